"""A small server for one console, played in memory: it feeds, resets, makes snapshots, repairs, and can be restored."""

import copy
import gzip
import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from domain.protocol import (
    BucketDelta,
    Chunk,
    Manifest,
    Op,
    OpKind,
    Position,
    RepairReply,
    SyncReply,
    digest_text,
    entity_digest,
    part_of,
    part_sums,
)
from domain.wire import dumps, to_wire
from tests.support.console import NOW

START = Position()


@dataclass(frozen=True)
class Row:
    """One entry of a feed."""

    seq: int
    anchor: str
    op: str
    entity: str


@dataclass
class Life:
    """What a restored backup brings back."""

    versions: dict[str, int] = field(default_factory=dict)
    places: dict[str, frozenset[str]] = field(default_factory=dict)
    feeds: dict[str, list[Row]] = field(default_factory=dict)


@dataclass
class BucketServer:
    """`document` makes the op of an entity at a version. A bucket of `snapshot_from` entities comes as a snapshot."""

    document: Callable[[str, int], Op]
    snapshot_from: int = 3
    epoch: int = 1
    written: int = 0
    grants: set[str] = field(default_factory=set)
    grant_version: int = 0
    life: Life = field(default_factory=Life)
    backup: Life = field(default_factory=Life)
    snapshots: dict[str, tuple[Manifest, list[bytes]]] = field(default_factory=dict)
    sent_for_repair: list[str] = field(default_factory=list)
    resets: list[str] = field(default_factory=list)

    def members(self, bucket: str) -> dict[str, int]:
        return {id: self.life.versions[id] for id, places in self.life.places.items() if bucket in places}

    def visible(self) -> dict[str, int]:
        return {id: version for bucket in self.grants for id, version in self.members(bucket).items()}

    def write(self, entity: str, places: Iterable[str]) -> None:
        """One more version of an entity, which is then in exactly these buckets."""
        before, after = self.life.places.get(entity, frozenset()), frozenset(places)
        self.life.versions[entity] = self.life.versions.get(entity, 0) + 1
        self.life.places[entity] = after
        self.written += 1
        for bucket in sorted(before | after):
            rows = self.life.feeds.setdefault(bucket, [])
            op = OpKind.PUT if bucket in after else OpKind.OUT
            rows.append(Row(len(rows) + 1, f"anchor-{self.written}", op, entity))

    def back_up(self) -> None:
        self.backup = copy.deepcopy(self.life)

    def restore(self) -> None:
        self.life = copy.deepcopy(self.backup)
        self.epoch += 1

    def grant(self, bucket: str) -> None:
        self._regrant(self.grants | {bucket})

    def revoke(self, bucket: str) -> None:
        self._regrant(self.grants - {bucket})

    def _regrant(self, grants: set[str]) -> None:
        self.grant_version += grants != self.grants
        self.grants = grants

    def head(self, bucket: str) -> Position:
        rows = self.life.feeds.get(bucket)
        return Position(rows[-1].seq, rows[-1].anchor) if rows else START

    def sums(self, bucket: str) -> tuple[str, int]:
        held = self.members(bucket)
        return digest_text(sum(entity_digest(id, version) for id, version in held.items())), len(held)

    def sync(self, cursor: str, loading: Iterable[str], again: Iterable[str], rows_a_page: int) -> SyncReply:
        places = self._places(cursor, frozenset(again))
        deltas, room, more = [], rows_a_page, False
        for bucket in sorted(self.grants):
            place = places.get(bucket)
            if place is not None and bucket in loading:
                continue
            if place == self.head(bucket) or (place is None and self.head(bucket) == START and bucket not in again):
                continue
            if room <= 0:
                more = True
                continue
            delta = self._delta(bucket, place, room)
            self.resets += [bucket] if delta.reset else []
            room -= max(1, len(delta.ops))
            more = more or delta.more
            places[bucket] = delta.end
            deltas.append(delta)
        plain = {bucket: [place.seq, place.anchor] for bucket, place in sorted(places.items())}
        told = json.dumps([self.epoch, self.grant_version, plain])
        return SyncReply(f"e{self.epoch}", NOW.isoformat(), told, (), tuple(sorted(self.grants)), tuple(deltas), more)

    def _places(self, cursor: str, again: frozenset[str]) -> dict[str, Position]:
        epoch, grant_version, plain = json.loads(cursor or "[0, 0, {}]")
        if (epoch, grant_version) != (self.epoch, self.grant_version):
            return {}
        places = {bucket: Position(*place) for bucket, place in plain.items() if bucket in self.grants - again}
        return {bucket: place for bucket, place in places.items() if self._stands(bucket, place)}

    def _stands(self, bucket: str, place: Position) -> bool:
        rows = self.life.feeds.get(bucket, [])
        return 0 < place.seq <= len(rows) and rows[place.seq - 1].anchor == place.anchor

    def _delta(self, bucket: str, place: Position | None, room: int) -> BucketDelta:
        held, head = self.members(bucket), self.head(bucket)
        digest, count = self.sums(bucket)
        if place is None and len(held) >= self.snapshot_from:
            manifest = self._snapshot(bucket)
            return BucketDelta(
                bucket, START, manifest.position, False, True, manifest.digest, manifest.count, (), manifest.snapshot
            )
        rows = [row for row in self.life.feeds.get(bucket, []) if row.seq > (place.seq if place else 0)]
        last = {row.entity: row for row in rows}
        counting = [row for row in rows if last[row.entity] is row and (row.op == OpKind.PUT) is (row.entity in held)]
        page = counting[:room]
        ops = tuple(self._op(row, held) for row in page)
        if len(page) == len(counting):
            return BucketDelta(bucket, place or START, head, False, place is None, digest, count, ops)
        end = Position(page[-1].seq, page[-1].anchor)
        return BucketDelta(bucket, place or START, end, True, place is None, "", count, ops)

    def _op(self, row: Row, held: Mapping[str, int]) -> Op:
        return self.document(row.entity, held[row.entity]) if row.entity in held else Op(OpKind.OUT, row.entity, 0)

    def _snapshot(self, bucket: str) -> Manifest:
        """A new one, or the last, from which the reader can go on."""
        stem = f"{self._stem}{bucket}."
        for id, (manifest, _) in reversed(self.snapshots.items()):
            if id.startswith(stem) and self._stands(bucket, manifest.position):
                return manifest
        ops = [self.document(id, version) for id, version in self.members(bucket).items()]
        id = f"{stem}{len(self.snapshots)}"
        manifest, content = packed(id, bucket, self.head(bucket), ops, 2)
        self.snapshots[id] = manifest, content
        return manifest

    @property
    def _stem(self) -> str:
        return f"{self.epoch}.{self.grant_version}."

    def offers(self, snapshot: str) -> bool:
        """Whether a snapshot can still be fetched: not under other grants, nor in another life."""
        return snapshot in self.snapshots and snapshot.startswith(self._stem)

    def repair(self, bucket: str, position: Position, sums: tuple[str, ...]) -> RepairReply:
        if bucket not in self.grants or position != self.head(bucket):
            return RepairReply(moved=True)
        here = part_sums(self.members(bucket).items())
        return RepairReply(parts=tuple(n for n, pair in enumerate(zip(here, sums, strict=True)) if pair[0] != pair[1]))

    def repair_rows(self, bucket: str, parts: tuple[int, ...], rows: Mapping[str, int]) -> RepairReply:
        held = {id: version for id, version in self.members(bucket).items() if part_of(id) in parts}
        ops = [self.document(id, version) for id, version in held.items() if rows.get(id) != version]
        ops += [Op(OpKind.OUT, id, 0) for id in rows if id not in held]
        self.sent_for_repair += [op.id for op in ops]
        return RepairReply(ops=tuple(ops))


def packed(
    id: str, bucket: str, position: Position, ops: Iterable[Op], ops_a_chunk: int
) -> tuple[Manifest, list[bytes]]:
    """A snapshot of these ops."""
    whole = list(ops)
    pieces = [whole[start : start + ops_a_chunk] for start in range(0, len(whole), ops_a_chunk)]
    content = [gzip.compress("".join(json.dumps(to_wire(op)) + "\n" for op in piece).encode()) for piece in pieces]
    chunks = [
        Chunk(hashlib.sha256(data).hexdigest(), len(data), len(piece))
        for data, piece in zip(content, pieces, strict=True)
    ]
    digest = digest_text(sum(entity_digest(op.id, op.version) for op in whole))
    return Manifest(id, bucket, position, digest, len(whole), tuple(chunks)), content


def document_of(case: object) -> Callable[[str, int], Op]:
    """Every entity is this case under another id."""

    def document(id: str, version: int) -> Op:
        made = replace(case, id=id, version=version, title=f"versi {version}")  # type: ignore[type-var]
        return Op(OpKind.PUT, id, version, "case", json.loads(dumps(made)))

    return document
