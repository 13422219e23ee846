"""Reference data: agencies, units, categories, people, calendar, rules, limits; cached until one of them changes."""

import threading
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from sqlalchemy import Connection, Row, insert, select, update

from domain.attachments import Limits
from domain.calendar import EMPTY_CALENDAR, WorkingCalendar
from domain.capabilities import NOTHING_ANNOUNCED, Capabilities
from domain.directory import Agency, Category, Directory, PersonCard, Template, Unit
from domain.ids import PersonId
from domain.people import Membership, Role
from domain.policies import ApprovalPolicy
from domain.rules import STANDARD, RuleBook
from domain.scope import REFERENCE
from domain.shared_views import SharedView
from domain.substitution import Substitution
from domain.wire import dumps, loads
from server.database import exclusively, in_chunks, together
from server.feed import Change, publish
from server.records import look_again
from server.tables import bucket, membership, reference

CALENDAR = "calendar"
LIMITS = "limits"
RULES = "rules"
AGENCY = "agency"
CAPABILITIES = "capabilities"
POLICY = "approval_policy"
SUBSTITUTION = "substitution"
SHARED_VIEW = "shared_view"
KINDS: Mapping[str, type[Any]] = {
    AGENCY: Agency,
    "unit": Unit,
    "category": Category,
    "person": PersonCard,
    "template": Template,
    CALENDAR: WorkingCalendar,
    LIMITS: Limits,
    RULES: RuleBook,
    CAPABILITIES: Capabilities,
    POLICY: ApprovalPolicy,
    SUBSTITUTION: Substitution,
    SHARED_VIEW: SharedView,
}
_REF = frozenset({REFERENCE})
_MOVES_CLOCKS = frozenset({CALENDAR, RULES, AGENCY})
# Any number, as long as it stays the same and nothing else takes it.
_LOCK = 7_263_444


@dataclass(frozen=True)
class Reference:
    """All reference data as of one head of the `ref` bucket."""

    head: int
    directory: Directory = field(default_factory=Directory)
    calendar: WorkingCalendar | None = None
    limits: Limits = field(default_factory=Limits)


class ReferenceCache:
    """The reference data of one database, read again when its bucket has moved."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._latest = Reference(-1)

    def at(self, connection: Connection) -> Reference:
        """The reference data as this transaction sees it."""
        return self.known(connection, head_of(connection))

    def latest(self) -> Reference:
        """What was read last, without asking the database; `head` tells whether it still holds."""
        with self._lock:
            return self._latest

    def forget(self) -> None:
        """Read it again, whatever the head: the database is another one now."""
        with self._lock:
            self._latest = Reference(-1)

    def known(self, connection: Connection, head: int) -> Reference:
        latest = self.latest()
        if latest.head == head:
            return latest
        fresh = load_reference(connection, head)
        with self._lock:
            if fresh.head > self._latest.head:
                self._latest = fresh
        return fresh


def head_of(connection: Connection) -> int:
    return connection.execute(_HEAD).scalar_one_or_none() or 0


def load_reference(connection: Connection, head: int) -> Reference:
    """Read it all; `head` is that of the `ref` bucket in the same transaction."""
    found: dict[str, dict[Any, Any]] = {kind: {} for kind in KINDS}
    for row in connection.execute(_ALL):
        found[row.kind][row.id] = loads(KINDS[row.kind], row.doc)
    calendar = found[CALENDAR].get(CALENDAR)
    directory = Directory(
        found[AGENCY],
        found["unit"],
        found["category"],
        _in_offices(connection, found["person"]),
        rules=found[RULES].get(RULES, STANDARD),
        policies=found[POLICY],
        substitutes=found[SUBSTITUTION],
        calendar=calendar or EMPTY_CALENDAR,
        templates=found["template"],
        capabilities=found[CAPABILITIES].get(CAPABILITIES, NOTHING_ANNOUNCED),
        shared_views=found[SHARED_VIEW],
    )
    return Reference(head, directory, calendar, found[LIMITS].get(LIMITS, Limits()))


def _in_offices(connection: Connection, cards: Mapping[PersonId, PersonCard]) -> dict[PersonId, PersonCard]:
    """The cards with the roles of the accounts, which cards of an earlier server do not tell."""
    held: defaultdict[str, list[Membership]] = defaultdict(list)
    for row in connection.execute(select(membership).order_by(membership.c.person, membership.c.position)):
        held[row.person].append(Membership(Role(row.role), row.agency, row.unit))
    return {id: replace(card, memberships=tuple(held[id])) if id in held else card for id, card in cards.items()}


def held_still(connection: Connection) -> None:
    """Nobody changes the directory until this transaction ends: what a case is given to stays what it is."""
    together(connection, _LOCK)


def held_for_change(connection: Connection) -> None:
    """One change of the directory at a time, and none while a case is being given to somebody."""
    exclusively(connection, _LOCK)


def put_reference(connection: Connection, kind: str, entity: str, record: object) -> None:
    """Store one record at its next version, and publish it; an unchanged one is left alone."""
    put_references(connection, [(kind, entity, record)])


def put_references(connection: Connection, records: Iterable[tuple[str, str, object]]) -> None:
    """Store many records (kind, id, record) and publish them once. Ids are unique across all kinds."""
    publish(connection, write_references(connection, records))


def write_references(connection: Connection, records: Iterable[tuple[str, str, object]]) -> list[Change]:
    """Write many records; the caller publishes what is returned, together with whatever else changes."""
    held_for_change(connection)  # before any row: whoever holds a case waits for no other one meanwhile
    records = list(records)
    known: dict[str, Row[Any]] = {}
    for chunk in in_chunks([entity for _, entity, _ in records]):
        found = select(reference).where(reference.c.id.in_(chunk)).with_for_update()
        known |= {row.id: row for row in connection.execute(found)}
    fresh: list[dict[str, object]] = []
    changes: list[Change] = []
    for kind, entity, record in records:
        if not isinstance(record, KINDS[kind]):
            raise TypeError(f"not a record of kind {kind}")
        row, doc = known.get(entity), dumps(record)
        if row is None:
            fresh.append({"id": entity, "kind": kind, "version": 1, "doc": doc})
            changes.append(Change(entity, kind, 1, frozenset(), _REF))
        elif row.kind != kind:
            raise ValueError("an id names one record, whatever its kind")
        elif row.doc != doc:
            newer = update(reference).where(reference.c.id == entity)
            connection.execute(newer.values(version=row.version + 1, doc=doc))
            changes.append(Change(entity, kind, row.version + 1, _REF, _REF))
    if fresh:
        connection.execute(insert(reference), fresh)
    if any(change.kind in _MOVES_CLOCKS for change in changes):
        look_again(connection)
    return changes


_HEAD: Final = select(bucket.c.head).where(bucket.c.name == REFERENCE)
_ALL: Final = select(reference.c.id, reference.c.kind, reference.c.doc)
