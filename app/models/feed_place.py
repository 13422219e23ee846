"""How far the cache has followed the server, and what is still to be had of its buckets: read with one statement."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from app.models.case_columns import DERIVED
from app.models.tables import bucket, feed_state, snapshot, snapshot_part
from domain.protocol import SyncReply
from domain.wire import from_wire

# What a row of `snapshot` says in place of a snapshot's id.
AGAIN: Final = ""  # the bucket is wanted from the beginning
DOUBT: Final = "?"  # the bucket does not add up; `manifest` holds what the server says its sums are, where it said so
NO_SNAPSHOT: Final = (AGAIN, DOUBT)

_NOTE_TIME_AFTER: Final = timedelta(minutes=10)


@dataclass(frozen=True)
class FeedState:
    """Where the cache stands; empty texts before the first page.

    `buckets` are held. Of these, `unfinished` began anew, `loading` come as snapshots, `again` are still to begin anew,
    and `doubtful` do not add up.
    """

    epoch: str = ""
    cursor: str = ""
    data_as_of: str = ""
    buckets: frozenset[str] = frozenset()
    unfinished: tuple[str, ...] = ()
    loading: tuple[str, ...] = ()
    again: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()


def feed_position(connection: sa.Connection) -> FeedState:
    rows = connection.execute(_STANDING).all()
    outstanding = sorted((row.name, row.id) for row in rows if row.id is not None)
    return FeedState(
        rows[0].epoch or "",
        rows[0].cursor or "",
        rows[0].data_as_of or "",
        frozenset(row.name for row in rows if row.name is not None and row.id is None),
        tuple(sorted(row.name for row in rows if row.resetting)),
        tuple(name for name, id in outstanding if id not in NO_SNAPSHOT),
        tuple(name for name, id in outstanding if id == AGAIN),
        tuple(name for name, id in outstanding if id == DOUBT),
    )


def unchanged(before: FeedState, reply: SyncReply) -> bool:
    """Whether the cache need not hear of this answer; `before` is where it stood when the request was made.

    The time of the last sync is written down every ten minutes, or with the next change. Raises WireError.
    """
    as_of = from_wire(datetime, reply.server_time)
    return (
        not (reply.buckets or before.unfinished or before.again or before.doubtful)
        and (reply.epoch, reply.cursor) == (before.epoch, before.cursor)
        and before.buckets <= set(reply.grants)
        and before.data_as_of != ""
        and abs(as_of - datetime.fromisoformat(before.data_as_of)) < _NOTE_TIME_AFTER
    )


def move_to(connection: sa.Connection, epoch: str, cursor: str, as_of: datetime) -> None:
    values = {"id": 1, "epoch": epoch, "cursor": cursor, "data_as_of": as_of.isoformat(), "derived": DERIVED}
    connection.execute(_MOVE, values)


def ask_again(connection: sa.Connection, buckets: Iterable[str]) -> None:
    """Note that these buckets are wanted from the beginning; what is cached of them stays until they are here."""
    for name in buckets:
        forget_outstanding(connection, name)
        connection.execute(_AWAIT, {"bucket": name, "id": AGAIN, "manifest": "", "chunk": 0})


def await_snapshot(connection: sa.Connection, name: str, id: str) -> None:
    forget_outstanding(connection, name)
    connection.execute(_AWAIT, {"bucket": name, "id": id, "manifest": "", "chunk": 0})


def doubt(connection: sa.Connection, name: str, expected: str = "") -> None:
    """Note that a bucket does not add up; `expected` are the sums the server named.

    A doubt without them is no doubt about the sums, and stays what it is: sums that match cannot settle it.
    """
    noted = insert(snapshot).values(bucket=name, id=DOUBT, manifest=expected, chunk=0)
    again = noted.on_conflict_do_update(
        index_elements=["bucket"],
        set_={"manifest": expected},
        where=(snapshot.c.id == DOUBT) & (snapshot.c.manifest != ""),
    )
    connection.execute(again)


def expectation(digest: str, count: int) -> str:
    """The sums of a bucket as `doubt` keeps them."""
    return f"{digest} {count}"


def trust(connection: sa.Connection, name: str) -> None:
    """The sums of a bucket are what the server says: a doubt about them is settled."""
    connection.execute(_TRUST, {"of": name})


def forget_outstanding(connection: sa.Connection, name: str) -> None:
    connection.execute(_FORGET_PARTS, {"of": name})
    connection.execute(_FORGET, {"of": name})


def is_awaited(connection: sa.Connection, name: str) -> bool:
    """Whether a bucket's snapshot is on its way, or its beginning asked for."""
    return connection.execute(_AWAITED, {"of": name}).first() is not None


_named = sa.union_all(
    sa.select(bucket.c.name, bucket.c.resetting, sa.null().label("id")),
    sa.select(snapshot.c.bucket, sa.false(), snapshot.c.id),
).subquery()
_one = sa.select(sa.literal(1).label("one")).subquery()
_STANDING: Final = sa.select(
    feed_state.c.epoch, feed_state.c.cursor, feed_state.c.data_as_of, _named.c.name, _named.c.resetting, _named.c.id
).select_from(_one.outerjoin(feed_state, sa.true()).outerjoin(_named, sa.true()))
_of: Final[sa.BindParameter[str]] = sa.bindparam("of")
_FORGET_PARTS: Final = snapshot_part.delete().where(snapshot_part.c.bucket == _of)
_FORGET: Final = snapshot.delete().where(snapshot.c.bucket == _of)
_AWAIT: Final = snapshot.insert()
_AWAITED: Final = sa.select(snapshot.c.bucket).where(snapshot.c.bucket == _of, snapshot.c.id != DOUBT)
_TRUST: Final = snapshot.delete().where(snapshot.c.bucket == _of, snapshot.c.id == DOUBT, snapshot.c.manifest != "")
_state = insert(feed_state)
_MOVE: Final = _state.on_conflict_do_update(
    index_elements=["id"], set_={name: _state.excluded[name] for name in ("epoch", "cursor", "data_as_of")}
)
