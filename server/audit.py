"""The audit: every entry of every timeline once more, chained through the bucket it was made in.

A timeline's own chain (server.chain) ends with its case: it cannot tell that a case, or the end of it, is gone. This
one runs on through all cases of an agency, and says of each entry who sent it, from which device and for whom.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, bindparam, insert, select, update

from domain.case import Event
from domain.wire import to_wire
from server.tables import audit, bucket

ROOT: Final = ""
# What an entry's hash covers besides the hash before it. Its number is where it stands in the chain.
COVERED: Final = (
    "bucket",
    "case",
    "position",
    "event",
    "acted_at",
    "received_at",
    "person",
    "device",
    "on_behalf_of",
    "content",
)


@dataclass(frozen=True)
class Origin:
    """Who sent what is entered, from which device, and for whom; all of it empty where the server acted by itself."""

    person: str = ""
    device: str = ""
    on_behalf_of: str = ""


ITSELF: Final = Origin()


@dataclass(frozen=True)
class Written:
    """Something done, as it was stored: the bucket that answers for it, what it was done to, and its place there.

    `event` is its id, `hash` that of all it says; `received_at` is None where only one side's clock told the time.
    """

    bucket: str
    subject: str
    position: int
    event: str
    acted_at: datetime
    received_at: datetime | None
    hash: str
    origin: Origin

    @classmethod
    def of(cls, bucket: str, subject: str, position: int, entry: Event, hash: str, origin: Origin) -> "Written":
        """An entry of a timeline; where the server acted by itself, the person is who signed."""
        sent = replace(origin, person=origin.person or entry.by.person)
        return cls(bucket, subject, position, entry.id, entry.acted_at, entry.received_at, hash, sent)


_HEAD: Final = select(bucket.c.audited, bucket.c.audit_hash).where(bucket.c.name == bindparam("of"))
_ENTER: Final = insert(audit)
_MOVE: Final = update(bucket).where(bucket.c.name == bindparam("of"))


def enter(connection: Connection, written: Iterable[Written]) -> None:
    """Chain the entries through their buckets, whose rows this transaction has locked."""
    by_bucket: defaultdict[str, list[Written]] = defaultdict(list)
    for each in written:
        by_bucket[each.bucket].append(each)
    for name, found in by_bucket.items():
        head, previous = connection.execute(_HEAD, {"of": name}).one()
        rows = []
        for number, each in enumerate(found, start=head + 1):
            row = _row(each, number, previous)
            rows.append(row)
            previous = row["hash"]
        connection.execute(_ENTER, rows)
        connection.execute(_MOVE, {"of": name, "audited": head + len(rows), "audit_hash": previous})


def _row(written: Written, number: int, previous: str) -> dict[str, Any]:
    origin = written.origin
    row = {
        "bucket": written.bucket,
        "number": number,
        "case": written.subject,
        "position": written.position,
        "event": written.event,
        "acted_at": to_wire(written.acted_at),
        "received_at": to_wire(written.received_at) or "",
        "person": origin.person,
        "device": origin.device,
        "on_behalf_of": origin.on_behalf_of,
        "content": written.hash,
        "previous_hash": previous,
    }
    return row | {"hash": hash_of(row)}


def hash_of(row: Mapping[str, Any]) -> str:
    """SHA-256 over the previous hash and all that the entry says."""
    said = json.dumps([row[name] for name in COVERED], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(f"{row['previous_hash']}\n{said}".encode()).hexdigest()
