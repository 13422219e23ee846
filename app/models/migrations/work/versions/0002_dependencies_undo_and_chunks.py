"""Commands know what they were made after and when they may leave; attachments are kept in chunks."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

CHUNK_BYTES = 128 * 1024


def upgrade() -> None:
    for name, value in (("made_after", "'[]'"), ("base", "'{}'"), ("held_until", "''"), ("answered_at", "''")):
        op.add_column("outbox", sa.Column(name, sa.String(), nullable=False, server_default=sa.text(value)))
    op.execute("UPDATE outbox SET answered_at = changed_at WHERE state NOT IN ('queued', 'sent')")
    op.add_column("owner", sa.Column("durable_through", sa.Integer(), nullable=False, server_default=sa.text("'0'")))
    op.add_column("owner", sa.Column("epoch", sa.String(), nullable=False, server_default=sa.text("''")))
    op.create_table(
        "blob_chunk",
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", "start"),
    )
    op.execute(
        f"""
        WITH RECURSIVE piece(sha256, start) AS (
            SELECT sha256, 0 FROM blob
            UNION ALL
            SELECT piece.sha256, start + {CHUNK_BYTES} FROM piece JOIN blob ON blob.sha256 = piece.sha256
            WHERE start + {CHUNK_BYTES} < blob.size
        )
        INSERT INTO blob_chunk
        SELECT piece.sha256, start, substr(data, start + 1, {CHUNK_BYTES})
        FROM piece JOIN blob ON blob.sha256 = piece.sha256
        """
    )
    op.drop_column("blob", "data")
    op.add_column("blob", sa.Column("refused", sa.String(), nullable=False, server_default=sa.text("''")))
    op.create_table(
        "pin",
        sa.Column("case_id", sa.String(), nullable=False),
        sa.Column("pinned_at", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("case_id"),
    )
