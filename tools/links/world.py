"""The day's exchange: a hundred commands waiting here, a thousand changes there; and its way over one line."""

import json
import logging
import os
import random
from contextlib import ExitStack
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from typing import Final

import sqlalchemy as sa

from app.models.engine import reading
from app.models.outbox import State
from app.models.tables import cases as cached_cases
from app.status import Link
from app.sync import schedule
from app.sync.api import Timeouts
from domain.apply import apply
from domain.case import Case
from domain.commands import AddNote, Envelope
from domain.ids import CaseId, CommandId, DeviceId, new_id
from server.database import make_engine, writing
from server.records import load_case, store_cases
from server.settings import Settings
from server.tables import cases as server_cases
from tests.support import station as stations
from tests.support.central import CentralServer, running_server
from tests.support.console import BAMBANG, SARI, WORLD, new_case
from tests.support.station import Station, now, open_station
from tools.crash.world import Folder
from tools.lines import Line, Passage, Send, Way
from tools.links import mutants
from tools.links.profiles import Begin, Weather

COMMANDS: Final = 100
CHANGES: Final = 1_000
# fmt: off
WORDS: Final = (
    "warga", "sudah", "melapor", "ke", "kantor", "desa", "petugas", "lapangan", "diminta", "datang", "pagi", "siang",
    "malam", "jalan", "jembatan", "lampu", "air", "sampah", "saluran", "gorong", "drainase", "tanah", "pohon", "kabel",
    "tiang", "sekolah", "pasar", "puskesmas", "bidan", "guru", "camat", "lurah", "jadwal", "anggaran", "alat", "berat",
    "truk", "aspal", "batu", "pasir", "semen", "pipa", "pompa", "rusak", "bocor", "padam", "tersumbat", "ambles",
    "licin", "gelap", "kotor", "macet", "segera", "besok", "lusa", "pekan", "depan", "bulan", "tahun", "lalu", "belum",
    "pernah", "diperiksa", "diukur", "difoto", "dicatat", "diteruskan", "selesai",
)
# fmt: on


@dataclass(frozen=True)
class Passed:
    """What one exchange took: seconds of the world outside, and bytes on the line."""

    done: bool
    seconds: float
    requests: int
    up: int
    down: int
    why: str = ""

    @property
    def bytes(self) -> int:
        return self.up + self.down


def make_template(folder: Folder, commands: int, changes: int) -> None:
    """A console in step with its server; then it writes without a line, while others change every case."""
    folder.root.mkdir(parents=True)
    dice = random.Random(1)
    made = [new_case(n, days_ago=1 + n % 21).case for n in range(changes)]
    cases = [
        replace(c, id=CaseId(f"case-{n:05}"), tracking=f"9{n:06}", original_text=_text(dice))
        for n, c in enumerate(made)
    ]
    with running_server(folder.server) as central, ExitStack() as stack:
        central.add(cases)
        station = open_station(folder.profile, SARI, central.url, stack)
        while not _has(station, changes):
            station.synced()
        for n in range(commands):
            station.submit(cases[n * changes // commands].id, AddNote(_text(dice)))
        _change_all(central, [case.id for case in cases], dice)


def _text(dice: random.Random) -> str:
    """Forty words, no two texts alike: what compresses too well would weigh nothing on the line."""
    return " ".join(dice.choices(WORDS, k=40))


def _change_all(central: CentralServer, ids: list[CaseId], dice: random.Random) -> None:
    at = now()
    with writing(central.engine) as connection:
        moved: list[tuple[Case | None, Case]] = []
        for id in ids:
            before = load_case(connection, id)
            assert before is not None
            note = AddNote(_text(dice))
            envelope = Envelope(CommandId(new_id(at)), id, before.version, BAMBANG.id, DeviceId("others"), at, note)
            after = apply(before, envelope, BAMBANG, WORLD.directory, at, WORLD.limits)
            assert isinstance(after, Case), after
            moved.append((before, after))
        store_cases(connection, moved)


class _Counting(Passage):
    """Counts requests on their way into another passage."""

    def __init__(self, inner: Passage, told: list[int]) -> None:
        self._inner = inner
        self._told = told

    def carry(self, way: Way, piece: bytes, onward: Send, back: Send) -> None:
        if way is Way.UP and piece.startswith((b"POST ", b"GET ", b"PATCH ", b"HEAD ")):
            self._told.append(1)
        self._inner.carry(way, piece, onward, back)


def exchange(out: int, folder: Folder, url: str, weather: Weather, begin: Begin, hours: float, mutant: str) -> None:
    """In a process of its own, since it makes the product's clocks faster: exchange until all is done, and tell."""
    logging.disable()
    mutants.switch_on(mutant)
    speed = weather.speed
    schedule.PAGE_SECONDS /= speed
    stations.PATIENCE_SECONDS = 3_600  # a whole load may be one sync
    timeouts = Timeouts(15 / speed, 30 / speed, 180 / speed)
    told: list[int] = []
    with Line(url, lambda: _Counting(begin(), told)) as line, ExitStack() as stack:
        station = open_station(folder.profile, SARI, line.url, stack, clock=lambda: _later(weather), timeouts=timeouts)
        began = weather.seconds()
        why = _until_done(station, folder, weather, began + hours * 3600)
        passed = Passed(not why, weather.seconds() - began, len(told), line.passed[Way.UP], line.passed[Way.DOWN], why)
    os.write(out, json.dumps(asdict(passed)).encode())


def _later(weather: Weather) -> datetime:
    """The commands' time of undoing is over."""
    return weather.clock() + timedelta(minutes=1)


def _until_done(station: Station, folder: Folder, weather: Weather, until: float) -> str:
    """Sync, and wait as long as the console itself would; empty, or why it was given up."""
    why = ""
    while weather.seconds() < until:
        status = station.synced()
        if status.link is Link.CONNECTED and not (why := _missing(station, folder)):
            return ""
        if status.link in (Link.SESSION_EXPIRED, Link.UPGRADE_NEEDED, Link.REVOKED, Link.HELD):
            return f"stopped: {status.link} {status.problem}"
        if status.link is Link.OFFLINE and status.next_try_at is not None:
            weather.pass_by(max(0.0, (status.next_try_at - _later(weather)).total_seconds()))
    return f"not done in time: {why or station.status.problem}"


def _has(station: Station, number: int) -> bool:
    with reading(station.stores.cache) as connection:
        return connection.scalar(sa.select(sa.func.count()).select_from(cached_cases)) == number


def _missing(station: Station, folder: Folder) -> str:
    states = [item.state for item in station.items()]
    open_ones = [state for state in states if state is not State.SETTLED]
    if open_ones:
        return f"{len(open_ones)} commands are {sorted(set(open_ones))}"
    engine = make_engine(Settings(folder.server).database)
    with reading(station.stores.cache) as cache, engine.connect() as server:
        here = dict(cache.execute(sa.select(cached_cases.c.id, cached_cases.c.version)).tuples().all())
        there = dict(server.execute(sa.select(server_cases.c.id, server_cases.c.version)).tuples().all())
    engine.dispose()
    late = [case for case, version in there.items() if here.get(CaseId(case)) != version]
    return f"{len(late)} cases are not up to date" if late else ""
