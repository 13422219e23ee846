"""The buckets as of one snapshot: where their feeds end, how far back they reach, and what they add up to."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, and_, bindparam, select, tuple_

from domain.protocol import Position
from server.tables import bucket, feed

START: Final = Position()

_AT_HEAD: Final = and_(feed.c.bucket == bucket.c.name, feed.c.seq == bucket.c.head)
_HEADS: Final = (
    select(bucket.c.name, bucket.c.head, feed.c.anchor, bucket.c.floor, bucket.c.digest, bucket.c.count)
    .join(feed, _AT_HEAD, isouter=True)
    .where(bucket.c.name.in_(bindparam("names", expanding=True)))
)

_ANCHORS: Final = select(feed.c.bucket, feed.c.anchor).where(
    tuple_(feed.c.bucket, feed.c.seq).in_(bindparam("places", expanding=True))
)


@dataclass(frozen=True)
class Head:
    """A bucket as of this snapshot."""

    end: Position
    floor: int
    digest: str
    count: int


def heads(connection: Connection, names: Collection[str]) -> dict[str, Head]:
    """The buckets of these names that ever held anything."""
    rows = connection.execute(_HEADS, {"names": sorted(names)})
    return {
        name: Head(Position(head, anchor or ""), floor, digest, count)
        for name, head, anchor, floor, digest, count in rows
    }


def standing(
    connection: Connection, found: Mapping[str, Head], places: Mapping[str, Position], begun: Mapping[str, int]
) -> dict[str, Position]:
    """Those of the places from which a reader misses nothing by going on.

    The bucket must still reach back to it – or to where its head was when the reader `begun` at the very beginning –
    and the very row must be there: a higher number, or another anchor, belongs to a history this database does not
    have.
    """
    kept: dict[str, Position] = {}
    behind: dict[str, Position] = {}
    for name, place in places.items():
        head = found.get(name)
        if head is None:
            continue
        if place == head.end:
            kept[name] = place
        elif head.floor <= max(place.seq, begun.get(name, 0)) and place.seq < head.end.seq and place != START:
            behind[name] = place
    if behind:
        anchors = _anchors(connection, behind)
        kept |= {name: place for name, place in behind.items() if anchors.get(name) == place.anchor}
    return kept


def _anchors(connection: Connection, places: Mapping[str, Position]) -> dict[str, str]:
    rows = connection.execute(_ANCHORS, {"places": [(name, place.seq) for name, place in places.items()]})
    return {row.bucket: row.anchor for row in rows}
