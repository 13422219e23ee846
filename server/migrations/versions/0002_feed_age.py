"""The age of feed rows, by which feeds are cut; and a device's commands by age, to tell what a backup holds."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("feed", sa.Column("at", sa.DateTime(timezone=True), nullable=True))
    # Nobody knows how old these are: their time begins now, so that nothing is cut too early.
    op.execute("UPDATE feed SET at = CURRENT_TIMESTAMP")
    op.create_index(op.f("ix_command_device_at"), "command", ["device", "at"], unique=False)
