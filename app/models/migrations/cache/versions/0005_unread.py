"""Which cases hold something that the person has not read."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table("unread", sa.Column("row", sa.Integer(), nullable=False), sa.PrimaryKeyConstraint("row"))
