"""Reads what a listing holds: keys in their order and groups, counts, and what there is to choose from."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import chain, islice
from typing import Any, Final

import sqlalchemy as sa

from app.models.listing import NONE, Deadline, Filter, Grouping, Listing, Order
from app.models.overlay import UNCOVERED
from app.models.queries import CaseRow, newest_first, view_condition
from app.models.tables import cases, overlay, unread
from domain.people import Person

CHOICES_AT_MOST: Final = 2_000  # values of one kind to choose from: there are some 800 categories

Table = sa.Table
Condition = sa.ColumnElement[bool]

_FIELDS: Final = {
    "statuses": "status",
    "units": "unit",
    "categories": "category",
    "classifications": "classification",
    "channels": "channel",
    "regions": "region",
}
_GROUPED_BY: Final = {
    Grouping.UNIT: "unit",
    Grouping.CATEGORY: "category",
    Grouping.STATUS: "status",
    Grouping.DUE: "due_on",
    Grouping.AGENCY: "agency",
}


@dataclass(frozen=True)
class Group:
    """Cases that stand together, under the value that they have in common (NONE: they lack it)."""

    value: str
    keys: Sequence[int]


@dataclass(frozen=True)
class Listed:
    """The row keys of a listing in its order; in a grouped one they stand in its `groups`, the earliest first.

    `rows` are those of some cases, read along with them.
    """

    keys: Sequence[int] = ()
    groups: Sequence[Group] = field(default_factory=tuple)
    rows: Mapping[int, CaseRow] = field(default_factory=dict)

    @property
    def count(self) -> int:
        return len(self.keys) + sum(len(group.keys) for group in self.groups)

    def first(self, number: int) -> list[int]:
        """The keys it begins with, as far as groups are not put in another order."""
        return list(islice(chain(self.keys, *(group.keys for group in self.groups)), number))


def read(connection: sa.Connection, listing: Listing, today: date, person: Person) -> Listed:
    """Everything the listing holds. Unbounded: not for the UI thread.

    SQLite hands all keys over at once, as JSON: twice as fast as a row for each (`python -m benchmarks.views`).
    """
    descending, key = _order(listing)
    plain, over = (
        _found(table, listing, today, person, key, uncovered)
        for table, uncovered in ((cases, UNCOVERED), (overlay, None))
    )
    both = sa.union_all(plain, over).subquery()
    ways = [column.desc() if descending else column.asc() for column in (both.c.sort_key, both.c.row)]
    ordered = sa.select(both.c.row, both.c.shared).order_by(*ways).subquery()
    together = sa.func.json_group_array
    if listing.grouping is None:
        return Listed(json.loads(connection.scalars(sa.select(together(ordered.c.row))).one()))
    both_lists = connection.execute(sa.select(together(ordered.c.row), together(ordered.c.shared))).one()
    keys, values = map(json.loads, both_lists)
    groups: dict[str, list[int]] = {}
    for row, value in zip(keys, values, strict=True):
        groups.setdefault(value, []).append(row)
    return Listed((), tuple(Group(value, keys) for value, keys in groups.items()))


def counts(connection: sa.Connection, listings: Sequence[Listing], today: date, person: Person) -> list[int]:
    """How many cases each listing holds: all of them are counted in one reading of each table."""
    if not listings:
        return []
    found = [0] * len(listings)
    for table, uncovered in ((cases, UNCOVERED), (overlay, None)):
        sums = [
            sa.func.total(_condition(table, listing, today, person)).label(f"n{n}")
            for n, listing in enumerate(listings)
        ]
        query = sa.select(*sums).select_from(table)
        row = connection.execute(query if uncovered is None else query.where(uncovered)).one()
        found = [before + int(more) for before, more in zip(found, row, strict=True)]
    return found


def choices(connection: sa.Connection) -> dict[str, tuple[str, ...]]:
    """The values that the cases have, by the field of the filter that asks for them; NONE where some have none."""
    return {name: tuple(connection.scalars(_values(column).limit(CHOICES_AT_MOST))) for name, column in _FIELDS.items()}


def _found(
    table: Table, listing: Listing, today: date, person: Person, key: str, uncovered: Condition | None
) -> sa.Select[Any]:
    by = sa.func.coalesce(table.c[key], "9999") if key == "due_on" else table.c[key]
    shared = table.c[_GROUPED_BY[listing.grouping]] if listing.grouping else sa.literal(NONE)
    query = sa.select(table.c.row, by.label("sort_key"), sa.func.coalesce(shared, NONE).label("shared"))
    query = query.where(_condition(table, listing, today, person))
    return query if uncovered is None else query.where(uncovered)


def order_of(listing: Listing) -> Order:
    """The order in force: the listing's own, or that of its view."""
    return listing.order or (Order.NEWEST if newest_first(listing.view) else Order.DUE)


def without_usual_order(listing: Listing) -> Listing:
    """The same list; its order is left open where it is that of its view."""
    return replace(listing, order=None) if listing.order is order_of(Listing(listing.view)) else listing


def _order(listing: Listing) -> tuple[bool, str]:
    """Whether the largest comes first, and the column that is compared."""
    order = order_of(listing)
    match order:
        case Order.DUE:
            return False, "due_on"
        case Order.CHANGED:
            return True, "changed_at"
        case _:
            return order is Order.NEWEST, "reported_at"


def _condition(table: Table, listing: Listing, today: date, person: Person) -> Condition:
    conditions = [view_condition(listing.view, table, today, person), *_asked(table, listing.filter, today, person)]
    return sa.and_(sa.true(), *conditions)


def _asked(table: Table, asked: Filter, today: date, person: Person) -> list[Condition]:
    c = table.c
    found: list[Condition] = []
    for name, column in _FIELDS.items():
        if values := getattr(asked, name):
            lacking = NONE in values
            found.append((sa.func.coalesce(c[column], NONE) if lacking else c[column]).in_(values))
    match asked.deadline:
        case Deadline.LATE:
            found.append(c.is_open & (c.due_on < today.isoformat()))
        case Deadline.WITHIN:
            last = (today + timedelta(days=asked.days)).isoformat()
            found.append(c.is_open & c.due_on.between(today.isoformat(), last))
        case Deadline.NONE:
            found.append(c.due_on.is_(None))
    if asked.mine:
        found.append(c.person == person.id)
    found += [c[flag] for flag in ("secret", "anonymous") if getattr(asked, flag)]
    if asked.unread:
        found.append(c.row.in_(sa.select(unread.c.row)))
    return found


def _values(column: str) -> sa.Select[tuple[str]]:
    """Unsent work may have put a case where none was before."""
    each = (sa.select(sa.func.coalesce(table.c[column], NONE).label("value")) for table in (cases, overlay))
    both = sa.union(*each).subquery()
    return sa.select(both.c.value).order_by(both.c.value)
