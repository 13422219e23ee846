"""The current documents of entities, and a case's document as one person may see it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, Row, Select, Table, bindparam, select

from domain.case import Case, Holder
from domain.people import Person
from domain.protocol import OpKind
from domain.wire import from_wire, to_wire
from server import log
from server.database import in_chunks
from server.masking import masked_for
from server.plans import PLAN
from server.records import CASE
from server.tables import cases, plan, reference


@dataclass(frozen=True)
class Document:
    """An entity's current state in its wire form, unmasked."""

    version: int
    text: str


_HOMES: Mapping[str, Table] = {CASE: cases, PLAN: plan}


def documents(connection: Connection, rows: Sequence[Row[Any]]) -> dict[tuple[bool, str], Document]:
    """Current documents, by whether they are cases and by id, as of the same snapshot as the rows."""
    found: dict[tuple[bool, str], Document] = {}
    for table, wanted in _WANTED.items():
        ids = [row.entity for row in rows if row.op == OpKind.PUT.value and _HOMES.get(row.kind, reference) is table]
        for chunk in in_chunks(ids):
            rows_found = connection.execute(wanted, {"ids": chunk})
            found |= {(table is cases, row.id): Document(row.version, row.doc) for row in rows_found}
    return found


def masked_doc(connection: Connection, identity: str, text: str, person: Person) -> Any:
    """A stored case as the person may see it; one that cannot be read must not keep the others from arriving."""
    try:
        doc = json.loads(text)
        case = from_wire(Case, doc)
    except ValueError as error:  # no JSON, or (WireError) no case
        log.edge.error("a stored case cannot be read: %s", log.describe(error))
        return to_wire(_outline(connection, identity))
    shown = masked_for(connection, case, person)
    return doc if shown == case else to_wire(shown)


def _outline(connection: Connection, identity: str) -> Case:
    """What the columns know of a case: its number, status and holder, and nothing of what it says."""
    row = connection.execute(select(cases).where(cases.c.id == identity)).one()
    return Case(
        id=row.id,
        version=row.version,
        tracking=row.tracking,
        title="",
        original_text="",
        status=row.status,
        holder=Holder(row.agency, row.unit),
        reported_at=row.reported_at,
        channel="",
        secret=row.secret,
    )


_WANTED: Final[Mapping[Table, Select[Any]]] = {
    table: select(table.c.id, table.c.version, table.c.doc).where(table.c.id.in_(bindparam("ids", expanding=True)))
    for table in (cases, plan, reference)
}
