"""What both sides compare when a bucket does not add up, and how the rows that differ are put right."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, Final

import sqlalchemy as sa

from app.models import buckets, feed_place
from app.models.feed_page import Page, PageEffect
from app.models.feed_place import DOUBT
from app.models.tables import bucket, cases, member, overlay, read_reply, reference, snapshot
from app.models.world import World, load_world
from domain.protocol import Op, Position, digest_text, entity_digest, part_of, part_sums

NOT_HERE: Final = 0  # no entity has this version: the server sends what it has


def position_of(connection: sa.Connection, name: str) -> Position:
    held = buckets.find(connection, name)
    return held.position if held else buckets.START


def sums_of(connection: sa.Connection, name: str) -> tuple[str, ...]:
    return part_sums(_held(connection, name))


def rows_of(connection: sa.Connection, name: str, parts: Iterable[int]) -> dict[str, int]:
    wanted = frozenset(parts)
    return {entity: version for entity, version in _held(connection, name) if part_of(entity) in wanted}


def take_repair(
    connection: sa.Connection,
    name: str,
    ops: Iterable[Op],
    world: World | None = None,
    *,
    allow_vanishing: bool = False,
    already_gone: int = 0,
) -> PageEffect:
    """Bring in the rows that differed and sum up anew; a bucket that still differs is asked for from the beginning.

    Raises as `cache.take_page` does.
    """
    page = Page(connection, world or load_world(connection))
    held = buckets.find(connection, name)
    doubt = sa.select(snapshot.c.manifest).where(snapshot.c.bucket == name, snapshot.c.id == DOUBT)
    expected = connection.scalar(doubt)
    if held is None or held.resetting:
        return PageEffect()
    held = buckets.recounted(connection, page.apply(held, ops))
    buckets.keep(connection, held)
    if expected is not None:
        feed_place.forget_outstanding(connection, name)
    if expected and expected != feed_place.expectation(*held.sums):
        feed_place.ask_again(connection, [name])
    return page.finish(allow_vanishing=allow_vanishing, already_gone=already_gone)


def audit(connection: sa.Connection) -> frozenset[str]:
    """Compare all sums and cases with the rows they speak of, and note a doubt where they differ. Takes its time."""
    sums: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    wrong: set[str] = set()
    for row in connection.execute(_ROWS):
        total = sums[row.bucket]
        total[0] += entity_digest(row.entity, row.version)
        total[1] += 1
        if _version(row) != row.version:
            wrong.add(row.bucket)
    for held in connection.execute(sa.select(bucket).where(~bucket.c.resetting)):
        digest, members = sums[held.name]
        if (held.digest, held.members) != (digest_text(digest), members):
            wrong.add(held.name)
    for name in sorted(wrong):
        feed_place.doubt(connection, name)
    if not wrong:  # else a repair may still find a bucket for them
        for table in (cases, overlay):
            # Rows below 0 are of cases that begin with unsent work, and in no bucket yet.
            unheld = (table.c.row > 0) & table.c.id.not_in(sa.select(member.c.entity))
            connection.execute(table.delete().where(unheld))
        connection.execute(read_reply.delete().where(read_reply.c.case_id.not_in(sa.select(cases.c.id))))
    return frozenset(wrong)


def _held(connection: sa.Connection, name: str) -> Iterator[tuple[str, int]]:
    """The entities of a bucket in the versions that are really here, whatever its members say of them."""
    return ((row.entity, _version(row)) for row in connection.execute(_ROWS.where(member.c.bucket == name)))


def _version(row: Any) -> int:
    """A member may be older than the cached case: then another bucket speaks of the newer one, and answers for it."""
    version: int = row.version
    return NOT_HERE if version == row.newest and row.cached != version else version


_other = member.alias()
_newest = (
    sa.select(sa.func.max(_other.c.version))
    .where(_other.c.entity == member.c.entity, _other.c.generation > buckets.OTHER_LIFE)
    .scalar_subquery()
)
_ROWS: Final = (
    sa.select(
        member.c.bucket,
        member.c.entity,
        member.c.version,
        _newest.label("newest"),
        sa.func.coalesce(cases.c.version, reference.c.version).label("cached"),
    )
    .select_from(member)
    .join(bucket, (bucket.c.name == member.c.bucket) & (bucket.c.generation == member.c.generation))
    .outerjoin(cases, cases.c.id == member.c.entity)
    .outerjoin(reference, reference.c.id == member.c.entity)
)
