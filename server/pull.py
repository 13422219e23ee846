"""Answers "what is new for me?": from each bucket the caller holds, the rows after the place they have reached."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, Integer, Row, and_, bindparam, or_, select

from domain.people import Person
from domain.protocol import BucketDelta, Manifest, Op, OpKind, Position, SyncRequest
from domain.scope import REFERENCE
from server.cursor import Cursor
from server.documents import documents
from server.heads import START, Head, standing
from server.snapshots import Snapshots
from server.tables import feed, member
from server.viewer import Viewer, op_of

ROWS_AT_A_TIME: Final = 100
SMALLEST_PAGE: Final = 4 * 1024
LARGEST_PAGE: Final = 4 * 1024 * 1024

_SAME: Final = and_(member.c.bucket == feed.c.bucket, member.c.entity == feed.c.entity)
_COUNTS: Final = or_(
    and_(feed.c.op == OpKind.PUT.value, member.c.seq == feed.c.seq),
    and_(feed.c.op == OpKind.OUT.value, member.c.seq.is_(None)),
)
_ROWS_AFTER: Final = (
    select(feed)
    .join(member, _SAME, isouter=True)
    .where(feed.c.bucket == bindparam("name"), feed.c.seq > bindparam("after"), _COUNTS)
    .order_by(feed.c.seq)
    .limit(bindparam("most", type_=Integer))
)


@dataclass(frozen=True)
class Page:
    """What a reply carries of the feeds; `cursor` is to be sent next time."""

    buckets: tuple[BucketDelta, ...]
    cursor: str
    more: bool


def pull(
    connection: Connection,
    viewer: Viewer,
    found: Mapping[str, Head],
    request: SyncRequest,
    snapshots: Snapshots,
    now: datetime,
) -> Page:
    """One page, about as long as the request has room for; `found` are the heads of the buckets held."""
    cursor = Cursor.read(request.cursor)
    places = _places(connection, viewer, found, cursor, request.again)
    begun = {name: cursor.begun.get(name, 0) for name in places}
    room = min(max(request.limit_bytes, SMALLEST_PAGE), LARGEST_PAGE)
    deltas: list[BucketDelta] = []
    more = False
    for name in sorted(viewer.held, key=_order):
        head, place = found.get(name), places.get(name)
        if head is None:
            if name in cursor.positions or name in request.again:  # held by the console, unknown to this database
                deltas.append(BucketDelta(name, START, START, reset=True, digest=f"{0:032x}"))
            continue
        if place == head.end or (place is not None and name in request.loading):
            continue
        if room <= 0:
            more = True
            continue
        large = place is None and name != REFERENCE and head.count > snapshots.from_entities
        manifest = snapshots.of_bucket(connection, viewer, name, head, now) if large else None
        if manifest is not None:
            delta, used = _loaded(manifest), room  # one at a time: each may have to be made
        else:
            delta, used = _delta(connection, viewer.person, name, head, place, room)
            more = more or delta.more
            begun[name] = begun.get(name, 0) if place else head.end.seq
        room -= used
        places[name] = delta.end
        deltas.append(delta)
    return Page(tuple(deltas), Cursor(viewer.epoch, viewer.grant_version, places, begun).text(), more)


def _loaded(manifest: Manifest) -> BucketDelta:
    return BucketDelta(
        manifest.bucket,
        START,
        manifest.position,
        reset=True,
        digest=manifest.digest,
        count=manifest.count,
        snapshot=manifest.snapshot,
    )


def _order(name: str) -> tuple[bool, bool, str]:
    """Reference data first, since cases refer to it; then what is nearest to the person; agencies last."""
    return name != REFERENCE, name.startswith("ag:"), name


def _places(
    connection: Connection, viewer: Viewer, found: Mapping[str, Head], cursor: Cursor, again: Collection[str]
) -> dict[str, Position]:
    """The places from which to go on; a bucket that is missing here starts anew.

    A place counts only in the epoch and (beyond reference data) under the grants it was reached with.
    """
    if cursor.epoch != viewer.epoch:
        return {}
    regranted = cursor.grant_version != viewer.grant_version
    wanted = {
        name: place
        for name, place in cursor.positions.items()
        if name in viewer.held and name not in again and (name == REFERENCE or not regranted)
    }
    return standing(connection, found, wanted, cursor.begun)


def _delta(
    connection: Connection, person: Person, name: str, head: Head, place: Position | None, room: int
) -> tuple[BucketDelta, int]:
    """The bucket's rows after `place` (None: from the beginning) that fit, and how much room they took."""
    start = place or START
    rows: list[Row[Any]] = []
    ops: list[Op] = []
    used, whole = 0, 0
    exhausted = False
    while used < room and not exhausted:
        batch = _rows_after(connection, name, rows[-1].seq if rows else start.seq)
        docs = documents(connection, batch)
        exhausted = len(batch) < ROWS_AT_A_TIME
        for row in batch:
            if rows and used >= room:
                exhausted = False
                break
            if rows and rows[-1].anchor != row.anchor:
                whole = len(rows)
            op, size = op_of(connection, row, docs, person)
            rows.append(row)
            ops.append(op)
            used += size
    if exhausted:
        delta = BucketDelta(name, start, head.end, False, place is None, head.digest, head.count, tuple(ops))
        return delta, used
    # A transaction's rows stay together where they can: what was begun and not finished is left for the next page.
    if whole and _goes_on(connection, name, rows[-1]):
        rows, ops = rows[:whole], ops[:whole]
    end = Position(rows[-1].seq, rows[-1].anchor)
    more = end != head.end  # the very last row may be the one that used up the room
    digest = "" if more else head.digest
    return BucketDelta(name, start, end, more, place is None, digest, head.count, tuple(ops)), used


def _rows_after(connection: Connection, name: str, seq: int) -> Sequence[Row[Any]]:
    """The next rows that still count: each entity's last, and departures that were not followed by a return."""
    return connection.execute(_ROWS_AFTER, {"name": name, "after": seq, "most": ROWS_AT_A_TIME}).all()


def _goes_on(connection: Connection, name: str, last: Row[Any]) -> bool:
    following = select(feed.c.anchor).where(feed.c.bucket == name, feed.c.seq == last.seq + 1)
    return bool(connection.execute(following).scalar_one_or_none() == last.anchor)
