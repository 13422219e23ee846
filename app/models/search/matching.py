"""A question as FTS5 understands it, and as the painter does: which rows answer it, and which words made them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Final

from app.models.search.asked import Asked, Field, Term
from app.models.search.pages import EVERY_CASE, STEMMED, TEXTS, mark
from app.models.search.vocabulary import Names, begins, meanings, vocabulary
from app.models.search.words import Word, folded_words, words_of
from app.models.world import World

_TEXT_FIELDS: Final = {field: field.value for field in Field if field.value in TEXTS}
NOBODY: Final = f'"{mark("nobody", "")}"'


@dataclass(frozen=True)
class Wanted:
    """Words next to each other that a hit may consist of; `meant`: each counts also by what it means."""

    words: tuple[str, ...]
    columns: frozenset[str] = frozenset(TEXTS)
    open_end: bool = False
    meant: bool = False

    def begins_at(self, words: Sequence[Word], start: int) -> bool:
        """Whether all of it stands from there on."""
        last = len(self.words) - 1
        if not _is(words[start].folded, self.words[0], self.open_end and not last, self.meant):
            return False
        return start + last < len(words) and all(
            _is(words[start + place].folded, self.words[place], self.open_end and place == last, self.meant)
            for place in range(1, last + 1)
        )


@lru_cache(maxsize=65_536)
def _is(word: str, wanted: str, open_end: bool, meant: bool) -> bool:
    if word == wanted or (open_end and word.startswith(wanted)):
        return True
    return meant and not {word, *meanings(word)}.isdisjoint((wanted, *meanings(wanted)))


def wanted_by(asked: Asked) -> tuple[Wanted, ...]:
    """What to mark in a text that answers the question."""
    terms = chain.from_iterable(asked.groups)
    singles = [one for term in terms for one in _wanted_by_term(term)]
    named = [Wanted(name, meant=len(name) == 1) for _, _, others in _named(asked.groups) for name in others]
    return tuple(dict.fromkeys((*singles, *named)))


def hits(text: str, wanted: Sequence[Wanted], column: str | None = None) -> list[tuple[int, int]]:
    """Where in the text wanted words stand, as start and end of each stretch, from left to right."""
    applying = [one for one in wanted if column is None or column in one.columns]
    words = list(words_of(text)) if applying else []
    found: list[tuple[int, int]] = []
    for place in range(len(words)):
        lengths = [len(one.words) for one in applying if one.begins_at(words, place)]
        if lengths:
            start, end = words[place].start, words[place + max(lengths) - 1].end
            if found and start <= found[-1][1]:
                found[-1] = (found[-1][0], max(end, found[-1][1]))
            else:
                found.append((start, end))
    return found


def expression(asked: Asked, world: World) -> str:
    """The question for FTS5's MATCH; only words in quotes come into it, so it is never malformed."""
    parts = list(_groups(asked.groups, world))
    whole = " AND ".join(parts) if parts else f"marks : {_quoted([EVERY_CASE])}"
    if asked.without:
        apart = " OR ".join(_term(term, world) for term in asked.without)
        whole = f"({whole}) NOT ({apart})"
    return whole


def _groups(groups: Sequence[Sequence[Term]], world: World) -> Iterator[str]:
    """Each group as one alternative; several that together name a thing may also be answered by its other names."""
    named = {start: (length, others) for start, length, others in _named(groups)}
    place = 0
    while place < len(groups):
        length, others = named.get(place, (1, ()))
        together = " AND ".join(
            "(" + " OR ".join(_term(term, world) for term in group) + ")" for group in groups[place : place + length]
        )
        names = [_name(name) for name in others]
        yield f"({' OR '.join([f'({together})', *names])})" if names else together
        place += length


def _named(groups: Sequence[Sequence[Term]]) -> Iterator[tuple[int, int, tuple[Names, ...]]]:
    """Where groups in a row name a thing that has other names: the first of them, how many, the other names."""
    known, place = vocabulary(), 0
    while place < len(groups):
        for length in range(min(known.longest_name, len(groups) - place), 0, -1):
            others = known.others(_plain_words(groups[place : place + length]))
            if others:
                yield place, length, others
                place += length
                break
        else:
            place += 1


def _plain_words(groups: Sequence[Sequence[Term]]) -> tuple[str, ...]:
    """The words of groups that are plain ones; none if any is not."""
    terms = [group[0] for group in groups if len(group) == 1]
    if len(terms) < len(groups) or any(term.field or term.exact for term in terms):
        return ()
    return tuple(chain.from_iterable(term.words for term in terms))


def _term(term: Term, world: World) -> str:
    match term.field:
        case Field.UNIT:
            return _marked(_units(term.words, world))
        case Field.STATUS:
            statuses = vocabulary().statuses_called(term.words) or {"_".join(term.words)}
            return _marked(mark("status", status) for status in sorted(statuses))
        case Field.CATEGORY:
            return _marked(_categories(term.words, world))
    columns = (_TEXT_FIELDS[term.field],) if term.field else TEXTS
    return " OR ".join(_in_texts(term, columns))


def _in_texts(term: Term, columns: Sequence[str]) -> Iterator[str]:
    """As it is written and, of a single word that is no quotation, as what it means."""
    yield _within(columns, _quoted(term.words, open_end=term.open_end))
    if term.exact or len(term.words) > 1:
        return
    word = term.words[0]
    meant = list(meanings(word))
    for other in meant:
        yield _within(columns, _quoted([other]))
    if stemmed := [f"{column}_stems" for column in columns if column in STEMMED]:
        for other in (word, *meant):
            yield _within(stemmed, _quoted([other]))


def _name(name: Names) -> str:
    alternatives = _in_texts(Term(name, exact=len(name) > 1), TEXTS)
    return f"({' OR '.join(alternatives)})"


def _wanted_by_term(term: Term) -> Iterator[Wanted]:
    if term.field and term.field not in _TEXT_FIELDS:
        return
    columns = frozenset((_TEXT_FIELDS[term.field],) if term.field else TEXTS)
    meant = not term.exact and len(term.words) == 1
    yield Wanted(term.words, columns, term.open_end, meant)


def _units(words: Names, world: World) -> Iterator[str]:
    directory = world.directory
    for unit in directory.units.values():
        if _is_called(unit.name, words):
            yield mark("unit", unit.id)
    for agency in directory.agencies.values():
        if _is_called(f"{agency.code} {agency.name}", words):
            yield mark("agency", agency.id)


def _categories(words: Names, world: World) -> Iterator[str]:
    for category in world.directory.categories.values():
        if _is_called(f"{category.main} {category.sub}", words):
            yield mark("category", category.id)


def _is_called(name: str, words: Names) -> bool:
    """Whether the name has these words, or another name of theirs, in a row; the last may be unfinished."""
    parts, called = folded_words(name), (words, *vocabulary().others(words))
    return any(begins(parts[start:], one) for start in range(len(parts)) for one in called)


def _marked(marks: Iterator[str] | Sequence[str]) -> str:
    alternatives = " OR ".join(_quoted([one]) for one in marks) or NOBODY
    return f"marks : ({alternatives})"


def _within(columns: Sequence[str], phrase: str) -> str:
    return f"{{{' '.join(columns)}}} : {phrase}"


def _quoted(words: Sequence[str], *, open_end: bool = False) -> str:
    return f'"{" ".join(words)}"{" *" if open_end else ""}'
