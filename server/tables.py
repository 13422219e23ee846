"""The server's tables. Records are kept as their wire form in `doc`; columns exist for keys, searches and locks."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Instant(TypeDecorator[datetime]):
    """An aware instant, given back in UTC; SQLite itself keeps no time zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs its time zone")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def _key(name: str, *more: Any) -> Column[str]:
    return Column(name, String, *more, primary_key=True)


def _text(name: str, *more: Any) -> Column[str]:
    return Column(name, String, *more, nullable=False)


def _whole(name: str) -> Column[int]:
    return Column(name, BigInteger, nullable=False)


def _doc() -> Column[str]:
    return Column("doc", Text, nullable=False)


reference = Table(
    "reference",
    metadata,
    _key("id"),
    _text("kind"),
    _whole("version"),
    _doc(),
)

account = Table(
    "account",
    metadata,
    _key("person"),
    Column("username", String, nullable=False, unique=True),
    _text("name"),
    _text("title"),
    _text("password_hash"),
    Column("active", Boolean, nullable=False),
    Column("secret_clearance", Boolean, nullable=False),
    Column("failed", Integer, nullable=False),
    Column("locked_until", Instant),
    _whole("grant_version"),
)

membership = Table(
    "membership",
    metadata,
    _key("person", ForeignKey("account.person")),
    Column("position", Integer, primary_key=True, autoincrement=False),
    _text("role"),
    _text("agency"),
    Column("unit", String),
)

session = Table(
    "session",
    metadata,
    _key("id"),
    _text("person", ForeignKey("account.person")),
    _whole("generation"),
    _text("refresh_hash"),
    _text("spent_hash"),
    _text("spent_request"),
    Column("opened_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Column("revoked_at", Instant),
    Column("device", String),
    Index(None, "person"),
)

access = Table(
    "access",
    metadata,
    _key("hash"),
    _text("session", ForeignKey("session.id")),
    Column("expires_at", Instant, nullable=False),
    Index(None, "session"),
)

# On which days people signed in, or were signed in and came back: the first time on each day of UTC.
sign_in = Table(
    "sign_in",
    metadata,
    _key("person", ForeignKey("account.person")),
    _key("day"),
    Column("at", Instant, nullable=False),
)

device = Table(
    "device",
    metadata,
    _key("id"),
    _text("person", ForeignKey("account.person")),
    _text("name"),
    Column("enrolled_at", Instant, nullable=False),
    Column("revoked_at", Instant),
    _whole("acknowledged_through"),
)

cases = Table(
    "cases",
    metadata,
    _key("id"),
    Column("tracking", String, nullable=False, unique=True),
    _whole("version"),
    _text("status"),
    _text("agency"),
    Column("unit", String),
    Column("secret", Boolean, nullable=False),
    Column("reported_at", Instant, nullable=False),
    Column("next_moment", Instant),
    _doc(),
    Column("person", String),
    Column("provisional", String),
    Index(None, "unit"),
    Index(None, "person"),
    Index(None, "provisional"),
    Index(None, "next_moment"),
)

event = Table(
    "event",
    metadata,
    _key("case", ForeignKey("cases.id")),
    Column("position", Integer, primary_key=True, autoincrement=False),
    _text("id"),
    _whole("version"),
    _text("previous_hash"),
    _text("hash"),
    _doc(),
)

# Instants are text here: exactly as they were hashed, whatever a device's clock said.
audit = Table(
    "audit",
    metadata,
    _key("bucket"),
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    _text("case"),
    Column("position", Integer, nullable=False),
    _text("event"),
    _text("acted_at"),
    _text("received_at"),
    _text("person"),
    _text("device"),
    _text("on_behalf_of"),
    _text("content"),
    _text("previous_hash"),
    _text("hash"),
    Index(None, "case", "position"),
)

# What people changed in the directory: each entry's versions, with the fields as they were and as they became.
amendment = Table(
    "amendment",
    metadata,
    _key("entry"),
    Column("version", BigInteger, primary_key=True, autoincrement=False),
    _text("command"),
    _text("person"),
    Column("received_at", Instant, nullable=False),
    _doc(),
)

bucket = Table(
    "bucket",
    metadata,
    _key("name"),
    _whole("head"),
    _whole("floor"),
    Column("digest", String, nullable=False),
    _whole("count"),
    # Where the bucket's audit ends: so that its last entries cannot go unnoticed.
    Column("audited", BigInteger, nullable=False, default=0),
    Column("audit_hash", String, nullable=False, default=""),
)

feed = Table(
    "feed",
    metadata,
    _key("bucket"),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    _text("op"),
    _text("entity"),
    _text("kind"),
    _whole("version"),
    _text("anchor"),
    Column("at", Instant),
)

member = Table(
    "member",
    metadata,
    _key("bucket"),
    _key("entity"),
    _text("kind"),
    _whole("version"),
    _whole("seq"),
)

command = Table(
    "command",
    metadata,
    _key("id"),
    _text("device"),
    _whole("dseq"),
    _text("person"),
    _text("case"),
    _text("fingerprint"),
    _text("outcome"),
    Column("result", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Index(None, "device", "dseq"),
    Index(None, "device", "at"),
)

failure = Table(
    "failure",
    metadata,
    _key("command"),
    _whole("count"),
)

blob = Table(
    "blob",
    metadata,
    _key("sha256"),
    _whole("size"),
)

blob_use = Table(
    "blob_use",
    metadata,
    _key("sha256"),
    _key("case", ForeignKey("cases.id")),
)

bare_copy = Table(
    "bare_copy",
    metadata,
    _key("sha256"),
    _text("copy"),
    _whole("size"),
    Index(None, "copy"),
)

reveal_log = Table(
    "reveal_log",
    metadata,
    _key("id"),
    Column("at", Instant, nullable=False),
    _text("person"),
    _text("device"),
    _text("case"),
    _text("request"),
    _text("outcome"),
    Index(None, "case"),
)

plan = Table(
    "plan",
    metadata,
    _key("id"),
    _text("agency"),
    _whole("version"),
    _doc(),
    Index(None, "agency"),
)

plan_use = Table(
    "plan_use",
    metadata,
    _key("sha256"),
    _key("plan", ForeignKey("plan.id")),
)

upload = Table(
    "upload",
    metadata,
    _key("id"),
    _text("person"),
    _text("sha256"),
    _text("name"),
    _whole("length"),
    _whole("received"),
    Column("complete", Boolean, nullable=False),
    Column("started_at", Instant, nullable=False),
    Index(None, "person", "sha256"),
)

imported = Table(
    "imported",
    metadata,
    _key("tracking"),
    _text("case", ForeignKey("cases.id")),
    _doc(),
)
