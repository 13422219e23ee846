"""Cases and reference data as rows: written from the server's documents, taken out, and derived anew."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import tzinfo
from typing import Any, Final

import sqlalchemy as sa

from app.models import buckets
from app.models.buckets import Bucket
from app.models.case_columns import columns_of
from app.models.tables import cases, overlay, read_reply, reference, unread
from app.models.world import World
from domain.case import Case
from domain.directory import Agency
from domain.protocol import Op
from domain.wire import from_wire, loads, to_wire

CASES_AT_ONCE: Final = 500

# An index costs several pages of the file for each row that moves in it, and most changes move none of these. The one
# that lists are read from has the time of the last change: every change moves it.
_INDEXED: Final = ("reported_at", "reply_state")


def put_cases(connection: sa.Connection, bucket: Bucket, puts: Collection[Op], world: World) -> tuple[set[str], int]:
    """Write those for which no bucket speaks of a newer version; returns them, and how many are new here.

    What the same bucket said before counts only where it starts anew: a snapshot may have been made a while ago.
    """
    held: dict[str, sa.Row[Any]] = {}
    for chunk in buckets.chunks(op.id for op in puts):
        held |= {row.id: row for row in connection.execute(_HELD_HERE, {"ids": chunk})}
    older = [op for op in puts if op.id in held and op.version < held[op.id].version]
    newest = buckets.claims(connection, [op.id for op in older], but=bucket)
    passed = {op.id for op in older if newest.get(op.id, 0) > op.version}
    values = {op.id: _row(op, world) for op in puts if op.id not in passed}
    fresh = [row for id, row in values.items() if id not in held]
    if fresh:
        connection.execute(_INSERT, fresh)
    _update(connection, ((held[id], row) for id, row in values.items() if id in held))
    return set(values), len(fresh)


def put_records(connection: sa.Connection, bucket: Bucket, puts: Collection[Op]) -> set[str]:
    """Write what is no case, unless another bucket speaks of a newer version; returns what was written."""
    newest = buckets.claims(connection, [op.id for op in puts], but=bucket)
    rows = [
        {"id": op.id, "kind": op.kind, "version": op.version, "doc": _document(op)}
        for op in puts
        if newest.get(op.id, 0) <= op.version
    ]
    if rows:
        connection.execute(_PUT_REFERENCE, rows)
    return {str(row["id"]) for row in rows}


def remove_records(connection: sa.Connection, ids: Iterable[str]) -> None:
    for chunk in buckets.chunks(ids):
        connection.execute(reference.delete().where(reference.c.id.in_(chunk)))


def remove_cases(connection: sa.Connection, ids: Iterable[str]) -> None:
    for chunk in buckets.chunks(ids):
        for removal in _REMOVE:
            connection.execute(removal, {"ids": chunk})


def versions(connection: sa.Connection, ids: Iterable[str]) -> dict[str, int]:
    """The cached versions of these cases; what is not cached is missing."""
    found: dict[str, int] = {}
    for chunk in buckets.chunks(ids):
        found |= {row.id: row.version for row in connection.execute(_VERSIONS, {"ids": chunk})}
    return found


def record_versions(connection: sa.Connection, ids: Iterable[str]) -> dict[str, int]:
    """The same for what is no case."""
    found: dict[str, int] = {}
    for chunk in buckets.chunks(ids):
        found |= {row.id: row.version for row in connection.execute(_RECORD_VERSIONS, {"ids": chunk})}
    return found


def number_of_cases(connection: sa.Connection) -> int:
    return connection.scalar(sa.select(sa.func.count()).select_from(cases)) or 0


def derive(
    connection: sa.Connection, world: World, which: sa.ColumnElement[bool], but: Collection[str] = frozenset()
) -> None:
    """Derive the columns of `which` cases anew from their documents, except where they were just written."""
    for rows in _in_batches(connection, which):
        _update(connection, ((row, columns_of(loads(Case, row.doc), world)) for row in rows if row.id not in but))


def moved_by(before: World, after: World) -> sa.ColumnElement[bool] | None:
    """The cases whose clocks read otherwise under the new reference data; None where nothing moved them."""
    if (before.calendar, before.directory.rules) != (after.calendar, after.directory.rules):
        return cases.c.is_open
    old, new = before.directory.agencies, after.directory.agencies
    # Any of them may have held a case earlier, and its days are still that agency's.
    moved = any(_place(old.get(id)) != _place(new.get(id)) for id in old.keys() | new.keys())
    return cases.c.is_open if moved else None


def _place(agency: Agency | None) -> tuple[str, tzinfo] | None:
    return (agency.region, agency.zone) if agency else None


def _in_batches(connection: sa.Connection, which: sa.ColumnElement[bool]) -> Iterator[list[sa.Row[Any]]]:
    last = 0
    query = _HELD.add_columns(cases.c.doc).where(which).order_by(cases.c.row).limit(CASES_AT_ONCE)
    while rows := list(connection.execute(query.where(cases.c.row > last))):
        yield rows
        last = rows[-1].row


def _update(connection: sa.Connection, changes: Iterable[tuple[sa.Row[Any], Mapping[str, Any]]]) -> None:
    """Write the columns, leaving alone the indexes in which a row stays where it is."""
    alike: defaultdict[tuple[str, ...], list[dict[str, Any]]] = defaultdict(list)
    for held, values in changes:
        still = tuple(name for name in _INDEXED if values[name] == getattr(held, name))
        row = {name: value for name, value in values.items() if name != "id" and name not in still}
        alike[still].append({**row, "at_row": held.row})
    for rows in alike.values():
        connection.execute(_UPDATE, rows)


def _row(op: Op, world: World) -> dict[str, Any]:
    return {**columns_of(from_wire(Case, op.doc), world), "id": op.id, "doc": _document(op)}


def _document(op: Op) -> str:
    text = json.dumps(op.doc, ensure_ascii=False, separators=(",", ":"))
    return str(to_wire(text))  # without halves of characters, which no store takes


_HELD: Final = sa.select(cases.c.row, cases.c.id, cases.c.version, *(cases.c[name] for name in _INDEXED))
_ids: Final[sa.BindParameter[str]] = sa.bindparam("ids", expanding=True)
_HELD_HERE: Final = _HELD.where(cases.c.id.in_(_ids))
_VERSIONS: Final = sa.select(cases.c.id, cases.c.version).where(cases.c.id.in_(_ids))
_INSERT: Final = cases.insert()
_UPDATE: Final = cases.update().where(cases.c.row == sa.bindparam("at_row"))
_REMOVE: Final = (
    unread.delete().where(unread.c.row.in_(sa.select(cases.c.row).where(cases.c.id.in_(_ids)))),
    *(column.table.delete().where(column.in_(_ids)) for column in (cases.c.id, overlay.c.id, read_reply.c.case_id)),
)
_RECORD_VERSIONS: Final = sa.select(reference.c.id, reference.c.version).where(reference.c.id.in_(_ids))
_PUT_REFERENCE: Final = reference.insert().prefix_with("OR REPLACE")
