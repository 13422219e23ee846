"""What the outbox screen shows: commands and drafts in sections, those that need somebody first."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from app.models.drafts import Draft
from app.models.outbox import NEEDS_REVIEW, UNSENT, OutboxItem
from app.models.queries import Queries
from domain.ids import CaseId


class Section(StrEnum):
    """The parts of the list, in their order on the screen."""

    WITHOUT_CASE = "without_case"
    REVIEW = "review"
    WAITING = "waiting"
    DRAFTS = "drafts"
    DONE = "done"


@dataclass(frozen=True)
class Entry:
    """One command, or one draft; `cached` says whether its case can be opened here."""

    work: OutboxItem | Draft
    cached: bool

    @property
    def key(self) -> str:
        """What stays the same when the list is read again."""
        return self.work.id if isinstance(self.work, OutboxItem) else f"{self.work.case}/{self.work.purpose}"

    @property
    def case(self) -> CaseId:
        return self.work.case

    @property
    def section(self) -> Section:
        if isinstance(self.work, Draft):
            return Section.DRAFTS if self.cached else Section.WITHOUT_CASE
        if self.work.state not in (*UNSENT, *NEEDS_REVIEW):
            return Section.DONE
        if not self.cached:
            return Section.WITHOUT_CASE
        return Section.WAITING if self.work.state in UNSENT else Section.REVIEW


Row = Section | Entry


def read(queries: Queries) -> tuple[Entry, ...]:
    """Everything in the outbox and every draft, newest first; for the background thread."""
    works: list[OutboxItem | Draft] = [*queries.outbox_items(), *queries.drafts()]
    cached = {case: queries.is_cached(case) for case in {work.case for work in works}}
    return tuple(Entry(work, cached[work.case]) for work in works)


def in_sections(entries: tuple[Entry, ...]) -> Iterator[Row]:
    """The rows of the list: a heading before each section that has something in it."""
    for section in Section:
        found = [entry for entry in entries if entry.section is section]
        if found:
            yield section
            yield from found
