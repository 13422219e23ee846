"""After a kill: the console is opened again on what is there, finishes the day, and is compared with the server."""

from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import sqlalchemy as sa

from app.models.drafts import Purpose
from app.models.engine import reading
from app.models.outbox import UNDO_SECONDS, State
from app.models.tables import cases as cached_cases
from app.problems import Problem
from domain.case import EventKind
from domain.commands import AddNote, Command, SubmitReply
from server.chain import verify
from server.database import make_engine
from server.database import reading as reading_server
from server.records import load_case
from server.settings import Settings
from server.tables import cases as server_cases
from server.tables import failure
from tests.support.console import SARI
from tests.support.station import Station, open_station
from tools.crash.day import ANSWERED, CASES, Clock, case_of, mark_of, text_of
from tools.crash.ledger import Ledger, Pen
from tools.crash.world import Folder

STAYS_A_DRAFT = ("W1", "P1", "D1")
DONE = {State.APPLIED, State.SETTLED}


@dataclass
class Findings:
    """What was wrong after one kill, a sentence each, under the four words of the last line."""

    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    malformed: list[str] = field(default_factory=list)
    stale: list[str] = field(default_factory=list)


def finish(folder: Folder, url: str, ledger: Ledger, pen: Pen) -> Findings:
    """Open, check, let the day be finished over a good line, and compare."""
    found = Findings(malformed=ledger.errors())
    clock = Clock(timedelta(hours=1))
    with ExitStack() as stack:
        try:
            station = open_station(folder.profile, SARI, url, stack, clock=clock, undo_seconds=UNDO_SECONDS)
        except Problem as problem:
            found.malformed.append(f"the profile does not open: {problem.code} {problem.fields}")
            return found
        _check_files(station, found)
        _check_texts(station, ledger, found)
        withdrawn = ledger.withdrawn() | _second_thoughts(station, pen)
        _finish_day(station, pen)
        clock.put_forward()
        _send_all(station)
        _compare(station, folder, ledger, withdrawn, found)
    return found


def _check_files(station: Station, found: Findings) -> None:
    if station.stores.cache_was_lost:
        found.malformed.append("the cache had to be set aside")
    for engine in (station.stores.work, station.stores.cache):
        with reading(engine) as connection:
            damage = connection.exec_driver_sql("PRAGMA cipher_integrity_check").scalars().all()
            verdict = connection.exec_driver_sql("PRAGMA quick_check").scalars().all()
        if damage or verdict != ["ok"]:
            found.malformed.append(f"a store is damaged: {damage} {verdict}")


def _texts(station: Station) -> dict[str, str]:
    """The longest text of each mark on this disk, as a draft or in the outbox whatever its state."""
    texts = [draft.text for draft in station.queries.drafts()]
    texts += [text_of(item.envelope.command) for item in station.items()]
    longest: dict[str, str] = {}
    for text in texts:
        longest[mark_of(text)] = max(text, longest.get(mark_of(text), ""), key=len)
    return longest


def _check_texts(station: Station, ledger: Ledger, found: Findings) -> None:
    here = _texts(station)
    for mark in ledger.marks():
        there, promised, due = len(here.get(mark, "")), len(ledger.promised(mark)), len(ledger.due(mark))
        if there < promised:
            found.lost.append(f"{mark}: {there} characters on the disk, {promised} were said to be safe")
        elif there < due:
            found.stale.append(f"{mark}: {there} characters on the disk, {due} were typed more than a second before")
        shown = [text for text in station.notes(CASES[mark]) if mark_of(text) == mark]
        if len(shown) > 1:
            found.doubled.append(f"{mark}: shown {len(shown)} times in the case")


def _second_thoughts(station: Station, pen: Pen) -> frozenset[str]:
    """Take back the doubted note where the console says that it has not left."""
    for item in station.items():
        doubted = mark_of(text_of(item.envelope.command)) == "X1" and item.state is State.QUEUED
        if doubted and station.desk.withdraw(item).result(10):
            pen.note("withdrawn", "X1")
            return frozenset({"X1"})
    return frozenset()


def _finish_day(station: Station, pen: Pen) -> None:
    """Send what was being written."""
    for draft in station.queries.drafts():
        if mark_of(draft.text) not in STAYS_A_DRAFT:
            files = draft.attachments
            command: Command = AddNote(draft.text, attachments=files)
            if draft.purpose == Purpose.REPLY:
                command = SubmitReply(draft.text, files)
            station.submit(draft.case, command, draft.purpose)
            pen.note("stored", mark_of(draft.text), draft.text)


def _send_all(station: Station) -> None:
    for _ in range(5):
        station.synced()
        if not set(station.states()) & {State.QUEUED, State.SENT, State.APPLIED}:
            return


def _compare(station: Station, folder: Folder, ledger: Ledger, withdrawn: frozenset[str], found: Findings) -> None:
    engine = make_engine(Settings(folder.server).database)
    with reading_server(engine) as connection:
        for mark in CASES:
            _compare_one(connection, station, mark, ledger, withdrawn, found)
        if broken := list(verify(connection)):
            found.malformed.append(f"the server's timeline is broken: {broken[0]}")
        if connection.execute(sa.select(failure)).all():
            found.malformed.append("a command broke down on the server")
        notes = [event.text for event in _events(connection, "L1") if event.kind == EventKind.NOTE]
        if notes != sorted(notes):
            found.malformed.append("two commands on one case changed places")
        theirs = _versions(connection, server_cases)
    engine.dispose()
    with reading(station.stores.cache) as connection:
        if _versions(connection, cached_cases) != theirs:
            found.malformed.append("the cache is not what the server shows")


def _versions(connection: sa.Connection, table: sa.Table) -> dict[str, int]:
    return {row.id: row.version for row in connection.execute(sa.select(table.c.id, table.c.version))}


def _events(connection: sa.Connection, mark: str) -> Any:
    case = load_case(connection, case_of(mark))
    assert case is not None
    return case.events


def _effects(connection: sa.Connection, mark: str) -> int:
    if CASES[mark] == ANSWERED:
        submitted = [e for e in _events(connection, mark) if e.kind == EventKind.REPLY_SUBMITTED]
        return len(submitted)
    return sum(mark_of(event.text) == mark for event in _events(connection, mark))


def _compare_one(
    connection: sa.Connection,
    station: Station,
    mark: str,
    ledger: Ledger,
    withdrawn: frozenset[str],
    found: Findings,
) -> None:
    effects = _effects(connection, mark)
    states = [item.state for item in station.items() if mark_of(text_of(item.envelope.command)) == mark]
    drafted = any(mark_of(draft.text) == mark for draft in station.queries.drafts())
    if effects > 1:
        found.doubled.append(f"{mark}: {effects} effects on the server")
    if effects and mark in withdrawn:
        found.doubled.append(f"{mark}: has an effect although it was taken back")
    if effects and not set(states) & DONE:
        found.malformed.append(f"{mark}: the server did it, the outbox says {states}")
    if not effects and set(states) & DONE:
        found.lost.append(f"{mark}: the outbox says {states}, the server knows nothing of it")
    if set(states) & {State.QUEUED, State.SENT}:
        found.malformed.append(f"{mark}: still {states} after a good line, {station.status}")
    if not effects and mark in ledger.stored() and not (states or drafted):
        found.lost.append(f"{mark}: neither on the server nor here")
