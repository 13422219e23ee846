"""What a hit shows of its case: the place in its texts that answered, with the words marked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from app.models.search.matching import Wanted, hits

PLACES: Final = ("text", "answer", "note", "file", "place", "reporter")  # of equals the first is shown

LONGEST: Final = 160
_BEFORE: Final = 20  # letters before the first word found: a narrow list shows some fifty
_CUT: Final = "…"

Stretches = Sequence[tuple[int, int]]


@dataclass(frozen=True)
class Passage:
    """Plain text on one line out of the column `place`; `marked` are starts and ends of words found in it."""

    place: str
    text: str
    marked: Stretches


def passage_of(page: Mapping[Any, str], wanted: Sequence[Wanted]) -> Passage:
    """The first text with the most words found; the beginning of the report where only its title has them."""
    found = {column: hits(page[column], wanted, column) for column in PLACES}
    place = max(PLACES, key=lambda column: _worth(page[column], found[column]))
    text, marked = _cut(page[place], found[place])
    return Passage(place, text, marked)


def _worth(text: str, found: Sequence[tuple[int, int]]) -> int:
    """How many different words were found; `max` takes the first of equals."""
    return len({text[start:end].lower() for start, end in found})


def _cut(text: str, found: Sequence[tuple[int, int]]) -> tuple[str, Stretches]:
    """The stretch of the text with the first words found, begun and ended between words."""
    first = found[0][0] if found else 0
    start = 0
    if first > _BEFORE:
        start = first - _BEFORE
        start = next((at + 1 for at in range(start, first) if text[at].isspace()), start)
    end = min(len(text), start + LONGEST)
    lead = _CUT if start else ""
    shown = lead + text[start:end].replace("\n", " ").replace("\t", " ") + (_CUT if end < len(text) else "")
    shift = len(lead) - start
    return shown, tuple((a + shift, min(b, end) + shift) for a, b in found if start <= a < end)
