"""Answers "what is new for me?": from each bucket the caller holds, the rows after the place they have reached."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, Row, and_, or_, select, tuple_

from domain.people import Person
from domain.protocol import BucketDelta, Op, OpKind, Position
from domain.scope import REFERENCE
from server.cursor import Cursor
from server.documents import Document, documents, masked_doc
from server.records import CASE
from server.tables import bucket, feed, member

ROWS_AT_A_TIME: Final = 100
SMALLEST_PAGE: Final = 4 * 1024
LARGEST_PAGE: Final = 4 * 1024 * 1024
START: Final = Position()


@dataclass(frozen=True)
class Viewer:
    """For whom a page is made: what they may read, and the life of the database it is read from."""

    person: Person
    held: frozenset[str]
    grant_version: int
    epoch: str


@dataclass(frozen=True)
class Page:
    """What a reply carries of the feeds; `cursor` is to be sent next time."""

    buckets: tuple[BucketDelta, ...]
    cursor: str
    more: bool


@dataclass(frozen=True)
class Head:
    """A bucket as of this snapshot."""

    end: Position
    floor: int
    digest: str
    count: int


def heads(connection: Connection, names: frozenset[str]) -> dict[str, Head]:
    """The buckets of these names that ever held anything."""
    at_head = and_(feed.c.bucket == bucket.c.name, feed.c.seq == bucket.c.head)
    rows = connection.execute(
        select(bucket.c.name, bucket.c.head, feed.c.anchor, bucket.c.floor, bucket.c.digest, bucket.c.count)
        .join(feed, at_head, isouter=True)
        .where(bucket.c.name.in_(sorted(names)))
    )
    return {
        name: Head(Position(head, anchor or ""), floor, digest, count)
        for name, head, anchor, floor, digest, count in rows
    }


def pull(connection: Connection, viewer: Viewer, found: Mapping[str, Head], cursor_text: str, limit_bytes: int) -> Page:
    """One page, about `limit_bytes` of documents long; `found` are the heads of the buckets held."""
    cursor = Cursor.read(cursor_text)
    places = _places(connection, viewer, found, cursor)
    room = min(max(limit_bytes, SMALLEST_PAGE), LARGEST_PAGE)
    deltas: list[BucketDelta] = []
    more = False
    for name in sorted(viewer.held, key=_order):
        head, place = found.get(name), places.get(name)
        if head is None:
            if name in cursor.positions:  # held by the console, unknown to this database
                deltas.append(BucketDelta(name, START, START, reset=True, digest=f"{0:032x}"))
            continue
        if place == head.end:
            continue
        if room <= 0:
            more = True
            continue
        delta, used = _delta(connection, viewer.person, name, head, place, room)
        room -= used
        more = more or delta.more
        places[name] = delta.end
        deltas.append(delta)
    return Page(tuple(deltas), Cursor(viewer.epoch, viewer.grant_version, places).text(), more)


def _order(name: str) -> tuple[bool, bool, str]:
    """Reference data first, since cases refer to it; then what is nearest to the person; agencies last."""
    return name != REFERENCE, name.startswith("ag:"), name


def _places(connection: Connection, viewer: Viewer, found: Mapping[str, Head], cursor: Cursor) -> dict[str, Position]:
    """The places from which to go on; a bucket that is missing here starts anew.

    A place counts only in the epoch and (beyond reference data) under the grants it was reached with, if the bucket
    still reaches back to it, and if the very row is there: a higher number, or another anchor, belongs to a history
    that this database does not have.
    """
    if cursor.epoch != viewer.epoch:
        return {}
    regranted = cursor.grant_version != viewer.grant_version
    kept: dict[str, Position] = {}
    behind: dict[str, Position] = {}
    for name, place in cursor.positions.items():
        head = found.get(name)
        if head is None or name not in viewer.held or (regranted and name != REFERENCE):
            continue
        if place == head.end:
            kept[name] = place
        elif head.floor <= place.seq < head.end.seq and place != START:
            behind[name] = place
    if behind:
        anchors = _anchors(connection, behind)
        kept |= {name: place for name, place in behind.items() if anchors.get(name) == place.anchor}
    return kept


def _anchors(connection: Connection, places: Mapping[str, Position]) -> dict[str, str]:
    wanted = tuple_(feed.c.bucket, feed.c.seq).in_([(name, place.seq) for name, place in places.items()])
    return {row.bucket: row.anchor for row in connection.execute(select(feed).where(wanted))}


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
            op, size = _op(connection, row, docs, person)
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
    return BucketDelta(name, start, end, True, place is None, count=head.count, ops=tuple(ops)), used


def _rows_after(connection: Connection, name: str, seq: int) -> Sequence[Row[Any]]:
    """The next rows that still count: each entity's last, and departures that were not followed by a return."""
    same = and_(member.c.bucket == feed.c.bucket, member.c.entity == feed.c.entity)
    counts = or_(
        and_(feed.c.op == OpKind.PUT.value, member.c.seq == feed.c.seq),
        and_(feed.c.op == OpKind.OUT.value, member.c.seq.is_(None)),
    )
    wanted = select(feed).join(member, same, isouter=True).where(feed.c.bucket == name, feed.c.seq > seq, counts)
    return connection.execute(wanted.order_by(feed.c.seq).limit(ROWS_AT_A_TIME)).all()


def _goes_on(connection: Connection, name: str, last: Row[Any]) -> bool:
    following = select(feed.c.anchor).where(feed.c.bucket == name, feed.c.seq == last.seq + 1)
    return bool(connection.execute(following).scalar_one_or_none() == last.anchor)


def _op(
    connection: Connection, row: Row[Any], docs: Mapping[tuple[bool, str], Document], person: Person
) -> tuple[Op, int]:
    """The op and about how many bytes it takes."""
    if row.op == OpKind.OUT.value:
        return Op(OpKind.OUT, row.entity, row.version, row.kind), len(row.entity) + 50
    current = docs[row.kind == CASE, row.entity]
    is_case = row.kind == CASE
    doc = masked_doc(connection, row.entity, current.text, person) if is_case else json.loads(current.text)
    return Op(OpKind.PUT, row.entity, current.version, row.kind, doc), len(current.text)
