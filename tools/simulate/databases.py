"""Databases in memory that can be put back to a template, and that tell their owner where a transaction turns."""

import os
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.pool import StaticPool

from app.models import engine as store
from app.models.search.store import SearchStore
from app.models.stores import Stores
from tools.simulate import lean

Turn = Callable[[str], None]

BEGIN: Final = "begin"
COMMIT: Final = "commit"
COMMITTED: Final = "committed"
PREPARED_STATEMENTS: Final = 1_000


def nothing(turn: str) -> None:
    """What a turn means while nobody listens."""


# One connection for all; each transaction of the product ends by itself, so nothing is left to be taken back.
_POOL: Final[dict[str, Any]] = {"poolclass": StaticPool, "hide_parameters": True, "pool_reset_on_return": None}


class _Healthy:
    """SQLCipher's answer to whether what was read is what was written."""

    @staticmethod
    def fetchone() -> tuple[str]:
        return ("1",)


class Database(sqlite3.Connection):
    """One database in memory. `on_turn` is called before a transaction begins, before it commits and after that.

    It outlives every pool that thinks it has closed it.
    """

    on_turn: Turn = staticmethod(nothing)
    reads_only = False

    def execute(self, sql: str, *values: Any) -> Any:
        """What app.models.engine asks SQLCipher about its own health has a fixed answer here.

        SQLite prepares every statement anew after the pragma of a reading; `lean.Connection` heeds it in its place.
        """
        if sql == "PRAGMA cipher_status":
            return _Healthy
        if sql.startswith("PRAGMA query_only"):
            self.reads_only = sql.endswith("ON")
            return _Healthy
        return super().execute(sql, *values)

    def commit(self) -> None:
        self.on_turn(COMMIT)
        super().commit()
        self.on_turn(COMMITTED)

    def close(self) -> None:
        """Nothing: a pool throws a connection away when a crash goes through it."""

    def image(self) -> bytes:
        return self.serialize()

    def put_back(self, image: bytes) -> None:
        """Make it what it was when the image was taken, whatever state a crash has left it in."""
        self.on_turn = nothing
        self.recover()
        self.deserialize(image)

    def recover(self) -> None:
        """What a database does when its process is gone: an open transaction has not been."""
        if self.in_transaction:
            super().rollback()
        self.reads_only = False


def _opened() -> Database:
    database = sqlite3.connect(
        ":memory:", isolation_level=None, factory=Database, cached_statements=PREPARED_STATEMENTS
    )
    database.execute("PRAGMA foreign_keys = ON")
    return database


@dataclass(frozen=True)
class Server:
    """The server's database, begun as server.database begins it."""

    database: Database
    engine: sa.Engine

    @classmethod
    def opened(cls) -> "Server":
        database = _opened()
        engine = sa.create_engine("sqlite://", creator=lambda: database, **_POOL)

        def begin(connection: sa.Connection) -> None:
            database.on_turn(BEGIN)
            database.execute(connection.get_execution_options().get("sqlite_begin", "BEGIN"))

        engine._connection_cls = partial(lean.Connection, held=lean.Held(database), begin=begin)  # type: ignore[assignment]
        return cls(database, engine)


@dataclass(frozen=True)
class Profile:
    """A console's two stores, with the options and events that app.models.engine gives its engines."""

    cache: Database
    work: Database
    stores: Stores

    @classmethod
    def opened(cls) -> "Profile":
        cache, work = _opened(), _opened()
        engines = _store(cache, "cache", durable=False), _store(work, "work", durable=True)
        return cls(cache, work, Stores(*engines, SearchStore(Path("search.db"), b"")))  # which nobody opens here


def _store(database: Database, name: str, *, durable: bool) -> sa.Engine:
    options = {store._STORE: name, store._DURABLE: durable, store._FILE: Path(os.devnull) / name}
    engine = sa.create_engine(
        "sqlite://",
        creator=lambda: database,
        execution_options=options,
        **_POOL,
    )

    def begin(connection: sa.Connection) -> None:
        if connection.get_execution_options().get(store._READING):
            database.execute("BEGIN")
        else:
            database.on_turn(BEGIN)
            database.execute("BEGIN IMMEDIATE")

    engine._connection_cls = partial(lean.Connection, held=lean.Held(database), begin=begin)  # type: ignore[assignment]
    event.listen(engine, "handle_error", store._as_problem)
    return engine
