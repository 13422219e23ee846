"""Runs the migrations of `cache.db` on the connection it is given; there is no ini file and no URL."""

from alembic import context

from app.models.tables import cache_metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=cache_metadata,
    transaction_per_migration=False,
)
with context.begin_transaction():
    context.run_migrations()
