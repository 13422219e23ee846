"""`python -m tools.cut`: one sync exchange cut after every byte, up and down, then repeated over a good line.

The exchange carries three commands up, and their results and what others did meanwhile down. For every number of
bytes the world is put back to the same: a console on real encrypted files, the real server over real HTTP, which runs
throughout. What is in both after the repetition must be what is there after an exchange that was not cut. Anchors and
cursors are random, and how often a command was tried differs by nature: they are left out. For a sample of the bytes
the line goes silent instead.
"""

import argparse
import json
import logging
import multiprocessing
import os
import shutil
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack, closing
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Final, Self

import sqlalchemy as sa

from app.models.account import read_account
from app.models.engine import reading
from app.models.tables import cache_metadata, work_metadata
from app.status import Link
from app.sync.api import Timeouts, Tokens
from app.sync.session import sign_in
from domain.commands import AddNote, SubmitReply
from domain.wire import dumps, loads
from server.database import make_engine
from server.embedded import EmbeddedServer
from server.settings import Settings
from server.tables import metadata as server_metadata
from tests.support.central import PASSWORD, running_server
from tests.support.console import BAMBANG, SARI, sample_cases
from tests.support.station import TIMEOUTS, Station, open_station
from tools.crash import mutants
from tools.crash.processes import fork, warm_up
from tools.crash.world import Folder, act, serve
from tools.lines import Cut, End, Line, Way

JOBS: Final = 3
STALLS: Final = 24
# Both clocks stand still, so that what is stored can be compared; in between, nothing can be undone any longer.
BEFORE: Final = datetime(2030, 1, 7, 2, 0, tzinfo=UTC)
LATER: Final = BEFORE + timedelta(minutes=1)
PATIENCE_SECONDS: Final = 60.0
NEVER: Final = 1 << 40
NO_CUT: Final = Cut(Way.UP, NEVER)
DATABASE: Final = "server.db"
SILENCE: Final = Timeouts(connect=10, stall=0.5, whole=10)
COMMANDS: Final = (
    ("case-0008", AddNote("Sudah ditelepon ke UPTD.")),
    ("case-0008", SubmitReply("Lubang ditambal Senin depan.")),
    ("case-0009", AddNote("Alat berat datang Kamis.")),
)
OTHERS: Final = "case-0010"
APART_COLUMNS: Final = {"anchor", "cursor", "attempts"}
TOLD_BY_THE_WALL: Final = "feed.at"  # when a row was written; nothing is decided by it
APART: Final = {"session", "access", "alembic_version", "secret"}


@dataclass(frozen=True)
class Ending:
    """The bytes that the first try passed, and what the three databases hold in the end."""

    up: int
    down: int
    state: str


def make_exchange(folder: Folder) -> Tokens:
    """The world just before: three commands queued here, a change by somebody else there."""
    with running_server(folder.server) as central:
        central.add(sample_cases()[7:12])
    with EmbeddedServer(Settings(folder.server), now=lambda: BEFORE) as server, ExitStack() as stack:
        station = open_station(folder.profile, SARI, server.url, stack, clock=lambda: BEFORE)
        station.synced()
        station.synced()
        for case, command in COMMANDS:
            station.submit(case, command)
        account = read_account(station.stores.work)
        assert account is not None
        engine = make_engine(server.settings.database)
        act(engine, OTHERS, BAMBANG, AddNote("Mohon segera ditindaklanjuti."))
        engine.dispose()
        return sign_in(server.url, SARI.id, PASSWORD, account.device, BEFORE).tokens


class Bench:
    """One server that runs throughout, and the world put back to what it was before each exchange."""

    def __init__(self, template: Folder, tokens: Tokens, root: Path) -> None:
        self._template = template
        self._tokens = tokens
        self._folder = template.copied_to(root)
        # Without its mark, or the server would find out that its database is put back, and begin another epoch.
        self._server, self._url = serve(self._folder, lambda: LATER, mark_seconds=NEVER)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.kill()
        self._folder.remove()

    def play(self, cut: Cut, mutant: str = "") -> Ending:
        """Cut the exchange, repeat it, and tell what it came to."""
        self._put_back()
        console = fork(lambda out: _console(out, self._folder, self._url, self._tokens, cut, mutant))
        if not console.read_all(PATIENCE_SECONDS):
            console.kill()
            return Ending(0, 0, "the console does not come to rest")
        console.end()
        return Ending(**json.loads(console.written)) if console.written else Ending(0, 0, "the console broke down")

    def _put_back(self) -> None:
        """The console's files, and through SQLite the content of the server's database, which stays open."""
        shutil.rmtree(self._folder.profile)
        shutil.copytree(self._template.profile, self._folder.profile)
        with (
            closing(sqlite3.connect(self._template.server / DATABASE)) as before,
            closing(sqlite3.connect(self._folder.server / DATABASE)) as now,
        ):
            before.backup(now)


def _console(out: int, folder: Folder, url: str, tokens: Tokens, cut: Cut, mutant: str) -> None:
    logging.disable()
    mutants.switch_on(mutant)
    timeouts = SILENCE if cut.end is End.STALL else TIMEOUTS
    with Line(url, lambda: cut) as line, ExitStack() as stack:
        station = open_station(folder.profile, SARI, line.url, stack, clock=lambda: LATER, timeouts=timeouts)
        station.session.begin(tokens)
        station.synced()
        up, down = line.passed[Way.UP], line.passed[Way.DOWN]
        _come_to_rest(station)
        ending = Ending(up, down, picture(station, folder))
    os.write(out, json.dumps(asdict(ending)).encode())


def _come_to_rest(station: Station) -> None:
    """Until two syncs in a row went well: the second tells the server that the answers of the first have arrived."""
    well = 0
    while well < 2:
        well = well + 1 if station.synced().link is Link.CONNECTED else 0


def picture(station: Station, folder: Folder) -> str:
    """Everything in the three databases that the exchange leads to, as text that can be compared."""
    engine = make_engine(Settings(folder.server).database)
    parts = {}
    with reading(station.stores.work) as work, reading(station.stores.cache) as cache, engine.connect() as server:
        for name, connection, metadata in (
            ("work", work, work_metadata),
            ("cache", cache, cache_metadata),
            ("server", server, server_metadata),
        ):
            for table in metadata.sorted_tables:
                if table.name not in APART:
                    parts[f"{name}.{table.name}"] = _rows(connection, table)
    engine.dispose()
    return json.dumps(parts)


def _rows(connection: sa.Connection, table: sa.Table) -> list[str]:
    kept = (column for column in table.columns if column.name not in APART_COLUMNS and str(column) != TOLD_BY_THE_WALL)
    columns = ", ".join(f'"{column.name}"' for column in kept)
    found = connection.exec_driver_sql(f'SELECT {columns} FROM "{table.name}"')  # uncompiled: this runs 3,000 times
    return sorted(repr(tuple(row)) for row in found)


def _differences(uncut: str, found: str) -> str:
    """The tables that came out differently, or the sentence that stands in place of a picture."""
    if not found.startswith("{"):
        return found
    expected, got = json.loads(uncut), json.loads(found)
    return ", ".join(name for name in expected if expected[name] != got[name])


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tools.cut", description=__doc__)
    parser.add_argument("--every", type=int, default=1, help="only every so manieth byte")
    parser.add_argument("--stalls", type=int, default=STALLS, help="so many silences each way beside the cuts")
    parser.add_argument("--jobs", type=int, default=JOBS, help="exchanges beside each other")
    parser.add_argument("--mutant", choices=sorted(mutants.MUTANTS), default="", help="switch a defect on, to see it")
    chosen = parser.parse_args(arguments)
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="konsol-cut-", ignore_cleanup_errors=True) as scratch:
        offsets, different = cut_all(Path(scratch), chosen.every, chosen.stalls, chosen.jobs, chosen.mutant)
    print(f"seconds={time.monotonic() - began:.0f}")
    print(f"offsets={offsets} different={different}")
    return 1 if different or not offsets else 0


def cut_all(scratch: Path, every: int, stalls: int, jobs: int, mutant: str) -> tuple[int, int]:
    """How many bytes were tried, and after how many of them the end was another one."""
    warm_up()
    template = Folder(scratch / "template")
    maker = fork(lambda out: _made(out, template))
    maker.read_all(PATIENCE_SECONDS)
    if maker.end():
        return 0, 0
    tokens = loads(Tokens, maker.written.decode())
    with Bench(template, tokens, scratch / "uncut") as bench:
        uncut, again = bench.play(NO_CUT), bench.play(NO_CUT)
    if _differences(uncut.state, again.state):
        print("two exchanges that were not cut end differently: nothing can be compared")
        return 0, 0
    print(f"the exchange has {uncut.up} bytes up and {uncut.down} bytes down", flush=True)
    sizes = {Way.UP: uncut.up, Way.DOWN: uncut.down}
    cuts = [Cut(way, after) for way in Way for after in range(0, sizes[way] + 1, every)]
    for way in Way if stalls else ():
        cuts += [Cut(way, after, End.STALL) for after in range(0, sizes[way] + 1, max(1, sizes[way] // stalls))]
    different = 0
    at_bench = (template, tokens, scratch, uncut.state, mutant)
    with ProcessPoolExecutor(jobs, multiprocessing.get_context("fork"), _sit_down, at_bench) as pool:
        for cut, where in zip(cuts, pool.map(_difference_after, cuts, chunksize=4), strict=True):
            if where:
                different += 1
                print(f"{cut.end} after {cut.after} bytes of the {cut.way}: {where}", flush=True)
    kinds = Counter(f"{cut.way} {cut.end}" for cut in cuts)
    print(", ".join(f"{kind}: {number}" for kind, number in sorted(kinds.items())))
    return len(cuts), different


_difference: Callable[[Cut], str]  # of this process: its own server serves it from the first cut to the last


def _sit_down(template: Folder, tokens: Tokens, scratch: Path, uncut: str, mutant: str) -> None:
    """At the start of one of the processes beside each other."""
    global _difference
    bench = Bench(template, tokens, scratch / f"bench-{os.getpid()}")  # its server ends with this process
    _difference = partial(_played, bench, uncut, mutant)


def _played(bench: Bench, uncut: str, mutant: str, cut: Cut) -> str:
    return _differences(uncut, bench.play(cut, mutant).state)


def _difference_after(cut: Cut) -> str:
    return _difference(cut)


def _made(out: int, template: Folder) -> None:
    template.root.mkdir(parents=True)
    os.write(out, dumps(make_exchange(template)).encode())


if __name__ == "__main__":
    sys.exit(main())
