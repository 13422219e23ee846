"""Answers published before about a like matter, as far as this computer has them: to learn from, with their source."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from math import sqrt
from typing import Final

import sqlalchemy as sa

from app.models.engine import reading
from app.models.search.stems import stems
from app.models.search.words import folded_words
from app.models.tables import cases
from app.models.usual_units import ANSWERED
from domain.case import Case, Event, EventKind
from domain.ids import CaseId
from domain.wire import loads

LOOKED_AT: Final = 300  # the last changed of the category; reading a document takes a tenth of a millisecond
SHOWN: Final = 5
LEAST_ALIKE: Final = 0.12  # below it two reports share little more than the words every report has
SHORTEST: Final = 4  # letters of a word that tells what a report is about


@dataclass(frozen=True)
class Precedent:
    """One published answer; `likeness` of the two reports is between 0 and 1."""

    case: CaseId
    tracking: str
    title: str
    text: str
    written_by: str
    at: datetime
    likeness: float


def precedents(cache: sa.Engine, case: Case) -> list[Precedent]:
    """The answers to the reports most like `case` in its category, the likest first. Not for the UI thread."""
    if case.category is None:
        return []
    about = _roots(case.title, case.text)
    with reading(cache) as connection:
        found = [_precedent(other, about) for other in _answered(connection, case)]
    alike = (each for each in found if each is not None and each.likeness >= LEAST_ALIKE)
    return sorted(alike, key=lambda each: (-each.likeness, each.tracking))[:SHOWN]


def _answered(connection: sa.Connection, case: Case) -> Iterable[Case]:
    """Found in the index of lists alone: through the documents the search would hold up what is typed meanwhile."""
    latest = (
        sa.select(cases.c.row)
        .where(cases.c.category == case.category, cases.c.status.in_(ANSWERED))
        .order_by(cases.c.changed_at.desc(), cases.c.row)
        .limit(LOOKED_AT)
    )
    wanted = sa.select(cases.c.doc).where(cases.c.row.in_(latest), cases.c.id != case.id)
    return (loads(Case, doc) for doc in connection.scalars(wanted))


def _precedent(other: Case, about: frozenset[str]) -> Precedent | None:
    answer = next(filter(_is_full_answer, reversed(other.events)), None)
    if answer is None:
        return None
    likeness = _likeness(about, _roots(other.title, other.text))
    name = answer.data.get("written_by") or answer.by.signed
    return Precedent(other.id, other.tracking, other.title, answer.text, name, answer.counted_at, likeness)


def _is_full_answer(event: Event) -> bool:
    return event.kind == EventKind.FOLLOW_UP and bool(event.text.strip()) and not event.data.get("holding")


def _roots(*texts: str) -> frozenset[str]:
    """What a report is about: the likeliest root of each of its longer words."""
    return frozenset(stems(word)[0] for text in texts for word in folded_words(text) if len(word) >= SHORTEST)


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / sqrt(len(one) * len(other)) if one and other else 0.0
