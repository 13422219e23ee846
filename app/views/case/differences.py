"""What changed between two texts, word by word, in an order that can be read as one text."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Final

from domain.case import Case, EventKind

_HOLD_A_TEXT = frozenset(
    {EventKind.REPLY_SUBMITTED, EventKind.REPLY_CHANGED, EventKind.REPLY_RECALLED, EventKind.APPROVAL_VOIDED}
)
_WORDS = re.compile(r"\s+|[^\s]+")
_COMPARED: Final = 250_000  # pairs of words in all; a passage beyond that counts as written anew
_DEEPEST: Final = 12


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
    """`after` in pieces, with what of `before` is gone at the place where it stood.

    The work is bounded whatever the texts are: a window's thread may wait for it.
    """
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    old_at = new_at = 0
    for old_from, new_from, length in (*_kept(old, new), (len(old), len(new), 0)):
        if gone := "".join(old[old_at:old_from]):
            yield Piece(Fate.GONE, gone)
        if come := "".join(new[new_at:new_from]):
            yield Piece(Fate.NEW, come)
        old_at, new_at = old_from + length, new_from + length
        if length:
            yield Piece(Fate.KEPT, "".join(old[old_from:old_at]))


def _kept(old: list[str], new: list[str]) -> list[tuple[int, int, int]]:
    """The runs that stand in both, in their order, as (place in old, place in new, length)."""
    runs: list[tuple[int, int, int]] = []
    for old_at, new_at in sorted(_pairs(old, new)):
        if runs and (runs[-1][0] + runs[-1][2], runs[-1][1] + runs[-1][2]) == (old_at, new_at):
            runs[-1] = (*runs[-1][:2], runs[-1][2] + 1)
        else:
            runs.append((old_at, new_at, 1))
    return runs


def _pairs(old: list[str], new: list[str]) -> Iterator[tuple[int, int]]:
    """Words that stand in both. Words met once on each side hold the texts together; what lies between is small."""
    waiting = [(0, len(old), 0, len(new), 0)]
    allowed = _COMPARED
    while waiting:
        old_from, old_to, new_from, new_to, depth = waiting.pop()
        while old_from < old_to and new_from < new_to and old[old_from] == new[new_from]:
            yield old_from, new_from
            old_from, new_from = old_from + 1, new_from + 1
        while old_from < old_to and new_from < new_to and old[old_to - 1] == new[new_to - 1]:
            old_to, new_to = old_to - 1, new_to - 1
            yield old_to, new_to
        if old_from == old_to or new_from == new_to:
            continue
        anchors = _anchors(old, new, (old_from, old_to, new_from, new_to)) if depth < _DEEPEST else []
        if anchors:
            ends = (*anchors, (old_to, new_to))
            starts = ((old_from, new_from), *anchors)
            for (old_start, new_start), (old_end, new_end) in zip(starts, ends, strict=True):
                waiting.append((old_start, old_end, new_start, new_end, depth + 1))
        elif (cost := (old_to - old_from) * (new_to - new_from)) <= allowed:
            allowed -= cost
            matcher = SequenceMatcher(None, old[old_from:old_to], new[new_from:new_to], autojunk=False)
            for block in matcher.get_matching_blocks():
                for step in range(block.size):
                    yield old_from + block.a + step, new_from + block.b + step


def _anchors(old: list[str], new: list[str], part: tuple[int, int, int, int]) -> list[tuple[int, int]]:
    """The longest rising sequence of words that this part of both texts has once; of equally often, if none is."""
    old_from, old_to, new_from, new_to = part
    here, there = _places(old, old_from, old_to), _places(new, new_from, new_to)
    often = {word: len(places) for word, places in here.items() if len(there.get(word, ())) == len(places)}
    held = [word for word, count in often.items() if count == 1] or [word for word in often if not word.isspace()]
    found = sorted(pair for word in held for pair in zip(here[word], there[word], strict=True))
    tails: list[int] = []
    chains: list[_Chain] = []
    for old_at, new_at in found:
        length = bisect_left(tails, new_at)
        before = chains[length - 1] if length else None
        tails[length : length + 1] = [new_at]
        chains[length : length + 1] = [_Chain(old_at, new_at, before)]
    chain = chains[-1] if chains else None
    rising = []
    while chain is not None:
        rising.append((chain.old_at, chain.new_at))
        chain = chain.before
    return rising[::-1]


def _places(words: list[str], start: int, end: int) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for at in range(start, end):
        found.setdefault(words[at], []).append(at)
    return found


@dataclass(frozen=True)
class _Chain:
    """A pair of places, linked to the pair before it in the longest rising sequence that ends here."""

    old_at: int
    new_at: int
    before: "_Chain | None" = field(repr=False, compare=False)


@dataclass(frozen=True)
class Earlier:
    """What the answer on the screen is compared with, if anything.

    `read`: the person has read an answer of this case before; otherwise `text` was only submitted before.
    """

    text: str | None = None
    read: bool = False


def submitted_before(case: Case) -> str | None:
    """The text that was up for approval before the one that is now, where the timeline holds it."""
    if case.reply is None:
        return None
    earlier = (e.text for e in reversed(case.events) if e.kind in _HOLD_A_TEXT and e.text)
    return next((text for text in earlier if text != case.reply.text), None)
