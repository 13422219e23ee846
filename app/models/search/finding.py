"""Answers questions out of the index: the cases that match, the best first, and what to show of each."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Final

import sqlalchemy as sa

from app.models.engine import reading
from app.models.search import entries
from app.models.search.asked import Asked, Field, Term, read
from app.models.search.matching import Wanted, expression, wanted_by
from app.models.search.pages import COLUMNS
from app.models.search.passages import PLACES, Passage, passage_of
from app.models.search.store import SearchStore
from app.models.world import World
from app.problems import Problem, ProblemCode

HITS_AT_MOST: Final = 500
RANKED_AT_MOST: Final = 5_000  # the newest of more than these; weighing every report that says "jalan" takes seconds
PASSAGES_AT_ONCE: Final = 20

# How much a word counts where it stands; roots half of the word itself, marks nothing.
_WEIGHTS: Final = {
    "title": 10.0,
    "number": 8.0,
    "text": 5.0,
    "reporter": 4.0,
    "answer": 3.0,
    "note": 2.0,
    "place": 2.0,
    "file": 1.0,
    "title_stems": 5.0,
    "text_stems": 2.5,
    "answer_stems": 1.5,
    "note_stems": 1.0,
    "marks": 0.0,
}
_EARLIEST, _LATEST = date(1900, 1, 1), date(2500, 1, 1)  # beyond the calendar's ends there is nothing to count to
_FIRST: Final = 0
_LAST: Final = 2**62


@dataclass(frozen=True)
class Answer:
    """The cases found, the best first, by their numbers in the index; `more`: there are others behind them."""

    asked: Asked
    wanted: tuple[Wanted, ...] = ()
    numbers: tuple[int, ...] = ()
    more: bool = False

    @property
    def rows(self) -> tuple[int, ...]:
        """Their rows in the lists."""
        return tuple(entries.row_of(number) for number in self.numbers)


class Search:
    """Finds among the cases this person holds; what is in neither cache nor overlay is never found."""

    def __init__(self, cache: sa.Engine, store: SearchStore, damaged: Callable[[], None]) -> None:
        """`damaged` is told where the index cannot be read any more."""
        self._cache = cache
        self._store = store
        self._damaged = damaged

    def find(self, typed: str, world: World, zone: tzinfo) -> Answer:
        """Days are those of `zone`. Not for the UI thread. Raises Problem: of the disk, or of the cache.

        Where the index is not there, or turns out to be damaged, nothing is found.
        """
        asked = read(typed)
        index = self._store.engine
        if asked.is_empty or index is None:
            return Answer(asked)
        try:
            numbers, held = self._matching(index, asked, world, zone)
        except Problem as problem:
            self._take_trouble(problem)
            return Answer(asked)
        with reading(self._cache) as connection:
            now = entries.sources_at(connection, [entries.row_of(number) for number in numbers])
        current = [number for number in numbers if _is_current(number, held, now)]
        return Answer(asked, wanted_by(asked), tuple(current[:HITS_AT_MOST]), len(numbers) > HITS_AT_MOST)

    def _matching(
        self, index: sa.Engine, asked: Asked, world: World, zone: tzinfo
    ) -> tuple[list[int], dict[int, tuple[str, str]]]:
        span = _span(asked, zone)
        with reading(index) as connection:
            numbers = _best(connection, expression(asked, world), span)
            if number := _lone_number(asked):
                exact = connection.exec_driver_sql(_NEWEST, (expression(number, world), *span, HITS_AT_MOST))
                numbers = list(dict.fromkeys((*exact.scalars(), *numbers)))
            return numbers, entries.held_by_number(connection, numbers)

    def _take_trouble(self, problem: Problem) -> None:
        if problem.code is not ProblemCode.CORRUPT_CACHE:
            raise problem
        self._damaged()

    def passages(self, numbers: Sequence[int], wanted: Sequence[Wanted]) -> Mapping[int, Passage]:
        """What to show of at most PASSAGES_AT_ONCE cases of an answer."""
        index = self._store.engine
        asked_for = tuple(numbers)[:PASSAGES_AT_ONCE]
        if index is None or not asked_for:
            return {}
        marks = ", ".join("?" * len(asked_for))
        query = f"SELECT rowid, {', '.join(PLACES)} FROM page WHERE rowid IN ({marks}) LIMIT {PASSAGES_AT_ONCE}"
        try:
            with reading(index) as connection:
                rows = connection.exec_driver_sql(query, asked_for)
                return {row.rowid: passage_of(row._mapping, wanted) for row in rows}
        except Problem as problem:
            self._take_trouble(problem)
            return {}


def _best(index: sa.Connection, match: str, span: tuple[int, int]) -> list[int]:
    newest = index.exec_driver_sql(_NEWEST, (match, *span, RANKED_AT_MOST)).scalars().all()
    if len(newest) <= 1:
        return list(newest)
    first = newest[-1] if len(newest) == RANKED_AT_MOST else span[0]
    return list(index.exec_driver_sql(_RANKED, (match, first, span[1], HITS_AT_MOST + 1)).scalars())


def _span(asked: Asked, zone: tzinfo) -> tuple[int, int]:
    """The first number of the days asked for, and the first behind them."""
    first = entries.first_number(_midnight(asked.since, zone)) if asked.since else _FIRST
    behind = entries.first_number(_midnight(asked.until, zone) + timedelta(days=1)) if asked.until else _LAST
    return first, behind


def _midnight(day: date, zone: tzinfo) -> datetime:
    return datetime.combine(min(max(day, _EARLIEST), _LATEST), time(), zone).astimezone(UTC)


def _lone_number(asked: Asked) -> Asked | None:
    """The same question for exactly this number, where nothing but one is asked for."""
    terms = [term for group in asked.groups for term in group]
    if len(terms) != 1 or asked.without or terms[0].field or not any(w.isdecimal() for w in terms[0].words):
        return None
    return Asked(((Term(terms[0].words, Field.NUMBER),),))


def _is_current(number: int, held: Mapping[int, tuple[str, str]], now: Mapping[int, entries.Source]) -> bool:
    source = now.get(entries.row_of(number))
    return source is not None and held.get(number) == (source.id, source.stamp)


_SPAN: Final = "FROM page WHERE page MATCH ? AND rowid >= ? AND rowid < ?"
_NEWEST: Final = f"SELECT rowid {_SPAN} ORDER BY rowid DESC LIMIT ?"
_SCORE: Final = f"bm25(page, {', '.join(str(_WEIGHTS.get(column, 1.0)) for column in COLUMNS)})"
_RANKED: Final = f"SELECT rowid {_SPAN} ORDER BY {_SCORE}, rowid DESC LIMIT ?"
