"""How staged things are done: each is a command of its own, in the same act as the answer, by the same rules."""

from collections.abc import Sequence
from typing import Final

from domain.case import Case, Event, EventKind, Reply
from domain.commands import AddNote, Command, GiveTask, InviteAgency, SubmitReply
from domain.coordination import LONGEST_DAYS
from domain.directory import Directory
from domain.errors import Code, Refused
from domain.staged import Staged, StagedKind

_ENTRIES: Final = frozenset({EventKind.NOTE, EventKind.TASK_GIVEN, EventKind.INVITED})


def commands_in(command: Command) -> tuple[Command, ...]:
    """What is done in the act of `command`, in order: itself, then what goes in with it."""
    staged = command.staged if isinstance(command, SubmitReply) else ()
    return (command, *(made for each in staged if (made := command_of(each))))


def command_of(staged: Staged) -> Command | None:
    """None for a kind that is not known here, or one that says nothing of whom it is for."""
    match staged.kind, staged.agency:
        case StagedKind.NOTE, None:
            return AddNote(staged.text)
        case StagedKind.TASK, str() as agency:
            return GiveTask(staged.text, agency, staged.unit, staged.days, staged.mandatory)
        case StagedKind.INVITATION, str() as agency:
            return InviteAgency(agency, staged.text)
    return None


def refusal_of(staged: Sequence[Staged], *, holding: bool, despite: str = "") -> Refused | None:
    """Why these cannot go with one answer, whatever each of them is refused for by itself.

    A full answer that waits for a task cannot be submitted together with it, unless `despite` says why.
    """
    if not all(map(command_of, staged)) or len({each.kind for each in staged}) < len(staged):
        return Refused(Code.MALFORMED)
    awaited = [] if holding or despite.strip() else [each.text for each in staged if each.mandatory]
    return Refused(Code.OPEN_TASKS, {"tasks": ", ".join(awaited)}) if awaited else None


def done_with(case: Case, reply: Reply) -> tuple[Event, ...]:
    """The entries of what went in with an answer."""
    return tuple(event for event in case.events if event.act == reply.id and event.kind in _ENTRIES)


def addressing_refusal(staged: Staged, directory: Directory) -> Refused | None:
    """Why nobody can be asked this: its agency or unit is not there, or its time is none."""
    if not staged.text.strip():
        return Refused(Code.TEXT_REQUIRED)
    if staged.agency is not None and staged.agency not in directory.agencies:
        return Refused(Code.UNKNOWN_AGENCY)
    if not 1 <= staged.days <= LONGEST_DAYS:
        return Refused(Code.MALFORMED)
    return directory.unit_refusal(staged.unit, staged.agency) if staged.agency else None
