"""Cases by who holds them, so that a rotation finds them, and by provisional number; changes of the directory."""

import json

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0003"
branch_labels = None
depends_on = None

AT_ONCE = 500


def upgrade() -> None:
    op.add_column("cases", sa.Column("person", sa.String(), nullable=True))
    op.add_column("cases", sa.Column("provisional", sa.String(), nullable=True))
    connection = op.get_bind()
    cases = sa.table("cases", sa.column("id"), sa.column("person"), sa.column("doc"))
    last = ""
    following = sa.select(cases.c.id, cases.c.doc).order_by(cases.c.id).limit(AT_ONCE)
    while rows := connection.execute(following.where(cases.c.id > last)).all():
        for row in rows:
            person = json.loads(row.doc)["holder"].get("person")
            if person:
                connection.execute(sa.update(cases).where(cases.c.id == row.id).values(person=person))
        last = rows[-1].id
    op.create_table(
        "amendment",
        sa.Column("entry", sa.String(), nullable=False),
        sa.Column("version", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("command", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("doc", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("entry", "version", name=op.f("pk_amendment")),
    )
    for column in ("unit", "person", "provisional"):
        op.create_index(op.f(f"ix_cases_{column}"), "cases", [column], unique=False)
