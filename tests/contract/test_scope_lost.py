"""A case that leaves the scope takes its content along and leaves what was written on it where its author finds it."""

import hashlib
from contextlib import ExitStack
from pathlib import Path

import pytest

from app.models.drafts import Draft
from app.models.outbox import State
from app.status import Link
from domain.commands import AddNote, Command, Dispose
from domain.ids import CaseId
from domain.people import Person
from server.database import writing
from server.people import set_memberships
from tests.support.bad_server import silent_close
from tests.support.central import CentralServer
from tests.support.console import HEALTH, RATNA, ROADS, SARI
from tests.support.relay import bad_line, passing, refusing
from tests.support.station import Station, now, open_station

CASE, OTHER = "case-0008", "case-0009"
PHOTO = b"\x89PNG rekaan" * 5_000


def photo(folder: Path, content: bytes = PHOTO) -> Path:
    path = folder / "foto lokasi.png"
    path.write_bytes(content)
    return path


def does(person: Person, case: str, command: Command, central: CentralServer, folder: Path) -> None:
    """Somebody else acts on a case, at a console of their own."""
    with ExitStack() as stack:
        station = open_station(folder / f"{person.id}-{now().timestamp()}", person, central.url, stack)
        station.synced()
        station.submit(case, command)
        station.synced()
        assert station.states() == [State.SETTLED]


def drafted(station: Station, text: str) -> None:
    case = station.view(CASE).case
    station.desk.save_draft(Draft(case.id, "reply", case.tracking, case.title, text, now())).result(10)


def test_what_was_held_back_here_is_orphaned_and_can_be_sent_when_the_case_comes_back(
    central: CentralServer, tmp_path: Path, stack: ExitStack
) -> None:
    line = stack.enter_context(bad_line(central.url))
    sari = open_station(tmp_path / "sari", SARI, line.url, stack)
    sari.synced()
    line.behaviour = refusing(central.url, "/v1/uploads")
    attachment = sari.desk.attach(photo(tmp_path)).result(10)
    sari.submit(CASE, AddNote("Foto dari lokasi, mohon dilihat.", attachments=(attachment,)))
    sari.submit(OTHER, AddNote("kasus lain"))
    drafted(sari, "Balasan yang belum selesai.")
    sari.synced()
    assert sari.states() == [State.QUEUED, State.SETTLED], "it holds back its own case only"

    does(RATNA, CASE, Dispose(HEALTH), central, tmp_path)
    sari.synced()
    assert sari.queries.case(CaseId(CASE), sari.world[0]) is None
    [orphan, settled] = sari.items()
    assert (orphan.state, orphan.code, orphan.tracking) == (State.ORPHANED, "out_of_scope", "8500008")
    assert orphan.envelope.command == AddNote("Foto dari lokasi, mohon dilihat.", attachments=(attachment,))
    assert [draft.text for draft in sari.queries.drafts()] == ["Balasan yang belum selesai."]
    assert settled.state is State.SETTLED
    assert not [event for event in central.case(CaseId(CASE)).events if event.kind == "note"]

    does(RATNA, CASE, Dispose(ROADS), central, tmp_path)
    line.behaviour = passing(central.url)
    sari.synced()
    assert sari.states()[0] is State.ORPHANED, "nobody but its author sends it"
    assert sari.desk.retry(sari.items()[0]).result(10)
    sari.synced()
    sari.synced()
    assert sari.states() == [State.SETTLED, State.SETTLED]
    [note] = [event for event in central.case(CaseId(CASE)).events if event.kind == "note"]
    assert [item.sha256 for item in note.attachments] == [hashlib.sha256(PHOTO).hexdigest()]
    assert sari.notes(CASE) == ["Foto dari lokasi, mohon dilihat."]


def test_what_was_queued_offline_is_refused_by_the_server_and_stays_with_its_text(
    central: CentralServer, tmp_path: Path, stack: ExitStack
) -> None:
    line = stack.enter_context(bad_line(central.url))
    sari = open_station(tmp_path / "sari", SARI, line.url, stack)
    sari.synced()
    line.behaviour = silent_close
    sari.submit(CASE, AddNote("Sudah ditelepon."))
    sari.submit(OTHER, AddNote("kasus lain"))
    drafted(sari, "Balasan yang belum selesai.")
    assert sari.synced().link is Link.OFFLINE
    does(RATNA, CASE, Dispose(HEALTH), central, tmp_path)
    line.behaviour = passing(central.url)
    sari.synced()
    [refused, settled] = sari.items()
    assert (refused.state, refused.code) == (State.REJECTED, "unknown_case")
    assert refused.envelope.command == AddNote("Sudah ditelepon.")
    assert settled.state is State.SETTLED
    assert [draft.text for draft in sari.queries.drafts()] == ["Balasan yang belum selesai."]
    assert sari.queries.case(CaseId(CASE), sari.world[0]) is None
    assert not [event for event in central.case(CaseId(CASE)).events if event.kind == "note"]


@pytest.mark.parametrize("reopened", [False, True])
def test_a_role_that_is_taken_away_takes_the_cases_and_nothing_written(
    central: CentralServer, tmp_path: Path, stack: ExitStack, reopened: bool
) -> None:
    line = stack.enter_context(bad_line(central.url))
    sari = open_station(tmp_path / "sari", SARI, line.url, stack)
    sari.synced()
    line.behaviour = refusing(central.url, "/v1/uploads")
    attachment = sari.desk.attach(photo(tmp_path)).result(10)
    sari.submit(CASE, AddNote("lihat foto", attachments=(attachment,)))
    drafted(sari, "Balasan yang belum selesai.")
    with writing(central.engine) as connection:
        set_memberships(connection, SARI.id, ())
    if reopened:
        sari.close()
        sari = open_station(tmp_path / "sari", SARI, line.url, stack)
    held = sari.synced()
    assert (held.link, held.gone, held.total) == (Link.HELD, 24, 24), "nothing leaves before the person agrees"
    assert sari.view(CASE).case.id == CASE
    sari.sync.accept_vanishing()
    assert sari.at_rest().link is Link.CONNECTED
    assert sari.queries.case(CaseId(CASE), sari.world[0]) is None
    assert sari.states() == [State.ORPHANED]
    assert sari.items()[0].envelope.command == AddNote("lihat foto", attachments=(attachment,))
    assert [draft.text for draft in sari.queries.drafts()] == ["Balasan yang belum selesai."]
    with writing(central.engine) as connection:
        set_memberships(connection, SARI.id, SARI.memberships)
    sari.synced()
    assert sari.view(CASE).reply_draft is not None
