"""What the sync machine hears (events) and what it asks for (effects), as plain records."""

from dataclasses import dataclass, field
from datetime import datetime

from domain.protocol import SyncReply, SyncRequest


@dataclass(frozen=True)
class Asked:
    """Somebody wants a sync: a person, a new command, a timer, a hint, the network coming back."""


@dataclass(frozen=True)
class Accepted:
    """The person agrees that a large part of the cases goes."""


@dataclass(frozen=True)
class Prepared:
    """The request is ready and what it carries is marked as possibly sent.

    `held_for`: after so many seconds the next command can no longer be undone and may leave; None if none is held.
    `command_bytes` is what its commands take.
    """

    request: SyncRequest = field(repr=False)
    held_for: float | None = None
    command_bytes: int = 0


@dataclass(frozen=True)
class Answered:
    """The server's answer arrived whole, after `seconds`."""

    reply: SyncReply = field(repr=False)
    seconds: float = 0.0


@dataclass(frozen=True)
class Stored:
    """The answer is in the stores; `unsent` says that commands wait which were not in this request.

    `cases` came with this page; `expected` is the size of the buckets that this page began to load. `loading` says
    that a snapshot is still to be fetched.
    """

    more: bool
    unsent: bool
    diverged: frozenset[str]
    cases: int
    expected: int
    data_as_of: datetime
    poll_seconds: float
    loading: bool = False


@dataclass(frozen=True)
class Loaded:
    """A piece of a snapshot is stored; `more` says that pieces are left, `full` that it was as large as asked for."""

    more: bool
    seconds: float = 0.0
    full: bool = False
    cases: int = 0


@dataclass(frozen=True)
class Repaired:
    """What could be done about the buckets that did not add up is done; the next answer tells whether it helped."""


@dataclass(frozen=True)
class Refreshed:
    """A new session was given: by refresh, or because the person signed in again."""


@dataclass(frozen=True)
class Enrolled:
    """The server knows this computer again."""


@dataclass(frozen=True)
class Failed:
    """A step failed. `chance` is uniform in [0, 1) and spreads the next try.

    `unsent`: it is certain that the server did not carry out what was being sent. `gone` of `total` cases would have
    left with the page that was refused.
    """

    code: str
    retry_after: float
    chance: float
    unsent: bool = False
    gone: int = 0
    total: int = 0


Event = Asked | Accepted | Prepared | Answered | Stored | Loaded | Repaired | Refreshed | Enrolled | Failed


@dataclass(frozen=True)
class Prepare:
    """Read outbox and cursor, mark the commands as possibly sent, and build the request."""

    limit_bytes: int


@dataclass(frozen=True)
class Exchange:
    """Send the request and wait for the answer."""

    request: SyncRequest = field(repr=False)


@dataclass(frozen=True)
class Store:
    """Bring results and page into the stores; `vanishing` if a large part of the cases may go."""

    reply: SyncReply = field(repr=False)
    vanishing: bool = False


@dataclass(frozen=True)
class Load:
    """Fetch and store the next piece of a snapshot, at most so large."""

    limit_bytes: int


@dataclass(frozen=True)
class Repair:
    """Fetch the rows that differ of these buckets, and begin those of `again` anew with the next request."""

    buckets: frozenset[str]
    again: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Refresh:
    """Ask for a new session with the refresh token."""


@dataclass(frozen=True)
class Enrol:
    """Tell the server of this computer: it has forgotten it, as after a restored backup."""


@dataclass(frozen=True)
class TakeBack:
    """Note that the commands with these numbers have certainly not been carried out by this try."""

    numbers: tuple[int, ...]


@dataclass(frozen=True)
class SetAside:
    """Put away the command with this number, which no request can carry."""

    number: int


@dataclass(frozen=True)
class Arm:
    """Ask again after so many seconds; replaces an earlier appointment."""

    seconds: float


Effect = Prepare | Exchange | Store | Load | Repair | Refresh | Enrol | TakeBack | SetAside | Arm
