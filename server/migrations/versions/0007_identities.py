"""What protects reporters: bare copies of pictures, who asked to see an identity, and the console of each session."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

# Entries of the log are added and never changed, not even by a mistake of this program.
SQLITE = "CREATE TRIGGER reveal_log_no_{what} BEFORE {what} ON reveal_log BEGIN SELECT RAISE(ABORT, 'append only'); END"
POSTGRESQL = (
    "CREATE FUNCTION reveal_log_append_only() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'append only'; END $$",
    "CREATE TRIGGER reveal_log_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON reveal_log "
    "EXECUTE FUNCTION reveal_log_append_only()",
)


def upgrade() -> None:
    op.add_column("session", sa.Column("device", sa.String(), nullable=True))
    op.create_table(
        "bare_copy",
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("copy", sa.String(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_bare_copy")),
    )
    op.create_index(op.f("ix_bare_copy_copy"), "bare_copy", ["copy"], unique=False)
    op.create_table(
        "reveal_log",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("device", sa.String(), nullable=False),
        sa.Column("case", sa.String(), nullable=False),
        sa.Column("request", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reveal_log")),
    )
    op.create_index(op.f("ix_reveal_log_case"), "reveal_log", ["case"], unique=False)
    if op.get_bind().dialect.name == "sqlite":
        for what in ("UPDATE", "DELETE"):
            op.execute(SQLITE.format(what=what))
    else:
        for statement in POSTGRESQL:
            op.execute(statement)
