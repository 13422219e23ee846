"""What people write and mean: spellings, names of one thing, passing words, and what a status is called."""

import tomllib
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from app.models.search.stems import stems
from app.models.search.words import folded_words

RESOURCES: Final = Path(__file__).parents[3] / "resources" / "search"

Names = tuple[str, ...]


@dataclass(frozen=True)
class Vocabulary:
    """resources/search/words.toml, folded. `same` leads from a name, word by word, to the others of its thing."""

    spelled: Mapping[str, str]
    same: Mapping[Names, tuple[Names, ...]]
    passing: frozenset[str]
    statuses: Mapping[str, tuple[Names, ...]]

    @property
    def longest_name(self) -> int:
        return max(map(len, self.same), default=1)

    def others(self, words: Sequence[str]) -> tuple[Names, ...]:
        """The other names of what these words, taken together, name."""
        return self.same.get(tuple(words), ())

    def statuses_called(self, words: Sequence[str]) -> frozenset[str]:
        """The statuses of whose names one begins with these words, of which the last may be unfinished."""
        return frozenset(status for status, names in self.statuses.items() if any(begins(n, words) for n in names))


@cache
def vocabulary() -> Vocabulary:
    plain = tomllib.loads((RESOURCES / "words.toml").read_text(encoding="utf-8"))
    same: dict[Names, tuple[Names, ...]] = {}
    for thing in plain["same"]:
        names = [tuple(folded_words(name)) for name in thing["names"]]
        for name in names:
            same[name] = (*same.get(name, ()), *(other for other in names if other != name))
    return Vocabulary(
        dict(plain["spelled"]),
        same,
        frozenset(plain["passing"]["words"]),
        {
            status: tuple(tuple(folded_words(name)) for name in (*names, status.replace("_", " ")))
            for status, names in plain["status"].items()
        },
    )


@cache
def edition() -> int:
    """A number that differs whenever one of the files does."""
    sums = (zlib.crc32(path.read_bytes()) for path in sorted(RESOURCES.iterdir()) if path.is_file())
    return zlib.crc32(repr(list(sums)).encode())


def meanings(word: str) -> Iterator[str]:
    """What a folded word is found under beside itself: the word it stands for, and the roots of both."""
    standard = vocabulary().spelled.get(word)
    if standard is not None:
        yield standard
    yield from (stem for stem in stems(standard or word) if stem not in (word, standard))


def begins(name: Sequence[str], words: Sequence[str]) -> bool:
    """Whether somebody who wrote `words` may have begun to write `name`."""
    if not words or len(words) > len(name):
        return False
    *whole, last = words
    return list(name[: len(whole)]) == whole and name[len(whole)].startswith(last)
