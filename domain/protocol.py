"""The records of one sync exchange, and the sums by which both sides check that they hold the same.

The promises and their reasons are in docs/protocol.md.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from domain.case import Reporter
from domain.commands import Envelope
from domain.ids import CaseId, CommandId, DeviceId

PROTOCOL_VERSION = 1
OLDEST_PROTOCOL = 1
SCHEMA_VERSION = 1
OLDEST_SCHEMA = 1
DIGEST_MODULUS = 1 << 128
PARTS = 256


@dataclass(frozen=True)
class Position:
    """A place in a bucket's feed: the number of a row and the random anchor stored with that row."""

    seq: int = 0
    anchor: str = ""


@dataclass(frozen=True)
class CommandMessage:
    """A command as sent; `dseq` numbers a device's commands from 1 upwards.

    `after` names the commands whose effect this one was made on: without them it has none either.
    """

    dseq: int
    envelope: Envelope
    after: tuple[CommandId, ...] = ()


@dataclass(frozen=True)
class SyncRequest:
    """What a console sends: its commands, what it has seen, and how much it can take (`limit_bytes`).

    `commands` are CommandMessages in plain form, so that one unreadable command does not spoil the request.
    `schema` is the version of the documents it can read. `loading` are the buckets whose snapshot it is still
    fetching, of which it can take no changes yet; `again` those it wants from the beginning. `request_id` comes back
    in the answer, so that one given to an earlier question is not taken for it.
    """

    protocol: int
    device: DeviceId
    epoch: str = ""
    cursor: str = ""
    ack_results_through: int = 0
    limit_bytes: int = 256 * 1024
    commands: tuple[Any, ...] = ()
    schema: int = 1
    loading: tuple[str, ...] = ()
    again: tuple[str, ...] = ()
    request_id: str = ""


class Outcome(StrEnum):
    """The answer to a command. All but DEFERRED are final."""

    APPLIED = "applied"
    REJECTED = "rejected"
    CONFLICT = "conflict"
    DEFERRED = "deferred"
    QUARANTINED = "quarantined"


FINAL = frozenset({Outcome.APPLIED, Outcome.REJECTED, Outcome.CONFLICT, Outcome.QUARANTINED})


@dataclass(frozen=True)
class Result:
    """The server's durable answer to one command; `version` is that of the case once it was applied."""

    id: CommandId
    dseq: int
    outcome: str
    case: CaseId
    version: int = 0
    code: str = ""
    receipt: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    at: str = ""


class OpKind(StrEnum):
    """What a feed row does to a bucket: hold this entity at this version, or hold it no longer."""

    PUT = "put"
    OUT = "out"


@dataclass(frozen=True)
class Op:
    """One feed row; `kind` says what the entity is, `doc` is its current state as the viewer may see it."""

    op: str
    id: str
    version: int
    kind: str = "case"
    doc: Mapping[str, Any] | None = None


@dataclass(frozen=True)
class BucketDelta:
    """Changes of one bucket between two positions.

    `reset` means: the bucket starts anew, and what is not sent until `more` is false has left it. `count` is how many
    entities the whole bucket holds at its head; `digest` sums them up and is given when nothing more follows.
    `snapshot` names a snapshot to be fetched in place of `ops`: with all its chunks the bucket is at `end`.
    """

    bucket: str
    start: Position
    end: Position
    more: bool = False
    reset: bool = False
    digest: str = ""
    count: int = 0
    ops: tuple[Op, ...] = ()
    snapshot: str = ""


@dataclass(frozen=True)
class Chunk:
    """One immutable piece of a snapshot: gzip of lines, each an Op as JSON; `size` counts its packed bytes."""

    sha256: str
    size: int
    entities: int


@dataclass(frozen=True)
class Manifest:
    """A bucket as one person may see it at `position`, in chunks: open cases first, then recent ones, then the rest."""

    snapshot: str
    bucket: str
    position: Position
    digest: str
    count: int
    chunks: tuple[Chunk, ...] = ()


@dataclass(frozen=True)
class RepairRequest:
    """Asks which rows of a bucket differ. First the `sums` of all its PARTS, then the rows of those that differ.

    `rows` are the versions of the console's entities in `parts`; `position` is where it stands.
    """

    device: DeviceId
    bucket: str
    position: Position
    sums: tuple[str, ...] = ()
    parts: tuple[int, ...] = ()
    rows: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class RepairReply:
    """`moved`: the bucket is elsewhere by now, so a pull comes first. `parts` that differ, or the `ops` that repair."""

    moved: bool = False
    parts: tuple[int, ...] = ()
    ops: tuple[Op, ...] = ()


@dataclass(frozen=True)
class HintReply:
    """The buckets in which something is new; only their names."""

    buckets: tuple[str, ...] = ()


@dataclass(frozen=True)
class RevealRequest:
    """Asks who reported a case, under a grant."""

    device: DeviceId
    case: CaseId


@dataclass(frozen=True)
class RevealReply:
    """Who reported, to be shown until `until` and kept nowhere; or the `code` of the refusal with its `fields`."""

    reporter: Reporter | None = field(default=None, repr=False)
    until: datetime | None = None
    code: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class SyncReply:
    """The server's answer. `grants` lists every bucket held now; whatever else the console has, it drops first.

    The device's commands numbered up to `durable_through` outlive even a restored backup.
    """

    epoch: str
    server_time: str
    cursor: str
    results: tuple[Result, ...] = ()
    grants: tuple[str, ...] = ()
    buckets: tuple[BucketDelta, ...] = ()
    more: bool = False
    poll_seconds: int = 60
    minimum_client: str = ""
    durable_through: int = 0
    schema: int = 1
    request_id: str = ""


def entity_digest(entity: str, version: int) -> int:
    """One entity's part in its bucket's digest; a bucket's digest is the sum of these modulo 2**128."""
    return int.from_bytes(hashlib.blake2b(f"{entity}\x1f{version}".encode(), digest_size=16).digest(), "big")


def part_of(entity: str) -> int:
    """Which of the PARTS of a bucket an entity belongs to when digests are compared in parts."""
    return hashlib.blake2b(entity.encode(), digest_size=1).digest()[0]


def part_sums(rows: Iterable[tuple[str, int]]) -> tuple[str, ...]:
    """The digests of all parts of a bucket whose rows are these pairs of entity and version."""
    totals = [0] * PARTS
    for entity, version in rows:
        totals[part_of(entity)] += entity_digest(entity, version)
    return tuple(map(digest_text, totals))


def digest_text(total: int) -> str:
    return f"{total % DIGEST_MODULUS:032x}"


def fingerprint(plain: Any) -> str:
    """SHA-256 of a command message in plain form: the same id with another fingerprint is refused."""
    canonical = json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()


def receipt_of(command: CommandId, version: int) -> str:
    """The short receipt shown to people: four characters that differ between neighbouring commands."""
    return hashlib.blake2b(f"{command}\x1f{version}".encode(), digest_size=2).hexdigest().upper()
