"""Numbers every change inside its buckets, so that a console that knows its place in a bucket misses nothing.

A bucket's row is locked from here to the commit, so its numbers are given in the order in which they become visible:
a reader never sees a number whose predecessor is still to come. Hence `publish` belongs at the end of a transaction.
"""

import secrets
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, delete, insert, select, update

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
        connection.execute(delete(member).where(member.c.bucket == name, member.c.entity.in_(chunk)))
    if members:
        connection.execute(insert(member), members)
    connection.execute(insert(feed), entries)
    connection.execute(
        update(bucket)
        .where(bucket.c.name == name)
        .values(head=head + len(rows), digest=digest_text(total), count=count - len(held) + len(members))
    )


def _locked(connection: Connection, name: str) -> tuple[int, int, int]:
    """Head, digest and count of a bucket that nobody else can write to until this transaction ends."""
    wanted = select(bucket.c.head, bucket.c.digest, bucket.c.count).where(bucket.c.name == name).with_for_update()
    row = connection.execute(wanted).one_or_none()
    if row is None:
        fresh = {"name": name, "head": 0, "floor": 0, "digest": digest_text(0), "count": 0}
        insert_missing(connection, bucket, [fresh])
        row = connection.execute(wanted).one()
    head, digest, count = row
    return head, int(digest, 16), count


def _held(connection: Connection, name: str, entities: Sequence[str]) -> dict[str, int]:
    held: dict[str, int] = {}
    for chunk in in_chunks(entities):
        found = select(member.c.entity, member.c.version).where(member.c.bucket == name, member.c.entity.in_(chunk))
        held |= {row.entity: row.version for row in connection.execute(found)}
    return held
