"""Runs the migrations of `work.db` on the connection it is given; there is no ini file and no URL."""

from alembic import context

from app.models.tables import work_metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=work_metadata,
    transaction_per_migration=False,
)
with context.begin_transaction():
    context.run_migrations()
