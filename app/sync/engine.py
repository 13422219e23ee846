"""The sync machine: `step(state, event) -> (state, effects)`, without clock, thread, socket or chance inside.

One cycle: prepare what is to be sent, exchange it with the server, store the answer; again while more is waiting.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Final

from app.problems import ProblemCode
from app.status import Link, SyncStatus
from app.sync.schedule import poll_seconds, wait_seconds
from domain.protocol import SyncReply, SyncRequest

SMALLEST_PAGE: Final = 8 * 1024
FIRST_PAGE: Final = 256 * 1024
STOPPED_CHECK_SECONDS: Final = 3600.0


class Phase(StrEnum):
    """What the machine waits for."""

    IDLE = "idle"
    PREPARING = "preparing"
    EXCHANGING = "exchanging"
    STORING = "storing"
    REFRESHING = "refreshing"


@dataclass(frozen=True)
class Asked:
    """Somebody wants a sync: a person, a new command, a timer, the network coming back."""


@dataclass(frozen=True)
class Prepared:
    """The request is ready and what it carries is marked as possibly sent."""

    request: SyncRequest = field(repr=False)


@dataclass(frozen=True)
class Answered:
    """The server's answer arrived whole."""

    reply: SyncReply = field(repr=False)


@dataclass(frozen=True)
class Stored:
    """The answer is in the stores; `unsent` says that commands wait which were not in this request.

    `cases` came with this page; `expected` is the size of the buckets that this page began to load.
    """

    more: bool
    unsent: bool
    diverged: frozenset[str]
    cases: int
    expected: int
    data_as_of: datetime
    poll_seconds: float


@dataclass(frozen=True)
class Repaired:
    """The buckets that did not add up are dropped and will be sent anew."""


@dataclass(frozen=True)
class Refreshed:
    """A new session was given: by refresh, or because the person signed in again."""


@dataclass(frozen=True)
class Failed:
    """A step failed. `chance` is uniform in [0, 1) and spreads the next try.

    `unsent`: it is certain that the server did not carry out what was being sent.
    """

    code: str
    retry_after: float
    chance: float
    unsent: bool = False


Event = Asked | Prepared | Answered | Stored | Repaired | Refreshed | Failed


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
    """Bring results and page into the stores."""

    reply: SyncReply = field(repr=False)


@dataclass(frozen=True)
class Repair:
    """Drop these buckets so that they are sent anew."""

    buckets: frozenset[str]


@dataclass(frozen=True)
class Refresh:
    """Ask for a new session with the refresh token."""


@dataclass(frozen=True)
class TakeBack:
    """Note that the commands with these numbers have certainly not been carried out by this try."""

    numbers: tuple[int, ...]


@dataclass(frozen=True)
class Arm:
    """Ask again after so many seconds; replaces an earlier appointment."""

    seconds: float


Effect = Prepare | Exchange | Store | Repair | Refresh | TakeBack | Arm


@dataclass(frozen=True)
class SyncState:
    """Everything the machine knows between two events."""

    phase: Phase = Phase.IDLE
    in_flight: tuple[int, ...] = ()
    link: Link = Link.NEVER
    asked_again: bool = False
    refreshed: bool = False
    attempt: int = 0
    repairs: int = 0
    limit_bytes: int = FIRST_PAGE
    data_as_of: datetime | None = None
    problem: str = ""
    wait_seconds: float | None = None
    done: int = 0
    expected: int = 0

    def status(self, armed_at: datetime | None) -> SyncStatus:
        """For the status bar; `armed_at` is the instant of the appointed next try, if there is one."""
        return SyncStatus(self.link, self.data_as_of, armed_at, self.problem, self.done, self.expected)


Step = tuple[SyncState, tuple[Effect, ...]]


def step(state: SyncState, event: Event) -> Step:
    """What follows from `event`; an event the machine does not wait for changes nothing."""
    match event:
        case Asked():
            return _asked(state)
        case Prepared(request) if state.phase is Phase.PREPARING:
            numbers = tuple(command["dseq"] for command in request.commands)
            return replace(state, phase=Phase.EXCHANGING, in_flight=numbers), (Exchange(request),)
        case Answered(reply) if state.phase is Phase.EXCHANGING:
            return replace(state, phase=Phase.STORING, in_flight=()), (Store(reply),)
        case Stored() if state.phase is Phase.STORING:
            return _stored(state, event)
        case Repaired() if state.phase is Phase.STORING:
            return _prepare(state)
        case Refreshed():
            return _refreshed(state)
        case Failed() if state.phase is not Phase.IDLE:
            after, effects = _failed(replace(state, in_flight=()), event)
            taken_back = (TakeBack(state.in_flight),) if event.unsent and state.in_flight else ()
            return after, (*taken_back, *effects)
        case _:
            return state, ()


def _prepare(state: SyncState) -> Step:
    begun = replace(state, phase=Phase.PREPARING, link=Link.SYNCING, asked_again=False, wait_seconds=None)
    return begun, (Prepare(begun.limit_bytes),)


def _asked(state: SyncState) -> Step:
    if state.phase is not Phase.IDLE:
        return replace(state, asked_again=True), ()
    return _prepare(replace(state, refreshed=False, repairs=0, done=0, expected=0))


def _refreshed(state: SyncState) -> Step:
    if state.phase is Phase.REFRESHING:
        return _prepare(replace(state, refreshed=True))
    return _asked(state)


def _stored(state: SyncState, event: Stored) -> Step:
    going_on = replace(
        state,
        attempt=0,
        problem="",
        data_as_of=event.data_as_of,
        done=state.done + event.cases,
        expected=state.expected + event.expected,
    )
    if event.diverged and state.repairs < 2:
        return replace(going_on, repairs=state.repairs + 1), (Repair(event.diverged),)
    if event.more or event.unsent or state.asked_again:
        return _prepare(going_on)
    wait = poll_seconds(event.poll_seconds)
    return replace(going_on, phase=Phase.IDLE, link=Link.CONNECTED, wait_seconds=wait), (Arm(wait),)


_STOPPING = {
    ProblemCode.SESSION_EXPIRED: Link.SESSION_EXPIRED,
    ProblemCode.WRONG_PASSWORD: Link.SESSION_EXPIRED,
    ProblemCode.ACCOUNT_LOCKED: Link.SESSION_EXPIRED,
    ProblemCode.UPGRADE_NEEDED: Link.UPGRADE_NEEDED,
    ProblemCode.DEVICE_REVOKED: Link.REVOKED,
}


def _failed(state: SyncState, event: Failed) -> Step:
    if event.code == ProblemCode.SESSION_EXPIRED and state.phase is Phase.EXCHANGING and not state.refreshed:
        return replace(state, phase=Phase.REFRESHING), (Refresh(),)
    if event.code == ProblemCode.PAGE_TOO_LARGE and state.limit_bytes > SMALLEST_PAGE:
        return _prepare(replace(state, limit_bytes=max(SMALLEST_PAGE, state.limit_bytes // 2)))
    stopped = _STOPPING.get(ProblemCode(event.code))
    attempt = state.attempt + 1
    wait = STOPPED_CHECK_SECONDS if stopped else wait_seconds(attempt, event.chance, event.retry_after)
    rested = replace(
        state,
        phase=Phase.IDLE,
        link=stopped or Link.OFFLINE,
        attempt=attempt,
        problem=event.code,
        asked_again=False,
        wait_seconds=None if stopped else wait,
    )
    return rested, (Arm(wait),)
