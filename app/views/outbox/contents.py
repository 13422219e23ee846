"""What the outbox screen shows: commands and drafts in sections, those that need somebody first."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from app.models.drafts import Draft
from app.models.outbox import NEEDS_REVIEW, UNSENT, OutboxItem, State
from app.models.queries import Queries
from app.views.conflict.merging import merged_for
from app.views.intake.form import COUNTER
from app.views.jotting import DELEGATION, MANY
from app.views.words import undo_seconds
from domain.ids import CaseId, CommandId

_OF_NO_REPORT: Final = (COUNTER, MANY, DELEGATION)


class Section(StrEnum):
    """The parts of the list, in their order on the screen."""

    WITHOUT_CASE = "without_case"
    REVIEW = "review"
    WAITING = "waiting"
    DRAFTS = "drafts"
    DONE = "done"


@dataclass(frozen=True)
class Entry:
    """One command, or one draft; `cached` says whether its case can be opened here.

    `cause` is the command without effect on which a blocked one was made, while it is in the list.
    """

    work: OutboxItem | Draft
    cached: bool
    cause: OutboxItem | None = None

    @property
    def key(self) -> str:
        """What stays the same when the list is read again."""
        return self.work.id if isinstance(self.work, OutboxItem) else f"{self.work.case}/{self.work.purpose}"

    @property
    def case(self) -> CaseId:
        return self.work.case

    @property
    def has_lost_its_case(self) -> bool:
        """Whether it is about a case that is not here, and not about something else altogether."""
        return not self.cached and (isinstance(self.work, Draft) or self.work.is_about_a_case)

    @property
    def merges(self) -> CommandId | None:
        """The command in conflict for which this text was merged."""
        return merged_for(self.work) if isinstance(self.work, Draft) else None

    def undo_seconds(self, now: datetime) -> int:
        """How long it can still be undone."""
        return undo_seconds(self.work, now) if isinstance(self.work, OutboxItem) else 0

    @property
    def section(self) -> Section:
        if isinstance(self.work, Draft):
            return Section.DRAFTS if self.cached else Section.WITHOUT_CASE
        if self.work.state not in (*UNSENT, *NEEDS_REVIEW):
            return Section.DONE
        if self.has_lost_its_case:
            return Section.WITHOUT_CASE
        return Section.WAITING if self.work.state in UNSENT else Section.REVIEW


Row = Section | Entry


def read(queries: Queries) -> tuple[Entry, ...]:
    """Everything in the outbox and every draft, newest first; for the background thread."""
    items = {item.id: item for item in queries.outbox_items()}
    works: list[OutboxItem | Draft] = [*items.values(), *queries.drafts()]
    cached = {case: case in _OF_NO_REPORT or queries.is_cached(case) for case in {work.case for work in works}}
    return tuple(Entry(work, cached[work.case], _cause(work, items)) for work in works)


def _cause(work: OutboxItem | Draft, items: Mapping[CommandId, OutboxItem]) -> OutboxItem | None:
    if not isinstance(work, OutboxItem) or work.state is not State.BLOCKED:
        return None
    before = (items[id] for id in work.made_after if id in items)
    return next((item for item in before if item.state in (*NEEDS_REVIEW, State.WITHDRAWN)), None)


def in_sections(entries: tuple[Entry, ...]) -> Iterator[Row]:
    """The rows of the list: a heading before each section that has something in it."""
    for section in Section:
        found = [entry for entry in entries if entry.section is section]
        if found:
            yield section
            yield from found
