"""What a person does to a case they see: mostly something the console offers, now and then something it does not."""

import random
from collections.abc import Callable, Mapping

from app.models.drafts import Purpose
from domain import commands as c
from domain.case import Audience, Case
from domain.ids import CommandId
from domain.people import Person
from domain.workflow import available
from tools.simulate.centre import BREAKS, UNREADABLE, WAITS
from tools.simulate.region import AGENCIES, QUAY, UNITS, WATER

Made = Callable[[random.Random, Case, str], c.Command]


def _note(rng: random.Random, case: Case, text: str) -> c.Command:
    chance = rng.random()
    told = BREAKS if chance < 0.06 else UNREADABLE if chance < 0.1 else WAITS if chance < 0.16 else "catatan"
    return c.AddNote(f"{told} {text}", rng.choice((Audience.INTERNAL, Audience.AGENCIES)))


def _correct(rng: random.Random, case: Case, text: str) -> c.Command:
    if rng.random() < 0.7:
        return c.Correct(title=f"judul {text}")
    return c.Correct(category=rng.choice(("k1", "k2")), tags=(text,))


def _task(rng: random.Random, case: Case, text: str) -> c.Command:
    unit = rng.choice(UNITS)
    mandatory = rng.random() < 0.2
    return c.GiveTask(f"tugas {text}", unit.agency, rng.choice((unit.id, None)), mandatory=mandatory, question=text)


def _any_task(rng: random.Random, case: Case) -> CommandId:
    return rng.choice([task.id for task in case.tasks] or [CommandId("tidak ada")])


def _pin(case: Case) -> str:
    return case.reply.pin if case.reply else "00"


MAKERS: Mapping[type[c.Command], Made] = {
    c.Verify: lambda rng, case, text: c.Verify(case.holder.agency, note=text),
    c.Dispose: lambda rng, case, text: c.Dispose(rng.choice(UNITS).id, note=text),
    c.HandleHere: lambda rng, case, text: c.HandleHere(),
    c.AskInformation: lambda rng, case, text: c.AskInformation(text),
    c.AskTransfer: lambda rng, case, text: c.AskTransfer(rng.choice(AGENCIES).id, text),
    c.DecideTransfer: lambda rng, case, text: c.DecideTransfer(rng.random() < 0.8, text),
    c.Archive: lambda rng, case, text: c.Archive(text),
    c.Close: lambda rng, case, text: c.Close(text),
    c.BlockContent: lambda rng, case, text: c.BlockContent(text),
    c.Correct: _correct,
    c.Protect: lambda rng, case, text: c.Protect(rng.random() < 0.5, rng.random() < 0.5, text),
    c.AddNote: _note,
    c.InviteAgency: lambda rng, case, text: c.InviteAgency(rng.choice(AGENCIES).id, text),
    c.SubmitReply: lambda rng, case, text: c.SubmitReply(f"jawaban {text}", send_when_approved=rng.random() < 0.7),
    c.RecallReply: lambda rng, case, text: c.RecallReply(),
    c.ApproveReply: lambda rng, case, text: c.ApproveReply(_pin(case), text),
    c.ReturnReply: lambda rng, case, text: c.ReturnReply(_pin(case), text),
    c.PublishReply: lambda rng, case, text: c.PublishReply(_pin(case)),
    c.WithdrawTransfer: lambda rng, case, text: c.WithdrawTransfer(text),
    c.WithdrawInvitation: lambda rng, case, text: c.WithdrawInvitation(rng.choice(AGENCIES).id, text),
    c.GiveTask: _task,
    c.AcceptTask: lambda rng, case, text: c.AcceptTask(_any_task(rng, case), rng.choice((None, QUAY, WATER))),
    c.FinishTask: lambda rng, case, text: c.FinishTask(_any_task(rng, case), text),
    c.DeclineTask: lambda rng, case, text: c.DeclineTask(_any_task(rng, case), text),
    c.CancelTask: lambda rng, case, text: c.CancelTask(_any_task(rng, case), text),
}
# What ends a case is rare, or nothing else would happen to it.
RARE = (c.Archive, c.Close, c.BlockContent)
OFTEN = (c.AddNote, c.SubmitReply, c.ApproveReply, c.Correct, c.Protect, c.Dispose)
ILLEGAL = 0.06


def command_for(rng: random.Random, case: Case, person: Person, text: str) -> c.Command:
    offered = [offer.command for offer in available(case, person) if offer.reason is None and offer.command in MAKERS]
    kinds = offered or [c.AddNote]
    if rng.random() < ILLEGAL:
        kinds = list(MAKERS)
    weights = [1 if kind in RARE else 8 if kind in OFTEN else 4 for kind in kinds]
    return MAKERS[rng.choices(kinds, weights)[0]](rng, case, text)


def purpose_of(command: c.Command) -> Purpose | None:
    """Which kind of draft becomes this command."""
    if isinstance(command, c.SubmitReply):
        return Purpose.REPLY
    return Purpose.NOTE if isinstance(command, c.AddNote) else None
