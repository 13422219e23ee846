"""Buckets that come as snapshots: fetched chunk by chunk, resumed at the byte, each chunk brought in at once."""

import hashlib
import zlib
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Final

import sqlalchemy as sa

from app.models import buckets, feed_place
from app.models.feed_page import Page, PageEffect
from app.models.tables import snapshot, snapshot_part
from app.models.world import World
from domain.protocol import Chunk, Manifest, Op
from domain.scope import REFERENCE
from domain.wire import WireError, dumps, loads

LARGEST_CHUNK: Final = 4 * 1024 * 1024
LARGEST_UNPACKED: Final = 64 * 1024 * 1024
TRIES: Final = 3

_FAILED_TRY: Final = -1  # parts that "start" here or before are no parts: each stands for a try that came out wrong


@dataclass(frozen=True)
class Load:
    """What is to be fetched next of a snapshot: its manifest, or chunk number `chunk` from byte `offset` on."""

    bucket: str
    snapshot: str
    manifest: Manifest | None = None
    chunk: int = 0
    offset: int = 0

    @property
    def whole(self) -> bool:
        """Nothing is to be fetched before `take_chunk`."""
        if self.manifest is None:
            return False
        return self.chunk >= len(self.manifest.chunks) or self.offset == self.manifest.chunks[self.chunk].size


class Part(StrEnum):
    """How a chunk stands after a part of it: more must come, it is whole, or what came was not that chunk."""

    MORE = "more"
    WHOLE = "whole"
    WRONG = "wrong"


def next_load(connection: sa.Connection) -> Load | None:
    """Reference data first, since cases refer to it; then what is nearest to the person; agencies last."""
    row = connection.execute(_NEAREST).first()
    return _load(connection, row) if row else None


def take_manifest(connection: sa.Connection, load: Load, manifest: Manifest) -> None:
    """Raises WireError where it is another snapshot's, or no console could take it."""
    if (manifest.bucket, manifest.snapshot) != (load.bucket, load.snapshot):
        raise WireError("Manifest: of another snapshot")
    if any(not 0 < chunk.size <= LARGEST_CHUNK for chunk in manifest.chunks):
        raise WireError("Manifest: chunks of an impossible size")
    mine = (snapshot.c.bucket == load.bucket) & (snapshot.c.id == load.snapshot)
    connection.execute(snapshot.update().where(mine, snapshot.c.manifest == "").values(manifest=dumps(manifest)))


def take_part(connection: sa.Connection, load: Load, data: bytes) -> Part:
    """Keep what has arrived from `load.offset` on, however little.

    What does not have the hash it should have is dropped and fetched again; after the third time, the bucket is.
    """
    if load.manifest is None or load.whole or find_load(connection, load.bucket) != load:
        return Part.MORE  # the bucket began anew meanwhile
    chunk = load.manifest.chunks[load.chunk]
    if data:
        connection.execute(_KEEP, {"bucket": load.bucket, "start": load.offset, "data": data})
    if load.offset + len(data) < chunk.size:
        return Part.MORE
    if _is(chunk, _parts(connection, load.bucket)):
        return Part.WHOLE
    _note_failed_try(connection, load.bucket)
    return Part.WRONG


def take_chunk(connection: sa.Connection, bucket: str, world: World) -> PageEffect:
    """Bring in the chunk that is whole. After the last one, the bucket stands where the snapshot was made.

    What the snapshot did not hold leaves with the next page, which tells what has happened since: it may have come
    after the snapshot was made. Raises WireError and the problem upgrade_needed.
    """
    load, held = find_load(connection, bucket), buckets.find(connection, bucket)
    if load is None or load.manifest is None or held is None or not load.whole:
        return PageEffect()
    manifest, page = load.manifest, Page(connection, world)
    if load.chunk < len(manifest.chunks):
        held = page.apply(held, _ops(_parts(connection, bucket), manifest.chunks[load.chunk]))
    if load.chunk + 1 < len(manifest.chunks):
        connection.execute(_FORGET_PARTS, {"of": bucket})
        connection.execute(_GO_ON, {"of": bucket, "chunk": load.chunk + 1})
    else:
        held = replace(held, position=manifest.position)
        feed_place.forget_outstanding(connection, bucket)
        page.compare(held, manifest.digest, manifest.count)
    buckets.keep(connection, held)
    return page.finish(allow_vanishing=True, already_gone=0)


def forget_load(connection: sa.Connection, load: Load) -> None:
    """The server no longer has this snapshot: the bucket is asked for anew, and what has come of it stays meanwhile."""
    current = find_load(connection, load.bucket)
    if current is not None and current.snapshot == load.snapshot:
        feed_place.ask_again(connection, [load.bucket])


def find_load(connection: sa.Connection, bucket: str) -> Load | None:
    row = connection.execute(_FIND, {"of": bucket}).first()
    return _load(connection, row) if row else None


def _load(connection: sa.Connection, row: sa.Row[Any]) -> Load:
    offset = connection.scalar(_OFFSET, {"of": row.bucket})
    manifest = loads(Manifest, row.manifest) if row.manifest else None
    return Load(row.bucket, row.id, manifest, row.chunk, offset or 0)


def _parts(connection: sa.Connection, bucket: str) -> bytes:
    return b"".join(connection.scalars(_PARTS, {"of": bucket}))


def _is(chunk: Chunk, packed: bytes) -> bool:
    return len(packed) == chunk.size and hashlib.sha256(packed).hexdigest() == chunk.sha256


def _note_failed_try(connection: sa.Connection, bucket: str) -> None:
    mine = snapshot_part.c.bucket == bucket
    connection.execute(snapshot_part.delete().where(mine, snapshot_part.c.start >= 0))
    failed = connection.scalar(sa.select(sa.func.count()).select_from(snapshot_part).where(mine)) or 0
    if failed + 1 >= TRIES:
        feed_place.ask_again(connection, [bucket])
    else:
        connection.execute(snapshot_part.insert(), {"bucket": bucket, "start": _FAILED_TRY - failed, "data": b""})


def _ops(packed: bytes, chunk: Chunk) -> list[Op]:
    unpacking = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    try:
        text = unpacking.decompress(packed, LARGEST_UNPACKED)
    except zlib.error as error:
        raise WireError("Chunk: not gzip") from error
    if not unpacking.eof or unpacking.unused_data:
        raise WireError("Chunk: longer than any chunk, or cut off")
    ops = [loads(Op, line) for line in text.splitlines()]
    if len(ops) != chunk.entities:
        raise WireError("Chunk: another number of entities")
    return ops


_of: Final[sa.BindParameter[str]] = sa.bindparam("of")
_loading = sa.select(snapshot).where(snapshot.c.id.not_in(feed_place.NO_SNAPSHOT))
_FIND: Final = _loading.where(snapshot.c.bucket == _of)
_NEAREST: Final = _loading.order_by(
    snapshot.c.bucket != REFERENCE, snapshot.c.bucket.startswith("ag:"), snapshot.c.bucket
).limit(1)
_GO_ON: Final = snapshot.update().where(snapshot.c.bucket == _of)
_arrived = (snapshot_part.c.bucket == _of) & (snapshot_part.c.start >= 0)
_OFFSET: Final = sa.select(sa.func.coalesce(sa.func.sum(sa.func.length(snapshot_part.c.data)), 0)).where(_arrived)
_PARTS: Final = sa.select(snapshot_part.c.data).where(_arrived).order_by(snapshot_part.c.start)
_KEEP: Final = snapshot_part.insert()
_FORGET_PARTS: Final = snapshot_part.delete().where(snapshot_part.c.bucket == _of)
