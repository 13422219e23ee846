"""Marks: a state said by a glyph, a word and a colour at once, so that none of them is needed alone."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

NEWS_GLYPH: Final = "●"  # what has not been read


class MarkRole(StrEnum):
    """What a mark's colour stands for; the colours themselves are in resources/themes."""

    NEW = "new"
    DISPOSITION = "disposition"
    PROGRESS = "progress"
    DUE_SOON = "due_soon"
    LATE = "late"
    DONE = "done"
    CLOSED = "closed"
    WAITING_TO_SEND = "waiting_to_send"
    REVIEW = "review"


@dataclass(frozen=True)
class Mark:
    """One state as it is shown; `text` is in the person's language."""

    glyph: str
    role: MarkRole
    text: str = ""
