"""Snapshots piece by piece, and the rows that differ: what is fetched beside the exchanges, on the same thread."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from app import log
from app.models import cache, repair, snapshots, unread
from app.models.engine import reading, writing
from app.models.stores import Stores
from app.models.world import World
from app.problems import Problem, ProblemCode
from domain.ids import DeviceId
from domain.protocol import Manifest, RepairReply, RepairRequest


class Source(Protocol):
    """What is asked of a server here; raises Problem for trouble outside."""

    def snapshot(self, access_token: str, device: DeviceId, identity: str) -> Manifest: ...

    def chunk(
        self, access_token: str, device: DeviceId, identity: str, number: int, start: int, size: int
    ) -> bytes: ...

    def repair(self, access_token: str, request: RepairRequest) -> RepairReply: ...


@dataclass(frozen=True)
class Piece:
    """What one step brought: `effect` once a whole chunk is in the cache; `full`: as much as was asked for came."""

    effect: cache.PageEffect = field(default_factory=cache.PageEffect)
    seconds: float = 0.0
    full: bool = False


def load_piece(
    stores: Stores,
    source: Source,
    access_token: str,
    device: DeviceId,
    world: World,
    limit_bytes: int,
    timer: Callable[[], float] = time.monotonic,
) -> Piece | None:
    """Fetch and store the next piece of a snapshot; None if there is none to be fetched. Raises Problem.

    A snapshot that is gone is asked for again with the next request.
    """
    with reading(stores.cache) as connection:
        load = snapshots.next_load(connection)
    if load is None:
        return None
    began, got = timer(), 0
    try:
        if load.manifest is None:
            manifest = source.snapshot(access_token, device, load.snapshot)
            with writing(stores.cache) as connection:
                snapshots.take_manifest(connection, load, manifest)
            return Piece()
        if not load.whole:
            data = source.chunk(access_token, device, load.snapshot, load.chunk, load.offset, limit_bytes)
            got = len(data)
            with writing(stores.cache) as connection:
                part = snapshots.take_part(connection, load, data)
            if part is not snapshots.Part.WHOLE:
                return Piece(seconds=timer() - began, full=got >= limit_bytes)
    except Problem as problem:
        if problem.code is ProblemCode.SNAPSHOT_GONE:
            with writing(stores.cache) as connection:
                snapshots.forget_load(connection, load)
        raise
    seconds = timer() - began
    with reading(stores.work) as work, writing(stores.cache) as connection:
        effect = snapshots.take_chunk(connection, load.bucket, world)
        unread.look(connection, work, effect.touched)
    return Piece(effect, seconds, full=got >= limit_bytes)


def repair_rows(
    stores: Stores, source: Source, access_token: str, device: DeviceId, bucket: str, world: World
) -> cache.PageEffect | None:
    """Fetch the rows of a bucket that differ from the server's; None if the bucket has moved: a pull comes first."""
    with reading(stores.cache) as connection:
        position = repair.position_of(connection, bucket)
        sums = repair.sums_of(connection, bucket)
    found = source.repair(access_token, RepairRequest(device, bucket, position, sums=sums))
    if found.parts and not found.moved:
        with reading(stores.cache) as connection:
            rows = repair.rows_of(connection, bucket, found.parts)
        asked = RepairRequest(device, bucket, position, parts=found.parts, rows=rows)
        found = source.repair(access_token, asked)
    if found.moved:
        return None
    log.sync.info("a bucket did not add up; %d of its rows are mended", len(found.ops))
    with reading(stores.work) as work, writing(stores.cache) as connection:
        if repair.position_of(connection, bucket) != position:
            return None
        effect = repair.take_repair(connection, bucket, found.ops, world)
        unread.look(connection, work, effect.touched)
        return effect
