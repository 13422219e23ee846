"""The one way an action plan reaches the tables: its row, the files it uses, and the feeds it is in."""

from collections.abc import Iterator, Sequence
from typing import Final

from sqlalchemy import Connection, insert, select, update

from domain.ids import AgencyId, CaseId
from domain.plans import Plan, plan_buckets
from domain.scope import agency_bucket
from domain.wire import dumps, loads, to_wire
from server import chain
from server.audit import ITSELF, Origin, Written
from server.database import insert_missing
from server.feed import Change, publish
from server.tables import plan, plan_use

PLAN: Final = "plan"


def locked(connection: Connection, identity: CaseId) -> Plan | None:
    """The plan, which nobody else can change until the transaction ends."""
    wanted = select(plan.c.doc).where(plan.c.id == identity).with_for_update()
    doc = connection.execute(wanted).scalar_one_or_none()
    return None if doc is None else loads(Plan, doc)


def open_ones(connection: Connection, agency: AgencyId) -> Iterator[Plan]:
    """The plans of an agency that have not ended, locked and always in the same order."""
    wanted = select(plan.c.doc).where(plan.c.agency == agency).order_by(plan.c.id).with_for_update()
    found = (loads(Plan, doc) for doc in connection.execute(wanted).scalars().all())
    return (each for each in found if not each.is_closed)


def store(connection: Connection, before: Plan | None, after: Plan, origin: Origin = ITSELF) -> None:
    """Store one plan at its new version. Publishing ends a transaction: nothing but the commit should follow."""
    publish(connection, write(connection, [(before, after)], origin))


def write(connection: Connection, changes: Sequence[tuple[Plan | None, Plan]], origin: Origin = ITSELF) -> list[Change]:
    """Write many plans; the caller publishes what is returned, together with whatever else changes."""
    return [_written(connection, before, after, origin) for before, after in changes]


def _written(connection: Connection, before: Plan | None, after: Plan, origin: Origin) -> Change:
    columns = {"agency": after.agency, "version": after.version, "doc": dumps(after)}
    if before is None:
        connection.execute(insert(plan).values(id=after.id, **columns))
    else:
        moved = update(plan).where(plan.c.id == after.id, plan.c.version == before.version)
        if connection.execute(moved.values(columns)).rowcount != 1:
            raise ValueError("the plan has moved since it was read")
    known = set(before.evidence) if before else set()
    fresh = sorted({item.sha256 for item in after.evidence if item not in known})
    insert_missing(connection, plan_use, [{"sha256": sha256, "plan": after.id} for sha256 in fresh])
    was = plan_buckets(before) if before else frozenset()
    entered = len(before.entries) if before else 0
    home = agency_bucket(after.agency)
    entries = tuple(
        Written.of(home, after.id, position, entry, hash_of_entry(after.id, position, to_wire(entry)), origin)
        for position, entry in enumerate(after.entries[entered:], start=entered)
    )
    return Change(after.id, PLAN, after.version, was, plan_buckets(after), entries)


def hash_of_entry(identity: CaseId, position: int, plain: object) -> str:
    """What the audit keeps of an entry, in its wire form; the audit itself says what came before it."""
    return chain.hash_of(identity, position, chain.ROOT, chain.canonical(plain))
