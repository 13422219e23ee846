"""Cuts the feeds: what is superseded and older than the retention goes, and consoles that old start anew.

What still counts stays, however old: the rows of what a bucket holds, and its last row. A row that is superseded stays
so, hence rows below the floor can be deleted while others write, and by several machines at once.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, Engine, and_, bindparam, delete, exists, func, or_, select, update

from server.database import reading, writing
from server.tables import bucket, feed, member

AT_A_TIME: Final = 5_000


@dataclass(frozen=True)
class Cut:
    """What one run has done."""

    buckets: int
    rows: int


def compact(engine: Engine, before: datetime) -> Cut:
    """Raise the floor of each bucket above everything older than `before`, and delete what is superseded below it."""
    with reading(engine) as connection:
        names = connection.execute(select(bucket.c.name).order_by(bucket.c.name)).scalars().all()
    raised = rows = 0
    for name in names:
        with writing(engine) as connection:
            before_it, floor = _raised(connection, name, before)
        raised += floor > before_it
        for start in range(0, floor, AT_A_TIME):
            with writing(engine) as connection:
                rows += _deleted(connection, name, start, min(start + AT_A_TIME, floor))
    return Cut(raised, rows)


def _raised(connection: Connection, name: str, before: datetime) -> tuple[int, int]:
    """The bucket's floor as it was and as it is now; its row is locked, so nobody numbers anything meanwhile."""
    head, floor = connection.execute(_LOCK, {"of": name}).one()
    kept_from = connection.execute(_FIRST_YOUNG, {"of": name, "above": floor, "before": before}).scalar_one()
    new = max(floor, head if kept_from is None else kept_from - 1)
    if new > floor:
        connection.execute(_RAISE, {"of": name, "floor": new})
    return floor, new


def _deleted(connection: Connection, name: str, above: int, through: int) -> int:
    return connection.execute(_DELETE, {"of": name, "above": above, "through": through}).rowcount


_mine = feed.c.bucket == bindparam("of")
_above = feed.c.seq > bindparam("above")
_LOCK: Final = select(bucket.c.head, bucket.c.floor).where(bucket.c.name == bindparam("of")).with_for_update()
_FIRST_YOUNG: Final = select(func.min(feed.c.seq)).where(
    _mine, _above, or_(feed.c.at >= bindparam("before"), feed.c.at.is_(None))
)
_RAISE: Final = update(bucket).where(bucket.c.name == bindparam("of"))
_counts = exists().where(
    and_(member.c.bucket == feed.c.bucket, member.c.entity == feed.c.entity, member.c.seq == feed.c.seq)
)
_last = select(bucket.c.head).where(bucket.c.name == bindparam("of")).scalar_subquery()
_DELETE: Final = delete(feed).where(_mine, _above, feed.c.seq <= bindparam("through"), feed.c.seq < _last, ~_counts)
