"""Action plans and changes of the directory in the audit, with all there are so far, behind what it holds already."""

import hashlib
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import groupby
from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy import Connection

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

PLANS = """SELECT agency, id, doc FROM plan ORDER BY agency, id"""
AMENDMENTS = """
    SELECT a.entry, a.version, a.command, a.person, a.received_at, a.doc, m.device
    FROM amendment a LEFT JOIN command m ON m.id = a.command ORDER BY a.received_at, a.entry, a.version
"""
SENDERS = """SELECT person, device FROM command WHERE id = :id"""
HEAD = """SELECT audited, audit_hash FROM bucket WHERE name = :name"""
COLUMNS = "bucket number case position event acted_at received_at person device on_behalf_of content"
AUDIT = sa.table("audit", *map(sa.column, (*COLUMNS.split(), "previous_hash", "hash")))
MOVE = """UPDATE bucket SET audited = :number, audit_hash = :hash WHERE name = :name"""


def upgrade() -> None:
    connection = op.get_bind()
    for name, entries in groupby(_of_plans(connection), key=lambda entry: str(entry["bucket"])):
        _enter(connection, name, entries)
    _enter(connection, "ref", _of_directory(connection))


def _of_directory(connection: Connection) -> Iterator[dict[str, Any]]:
    for row in connection.execute(sa.text(AMENDMENTS)).all():
        received = row.received_at if isinstance(row.received_at, datetime) else datetime.fromisoformat(row.received_at)
        received = received.astimezone(UTC) if received.tzinfo else received.replace(tzinfo=UTC)
        yield {
            "bucket": "ref",
            "case": row.entry,
            "position": row.version,
            "event": row.command,
            "acted_at": json.loads(row.doc)["acted_at"],
            "received_at": received.isoformat().replace("+00:00", "Z"),
            "person": row.person,
            "device": row.device or "",
            "on_behalf_of": "",  # the directory is changed in nobody's place
            "content": hashlib.sha256(f"\n{row.entry}\n{row.version}\n{row.doc}".encode()).hexdigest(),
        }


def _of_plans(connection: Connection) -> Iterator[dict[str, Any]]:
    for row in connection.execute(sa.text(PLANS)).all():
        for position, entry in enumerate(json.loads(row.doc).get("entries", [])):
            sender = connection.execute(sa.text(SENDERS), {"id": entry["id"]}).one_or_none()
            said = json.dumps(entry, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
            yield {
                "bucket": f"ag:{row.agency}",
                "case": row.id,
                "position": position,
                "event": entry["id"],
                "acted_at": entry["acted_at"],
                "received_at": entry.get("received_at") or "",
                "person": sender.person if sender else entry["by"]["person"],
                "device": sender.device if sender else "",
                "on_behalf_of": "",  # a plan is changed in nobody's place
                "content": hashlib.sha256(f"\n{row.id}\n{position}\n{said}".encode()).hexdigest(),
            }


def _enter(connection: Connection, name: str, entries: Iterator[dict[str, Any]]) -> None:
    head = connection.execute(sa.text(HEAD), {"name": name}).one_or_none()
    if head is None:  # a new database
        return
    number, previous = head
    for entry in entries:
        said = json.dumps(list(entry.values()), ensure_ascii=False, separators=(",", ":"))
        hashed = hashlib.sha256(f"{previous}\n{said}".encode()).hexdigest()
        number += 1
        connection.execute(AUDIT.insert(), {**entry, "number": number, "previous_hash": previous, "hash": hashed})
        previous = hashed
    connection.execute(sa.text(MOVE), {"number": number, "hash": previous, "name": name})
