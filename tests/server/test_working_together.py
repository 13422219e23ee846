"""Three agencies on one case, two of them offline for days: nothing is lost, and each sees what is meant for it."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from domain import commands as c
from domain.attachments import Attachment
from domain.capabilities import Capabilities
from domain.case import Case, EventKind, Holder, Status, TaskState
from domain.errors import Code
from domain.ids import CaseId, new_id
from domain.protocol import CommandMessage
from domain.scope import agency_bucket, unit_bucket
from domain.staged import Staged, StagedKind
from server.central import Central
from server.database import writing
from server.directory import CAPABILITIES, put_reference
from tests.server.conftest import SignIn
from tests.server.desk import Desk
from tests.server.region import (
    HEALTH,
    NATIONAL,
    NEIGHBOUR,
    NEIGHBOUR_ROADS,
    NOW,
    REGENCY,
    ROADS,
    Clock,
    Region,
)

CANARY = "Kenari-Rahasia-7315"


def answers(desk: Desk, sent: list[CommandMessage]) -> list[tuple[str, str]]:
    """What was written offline is sent in one go; an answer for each, in order."""
    found = {result.id: (str(result.outcome), result.code) for result in desk.exchange(sent).results}
    return [found[message.envelope.id] for message in sent]


APPLIED = ("applied", "")


def texts(desk: Desk, case: Case, kind: EventKind) -> list[str]:
    return [event.text for event in desk.seen(case).events if event.kind == kind]


def test_two_agencies_contribute_offline_and_one_answer_names_them_both(
    at_desk: SignIn, region: Region, clock: Clock
) -> None:
    case = region.report()
    budi, citra, bayu, nadia = (at_desk(name) for name in ("budi", "citra", "bayu", "nadia"))
    budi.must(case, c.GiveTask("Pinjamkan alat", NEIGHBOUR, days=3, mandatory=True, question="Alat berat ada?"))
    budi.must(case, c.GiveTask("Periksa anggaran", NATIONAL, mandatory=True, question="Anggaran mana?"))
    for desk in (budi, bayu, nadia):
        desk.sync()
    alat, anggaran = budi.seen(case).tasks
    assert [task.title for task in bayu.seen(case).tasks] == ["Pinjamkan alat"]
    assert [task.title for task in nadia.seen(case).tasks] == ["Periksa anggaran"]
    assert budi.do(case, c.SubmitReply("Selesai.")).code == Code.OPEN_TASKS

    # Both lose the connection and work on for two days, on what they saw last.
    written = clock()
    queue = [
        bayu.message(case, c.AcceptTask(alat.id)),
        bayu.message(case, c.AddNote(f"{CANARY}-dua, hanya kami")),
        bayu.message(case, c.AddNote(f"{CANARY}-pusat, hanya untuk pusat", to=(NATIONAL,))),
        bayu.message(case, c.FinishTask(alat.id, f"{CANARY}-alat: ekskavator Senin.")),
    ]
    others = [
        nadia.message(case, c.AcceptTask(anggaran.id)),
        nadia.message(case, c.FinishTask(anggaran.id, f"{CANARY}-anggaran: APBD.")),
        nadia.message(case, c.AddNote("Ke semua.", audience="agencies")),
    ]
    clock.advance(timedelta(days=1))
    budi.come_back()
    budi.must(case, c.SubmitReply("Sedang kami koordinasikan.", holding=True))
    budi.must(case, c.RecallReply())
    clock.advance(timedelta(days=1))
    for desk in (budi, citra, bayu, nadia):
        desk.come_back()
    assert answers(nadia, others) == [APPLIED] * 3
    assert answers(bayu, queue) == [APPLIED] * 4
    assert answers(bayu, queue) == [APPLIED] * 4, "sent again, nothing happens again"

    budi.sync()
    stands = budi.seen(case)
    assert [task.state for task in stands.tasks] == [TaskState.DONE] * 2
    assert len(texts(budi, case, EventKind.TASK_DONE)) == 2
    done = next(event for event in stands.events if event.kind == EventKind.TASK_DONE and event.by.agency == NEIGHBOUR)
    assert done.acted_at == written < clock() == done.received_at

    budi.must(case, c.SubmitReply("Ekskavator datang Senin, dibiayai APBD."))
    citra.sync()
    standing = citra.seen(case).reply
    assert standing is not None
    assert standing.contributors == (NEIGHBOUR, NATIONAL)
    citra.must(case, c.ApproveReply(standing.pin))
    for desk in (budi, bayu, nadia):
        desk.sync()
        answer = desk.seen(case).events[-1]
        assert (answer.kind, answer.data["contributors"]) == (EventKind.FOLLOW_UP, f"{NEIGHBOUR} {NATIONAL}")

    assert f"{CANARY}-dua" not in budi.everything_received() + nadia.everything_received()
    assert f"{CANARY}-pusat" not in budi.everything_received() and f"{CANARY}-pusat" in nadia.everything_received()
    assert f"{CANARY}-alat" not in nadia.everything_received() and f"{CANARY}-alat" in budi.everything_received()
    assert f"{CANARY}-anggaran" not in bayu.everything_received()


def test_a_mandatory_task_asked_offline_meets_an_approval_given_offline(
    at_desk: SignIn, region: Region, clock: Clock
) -> None:
    """Each side was right when it wrote; the server lets nothing out that somebody still waits for."""
    case = region.report()
    andi, budi, citra, bayu = (at_desk(name) for name in ("andi", "budi", "citra", "bayu"))
    budi.must(case, c.SubmitReply("Sudah ditambal."))
    andi.sync()
    citra.sync()
    standing = citra.seen(case).reply
    assert standing is not None
    asked = andi.message(case, c.GiveTask("Ukur", NEIGHBOUR, mandatory=True))
    approved = citra.message(case, c.ApproveReply(standing.pin))
    clock.advance(timedelta(minutes=5))
    assert answers(andi, [asked]) == [APPLIED]
    assert answers(citra, [approved]) == [("rejected", Code.OPEN_TASKS)]

    bayu.sync()
    bayu.must(case, c.FinishTask(bayu.seen(case).tasks[0].id, "40 cm."))
    citra.sync()
    citra.must(case, c.ApproveReply(standing.pin))
    budi.sync()
    assert budi.seen(case).status == Status.IN_PROGRESS


def test_a_unit_receives_the_case_with_its_task_and_loses_it_with_the_invitation(
    at_desk: SignIn, region: Region, clock: Clock
) -> None:
    case = region.report()
    budi, bayu, eko, dewi = (at_desk(name) for name in ("budi", "bayu", "eko", "dewi"))
    for desk in (bayu, eko, dewi):
        desk.sync()
        assert desk.case(case) is None
    budi.must(case, c.GiveTask("Hitung pasien", REGENCY, HEALTH))
    budi.must(case, c.GiveTask("Pinjamkan alat", NEIGHBOUR))
    dewi.sync()
    bayu.sync()
    eko.sync()
    assert dewi.seen(case).tasks[0].unit == HEALTH and eko.case(case) is None
    task = bayu.seen(case).tasks[0]
    bayu.must(case, c.AcceptTask(task.id, NEIGHBOUR_ROADS))
    eko.sync()
    assert eko.seen(case).tasks[0].state == TaskState.ACCEPTED

    late = eko.message(case, c.FinishTask(task.id, "Alat siap."))
    clock.advance(timedelta(minutes=5))
    budi.sync()
    budi.must(case, c.WithdrawInvitation(NEIGHBOUR, "Alat sudah ada."))
    assert answers(eko, [late]) == [("rejected", Code.UNKNOWN_CASE)], "the text stays in Eko's outbox"
    for desk in (bayu, eko):
        desk.sync()
        assert desk.case(case) is None
    assert {agency_bucket(NEIGHBOUR), unit_bucket(NEIGHBOUR_ROADS)} <= {*bayu.buckets, *eko.buckets}
    dewi.sync()
    assert dewi.seen(case)


def test_what_an_agency_contributed_stays_when_the_case_moves_to_another(at_desk: SignIn, region: Region) -> None:
    case = region.report(status=Status.IN_PROGRESS, supporting=(NATIONAL,))
    andi, bayu, nadia = (at_desk(name) for name in ("andi", "bayu", "nadia"))
    andi.must(case, c.GiveTask("Periksa anggaran", NATIONAL))
    nadia.sync()
    nadia.must(case, c.FinishTask(nadia.seen(case).tasks[0].id, "APBD kota."))
    andi.must(case, c.AskTransfer(NEIGHBOUR, "Jalan kota."))
    nadia.must(case, c.DecideTransfer(accept=True))
    bayu.sync()
    assert bayu.seen(case).holder == Holder(NEIGHBOUR)
    assert texts(bayu, case, EventKind.TASK_DONE) == ["APBD kota."]


def test_a_request_to_transfer_is_taken_back_before_it_is_decided(at_desk: SignIn, region: Region) -> None:
    case = region.report()
    budi, andi = at_desk("budi"), at_desk("andi")
    budi.must(case, c.AskTransfer(NEIGHBOUR, "Jalan kabupaten sebelah."))
    andi.sync()
    decision = andi.message(case, c.DecideTransfer(accept=True))
    budi.must(case, c.WithdrawTransfer("Ternyata jalan kami."))
    assert answers(andi, [decision]) == [("rejected", Code.NO_TRANSFER_PENDING)]
    budi.must(case, c.SubmitReply("Kami tambal."))


def test_a_file_of_a_contribution_must_have_arrived(at_desk: SignIn, region: Region) -> None:
    case = region.report(supporting=(NEIGHBOUR,))
    budi, bayu = at_desk("budi"), at_desk("bayu")
    budi.must(case, c.GiveTask("Foto", NEIGHBOUR))
    bayu.sync()
    missing = Attachment("0" * 64, "foto.jpg", 10, "image/jpeg")
    result = bayu.do(case, c.FinishTask(bayu.seen(case).tasks[0].id, "Foto.", (missing,)))
    assert (result.code, result.fields["name"]) == (Code.ATTACHMENT_MISSING, "foto.jpg")


@pytest.fixture
def pair(region: Region) -> tuple[Case, Case]:
    """A case, and the one it repeats."""
    first, second = region.reports(2)
    return second, first


def test_a_link_stands_on_both_cases_and_goes_from_both(at_desk: SignIn, pair: tuple[Case, Case]) -> None:
    case, main = pair
    budi = at_desk("budi")
    budi.must(case, c.LinkDuplicate(main.id, "Lubang yang sama."))
    budi.sync()
    assert (budi.seen(case).duplicate_of, budi.seen(main).duplicates) == (main.id, (case.id,))
    told = budi.seen(main).events[-1]
    assert (told.kind, told.by.person, told.text) == (EventKind.DUPLICATE_LINKED, budi.person.id, "Lubang yang sama.")
    for one in pair:
        budi.must(one, c.SubmitReply("Setiap pelapor dijawab."))
    budi.must(case, c.UnlinkDuplicate("Lubang lain."))
    budi.sync()
    assert (budi.seen(case).duplicate_of, budi.seen(main).duplicates) == (None, ())


def test_no_chain_and_no_link_to_what_one_may_not_see(at_desk: SignIn, region: Region) -> None:
    case, main, third = region.reports(3)
    strange = region.report(holder=Holder(NEIGHBOUR, NEIGHBOUR_ROADS))
    budi = at_desk("budi")
    budi.sync()
    for unseen in (strange.id, CaseId(new_id(NOW)), CaseId("\x00"), CaseId("")):
        assert budi.do(case, c.LinkDuplicate(unseen)).code == Code.UNKNOWN_MAIN
    assert budi.do(case, c.LinkDuplicate(case.id)).code == Code.SAME_CASE
    budi.must(case, c.LinkDuplicate(main.id))
    budi.sync()
    assert budi.do(third, c.LinkDuplicate(case.id)).code == Code.MAIN_IS_DUPLICATE
    assert budi.do(main, c.LinkDuplicate(third.id)).code == Code.HAS_DUPLICATES
    assert budi.do(case, c.LinkDuplicate(third.id)).code == Code.ALREADY_LINKED
    budi.must(third, c.LinkDuplicate(main.id))
    budi.sync()
    assert budi.seen(main).duplicates == (case.id, third.id)
    assert budi.seen(third).version == third.version + 1, "what was refused left nothing on either side"


def test_two_links_made_offline_against_each_other_leave_one(at_desk: SignIn, pair: tuple[Case, Case]) -> None:
    case, main = pair
    budi, hadi = at_desk("budi"), at_desk("hadi")
    budi.sync()
    hadi.sync()
    there, back = budi.message(case, c.LinkDuplicate(main.id)), hadi.message(main, c.LinkDuplicate(case.id))
    assert answers(budi, [there]) == [APPLIED]
    assert answers(hadi, [back]) == [("rejected", Code.HAS_DUPLICATES)]
    budi.sync()
    assert (budi.seen(case).duplicate_of, budi.seen(main).duplicate_of) == (main.id, None)


def test_two_links_sent_at_once_against_each_other_leave_one(at_desk: SignIn, region: Region) -> None:
    """Ten pairs, each linked both ways in the same moment: one of the two goes through, whichever it is."""
    firsts, seconds = region.reports(10), region.reports(10)
    budi, hadi = at_desk("budi"), at_desk("hadi")
    there = [budi.message(one, c.LinkDuplicate(other.id)) for one, other in zip(firsts, seconds, strict=True)]
    back = [hadi.message(other, c.LinkDuplicate(one.id)) for one, other in zip(firsts, seconds, strict=True)]
    with ThreadPoolExecutor(2) as pool:
        replies = pool.map(lambda sent: sent[0].exchange(sent[1]), ((budi, there), (hadi, back)))
        codes = [[result.code for result in reply.results] for reply in replies]
    for pair in zip(*codes, strict=True):
        assert sorted(pair) in (["", Code.HAS_DUPLICATES], ["", Code.MAIN_IS_DUPLICATE])
    budi.sync()
    for one, other in zip(firsts, seconds, strict=True):
        main, duplicate = sorted((budi.seen(one), budi.seen(other)), key=lambda case: case.duplicate_of or "")
        assert (main.duplicates, duplicate.duplicate_of) == ((duplicate.id,), main.id)


def test_a_link_is_undone_though_the_main_case_has_moved_on(at_desk: SignIn, pair: tuple[Case, Case]) -> None:
    case, main = pair
    andi, budi, nadia, bayu = (at_desk(name) for name in ("andi", "budi", "nadia", "bayu"))
    budi.must(case, c.LinkDuplicate(main.id))
    andi.sync()
    andi.must(main, c.AskTransfer(NEIGHBOUR, "Jalan tetangga."))
    nadia.sync()
    nadia.must(main, c.DecideTransfer(accept=True))
    budi.sync()
    assert budi.case(main) is None
    budi.must(case, c.UnlinkDuplicate())
    bayu.sync()
    assert bayu.seen(main).duplicates == ()


def test_the_other_side_of_a_link_cannot_be_sent_by_anybody(at_desk: SignIn, pair: tuple[Case, Case]) -> None:
    case, main = pair
    andi = at_desk("andi")
    andi.sync()
    sent = c.RecordDuplicate(case.id, andi.seen(main).events[0].by)
    assert andi.do(main, sent).code == Code.NOT_ALLOWED


def test_a_closed_case_is_reopened_where_the_server_announces_it(
    at_desk: SignIn, region: Region, central: Central
) -> None:
    case = region.report(status=Status.CLOSED_BY_SYSTEM)
    andi, budi = at_desk("andi"), at_desk("budi")
    andi.sync()
    assert CAPABILITIES not in andi.buckets["ref"].docs
    assert andi.do(case, c.Reopen("Muncul lagi.")).code == Code.NOT_ANNOUNCED
    with writing(central.engine) as connection:
        put_reference(connection, CAPABILITIES, CAPABILITIES, Capabilities(reopening=True))
    andi.sync()
    assert andi.buckets["ref"].docs[CAPABILITIES][1] == {"reopening": True}
    andi.must(case, c.Reopen("Muncul lagi."))
    budi.sync()
    assert (budi.seen(case).status, budi.seen(case).holder) == (Status.DISPOSED, Holder(REGENCY, ROADS))
    budi.must(case, c.SubmitReply("Kami tambal lagi."))


def test_what_goes_in_with_an_answer_is_done_once_or_none_of_it(at_desk: SignIn, region: Region) -> None:
    case = region.report()
    budi, dewi = at_desk("budi"), at_desk("dewi")
    note = Staged(StagedKind.NOTE, "Periksa hari Rabu.")
    own = Staged(StagedKind.TASK, "Periksa sendiri", REGENCY, ROADS)
    refused = budi.do(case, c.SubmitReply("Sedang diperiksa.", holding=True, staged=(note, own)))
    assert (refused.code, budi.seen(case).version, budi.seen(case).reply) == (Code.SAME_HOLDER, case.version, None)

    task = Staged(StagedKind.TASK, "Periksa sumur", REGENCY, HEALTH, days=3, mandatory=True)
    message = budi.message(case, c.SubmitReply("Sedang diperiksa.", holding=True, staged=(note, task)))
    applied = budi.exchange([message]).results[-1]
    assert applied.outcome == "applied" and budi.exchange([message, message]).results[-2:] == (applied, applied)
    budi.sync()
    assert texts(budi, case, EventKind.NOTE) == [note.text] and len(texts(budi, case, EventKind.TASK_GIVEN)) == 1
    assert budi.seen(case).reply is not None
    dewi.sync()
    [theirs] = dewi.seen(case).tasks
    assert (theirs.title, theirs.id, theirs.mandatory) == ("Periksa sumur", message.envelope.id, True)
    assert dewi.do(case, c.FinishTask(theirs.id, "Airnya jernih.")).outcome == "applied"
