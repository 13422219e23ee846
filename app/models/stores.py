"""The two stores of a profile, opened at the schema this console speaks, or a Problem that says why not."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

import sqlalchemy as sa

from app import log
from app.advance import Advance, GivenUp
from app.models import health
from app.models.engine import open_store, set_aside
from app.models.migration import Schema, found_schema, migrate, sweep, upgrade
from app.models.search.store import SearchStore
from app.models.tables import cache_metadata, work_metadata
from app.models.training_mark import check_store
from app.paths import Profile
from app.problems import Problem, ProblemCode, environment_problem

CACHE_SCHEMA: Final = "0005"
WORK_SCHEMA: Final = "0004"

_CACHE: Final = Schema("cache", CACHE_SCHEMA, cache_metadata, durable=False)
_WORK: Final = Schema("work", WORK_SCHEMA, work_metadata, durable=True)
_BEGUN_ANEW: Final = (ProblemCode.CORRUPT_CACHE, ProblemCode.MIGRATION_FAILED)


@dataclass(frozen=True)
class Stores:
    """`cache` can be fetched again; `work` exists nowhere else. `cache_was_lost`: the old one was set aside.

    `search` is opened by whoever fills it, not with the others: a start does not wait for it.
    """

    cache: sa.Engine
    work: sa.Engine
    search: SearchStore
    cache_was_lost: bool = False

    def close(self) -> None:
        self.cache.dispose()
        self.work.dispose()
        self.search.close()


def open_stores(
    profile: Profile, key: bytes, now: datetime, *, training: bool = False, advance: Advance | None = None
) -> Stores:
    """Open both stores and bring their schema up to date. A damaged cache is set aside and begun anew.

    After an update this may take a while, of which `advance` hears: a stretch named work, one named cache. Raises
    Problem: corrupt_work, migration_failed, newer_store, store_locked, disk_full, disk_failed, read_only; training_only
    and no_training where they are of the other kind; GivenUp, which leaves each store as it was or brought over whole.
    """
    opening = _Opening(profile, key, now, training, advance or Advance())
    for path, backups in ((profile.work_db, profile.backup_dir), (profile.cache_db, None)):
        sweep(path, backups)
    try:
        work = opening.work()
        try:
            cache, lost = opening.cache()
        except (Problem, OSError, GivenUp):
            work.dispose()
            raise
    except OSError as error:
        problem = environment_problem(error)
        if problem is None:
            raise
        raise problem from error
    return Stores(cache, work, SearchStore(profile.search_db, key), lost)


@dataclass(frozen=True)
class _Opening:
    """One start's way into the stores of a profile."""

    profile: Profile
    key: bytes
    now: datetime
    training: bool
    advance: Advance

    def work(self) -> sa.Engine:
        return self._opened(self.profile.work_db, _WORK, self.profile.backup_dir)

    def cache(self) -> tuple[sa.Engine, bool]:
        """And whether it was lost."""
        path = self.profile.cache_db
        if not health.is_condemned(path):
            health.note_unclean_end(path)
            try:
                return self._opened(path, _CACHE, None), False
            except Problem as problem:
                if problem.code not in _BEGUN_ANEW:
                    raise
        log.store.info("the cache was damaged and is set aside")
        set_aside(path, self.profile.set_aside_dir, self.now)
        health.begin_anew(path)
        return self._opened(path, _CACHE, None), True

    def _opened(self, path: Path, schema: Schema, backups: Path | None) -> sa.Engine:
        self.advance.check()
        engine = open_store(path, self.key, durable=schema.durable)
        try:
            found = found_schema(engine)
            check_store(engine, training=self.training, is_new=found is None)
            if found is not None and found > schema.head:
                raise Problem(ProblemCode.NEWER_STORE, store=schema.name)
            if found is None:
                upgrade(engine, schema, self.advance)
            elif found < schema.head:
                engine.dispose()
                migrate(path, self.key, schema, backups, self.now, self.advance)
                engine = open_store(path, self.key, durable=schema.durable)
            if not schema.durable:
                health.glance(engine)
        except (Problem, OSError, GivenUp):
            engine.dispose()
            raise
        return engine
