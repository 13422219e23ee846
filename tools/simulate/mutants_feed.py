"""Defects of the server's feeds: numbering, places, resets, snapshots, lives of the database."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select, update

import server.answers
import server.documents
import server.execute
import server.feed
import server.heads
import server.highwater
import server.pull
import server.records
import server.routes.snapshots
import server.routes.sync
import server.snapshots
import server.sync
from server import tables
from server.cursor import Cursor
from server.database import reading, writing
from tools.simulate.centre import KeptEpoch
from tools.simulate.mutants import mutant, replaced, undigested
from tools.simulate.script import Kind

BLOCK = 10


@mutant(
    "Feed rows are numbered before the transaction that writes them, as by a sequence (no digest).",
    Kind.FLIP,
)
def sequence_gap() -> Iterator[None]:
    taken: dict[str, int] = {}
    execute, append = server.execute.execute, server.feed._append

    def taking(central: Any, caller: Any, message: Any, now: datetime) -> Any:
        with writing(central.engine) as connection:
            heads = connection.execute(select(tables.bucket.c.name, tables.bucket.c.head)).all()
            connection.execute(update(tables.bucket).values(head=tables.bucket.c.head + BLOCK))
        taken.update((row.name, row.head) for row in heads)
        try:
            return execute(central, caller, message, now)
        finally:
            taken.clear()

    def appended(connection: Connection, name: str, rows: Any) -> None:
        head = connection.scalar(select(tables.bucket.c.head).where(tables.bucket.c.name == name)) or 0
        append(connection, name, rows)
        if name not in taken:
            return
        back = head - taken[name]
        for table in (tables.feed, tables.member):
            fresh = (table.c.bucket == name) & (table.c.seq > head)
            connection.execute(update(table).where(fresh).values(seq=table.c.seq - back))
        connection.execute(update(tables.bucket).where(tables.bucket.c.name == name).values(head=head))

    with replaced(server.execute, execute=taking), replaced(server.feed, _append=appended), undigested():
        yield


@mutant("A case that leaves a bucket leaves no row there.")
def no_out_row() -> Iterator[None]:
    publish = vars(server.records)["publish"]

    def puts_only(connection: Connection, changes: Any) -> None:
        publish(connection, [replace(change, before=frozenset()) for change in changes])

    with replaced(server.records, publish=puts_only):
        yield


@mutant("The cursor of an answer is read after its rows, in another snapshot.")
def cursor_late() -> Iterator[None]:
    exchange = server.sync.exchange

    def late(central: Any, *more: Any) -> Any:
        reply = exchange(central, *more)
        cursor = Cursor.read(reply.cursor)
        with reading(central.engine) as connection:
            now = server.heads.heads(connection, frozenset(cursor.positions))
        ends = {delta.bucket: now[delta.bucket].end for delta in reply.buckets if not delta.more}
        places = {name: ends.get(name, place) for name, place in cursor.positions.items()}
        deltas = tuple(replace(delta, end=ends.get(delta.bucket, delta.end), digest="") for delta in reply.buckets)
        return replace(reply, buckets=deltas, cursor=replace(cursor, positions=places).text())

    with replaced(server.routes.sync, exchange=late):
        yield


@mutant("A restored database goes on under its old epoch.")
def no_epoch() -> Iterator[None]:
    with replaced(KeptEpoch, raise_=KeptEpoch.current):
        yield


@mutant(
    "Anchors are not compared: a number alone is a place (no epoch before that, no digest).",
    Kind.FLIP,
    shows="diverged",
)
def no_anchor() -> Iterator[None]:
    def any_anchor(connection: Connection, places: Any) -> Any:
        return {name: place.anchor for name, place in places.items()}

    with replaced(server.heads, _anchors=any_anchor), replaced(KeptEpoch, raise_=KeptEpoch.current), undigested():
        yield


@mutant(
    "A console ahead of the server counts as up to date (no epoch before that, no digest).", Kind.FLIP, shows="diverged"
)
def ahead_is_caught_up() -> Iterator[None]:
    standing = server.heads.standing

    def lenient(connection: Connection, found: Any, places: Any, begun: Any) -> Any:
        kept = standing(connection, found, places, begun)
        ahead = {name: found[name].end for name, at in places.items() if name in found and at.seq > found[name].end.seq}
        return kept | ahead

    with replaced(server.pull, standing=lenient), replaced(KeptEpoch, raise_=KeptEpoch.current), undigested():
        yield


@mutant("How far back a feed reaches is not asked: a place before that is gone on from (no digest).", Kind.FLIP)
def no_floor() -> Iterator[None]:
    standing = server.heads.standing

    def bottomless(connection: Connection, found: Any, places: Any, begun: Any) -> Any:
        kept = standing(connection, {name: replace(head, floor=0) for name, head in found.items()}, places, begun)
        cut = {n: at for n, at in places.items() if n in found and 0 < at.seq < found[n].floor and n not in kept}
        return kept | cut

    with replaced(server.pull, standing=bottomless), undigested():
        yield


@mutant("A restored database goes on under its old epoch where nobody raises it by hand.")
def no_high_water() -> Iterator[None]:
    with replaced(server.highwater, _holds=lambda *values: True):
        yield


@mutant(
    "A snapshot's position is read after its rows (and no digest stands behind that).",
    Kind.FLIP,
)
def snapshot_position_late() -> Iterator[None]:
    found = server.routes.snapshots._found

    def moved(central: Any, *more: Any) -> Any:
        snapshot = found(central, *more)
        with reading(central.engine) as connection:
            head = server.heads.heads(connection, [snapshot.manifest.bucket])[snapshot.manifest.bucket]
        return replace(snapshot, manifest=replace(snapshot.manifest, position=head.end))

    exchange = server.sync.exchange

    def later(central: Any, *more: Any) -> Any:
        reply = exchange(central, *more)
        cursor = Cursor.read(reply.cursor)
        with reading(central.engine) as connection:
            now = server.heads.heads(connection, [delta.bucket for delta in reply.buckets if delta.snapshot])
        places = {**cursor.positions, **{name: head.end for name, head in now.items()}}
        deltas = [replace(d, end=places[d.bucket]) if d.snapshot else d for d in reply.buckets]
        return replace(reply, buckets=tuple(deltas), cursor=replace(cursor, positions=places).text())

    with replaced(server.routes.snapshots, _found=moved), replaced(server.routes.sync, exchange=later), undigested():
        yield


@mutant("A person's grants are not asked again when a snapshot made for them is fetched.")
def snapshot_for_anybody() -> Iterator[None]:
    def find(self: Any, identity: str, viewer: Any, now: datetime) -> Any:
        return self._read(identity, now, server.snapshots.KEPT)

    with replaced(server.snapshots.Snapshots, find=find):
        yield


@mutant("Buckets do not start anew when a person's roles change.")
def no_grant_version() -> Iterator[None]:
    read = Cursor.read

    def current(text: str) -> Cursor:
        return replace(read(text), grant_version=_LATEST[0])

    viewer = vars(server.sync)["Viewer"]

    def seen(*values: Any, **named: Any) -> Any:
        made = viewer(*values, **named)
        _LATEST[0] = made.grant_version
        return made

    with replaced(server.sync, Viewer=seen), replaced(server.pull, Cursor=_Reading(current)):
        yield


_LATEST = [0]


class _Reading:
    """The cursor's class with another way to read one."""

    def __init__(self, read: Any) -> None:
        self.read = read

    def __call__(self, *values: Any) -> Cursor:
        return Cursor(*values)
