"""For whom something is read from the feeds, and an entity as that person may have it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row

from domain.people import Person
from domain.protocol import Op, OpKind
from server.documents import Document, masked_doc
from server.records import CASE


@dataclass(frozen=True)
class Viewer:
    """For whom a page is made: what they may read, and the life of the database it is read from."""

    person: Person
    held: frozenset[str]
    grant_version: int
    epoch: str


def op_of(
    connection: Connection, row: Row[Any], docs: Mapping[tuple[bool, str], Document], person: Person
) -> tuple[Op, int]:
    """The op of a feed row, for which `docs` holds the current document, and about how many bytes it takes."""
    if row.op == OpKind.OUT.value:
        return Op(OpKind.OUT, row.entity, row.version, row.kind), len(row.entity) + 50
    return put_of(connection, row, docs, person)


def put_of(
    connection: Connection, row: Row[Any], docs: Mapping[tuple[bool, str], Document], person: Person
) -> tuple[Op, int]:
    """The same for a row that says which entity is held, whatever else it says."""
    is_case = row.kind == CASE
    current = docs[is_case, row.entity]
    doc = masked_doc(connection, row.entity, current.text, person) if is_case else json.loads(current.text)
    return Op(OpKind.PUT, row.entity, current.version, row.kind, doc), len(current.text)


def plain_op(op: Op) -> dict[str, Any]:
    """Its wire form. Documents are plain data already, so they are not gone through once more (half of the time)."""
    plain: dict[str, Any] = {"op": str(op.op), "id": op.id, "version": op.version}
    if op.kind != CASE:
        plain["kind"] = op.kind
    return plain if op.doc is None else {**plain, "doc": op.doc}
