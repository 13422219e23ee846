"""Each command meets its own fate: refused, in conflict, put off or set aside, it stays, and the others go on."""

import logging
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from app.models.outbox import State
from app.models.tables import outbox
from app.status import Link
from domain.commands import AddNote, ApproveReply, Correct, ReturnReply, SubmitReply
from domain.errors import theirs_of
from domain.ids import CaseId, PersonId
from domain.people import Membership, Role
from server.database import writing
from tests.support.central import CentralServer, running_server
from tests.support.console import BAMBANG, RATNA, REGENCY, ROADS, SARI, sample_cases
from tests.support.guards import ExpectedLog
from tests.support.station import Station, open_station

BOTH = replace(
    SARI,
    memberships=(Membership(Role.LIAISON_OFFICER, REGENCY, ROADS), Membership(Role.SUPERVISOR, REGENCY, ROADS)),
)
SECOND_ADMIN = replace(RATNA, id=PersonId("yusuf"), name="Yusuf Hidayat")
CASE, OTHER = "case-0008", "case-0009"


def pin(station: Station, case: str) -> str:
    reply = station.view(case).case.reply
    assert reply is not None
    return reply.pin


def notes_on(central: CentralServer, case: str) -> list[str]:
    return [event.text for event in central.case(CaseId(case)).events if event.kind == "note"]


def test_nobody_approves_their_own_answer_and_the_rest_of_the_day_s_work_goes_through(tmp_path: Path) -> None:
    with running_server(tmp_path / "server", people=(BOTH,)) as central, ExitStack() as stack:
        central.add(sample_cases())
        both = open_station(tmp_path / "both", BOTH, central.url, stack)
        both.synced()
        both.submit(CASE, SubmitReply("Sudah ditambal."))
        both.submit(CASE, ApproveReply(pin(both, CASE)))
        both.submit(CASE, AddNote("kasus yang sama"))
        both.submit(OTHER, AddNote("kasus lain"))
        both.synced()
        assert both.states() == [State.SETTLED, State.REJECTED, State.SETTLED, State.SETTLED]
        assert both.items()[1].code == "self_approval"
        assert both.view(CASE).case.reply.state == "submitted"  # type: ignore[union-attr]
        assert notes_on(central, CASE) == ["kasus yang sama"]


def test_a_decision_on_a_text_that_has_moved_is_refused_and_the_others_count(
    central: CentralServer, tmp_path: Path, stack: ExitStack
) -> None:
    sari = open_station(tmp_path / "sari", SARI, central.url, stack)
    bambang = open_station(tmp_path / "bambang", BAMBANG, central.url, stack)
    sari.synced()
    for case in (CASE, OTHER):
        sari.submit(case, SubmitReply("Sudah ditambal."))
    sari.synced()
    bambang.synced()
    sari.submit(CASE, SubmitReply("Sudah ditambal kemarin."))
    sari.synced()
    bambang.submit(CASE, ApproveReply(pin(bambang, CASE)))
    bambang.submit(CASE, AddNote("setuju"))
    bambang.submit(OTHER, ReturnReply(pin(bambang, OTHER), "Sebutkan tanggalnya."))
    assert bambang.view(CASE).case.reply is None, "shown as published until the server says otherwise"
    bambang.synced()
    assert bambang.states() == [State.REJECTED, State.SETTLED, State.SETTLED]
    refused = bambang.items()[0]
    assert (refused.code, refused.fields["current"]) == ("approval_void", pin(bambang, CASE))
    reply = central.case(CaseId(CASE)).reply
    assert reply is not None and (reply.text, reply.state) == ("Sudah ditambal kemarin.", "submitted")
    assert bambang.desk.withdraw(refused).result(10) is True


def test_the_same_field_changed_by_two_is_a_conflict_whatever_else_is_unsent(tmp_path: Path) -> None:
    with running_server(tmp_path / "server", people=(RATNA, SECOND_ADMIN)) as central, ExitStack() as stack:
        central.add(sample_cases())
        ratna = open_station(tmp_path / "ratna", RATNA, central.url, stack)
        yusuf = open_station(tmp_path / "yusuf", SECOND_ADMIN, central.url, stack)
        for station in (ratna, yusuf):
            station.synced()
        before = ratna.view(CASE).case.title
        for text in ("satu", "dua", "tiga"):
            ratna.submit(CASE, AddNote(text))
        ratna.submit(CASE, Correct(title="Judul Ratna"))
        yusuf.submit(CASE, Correct(title="Judul Yusuf"))
        yusuf.synced()
        ratna.synced()
        assert ratna.states() == [State.SETTLED] * 3 + [State.CONFLICT]
        conflict = ratna.items()[3]
        assert theirs_of(conflict.fields) == {"title": "Judul Yusuf"}
        assert (conflict.base, conflict.mine) == ({"title": before}, {"title": "Judul Ratna"})
        assert ratna.items()[3].envelope.command == Correct(title="Judul Ratna")
        assert central.case(CaseId(CASE)).title == ratna.view(CASE).case.title == "Judul Yusuf"
        assert ratna.notes(CASE) == ["satu", "dua", "tiga"]


BREAKS = "CREATE TRIGGER stop BEFORE INSERT ON event WHEN NEW.doc LIKE '%meledak%' BEGIN SELECT RAISE(ABORT, 'no'); END"


def breaking(central: CentralServer) -> None:
    """From now on the server breaks down on a note that says *meledak*."""
    with writing(central.engine) as connection:
        connection.exec_driver_sql(BREAKS)


def test_what_was_put_off_is_sent_again_and_later_commands_on_the_case_wait_with_it(
    central: CentralServer, tmp_path: Path, stack: ExitStack, expected_log: ExpectedLog
) -> None:
    sari = open_station(tmp_path / "sari", SARI, central.url, stack)
    sari.synced()
    breaking(central)
    expected_log("konsol.server.command", logging.ERROR)
    for case, text in ((CASE, "awal"), (CASE, "meledak"), (CASE, "sesudahnya"), (OTHER, "kasus lain")):
        sari.submit(case, AddNote(text))
    assert sari.synced().link is Link.CONNECTED
    assert sari.states() == [State.SETTLED, State.SENT, State.SENT, State.SETTLED]
    assert sari.notes(CASE) == ["awal", "meledak", "sesudahnya"]
    with writing(central.engine) as connection:
        connection.exec_driver_sql("DROP TRIGGER stop")
    sari.synced()
    assert sari.states() == [State.SETTLED] * 4
    assert notes_on(central, CASE) == sari.notes(CASE) == ["awal", "meledak", "sesudahnya"]


def test_what_the_server_cannot_digest_is_set_aside_with_its_text_and_lets_the_others_pass(
    central: CentralServer, tmp_path: Path, stack: ExitStack, expected_log: ExpectedLog
) -> None:
    sari = open_station(tmp_path / "sari", SARI, central.url, stack)
    sari.synced()
    breaking(central)
    expected_log("konsol.server.command", logging.ERROR)
    sari.submit(CASE, AddNote("meledak"))
    sari.submit(CASE, AddNote("sesudahnya"))
    for _ in range(3):
        sari.synced()
    assert sari.states() == [State.QUARANTINED, State.SETTLED]
    assert sari.items()[0].envelope.command == AddNote("meledak")
    assert sari.notes(CASE) == ["sesudahnya"] == notes_on(central, CASE)


def test_an_id_that_was_used_for_something_else_is_refused_and_said(
    central: CentralServer, tmp_path: Path, stack: ExitStack
) -> None:
    """Two consoles that share an outbox by accident: the server takes the first content and parks the second."""
    sari = open_station(tmp_path / "sari", SARI, central.url, stack)
    sari.synced()
    id = sari.submit(CASE, AddNote("yang pertama"))
    sari.synced()
    with writing(central.engine) as connection:
        connection.exec_driver_sql("UPDATE command SET fingerprint = 'lain' WHERE id = ?", (id,))
    with sari.stores.work.begin() as connection:
        connection.execute(outbox.update().values(state=State.SENT))
    sari.synced()
    assert [(item.state, item.code) for item in sari.items()] == [(State.REJECTED, "reused_id")]
    assert sari.items()[0].envelope.command == AddNote("yang pertama")
