"""Text as the words that search compares: folded to one spelling, each with its place in the text."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

_WORD: Final = re.compile(r"[^\W_]+")


class Word(NamedTuple):
    """A word where it stands in a text; `folded` is what it is compared as, which may be longer or shorter."""

    start: int
    end: int
    folded: str


def words_of(text: str) -> Iterator[Word]:
    """The words of a text from left to right; whatever is neither letter nor digit stands between them."""
    for found in _WORD.finditer(text):
        if folded := fold(found[0]):
            yield Word(found.start(), found.end(), folded)


def folded_words(text: str) -> list[str]:
    return [word.folded for word in words_of(text)]


@lru_cache(maxsize=65_536)
def fold(word: str) -> str:
    """Lower case, in one width and form, without diacritics; nothing but letters and digits."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word).lower()
    bare = "".join(letter for letter in plain if letter.isalnum())
    return unicodedata.normalize("NFKC", bare)


def tidy(text: str) -> str:
    """The text as the index keeps it: in one width and form, without what hides in words or ends text."""
    kept = text if text.isprintable() else "".join(map(_kept, text))
    return unicodedata.normalize("NFKC", kept)


def _kept(letter: str) -> str:
    if letter.isprintable() or letter in "\n\t":
        return letter
    return "" if unicodedata.category(letter) == "Cf" else " "  # such as soft hyphens and joiners
