"""Brings a database to the schema this server needs, and refuses one that a newer server has written."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from server.database import make_engine, writing

MIGRATIONS = Path(__file__).parent / "migrations"
# Any number, as long as it stays the same: workers that start together migrate one after the other.
_LOCK = 7_263_441


class NewerSchema(Exception):
    """The database is at a revision this server does not know."""


def migrate(address: str) -> str | None:
    """Bring the database up to date, in one transaction; the revision it was at before, None for an empty one."""
    engine = make_engine(address)
    try:
        with writing(engine) as connection:
            if engine.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
            before = revision_of(connection)
            if before is not None and before not in known_revisions():
                raise NewerSchema(before)
            config = _config()
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            return before
    finally:
        engine.dispose()


def revision_of(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def head_revision() -> str | None:
    """The revision this server needs."""
    return ScriptDirectory.from_config(_config()).get_current_head()


def known_revisions() -> frozenset[str]:
    return frozenset(script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions())


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return config
