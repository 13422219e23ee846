"""The two stores of a profile, opened at the schema this console speaks, or a Problem that says why not."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

import sqlalchemy as sa

from app import log
from app.models.engine import check, open_store, reading, set_aside, writing
from app.paths import Profile
from app.problems import Problem, ProblemCode

CACHE_SCHEMA: Final = "0002"
WORK_SCHEMA: Final = "0002"
_MIGRATIONS: Final = Path(__file__).parent / "migrations"


@dataclass(frozen=True)
class Stores:
    """`cache` can be fetched again; `work` exists nowhere else. `cache_was_lost`: the old one was set aside."""

    cache: sa.Engine
    work: sa.Engine
    cache_was_lost: bool = False

    def close(self) -> None:
        self.cache.dispose()
        self.work.dispose()


def open_stores(profile: Profile, key: bytes, now: datetime) -> Stores:
    """Open both stores and bring their schema up to date. A damaged cache is set aside and begun anew.

    Raises Problem: corrupt_work, newer_store, store_locked, disk_full, disk_failed, read_only.
    """
    work = open_store(profile.work_db, key, durable=True)
    try:
        _bring_up_to_date(work, "work", WORK_SCHEMA)
        cache, lost = _open_cache(profile, key, now)
    except Problem:
        work.dispose()
        raise
    return Stores(cache, work, lost)


def _open_cache(profile: Profile, key: bytes, now: datetime) -> tuple[sa.Engine, bool]:
    try:
        return _opened_cache(profile, key), False
    except Problem as problem:
        if problem.code is not ProblemCode.CORRUPT_CACHE:
            raise
    log.store.info("the cache was damaged and is set aside")
    set_aside(profile.cache_db, profile.set_aside_dir, now)
    return _opened_cache(profile, key), True


def _opened_cache(profile: Profile, key: bytes) -> sa.Engine:
    engine = open_store(profile.cache_db, key, durable=False)
    try:
        check(engine)
        _bring_up_to_date(engine, "cache", CACHE_SCHEMA)
    except Problem:
        engine.dispose()
        raise
    return engine


def _bring_up_to_date(engine: sa.Engine, name: str, schema: str) -> None:
    with reading(engine) as connection:
        found = _schema_of(connection)
    if found == schema:
        return
    if found is not None and found > schema:
        raise Problem(ProblemCode.NEWER_STORE, store=name)
    # Imported here because it takes a third of the start-up and is needed once per release.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS / name))
    with writing(engine) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, schema)


def _schema_of(connection: sa.Connection) -> str | None:
    known = sa.text("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version' LIMIT 1")
    if connection.execute(known).first() is None:
        return None
    version: str | None = connection.execute(sa.text("SELECT version_num FROM alembic_version LIMIT 1")).scalar()
    return version
