"""The tables of the two stores: `cache.db`, which can be fetched again, and `work.db`, which exists nowhere else."""

from typing import Any, Final

import sqlalchemy as sa

cache_metadata = sa.MetaData()
work_metadata = sa.MetaData()


def _later(name: str, kind: type[sa.types.TypeEngine[Any]], value: str) -> sa.Column[Any]:
    """A column that joined its table after the first release; `value` is what earlier rows have."""
    return sa.Column(name, kind, nullable=False, server_default=sa.text(repr(value)))


# What filters, sorting and grouping look at, in the order of the index that has all of it.
LISTED: Final = (
    "is_open",
    "due_on",
    "row",
    "status",
    "agency",
    "unit",
    "anonymous",
    "secret",
    "reported_at",
    "is_new",
    "reply_state",
    "coordinated",
    "waits_for_reporter",
    "category",
    "classification",
    "channel",
    "region",
    "person",
    "changed_at",
)


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
        sa.Column("category", sa.String),
        sa.Column("classification", sa.String),
        _later("channel", sa.String, ""),
        _later("region", sa.String, ""),
        sa.Column("person", sa.String),
        _later("changed_at", sa.String, ""),
        sa.Column("followed_up_on", sa.String),
        sa.Column("follow_up_days", sa.Integer),
        sa.Column("settled_on", sa.String),
        sa.Column("rating", sa.Integer),
    ]


cases = sa.Table(
    "cases",
    cache_metadata,
    *_case_columns(),
    sa.Index("cases_by_reported", "reported_at"),
    sa.Index("cases_by_reply", "reply_state"),
    # A list is read from here alone, a twentieth of what reading the documents would be. Closed cases stand in the
    # order of their rows, so that changes of several touch one page.
    sa.Index("cases_as_listed", *LISTED),
)

# The cases with unsent work as they look with it (domain.projection): derived, rebuilt whenever either side moves.
# Its `row` is that of the case; a case that begins with unsent work has the number of that command below 0.
overlay = sa.Table("overlay", cache_metadata, *_case_columns())

# The cases with something in them that the person has not read: derived from `seen` and their documents.
unread = sa.Table("unread", cache_metadata, sa.Column("row", sa.Integer, primary_key=True))

member = sa.Table(
    "member",
    cache_metadata,
    sa.Column("bucket", sa.String, primary_key=True),
    sa.Column("entity", sa.String, primary_key=True),
    sa.Column("kind", sa.String, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    _later("generation", sa.Integer, "0"),
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
    _later("generation", sa.Integer, "0"),
    _later("resetting", sa.Boolean, "0"),
)

# A snapshot on its way: its manifest once that is here, and the next of its chunks.
snapshot = sa.Table(
    "snapshot",
    cache_metadata,
    sa.Column("bucket", sa.String, primary_key=True),
    sa.Column("id", sa.String, nullable=False),
    sa.Column("manifest", sa.String, nullable=False),
    sa.Column("chunk", sa.Integer, nullable=False),
)

# What has arrived of the chunk that `snapshot` names.
snapshot_part = sa.Table(
    "snapshot_part",
    cache_metadata,
    sa.Column("bucket", sa.String, primary_key=True),
    sa.Column("start", sa.Integer, primary_key=True),
    sa.Column("data", sa.LargeBinary, nullable=False),
)

# Attachments fetched from the server; whole when `received` is `size`. `used_at` decides which goes first.
file = sa.Table(
    "file",
    cache_metadata,
    sa.Column("sha256", sa.String, primary_key=True),
    sa.Column("size", sa.Integer, nullable=False),
    sa.Column("received", sa.Integer, nullable=False),
    sa.Column("tag", sa.String, nullable=False),
    sa.Column("used_at", sa.String, nullable=False),
)

file_chunk = sa.Table(
    "file_chunk",
    cache_metadata,
    sa.Column("sha256", sa.String, primary_key=True),
    sa.Column("start", sa.Integer, primary_key=True),
    sa.Column("data", sa.LargeBinary, nullable=False),
)

# The cases for whose sake a file was fetched: with the last of them it leaves this computer.
file_use = sa.Table(
    "file_use",
    cache_metadata,
    sa.Column("sha256", sa.String, primary_key=True),
    sa.Column("case_id", sa.String, primary_key=True),
    sa.Index("file_use_by_case", "case_id"),
)

reference = sa.Table(
    "reference",
    cache_metadata,
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("kind", sa.String, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("doc", sa.String, nullable=False),
)

# The answer of a case that the person read last, and the text they had read before it. It goes with the case.
read_reply = sa.Table(
    "read_reply",
    cache_metadata,
    sa.Column("case_id", sa.String, primary_key=True),
    sa.Column("pin", sa.String, nullable=False),
    sa.Column("text", sa.String, nullable=False),
    sa.Column("before", sa.String),
)

feed_state = sa.Table(
    "feed_state",
    cache_metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("epoch", sa.String, nullable=False),
    sa.Column("cursor", sa.String, nullable=False),
    sa.Column("data_as_of", sa.String, nullable=False),
    _later("derived", sa.Integer, "0"),
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
    _later("durable_through", sa.Integer, "0"),
    _later("epoch", sa.String, ""),
    _later("news_since", sa.String, ""),
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
    _later("made_after", sa.String, "[]"),
    _later("base", sa.String, "{}"),
    _later("held_until", sa.String, ""),
    _later("answered_at", sa.String, ""),
    sa.Index("outbox_by_case", "case_id", "state"),
    sa.Index("outbox_by_state", "state"),
    sqlite_autoincrement=True,
)

blob = sa.Table(
    "blob",
    work_metadata,
    sa.Column("sha256", sa.String, primary_key=True),
    sa.Column("size", sa.Integer, nullable=False),
    sa.Column("uploaded", sa.Boolean, nullable=False),
    _later("refused", sa.String, ""),
)

blob_chunk = sa.Table(
    "blob_chunk",
    work_metadata,
    sa.Column("sha256", sa.String, primary_key=True),
    sa.Column("start", sa.Integer, primary_key=True),
    sa.Column("data", sa.LargeBinary, nullable=False),
)

# The cases whose attachments are kept on this computer, chosen by the person.
pin = sa.Table(
    "pin",
    work_metadata,
    sa.Column("case_id", sa.String, primary_key=True),
    sa.Column("pinned_at", sa.String, nullable=False),
)

# How far a case was read: `through` the instant at which the server had received the last of it, empty for never;
# `kept`: the person wants it to count as unread.
seen = sa.Table(
    "seen",
    work_metadata,
    sa.Column("case_id", sa.String, primary_key=True),
    sa.Column("through", sa.String, nullable=False),
    sa.Column("kept", sa.Boolean, nullable=False),
)

# What a person looks for again and again: `doc` is an app.models.listing.Listing.
saved_view = sa.Table(
    "saved_view",
    work_metadata,
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("name", sa.String, nullable=False),
    sa.Column("place", sa.Integer, nullable=False),
    sa.Column("pinned", sa.Boolean, nullable=False),
    sa.Column("doc", sa.String, nullable=False),
)

# Views that colleagues share, and that the person has taken from the left pane: a new one stands there.
unpinned_view = sa.Table("unpinned_view", work_metadata, sa.Column("id", sa.String, primary_key=True))

# Only used where the computer has no trustworthy keyring: the store itself is encrypted with the passphrase.
secret = sa.Table(
    "secret",
    work_metadata,
    sa.Column("name", sa.String, primary_key=True),
    sa.Column("value", sa.String, nullable=False),
)
