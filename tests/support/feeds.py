"""The server's side of one console's buckets, played by a test: it counts, anchors and sums up as the server does."""

from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from app.models.stores import Stores
from app.models.tables import bucket, cases, member
from domain.case import Case
from domain.directory import Agency
from domain.ids import CaseId
from domain.protocol import BucketDelta, Op, OpKind, Position, Result, SyncReply, digest_text, entity_digest
from domain.scope import REFERENCE
from domain.wire import to_wire
from tests.support.console import NOW, WORLD

START = Position()


def put(case: Case, **unknown: Any) -> Op:
    """The case as it is; `unknown` are fields of a newer server."""
    return Op(OpKind.PUT, case.id, case.version, "case", {**to_wire(case), **unknown})


def out(case: str) -> Op:
    return Op(OpKind.OUT, case, 0)


def reference(version: int = 1, *, calendar: object = WORLD.calendar) -> tuple[Op, ...]:
    """The region's reference data, all at one version."""
    d = WORLD.directory
    kinds: dict[str, dict[Any, Any]] = {
        "agency": dict(d.agencies),
        "unit": dict(d.units),
        "person": dict(d.people),
        "template": dict(d.templates),
    }
    kinds["category"] = dict(d.categories)
    ops = [
        Op(OpKind.PUT, id, version, kind, to_wire(r)) for kind, records in kinds.items() for id, r in records.items()
    ]
    return (*ops, Op(OpKind.PUT, "calendar", version, "calendar", to_wire(calendar)))


def agency(record: Agency, version: int) -> Op:
    return Op(OpKind.PUT, record.id, version, "agency", to_wire(record))


@dataclass
class Feeds:
    """What was sent of each bucket so far."""

    members: dict[str, dict[str, int]] = field(default_factory=dict)
    places: dict[str, Position] = field(default_factory=dict)

    def delta(self, name: str, *ops: Op, reset: bool = False, more: bool = False) -> BucketDelta:
        if reset:
            self.members.pop(name, None)
            self.places.pop(name, None)
        held = self.members.setdefault(name, {})
        for op in ops:
            if op.op == OpKind.PUT:
                held[op.id] = op.version
            else:
                held.pop(op.id, None)
        start = self.places.get(name, START)
        end = self.places[name] = Position(start.seq + max(1, len(ops)), f"anchor-{name}-{start.seq}")
        digest = "" if more else self.digest(name)
        return BucketDelta(name, start, end, more, reset, digest, len(held), ops)

    def digest(self, name: str) -> str:
        return digest_text(sum(entity_digest(id, version) for id, version in self.members[name].items()))

    def reply(
        self,
        *deltas: BucketDelta,
        results: tuple[Result, ...] = (),
        more: bool = False,
        without: frozenset[str] = frozenset(),
        epoch: str = "e1",
    ) -> SyncReply:
        """`without` names buckets that are no longer granted."""
        for name in without:
            self.members.pop(name, None)
            self.places.pop(name, None)
        cursor = ",".join(f"{name}:{place.seq}" for name, place in sorted(self.places.items()))
        grants = tuple(sorted({REFERENCE, *self.places} - without))
        return SyncReply(epoch, NOW.isoformat(), cursor, results, grants, deltas, more)


def cached(stores: Stores) -> dict[str, int]:
    """The cases of the cache with their versions."""
    with stores.cache.connect() as connection:
        return {row.id: row.version for row in connection.execute(sa.select(cases.c.id, cases.c.version))}


def document(stores: Stores, case: CaseId) -> str:
    with stores.cache.connect() as connection:
        found: str = connection.execute(sa.select(cases.c.doc).where(cases.c.id == case)).scalar_one()
        return found


def whole_cache(stores: Stores) -> dict[str, list[tuple[object, ...]]]:
    """Everything in the cache, to see whether anything moved."""
    with stores.cache.connect() as connection:
        names = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars().all()
        return {
            name: sorted((tuple(row) for row in connection.exec_driver_sql(f"SELECT * FROM {name}")), key=repr)
            for name in names
        }


def sums(stores: Stores) -> dict[str, tuple[str, int]]:
    """What the cache keeps of each bucket: its digest and its number of members, and the members must agree."""
    with stores.cache.connect() as connection:
        found = {row.name: row for row in connection.execute(sa.select(bucket))}
        for name, kept in found.items():
            rows = connection.execute(sa.select(member).where(member.c.bucket == name)).all()
            current = [row for row in rows if row.generation == kept.generation]
            assert kept.resetting or current == rows, name
            total = sum(entity_digest(row.entity, row.version) for row in current)
            assert (kept.digest, kept.members) == (digest_text(total), len(current)), name
        return {name: (kept.digest, kept.members) for name, kept in found.items()}
