"""How far the person has read: since when anything can be new to them, and until when each case was open.

And which of the views that colleagues share they have taken from the left pane.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("owner", sa.Column("news_since", sa.String(), nullable=False, server_default=sa.text("''")))
    op.create_table(
        "seen",
        sa.Column("case_id", sa.String(), nullable=False),
        sa.Column("through", sa.String(), nullable=False),
        sa.Column("kept", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("case_id"),
    )
    op.create_table("unpinned_view", sa.Column("id", sa.String(), nullable=False), sa.PrimaryKeyConstraint("id"))
