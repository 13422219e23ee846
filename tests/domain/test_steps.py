"""Approval in several steps: each by somebody else, all of the same text, and void together."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from domain import commands as c
from domain.calendar import WorkingCalendar
from domain.case import Case, Classification, EventKind, Holder, ReplyState, Status
from domain.deciding import who_decides
from domain.directory import PersonCard
from domain.errors import Code, Refused
from domain.people import Person, Role
from domain.policies import ApprovalPolicy, decision_due, policy_of, steps_needed
from domain.wire import dumps, from_wire, loads, to_wire
from domain.workflow import Moment, available
from tests.domain.cast import (
    BAMBANG,
    HARAPAN,
    JALAN,
    JOKO,
    MUARA,
    RATNA,
    RINI,
    SARI,
    SEHAT,
    World,
    directory,
    member,
    person,
)
from tests.domain.test_approvals import approve, refusal, waiting

HASAN = person("Hasan", "Sekretaris Daerah", member(Role.SUPERVISOR, HARAPAN))
TWO_STEPS = ApprovalPolicy("jalan", HARAPAN, JALAN, steps=2)


def office(*policies: ApprovalPolicy, **changes: Any) -> World:
    return World(replace(directory(), policies={policy.id: policy for policy in policies}, **changes))


def test_an_answer_leaves_after_its_last_step_and_names_everybody() -> None:
    w = office(TWO_STEPS)
    first = approve(w, w.submitted(), BAMBANG)
    assert (first.status, waiting(first).state, waiting(first).decided_by) == (
        Status.DISPOSED,
        ReplyState.SUBMITTED,
        None,
    )
    assert first.events[-1].data["step"] == "1" and first.events[-1].data["of"] == "2"
    sent = approve(w, first, HASAN)
    answer = sent.events[-1]
    assert (sent.status, sent.reply, answer.kind) == (Status.IN_PROGRESS, None, EventKind.FOLLOW_UP)
    assert (answer.data["approved_first_by"], answer.data["approved_by"]) == ("Bambang", "Hasan")


def test_one_person_takes_one_step() -> None:
    w = office(TWO_STEPS)
    first = approve(w, w.submitted(), BAMBANG)
    assert refusal(w, first, BAMBANG, c.ApproveReply(waiting(first).pin)) is Code.ALREADY_APPROVED
    offers = {offer.command: offer.reason for offer in available(first, BAMBANG)}
    assert (offers[c.ApproveReply], offers[c.ReturnReply]) == (Code.ALREADY_APPROVED, None)


def test_who_decides_next_is_whoever_may_and_has_not_yet() -> None:
    cards = {each.id: PersonCard(each.id, each.name, each.title, HARAPAN) for each in (SARI, RATNA, BAMBANG, HASAN)}
    people = {each.id: cards[each.id].in_offices(each.memberships) for each in (SARI, RATNA, BAMBANG, HASAN)}
    w = office(TWO_STEPS, people=people)
    submitted, moment = w.submitted(), Moment(datetime(2026, 3, 2, 2, tzinfo=UTC), w.directory)
    assert [card.name for card in who_decides(submitted, moment)] == ["Bambang", "Hasan"]
    assert [card.name for card in who_decides(approve(w, submitted, BAMBANG), moment)] == ["Hasan"]
    assert who_decides(w.case(), moment) == ()


@pytest.mark.parametrize("delicate", [{"secret": True}, {"classification": Classification.SUPERVISORY}], ids=str)
@pytest.mark.parametrize("steps", [0, 1, 3])
def test_a_delicate_case_has_two_steps_whatever_a_unit_says(delicate: dict[str, Any], steps: int) -> None:
    w = office(replace(TWO_STEPS, steps=steps))
    case = w.do(w.case(**delicate), SARI, c.SubmitReply("Sudah diperiksa."))
    assert steps_needed(case, waiting(case).steps) == max(2, steps)
    for approver in (BAMBANG, HASAN)[: max(2, steps) - 1]:
        case = approve(w, case, approver)
        assert waiting(case).state == ReplyState.SUBMITTED
    assert approve(w, case, JOKO).status == Status.IN_PROGRESS


def test_the_units_policy_goes_before_the_agencys_and_other_agencies_have_their_own() -> None:
    agency, unit = ApprovalPolicy("a", HARAPAN, steps=3), ApprovalPolicy("u", HARAPAN, JALAN, steps=2)
    policies = (agency, unit)
    assert policy_of(Holder(HARAPAN, JALAN), policies) is unit
    assert policy_of(Holder(HARAPAN, SEHAT), policies) is policy_of(Holder(HARAPAN), policies) is agency
    assert policy_of(Holder(MUARA, JALAN), policies) == ApprovalPolicy("", MUARA)


def test_a_policy_that_changes_meanwhile_concerns_the_next_submission() -> None:
    w = office(TWO_STEPS)
    case = w.submitted()
    w.directory = directory()
    assert waiting(approve(w, case, BAMBANG)).state == ReplyState.SUBMITTED
    assert approve(w, w.do(case, SARI, c.SubmitReply("Selesai.")), BAMBANG).status == Status.IN_PROGRESS


def test_a_change_by_an_approver_is_a_text_that_somebody_else_approves() -> None:
    w = office()
    case = w.submitted("Sudah di tambal.")
    pin = waiting(case).pin
    changed = w.do(case, BAMBANG, c.ChangeReply(pin, "Sudah ditambal.", "Ejaan."))
    reply, entry = waiting(changed), changed.events[-1]
    assert (reply.text, reply.author.name, reply.edited_by and reply.edited_by.name) == (
        "Sudah ditambal.",
        "Sari",
        "Bambang",
    )
    assert (entry.kind, entry.text) == (EventKind.REPLY_CHANGED, "Sudah di tambal.")
    assert (entry.data["was"], entry.data["pin"], entry.data["note"]) == (pin, reply.pin, "Ejaan.")
    assert refusal(w, changed, BAMBANG, c.ApproveReply(reply.pin)) is Code.SELF_APPROVAL
    assert refusal(w, changed, HASAN, c.ApproveReply(pin)) is Code.APPROVAL_VOID
    sent = approve(w, changed, HASAN).events[-1]
    assert (sent.text, sent.by.name, sent.data["edited_by"], sent.data["approved_by"]) == (
        "Sudah ditambal.",
        "Sari",
        "Bambang",
        "Hasan",
    )


def test_a_change_voids_the_steps_taken_and_says_so() -> None:
    w = office(replace(TWO_STEPS, steps=3))
    case = approve(w, w.submitted(), BAMBANG)
    changed = w.do(case, HASAN, c.ChangeReply(waiting(case).pin, "Sudah ditambal kemarin."))
    assert [e.kind for e in changed.events[-2:]] == [EventKind.APPROVAL_VOIDED, EventKind.REPLY_CHANGED]
    assert waiting(changed).approvals == ()


def test_submitting_an_approvers_words_again_does_not_make_them_the_authors_own() -> None:
    """Bambang wrote them; that Sari puts them up once more does not let him approve them. Other words he may."""
    w = office()
    case = w.submitted("Sudah di tambal.")
    case = w.do(case, BAMBANG, c.ChangeReply(waiting(case).pin, "Sudah ditambal."))
    again = w.do(w.do(case, SARI, c.RecallReply()), SARI, c.SubmitReply("Sudah ditambal.", holding=True))
    assert refusal(w, again, BAMBANG, c.ApproveReply(waiting(again).pin)) is Code.SELF_APPROVAL
    assert approve(w, again, HASAN).status == Status.IN_PROGRESS
    own_words = w.do(case, SARI, c.SubmitReply("Sudah ditambal tadi pagi."))
    assert approve(w, own_words, BAMBANG).status == Status.IN_PROGRESS


@pytest.mark.parametrize(
    ("text", "code"),
    [("Sudah ditambal.", Code.NOTHING_CHANGED), (" ", Code.TEXT_REQUIRED), ("a" * 1_001, Code.TEXT_TOO_LONG)],
)
def test_a_change_needs_another_text_that_could_be_sent(text: str, code: Code) -> None:
    w = office()
    case = w.submitted("Sudah ditambal.")
    assert refusal(w, case, BAMBANG, c.ChangeReply(waiting(case).pin, text)) is code


def test_an_author_with_two_roles_changes_their_text_by_submitting_it() -> None:
    w = office()
    case = w.submitted(author=JOKO)
    assert refusal(w, case, JOKO, c.ChangeReply(waiting(case).pin, "Lain.")) is Code.SELF_APPROVAL


def test_an_editor_may_return_what_they_changed() -> None:
    w = office()
    case = w.submitted("Sudah di tambal.")
    case = w.do(case, BAMBANG, c.ChangeReply(waiting(case).pin, "Sudah ditambal."))
    assert waiting(w.do(case, BAMBANG, c.ReturnReply(waiting(case).pin, "Tulis ulang."))).state == ReplyState.RETURNED


def test_a_return_ends_the_steps_taken() -> None:
    w = office(TWO_STEPS)
    case = approve(w, w.submitted(), BAMBANG)
    returned = w.do(case, HASAN, c.ReturnReply(waiting(case).pin, "Sebutkan tanggalnya."))
    assert waiting(returned).approvals == ()
    assert waiting(approve(w, w.do(returned, SARI, c.SubmitReply("16 Maret.")), HASAN)).state == ReplyState.SUBMITTED


def test_an_author_recalls_between_two_steps() -> None:
    w = office(TWO_STEPS)
    case = approve(w, w.submitted(), BAMBANG)
    assert refusal(w, case, RINI, c.RecallReply()) is Code.NOT_AUTHOR
    assert w.do(case, SARI, c.RecallReply()).reply is None


def test_what_one_step_was_taken_of_is_void_once_the_case_ends() -> None:
    w = office(TWO_STEPS)
    case = w.do(approve(w, w.submitted("Hampir.")), RATNA, c.Archive("Berulang."))
    voided = next(e for e in case.events if e.kind == EventKind.APPROVAL_VOIDED)
    assert voided.text == "Hampir."


LIMITED = ApprovalPolicy("harapan", HARAPAN, decision_days=2)
FRIDAY = datetime(2026, 3, 13, 2, 0, tzinfo=UTC)
CALENDAR = WorkingCalendar("uji", {date(2026, 3, 16): "Libur uji"})


def due(case: Case, w: World) -> date | None:
    agency = w.directory.agencies[HARAPAN]
    return decision_due(case, w.directory.policy_of(case.holder), w.directory.calendar, agency.zone, agency.region)


def test_a_decision_is_due_in_working_days_of_the_holders_zone() -> None:
    w = office(LIMITED, calendar=CALENDAR)
    w.now = FRIDAY
    assert due(w.submitted(), w) == date(2026, 3, 18)
    w.now = datetime(2026, 3, 12, 23, 30, tzinfo=UTC)  # a Friday already, where the office is
    assert due(w.submitted(), w) == date(2026, 3, 18)
    assert due(w.case(), w) is None is due(office().submitted(), office())


def test_each_step_has_the_whole_time() -> None:
    w = office(replace(LIMITED, steps=2), calendar=CALENDAR)
    w.now = FRIDAY
    case = w.submitted()
    w.now = FRIDAY + timedelta(days=5)
    assert due(approve(w, case), w) == date(2026, 3, 20)


@pytest.mark.parametrize(
    ("days", "offered"), [(0, False), (5, False), (6, True)], ids=["at once", "last day in time", "day after"]
)
def test_the_next_level_decides_too_once_the_time_has_passed(days: int, offered: bool) -> None:
    """On the due day itself the supervisors are still in time; and they may decide after it as before."""
    w = office(LIMITED, calendar=CALENDAR)
    w.now = FRIDAY
    case = w.submitted()
    at = FRIDAY + timedelta(days=days, hours=1)
    moment = Moment(at, w.directory)
    decisions = {c.ApproveReply, c.ChangeReply, c.ReturnReply}
    assert (decisions <= {o.command for o in available(case, RATNA, moment)}) is offered
    assert decisions <= {o.command for o in available(case, BAMBANG, moment)}
    w.now = at
    outcome = w.attempt(case, RATNA, c.ApproveReply(waiting(case).pin))
    assert isinstance(outcome, Case) if offered else isinstance(outcome, Refused)


def test_the_admin_who_wrote_an_answer_does_not_approve_it_late() -> None:
    w = office(LIMITED)
    case = w.submitted(author=RATNA)
    w.now += timedelta(days=30)
    assert refusal(w, case, RATNA, c.ApproveReply(waiting(case).pin)) is Code.SELF_APPROVAL


def test_a_console_whose_clock_is_ahead_decides_no_earlier() -> None:
    w = office(LIMITED)
    case = w.submitted()
    ahead = w.envelope(case, RATNA, c.ApproveReply(waiting(case).pin), acted_at=w.now + timedelta(days=30))
    outcome = w.receive(case, RATNA, ahead)
    assert isinstance(outcome, Refused) and outcome.code is Code.NOT_ALLOWED


@pytest.mark.parametrize(("late", "by"), [(False, BAMBANG), (True, HASAN)], ids=["in time", "overdue"])
def test_a_unit_may_have_its_answers_to_itself_until_then(late: bool, by: Person) -> None:
    w = office(replace(LIMITED, own_unit_first=True, escalates_to=Role.SUPERVISOR))
    case = w.submitted()
    pin = c.ApproveReply(waiting(case).pin)
    if late:
        w.now += timedelta(days=30)
    else:
        assert refusal(w, case, HASAN, pin) is Code.NOT_ALLOWED
    assert approve(w, case, by).status == Status.IN_PROGRESS


def test_a_document_from_before_there_were_steps_still_leads_on() -> None:
    w = office()
    plain = to_wire(approve(w, w.submitted(send_when_approved=False)))
    for name in ("approvals", "steps", "edited_by"):
        plain["reply"].pop(name, None)
    old = from_wire(Case, plain)
    assert (waiting(old).approvals, waiting(old).steps_taken) == ((), 1)
    sent = w.do(old, SARI, c.PublishReply(waiting(old).pin))
    assert sent.events[-1].data["approved_by"] == "Bambang"
    delicate = replace(old, classification=Classification.SUPERVISORY)
    assert refusal(w, delicate, SARI, c.PublishReply(waiting(old).pin)) is Code.NO_REPLY_APPROVED


def test_steps_survive_the_line() -> None:
    w = office(replace(TWO_STEPS, steps=3))
    case = w.submitted()
    case = w.do(case, BAMBANG, c.ChangeReply(waiting(case).pin, "Lain."))
    case = approve(w, case, HASAN)
    assert loads(Case, dumps(case)) == case and len(waiting(case).approvals) == 1
    assert loads(ApprovalPolicy, '{"id": "x", "agency": "a", "escalates_to": "village_head"}').steps == 1
