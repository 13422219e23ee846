"""What one row of the list says, ready to be painted or read aloud."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from typing import Final

from PySide6.QtCore import QCoreApplication

from app.models.listing import USUAL_FACTS, Fact
from app.models.queries import CaseRow
from app.models.world import World
from app.views.case.inert import one_line
from app.views.case_list.facts import Hold, Part, part_of
from app.views.marks import NEWS_GLYPH, Mark, MarkRole
from app.views.words import clock_word, status_mark, status_word, time_left

translate = QCoreApplication.translate

UNSENT_GLYPH: Final = "↥"


@dataclass(frozen=True)
class Line:
    """Title, facts, and at most three marks; `spoken` says all of it in one sentence.

    `chosen`: the facts are not the usual ones; the last of several stands at the far edge. `secret` stands before them
    where there is room for it. Where it is unread, has a deadline and unsent work, the status stands aside for these.
    """

    title: str
    secret: Part | None
    facts: tuple[Part, ...]
    chosen: bool
    state: Mark | None
    left: Mark | None
    unsent: Mark | None
    unread: Mark | None
    spoken: str

    @property
    def below(self) -> tuple[Part, ...]:
        """What stands in the second line."""
        return (self.secret, *self.facts) if self.secret else self.facts


def line_of(row: CaseRow, world: World, now: datetime, zone: tzinfo, facts: Sequence[Fact] = USUAL_FACTS) -> Line:
    """The line of a report as of `now` (aware UTC), with days of `zone`."""
    today = now.astimezone(zone).date()
    title = one_line(row.title) or translate("CaseList", "Untitled")
    parts = {fact: part_of(fact, row, world, now, zone) for fact in facts}
    heard = [status_word(row.status) if fact is Fact.STATUS else part.text for fact, part in parts.items()]
    secret = Part(translate("CaseList", "Secret"), Hold.FIRM) if row.secret else None
    spoken = [title, *([secret.text] if secret else []), *heard]
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
    edge = facts[-1] if len(facts) > 1 else None
    shown = (
        replace(part, at_edge=fact is edge) for fact, part in parts.items() if fact is not Fact.STATUS or not crowded
    )
    return Line(
        title,
        secret,
        tuple(shown),
        tuple(facts) != USUAL_FACTS,
        status_mark(row.status) if Fact.STATUS in parts and not crowded else None,
        left,
        unsent if row.pending else None,
        unread,
        ", ".join(spoken),
    )
