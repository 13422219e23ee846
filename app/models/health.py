"""Whether the cache is sound: a glance at each start, every page once a day at leisure, and a mark once it is not.

The marks lie beside the file, because a damaged one can neither be written to nor believed.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

import sqlalchemy as sa

from app.models.engine import check, condemned_mark, reading, writing
from app.models.repair import audit
from app.models.tables import bucket, cases, feed_state, overlay, reference

CHECK_EVERY: Final = timedelta(days=1)


def glance(engine: sa.Engine) -> None:
    """Read what every start needs anyway: the small tables whole, the ends of the large one. Raises corrupt_cache."""
    with reading(engine) as connection:
        for column in (feed_state.c.cursor, bucket.c.digest, reference.c.doc, overlay.c.doc):
            connection.execute(sa.select(sa.func.max(sa.func.length(column)))).all()
        for order in (cases.c.row, cases.c.row.desc()):
            connection.execute(sa.select(cases.c.doc).order_by(order).limit(1)).all()


def check_if_due(engine: sa.Engine, path: Path, now: datetime, stop: Callable[[], bool]) -> bool:
    """Read every page and add up every bucket, unless that was done within a day; whether it was. Raises corrupt_cache.

    Takes its time, though it keeps nobody from reading or writing; it gives up soon after `stop` says so.
    """
    mark = _checked_mark(path)
    if is_condemned(path) or not _is_due(mark, now) or not check(engine, stop):
        return False
    with writing(engine) as connection:
        audit(connection)
    with suppress(OSError):  # at worst it is done once more
        mark.write_text(now.isoformat(), encoding="ascii")
    return True


def is_condemned(path: Path) -> bool:
    """Whether damage was met since the cache at `path` was begun: no more is built on it."""
    return condemned_mark(path).exists()


def note_unclean_end(path: Path) -> None:
    """Have the cache checked soon if the last run was killed: an orderly end leaves no log behind."""
    if path.with_name(path.name + "-wal").exists():
        _checked_mark(path).unlink(missing_ok=True)


def begin_anew(path: Path) -> None:
    """Forget what was known of a cache that has been set aside."""
    _checked_mark(path).unlink(missing_ok=True)
    condemned_mark(path).unlink(missing_ok=True)


def _checked_mark(path: Path) -> Path:
    return path.with_suffix(".checked")


def _is_due(mark: Path, now: datetime) -> bool:
    try:
        age = now - datetime.fromisoformat(mark.read_text(encoding="ascii"))
    except (OSError, ValueError, TypeError):
        return True
    return not timedelta() <= age < CHECK_EVERY  # a date to come is a wrong clock's: then or now
