"""What goes in with an answer: done in the same act by the same rules, all of it or nothing, and never approved."""

import pytest

from domain import commands as c
from domain.case import EventKind, Status
from domain.directory import Template
from domain.errors import Code, Refused
from domain.staged import Staged, StagedKind
from domain.staging import command_of, done_with
from domain.wire import dumps, loads
from tests.domain.cast import BALAI, BAMBANG, HARAPAN, JALAN, MUARA_JALAN, SARI, SEHAT, world

NOTE = Staged(StagedKind.NOTE, "Periksa hari Rabu.")
TASK = Staged(StagedKind.TASK, "Angkut sampah", HARAPAN, SEHAT, days=3, mandatory=True)
INVITATION = Staged(StagedKind.INVITATION, "Kapan dijadwalkan?", BALAI)


def submit(*staged: Staged, holding: bool = True, despite: str = "") -> c.SubmitReply:
    return c.SubmitReply("Sedang diperiksa.", holding=holding, despite_open_tasks=despite, staged=staged)


def test_all_of_it_is_done_in_one_act_and_is_no_part_of_what_is_approved() -> None:
    w = world()
    case = w.case()
    bare, done = (w.do(case, SARI, command) for command in (submit(), submit(NOTE, TASK, INVITATION)))
    assert bare.reply is not None and done.reply is not None and done.reply.pin == bare.reply.pin
    entries = done_with(done, done.reply)
    assert [(e.kind, e.text) for e in entries] == [
        (EventKind.NOTE, NOTE.text),
        (EventKind.TASK_GIVEN, ""),
        (EventKind.INVITED, INVITATION.text),
    ]
    assert {e.version for e in entries} == {done.version} == {bare.version} and done.events[-4].id == done.reply.id
    [task] = done.tasks
    assert (task.title, task.unit, task.days, task.mandatory) == ("Angkut sampah", SEHAT, 3, True)
    assert done.supporting == (BALAI,) and done_with(bare, bare.reply) == ()

    sent = w.do(done, BAMBANG, c.ApproveReply(done.reply.pin))
    assert sent.status == Status.IN_PROGRESS and sent.tasks == done.tasks
    assert NOTE.text not in sent.events[-1].text
    later = w.attempt(sent, SARI, c.SubmitReply("Sudah selesai."))
    assert later == Refused(Code.OPEN_TASKS, {"tasks": "Angkut sampah"})


REFUSED: list[tuple[c.SubmitReply, Code]] = [
    (submit(Staged("kopi", "Buatkan kopi")), Code.MALFORMED),
    (submit(Staged(StagedKind.TASK, "Tanpa tujuan")), Code.MALFORMED),
    (submit(NOTE, NOTE), Code.MALFORMED),
    (submit(Staged(StagedKind.NOTE, " ")), Code.TEXT_REQUIRED),
    (submit(Staged(StagedKind.NOTE, "a" * 5_001)), Code.TEXT_TOO_LONG),
    (submit(Staged(StagedKind.NOTE, "Periksa {isi: hari}.")), Code.BLANKS_LEFT),
    (submit(NOTE, Staged(StagedKind.TASK, "x", HARAPAN, JALAN)), Code.SAME_HOLDER),
    (submit(NOTE, Staged(StagedKind.TASK, "x", HARAPAN, MUARA_JALAN)), Code.UNKNOWN_UNIT),
    (submit(NOTE, Staged(StagedKind.TASK, "x", HARAPAN, SEHAT, days=0)), Code.MALFORMED),
    (submit(NOTE, TASK, Staged(StagedKind.INVITATION, "x", HARAPAN)), Code.ALREADY_INVITED),
    (submit(TASK, holding=False), Code.OPEN_TASKS),
]


@pytest.mark.parametrize(("command", "code"), REFUSED)
def test_what_one_of_them_is_refused_for_refuses_the_answer_with_them(command: c.SubmitReply, code: Code) -> None:
    w = world()
    outcome = w.attempt(w.case(), SARI, command)
    assert isinstance(outcome, Refused) and outcome.code is code


def test_a_full_answer_goes_with_a_task_that_it_says_it_does_not_wait_for() -> None:
    w = world()
    done = w.do(w.case(), SARI, submit(TASK, holding=False, despite="Mendesak."))
    assert [task.title for task in done.tasks] == ["Angkut sampah"]


@pytest.mark.parametrize("staged", [NOTE, TASK, INVITATION], ids=lambda staged: staged.kind)
def test_nobody_stages_what_they_may_not_do(staged: Staged) -> None:
    """Whoever may not submit an answer may not bring anything in with one either, and a closed case takes none."""
    w = world()
    for status, actor in ((Status.DISPOSED, BAMBANG), (Status.CLOSED_BY_ADMIN, SARI)):
        assert isinstance(w.attempt(w.case(status), actor, submit(staged)), Refused)


def test_a_template_from_before_reads_and_a_kind_from_later_is_kept_but_never_done() -> None:
    plain = Template("t", HARAPAN, "Selesai", "Sudah.")
    assert "staged" not in dumps(plain) and loads(Template, dumps(plain)) == plain
    later = loads(Template, dumps(plain)[:-1] + ',"staged":[{"kind":"ping","text":"x","louder":true}]}')
    assert later.staged == (Staged("ping", "x"),) and command_of(later.staged[0]) is None
