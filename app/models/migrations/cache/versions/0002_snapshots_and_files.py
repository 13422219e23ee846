"""Snapshots and attachments on their way down; buckets that start anew while their cases stay."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    zero: dict[str, Any] = {"nullable": False, "server_default": sa.text("'0'")}
    op.add_column("member", sa.Column("generation", sa.Integer(), **zero))
    op.add_column("bucket", sa.Column("generation", sa.Integer(), **zero))
    op.add_column("bucket", sa.Column("resetting", sa.Boolean(), **zero))
    op.add_column("feed_state", sa.Column("derived", sa.Integer(), **zero))
    op.create_table(
        "snapshot",
        sa.Column("bucket", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("manifest", sa.String(), nullable=False),
        sa.Column("chunk", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("bucket"),
    )
    op.create_table(
        "snapshot_part",
        sa.Column("bucket", sa.String(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("bucket", "start"),
    )
    op.create_table(
        "file",
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("received", sa.Integer(), nullable=False),
        sa.Column("tag", sa.String(), nullable=False),
        sa.Column("used_at", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("sha256"),
    )
    op.create_table(
        "file_chunk",
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", "start"),
    )
    op.create_table(
        "file_use",
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("case_id", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", "case_id"),
    )
    op.create_index("file_use_by_case", "file_use", ["case_id"])
