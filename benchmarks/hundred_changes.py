"""`python -m benchmarks.hundred_changes [--large N] [--runs N]`: a sync costs what changed, not what is cached.

Each run brings the same page of 100 changed cases, out of the newest that both caches hold, into a cache of either
size: real encrypted files, the runs of both sizes taking turns. The last line is the ratio of the medians. `scattered`
is the same for cases taken from anywhere in the cache, however old: nearly each lies in pages of the file of its own.
"""

import argparse
import random
import statistics
import tempfile
import time
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, Final

import sqlalchemy as sa

from app.models import buckets, cache
from app.models.case_columns import columns_of
from app.models.engine import checkpoint, writing
from app.models.stores import Stores, open_stores
from app.models.tables import cases, member
from app.models.world import World
from app.paths import Profile
from app.secrets import new_key
from domain.case import Audience, Case, Event, EventKind, Holder, Signature, Status
from domain.ids import AgencyId, CaseId, PersonId, UnitId, new_id
from domain.protocol import BucketDelta, Op, OpKind, Position, SyncReply
from domain.wire import dumps, to_wire

CHANGES: Final = 100
CASES_AT_ONCE: Final = 5_000
BUCKETS: Final = ("ag:kab-th", "un:kab-th-pupr")
WARM_UP: Final = 2  # runs that fill the page caches
NOW: Final = datetime(2026, 11, 20, 2, tzinfo=UTC)


@dataclass
class Bench:
    """A cache of `size` cases, each in two buckets, and the server's side of it."""

    stores: Stores
    ids: list[CaseId]
    seq: int = 0

    @classmethod
    def filled(cls, stack: ExitStack, folder: Path, ids: list[CaseId]) -> "Bench":
        profile = Profile(folder)
        profile.make_directories()
        stores = open_stores(profile, new_key(), NOW)
        stack.callback(stores.close)
        made = cls(stores, ids)
        made.take([])
        with writing(stores.cache) as connection:
            made.fill(connection)
        checkpoint(stores.cache, truncate=True)
        return made

    def fill(self, connection: sa.Connection) -> None:
        """The rows that pages would have written, the oldest first, without decoding each document."""
        of_a_day: dict[date, dict[str, Any]] = {}
        for end in range(len(self.ids), 0, -CASES_AT_ONCE):
            rows, members = [], []
            for number in range(end - 1, max(end - CASES_AT_ONCE, 0) - 1, -1):
                case = case_of(self.ids[number], number, 1)
                day = case.reported_at.date()
                if day not in of_a_day:
                    of_a_day[day] = columns_of(case, World())
                own = {"id": case.id, "tracking": case.tracking, "title": case.title}
                reported = case.reported_at.isoformat()
                rows.append({**of_a_day[day], **own, "reported_at": reported, "doc": dumps(case)})
                members += [
                    {"bucket": name, "entity": case.id, "kind": "case", "version": 1, "generation": 0}
                    for name in BUCKETS
                ]
            connection.execute(cases.insert(), rows)
            connection.execute(member.insert(), members)
        for name in BUCKETS:
            held = buckets.find(connection, name)
            assert held is not None
            buckets.keep(connection, buckets.recounted(connection, held))

    def changed(self, numbers: list[int], version: int) -> list[Op]:
        cases = [case_of(self.ids[number], number, version) for number in numbers]
        return [Op(OpKind.PUT, case.id, version, "case", to_wire(case)) for case in cases]

    def take(self, ops: list[Op]) -> tuple[float, float]:
        """Bring one page in; the seconds it took on the clock and on the processor."""
        number = self.seq + max(1, len(ops))
        start, end = self._place(), Position(number, f"anchor-{number}")
        deltas = tuple(BucketDelta(name, start, end, ops=tuple(ops)) for name in BUCKETS)
        self.seq = end.seq
        reply = SyncReply("e1", NOW.isoformat(), f"cursor-{self.seq}", grants=BUCKETS, buckets=deltas)
        begun, worked = time.perf_counter(), time.process_time()
        with writing(self.stores.cache) as connection:
            cache.take_page(connection, reply, World())
        return time.perf_counter() - begun, time.process_time() - worked

    def _place(self) -> Position:
        return Position(self.seq, f"anchor-{self.seq}" if self.seq else "")


def case_of(id: CaseId, number: int, version: int) -> Case:
    """The case that was reported `number` minutes ago; every tenth ends with its first change."""
    agency = AgencyId("kab-th")
    by = Signature(PersonId("petugas"), "Petugas Uji", "Pejabat Penghubung", agency)
    reported = NOW - timedelta(minutes=number)
    note = "Sudah dicek di lapangan, menunggu alat berat. " * 5
    said = tuple(
        Event(f"{id}-{n}", EventKind.NOTE, by, reported, reported, Audience.AGENCIES, n + 1, note) for n in range(6)
    )
    ended = version > 1 and number % 10 == 0
    return Case(
        id,
        version,
        f"{number:08}",
        f"Jalan berlubang nomor {number}, versi {version}",
        "Mohon diperbaiki, lubangnya makin dalam. " * 20,
        Status.ARCHIVED_BY_ADMIN if ended else Status.IN_PROGRESS,
        Holder(agency, UnitId("kab-th-pupr")),
        reported,
        "web",
        events=said,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small", type=int, default=1_000)
    parser.add_argument("--large", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=15)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        begun = time.perf_counter()
        ids = [CaseId(new_id(NOW - timedelta(minutes=number))) for number in range(options.large)]
        benches = [Bench.filled(stack, Path(folder, str(n)), ids[:n]) for n in (options.small, options.large)]
        print(f"filled={time.perf_counter() - begun:.0f}s")
        for name, reach in (("scattered", options.large), ("same", options.small)):
            ratio = compared(benches, reach, options.runs, name)
        print(f"ratio={ratio:.2f}")


def compared(benches: list[Bench], reach: int, runs: int, name: str) -> float:
    """How much longer the second takes than the first, when changes are drawn from the `reach` newest cases."""
    taken: list[list[tuple[float, float]]] = [[] for _ in benches]
    for run in range(runs + WARM_UP):
        for bench, times in zip(benches, taken, strict=True):
            numbers = random.Random(run).sample(range(min(reach, len(bench.ids))), CHANGES)
            seconds = bench.take(bench.changed(numbers, bench.seq + 2))
            checkpoint(bench.stores.cache)
            if run >= WARM_UP:
                times.append(seconds)
    medians = [[statistics.median(column) for column in zip(*times, strict=True)] for times in taken]
    for bench, (clock, processor) in zip(benches, medians, strict=True):
        print(f"{name}: cases={len(bench.ids)} changes={CHANGES} ms={clock * 1000:.1f} cpu_ms={processor * 1000:.1f}")
    (small, small_cpu), (large, large_cpu) = medians
    ratio: float = large / small
    print(f"{name}: ratio={ratio:.2f} cpu_ratio={large_cpu / small_cpu:.2f}")
    return ratio


if __name__ == "__main__":
    main()
