"""What a running server holds: its database, its clock, its epoch, its key, and the reference data read last."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property

from sqlalchemy import Engine

from server.database import make_engine
from server.directory import ReferenceCache
from server.durable import Durable
from server.epoch import Epoch
from server.key import Key
from server.numbers import Numbers
from server.settings import Settings
from server.snapshots import Snapshots

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True)
class Central:
    """Everything that answering a request needs; made once, shared by all threads."""

    settings: Settings
    engine: Engine
    epoch: Epoch
    key: Key
    now: Clock = utc_now
    reference: ReferenceCache = field(default_factory=ReferenceCache)

    @cached_property
    def durable(self) -> Durable:
        return Durable(self.settings.data_dir / "durable")

    @cached_property
    def numbers(self) -> Numbers:
        return Numbers(self.settings.data_dir / "numbers")

    @cached_property
    def snapshots(self) -> Snapshots:
        return Snapshots(self.settings.data_dir / "snapshots", self.settings.snapshot_from)

    @classmethod
    def over(cls, settings: Settings, now: Clock = utc_now) -> "Central":
        """Open the database and the data directory; the database's schema is `server.schema`'s business."""
        settings.data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
        return cls(
            settings,
            make_engine(settings.database),
            Epoch(settings.data_dir / "epoch"),
            Key.kept_in(settings.data_dir / "key"),
            now,
        )
