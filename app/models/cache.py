"""The cache of server rows: a page of the feed is taken in one transaction, or not at all."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

import sqlalchemy as sa

from app.models.case_columns import columns_of
from app.models.tables import bucket, cases, feed_state, member, overlay, reference
from app.models.world import World, load_world
from domain.case import Case
from domain.ids import CaseId
from domain.protocol import BucketDelta, Op, OpKind, Position, SyncReply, digest_text, entity_digest
from domain.scope import REFERENCE
from domain.wire import from_wire, loads


@dataclass(frozen=True)
class PageEffect:
    """What a page changed: which cases, whether reference data moved, and which buckets do not add up."""

    touched: frozenset[CaseId] = frozenset()
    gone: frozenset[CaseId] = frozenset()
    reference_changed: bool = False
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
    page = _Page(connection)
    for name in buckets:
        page.forget(name)
    connection.execute(feed_state.update().values(cursor=""))


def take_page(connection: sa.Connection, reply: SyncReply) -> PageEffect:
    """Apply one answer of the server inside the caller's transaction. Raises StaleDelta and WireError."""
    page = _Page(connection)
    held = set(connection.scalars(sa.select(bucket.c.name)))
    for name in sorted(held - set(reply.grants)):
        page.forget(name)
    for delta in sorted(reply.buckets, key=lambda delta: delta.bucket != REFERENCE):
        page.take(delta)
    page.derive_moved()
    values = {"id": 1, "epoch": reply.epoch, "cursor": reply.cursor, "data_as_of": reply.server_time}
    connection.execute(feed_state.insert().prefix_with("OR REPLACE"), values)
    return page.effect()


@dataclass
class _Page:
    """One transaction's worth of changes on their way into the tables."""

    connection: sa.Connection
    touched: set[str] = field(default_factory=set)
    gone: set[str] = field(default_factory=set)
    diverged: set[str] = field(default_factory=set)
    reference_changed: bool = False

    @cached_property
    def world(self) -> World:
        return load_world(self.connection)

    def effect(self) -> PageEffect:
        return PageEffect(
            frozenset(map(CaseId, self.touched)),
            frozenset(map(CaseId, self.gone)),
            self.reference_changed,
            frozenset(self.diverged),
        )

    def forget(self, name: str) -> None:
        """Take a bucket out of the cache; what no other bucket holds goes with it."""
        entities = self.connection.scalars(sa.select(member.c.entity).where(member.c.bucket == name)).all()
        self.connection.execute(member.delete().where(member.c.bucket == name))
        self.connection.execute(bucket.delete().where(bucket.c.name == name))
        for entity in entities:
            self._remove_unheld(entity)

    def take(self, delta: BucketDelta) -> None:
        if delta.reset:
            self.forget(delta.bucket)
        row = self.connection.execute(sa.select(bucket).where(bucket.c.name == delta.bucket)).first()
        here = Position(row.seq, row.anchor) if row else Position()
        if here != delta.start:
            raise StaleDelta(delta.bucket)
        digest, count = (int(row.digest, 16), row.members) if row else (0, 0)
        for op in delta.ops:
            digest, count = self._take_op(delta.bucket, op, digest, count)
        values = {
            "name": delta.bucket,
            "seq": delta.end.seq,
            "anchor": delta.end.anchor,
            "digest": digest_text(digest),
            "members": count,
        }
        self.connection.execute(bucket.insert().prefix_with("OR REPLACE"), values)
        if not delta.more and delta.digest and (values["digest"], count) != (delta.digest, delta.count):
            self.diverged.add(delta.bucket)

    def derive_moved(self) -> None:
        """Where calendar or directory moved, the clocks of cases that were not themselves sent moved too."""
        if not self.reference_changed:
            return
        rows = self.connection.execute(sa.select(cases.c.row, cases.c.id, cases.c.doc)).all()
        values = [
            {**columns_of(loads(Case, doc), self.world), "at_row": row}
            for row, id, doc in rows
            if id not in self.touched
        ]
        if values:
            self.connection.execute(cases.update().where(cases.c.row == sa.bindparam("at_row")), values)

    def _take_op(self, name: str, op: Op, digest: int, count: int) -> tuple[int, int]:
        known = (member.c.bucket == name) & (member.c.entity == op.id)
        before = self.connection.execute(sa.select(member.c.version).where(known)).scalar_one_or_none()
        if before is not None:
            digest, count = digest - entity_digest(op.id, before), count - 1
        if op.op == OpKind.OUT:
            self.connection.execute(member.delete().where(known))
            self._remove_unheld(op.id)
            return digest, count
        if op.op != OpKind.PUT or op.doc is None:
            raise StaleDelta(name)
        row = {"bucket": name, "entity": op.id, "kind": op.kind, "version": op.version}
        self.connection.execute(member.insert().prefix_with("OR REPLACE"), row)
        if op.kind == "case":
            self._put_case(op)
        else:
            self._put_reference(op)
        return digest + entity_digest(op.id, op.version), count + 1

    def _put_reference(self, op: Op) -> None:
        values = {"id": op.id, "kind": op.kind, "version": op.version, "doc": _document(op)}
        self.connection.execute(reference.insert().prefix_with("OR REPLACE"), values)
        self.reference_changed = True

    def _put_case(self, op: Op) -> None:
        same_case = cases.c.id == op.id
        held = self.connection.execute(sa.select(cases.c.version).where(same_case)).scalar_one_or_none()
        if held is not None and held > op.version:
            return
        values = {**columns_of(from_wire(Case, op.doc), self.world), "doc": _document(op)}
        if held is None:
            self.connection.execute(cases.insert(), values)
        else:
            self.connection.execute(cases.update().where(same_case), values)
        self.touched.add(op.id)
        self.gone.discard(op.id)

    def _remove_unheld(self, entity: str) -> None:
        held = sa.select(member.c.bucket).where(member.c.entity == entity).limit(1)
        if self.connection.execute(held).first():
            return
        for table in (cases, overlay):
            self.connection.execute(table.delete().where(table.c.id == entity))
        if self.connection.execute(reference.delete().where(reference.c.id == entity)).rowcount:
            self.reference_changed = True
        else:
            self.gone.add(entity)
            self.touched.discard(entity)


def _document(op: Op) -> str:
    return json.dumps(op.doc, ensure_ascii=False, separators=(",", ":"))
