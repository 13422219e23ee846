"""Several agencies on one case: invited, given tasks of their own, heard in one answer, and let go again."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from domain import commands as c
from domain.case import Audience, Case, EventKind, Holder, Status, Task, TaskState
from domain.errors import Code, Refused
from domain.ids import CommandId
from domain.people import REPORTER, SYSTEM, Person, Role
from domain.scope import buckets_of, unit_bucket
from domain.tasks import awaited, due_on
from tests.domain.cast import (
    BALAI,
    BAMBANG,
    EKA,
    HARAPAN,
    JALAN,
    LETTER,
    LINA,
    MARIA,
    MUARA,
    MUARA_JALAN,
    PUTU,
    RATNA,
    SARI,
    SEHAT,
    TONO,
    WAYAN,
    World,
    member,
    person,
    world,
)
from tests.domain.timelines import OFFICIAL
from tests.domain.viewers import CANARY, THE_OFFICE, who_reads, who_receives

NYOMAN = person("Nyoman", "Pelaksana", member(Role.LIAISON_OFFICER, MUARA, MUARA_JALAN))


def refusal(w: World, case: Case, actor: Person, command: c.Command) -> Code:
    outcome = w.attempt(case, actor, command)
    assert isinstance(outcome, Refused), outcome
    return outcome.code


def given(w: World, case: Case | None = None, **task: object) -> tuple[Case, CommandId]:
    """The case with one more task, by default for the Balai, and the task's id."""
    order = {"title": "Ukur lubang", "agency": BALAI, **task}
    case = w.do(case or w.case(), SARI, c.GiveTask(**order))  # type: ignore[arg-type]
    return case, case.tasks[-1].id


def state(case: Case, task: CommandId) -> str:
    return next(each.state for each in case.tasks if each.id == task)


def test_a_task_goes_to_an_agency_that_is_invited_with_it() -> None:
    w = world()
    case, task = given(w, question="Berapa dalamnya?", days=3, mandatory=True)
    assert case.supporting == (BALAI,)
    assert [e.kind for e in case.events[-2:]] == [EventKind.INVITED, EventKind.TASK_GIVEN]
    assert case.version == 2 and case.material_version == 1, "what others are asked does not void an approval"
    assert case.tasks == (Task(task, "Ukur lubang", BALAI, None, 3, case.events[-1].by, w.now, True, TaskState.OPEN),)
    again, _ = given(w, case)
    assert [e.kind for e in again.events[-2:]] == [EventKind.TASK_GIVEN, EventKind.TASK_GIVEN]


def test_a_task_is_accepted_and_done_by_its_holder_only() -> None:
    w = world()
    case, task = given(w)
    for stranger in (SARI, TONO, WAYAN, RATNA):
        assert refusal(w, case, stranger, c.AcceptTask(task)) is Code.NOT_ALLOWED
    case = w.do(case, MARIA, c.AcceptTask(task))
    assert state(case, task) == TaskState.ACCEPTED
    case = w.do(case, MARIA, c.FinishTask(task, "Dalamnya 40 cm.", (LETTER,)))
    assert state(case, task) == TaskState.DONE
    done = case.events[-1]
    assert (done.text, done.attachments, done.data["task"], done.by.agency) == (
        "Dalamnya 40 cm.", (LETTER,), task, BALAI,
    )  # fmt: skip
    assert refusal(w, case, MARIA, c.DeclineTask(task, "Tidak jadi.")) is Code.NO_OPEN_TASK


def test_two_people_of_one_office_may_both_have_done_a_task() -> None:
    """What the second wrote offline is added; nobody's work is refused because a colleague was first."""
    w = world()
    case, task = given(w, agency=MUARA)
    case = w.do(case, TONO, c.FinishTask(task, "Tono mengukur."))
    case = w.do(case, PUTU, c.FinishTask(task, "Putu juga."))
    assert [e.text for e in case.events if e.kind == EventKind.TASK_DONE] == ["Tono mengukur.", "Putu juga."]


def test_a_task_is_declined_with_a_reason_and_cancelled_by_the_cases_holder() -> None:
    w = world()
    case, task = given(w)
    assert refusal(w, case, MARIA, c.DeclineTask(task, " ")) is Code.REASON_REQUIRED
    declined = w.do(case, MARIA, c.DeclineTask(task, "Bukan ruas kami."))
    assert (state(declined, task), declined.events[-1].text) == (TaskState.DECLINED, "Bukan ruas kami.")
    assert declined.supporting == (BALAI,)
    for late in (c.AcceptTask(task), c.FinishTask(task, "Terlambat.")):
        assert refusal(w, declined, MARIA, late) is Code.NOT_ALLOWED, "whoever has declined has no part left"
    assert refusal(w, case, MARIA, c.CancelTask(task)) is Code.NOT_ALLOWED
    cancelled = w.do(case, SARI, c.CancelTask(task, "Sudah tahu."))
    assert state(cancelled, task) == TaskState.CANCELLED
    assert refusal(w, cancelled, SARI, c.CancelTask(task)) is Code.NO_OPEN_TASK


@pytest.mark.parametrize(
    ("order", "code"),
    [
        ({"title": " "}, Code.TEXT_REQUIRED),
        ({"title": "a" * 256}, Code.TEXT_TOO_LONG),
        ({"question": "a" * 5_001}, Code.TEXT_TOO_LONG),
        ({"days": 0}, Code.MALFORMED),
        ({"days": 61}, Code.MALFORMED),
        ({"agency": "tak-dikenal"}, Code.UNKNOWN_AGENCY),
        ({"unit": "tak-dikenal"}, Code.UNKNOWN_UNIT),
        ({"unit": MUARA_JALAN}, Code.UNKNOWN_UNIT),
        ({"agency": HARAPAN}, Code.SAME_HOLDER),
        ({"agency": HARAPAN, "unit": ""}, Code.SAME_HOLDER),
        ({"agency": HARAPAN, "unit": JALAN}, Code.SAME_HOLDER),
    ],
)
def test_a_task_that_cannot_be_meant_is_refused(order: dict[str, object], code: Code) -> None:
    w = world()
    wanted = {"title": "Ukur", "agency": BALAI, **order}
    assert refusal(w, w.case(), SARI, c.GiveTask(**wanted)) is code  # type: ignore[arg-type]


def test_an_agency_passes_its_task_to_a_unit_whose_people_then_receive_the_case() -> None:
    w = world()
    case, task = given(w, agency=MUARA)
    assert unit_bucket(MUARA_JALAN) not in buckets_of(case)
    assert refusal(w, case, PUTU, c.AcceptTask(task, JALAN)) is Code.UNKNOWN_UNIT
    case = w.do(case, PUTU, c.AcceptTask(task, MUARA_JALAN))
    assert unit_bucket(MUARA_JALAN) in buckets_of(case)
    case = w.do(case, NYOMAN, c.FinishTask(task, "Sudah diukur."))
    assert state(case, task) == TaskState.DONE
    assert unit_bucket(MUARA_JALAN) in buckets_of(case), "they keep what they worked on while their agency takes part"


def test_a_unit_cannot_take_a_task_for_another_unit() -> None:
    w = world()
    case, task = given(w, agency=HARAPAN, unit=SEHAT)
    assert refusal(w, case, LINA, c.AcceptTask(task, JALAN)) is Code.UNKNOWN_UNIT


def test_a_unit_of_the_holders_own_agency_takes_part_through_its_task() -> None:
    w = world()
    assert "Lina" not in who_receives(w.case())
    case, task = given(w, agency=HARAPAN, unit=SEHAT)
    assert (case.supporting, who_receives(case)) == ((), THE_OFFICE | {"Yosef", "Lina"})
    case = w.do(case, LINA, c.AddNote("Ambulans terhambat."))
    case = w.do(case, LINA, c.FinishTask(task, "Dua pasien jatuh."))
    assert state(case, task) == TaskState.DONE


def test_two_memberships_answer_each_for_their_own_task() -> None:
    w = world()
    both = replace(MARIA, memberships=(*MARIA.memberships, *TONO.memberships))
    case, first = given(w)
    case, second = given(w, case, agency=MUARA)
    case = w.do(case, both, c.FinishTask(second, "Dari kota."))
    assert (state(case, first), case.events[-1].by.agency) == (TaskState.OPEN, MUARA)


def test_an_invitation_withdrawn_takes_the_case_and_what_was_still_to_do() -> None:
    w = world()
    case, done = given(w)
    case = w.do(case, MARIA, c.FinishTask(done, "Selesai."))
    case, undone = given(w, case, title="Tambal")
    case, elsewhere = given(w, case, agency=MUARA, unit=MUARA_JALAN)
    assert "Maria" in who_receives(case)
    assert refusal(w, case, MARIA, c.WithdrawInvitation(BALAI)) is Code.NOT_ALLOWED
    assert refusal(w, case, SARI, c.WithdrawInvitation(HARAPAN)) is Code.NOT_INVITED
    case = w.do(case, SARI, c.WithdrawInvitation(BALAI, "Jalan kabupaten."))
    assert "Maria" not in who_receives(case) and case.supporting == (MUARA,)
    assert [state(case, task) for task in (done, undone, elsewhere)] == ["done", "cancelled", "open"]
    assert refusal(w, case, MARIA, c.FinishTask(undone, "Terlambat.")) is Code.NOT_ALLOWED
    gone = w.do(case, SARI, c.WithdrawInvitation(MUARA))
    assert unit_bucket(MUARA_JALAN) in buckets_of(case) - buckets_of(gone)


ENDINGS: dict[str, tuple[Person, c.Command]] = {
    "archived": (RATNA, c.Archive("Berulang.")),
    "closed": (RATNA, c.Close()),
    "blocked": (RATNA, c.BlockContent("Ujaran.")),
    "by the reporter": (REPORTER, c.Archive("Sudah.")),
    "by an import": (SYSTEM, c.ImportReport(status="closed_by_system")),
}


@pytest.mark.parametrize("end", ENDINGS)
def test_the_end_of_a_case_ends_its_open_tasks(end: str) -> None:
    w = world()
    case, done = given(w, w.case(Status.IN_PROGRESS))
    case = w.do(case, MARIA, c.FinishTask(done, "Selesai."))
    case, undone = given(w, case)
    case = w.do(case, *ENDINGS[end])
    assert [state(case, task) for task in (done, undone)] == [TaskState.DONE, TaskState.CANCELLED]
    assert who_reads(case, "task_cancelled") == THE_OFFICE | {"Maria"}


def test_tasks_go_on_under_the_next_holder_who_learns_what_was_asked() -> None:
    w = world()
    case, theirs = given(w, question=f"{CANARY}-balai")
    case, own = given(w, case, agency=HARAPAN, unit=SEHAT, question=f"{CANARY}-sehat")
    case, next_holders = given(w, case, agency=MUARA)
    case = w.do(case, RATNA, c.AskTransfer(MUARA, "Jalan kota."))
    case = w.do(case, WAYAN, c.DecideTransfer(True))
    assert case.holder == Holder(MUARA) and case.supporting == (BALAI,)
    assert [state(case, task) for task in (theirs, own, next_holders)] == ["open", "cancelled", "cancelled"]
    assert who_reads(case, f"{CANARY}-balai") == {"Maria", "Tono"}
    case = w.do(case, MARIA, c.FinishTask(theirs, f"{CANARY}-hasil"))
    assert who_reads(case, f"{CANARY}-hasil") == {"Maria", "Tono"}


def test_a_task_is_due_in_working_days_of_its_own_holder() -> None:
    """Maria's Balai is in WIB: what Sari gives at 00.30 WITA was given there on the day before."""
    w = world()
    w.now = datetime.fromisoformat("2026-03-15T16:29:00+00:00")
    case, _ = given(w, days=5)
    assert due_on(case.tasks[0], OFFICIAL, w.directory) == date(2026, 3, 27)
    local, _ = given(w, case, agency=HARAPAN, unit=SEHAT, days=5)
    assert due_on(local.tasks[-1], OFFICIAL, w.directory) == date(2026, 3, 30)


def test_a_task_given_offline_counts_from_the_day_it_was_given() -> None:
    w = world()
    case = w.case()
    monday = w.now
    w.now += timedelta(days=3)
    case = w.do(case, SARI, c.GiveTask("Ukur", BALAI), acted_at=monday)
    assert case.tasks[0].given_at == monday
    w.now += timedelta(days=30)
    case = w.do(case, SARI, c.GiveTask("Ukur lagi", BALAI), acted_at=monday)
    assert case.tasks[1].given_at == w.now, "an implausibly old act counts when it arrived"


def test_a_full_answer_waits_for_a_mandatory_task_or_says_why_not() -> None:
    w = world()
    case, task = given(w, title="Ukur lubang", mandatory=True)
    outcome = w.attempt(case, SARI, c.SubmitReply("Selesai."))
    assert outcome == Refused(Code.OPEN_TASKS, {"tasks": "Ukur lubang"})
    assert refusal(w, case, SARI, c.SubmitReply("Selesai.", despite_open_tasks=" ")) is Code.OPEN_TASKS
    assert w.do(case, SARI, c.SubmitReply("Mohon waktu.", holding=True)).reply is not None
    hurried = w.do(case, SARI, c.SubmitReply("Selesai.", despite_open_tasks="Warga menunggu."))
    assert hurried.events[-1].data["despite_open_tasks"] == "Warga menunggu."
    assert hurried.reply is not None
    sent = w.do(hurried, BAMBANG, c.ApproveReply(hurried.reply.pin))
    assert "Warga menunggu." not in str(sent.events[-1].data), "the reporter does not read the office's reason"
    accepted = w.do(case, MARIA, c.AcceptTask(task))
    assert refusal(w, accepted, SARI, c.SubmitReply("Selesai.")) is Code.OPEN_TASKS
    done = w.do(accepted, MARIA, c.FinishTask(task, "40 cm."))
    assert awaited(done) == ()
    assert w.do(done, SARI, c.SubmitReply("Selesai.")).reply is not None


@pytest.mark.parametrize("send", [True, False])
def test_a_mandatory_task_given_after_submission_holds_the_answer_back(send: bool) -> None:
    w = world()
    case = w.submitted(send_when_approved=send)
    assert case.reply is not None
    pin = case.reply.pin
    case, task = given(w, case, mandatory=True)
    if send:
        assert refusal(w, case, BAMBANG, c.ApproveReply(pin)) is Code.OPEN_TASKS
    else:
        case = w.do(case, BAMBANG, c.ApproveReply(pin))
        assert refusal(w, case, SARI, c.PublishReply(pin)) is Code.OPEN_TASKS
    case = w.do(case, MARIA, c.FinishTask(task, "40 cm."))
    sent = w.do(case, BAMBANG, c.ApproveReply(pin)) if send else w.do(case, SARI, c.PublishReply(pin))
    assert sent.events[-1].kind == EventKind.FOLLOW_UP


def test_an_approval_does_not_cover_a_reason_its_giver_has_not_read() -> None:
    """Bambang approved a text that waited for nobody; the same text that does not wait is another answer."""
    w = world()
    case = w.submitted("Sudah.")
    assert case.reply is not None
    approved = w.envelope(case, BAMBANG, c.ApproveReply(case.reply.pin))
    case, _ = given(w, case, mandatory=True)
    case = w.do(case, SARI, c.SubmitReply("Sudah.", despite_open_tasks="Mendesak."))
    outcome = w.receive(case, BAMBANG, approved)
    assert isinstance(outcome, Refused) and outcome.code is Code.APPROVAL_VOID


def test_one_answer_lists_those_whose_work_is_in_it() -> None:
    w = world()
    case, first = given(w)
    case, second = given(w, case, agency=MUARA)
    case = w.do(case, MARIA, c.FinishTask(first, "40 cm."))
    seen = case.version
    case = w.do(case, TONO, c.FinishTask(second, "Aspal siap."))
    early = w.do(case, SARI, c.SubmitReply("Sudah."), base=seen)
    assert early.reply is not None and early.reply.contributors == (BALAI,), "what Sari had not seen is not in it"
    case = w.do(case, SARI, c.SubmitReply("Sudah."))
    assert case.reply is not None and case.reply.contributors == (BALAI, MUARA)
    assert early.reply.pin != case.reply.pin
    case = w.do(case, BAMBANG, c.ApproveReply(case.reply.pin))
    assert case.events[-1].data["contributors"].split() == [BALAI, MUARA]
    assert case.events[-1].audience == Audience.PUBLIC


def test_an_author_names_the_contributors_among_those_who_worked_on_the_case() -> None:
    w = world()
    case = w.do(w.case(), SARI, c.InviteAgency(MUARA, "Ada aspal?"))
    named = w.do(case, SARI, c.SubmitReply("Sudah.", contributors=(MUARA, MUARA)))
    assert named.reply is not None and named.reply.contributors == (MUARA,)
    for wrong in (BALAI, HARAPAN):
        assert refusal(w, case, SARI, c.SubmitReply("Sudah.", contributors=(wrong,))) is Code.NOT_INVITED


def test_a_note_to_named_agencies_is_theirs_alone() -> None:
    w = world()
    case = w.do(w.case(), SARI, c.InviteAgency(BALAI, "?"))
    case = w.do(case, SARI, c.InviteAgency(MUARA, "?"))
    case = w.do(case, MARIA, c.AddNote(f"{CANARY}-ke-muara", to=(MUARA,)))
    assert who_reads(case, f"{CANARY}-ke-muara") == {"Maria", "Tono"}
    case = w.do(case, MARIA, c.AddNote(f"{CANARY}-ke-harapan", to=(HARAPAN,)))
    assert who_reads(case, f"{CANARY}-ke-harapan") == THE_OFFICE | {"Maria"}
    case = w.do(case, MARIA, c.AddNote(f"{CANARY}-sendiri", to=(BALAI,)))
    assert who_reads(case, f"{CANARY}-sendiri") == {"Maria"}
    for stranger in ("panrb", "tak-dikenal"):
        assert refusal(w, case, MARIA, c.AddNote("Halo", to=(MUARA, stranger))) is Code.NOT_INVITED  # type: ignore[arg-type]


def test_what_two_agencies_do_together_a_third_does_not_see() -> None:
    w = world()
    case, task = given(w, title=f"{CANARY}-judul", question=f"{CANARY}-tanya")
    case = w.do(case, SARI, c.InviteAgency(MUARA, "Ada aspal?"))
    case = w.do(case, MARIA, c.FinishTask(task, f"{CANARY}-hasil"))
    assert who_reads(case, CANARY) == THE_OFFICE | {"Maria"}
    assert "Tono" in who_receives(case)
    assert who_reads(case, f'"task":"{task}"') == THE_OFFICE | {"Maria"}


def test_a_supervisor_of_an_invited_agency_does_not_take_work_on() -> None:
    w = world()
    case, task = given(w, agency=MUARA)
    chief = replace(EKA, memberships=(member(Role.SUPERVISOR, MUARA),))
    assert refusal(w, case, chief, c.FinishTask(task, "Sudah.")) is Code.NOT_ALLOWED
