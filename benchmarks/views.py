"""`python -m benchmarks.views [--cases N] [--runs N]`: a filtered list costs little more than reading its columns.

The floor is the same question to plain SQLite: one table of the listed columns alone, unencrypted, without a document.
The console asks its real encrypted cache, in which every row carries its document. Each run asks both, in turns; the
last line is the worst ratio of the medians.
"""

import argparse
import itertools
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

from app.models import listed
from app.models.case_columns import columns_of
from app.models.engine import checkpoint, reading, writing
from app.models.listing import Deadline, Filter, Grouping, Listing, Order
from app.models.queries import View
from app.models.stores import Stores, open_stores
from app.models.tables import LISTED, cases
from app.models.world import World
from app.paths import Profile
from app.secrets import new_key
from benchmarks.hundred_changes import NOW, case_of
from domain.case import Status
from domain.ids import AgencyId, CaseId, PersonId, UnitId, new_id
from domain.people import Membership, Person, Role
from domain.wire import dumps

CASES_AT_ONCE: Final = 5_000
TODAY: Final = NOW.date()
PERSON: Final = Person(
    PersonId("petugas"), "Petugas Uji", "", (Membership(Role.LIAISON_OFFICER, AgencyId("kab-th"), UnitId("u1")),)
)
DONE: Final = (Status.CLOSED_BY_SYSTEM, Status.ARCHIVED_BY_ADMIN)
LISTINGS: Final = {
    "everything, by deadline": Listing(order=Order.DUE),
    "everything, by unit": Listing(grouping=Grouping.UNIT),
    "one unit": Listing(filter=Filter(units=(UnitId("u3"),))),
    "late, a channel, a district": Listing(
        filter=Filter(deadline=Deadline.LATE, channels=("sms",), regions=("Kecamatan 7",))
    ),
    "waiting, changed last": Listing(View.WAITING, order=Order.CHANGED),
    "closed, by category": Listing(filter=Filter(statuses=DONE), grouping=Grouping.CATEGORY),
}


@dataclass
class Bench:
    """Both stores with the same rows."""

    stores: Stores
    plain: sqlite3.Connection

    @classmethod
    def filled(cls, stack: ExitStack, folder: Path, size: int) -> "Bench":
        profile = Profile(folder)
        profile.make_directories()
        stores = open_stores(profile, new_key(), NOW)
        stack.callback(stores.close)
        plain = sqlite3.connect(folder / "plain.db")
        stack.callback(plain.close)
        plain.execute(f"CREATE TABLE cases ({', '.join(LISTED)}, PRIMARY KEY (row))")
        plain.execute("CREATE TABLE overlay AS SELECT * FROM cases")
        numbers = iter(range(1, size + 1))
        while some := list(itertools.islice(numbers, CASES_AT_ONCE)):
            rows = [row_of(number) for number in some]
            with writing(stores.cache) as connection:
                connection.execute(cases.insert(), rows)
            marks = ", ".join("?" * len(LISTED))
            plain.executemany(f"INSERT INTO cases VALUES ({marks})", [[row[name] for name in LISTED] for row in rows])
        plain.commit()
        checkpoint(stores.cache, truncate=True)
        return cls(stores, plain)

    def ask(self, listing: Listing) -> int:
        with reading(self.stores.cache) as connection:
            found = listed.read(connection, listing, TODAY, PERSON)
        return len(found.keys) or sum(len(group.keys) for group in found.groups)

    def ask_plain(self, listing: Listing) -> int:
        """The very rows the console is told, without its way of asking."""
        return len(self.plain.execute(self._question(listing)).fetchall())

    def count(self, _: Listing) -> int:
        with reading(self.stores.cache) as connection:
            return sum(listed.counts(connection, tuple(LISTINGS.values()), TODAY, PERSON))

    def count_plain(self, _: Listing) -> int:
        sums = ", ".join(f"total({WHERE[name]})" for name in LISTINGS)
        return int(sum(self.plain.execute(f"SELECT {sums} FROM cases").fetchone()))

    def _question(self, listing: Listing) -> str:
        name = next(name for name, each in LISTINGS.items() if each == listing)
        return f"SELECT row, {COLUMNS[name]} FROM cases WHERE {WHERE[name]} ORDER BY {COLUMNS[name]}, row"


WHERE: Final = dict(
    zip(
        LISTINGS,
        (
            "1",
            "1",
            "unit = 'u3'",
            "is_open AND due_on < '2026-11-20' AND channel = 'sms' AND region = 'Kecamatan 7'",
            "is_open AND waits_for_reporter",
            "status IN ('closed_by_system', 'archived_by_admin')",
        ),
        strict=True,
    )
)
COLUMNS: Final = dict(
    zip(LISTINGS, ("due_on", "reported_at, unit", "reported_at", "reported_at", "changed_at", "category"), strict=True)
)


def row_of(number: int) -> dict[str, Any]:
    """A case of a large region: one in eight is open, forty units, three hundred categories, twenty districts."""
    case = case_of(CaseId(new_id(NOW - timedelta(minutes=number))), number, 1)
    status = (*DONE, *DONE, *DONE, Status.CLOSED_BY_ADMIN, Status.IN_PROGRESS)[number % 8]
    is_open = status is Status.IN_PROGRESS
    return {
        **columns_of(case, World()),
        "row": number,
        "status": status,
        "is_open": is_open,
        "unit": f"u{number % 40}",
        "category": f"c{number % 300}",
        "channel": ("website", "sms", "android")[number % 3],
        "region": f"Kecamatan {number % 20}",
        "due_on": (TODAY + timedelta(days=number % 90 - 30)).isoformat() if is_open else None,
        "waits_for_reporter": is_open and number % 16 == 7,
        "doc": dumps(case),
    }


def seconds(ask: Callable[[Listing], int], listing: Listing) -> tuple[float, int]:
    begun = time.perf_counter()
    found = ask(listing)
    return time.perf_counter() - begun, found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=200_000)
    parser.add_argument("--runs", type=int, default=7)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        bench = Bench.filled(stack, Path(folder), options.cases)
        ratios = [compared(name, bench.ask, bench.ask_plain, each, options.runs) for name, each in LISTINGS.items()]
        ratios.append(compared("counts of all", bench.count, bench.count_plain, Listing(), options.runs))
    print(f"ratio={max(ratios):.2f}")


def compared(
    name: str, ask: Callable[[Listing], int], floor: Callable[[Listing], int], listing: Listing, runs: int
) -> float:
    """How much longer the console's cache takes than the floor; both must find as many."""
    times: list[tuple[float, float]] = []
    for _ in range(runs + 1):
        (ours, found), (theirs, there) = seconds(ask, listing), seconds(floor, listing)
        if found != there:
            raise SystemExit(f"{name}: {found} here, {there} in plain SQLite")
        times.append((ours, theirs))
    mine, least = (statistics.median(column) for column in zip(*times[1:], strict=True))
    print(f"{name}: found={found} ms={mine * 1000:.0f} floor_ms={least * 1000:.0f} ratio={mine / least:.2f}")
    ratio: float = mine / least
    return ratio


if __name__ == "__main__":
    main()
