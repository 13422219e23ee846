"""What one row of the list says, ready to be painted or read aloud."""

from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Final

from PySide6.QtCore import QCoreApplication

from app.models.queries import CaseRow
from app.models.world import World
from app.views.case.inert import one_line
from app.views.marks import NEWS_GLYPH, Mark, MarkRole
from app.views.words import age, clock_word, status_mark, status_word, time_left

translate = QCoreApplication.translate

UNSENT_GLYPH: Final = "↥"


@dataclass(frozen=True)
class Line:
    """Title, who and where, how old, and at most three marks; `spoken` says all of it in one sentence.

    Where it is unread, has a deadline and unsent work, the status stands aside for these.
    """

    title: str
    about: str
    age: str
    state: Mark | None
    left: Mark | None
    unsent: Mark | None
    unread: Mark | None
    spoken: str


def line_of(row: CaseRow, world: World, now: datetime, zone: tzinfo) -> Line:
    """The line of a report as of `now` (aware UTC), with days of `zone`."""
    today = now.astimezone(zone).date()
    title = one_line(row.title) or translate("CaseList", "Untitled")
    about = [reporter_word(row), _place(row, world)]
    old = age(row.reported_at, now, zone)
    if row.secret:
        about.insert(0, translate("CaseList", "Secret"))
    spoken = [title, f"#{row.tracking}", *about, old, status_word(row.status)]
    left = None
    if row.is_open and row.due_on:
        until = time_left(row.due_on, today)
        left = Mark(until.glyph, until.role or MarkRole.CLOSED, until.text)
        spoken.append(f"{clock_word(row.due_clock or '')}: {until.text}, {until.deadline}")
    unsent = Mark(UNSENT_GLYPH, MarkRole.WAITING_TO_SEND, translate("CaseList", "work not sent yet"))
    if row.pending:
        spoken.append(unsent.text)
    unread = Mark(NEWS_GLYPH, MarkRole.NEW, translate("CaseList", "Unread")) if row.unread else None
    if unread:
        spoken.insert(0, unread.text)
    crowded = bool(unread and left and row.pending)
    return Line(
        title,
        " · ".join(about),
        old,
        None if crowded else status_mark(row.status),
        left,
        unsent if row.pending else None,
        unread,
        ", ".join(spoken),
    )


def reporter_word(row: CaseRow) -> str:
    """The reporter, where this person may know them."""
    if row.reporter:
        return one_line(row.reporter)
    return translate("CaseList", "Anonymous") if row.anonymous else translate("CaseList", "Identity not shown")


def _place(row: CaseRow, world: World) -> str:
    unit = world.directory.units.get(row.unit) if row.unit else None
    agency = world.directory.agencies.get(row.agency)
    return unit.name if unit else agency.name if agency else row.agency
