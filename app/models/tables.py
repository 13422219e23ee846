"""The tables of the two stores: `cache.db`, which can be fetched again, and `work.db`, which exists nowhere else."""

import sqlalchemy as sa

cache_metadata = sa.MetaData()
work_metadata = sa.MetaData()


def _case_columns() -> list[sa.Column[object]]:
    """What lists, filters and counts need of a case; everything else stays in its document."""
    return [
        sa.Column("row", sa.Integer, primary_key=True),
        sa.Column("id", sa.String, nullable=False, unique=True),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("tracking", sa.String, nullable=False),
        sa.Column("title", sa.String, nullable=False),
        sa.Column("status", sa.String, nullable=False),
        sa.Column("is_open", sa.Boolean, nullable=False),
        sa.Column("agency", sa.String, nullable=False),
        sa.Column("unit", sa.String),
        sa.Column("reporter", sa.String, nullable=False),
        sa.Column("anonymous", sa.Boolean, nullable=False),
        sa.Column("secret", sa.Boolean, nullable=False),
        sa.Column("reported_at", sa.String, nullable=False),
        sa.Column("due_on", sa.String),
        sa.Column("due_clock", sa.String),
        sa.Column("is_new", sa.Boolean, nullable=False),
        sa.Column("reply_state", sa.String),
        sa.Column("coordinated", sa.Boolean, nullable=False),
        sa.Column("waits_for_reporter", sa.Boolean, nullable=False),
        sa.Column("doc", sa.String, nullable=False),
    ]


cases = sa.Table(
    "cases",
    cache_metadata,
    *_case_columns(),
    sa.Index("cases_by_due", "is_open", "due_on"),
    sa.Index("cases_by_reported", "reported_at"),
    sa.Index("cases_by_reply", "reply_state"),
)

# The cases with unsent work as they look with it (domain.projection): derived, rebuilt whenever either side moves.
overlay = sa.Table("overlay", cache_metadata, *_case_columns())

member = sa.Table(
    "member",
    cache_metadata,
    sa.Column("bucket", sa.String, primary_key=True),
    sa.Column("entity", sa.String, primary_key=True),
    sa.Column("kind", sa.String, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Index("member_by_entity", "entity"),
)

bucket = sa.Table(
    "bucket",
    cache_metadata,
    sa.Column("name", sa.String, primary_key=True),
    sa.Column("seq", sa.Integer, nullable=False),
    sa.Column("anchor", sa.String, nullable=False),
    sa.Column("digest", sa.String, nullable=False),
    sa.Column("members", sa.Integer, nullable=False),
)

reference = sa.Table(
    "reference",
    cache_metadata,
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("kind", sa.String, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("doc", sa.String, nullable=False),
)

feed_state = sa.Table(
    "feed_state",
    cache_metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("epoch", sa.String, nullable=False),
    sa.Column("cursor", sa.String, nullable=False),
    sa.Column("data_as_of", sa.String, nullable=False),
)

owner = sa.Table(
    "owner",
    work_metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("person", sa.String, nullable=False),
    sa.Column("person_doc", sa.String, nullable=False),
    sa.Column("username", sa.String, nullable=False),
    sa.Column("server", sa.String, nullable=False),
    sa.Column("device", sa.String, nullable=False),
    sa.Column("unlock_verifier", sa.String, nullable=False),
    sa.Column("acknowledged_through", sa.Integer, nullable=False),
)

draft = sa.Table(
    "draft",
    work_metadata,
    sa.Column("case_id", sa.String, primary_key=True),
    sa.Column("purpose", sa.String, primary_key=True),
    sa.Column("tracking", sa.String, nullable=False),
    sa.Column("title", sa.String, nullable=False),
    sa.Column("text", sa.String, nullable=False),
    sa.Column("holding", sa.Boolean, nullable=False),
    sa.Column("send_when_approved", sa.Boolean, nullable=False),
    sa.Column("files", sa.String, nullable=False),
    sa.Column("saved_at", sa.String, nullable=False),
)

outbox = sa.Table(
    "outbox",
    work_metadata,
    sa.Column("dseq", sa.Integer, primary_key=True),
    sa.Column("id", sa.String, nullable=False, unique=True),
    sa.Column("case_id", sa.String, nullable=False),
    sa.Column("tracking", sa.String, nullable=False),
    sa.Column("title", sa.String, nullable=False),
    sa.Column("envelope", sa.String, nullable=False),
    sa.Column("state", sa.String, nullable=False),
    sa.Column("created_at", sa.String, nullable=False),
    sa.Column("changed_at", sa.String, nullable=False),
    sa.Column("attempts", sa.Integer, nullable=False),
    sa.Column("result_version", sa.Integer, nullable=False),
    sa.Column("code", sa.String, nullable=False),
    sa.Column("fields", sa.String, nullable=False),
    sa.Column("receipt", sa.String, nullable=False),
    sa.Index("outbox_by_case", "case_id", "state"),
    sa.Index("outbox_by_state", "state"),
    sqlite_autoincrement=True,
)

blob = sa.Table(
    "blob",
    work_metadata,
    sa.Column("sha256", sa.String, primary_key=True),
    sa.Column("size", sa.Integer, nullable=False),
    sa.Column("data", sa.LargeBinary, nullable=False),
    sa.Column("uploaded", sa.Boolean, nullable=False),
)

# Only used where the computer has no trustworthy keyring: the store itself is encrypted with the passphrase.
secret = sa.Table(
    "secret",
    work_metadata,
    sa.Column("name", sa.String, primary_key=True),
    sa.Column("value", sa.String, nullable=False),
)
