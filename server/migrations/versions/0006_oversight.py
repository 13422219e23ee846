"""The audit, with every timeline entry so far chained in it; the days on which people signed in; action plans."""

import hashlib
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import groupby
from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy import Connection

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

AT_A_TIME = 1_000
# In the order of cases and, inside a case, of its timeline: every run gives the same chain. Who sent an entry, and from
# where, is told by the command it came from; an act's further entries have its id with a number behind.
ENTRIES = """
    SELECT c.agency, c.secret, e."case", e.position, e.id AS event, e.hash, e.doc, m.person, m.device
    FROM event e JOIN cases c ON c.id = e."case" LEFT JOIN command m ON m.id = substr(e.id, 1, 36)
    ORDER BY c.agency, c.secret, e."case", e.position
"""


def upgrade() -> None:
    table = op.create_table(
        "audit",
        sa.Column("bucket", sa.String(), nullable=False),
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("case", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("event", sa.String(), nullable=False),
        sa.Column("acted_at", sa.String(), nullable=False),
        sa.Column("received_at", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("device", sa.String(), nullable=False),
        sa.Column("on_behalf_of", sa.String(), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.Column("previous_hash", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("bucket", "number", name=op.f("pk_audit")),
    )
    op.create_index(op.f("ix_audit_case_position"), "audit", ["case", "position"], unique=False)
    op.add_column("bucket", sa.Column("audited", sa.BigInteger(), nullable=False, server_default="0"))
    op.add_column("bucket", sa.Column("audit_hash", sa.String(), nullable=False, server_default=""))
    connection = op.get_bind()
    _keep_sign_ins(connection)
    _make_room_for_plans()
    for name, entries in groupby(_entries(connection), key=lambda entry: str(entry["bucket"])):
        _enter(connection, table, name, entries)


def _keep_sign_ins(connection: Connection) -> None:
    table = op.create_table(
        "sign_in",
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("day", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["account.person"], name=op.f("fk_sign_in_person_account")),
        sa.PrimaryKeyConstraint("person", "day", name=op.f("pk_sign_in")),
    )
    session = sa.table("session", sa.column("person"), sa.column("opened_at", sa.DateTime(timezone=True)))
    first: dict[tuple[str, str], datetime] = {}
    for person, at in connection.execute(sa.select(session.c.person, session.c.opened_at).order_by("opened_at")):
        utc = at.astimezone(UTC) if at.tzinfo else at  # SQLite keeps UTC without saying so
        first.setdefault((person, utc.date().isoformat()), at)
    rows = [{"person": person, "day": day, "at": at} for (person, day), at in first.items()]
    if rows:
        connection.execute(table.insert(), rows)


def _make_room_for_plans() -> None:
    op.create_table(
        "plan",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("agency", sa.String(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("doc", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan")),
    )
    op.create_index(op.f("ix_plan_agency"), "plan", ["agency"], unique=False)
    op.create_table(
        "plan_use",
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("plan", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["plan"], ["plan.id"], name=op.f("fk_plan_use_plan_plan")),
        sa.PrimaryKeyConstraint("sha256", "plan", name=op.f("pk_plan_use")),
    )


def _entries(connection: Connection) -> Iterator[dict[str, Any]]:
    found = connection.execute(sa.text(ENTRIES), execution_options={"yield_per": AT_A_TIME})
    for row in found.mappings():
        doc = json.loads(row["doc"])
        yield {
            "bucket": f"ag:{row['agency']}:r" if row["secret"] else f"ag:{row['agency']}",
            "case": row["case"],
            "position": row["position"],
            "event": row["event"],
            "acted_at": doc["acted_at"],
            "received_at": doc.get("received_at") or "",
            "person": row["person"] or doc["by"]["person"],
            "device": row["device"] or "",
            "on_behalf_of": "",  # nobody could act for somebody else before this
            "content": row["hash"],
        }


def _enter(connection: Connection, table: sa.Table, name: str, entries: Iterator[dict[str, Any]]) -> None:
    number, previous = 0, ""
    rows: list[dict[str, Any]] = []
    for number, entry in enumerate(entries, start=1):
        said = json.dumps(list(entry.values()), ensure_ascii=False, separators=(",", ":"))
        hashed = hashlib.sha256(f"{previous}\n{said}".encode()).hexdigest()
        rows.append({**entry, "number": number, "previous_hash": previous, "hash": hashed})
        previous = hashed
        if len(rows) == AT_A_TIME:
            connection.execute(table.insert(), rows)
            rows = []
    if rows:
        connection.execute(table.insert(), rows)
    moved = sa.text("UPDATE bucket SET audited = :number, audit_hash = :hash WHERE name = :name")
    connection.execute(moved, {"number": number, "hash": previous, "name": name})
