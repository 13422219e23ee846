"""The roots of Indonesian words: *memperbaiki*, *perbaikan* and *diperbaiki* are all about *baik*.

Confix stripping after Nazief and Adriani (1996) with the recoding of Asian (2007): a form counts as analysed where it
ends in a known root. A word with no known root loses what is surely an affix; where a prefix has swallowed a letter
(*mengirim*: irim or kirim), every possible root is given, so that its forms still meet.
"""

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

_ROOTS: Final = Path(__file__).parents[3] / "resources" / "search" / "roots.txt"

SHORTEST: Final = 4  # letters of a word that is looked at, and of a root that nobody knows
_PREFIXES_AT_MOST: Final = 3
_VOWELS: Final = frozenset("aeiou")
_PARTICLES: Final = ("lah", "kah", "tah", "pun")
_OWNERS: Final = ("nya", "ku", "mu")
_SUFFIXES: Final = ("kan", "an", "i", "in")
# What stands before the root, longest first; behind the colon what it may have swallowed before a vowel.
_NASAL: Final[Mapping[str, tuple[str, ...]]] = {
    "meny": ("s", "ny"),
    "peny": ("s", "ny"),
    "meng": ("", "k"),
    "peng": ("", "k"),
    "mem": ("m", "p"),
    "pem": ("m", "p"),
    "men": ("n", "t"),
    "pen": ("n", "t"),
}
_BEFORE_ONE_SYLLABLE: Final = ("menge", "penge", "nge")
_PLAIN: Final = ("ber", "bel", "ter", "tel", "per", "pel", "di", "ke", "se", "be", "te", "me", "pe")
_SPOKEN: Final[Mapping[str, tuple[str, ...]]] = {"ny": ("s",), "ng": ("", "k"), "n": ("t",), "m": ("p", "")}


@cache
def roots() -> frozenset[str]:
    lines = _ROOTS.read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@lru_cache(maxsize=65_536)
def stems(word: str) -> tuple[str, ...]:
    """The possible roots of a folded word, the likeliest first; the word itself where nothing is to be taken off."""
    if word[-1:] == "2" and word[:-1].isalpha():  # jalan2: how people write jalan-jalan
        word = word[:-1]
    if len(word) < SHORTEST or not (word.isascii() and word.isalpha()):
        return (word,)
    if word in roots():
        return (word,)
    known = next((form for form in _analyses(word) if form in roots()), None)
    return (known,) if known else _guesses(word)


def _analyses(word: str) -> Iterator[str]:
    """Every form that may be the root, the least taken off its end first."""
    for ending in _endings(word):
        forms = [ending]
        for _ in range(_PREFIXES_AT_MOST):
            yield from forms
            forms = [shorter for form in forms for shorter in _beginnings(form)]
        yield from forms


def _endings(word: str) -> Iterator[str]:
    bare = _without(word, _PARTICLES)
    whole = dict.fromkeys((word, bare, _without(bare, _OWNERS)))
    yield from whole
    for form in whole:
        yield from (form[: -len(suffix)] for suffix in _SUFFIXES if _ends(form, suffix, 3))


def _beginnings(form: str) -> Iterator[str]:
    for prefix, swallowed in _NASAL.items():
        if form.startswith(prefix) and (rest := form[len(prefix) :]):
            if rest[0] in _VOWELS:
                yield from (letter + rest for letter in swallowed)
            yield rest
    for prefix in (*_BEFORE_ONE_SYLLABLE, *_PLAIN):
        if form.startswith(prefix):
            yield form[len(prefix) :]
    for prefix, swallowed in _SPOKEN.items():
        if form.startswith(prefix):
            yield from (letter + form[len(prefix) :] for letter in swallowed)


def _guesses(word: str) -> tuple[str, ...]:
    """The roots of a word whose root nobody knows."""
    form = _without(word, _PARTICLES, SHORTEST)
    form = _without(form, _OWNERS, SHORTEST)
    found = _guessed_beginnings(form)
    prefixed = found != (form,)
    endings: tuple[tuple[str, ...], ...] = (("kan", "an", "i"), ("an",)) if prefixed else (("kan", "an"), ("an",))
    # Of "…kan" the k may be the root's own.
    shortened = (_without(one, suffixes, SHORTEST, syllables=2) for one in found for suffixes in endings)
    return tuple(dict.fromkeys(shortened))


def _guessed_beginnings(form: str) -> tuple[str, ...]:
    for prefix, swallowed in _NASAL.items():
        rest = form.removeprefix(prefix)
        if rest != form and _can_be_root(rest):
            return tuple(letter + rest for letter in reversed(swallowed)) if rest[0] in _VOWELS else (rest,)
    for prefix in ("ber", "ter", "per", "di", "ke", "se"):
        rest = form.removeprefix(prefix)
        if rest != form and _can_be_root(rest):
            return _guessed_beginnings(rest) if prefix in ("di", "ke", "se") else (rest,)
    return (form,)


def _without(word: str, endings: tuple[str, ...], shortest: int = 3, *, syllables: int = 1) -> str:
    for ending in endings:
        if _ends(word, ending, shortest) and _syllables(word[: -len(ending)]) >= syllables:
            return word[: -len(ending)]
    return word


def _ends(word: str, ending: str, shortest: int) -> bool:
    return word.endswith(ending) and len(word) - len(ending) >= shortest


def _can_be_root(form: str) -> bool:
    return len(form) >= SHORTEST and _syllables(form) >= 2


def _syllables(form: str) -> int:
    return sum(letter in _VOWELS for letter in form)
