"""The chained timeline: each entry carries the hash of the one before it, so that no edit or gap goes unnoticed."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, select

from domain.case import Event
from domain.ids import CaseId
from domain.wire import to_wire
from server.tables import cases, event

ROOT = ""


@dataclass(frozen=True)
class Break:
    """A place where a timeline is not what was written: the case, the entry's position, and what is wrong there."""

    case: CaseId
    position: int
    reason: str


def link(case: CaseId, position: int, previous: str, entry: Event) -> dict[str, object]:
    """The row that chains an entry of a case to the hash before it (ROOT for the first)."""
    doc = canonical(to_wire(entry))
    return {
        "case": case,
        "position": position,
        "id": entry.id,
        "version": entry.version,
        "previous_hash": previous,
        "hash": hash_of(case, position, previous, doc),
        "doc": doc,
    }


def canonical(plain: object) -> str:
    """JSON that does not depend on the order of fields."""
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def hash_of(case: CaseId, position: int, previous: str, doc: str) -> str:
    return hashlib.sha256(f"{previous}\n{case}\n{position}\n{doc}".encode()).hexdigest()


def verify(connection: Connection, case: CaseId | None = None) -> Iterator[Break]:
    """Every break in the timeline of one case, or of all; compares the chain with the case's own document too."""
    wanted = select(cases.c.id).order_by(cases.c.id)
    if case is not None:
        wanted = wanted.where(cases.c.id == case)
    for identity in connection.execute(wanted).scalars().all():
        doc = connection.execute(select(cases.c.doc).where(cases.c.id == identity)).scalar_one()
        yield from _verify_one(connection, CaseId(identity), doc)


def _verify_one(connection: Connection, case: CaseId, doc: str) -> Iterator[Break]:
    shown = [canonical(entry) for entry in json.loads(doc).get("events", [])]
    chained = connection.execute(select(event).where(event.c.case == case).order_by(event.c.position)).all()
    previous = ROOT
    for expected, row in enumerate(chained):
        if row.position != expected:
            yield Break(case, expected, "missing")
            return
        if row.previous_hash != previous or row.hash != hash_of(case, row.position, previous, row.doc):
            yield Break(case, row.position, "altered")
        elif expected >= len(shown) or shown[expected] != row.doc:
            yield Break(case, row.position, "differs from the case")
        previous = row.hash
    if len(shown) > len(chained):
        yield Break(case, len(chained), "missing")
