"""Up to which instant everything is kept even if the database has to be restored: as of the last backup."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from domain.wire import to_wire
from server.datafile import replaced

# A command's instant is that of its request's arrival; its transaction may have ended later than the backup began, and
# the clocks of several machines differ.
MARGIN: Final = timedelta(minutes=10)


@dataclass(frozen=True)
class Durable:
    """The file that says so. It lies outside of the database, which could not know of its own backups."""

    path: Path

    def through(self) -> datetime | None:
        """Commands that arrived before this instant are in a backup; None as long as there is none."""
        try:
            return datetime.fromisoformat(self.path.read_text("ascii").strip())
        except FileNotFoundError:
            return None

    def backed_up(self, as_of: datetime) -> datetime:
        """Note that a backup holds everything as of an instant; gives the instant promised from now on."""
        through = (as_of - MARGIN).astimezone(UTC)
        replaced(self.path, to_wire(through))
        return through
