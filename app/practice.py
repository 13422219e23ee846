"""The training as its window sees it: who is played, the exercises, and when the stores show that one was done."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from app.models.outbox_item import OutboxItem, State
from app.models.queries import Queries, View
from app.models.world import World
from domain.commands import AddNote, ApproveReply, ChangeReply, Correct, GiveTask, ReturnReply, SubmitReply
from domain.directory import Template
from domain.ids import CaseId
from domain.templates import is_written_from


class Part(StrEnum):
    """The people of the invented region who are played; the value is their user name there."""

    OFFICER = "sari"
    SUPERVISOR = "bambang"
    ADMIN = "ratna"


class Exercise(StrEnum):
    """What can be practised, in the order in which it is offered."""

    DUE_FIRST = "due_first"
    ANSWER = "answer"
    UNDO = "undo"
    TASK = "task"
    OFFLINE = "offline"
    APPROVE = "approve"
    CONFLICT = "conflict"


PLAYED_BY: Final = dict.fromkeys(Exercise, Part.OFFICER) | {
    Exercise.APPROVE: Part.SUPERVISOR,
    Exercise.CONFLICT: Part.ADMIN,
}
ARRIVED: Final = (State.APPLIED, State.SETTLED)


@dataclass(frozen=True)
class Cut:
    """A time without a connection; aware UTC, `until` None while it lasts."""

    since: datetime
    until: datetime | None = None

    def holds(self, at: datetime) -> bool:
        return self.since <= at and (self.until is None or at < self.until)


@dataclass(frozen=True)
class Traces:
    """What the stores of the person played show: all they have sent or meant to, and what was first on their list."""

    items: Sequence[OutboxItem]
    due_first: CaseId | None
    templates: Sequence[Template]
    cuts: Sequence[Cut]


def traces(queries: Queries, world: World, today: date, cuts: Sequence[Cut]) -> Traces:
    """Not for the UI thread."""
    keys = queries.keys(View.TODAY, today)[:1]
    first = next(iter(queries.rows(keys).values()), None)
    templates = tuple(world.directory.templates.values())
    return Traces(queries.outbox_items(), first.id if first else None, templates, cuts)


def shown_by(found: Traces) -> frozenset[Exercise]:
    """The exercises that these traces show to be done."""
    return frozenset(exercise for exercise, shows in _SHOWS.items() if any(shows(item, found) for item in found.items))


def _due_first(item: OutboxItem, found: Traces) -> bool:
    return _is(item, AddNote) and item.case == found.due_first


def _answer(item: OutboxItem, found: Traces) -> bool:
    command = item.envelope.command
    if not isinstance(command, SubmitReply) or item.state is State.WITHDRAWN:
        return False
    return any(is_written_from(command.text, template) for template in found.templates)


def _undo(item: OutboxItem, _: Traces) -> bool:
    """Taken back before it left, in distinction from what the server turned down."""
    return item.state is State.WITHDRAWN and item.answered_at is None


def _task(item: OutboxItem, _: Traces) -> bool:
    return _is(item, GiveTask) and item.state in ARRIVED


def _offline(item: OutboxItem, found: Traces) -> bool:
    return item.state in ARRIVED and any(cut.holds(item.created_at) for cut in found.cuts)


def _approve(item: OutboxItem, _: Traces) -> bool:
    return _is(item, ApproveReply, ChangeReply, ReturnReply) and item.state in ARRIVED


def _conflict(item: OutboxItem, _: Traces) -> bool:
    """The server told of another's change, and whoever played has decided about it."""
    return isinstance(item.envelope.command, Correct) and item.state is State.WITHDRAWN and bool(item.fields)


def _is(item: OutboxItem, *kinds: type) -> bool:
    return isinstance(item.envelope.command, kinds) and item.state is not State.WITHDRAWN


_SHOWS: Final[dict[Exercise, Callable[[OutboxItem, Traces], bool]]] = {
    Exercise.DUE_FIRST: _due_first,
    Exercise.ANSWER: _answer,
    Exercise.UNDO: _undo,
    Exercise.TASK: _task,
    Exercise.OFFLINE: _offline,
    Exercise.APPROVE: _approve,
    Exercise.CONFLICT: _conflict,
}


@dataclass(frozen=True)
class Practice:
    """What a window of the training may ask of the training around it.

    `look` keeps what the stores show and gives all that was ever done: not for the UI thread. `cut` takes the
    connection away or gives it back. `follow` says what is to come once the window has closed: somebody else's
    console, or (None) the same region from the start; `stay` takes that back.
    """

    part: Part
    look: Callable[[Queries, World, date], frozenset[Exercise]]
    is_cut: Callable[[], bool]
    cut: Callable[[bool], None]
    follow: Callable[[Part | None], None]
    stay: Callable[[], None]


def in_order(done: Iterable[Exercise]) -> list[Exercise]:
    known = frozenset(done)
    return [exercise for exercise in Exercise if exercise in known]
