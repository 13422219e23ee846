"""What an installation may set, read from the environment once at the start."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

DEFAULT_DATA_DIR = Path("konsol-data")


@dataclass(frozen=True)
class Settings:
    """One installation. `data_dir` holds the attachments, the epoch and the key; by default the database as well.

    `failures_allowed` wrong passwords in a row lock an account for `lock_time`. `poll_seconds` and `spread_seconds`
    tell consoles how often to ask and over how long to scatter their questions. A bucket of more than `snapshot_from`
    entities comes to a new console as a snapshot. The feeds are looked at every `hint_seconds` while a console waits
    for news, and otherwise about every `mark_seconds`, for the high-water mark.
    """

    data_dir: Path
    database_url: str = field(default="", repr=False)  # may hold a password
    name: str = "SP4N-LAPOR!"
    minimum_client: str = ""
    access_ttl: timedelta = timedelta(minutes=15)
    refresh_ttl: timedelta = timedelta(days=60)
    failures_allowed: int = 5
    lock_time: timedelta = timedelta(minutes=15)
    poll_seconds: int = 60
    spread_seconds: int = 30
    retry_seconds: int = 30
    snapshot_from: int = 2_000
    hint_seconds: float = 1
    mark_seconds: float = 5

    @property
    def database(self) -> str:
        """The database's URL; SQLite in the data directory unless another one is named."""
        return self.database_url or f"sqlite:///{(self.data_dir / 'server.db').resolve()}"

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> "Settings":
        """DATABASE_URL, KONSOL_DATA_DIR, KONSOL_NAME and KONSOL_MINIMUM_CLIENT, each with its default."""
        return cls(
            data_dir=Path(environment.get("KONSOL_DATA_DIR") or DEFAULT_DATA_DIR),
            database_url=environment.get("DATABASE_URL", ""),
            name=environment.get("KONSOL_NAME") or cls.name,
            minimum_client=environment.get("KONSOL_MINIMUM_CLIENT", ""),
        )
