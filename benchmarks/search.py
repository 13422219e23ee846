"""`python -m benchmarks.search [--small N] [--large N]`: how long an answer takes while somebody types.

Real encrypted cache and index, at two sizes, one after the other. Every question is typed key by key, and each key is
one search. The floor is the same words asked of a plain, unencrypted FTS5 table of the same texts: the newest 50 rows
without ranking, stems, fields or a look at the cache. The last line is the ratio of the large to the small size.
"""

import argparse
import random
import sqlite3
import statistics
import tempfile
import time
import tomllib
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from app.models.case_columns import columns_of
from app.models.engine import checkpoint, reading, writing
from app.models.search import entries
from app.models.search.finding import Search
from app.models.search.pages import page_of
from app.models.search.store import SearchStore
from app.models.stores import open_stores
from app.models.tables import cases
from app.models.world import World
from app.paths import Profile
from app.secrets import new_key
from domain.case import Audience, Case, Event, EventKind, Holder, Signature, Status
from domain.ids import AgencyId, CaseId, PersonId, UnitId, new_id
from domain.wire import dumps

NOW: Final = datetime(2026, 11, 20, 2, tzinfo=UTC)
TOPICS: Final = Path(__file__).parents[1] / "resources" / "seed" / "topics"
AT_ONCE: Final = 1_000
FLOOR: Final = "SELECT rowid, text FROM page WHERE page MATCH ? ORDER BY rowid DESC LIMIT 50"
QUESTIONS: Final = (
    "jalan rusak",
    "lampu penerangan",
    "perbaikan drainase",
    "8512345",
    "bansos tidak cair",
    '"tiang listrik"',
    "jembatan -gantung",
    "puskesmas antre sejak:2026-06",
    "penyaluran pupuk petani",
    "mohon",
    "status:proses sampah",
    "ktp ATAU akta",
)


@dataclass(frozen=True)
class Typist:
    """Sentences for made-up cases, out of the texts of the demonstration."""

    lines: Sequence[str]
    choice: random.Random

    def text(self, sentences: int) -> str:
        return " ".join(self.choice.choices(self.lines, k=sentences))

    def case(self, number: int) -> Case:
        """The case that was reported `number` minutes ago."""
        id = CaseId(new_id(NOW - timedelta(minutes=number)))
        agency, reported = AgencyId("kab-th"), NOW - timedelta(minutes=number)
        by = Signature(PersonId("petugas"), "Petugas Uji", "Pejabat Penghubung", agency)
        kinds = (EventKind.NOTE, EventKind.FOLLOW_UP, EventKind.NOTE)
        said = tuple(
            Event(f"{id}-{n}", kind, by, reported, reported, Audience.AGENCIES, n + 1, self.text(2))
            for n, kind in enumerate(kinds)
        )
        status = Status.IN_PROGRESS if number % 3 else Status.CLOSED_BY_SYSTEM
        holder = Holder(agency, UnitId(f"unit-{number % 40}"))
        title, text = self.text(1)[:80], self.text(5)
        return Case(id, 1, f"{8_500_000 + number}", title, text, status, holder, reported, "web", events=said)


def typist() -> Typist:
    lines = []
    for path in sorted(TOPICS.glob("*.toml")):
        for scenario in tomllib.loads(path.read_text(encoding="utf-8"))["scenario"]:
            for part in ("titles", "open", "facts"):
                lines += [line for line in scenario.get(part, "").splitlines() if line]
    bare = str.maketrans("[]|{}", "     ")
    return Typist([line.translate(bare) for line in lines], random.Random(1))


@dataclass(frozen=True)
class Bench:
    """A filled cache with its index, and the floor over the same texts."""

    search: Search
    floor: sqlite3.Connection
    milliseconds_a_case: float

    @classmethod
    def filled(cls, stack: ExitStack, folder: Path, count: int) -> "Bench":
        profile, key = Profile(folder), new_key()
        profile.make_directories()
        stores = open_stores(profile, key, NOW)
        stack.callback(stores.close)
        store = SearchStore(profile.search_db, key)
        index = store.open()
        stack.callback(store.close)
        floor = sqlite3.connect(folder / "floor.db")
        stack.callback(floor.close)
        floor.execute("CREATE VIRTUAL TABLE page USING fts5(text, prefix='2 3')")
        made, spent = typist(), 0.0
        for start in range(count, 0, -AT_ONCE):
            batch = [made.case(number) for number in range(start, max(start - AT_ONCE, 0), -1)]
            with writing(stores.cache) as connection:
                connection.execute(cases.insert(), [{**columns_of(c, World()), "doc": dumps(c)} for c in batch])
            begun = time.perf_counter()
            with reading(stores.cache) as connection:
                taken = entries.entries_of(connection, [case.id for case in batch])
            with writing(index) as connection:
                entries.put(connection, taken)
            spent += time.perf_counter() - begun
            floor.executemany("INSERT INTO page (text) VALUES (?)", [(" ".join(page_of(c).columns()),) for c in batch])
            floor.commit()
        checkpoint(stores.cache, truncate=True)
        checkpoint(index, truncate=True)
        return cls(Search(stores.cache, store, lambda: None), floor, spent / count * 1000)


def keystrokes() -> Iterator[str]:
    for question in QUESTIONS:
        yield from (question[:length] for length in range(2, len(question) + 1))


def compared(bench: Bench, count: int) -> float:
    """Prints the figures of one size; the median of a search in milliseconds."""
    ours, floors = [], []
    for typed in keystrokes():
        begun = time.perf_counter()
        answer = bench.search.find(typed, World(), UTC)
        bench.search.passages(answer.numbers[:20], answer.wanted)
        ours.append((time.perf_counter() - begun) * 1000)
        words = typed.replace('"', " ").replace("-", " ").replace(":", " ").split()
        match = " AND ".join(f'"{word}"' for word in words) + " *"
        begun = time.perf_counter()
        bench.floor.execute(FLOOR, (match,)).fetchall()
        floors.append((time.perf_counter() - begun) * 1000)
    names, parts = ("p50", "p95", "max"), []
    for name, place in zip(names, (0.5, 0.95, 1.0), strict=True):
        mine, floor = _at(ours, place), _at(floors, place)
        parts.append(f"{name}_ms={mine:.1f} floor_ms={floor:.1f} ratio={mine / floor:.1f}")
    print(f"cases={count} index_ms_a_case={bench.milliseconds_a_case:.2f} searches={len(ours)} | {' | '.join(parts)}")
    return statistics.median(ours)


def _at(values: Sequence[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(int(share * len(ordered)), len(ordered) - 1)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small", type=int, default=2_000)
    parser.add_argument("--large", type=int, default=20_000)
    options = parser.parse_args()
    medians = []
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        for count in (options.small, options.large):
            bench = Bench.filled(stack, Path(folder, str(count)), count)
            medians.append(compared(bench, count))
    print(f"ratio={medians[1] / medians[0]:.2f}")


if __name__ == "__main__":
    main()
