"""The cache of server rows: a page of the feed is taken in one transaction, or not at all."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

import sqlalchemy as sa

from app.models.case_columns import columns_of
from app.models.tables import bucket, cases, feed_state, member, overlay, reference
from app.models.world import World, load_world
from app.problems import Problem, ProblemCode
from domain.case import Case
from domain.ids import CaseId
from domain.protocol import BucketDelta, Op, OpKind, Position, SyncReply, digest_text, entity_digest
from domain.scope import REFERENCE
from domain.wire import WireError, from_wire, loads, to_wire

CASE: Final = "case"
IDS_A_STATEMENT: Final = 500


@dataclass(frozen=True)
class PageEffect:
    """What a page changed: which cases, the reference data where it moved, and which buckets do not add up."""

    touched: frozenset[CaseId] = frozenset()
    gone: frozenset[CaseId] = frozenset()
    world: World | None = None
    diverged: frozenset[str] = frozenset()


class StaleDelta(Exception):
    """A delta that starts where this cache is not: applying it could skip or repeat changes."""


@dataclass(frozen=True)
class FeedState:
    """How far the cache has followed the server; empty texts before the first page."""

    epoch: str = ""
    cursor: str = ""
    data_as_of: str = ""


def feed_position(connection: sa.Connection) -> FeedState:
    row = connection.execute(sa.select(feed_state).limit(1)).first()
    return FeedState(row.epoch, row.cursor, row.data_as_of) if row else FeedState()


def forget_cursor(connection: sa.Connection, buckets: Iterable[str]) -> None:
    """Drop buckets that do not add up, and the cursor with them: the server then sends them from the start."""
    page = _Page(connection, World())
    for name in buckets:
        page.forget(name)
    connection.execute(feed_state.update().values(cursor=""))


def take_page(connection: sa.Connection, reply: SyncReply, world: World | None = None) -> PageEffect:
    """Apply one answer of the server inside the caller's transaction. Raises StaleDelta and WireError, and the
    problem upgrade_needed.

    `world` is the reference data as of the last page, for callers that have it at hand.
    """
    page = _Page(connection, world or load_world(connection))
    held = set(connection.scalars(sa.select(bucket.c.name)))
    for name in sorted(held - set(reply.grants)):
        page.forget(name)
    for delta in sorted(reply.buckets, key=lambda delta: delta.bucket != REFERENCE):
        page.take(delta)
    page.derive_moved()
    as_of = from_wire(datetime, reply.server_time).isoformat()
    values = {"id": 1, "epoch": reply.epoch, "cursor": reply.cursor, "data_as_of": as_of}
    connection.execute(feed_state.insert().prefix_with("OR REPLACE"), values)
    return page.effect()


@dataclass
class _Page:
    """One transaction's worth of changes on their way into the tables."""

    connection: sa.Connection
    world: World
    touched: set[str] = field(default_factory=set)
    gone: set[str] = field(default_factory=set)
    diverged: set[str] = field(default_factory=set)
    reference_changed: bool = False

    def effect(self) -> PageEffect:
        return PageEffect(
            frozenset(map(CaseId, self.touched)),
            frozenset(map(CaseId, self.gone)),
            self.world if self.reference_changed else None,
            frozenset(self.diverged),
        )

    def forget(self, name: str) -> None:
        """Take a bucket out of the cache; what no other bucket holds goes with it."""
        entities = self.connection.scalars(sa.select(member.c.entity).where(member.c.bucket == name)).all()
        self.connection.execute(member.delete().where(member.c.bucket == name))
        self.connection.execute(bucket.delete().where(bucket.c.name == name))
        self._remove_unheld(entities)

    def take(self, delta: BucketDelta) -> None:
        if delta.reset:
            self.forget(delta.bucket)
        row = self.connection.execute(sa.select(bucket).where(bucket.c.name == delta.bucket)).first()
        here = Position(row.seq, row.anchor) if row else Position()
        if here != delta.start:
            raise StaleDelta(delta.bucket)
        digest, count = (int(row.digest, 16), row.members) if row else (0, 0)
        last = {op.id: op for op in delta.ops}
        known = self._members(delta.bucket, last)
        digest -= sum(entity_digest(id, version) for id, version in known.items())
        puts = [op for op in last.values() if _holds(op)]
        digest += sum(entity_digest(op.id, op.version) for op in puts)
        self._write_members(delta.bucket, known, puts)
        if delta.bucket == REFERENCE:
            self._put_reference(puts)
        else:
            self._put_cases([op for op in puts if op.kind == CASE])
        self._remove_unheld([op.id for op in last.values() if op.op == OpKind.OUT])
        if delta.bucket == REFERENCE and last:
            self.reference_changed = True
            self.world = load_world(self.connection)
        values = {
            "name": delta.bucket,
            "seq": delta.end.seq,
            "anchor": delta.end.anchor,
            "digest": digest_text(digest),
            "members": count - len(known) + len(puts),
        }
        self.connection.execute(bucket.insert().prefix_with("OR REPLACE"), values)
        if not delta.more and delta.digest and (values["digest"], values["members"]) != (delta.digest, delta.count):
            self.diverged.add(delta.bucket)

    def derive_moved(self) -> None:
        """Where calendar or directory moved, the clocks of cases that were not themselves sent moved too."""
        if not self.reference_changed:
            return
        rows = self.connection.execute(sa.select(cases.c.row, cases.c.id, cases.c.doc)).all()
        self._update_cases(
            {**columns_of(loads(Case, doc), self.world), "at_row": row}
            for row, id, doc in rows
            if id not in self.touched
        )

    def _members(self, name: str, ids: Iterable[str]) -> dict[str, int]:
        found: dict[str, int] = {}
        for chunk in _chunks(ids):
            query = sa.select(member.c.entity, member.c.version).where(
                member.c.bucket == name, member.c.entity.in_(chunk)
            )
            found |= {row.entity: row.version for row in self.connection.execute(query)}
        return found

    def _write_members(self, name: str, known: Iterable[str], puts: Iterable[Op]) -> None:
        for chunk in _chunks(known):
            self.connection.execute(member.delete().where(member.c.bucket == name, member.c.entity.in_(chunk)))
        rows = [{"bucket": name, "entity": op.id, "kind": op.kind, "version": op.version} for op in puts]
        if rows:
            self.connection.execute(member.insert(), rows)

    def _put_reference(self, puts: Iterable[Op]) -> None:
        rows = [{"id": op.id, "kind": op.kind, "version": op.version, "doc": _document(op)} for op in puts]
        if rows:
            self.connection.execute(reference.insert().prefix_with("OR REPLACE"), rows)

    def _put_cases(self, puts: list[Op]) -> None:
        held: dict[str, int] = {}
        newest: dict[str, int] = {}  # by what the buckets say now: after a restored backup that may be less than before
        for chunk in _chunks(op.id for op in puts):
            rows = sa.select(cases.c.id, cases.c.row).where(cases.c.id.in_(chunk))
            held |= {row.id: row.row for row in self.connection.execute(rows)}
            versions = sa.select(member.c.entity, sa.func.max(member.c.version).label("version"))
            versions = versions.where(member.c.entity.in_(chunk)).group_by(member.c.entity)
            newest |= {row.entity: row.version for row in self.connection.execute(versions)}
        newer = [op for op in puts if op.id not in held or newest[op.id] <= op.version]
        values = {op.id: {**columns_of(from_wire(Case, op.doc), self.world), "doc": _document(op)} for op in newer}
        fresh = [row for id, row in values.items() if id not in held]
        if fresh:
            self.connection.execute(cases.insert(), fresh)
        self._update_cases({**row, "at_row": held[id]} for id, row in values.items() if id in held)
        self.touched.update(values)
        self.gone.difference_update(values)

    def _update_cases(self, rows: Iterable[dict[str, object]]) -> None:
        values = list(rows)
        if values:
            self.connection.execute(cases.update().where(cases.c.row == sa.bindparam("at_row")), values)

    def _remove_unheld(self, entities: Iterable[str]) -> None:
        for chunk in _chunks(entities):
            still_held = sa.select(member.c.entity).where(member.c.entity.in_(chunk))
            unheld = set(chunk) - set(self.connection.scalars(still_held))
            for table in (cases, overlay, reference):
                self.connection.execute(table.delete().where(table.c.id.in_(unheld)))
            self.gone |= unheld
            self.touched -= unheld


def _holds(op: Op) -> bool:
    """Whether the op puts an entity; an op nobody here knows stops the page, since it may mean anything."""
    if op.op == OpKind.OUT:
        return False
    if op.op != OpKind.PUT:
        raise Problem(ProblemCode.UPGRADE_NEEDED)
    if op.doc is None:
        raise WireError("Op: a document was expected")
    return True


def _chunks(ids: Iterable[str]) -> Iterator[list[str]]:
    whole = list(ids)
    return (whole[start : start + IDS_A_STATEMENT] for start in range(0, len(whole), IDS_A_STATEMENT))


def _document(op: Op) -> str:
    text = json.dumps(op.doc, ensure_ascii=False, separators=(",", ":"))
    return str(to_wire(text))  # without halves of characters, which no store takes
