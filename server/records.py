"""The one way a case reaches the tables: its row, its chained timeline, the files it uses, and the feeds it is in."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final

from sqlalchemy import Connection, bindparam, insert, select, update

from domain.case import OPEN, Case, attachments_of
from domain.ids import CaseId
from domain.scope import buckets_of, home_of
from domain.wire import dumps, loads
from server import chain
from server.audit import ITSELF, Origin, Written
from server.database import insert_missing
from server.feed import Change, publish
from server.tables import blob_use, cases, event

CASE = "case"
# For `cases.next_moment`: the sweep is to look at it as soon as it can, and to work out what comes next.
AT_ONCE: Final = datetime(1970, 1, 1, tzinfo=UTC)


def load_case(connection: Connection, case: CaseId, *, for_update: bool = False) -> Case | None:
    """The whole case, unmasked; `for_update` keeps others from changing it until the transaction ends."""
    doc = connection.execute(_LOCKED if for_update else _DOC, {"of": case}).scalar_one_or_none()
    return None if doc is None else loads(Case, doc)


def store_case(
    connection: Connection,
    before: Case | None,
    after: Case,
    origin: Origin = ITSELF,
    *,
    next_moment: datetime | None = AT_ONCE,
) -> None:
    """Store one case at its new version. Publishing ends a transaction: nothing but the commit should follow."""
    store_cases(connection, [(before, after)], origin, next_moment=next_moment)


def store_cases(
    connection: Connection,
    changes: Sequence[tuple[Case | None, Case]],
    origin: Origin = ITSELF,
    *,
    next_moment: datetime | None = AT_ONCE,
) -> None:
    """Store many cases and publish them once. `before` is None for a new case; a timeline may only grow.

    `origin` says who sent it; `next_moment` is when time alone will call for something on them, for the one who
    knows: the sweep.
    """
    publish(connection, write_cases(connection, changes, origin, next_moment=next_moment))


def write_cases(
    connection: Connection,
    changes: Sequence[tuple[Case | None, Case]],
    origin: Origin = ITSELF,
    *,
    next_moment: datetime | None = AT_ONCE,
) -> list[Change]:
    """Write many cases; the caller publishes what is returned, together with whatever else changes."""
    _write_rows(connection, changes, next_moment)
    written = _write_events(connection, changes, origin)
    uses = [
        {"sha256": sha256, "case": after.id}
        for before, after in changes
        for sha256 in sorted(_files(after) - (_files(before) if before else set()))
    ]
    insert_missing(connection, blob_use, uses)
    return [_change(before, after, written[after.id]) for before, after in changes]


def look_again(connection: Connection) -> None:
    """What clocks are computed from has changed: when the sweep must look at an open case next is no longer known.

    A sweep under way misses nothing: it locks a case first and reads that data then.
    """
    is_open = cases.c.status.in_([str(status) for status in OPEN])
    connection.execute(update(cases).where(is_open).values(next_moment=AT_ONCE))


def _files(case: Case) -> set[str]:
    return {item.sha256 for item in attachments_of(case)}


def _change(before: Case | None, after: Case, written: Sequence[Written]) -> Change:
    was = buckets_of(before) if before else frozenset()
    return Change(after.id, CASE, after.version, was, buckets_of(after), tuple(written))


def _columns(case: Case, next_moment: datetime | None) -> dict[str, object]:
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
        "next_moment": next_moment if case.is_open else None,
        "doc": dumps(case),
    }


def _write_rows(
    connection: Connection, changes: Sequence[tuple[Case | None, Case]], next_moment: datetime | None
) -> None:
    fresh = [{"id": after.id, **_columns(after, next_moment)} for before, after in changes if before is None]
    if fresh:
        connection.execute(_INSERT, fresh)
    for before, after in changes:
        if before is None:
            continue
        moved = {"of": after.id, "read": before.version, **_columns(after, next_moment)}
        if connection.execute(_UPDATE, moved).rowcount != 1:
            raise ValueError("the case has moved since it was read")


def _write_events(
    connection: Connection, changes: Sequence[tuple[Case | None, Case]], origin: Origin
) -> dict[CaseId, list[Written]]:
    """Write what the timelines have grown by; returns it for the audit, by case."""
    rows: list[dict[str, object]] = []
    written: dict[CaseId, list[Written]] = {after.id: [] for _, after in changes}
    for before, after in changes:
        known = len(before.events) if before else 0
        if before and after.events[:known] != before.events:
            raise ValueError("a timeline may only grow")
        previous = _last_hash(connection, after.id, known)
        for position, entry in enumerate(after.events[known:], start=known):
            link = chain.link(after.id, position, previous, entry)
            rows.append(link)
            previous = str(link["hash"])
            written[after.id].append(Written.of(home_of(after), after.id, position, entry, previous, origin))
    if rows:
        connection.execute(_ENTER, rows)
    return written


def _last_hash(connection: Connection, case: CaseId, known: int) -> str:
    if known == 0:
        return chain.ROOT
    return str(connection.execute(_HASH, {"of": case, "at": known - 1}).scalar_one())


_DOC: Final = select(cases.c.doc).where(cases.c.id == bindparam("of"))
_LOCKED: Final = _DOC.with_for_update()
_INSERT: Final = insert(cases)
_UPDATE: Final = update(cases).where(cases.c.id == bindparam("of"), cases.c.version == bindparam("read"))
_ENTER: Final = insert(event)
_HASH: Final = select(event.c.hash).where(event.c.case == bindparam("of"), event.c.position == bindparam("at"))
