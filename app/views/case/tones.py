"""The three voices of a case, made unmistakable: the citizen's, the office's in public, and the office's own."""

from enum import StrEnum
from typing import Final

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel

from app.views.marks import MarkRole
from app.views.theme import mark_color
from domain.case import Audience, Event, EventKind
from domain.people import REPORTER


class Tone(StrEnum):
    """Who speaks to whom; each has its glyph, its words and its colour, so that none is needed alone."""

    CITIZEN = "citizen"
    ANSWER = "answer"
    NOTE = "note"
    RECORD = "record"


_LOOKS: Final = {
    Tone.CITIZEN: ("❝", MarkRole.NEW),
    Tone.ANSWER: ("➤", MarkRole.PROGRESS),
    Tone.NOTE: ("✎", MarkRole.DUE_SOON),
    Tone.RECORD: ("•", MarkRole.CLOSED),
}

_TO_THE_REPORTER: Final = frozenset({EventKind.FOLLOW_UP, EventKind.INFORMATION_ASKED})


def glyph(tone: Tone) -> str:
    return _LOOKS[tone][0]


def accent(tone: Tone) -> QColor:
    return mark_color(_LOOKS[tone][1])


def tone_of(event: Event) -> Tone:
    if event.by.person == REPORTER.id:
        return Tone.CITIZEN
    if event.kind in _TO_THE_REPORTER:
        return Tone.ANSWER
    if event.kind == EventKind.NOTE or (event.text and event.audience != Audience.PUBLIC):
        return Tone.NOTE
    return Tone.RECORD


def head_line(label: QLabel, tone: Tone, text: str) -> None:
    """Make `label` the heading of a piece in this tone; to be said again when the palette changes."""
    label.setText(f"{glyph(tone)}  {text}")
    label.setStyleSheet(f"color: {accent(tone).name()}; font-weight: 600;")
