"""The console's own sync against the real server over real HTTP: two people, one case, and everything in between."""

import hashlib
from contextlib import ExitStack
from pathlib import Path

from app.models.account import read_account
from app.models.outbox import State
from app.models.queries import View
from app.status import Link
from domain.attachments import Attachment
from domain.case import Status
from domain.commands import AddNote, ApproveReply, ReturnReply, SubmitReply
from domain.ids import CaseId
from tests.support.central import CentralServer
from tests.support.console import BAMBANG, SARI
from tests.support.station import now, open_station


def test_first_sync_brings_the_unit_s_cases_and_the_reference_data(
    central: CentralServer, tmp_path: Path, stack: ExitStack
) -> None:
    sari = open_station(tmp_path / "sari", SARI, central.url, stack)
    sari.synced()
    assert sari.status.link is Link.CONNECTED
    account = read_account(sari.stores.work)
    assert account is not None and account.person == SARI
    assert sari.queries.counts(now().date())[View.ALL] == 24
    assert len(sari.world[0].directory.units) == 2
    before = sari.api.traffic
    sari.synced()
    assert sari.api.traffic.requests - before.requests == 1
    assert sari.api.traffic.sent_bytes - before.sent_bytes < 1024
    assert sari.api.traffic.received_bytes - before.received_bytes < 1024


def test_a_reply_written_offline_is_approved_offline_and_published_with_both_names(
    central: CentralServer, tmp_path: Path, stack: ExitStack
) -> None:
    sari = open_station(tmp_path / "sari", SARI, central.url, stack)
    bambang = open_station(tmp_path / "bambang", BAMBANG, central.url, stack)
    for station in (sari, bambang):
        station.synced()
    central.server.stop()

    photo = tmp_path / "foto lokasi.png"
    photo.write_bytes(b"\x89PNG rekaan" * 500)
    attachment: Attachment = sari.desk.attach(photo).result(10)
    assert attachment.sha256 == hashlib.sha256(photo.read_bytes()).hexdigest()
    first, second, third = CaseId("case-0008"), CaseId("case-0009"), CaseId("case-0010")
    for case, text, files in ((first, "Lubang ditambal 19 November.", (attachment,)), (second, "Sedang dicek.", ())):
        view = sari.queries.case(case, sari.world[0])
        assert view is not None
        sari.desk.submit(view, SubmitReply(text, files)).result(10)
    view = sari.queries.case(third, sari.world[0])
    assert view is not None
    sari.desk.submit(view, AddNote("Sudah telepon kepala desa.")).result(10)
    sari.synced()
    assert sari.status.link is Link.OFFLINE
    assert set(sari.states()) <= {State.QUEUED, State.SENT}
    seen = sari.queries.case(first, sari.world[0])
    assert seen is not None and seen.case.reply is not None and seen.case.reply.text.startswith("Lubang")

    central.server.start()
    sari.synced()
    assert sari.states() == [State.SETTLED] * 3
    assert all(item.receipt for item in sari.queries.outbox_items())

    bambang.synced()
    central.server.stop()
    for case, approve in ((first, True), (second, False)):
        view = bambang.queries.case(case, bambang.world[0])
        assert view is not None and view.case.reply is not None
        pin = view.case.reply.pin
        decision = ApproveReply(pin) if approve else ReturnReply(pin, "Sebutkan kapan selesai.")
        bambang.desk.submit(view, decision).result(10)
    bambang.synced()
    central.server.start()
    bambang.synced()
    assert bambang.states() == [State.SETTLED] * 2

    published = central.case(first)
    assert published.status == Status.IN_PROGRESS
    answer = published.events[-1]
    assert (answer.by.name, answer.data["approved_by"]) == (SARI.name, BAMBANG.name)
    assert answer.data["written_at"] and answer.data["approved_at"]
    assert [item.sha256 for item in answer.attachments] == [attachment.sha256]
    sari.synced()
    back = sari.queries.case(second, sari.world[0])
    assert back is not None and back.case.reply is not None
    assert (back.case.reply.state, back.case.reply.notes) == ("returned", "Sebutkan kapan selesai.")
    assert [e.text for e in central.case(third).events if e.kind == "note"] == ["Sudah telepon kepala desa."]


def test_an_answer_that_is_lost_is_asked_again_and_has_one_effect(
    central: CentralServer, tmp_path: Path, stack: ExitStack
) -> None:
    sari = open_station(tmp_path / "sari", SARI, central.url, stack)
    sari.synced()
    case = CaseId("case-0011")
    view = sari.queries.case(case, sari.world[0])
    assert view is not None
    sari.desk.submit(view, AddNote("sekali saja")).result(10)
    from app.sync import exchange

    account = read_account(sari.stores.work)
    assert account is not None
    for _ in range(3):  # the request arrives, its answer does not
        request = exchange.prepare(sari.stores, account.device, 65536, now()).request
        assert len(request.commands) == 1
        sari.api.sync(sari.session.access_token, request)
    assert sari.states() == [State.SENT]
    sari.synced()
    assert sari.states() == [State.SETTLED]
    assert [e.text for e in central.case(case).events if e.text == "sekali saja"] == ["sekali saja"]
