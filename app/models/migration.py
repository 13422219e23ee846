"""Brings a store to the schema this console speaks: on a copy that is proven, and only then takes its place.

A kill at any moment leaves the old store whole or the new one, and leftovers that the next start sweeps away. The store
itself is never written to, so that one which cannot be brought over still opens with the version before.
"""

import hashlib
import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import sqlalchemy as sa

from app import log
from app.advance import Advance, GivenUp
from app.models.engine import backup, checkpoint, open_store, reading, stopping, writing
from app.models.tables import blob, blob_chunk
from app.problems import Problem, ProblemCode

BACKUPS_KEPT: Final = 3
_MIGRATIONS: Final = Path(__file__).parent / "migrations"


@dataclass(frozen=True)
class Schema:
    """One kind of store as this console speaks it; `head` is the last of its migrations."""

    name: str
    head: str
    metadata: sa.MetaData
    durable: bool


class NotAsItShouldBe(Exception):
    """The migrated copy lost something or has another shape: a bug of ours, found before it did harm."""


def found_schema(engine: sa.Engine) -> str | None:
    """The schema a store has; None for one that is empty."""
    with reading(engine) as connection:
        known = sa.text("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version' LIMIT 1")
        if connection.execute(known).first() is None:
            return None
        version: str | None = connection.execute(sa.text("SELECT version_num FROM alembic_version LIMIT 1")).scalar()
        return version


def upgrade(engine: sa.Engine, schema: Schema, advance: Advance) -> None:
    """Run what is missing, in one transaction of the store itself: for one that is empty, or a copy. Raises GivenUp."""
    # Imported here because it takes a third of the start-up and is needed once per release.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS / schema.name))
    with writing(engine) as connection, stopping(connection, lambda: advance.is_unwanted):
        config.attributes["connection"] = connection
        command.upgrade(config, schema.head)


def migrate(path: Path, key: bytes, schema: Schema, backups: Path | None, now: datetime, advance: Advance) -> None:
    """Replace the store at `path`, which nobody else may have open, by a copy of it at the schema's head.

    With `backups`, the store as it was is kept there, the newest few of them. Raises Problem: migration_failed where
    the fault is ours, else disk_full, disk_failed, read_only, store_locked, corrupt_work or corrupt_cache; GivenUp,
    which like all of them leaves the store as it was.
    """
    from alembic.util import CommandError

    copy, kept = _copy_of(path), None
    way = _Way(advance, schema.name, ("keep", "copy", "upgrade", "prove") if backups else ("copy", "upgrade", "prove"))
    try:
        engine = open_store(path, key, durable=schema.durable)
        try:
            found = found_schema(engine)
            log.store.info("the store %s is brought from schema %s to %s", schema.name, found, schema.head)
            if backups is not None:
                kept = _keep(engine, backups / f"{schema.name}-{found}-{_stamp(now)}.db", way)
            way.begin("copy")
            backup(engine, copy, way.reach)
            before = _counts(engine, schema.metadata)
            if not checkpoint(engine, truncate=True):
                raise Problem(ProblemCode.STORE_LOCKED, store=schema.name)
        finally:
            engine.dispose()
        _upgrade_copy(copy, key, schema, before, way)
        _swap(copy, path, schema)
    except (sa.exc.SQLAlchemyError, CommandError, NotAsItShouldBe) as error:
        _take_back(path, backups, kept)
        log.store.error("the store %s could not be migrated", schema.name, exc_info=error)
        raise Problem(ProblemCode.MIGRATION_FAILED, store=schema.name) from error
    except (OSError, Problem, GivenUp):
        _take_back(path, backups, kept)
        raise
    if kept is not None:
        _prune(kept)


def sweep(path: Path, backups: Path | None) -> None:
    """Remove what a migration that did not come to its end left of its copies of the store at `path`."""
    partial = backups.glob(f"{path.stem}-*.partial*") if backups else ()
    for leftover in (*path.parent.glob(f"{_copy_of(path).name}*"), *partial):
        with suppress(OSError):  # it is only in the way
            leftover.unlink(missing_ok=True)


class _Way:
    """The steps of one store, each shown as long as any other."""

    def __init__(self, advance: Advance, store: str, steps: Sequence[str]) -> None:
        self.advance = advance
        self._store = store
        self._steps = steps
        self._step = 0

    def begin(self, step: str) -> None:
        """Raises GivenUp."""
        self._step = self._steps.index(step)
        self.reach(0.0)

    def reach(self, share: float) -> None:
        """The share of this step that is done. Raises GivenUp."""
        self.advance.reach(self._store, self._step + share, len(self._steps))


def _copy_of(path: Path) -> Path:
    return path.with_suffix(".migrating")


def _stamp(now: datetime) -> str:
    return now.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _keep(engine: sa.Engine, destination: Path, way: "_Way") -> Path:
    way.begin("keep")
    destination.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    backup(engine, destination, way.reach)
    return destination


def _take_back(path: Path, backups: Path | None, kept: Path | None) -> None:
    """After a failure the store is as it was: copies of it would only take room from a disk that may be full."""
    sweep(path, backups)
    if kept is not None:
        with suppress(OSError):
            kept.unlink(missing_ok=True)


def _prune(newest: Path) -> None:
    others = sorted(path for path in newest.parent.glob(f"{newest.name.partition('-')[0]}-*.db") if path != newest)
    for old in others[: max(0, len(others) + 1 - BACKUPS_KEPT)]:
        old.unlink(missing_ok=True)


def _upgrade_copy(copy: Path, key: bytes, schema: Schema, before: dict[str, int], way: "_Way") -> None:
    engine = open_store(copy, key, durable=schema.durable)
    try:
        way.begin("upgrade")
        upgrade(engine, schema, way.advance)
        way.begin("prove")
        _prove(engine, schema, before, way.advance)
        if not checkpoint(engine, truncate=True):
            raise Problem(ProblemCode.STORE_LOCKED, store=schema.name)
    finally:
        engine.dispose()


def _prove(engine: sa.Engine, schema: Schema, before: dict[str, int], advance: Advance) -> None:
    """Every page sound, every table as the console will read it, not a row fewer, every attachment whole."""
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    with reading(engine) as connection, stopping(connection, lambda: advance.is_unwanted):
        if (verdict := connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar_one()) != "ok":
            raise NotAsItShouldBe(verdict)
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        if differences := compare_metadata(context, schema.metadata):
            raise NotAsItShouldBe(f"{len(differences)} differences in the tables")
        if blob.name in schema.metadata.tables:
            _prove_blobs(connection, advance)
    after = _counts(engine, schema.metadata)
    if {name: after.get(name) for name in before} != before:
        raise NotAsItShouldBe(f"rows: {before} became {after}")


def _prove_blobs(connection: sa.Connection, advance: Advance) -> None:
    for sha256, size in connection.execute(sa.select(blob.c.sha256, blob.c.size)).all():
        advance.check()
        pieces = sa.select(blob_chunk.c.data).where(blob_chunk.c.sha256 == sha256).order_by(blob_chunk.c.start)
        seen, content = 0, hashlib.sha256()
        for piece in connection.scalars(pieces):
            seen += len(piece)
            content.update(piece)
        if (seen, content.hexdigest()) != (size, sha256):
            raise NotAsItShouldBe("an attachment is not whole")


def _counts(engine: sa.Engine, metadata: sa.MetaData) -> dict[str, int]:
    """How many rows the tables have that are there already and are there to stay."""
    with reading(engine) as connection:
        here = set(connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars())
        tables = [table for name, table in metadata.tables.items() if name in here]
        return {t.name: connection.execute(sa.select(sa.func.count()).select_from(t)).scalar_one() for t in tables}


def _swap(copy: Path, path: Path, schema: Schema) -> None:
    for file in (copy, path):
        for log_file in (file.with_name(file.name + suffix) for suffix in ("-wal", "-shm")):
            # A log that outlives its store would be played back into the one that takes its name.
            if log_file.name.endswith("-wal") and log_file.exists() and log_file.stat().st_size:
                raise Problem(ProblemCode.STORE_LOCKED, store=schema.name)
            log_file.unlink(missing_ok=True)
    copy.replace(path)
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """The exchange of names is on the disk before anything is written under the new one."""
    if os.name == "nt":
        return  # a folder cannot be opened there; NTFS keeps the order of names itself
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
