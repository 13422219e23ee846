"""What changed between two texts, word by word, in an order that can be read as one text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from domain.case import Case, EventKind

_HOLD_A_TEXT = frozenset({EventKind.REPLY_SUBMITTED, EventKind.REPLY_RECALLED, EventKind.APPROVAL_VOIDED})
_WORDS = re.compile(r"\s+|[^\s]+")


class Fate(StrEnum):
    """What became of a piece of text."""

    KEPT = " "
    GONE = "-"
    NEW = "+"


@dataclass(frozen=True)
class Piece:
    """A run of words that share one fate."""

    fate: Fate
    text: str


def pieces(before: str, after: str) -> Iterator[Piece]:
    """`after` in pieces, with what of `before` is gone at the place where it stood."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for kind, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        gone, kept = "".join(old[old_from:old_to]), "".join(new[new_from:new_to])
        if kind == "equal":
            yield Piece(Fate.KEPT, kept)
            continue
        if gone:
            yield Piece(Fate.GONE, gone)
        if kept:
            yield Piece(Fate.NEW, kept)


def submitted_before(case: Case) -> str | None:
    """The text that was up for approval before the one that is now, where the timeline holds it."""
    if case.reply is None:
        return None
    earlier = (e.text for e in reversed(case.events) if e.kind in _HOLD_A_TEXT and e.text)
    return next((text for text in earlier if text != case.reply.text), None)
