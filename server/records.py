"""The one way a case reaches the tables: its row, its chained timeline, the files it uses, and the feeds it is in."""

from collections.abc import Sequence

from sqlalchemy import Connection, insert, select, update

from domain.case import Case, attachments_of
from domain.ids import CaseId
from domain.scope import buckets_of
from domain.wire import dumps, loads
from server import chain
from server.database import insert_missing
from server.feed import Change, publish
from server.tables import blob_use, cases, event

CASE = "case"


def load_case(connection: Connection, case: CaseId, *, for_update: bool = False) -> Case | None:
    """The whole case, unmasked; `for_update` keeps others from changing it until the transaction ends."""
    wanted = select(cases.c.doc).where(cases.c.id == case)
    doc = connection.execute(wanted.with_for_update() if for_update else wanted).scalar_one_or_none()
    return None if doc is None else loads(Case, doc)


def store_case(connection: Connection, before: Case | None, after: Case) -> None:
    """Store one case at its new version. Publishing ends a transaction: nothing but the commit should follow."""
    store_cases(connection, [(before, after)])


def store_cases(connection: Connection, changes: Sequence[tuple[Case | None, Case]]) -> None:
    """Store many cases and publish them once. `before` is None for a new case; a timeline may only grow."""
    publish(connection, write_cases(connection, changes))


def write_cases(connection: Connection, changes: Sequence[tuple[Case | None, Case]]) -> list[Change]:
    """Write many cases; the caller publishes what is returned, together with whatever else changes."""
    _write_rows(connection, changes)
    _write_events(connection, changes)
    uses = [
        {"sha256": sha256, "case": after.id}
        for before, after in changes
        for sha256 in sorted(_files(after) - (_files(before) if before else set()))
    ]
    insert_missing(connection, blob_use, uses)
    return [_change(before, after) for before, after in changes]


def _files(case: Case) -> set[str]:
    return {item.sha256 for item in attachments_of(case)}


def _change(before: Case | None, after: Case) -> Change:
    was = buckets_of(before) if before else frozenset()
    return Change(after.id, CASE, after.version, was, buckets_of(after))


def _columns(case: Case) -> dict[str, object]:
    return {
        "tracking": case.tracking,
        "version": case.version,
        "status": str(case.status),
        "agency": case.holder.agency,
        "unit": case.holder.unit,
        "person": case.holder.person,
        "provisional": case.provisional or None,
        "secret": case.secret,
        "reported_at": case.reported_at,
        "doc": dumps(case),
    }


def _write_rows(connection: Connection, changes: Sequence[tuple[Case | None, Case]]) -> None:
    fresh = [{"id": after.id, **_columns(after)} for before, after in changes if before is None]
    if fresh:
        connection.execute(insert(cases), fresh)
    for before, after in changes:
        if before is None:
            continue
        moved = update(cases).where(cases.c.id == after.id, cases.c.version == before.version)
        if connection.execute(moved.values(_columns(after))).rowcount != 1:
            raise ValueError("the case has moved since it was read")


def _write_events(connection: Connection, changes: Sequence[tuple[Case | None, Case]]) -> None:
    rows: list[dict[str, object]] = []
    for before, after in changes:
        known = len(before.events) if before else 0
        if before and after.events[:known] != before.events:
            raise ValueError("a timeline may only grow")
        previous = _last_hash(connection, after.id, known)
        for position, entry in enumerate(after.events[known:], start=known):
            link = chain.link(after.id, position, previous, entry)
            rows.append(link)
            previous = str(link["hash"])
    if rows:
        connection.execute(insert(event), rows)


def _last_hash(connection: Connection, case: CaseId, known: int) -> str:
    if known == 0:
        return chain.ROOT
    last = select(event.c.hash).where(event.c.case == case, event.c.position == known - 1)
    return str(connection.execute(last).scalar_one())
