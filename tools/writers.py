"""Shows that a console that asks all the time misses no row, however many write, and however long they take.

    python -m tools.writers [--rows N] [--writers N] [--sequence] [--url postgresql://…]

Writers publish small made-up entities through the server's own feed on a real PostgreSQL (a throw-away cluster unless a
database is named), some of them hesitating before they commit. Beside them, sessions hold transactions open that began
before everything else: idle ones that end last, and long ones that publish early and commit late. Meanwhile one reader
asks for pages with the server's own cursor. Every row has to reach it exactly once.

`--sequence` numbers the rows by a global sequence instead of under the bucket's lock, to show that the check would see
it. The last line reads `rows=N missed=N`; the exit status is 0 only if nothing was missed or came twice.
"""

import argparse
import random
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, insert, text

from domain.ids import DeviceId, PersonId
from domain.people import Person
from domain.protocol import PROTOCOL_VERSION, SyncRequest, digest_text
from server.database import insert_missing, make_engine, reading, writing
from server.feed import Change, new_anchor, publish
from server.heads import heads
from server.pull import pull
from server.schema import migrate
from server.snapshots import Snapshots
from server.tables import bucket, feed, member, reference
from server.viewer import Viewer
from tests.support.databases import throw_away_cluster

BUCKETS = tuple(f"ag:{number:02}" for number in range(24))
SLOWEST = 0.02
LONG, IDLE = 3, 4
LONG_SECONDS = 0.3
DOC = '{"name": "' + "x" * 80 + '"}'
NO_SNAPSHOTS = Snapshots(Path(), sys.maxsize)

Publish = Callable[[Connection, Sequence[Change]], None]


@dataclass
class Tally:
    """What was committed and what the reader got, by entity."""

    written: set[str] = field(default_factory=set)
    brought: Counter[str] = field(default_factory=Counter)
    transactions: int = 0
    polls: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def missed(self) -> int:
        return len(self.written - self.brought.keys())

    @property
    def doubled(self) -> int:
        return sum(count - 1 for count in self.brought.values())

    def committed(self, entities: Sequence[str]) -> None:
        with self.lock:
            self.written.update(entities)
            self.transactions += 1


def run(address: str, rows: int, writers: int, numbered: Publish = publish, seed: int = 1) -> Tally:
    """Write about `rows` rows into an empty database and read them meanwhile."""
    migrate(address)
    tally, started, done = Tally(), threading.Event(), threading.Event()
    writing_engine, other_engine = make_engine(address), make_engine(address)
    with writing(other_engine) as connection:
        connection.execute(text("CREATE SEQUENCE IF NOT EXISTS numbers"))
    try:
        with ThreadPoolExecutor(writers + LONG + IDLE + 1) as pool:
            reader = pool.submit(_read, other_engine, tally, done)
            idle = [pool.submit(_stay, other_engine, tally, numbered, f"idle-{n}", started, done) for n in range(IDLE)]
            started.wait()
            share = -(-rows // writers)
            jobs = [
                pool.submit(_write, writing_engine, tally, numbered, random.Random(f"{seed}/{n}"), f"w{n}", share)
                for n in range(writers)
            ]
            long = [pool.submit(_linger, other_engine, tally, numbered, f"long-{n}", done) for n in range(LONG)]
            try:
                for job in jobs:
                    job.result()
            finally:
                done.set()
            for rest in (*long, *idle):
                rest.result()
            _drain(other_engine, tally, reader.result())
    finally:
        writing_engine.dispose()
        other_engine.dispose()
    return tally


def by_sequence(connection: Connection, changes: Sequence[Change]) -> None:
    """The defect: numbers are drawn when a transaction writes, and seen when it commits."""
    at, anchor = datetime.now(UTC), new_anchor()
    drawn = connection.execute(
        text("SELECT nextval('numbers') FROM generate_series(1, :count)"), {"count": len(changes)}
    ).scalars()
    tops: dict[str, int] = {}
    for change, seq in zip(changes, drawn, strict=True):
        (name,) = change.after
        shared = {"bucket": name, "seq": seq, "entity": change.entity, "kind": change.kind, "version": change.version}
        connection.execute(insert(feed), {**shared, "op": "put", "anchor": anchor, "at": at})
        connection.execute(insert(member), shared)
        tops[name] = seq
    for name in sorted(tops):
        fresh = {"name": name, "head": 0, "floor": 0, "digest": digest_text(0), "count": 0}
        insert_missing(connection, bucket, [fresh])
        raised = text("UPDATE bucket SET head = greatest(head, :seq) WHERE name = :name")
        connection.execute(raised, {"seq": tops[name], "name": name})


def _write(engine: Engine, tally: Tally, numbered: Publish, chance: random.Random, who: str, rows: int) -> None:
    count = 0
    while count < rows:
        entities = [f"{who}-{count + number}" for number in range(min(chance.randint(1, 80), rows - count))]
        names = chance.sample(BUCKETS, chance.randint(1, 3))
        with writing(engine) as connection:
            _enter(connection, numbered, entities, names)
            if chance.random() < 0.1:
                time.sleep(chance.random() * SLOWEST)
        tally.committed(entities)
        count += len(entities)


def _enter(connection: Connection, numbered: Publish, entities: Sequence[str], names: Sequence[str]) -> None:
    """New entities, dealt out to the buckets."""
    rows = [{"id": entity, "kind": "agency", "version": 1, "doc": DOC} for entity in entities]
    connection.execute(insert(reference), rows)
    changes = [
        Change(entity, "agency", 1, frozenset(), frozenset({names[number % len(names)]}))
        for number, entity in enumerate(entities)
    ]
    numbered(connection, changes)


def _stay(
    engine: Engine, tally: Tally, numbered: Publish, who: str, started: threading.Event, done: threading.Event
) -> None:
    """A transaction that begins first, has an id and does nothing, and publishes and ends last."""
    with writing(engine) as connection:
        connection.execute(insert(reference), [{"id": f"{who}-begun", "kind": "agency", "version": 1, "doc": DOC}])
        started.set()
        done.wait()
        _enter(connection, numbered, [who], [BUCKETS[0]])
    tally.committed([who])


def _linger(engine: Engine, tally: Tally, numbered: Publish, who: str, done: threading.Event) -> None:
    """Transactions that publish and then take their time."""
    count = 0
    while not done.is_set():
        entity = f"{who}-{count}"
        with writing(engine) as connection:
            _enter(connection, numbered, [entity], [BUCKETS[count % len(BUCKETS)]])
            done.wait(LONG_SECONDS)
        tally.committed([entity])
        count += 1


def _read(engine: Engine, tally: Tally, done: threading.Event) -> str:
    """Ask all the time; gives the cursor reached."""
    cursor = ""
    while not done.is_set():
        cursor, _ = _page(engine, tally, cursor)
    return cursor


def _drain(engine: Engine, tally: Tally, cursor: str) -> None:
    news = True
    while news:
        cursor, news = _page(engine, tally, cursor)


def _page(engine: Engine, tally: Tally, cursor: str) -> tuple[str, bool]:
    person = Person(PersonId("reader"), "Reader", "", ())
    viewer = Viewer(person, frozenset(BUCKETS), 1, "1")
    request = SyncRequest(PROTOCOL_VERSION, DeviceId("reader"), cursor=cursor, limit_bytes=64 * 1024)
    with reading(engine) as connection:
        found = pull(connection, viewer, heads(connection, viewer.held), request, NO_SNAPSHOTS, datetime.now(UTC))
    tally.polls += 1
    tally.brought.update(op.id for delta in found.buckets for op in delta.ops)
    return found.cursor, bool(found.buckets)


@contextmanager
def _database(url: str | None) -> Iterator[str]:
    if url is not None:
        yield url
        return
    with throw_away_cluster() as address:
        yield address


def main() -> int:
    about, _, more = (__doc__ or "").partition("\n")
    parser = argparse.ArgumentParser("python -m tools.writers", description=about, epilog=more)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--rows", type=int, default=200_000)
    parser.add_argument("--writers", type=int, default=32)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--sequence", action="store_true")
    parser.add_argument("--url")
    asked = parser.parse_args()
    began = time.monotonic()
    with _database(asked.url) as address:
        tally = run(address, asked.rows, asked.writers, by_sequence if asked.sequence else publish, asked.seed)
    seconds = time.monotonic() - began
    print(
        f"{asked.writers} writers, {LONG} long and {IDLE} idle sessions: {tally.transactions} transactions in"
        f" {seconds:.0f} s, read in {tally.polls} pages, {tally.doubled} rows came twice"
    )
    print(f"rows={len(tally.written)} missed={tally.missed}")
    return 0 if tally.missed == tally.doubled == 0 else 1


if __name__ == "__main__":
    sys.exit(main())
