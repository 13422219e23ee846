"""Which text of an answer was read last, to be compared with the next one."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "read_reply",
        sa.Column("case_id", sa.String(), primary_key=True),
        sa.Column("pin", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("before", sa.String()),
    )
