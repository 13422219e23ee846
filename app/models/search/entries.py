"""What of the cache is in the index: which case under which number, and as it was when its words were taken.

The number tells when a case was reported and which row of the lists it is, so that the newest come first and spans of
days are spans of numbers. An entry counts only while its stamp is that of the cached case: whatever the cache has let
go of or received anew is not found, even before the index has caught up.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any, Final

import sqlalchemy as sa

from app.models import buckets
from app.models.search.pages import COLUMNS, page_of
from app.models.tables import cases, overlay
from domain.case import Case
from domain.wire import loads

_ROW_BITS: Final = 28
_ROWS: Final = 1 << _ROW_BITS
_LATEST: Final = (1 << 34) - 1  # seconds; the year 2514


@dataclass(frozen=True)
class Source:
    """A case as the lists show it, with its unsent work: what an entry is made of."""

    row: int
    id: str
    stamp: str


@dataclass(frozen=True)
class Entry:
    """A source with its words."""

    number: int
    id: str
    stamp: str
    columns: tuple[str, ...]


def number_of(reported_at: datetime, row: int) -> int:
    """Sorts by the second of the report; a row below 0 has the upper half of the last bits."""
    seconds = min(max(int(reported_at.timestamp()), 0), _LATEST)
    return (seconds << _ROW_BITS) | (row % _ROWS)


def row_of(number: int) -> int:
    row = number % _ROWS
    return row if row < _ROWS // 2 else row - _ROWS


def first_number(instant: datetime) -> int:
    """The least number of a case reported at this instant or later."""
    return number_of(instant, 0)


def sources(cache: sa.Connection, after: int, limit: int) -> list[Source]:
    """The next cases behind the row `after`, in the order of their rows."""
    found: dict[int, Source] = {}
    for table in (cases, overlay):
        query = _stamps(table).where(table.c.row > after).order_by(table.c.row).limit(limit)
        found |= {row.row: _source(row, table) for row in cache.execute(query)}
    return [found[row] for row in sorted(found)][:limit]


def sources_of(cache: sa.Connection, ids: Iterable[str]) -> dict[str, Source]:
    """These cases by id; what has gone is missing."""
    found: dict[str, Source] = {}
    for chunk in buckets.chunks(ids):
        for table in (cases, overlay):
            found |= {row.id: _source(row, table) for row in cache.execute(_stamps(table).where(table.c.id.in_(chunk)))}
    return found


def sources_at(cache: sa.Connection, rows: Collection[int]) -> dict[int, Source]:
    """The cases of these rows; rows that have gone are missing."""
    found: dict[int, Source] = {}
    for table in (cases, overlay):
        for row in cache.execute(_stamps(table).where(table.c.row.in_(rows))):
            found[row.row] = _source(row, table)
    return found


def entries_of(cache: sa.Connection, ids: Collection[str]) -> dict[str, Entry | None]:
    """The words of these few cases as they are now; None for what has gone."""
    found: dict[str, Entry | None] = dict.fromkeys(ids)
    for table in (cases, overlay):
        query = _stamps(table).add_columns(table.c.doc).where(table.c.id.in_(ids))
        for row in cache.execute(query):
            case = loads(Case, row.doc)
            number = number_of(case.reported_at, row.row)
            found[row.id] = Entry(number, row.id, _source(row, table).stamp, page_of(case).columns())
    return found


def missing(index: sa.Connection, found: Sequence[Source]) -> list[Source]:
    """Those of the sources for which the index has no entry, or one of an earlier state."""
    held = {row.id: row for row in _entries(index, [source.id for source in found])}
    return [
        source
        for source in found
        if source.id not in held
        or held[source.id].stamp != source.stamp
        or row_of(held[source.id].number) != source.row
    ]


def known_ids(index: sa.Connection, after: int, limit: int) -> list[tuple[int, str]]:
    """The next entries behind the number `after`: numbers and ids."""
    query = "SELECT number, id FROM entry WHERE number > ? ORDER BY number LIMIT ?"
    return [(row.number, row.id) for row in index.exec_driver_sql(query, (after, limit))]


def put(index: sa.Connection, changes: Mapping[str, Entry | None]) -> None:
    """Take out every word that was there of these cases, or of others whose rows they have taken, and put in theirs.

    Taking words out for good is the slow part, so that a case which reads as before only gets its new stamp.
    """
    same = [entry for entry in changes.values() if entry and _is_there(index, entry)]
    if same:
        index.exec_driver_sql("UPDATE entry SET stamp = ? WHERE number = ?", [(e.stamp, e.number) for e in same])
    settled = {entry.id for entry in same}
    entries = [entry for entry in changes.values() if entry and entry.id not in settled]
    displaced = held_by_number(index, [entry.number for entry in entries]).values()
    leaving = (changes.keys() - settled) | {id for id, _ in displaced}
    numbers = [(row.number,) for row in _entries(index, leaving)]
    if numbers:
        index.exec_driver_sql("DELETE FROM page WHERE rowid = ?", numbers)
        index.exec_driver_sql("DELETE FROM entry WHERE number = ?", numbers)
    if entries:
        rows = [(entry.number, entry.id, entry.stamp) for entry in entries]
        index.exec_driver_sql("INSERT INTO entry (number, id, stamp) VALUES (?, ?, ?)", rows)
        index.exec_driver_sql(_PUT_PAGE, [(entry.number, *entry.columns) for entry in entries])


def outdated(index: sa.Connection, ids: Iterable[str], now: Mapping[str, Source]) -> int:
    """How many of these cases have an entry that is no longer true, `now` being what the cache has of them."""
    held = _entries(index, ids)
    return sum(row.id not in now or now[row.id].stamp != row.stamp for row in held)


def number_of_entries(index: sa.Connection) -> int:
    return int(index.exec_driver_sql("SELECT count(*) FROM entry").scalar_one())


def held_by_number(index: sa.Connection, numbers: Sequence[int]) -> dict[int, tuple[str, str]]:
    """Id and stamp of entries."""
    found: dict[int, tuple[str, str]] = {}
    for chunk in _chunks(numbers):
        marks = ", ".join("?" * len(chunk))
        query = f"SELECT number, id, stamp FROM entry WHERE number IN ({marks}) LIMIT {len(chunk)}"
        found |= {row.number: (row.id, row.stamp) for row in index.exec_driver_sql(query, tuple(chunk))}
    return found


def _is_there(index: sa.Connection, entry: Entry) -> bool:
    """Whether the index has these words of this case under this number."""
    if held_by_number(index, [entry.number]).get(entry.number, ("", ""))[0] != entry.id:
        return False
    row = index.exec_driver_sql(_PAGE, (entry.number,)).first()
    return row is not None and tuple(row) == entry.columns


def _entries(index: sa.Connection, ids: Iterable[str]) -> Iterator[sa.Row[Any]]:
    for chunk in _chunks(ids):
        marks = ", ".join("?" * len(chunk))
        yield from index.exec_driver_sql(f"SELECT number, id, stamp FROM entry WHERE id IN ({marks})", tuple(chunk))


def _chunks(values: Iterable[Any]) -> Iterator[list[Any]]:
    rest = iter(values)
    while chunk := list(islice(rest, 500)):
        yield chunk


def _stamps(table: sa.Table) -> sa.Select[Any]:
    return sa.select(table.c.row, table.c.id, table.c.version, sa.func.octet_length(table.c.doc).label("size"))


def _source(row: sa.Row[Any], table: sa.Table) -> Source:
    return Source(row.row, row.id, f"{_LAID_OVER if table is overlay else ''}{row.version}:{row.size}")


_LAID_OVER: Final = "+"
_PAGE: Final = f"SELECT {', '.join(COLUMNS)} FROM page WHERE rowid = ?"
_PUT_PAGE: Final = f"INSERT INTO page (rowid, {', '.join(COLUMNS)}) VALUES ({', '.join('?' * (len(COLUMNS) + 1))})"
