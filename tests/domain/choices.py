"""Random but plausible office life: who tries what next on a case, with arguments good and bad.

Plain seeded walks reach deep states that generated lists of commands do not; a failure is named by its seed.
"""

from collections.abc import Callable, Sequence
from datetime import date
from random import Random
from typing import Any

from domain import commands as c
from domain.case import Case
from domain.ids import CaseId, CommandId
from domain.people import REPORTER, SYSTEM, Person
from domain.rules import ClockKind
from domain.workflow import Moment, Permit, find
from tests.domain.cast import (
    BALAI,
    EKA,
    HARAPAN,
    JALAN,
    MONDAY,
    MUARA,
    MUARA_JALAN,
    ORI,
    PANRB,
    PEOPLE,
    PHOTO,
    PUTU,
    RINI,
    SARI,
    SEHAT,
    World,
    directory,
)

NOW = Moment(MONDAY, directory())
OTHER = CaseId("laporan-lain")
ACTORS = (*PEOPLE, PUTU, EKA, REPORTER, SYSTEM)
# How often a command is tried: what ends a case or unsettles an answer seldom, what brings an answer out often.
WEIGHTS = {c.Archive: 1, c.Close: 1, c.BlockContent: 1, c.Protect: 1, c.ImportReport: 2, c.AddNote: 3, c.Verify: 20}
WEIGHTS |= {
    c.SubmitReply: 16,
    c.ApproveReply: 20,
    c.ReturnReply: 6,
    c.ChangeReply: 6,
    c.PublishReply: 16,
    c.DecideTransfer: 8,
}
WEIGHTS |= {c.RecordFinding: 1, c.AnswerFinding: 1, c.HandOverTasks: 2}


def _text(rng: Random) -> str:
    return rng.choice(["Sudah ditambal.", "Mohon waktu.", "Masih berlubang.", "Mohon diperiksa.", "", "a" * 1_001])


def _agency(rng: Random) -> Any:
    return rng.choice([HARAPAN, HARAPAN, MUARA, MUARA, BALAI, ORI, PANRB, "tak-dikenal"])


def _unit(rng: Random) -> Any:
    return rng.choice([JALAN, JALAN, SEHAT, MUARA_JALAN, "tak-dikenal"])


def _files(rng: Random) -> Any:
    return rng.choice([(), (), (PHOTO,), (PHOTO,) * 6])


def _field(rng: Random) -> str | None:
    return rng.choice([None, None, "", "supervisory", "Jalan rusak"])


def _flag(rng: Random) -> bool | None:
    return rng.choice([None, True, False])


def _clock(rng: Random) -> str:
    return rng.choice([*ClockKind, "tak-dikenal"])


def _pin(rng: Random, case: Case) -> str:
    """The pin a console shows at this moment; now and then one from earlier."""
    return case.reply.pin if case.reply and rng.random() < 0.9 else "0" * 64


def _request(rng: Random, case: Case) -> Any:
    """A request to see the reporter's identity; now and then one that nobody made."""
    return rng.choice([*(asked.id for asked in case.reveals), "tak-dikenal"])


def _task(rng: Random, case: Case) -> CommandId:
    return rng.choice([CommandId("tak-dikenal"), *(task.id for task in case.tasks)])


def _finding(rng: Random, case: Case) -> Any:
    return rng.choice(["tak-dikenal", *(e.id for e in case.events if e.kind == "finding_recorded")])


ARGUMENTS: dict[type[c.Command], Callable[[Random, Case], c.Command]] = {
    c.Verify: lambda r, case: c.Verify(_agency(r), r.choice([None, _unit(r)]), _field(r), _field(r), _text(r)),
    c.Dispose: lambda r, case: c.Dispose(_unit(r), r.choice([None, SARI.id, RINI.id]), _text(r)),
    c.HandleHere: lambda r, case: c.HandleHere(),
    c.AskInformation: lambda r, case: c.AskInformation(_text(r)),
    c.GiveInformation: lambda r, case: c.GiveInformation(_text(r)),
    c.AskTransfer: lambda r, case: c.AskTransfer(_agency(r), _text(r)),
    c.DecideTransfer: lambda r, case: c.DecideTransfer(r.random() < 0.7, _text(r)),
    c.Archive: lambda r, case: c.Archive(_text(r)),
    c.Close: lambda r, case: c.Close(_text(r)),
    c.BlockContent: lambda r, case: c.BlockContent(_text(r)),
    c.Correct: lambda r, case: c.Correct(_field(r), _field(r), _field(r), _field(r), r.choice([None, (), ("jalan",)])),
    c.Protect: lambda r, case: c.Protect(_flag(r), _flag(r), _text(r)),
    c.AddNote: lambda r, case: c.AddNote(
        _text(r), r.choice(["internal", "agencies", "public", "?"]), _files(r), r.choice([(), (), (_agency(r),)])
    ),
    c.InviteAgency: lambda r, case: c.InviteAgency(_agency(r), _text(r)),
    c.SubmitReply: lambda r, case: c.SubmitReply(
        _text(r), _files(r), r.random() < 0.3, r.random() < 0.5, despite_open_tasks=r.choice(["", "", "Mendesak."])
    ),
    c.RecallReply: lambda r, case: c.RecallReply(),
    c.ApproveReply: lambda r, case: c.ApproveReply(_pin(r, case), _text(r)),
    c.ChangeReply: lambda r, case: c.ChangeReply(_pin(r, case), _text(r), _text(r)),
    c.ReturnReply: lambda r, case: c.ReturnReply(_pin(r, case), _text(r)),
    c.PublishReply: lambda r, case: c.PublishReply(_pin(r, case)),
    c.ReporterReply: lambda r, case: c.ReporterReply(_text(r), _files(r)),
    c.Rate: lambda r, case: c.Rate(r.randint(0, 6), _text(r)),
    c.ImportReport: lambda r, case: c.ImportReport(
        r.choice([None, None, "disposed", "in_progress", "closed_by_system"]), title=_field(r)
    ),
    c.AskReveal: lambda r, case: c.AskReveal(_text(r)),
    c.DecideReveal: lambda r, case: c.DecideReveal(_request(r, case), r.random() < 0.7, _text(r)),
    c.ViewIdentity: lambda r, case: c.ViewIdentity(),
    c.Remind: lambda r, case: c.Remind(_clock(r), date(2026, 3, 27)),
    c.Escalate: lambda r, case: c.Escalate(_clock(r), date(2026, 3, 27)),
    c.WithdrawTransfer: lambda r, case: c.WithdrawTransfer(_text(r)),
    c.Reopen: lambda r, case: c.Reopen(_text(r)),
    c.WithdrawInvitation: lambda r, case: c.WithdrawInvitation(r.choice([_agency(r), *case.supporting]), _text(r)),
    c.GiveTask: lambda r, case: c.GiveTask(
        _text(r), _agency(r), r.choice([None, _unit(r)]), r.choice([1, 5, 60, 0]), r.random() < 0.3, _text(r)
    ),
    c.AcceptTask: lambda r, case: c.AcceptTask(_task(r, case), r.choice([None, _unit(r)])),
    c.FinishTask: lambda r, case: c.FinishTask(_task(r, case), _text(r), _files(r)),
    c.DeclineTask: lambda r, case: c.DeclineTask(_task(r, case), _text(r)),
    c.CancelTask: lambda r, case: c.CancelTask(_task(r, case), _text(r)),
    c.LinkDuplicate: lambda r, case: c.LinkDuplicate(r.choice([case.id, OTHER]), _text(r)),
    c.UnlinkDuplicate: lambda r, case: c.UnlinkDuplicate(_text(r)),
    c.RecordDuplicate: lambda r, case: c.RecordDuplicate(OTHER, case.events[0].by, r.random() < 0.6),
    c.RecordFinding: lambda r, case: c.RecordFinding(_text(r), _text(r)),
    c.AnswerFinding: lambda r, case: c.AnswerFinding(_finding(r, case), _text(r), _files(r)),
    c.HandOver: lambda r, case: c.HandOver(case.holder.unit, r.choice([None, SARI.id, RINI.id]), "Ratna"),
    c.HandOverTasks: lambda r, case: c.HandOverTasks(
        r.choice([JALAN, *(t.unit for t in case.tasks if t.unit)]), SEHAT, "Ratna"
    ),
}
KINDS = tuple(kind for kind in ARGUMENTS for _ in range(WEIGHTS.get(kind, 4)))


def deed(
    rng: Random, case: Case, actors: tuple[Person, ...] = ACTORS, kinds: Sequence[type[c.Command]] = KINDS
) -> tuple[Person, c.Command]:
    """Something that somebody may do on the case now; now and then something they may not."""
    for kind in rng.sample(kinds, len(kinds)):
        able = actors if rng.random() < 0.05 else [a for a in actors if isinstance(find(case, a, kind, NOW), Permit)]
        if able:
            return rng.choice(able), ARGUMENTS[kind](rng, case)
    return rng.choice(actors), c.AddNote("Tidak ada yang bisa dilakukan.")


def walk(rng: Random, world: World, case: Case, steps: int) -> list[Case]:
    """The case after each command that had an effect."""
    states = [case]
    for _ in range(steps):
        actor, command = deed(rng, states[-1])
        outcome = world.attempt(states[-1], actor, command)
        if isinstance(outcome, Case):
            states.append(outcome)
    return states
