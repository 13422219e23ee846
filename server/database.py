"""The one place that knows SQLite from PostgreSQL: engines, and transactions that write or read one snapshot."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any

from sqlalchemy import URL, Connection, Engine, Table, create_engine, event, func, literal, make_url, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.dml import ReturningInsert

BUSY_TIMEOUT_MS = 15_000
# As many as a worker answers at once, so that no request waits for a connection.
CONNECTIONS = {"pool_size": 8, "max_overflow": 32}
CHUNK = 500


def make_engine(address: str) -> Engine:
    """An engine for `sqlite:///…` or `postgresql://…`; statements' values never reach a log or an error's text."""
    url = make_url(address)
    if url.get_backend_name() == "sqlite":
        return _sqlite(url)
    if url.get_backend_name() == "postgresql":
        url = url.set(drivername="postgresql+psycopg")
        return create_engine(url, hide_parameters=True, pool_pre_ping=True, **CONNECTIONS)
    raise ValueError("only SQLite and PostgreSQL are supported")


def _sqlite(url: URL) -> Engine:
    engine = create_engine(url, hide_parameters=True, **CONNECTIONS)

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, record: object) -> None:
        connection.isolation_level = None  # the driver would start transactions late, and only for writes
        for pragma in (
            f"busy_timeout = {BUSY_TIMEOUT_MS}",
            "journal_mode = WAL",
            "synchronous = FULL",  # an answer once given must survive a power cut
            "foreign_keys = ON",
        ):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(connection.get_execution_options().get("sqlite_begin", "BEGIN"))

    return engine


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction that changes something. Rows it read to decide must have been locked (`with_for_update`)."""
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            connection = connection.execution_options(sqlite_begin="BEGIN IMMEDIATE")
        with connection.begin():
            yield connection


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """One snapshot: everything read in it belongs together, however long it takes."""
    with engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            connection = connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        with connection.begin():
            yield connection


def exclusively(connection: Connection, key: int) -> None:
    """Wait until nobody else holds `key`, and keep it until the transaction ends. SQLite has one writer anyway."""
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(key)))


def together(connection: Connection, key: int) -> None:
    """Keep `key` together with others that do the same, but not with anybody who holds it exclusively."""
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock_shared(key)))


def insert_missing(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert the rows whose key is not there yet; waits for a concurrent writer of the same key."""
    if rows:
        connection.execute(_insert_missing(connection.dialect.name, table), rows)


def insert_if_missing(connection: Connection, table: Table, row: Mapping[str, Any]) -> bool:
    """Insert one row; False if its key is taken. Waits for a concurrent writer of the same key."""
    return connection.execute(_tried(connection.dialect.name, table), row).first() is not None


@cache  # building a statement takes longer than carrying it out
def _insert_missing(dialect: str, table: Table) -> postgresql.Insert | sqlite.Insert:
    written = postgresql.insert(table) if dialect == "postgresql" else sqlite.insert(table)
    return written.on_conflict_do_nothing()


@cache
def _tried(dialect: str, table: Table) -> ReturningInsert[Any]:
    return _insert_missing(dialect, table).returning(literal(1))


def in_chunks(items: Sequence[str]) -> Iterator[Sequence[str]]:
    """Pieces small enough for one statement's parameters."""
    for start in range(0, len(items), CHUNK):
        yield items[start : start + CHUNK]
