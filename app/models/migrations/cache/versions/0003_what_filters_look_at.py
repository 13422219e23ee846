"""What filters, groups and indicators look at, and an index in which they find it without reading documents."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_LISTED = (
    "is_open due_on row status agency unit anonymous secret reported_at is_new reply_state coordinated "
    "waits_for_reporter category classification channel region person changed_at"
)


def upgrade() -> None:
    empty: dict[str, Any] = {"nullable": False, "server_default": sa.text("''")}
    for table in ("cases", "overlay"):
        op.add_column(table, sa.Column("category", sa.String()))
        op.add_column(table, sa.Column("classification", sa.String()))
        op.add_column(table, sa.Column("channel", sa.String(), **empty))
        op.add_column(table, sa.Column("region", sa.String(), **empty))
        op.add_column(table, sa.Column("person", sa.String()))
        op.add_column(table, sa.Column("changed_at", sa.String(), **empty))
        op.add_column(table, sa.Column("followed_up_on", sa.String()))
        op.add_column(table, sa.Column("follow_up_days", sa.Integer()))
        op.add_column(table, sa.Column("settled_on", sa.String()))
        op.add_column(table, sa.Column("rating", sa.Integer()))
    op.drop_index("cases_by_due", "cases")
    op.create_index("cases_as_listed", "cases", _LISTED.split(), unique=False)
