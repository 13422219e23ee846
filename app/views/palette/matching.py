"""How well a few typed letters fit an action: its name first, then what else people call it, then letters in order."""

import unicodedata
from collections.abc import Iterable
from typing import Final

_WHOLE: Final = 60
_START: Final = 40
_OTHER_WHOLE: Final = 30
_OTHER_START: Final = 20
_INSIDE: Final = 12
_IN_ORDER: Final = 2
_FIRST_WORD: Final = 6


def plain(text: str) -> str:
    """Small letters without marks: é and E are both e."""
    spread = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in spread if not unicodedata.combining(c))


def words_of(text: str) -> list[str]:
    return "".join(c if c.isalnum() else " " for c in plain(text)).split()


def fit(query: str, name: str, others: str = "") -> int | None:
    """How well every word of `query` fits, more is better; None where one of them does not fit at all."""
    names, other = words_of(name), words_of(others)
    total = 0
    for token in words_of(query):
        best = max(_fits(token, names, other), default=0)
        if not best:
            return None
        total += best
    return total


def _fits(token: str, names: list[str], others: list[str]) -> Iterable[int]:
    for number, word in enumerate(names):
        extra = _FIRST_WORD if number == 0 else 0
        if word == token:
            yield _WHOLE + extra
        elif word.startswith(token):
            yield _START + extra
        elif token in word:
            yield _INSIDE
    for word in others:
        if word == token:
            yield _OTHER_WHOLE
        elif word.startswith(token):
            yield _OTHER_START
    if len(token) > 1 and _in_order(token, "".join(names)):
        yield _IN_ORDER


def _in_order(token: str, text: str) -> bool:
    """Whether all letters of `token` come in `text`, in this order, the first one first."""
    letters = iter(text)
    return text.startswith(token[0]) and all(letter in letters for letter in token)
