"""Numbers every change inside its buckets, so that a console that knows its place in a bucket misses nothing.

A bucket's row is locked from here to the commit, so its numbers are given in the order in which they become visible:
a reader never sees a number whose predecessor is still to come. Hence `publish` belongs at the end of a transaction.
"""

import secrets
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from domain.protocol import OpKind, digest_text, entity_digest
from server import audit
from server.audit import Written
from server.database import in_chunks, insert_missing
from server.tables import bucket, feed, member


@dataclass(frozen=True)
class Change:
    """One entity at its new version, the buckets it was in and the buckets it is in now.

    `entries` are those its timeline has grown by, for the audit; their bucket is one of `after`.
    """

    entity: str
    kind: str
    version: int
    before: frozenset[str]
    after: frozenset[str]
    entries: tuple[Written, ...] = ()


@dataclass(frozen=True)
class _Row:
    op: OpKind
    change: Change


def publish(connection: Connection, changes: Iterable[Change]) -> None:
    """Enter the changes into the feeds: `put` where an entity is now, `out` where it is no longer; then the audit."""
    changes = list(changes)
    rows: defaultdict[str, list[_Row]] = defaultdict(list)
    for change in changes:
        for name in change.before - change.after:
            rows[name].append(_Row(OpKind.OUT, change))
        for name in change.after:
            rows[name].append(_Row(OpKind.PUT, change))
    for name in sorted(rows):  # always in the same order, so that two writers never wait for each other
        _append(connection, name, rows[name])
    audit.enter(connection, (entry for change in changes for entry in change.entries))


def new_anchor() -> str:
    return secrets.token_urlsafe(9)


def _append(connection: Connection, name: str, rows: Sequence[_Row]) -> None:
    head, total, count = _locked(connection, name)
    if len({row.change.entity for row in rows}) != len(rows):
        raise ValueError("an entity is published once in a transaction")
    held = _held(connection, name, [row.change.entity for row in rows])
    for entity, version in held.items():
        total -= entity_digest(entity, version)
    anchor = new_anchor()  # shared by the rows of one transaction, so that a reader can tell where it ends
    now = datetime.now(UTC)  # for the retention alone, which counts in days
    entries, members = [], []
    for seq, row in enumerate(rows, start=head + 1):
        change = row.change
        shared = {"bucket": name, "seq": seq, "entity": change.entity, "kind": change.kind, "version": change.version}
        entries.append({**shared, "op": row.op.value, "anchor": anchor, "at": now})
        if row.op is OpKind.PUT:
            members.append(shared)
            total += entity_digest(change.entity, change.version)
    for chunk in in_chunks(list(held)):
        connection.execute(_LET_GO, {"of": name, "ids": chunk})
    if members:
        connection.execute(_HOLD, members)
    connection.execute(_ENTER, entries)
    count += len(members) - len(held)
    connection.execute(_MOVE, {"of": name, "head": head + len(rows), "digest": digest_text(total), "count": count})


def _locked(connection: Connection, name: str) -> tuple[int, int, int]:
    """Head, digest and count of a bucket that nobody else can write to until this transaction ends."""
    row = connection.execute(_LOCK, {"of": name}).one_or_none()
    if row is None:
        fresh = {"name": name, "head": 0, "floor": 0, "digest": digest_text(0), "count": 0}
        insert_missing(connection, bucket, [fresh])
        row = connection.execute(_LOCK, {"of": name}).one()
    head, digest, count = row
    return head, int(digest, 16), count


def _held(connection: Connection, name: str, entities: Sequence[str]) -> dict[str, int]:
    held: dict[str, int] = {}
    for chunk in in_chunks(entities):
        held |= {row.entity: row.version for row in connection.execute(_HELD, {"of": name, "ids": chunk})}
    return held


# Built once: building a statement takes longer than carrying it out.
_theirs = (member.c.bucket == bindparam("of"), member.c.entity.in_(bindparam("ids", expanding=True)))
_LOCK: Final = (
    select(bucket.c.head, bucket.c.digest, bucket.c.count).where(bucket.c.name == bindparam("of")).with_for_update()
)
_HELD: Final = select(member.c.entity, member.c.version).where(*_theirs)
_LET_GO: Final = delete(member).where(*_theirs)
_HOLD: Final = insert(member)
_ENTER: Final = insert(feed)
_MOVE: Final = update(bucket).where(bucket.c.name == bindparam("of"))
