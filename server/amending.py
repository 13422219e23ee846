"""Changes of the directory by commands: what they make of its entries, of accounts, and of work that changes hands.

All of it is one transaction: whoever leaves, their roles end in the moment in which their open work has its new holder.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select

from domain.amendments import amend
from domain.commands import Envelope
from domain.directory import PersonCard
from domain.entries import Amended, Entry, EntryKind, entry_of
from domain.errors import Code, Conflict, Made, Refused
from domain.ids import CaseId
from domain.people import Person
from domain.scope import REFERENCE
from domain.wire import dumps, loads, to_wire
from server import chain, feed, plans, rotation
from server.audit import Origin, Written
from server.devices import is_id
from server.directory import Reference, held_for_change, write_references
from server.people import follow_card
from server.records import write_cases
from server.rotation import Moved
from server.tables import amendment, reference


@dataclass(frozen=True)
class Trace:
    """What is kept of a change of one entry: who, when by their clock, and the fields before and after."""

    by: Made
    acted_at: datetime
    was: Mapping[str, Any] = field(default_factory=dict)
    now: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Change:
    """A change that is allowed, and all that is to be written for it; `version` is its entry's afterwards."""

    envelope: Envelope
    actor: Person
    version: int
    entries: tuple[tuple[EntryKind, Entry], ...]
    before: Mapping[str, Entry | None]
    moving: Moved
    now: datetime


def locked(connection: Connection, entry: str) -> int | None:
    """The version the entry is at, None if there is none; nobody else changes the directory from here on."""
    held_for_change(connection)
    found = select(reference.c.version).where(reference.c.id == entry).with_for_update()
    return connection.execute(found).scalar_one_or_none()


def decide(
    connection: Connection, envelope: Envelope, version: int | None, actor: Person, known: Reference, now: datetime
) -> Change | Refused | Conflict:
    """What a command makes of the directory and of the cases, or why nothing. Nothing is written yet."""
    if envelope.command.begins and version is None and not is_id(envelope.case):
        return Refused(Code.MALFORMED)
    if envelope.command.begins and version is not None and not envelope.command.replaces:
        return Refused(Code.REUSED_ID)
    moved = dict(_moved(connection, envelope, actor))
    outcome = amend(known.directory, envelope, actor, {name: shown for name, (shown, _) in moved.items()})
    if isinstance(outcome, Conflict):
        return Conflict(outcome.theirs, {name: moved[name][1] for name in outcome.theirs})
    if isinstance(outcome, Refused):
        return outcome
    moving = rotation.moved_by(connection, outcome.departures, actor, known, now)
    if isinstance(moving, Refused):
        return moving
    return Change(envelope, actor, (version or 0) + 1, outcome.entries, _before(known, outcome), moving, now)


def store(connection: Connection, change: Change, origin: Origin) -> None:
    """Write it and publish all of it at once: publishing takes the buckets in their order, and ends a transaction."""
    written = write_references(connection, [(kind, entry.id, entry) for kind, entry in change.entries])
    entered = _remember(connection, change, {each.entity: each.version for each in written}, origin)
    written = [replace(each, entries=entered[each.entity]) for each in written]
    for _, entry in change.entries:
        if isinstance(entry, PersonCard):
            follow_card(connection, entry, change.now)
    written += write_cases(connection, change.moving.cases, origin)
    feed.publish(connection, [*written, *plans.write(connection, change.moving.plans, origin)])


def _before(known: Reference, outcome: Amended) -> dict[str, Entry | None]:
    return {entry.id: entry_of(known.directory, kind, entry.id) for kind, entry in outcome.entries}


def _remember(
    connection: Connection, change: Change, versions: Mapping[str, int], origin: Origin
) -> dict[str, tuple[Written, ...]]:
    """Keep what became of each entry that really changed; returns what the audit is to say of it."""
    by = Made(change.actor.name, change.actor.title, _office(change.actor), to_wire(change.now))
    shared = {"command": change.envelope.id, "person": change.actor.id, "received_at": change.now}
    rows: list[dict[str, Any]] = []
    entered: dict[str, tuple[Written, ...]] = {}
    for _, entry in change.entries:
        if entry.id in versions:
            was, now = _difference(change.before[entry.id], entry)
            doc, version = dumps(Trace(by, change.envelope.acted_at, was, now)), versions[entry.id]
            rows.append({"entry": entry.id, "version": version, "doc": doc, **shared})
            said = hash_of_amendment(entry.id, version, doc)
            done = (change.envelope.id, change.envelope.acted_at, change.now)
            entered[entry.id] = (Written(REFERENCE, entry.id, version, *done, said, origin),)
    if rows:
        connection.execute(insert(amendment), rows)
    return entered


def hash_of_amendment(entry: str, version: int, doc: str) -> str:
    """What the audit keeps of a change of the directory, by the version it led to."""
    return chain.hash_of(CaseId(entry), version, chain.ROOT, doc)


def _office(person: Person) -> str:
    return person.memberships[0].agency if person.memberships else ""


def _difference(before: Entry | None, after: Entry) -> tuple[dict[str, Any], dict[str, Any]]:
    names = [spec.name for spec in fields(after)]
    moved = [name for name in names if before is None or getattr(before, name) != getattr(after, name)]
    was = {name: to_wire(getattr(before, name)) for name in moved} if before is not None else {}
    return was, {name: to_wire(getattr(after, name)) for name in moved}


def _moved(connection: Connection, envelope: Envelope, actor: Person) -> Iterator[tuple[str, tuple[str, Made]]]:
    """The fields that others changed since the actor saw the entry: how they stand, and who made them so."""
    later = amendment.c.version > envelope.base_version
    wanted = select(amendment.c.doc).where(amendment.c.entry == envelope.case, later, amendment.c.person != actor.id)
    for doc in connection.execute(wanted.order_by(amendment.c.version)).scalars():
        trace = loads(Trace, doc)
        for name, value in trace.now.items():
            yield name, (_shown(value), trace.by)


def _shown(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else "" if value is None else str(value)
