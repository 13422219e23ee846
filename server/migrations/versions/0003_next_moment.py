"""When the sweep has to look at a case next. Nobody has worked that out yet, so it looks at every open one at once."""

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

OPEN = ("unverified", "awaiting_information", "disposed", "in_progress", "reporter_replied")


def upgrade() -> None:
    op.add_column("cases", sa.Column("next_moment", sa.DateTime(timezone=True), nullable=True))
    cases = sa.table("cases", sa.column("status", sa.String), sa.column("next_moment", sa.DateTime(timezone=True)))
    at_once = datetime(1970, 1, 1, tzinfo=UTC)
    op.execute(cases.update().where(cases.c.status.in_(OPEN)).values(next_moment=at_once))
    op.create_index(op.f("ix_cases_next_moment"), "cases", ["next_moment"], unique=False)
