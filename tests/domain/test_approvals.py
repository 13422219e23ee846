"""An approval is of one exact answer to one exact state of the case: nothing reaches the reporter unseen."""

from collections.abc import Callable

import pytest

from domain import commands as c
from domain.case import Audience, Case, EventKind, Reply, ReplyState, Status
from domain.errors import Code, Refused
from domain.people import REPORTER, SYSTEM, Person
from domain.workflow import available
from tests.domain.cast import AGUS, BALAI, BAMBANG, JALAN, JOKO, PHOTO, RATNA, RINI, SARI, SEHAT, World, world


def waiting(case: Case) -> Reply:
    assert case.reply is not None
    return case.reply


def refusal(w: World, case: Case, actor: Person, command: c.Command) -> Code:
    outcome = w.attempt(case, actor, command)
    assert isinstance(outcome, Refused), outcome
    return outcome.code


def approve(w: World, case: Case, approver: Person = BAMBANG) -> Case:
    return w.do(case, approver, c.ApproveReply(waiting(case).pin))


def test_an_approved_answer_reaches_the_reporter_with_both_names_and_both_times() -> None:
    w = world()
    case = w.submitted("Sudah ditambal pagi ini.", attachments=(PHOTO,))
    written = w.now
    case = approve(w, case)
    answer = case.events[-1]
    assert (case.status, case.reply) == (Status.IN_PROGRESS, None)
    assert (answer.kind, answer.audience) == (EventKind.FOLLOW_UP, Audience.PUBLIC)
    assert (answer.text, answer.attachments, answer.by.person) == ("Sudah ditambal pagi ini.", (PHOTO,), SARI.id)
    assert answer.data["written_by"] == "Sari" and answer.data["written_at"] == written.isoformat()
    assert answer.data["approved_by"] == "Bambang" and answer.data["approved_at"] == w.now.isoformat()
    assert answer.data["approved_title"] == "Kepala Bidang Jalan"


def test_an_answer_may_wait_for_its_author_after_approval() -> None:
    w = world()
    case = approve(w, w.submitted(send_when_approved=False))
    decided = w.now
    assert waiting(case).state == ReplyState.APPROVED
    assert EventKind.FOLLOW_UP not in {e.kind for e in case.events}
    case = w.do(case, SARI, c.PublishReply(waiting(case).pin))
    assert case.events[-1].data["approved_at"] == decided.isoformat() != w.now.isoformat()
    assert case.status == Status.IN_PROGRESS


def test_nobody_approves_or_returns_their_own_words_not_even_with_two_roles() -> None:
    w = world()
    case = w.submitted(author=JOKO)
    pin = waiting(case).pin
    assert refusal(w, case, JOKO, c.ApproveReply(pin)) is Code.SELF_APPROVAL
    assert refusal(w, case, JOKO, c.ReturnReply(pin, "Perbaiki.")) is Code.SELF_APPROVAL
    assert approve(w, case, BAMBANG).status == Status.IN_PROGRESS
    assert approve(w, w.submitted(author=SARI), JOKO).status == Status.IN_PROGRESS


@pytest.mark.parametrize("actor", [SARI, RINI, RATNA], ids=lambda p: p.name)
def test_only_a_supervisor_approves(actor: Person) -> None:
    w = world()
    case = w.submitted()
    assert refusal(w, case, actor, c.ApproveReply(waiting(case).pin)) is Code.NOT_ALLOWED


Move = Callable[[World, Case], Case]
MOVES: dict[str, Move] = {
    "correction": lambda w, case: w.do(case, RATNA, c.Correct(title="Jalan rusak berat")),
    "reclassification": lambda w, case: w.do(case, RATNA, c.Correct(classification="supervisory")),
    "reporter's reply": lambda w, case: w.do(case, REPORTER, c.ReporterReply("Masih berlubang.")),
    "protection": lambda w, case: w.do(case, RATNA, c.Protect(anonymous=True)),
    "disposal to a person": lambda w, case: w.do(case, RATNA, c.Dispose(JALAN, RINI.id)),
    "new submission": lambda w, case: w.do(case, SARI, c.SubmitReply("Sudah ditambal kemarin.")),
    "same words, another file": lambda w, case: w.do(case, SARI, c.SubmitReply("Sudah ditambal.", (PHOTO,))),
    "same words, now holding": lambda w, case: w.do(case, SARI, c.SubmitReply("Sudah ditambal.", holding=True)),
    "same words, to be held back": lambda w, case: w.do(
        case, SARI, c.SubmitReply("Sudah ditambal.", send_when_approved=False)
    ),
}


def followed_up(w: World) -> Case:
    """A case with one answer out and the next one waiting, so that the reporter can contradict it."""
    return w.do(approve(w, w.submitted("Kami tinjau.", holding=True)), SARI, c.SubmitReply("Sudah ditambal."))


@pytest.mark.parametrize("name", MOVES)
def test_an_approval_given_offline_is_void_if_anything_moved(name: str) -> None:
    """Bambang decides on what he sees; meanwhile the case moves on the server."""
    w = world()
    seen = followed_up(w)
    moved = MOVES[name](w, seen)
    outcome = w.attempt(moved, BAMBANG, c.ApproveReply(waiting(seen).pin), base=seen.version)
    assert isinstance(outcome, Refused) and outcome.code is Code.APPROVAL_VOID


@pytest.mark.parametrize("name", [n for n in MOVES if "words" not in n and "submission" not in n])
def test_an_approved_answer_is_not_sent_once_the_case_has_moved(name: str) -> None:
    w = world()
    case = approve(w, w.do(followed_up(w), SARI, c.SubmitReply("Sudah.", send_when_approved=False)))
    moved = MOVES[name](w, case)
    assert refusal(w, moved, SARI, c.PublishReply(waiting(moved).pin)) is Code.APPROVAL_VOID


def test_what_does_not_concern_the_answer_leaves_the_approval_standing() -> None:
    w = world()
    seen = w.submitted()
    case = w.do(seen, RINI, c.AddNote("Sudah saya telepon."))
    case = w.do(case, SARI, c.InviteAgency(BALAI, "Mohon info."))
    case = w.do(case, BAMBANG, c.ApproveReply(waiting(seen).pin), base=seen.version)
    assert case.status == Status.IN_PROGRESS


@pytest.mark.parametrize(
    ("actor", "command"),
    [
        (RATNA, c.Correct(title="Jalan berlubang")),
        (RATNA, c.Protect(anonymous=False, secret=False)),
        (SYSTEM, c.ImportReport(title="Jalan berlubang", rating=None)),
    ],
)
def test_what_changes_nothing_leaves_the_approval_standing(actor: Person, command: c.Command) -> None:
    w = world()
    seen = w.submitted()
    case = w.do(seen, actor, command)
    assert w.do(case, BAMBANG, c.ApproveReply(waiting(seen).pin), base=seen.version).status == Status.IN_PROGRESS


@pytest.mark.parametrize("name", [n for n in MOVES if "words" not in n and "submission" not in n])
def test_a_void_approval_is_not_offered_and_the_button_says_why(name: str) -> None:
    w = world()
    moved = MOVES[name](w, followed_up(w))
    offers = {offer.command: offer.reason for offer in available(moved, BAMBANG)}
    assert (offers[c.ApproveReply], offers[c.ReturnReply]) == (Code.APPROVAL_VOID, None)


@pytest.mark.parametrize("actor", [SARI, BAMBANG], ids=lambda p: p.name)
def test_nobody_signs_for_another(actor: Person) -> None:
    """No substitute has been appointed to anybody: a name in an envelope is not enough."""
    w = world()
    outcome = w.attempt(w.case(), actor, c.AddNote("Atas nama atasan."), on_behalf_of=RATNA.id)
    assert isinstance(outcome, Refused) and outcome.code is Code.NOT_ALLOWED


def test_changing_an_approved_answer_voids_it_and_says_so() -> None:
    w = world()
    approved = approve(w, w.submitted(send_when_approved=False))
    changed = w.do(approved, SARI, c.SubmitReply("Sudah ditambal, kecuali bahu jalan."))
    entries = changed.events[len(approved.events) :]
    assert [e.kind for e in entries] == [EventKind.APPROVAL_VOIDED, EventKind.REPLY_SUBMITTED]
    assert entries[0].data["pin"] == waiting(approved).pin
    assert waiting(changed).state == ReplyState.SUBMITTED and waiting(changed).decided_by is None
    assert refusal(w, changed, SARI, c.PublishReply(waiting(approved).pin)) is Code.NO_REPLY_APPROVED


def test_a_return_carries_its_notes_and_the_author_submits_again() -> None:
    w = world()
    case = w.submitted()
    case = w.do(case, BAMBANG, c.ReturnReply(waiting(case).pin, "Sebutkan tanggalnya."))
    returned = waiting(case)
    assert (returned.state, returned.notes, returned.text) == (
        ReplyState.RETURNED,
        "Sebutkan tanggalnya.",
        "Sudah ditambal.",
    )
    assert case.events[-1].text == "Sebutkan tanggalnya." and case.events[-1].audience == Audience.INTERNAL
    assert refusal(w, case, BAMBANG, c.ApproveReply(returned.pin)) is Code.NO_REPLY_WAITING
    again = w.do(case, SARI, c.SubmitReply("Sudah ditambal 16 Maret."))
    assert EventKind.APPROVAL_VOIDED not in {e.kind for e in again.events}
    assert approve(w, again).status == Status.IN_PROGRESS


def test_a_return_needs_notes_and_the_answer_it_is_about() -> None:
    w = world()
    case = w.submitted()
    assert refusal(w, case, BAMBANG, c.ReturnReply(waiting(case).pin, " ")) is Code.REASON_REQUIRED
    assert refusal(w, case, BAMBANG, c.ReturnReply("0" * 64, "Perbaiki.")) is Code.APPROVAL_VOID


def test_an_answer_overtaken_by_the_reporter_can_still_be_returned() -> None:
    w = world()
    case = w.do(followed_up(w), REPORTER, c.ReporterReply("Masih berlubang."))
    assert waiting(w.do(case, BAMBANG, c.ReturnReply(waiting(case).pin, "Baca bantahannya."))).notes


def test_the_author_and_nobody_else_takes_an_answer_back() -> None:
    w = world()
    case = w.submitted()
    assert refusal(w, case, RINI, c.RecallReply()) is Code.NOT_AUTHOR
    recalled = w.do(case, SARI, c.RecallReply())
    assert recalled.reply is None and recalled.events[-1].kind == EventKind.REPLY_RECALLED
    assert refusal(w, recalled, BAMBANG, c.ApproveReply(waiting(case).pin)) is Code.NO_REPLY_WAITING


def test_the_way_of_an_answer_is_internal_until_it_is_sent() -> None:
    w = world()
    case = approve(w, w.submitted(send_when_approved=False))
    assert {e.audience for e in case.events[1:]} == {Audience.INTERNAL}


def test_an_answer_to_the_case_before_a_disposal_is_not_approved_after_it() -> None:
    w = world()
    case = w.do(w.submitted(), AGUS, c.Dispose(SEHAT))
    assert refusal(w, case, JOKO, c.ApproveReply(waiting(case).pin)) is Code.APPROVAL_VOID
