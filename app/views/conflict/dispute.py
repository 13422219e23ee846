"""What two people made of the same fields of a report: as it was seen, as it is meant here, and as it stands now."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from app.models.outbox import OutboxItem, State
from app.models.queries import CaseView, Queries
from app.models.world import World
from domain.acts import makers
from domain.case import Case
from domain.commands import Command, Correct
from domain.effects import corrected
from domain.errors import Made, made_by, theirs_of
from domain.ids import CommandId

LONG: Final = frozenset({"edited_text"})
CHOSEN: Final = frozenset({"classification", "category"})
_EMPTY: Final[Mapping[str, Any]] = {"tags": (), "title": "", "edited_text": ""}


@dataclass(frozen=True)
class Disputed:
    """One field in its three forms, as on the wire; `base` is None where nobody noted what was seen."""

    name: str
    base: str | None
    mine: str
    theirs: str
    made: Made | None = None


@dataclass(frozen=True)
class Dispute:
    """A command in conflict, the fields in question, and the version of the case from which theirs are.

    `view` is None where the report has left the scope. `others` are what the command changes beside the conflict.
    """

    item: OutboxItem
    command: Correct
    view: CaseView | None
    version: int
    fields: tuple[Disputed, ...]
    others: Mapping[str, str]

    @property
    def values(self) -> tuple[str, ...]:
        """What stands on the server, by which a newer state is told from the one that is shown."""
        return tuple(field.theirs for field in self.fields)


def is_reviewable(item: OutboxItem) -> bool:
    """Whether there is something to hold side by side."""
    return item.state is State.CONFLICT and not theirs_of(item.fields).keys().isdisjoint(item.mine)


def read(queries: Queries, world: World, command: CommandId) -> Dispute | None:
    """The conflict as it stands now; None where it is settled. For the background thread."""
    item = next((item for item in queries.outbox_items() if item.id == command), None)
    if item is None or not is_reviewable(item):
        return None
    return dispute_of(item, queries.case(item.case, world))


def dispute_of(item: OutboxItem, view: CaseView | None) -> Dispute:
    """Theirs are of the cached case where that is at least as new as the answer and shows no own unsent work."""
    answer, current = theirs_of(item.fields), _current(item, view)
    fields = [
        _disputed(item, name, answer[name], current.case if current else None) for name in item.mine if name in answer
    ]
    version = current.server_version if current else item.result_version
    others = {name: value for name, value in item.mine.items() if name not in answer}
    command = item.envelope.command
    assert isinstance(command, Correct), "only corrections name fields that others can have changed too"
    return Dispute(item, command, view, version, tuple(_readable_text(field, view) for field in fields), others)


def as_seen(dispute: Dispute) -> CaseView | None:
    """The case as the review shows it: what is decided on it must be refused if it has moved since."""
    if dispute.view is None:
        return None
    theirs = {field.name: _value(field.name, field.theirs) for field in dispute.fields}
    return replace(dispute.view, case=replace(dispute.view.case, **theirs), server_version=dispute.version)


def deciding(dispute: Dispute, values: Mapping[str, str]) -> Command:
    """The command anew, with these values for the fields in question."""
    return replace(dispute.command, **{name: _value(name, text) for name, text in values.items()})


def remaining(dispute: Dispute) -> Command | None:
    """What the command changes beside the conflict; None where that is nothing."""
    if not dispute.others:
        return None
    return replace(dispute.command, **{field.name: None for field in dispute.fields})


def _current(item: OutboxItem, view: CaseView | None) -> CaseView | None:
    return view if view is not None and view.server_version >= item.result_version and not view.pending else None


def _disputed(item: OutboxItem, name: str, answered: str, case: Case | None) -> Disputed:
    base, mine, made = item.base.get(name), item.mine[name], made_by(item.fields, name)
    theirs = corrected(item.envelope.command, case)[name] if case else answered
    if case is not None and theirs != answered:
        made = makers(case.events, case.field_versions, [name]).get(name)
    return Disputed(name, base, mine, theirs, made)


def _readable_text(field: Disputed, view: CaseView | None) -> Disputed:
    """A text that nobody had edited was read as the reporter wrote it."""
    if field.name == "edited_text" and field.base == "" and view is not None:
        return replace(field, base=view.case.original_text)
    return field


def _value(name: str, text: str) -> Any:
    if name == "tags":
        return tuple(tag for part in text.split(",") if (tag := part.strip()))
    return text or _EMPTY.get(name)
