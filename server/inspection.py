"""Reads the audit of every bucket against the timelines, and names each entry that is not what was written.

The timelines of cases have a table of their own, each entry with a hash; those of action plans stand in the plans, and
what people changed in the directory in its amendments.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Row, and_, or_, select

from domain.plans import PREFIX
from domain.scope import REFERENCE
from server import chain
from server.amending import hash_of_amendment
from server.audit import ROOT, hash_of
from server.plans import hash_of_entry
from server.tables import amendment, audit, bucket, event, plan

AT_A_TIME = 1_000


class Wrong(StrEnum):
    """What can be wrong with one entry."""

    MISSING = "missing"  # the audit does not have it any more
    ALTERED = "altered"  # the audit says something else than it did
    MISPLACED = "misplaced"  # whole in itself, but it does not follow the entry before it
    ADDED = "added"  # behind the end of the audit
    EVENT_MISSING = "event_missing"  # audited, and not in the timeline any more
    EVENT_ALTERED = "event_altered"  # the timeline says something else than was audited
    EVENT_MISPLACED = "event_misplaced"  # where it was, the timeline has another entry of the case
    UNAUDITED = "unaudited"  # in the timeline, and never audited
    CASE_DIFFERS = "case_differs"  # the case as it is shown does not say what its timeline says


@dataclass(frozen=True)
class Finding:
    """Something that was touched: its number in the bucket's audit (0: none), what it was done to, and its place there.

    `case` may also be a plan or an entry of the directory, whose places are its versions; it is empty, and `position`
    -1, where nothing is left that would tell.
    """

    bucket: str
    number: int
    case: str
    position: int
    wrong: Wrong


def inspect(connection: Connection) -> Iterator[Finding]:
    """Everything that is wrong, bucket by bucket and in the order of the audit; nothing if all is whole."""
    known: set[tuple[str, int]] = set()
    heads = {row.name: row for row in connection.execute(select(bucket))}
    elsewhere = {**dict(_of_plans(connection)), **dict(_of_directory(connection))}
    kept = connection.execute(select(audit.c.bucket).distinct()).scalars()
    for name in sorted(heads.keys() | set(kept)):
        for found in _inspect_bucket(connection, name, heads.get(name), elsewhere):
            known.add((found.case, found.position))
            yield found
    for found in (*_unaudited(connection, elsewhere), *_timelines(connection)):
        if (found.case, found.position) not in known:
            known.add((found.case, found.position))
            yield found


@dataclass(frozen=True)
class Kept:
    """A timeline entry as it is kept now, the hash of what it says, and whether what stands beside it agrees."""

    id: str
    content: str
    agrees: bool = True


Elsewhere = Mapping[tuple[str, int], Kept]  # by what it was done to, and its place there


def _of_plans(connection: Connection) -> Iterator[tuple[tuple[str, int], Kept]]:
    for row in connection.execute(select(plan.c.id, plan.c.doc)):
        for position, entry in enumerate(json.loads(row.doc)["entries"]):
            yield (row.id, position), Kept(entry["id"], hash_of_entry(row.id, position, entry))


def _of_directory(connection: Connection) -> Iterator[tuple[tuple[str, int], Kept]]:
    for row in connection.execute(select(amendment)):
        yield (row.entry, row.version), Kept(row.command, hash_of_amendment(row.entry, row.version, row.doc))


def _of_case(row: Row[Any]) -> Kept | None:
    if row.found is None:
        return None
    content = chain.hash_of(row.case, row.position, row.found_previous, row.doc)
    agrees = (row.found_hash, row.version) == (row.content, json.loads(row.doc)["version"])
    return Kept(row.found, content, agrees)


def _inspect_bucket(
    connection: Connection, name: str, head: Row[Any] | None, elsewhere: Elsewhere
) -> Iterator[Finding]:
    end, end_hash = (head.audited, head.audit_hash) if head else (0, ROOT)
    here = and_(event.c.case == audit.c.case, event.c.position == audit.c.position)
    wanted = (
        select(audit, event.c.id.label("found"), event.c.hash.label("found_hash"), event.c.doc, event.c.version)
        .add_columns(event.c.previous_hash.label("found_previous"))
        .join(event, here, isouter=True)
        .where(audit.c.bucket == name)
        .order_by(audit.c.number)
    )
    number, previous = 0, ROOT
    follows = True  # whether `previous` can be relied on
    for row in connection.execute(wanted, execution_options={"yield_per": AT_A_TIME}):
        if row.number > end:
            yield Finding(name, row.number, row.case, row.position, Wrong.ADDED)
            continue
        if row.number != number + 1:
            yield Finding(name, number + 1, "", -1, Wrong.MISSING)
            follows = False
        whole = row.hash == hash_of(row._asdict())
        kept = _of_case(row) or elsewhere.get((row.case, row.position))
        wrong = _wrong(connection, row, kept, whole, not follows or row.previous_hash == previous)
        if wrong:
            yield Finding(name, row.number, row.case, row.position, wrong)
        number, previous, follows = row.number, row.hash, whole
    if number < end:
        yield Finding(name, number + 1, "", -1, Wrong.MISSING)
    elif follows and previous != end_hash:
        yield Finding(name, number, "", -1, Wrong.MISPLACED)


def _wrong(connection: Connection, row: Row[Any], kept: Kept | None, whole: bool, in_place: bool) -> Wrong | None:
    if not whole:
        return Wrong.ALTERED
    if not in_place:
        return Wrong.MISPLACED
    if kept is None:
        return Wrong.EVENT_MISSING
    if (kept.id, kept.content) == (row.event, row.content):
        return None if kept.agrees else Wrong.EVENT_ALTERED
    return Wrong.EVENT_MISPLACED if _is_from_elsewhere(connection, row, kept) else Wrong.EVENT_ALTERED


def _is_from_elsewhere(connection: Connection, row: Row[Any], kept: Kept) -> bool:
    """Whether the entry found is one that was audited at another place of the same timeline."""
    other = select(audit.c.event).where(audit.c.case == row.case, audit.c.position != row.position)
    return kept.id != row.event and kept.id in set(connection.execute(other).scalars())


def _unaudited(connection: Connection, elsewhere: Elsewhere) -> Iterator[Finding]:
    here = and_(event.c.case == audit.c.case, event.c.position == audit.c.position)
    wanted = (
        select(event.c.case, event.c.position)
        .join(audit, here, isouter=True)
        .where(audit.c.number.is_(None))
        .order_by(event.c.case, event.c.position)
    )
    for row in connection.execute(wanted):
        yield Finding("", 0, row.case, row.position, Wrong.UNAUDITED)
    entered = select(audit.c.case, audit.c.position).where(
        or_(audit.c.case.startswith(PREFIX), audit.c.bucket == REFERENCE)
    )
    for subject, position in sorted(elsewhere.keys() - {tuple(row) for row in connection.execute(entered)}):
        yield Finding("", 0, subject, position, Wrong.UNAUDITED)


_OF_TIMELINES: Mapping[str, Wrong] = {
    "missing": Wrong.EVENT_MISSING,
    "altered": Wrong.EVENT_ALTERED,
    "differs from the case": Wrong.CASE_DIFFERS,
}


def _timelines(connection: Connection) -> Iterator[Finding]:
    for found in chain.verify(connection):
        place = select(audit.c.bucket, audit.c.number).where(
            audit.c.case == found.case, audit.c.position == found.position
        )
        row = connection.execute(place.limit(1)).one_or_none()
        name, number = (row.bucket, row.number) if row else ("", 0)
        yield Finding(name, number, found.case, found.position, _OF_TIMELINES[found.reason])
