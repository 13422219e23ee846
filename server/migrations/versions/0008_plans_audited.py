"""Action plans in the audit, with every entry of theirs so far: behind what their agencies' audits hold already."""

import hashlib
import json
from collections.abc import Iterator
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
SENDERS = """SELECT person, device FROM command WHERE id = :id"""
HEAD = """SELECT audited, audit_hash FROM bucket WHERE name = :name"""
COLUMNS = "bucket number case position event acted_at received_at person device on_behalf_of content"
AUDIT = sa.table("audit", *map(sa.column, (*COLUMNS.split(), "previous_hash", "hash")))
MOVE = """UPDATE bucket SET audited = :number, audit_hash = :hash WHERE name = :name"""


def upgrade() -> None:
    connection = op.get_bind()
    for name, entries in groupby(_entries(connection), key=lambda entry: str(entry["bucket"])):
        _enter(connection, name, entries)


def _entries(connection: Connection) -> Iterator[dict[str, Any]]:
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
    number, previous = connection.execute(sa.text(HEAD), {"name": name}).one()
    for entry in entries:
        said = json.dumps(list(entry.values()), ensure_ascii=False, separators=(",", ":"))
        hashed = hashlib.sha256(f"{previous}\n{said}".encode()).hexdigest()
        number += 1
        connection.execute(AUDIT.insert(), {**entry, "number": number, "previous_hash": previous, "hash": hashed})
        previous = hashed
    connection.execute(sa.text(MOVE), {"number": number, "hash": previous, "name": name})
