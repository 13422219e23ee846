"""What the rest of the console tells the views: what moved, and how it stands to the server."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.ids import CaseId


class Link(StrEnum):
    """The state of the connection. Being offline is normal, not an error; held means that the person is asked first."""

    NEVER = "never"
    SYNCING = "syncing"
    CONNECTED = "connected"
    OFFLINE = "offline"
    SESSION_EXPIRED = "session_expired"
    UPGRADE_NEEDED = "upgrade_needed"
    REVOKED = "revoked"
    HELD = "held"


@dataclass(frozen=True)
class SyncStatus:
    """A snapshot for the status bar. Instants are aware UTC; `problem` is an app.problems code.

    `done` counts the cases taken in the running sync; `expected` is 0 while the total is unknown. While the link is
    held back, `gone` of the `total` cases would leave if the person agreed.
    """

    link: Link = Link.NEVER
    data_as_of: datetime | None = None
    next_try_at: datetime | None = None
    problem: str = ""
    done: int = 0
    expected: int = 0
    gone: int = 0
    total: int = 0


@dataclass(frozen=True)
class Progress:
    """How much of the cache can be found by its words. `problem`, an app.problems code, says why it is no more."""

    done: int = 0
    total: int = 0
    problem: str = ""

    @property
    def is_complete(self) -> bool:
        return self.done >= self.total and not self.problem


@dataclass(frozen=True)
class Changes:
    """The consequence of a write or a sync: which cases, which of the shared things, which attachments (SHA-256).

    `views`: those that the person has saved; `unread`: what counts as unread, and nothing else of any case.
    """

    cases: frozenset[CaseId] = frozenset()
    outbox: bool = False
    drafts: bool = False
    reference: bool = False
    files: frozenset[str] = frozenset()
    views: bool = False
    unread: bool = False
