"""Runs the migrations on the connection it is given; there is no ini file and no URL."""

from alembic import context

from server.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,  # SQLite can, too: a migration that is cut off leaves no trace
)
with context.begin_transaction():
    context.run_migrations()
