"""A console whose clock is ten years off, or is set while it runs, loses nothing, holds nothing back, and is seen."""

import threading
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from app.desk import Desk
from app.models import drafts
from app.models.account import read_account
from app.models.drafts import Draft
from app.models.engine import reading
from app.models.outbox import UNDO_SECONDS, State
from app.models.queries import View
from app.status import Link
from domain.case import Event
from domain.commands import AddNote, SubmitReply
from domain.ids import CaseId
from tests.support.central import CentralServer
from tests.support.console import SARI
from tests.support.station import Station, now, open_station

YEARS = timedelta(days=3_653)
CASE, OTHER = "case-0008", "case-0009"
WRONG = pytest.mark.parametrize("wrong", [YEARS, -YEARS], ids=["ahead", "behind"])


@dataclass
class SettableClock:
    """The clock of one computer, which somebody may set at any moment."""

    off: timedelta = timedelta()

    def __call__(self) -> datetime:
        return now() + self.off


def notes(central: CentralServer, case: str, text: str) -> list[Event]:
    return [event for event in central.case(CaseId(case)).events if event.text == text]


def draft(station: Station, case: str, text: str) -> None:
    station.desk.save_draft(Draft(CaseId(case), "reply", "", "", text, now())).result(10)


def undoing_desk(station: Station, clock: SettableClock) -> Desk:
    """The station's desk with the window in which a command can be taken back."""
    account = read_account(station.stores.work)
    assert account is not None
    return Desk(
        station.stores.cache,
        station.stores.work,
        station.person,
        account.device,
        station.workers.background,
        lambda: station.world[0],
        clock,
        station.changes.append,
        lambda: None,
        UNDO_SECONDS,
    )


@WRONG
def test_work_done_by_a_wrong_clock_arrives_once_and_is_flagged_where_it_lies_ahead(
    wrong: timedelta, central: CentralServer, tmp_path: Path, stack: ExitStack
) -> None:
    station = open_station(tmp_path / "sari", SARI, central.url, stack, clock=SettableClock(wrong))
    assert station.synced().link is Link.CONNECTED
    station.submit(CASE, AddNote("jam salah"))
    station.submit(OTHER, SubmitReply("Jawaban dengan jam salah."))
    station.synced()
    assert station.states() == [State.SETTLED, State.SETTLED]
    event = notes(central, CASE, "jam salah")[0]
    assert len(notes(central, CASE, "jam salah")) == 1
    assert event.received_at is not None and abs(event.received_at - now()) < timedelta(minutes=5)
    assert event.clock_is_skewed is (wrong > timedelta())
    assert abs(event.counted_at - now()) < timedelta(minutes=5), "a wrong clock would decide on deadlines"
    assert station.status.data_as_of is not None and abs(station.status.data_as_of - now()) < timedelta(minutes=5)


@WRONG
def test_a_clock_set_between_two_runs_leaves_nothing_behind(
    wrong: timedelta, central: CentralServer, tmp_path: Path, stack: ExitStack
) -> None:
    clock = SettableClock()
    first = open_station(tmp_path / "sari", SARI, central.url, stack, clock=clock)
    first.synced()
    central.server.stop()
    first.submit(CASE, AddNote("sebelum jam disetel"))
    draft(first, CASE, "belum selesai")
    first.close()
    clock.off = wrong
    again = open_station(tmp_path / "sari", SARI, central.url, stack, clock=clock)
    draft(again, OTHER, "ditulis dengan jam salah")
    again.submit(OTHER, AddNote("sesudah jam disetel"))
    again.close()
    clock.off = timedelta()
    central.server.start()
    last = open_station(tmp_path / "sari", SARI, central.url, stack, clock=clock)
    assert last.synced().link is Link.CONNECTED
    assert last.states() == [State.SETTLED, State.SETTLED]
    assert [item.envelope.case for item in last.items()] == [CASE, OTHER], "numbered as made, whatever the clock said"
    with reading(last.stores.work) as connection:
        assert {item.text for item in drafts.recent(connection, 9)} == {"belum selesai", "ditulis dengan jam salah"}
    for case, text in ((CASE, "sebelum jam disetel"), (OTHER, "sesudah jam disetel")):
        assert len(notes(central, case, text)) == 1


@WRONG
def test_a_clock_set_in_the_undo_window_cannot_hold_a_command_back(
    wrong: timedelta, central: CentralServer, tmp_path: Path, stack: ExitStack
) -> None:
    clock = SettableClock()
    station = open_station(tmp_path / "sari", SARI, central.url, stack, clock=clock)
    station.synced()
    undoing_desk(station, clock).submit(station.view(CASE), AddNote("ditahan")).result(10)
    station.synced()
    assert station.states() == [State.QUEUED], "for now it can be undone"
    clock.off = wrong
    station.synced()
    assert station.states() == [State.SETTLED]
    station.submit(CASE, AddNote("menyusul"))
    station.synced()
    assert station.states() == [State.SETTLED, State.SETTLED]
    assert [len(notes(central, CASE, text)) for text in ("ditahan", "menyusul")] == [1, 1]


@WRONG
def test_a_clock_set_in_the_middle_of_a_session_stops_neither_timers_nor_the_session(
    wrong: timedelta, central: CentralServer, tmp_path: Path, stack: ExitStack
) -> None:
    clock = SettableClock()
    station = open_station(tmp_path / "sari", SARI, central.url, stack, clock=clock)
    station.synced()
    central.server.stop()
    station.submit(CASE, AddNote("di tengah sesi"))
    assert station.synced().link is Link.OFFLINE
    clock.off = wrong
    central.server.start()
    done = threading.Event()

    def wait_for_the_timer() -> None:
        while not done.wait(0.05) and station.states() != [State.SETTLED]:
            pass

    watcher = threading.Thread(target=wait_for_the_timer)
    watcher.start()
    watcher.join(50)  # nobody asks: the console's own appointment, made before the clock was set, must come
    done.set()
    assert station.states() == [State.SETTLED]
    assert len(notes(central, CASE, "di tengah sesi")) == 1
    station.session.refresh()
    assert station.synced().link is Link.CONNECTED


@WRONG
def test_deadlines_follow_the_servers_dates_and_drafts_stay_in_view(
    wrong: timedelta, central: CentralServer, tmp_path: Path, stack: ExitStack
) -> None:
    right = open_station(tmp_path / "tepat", SARI, central.url, stack)
    off = open_station(tmp_path / "salah", SARI, central.url, stack, clock=SettableClock(wrong))
    for station in (right, off):
        station.synced()
    today = now().date()
    due = [
        {row.id: row.due_on for row in station.queries.rows(station.queries.keys(View.ALL, today)).values()}
        for station in (right, off)
    ]
    assert due[0] == due[1] and any(due[0].values())
    for number, case in enumerate((CASE, OTHER)):
        draft(off, case, f"draf {number}")
    with reading(off.stores.work) as connection:
        assert [item.text for item in drafts.recent(connection, 9)] == ["draf 1", "draf 0"]
