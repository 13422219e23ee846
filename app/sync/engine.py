"""The sync machine: `step(state, event) -> (state, effects)`, without clock, thread, socket or chance inside.

One cycle: prepare what is to be sent, exchange it with the server, store the answer; again while more is waiting.
Snapshots are loaded piece by piece; between two pieces commands go first.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Final

from app.problems import ProblemCode
from app.status import Link, SyncStatus
from app.sync.mending import due, kept
from app.sync.schedule import LARGEST_PAGE, SMALLEST_PAGE, page_bytes, poll_seconds, wait_seconds, within_page
from app.sync.signals import (
    Accepted,
    Answered,
    Arm,
    Asked,
    Effect,
    Enrol,
    Enrolled,
    Event,
    Exchange,
    Failed,
    Load,
    Loaded,
    Prepare,
    Prepared,
    Refresh,
    Refreshed,
    Repair,
    Repaired,
    SetAside,
    Store,
    Stored,
    TakeBack,
)

FIRST_PAGE: Final = 64 * 1024
STOPPED_CHECK_SECONDS: Final = 3600.0
REPAIRS_A_CYCLE: Final = 2
SHORTEST_HOLD_SECONDS: Final = 1.0
PAGE_STEP: Final = 16 * 1024


class Phase(StrEnum):
    """What the machine waits for."""

    IDLE = "idle"
    PREPARING = "preparing"
    EXCHANGING = "exchanging"
    STORING = "storing"
    LOADING = "loading"
    REPAIRING = "repairing"
    REFRESHING = "refreshing"
    ENROLLING = "enrolling"


TALKING: Final = frozenset({Phase.EXCHANGING, Phase.LOADING, Phase.REPAIRING, Phase.ENROLLING})


@dataclass(frozen=True)
class SyncState:
    """Everything the machine knows between two events.

    `held_for`: the seconds until a command can no longer be undone. `accepted`: the person has agreed that a large
    part of the cases goes. Beyond `wall`, half of what the line last broke at, pages grow by steps. `tries` counts how
    often each bucket did not add up; `repairs` what was done about that, and about lost snapshots, in this cycle.
    """

    phase: Phase = Phase.IDLE
    in_flight: tuple[int, ...] = ()
    command_bytes: int = 0
    link: Link = Link.NEVER
    asked_again: bool = False
    refreshed: bool = False
    enrolled: bool = False
    accepted: bool = False
    attempt: int = 0
    repairs: int = 0
    tries: Mapping[str, int] = field(default_factory=dict)
    limit_bytes: int = FIRST_PAGE
    wall: int = LARGEST_PAGE
    held_for: float | None = None
    poll: float = 60.0
    data_as_of: datetime | None = None
    problem: str = ""
    wait_seconds: float | None = None
    done: int = 0
    expected: int = 0
    gone: int = 0
    total: int = 0

    def status(self, armed_at: datetime | None) -> SyncStatus:
        """For the status bar; `armed_at` is the instant of the appointed next try, if there is one."""
        told = self.link, self.data_as_of, armed_at, self.problem, self.done, self.expected
        return SyncStatus(*told, self.gone, self.total)


Step = tuple[SyncState, tuple[Effect, ...]]


def step(state: SyncState, event: Event) -> Step:
    """What follows from `event`; an event the machine does not wait for changes nothing."""
    match event:
        case Asked():
            return _asked(state)
        case Accepted():
            return _asked(replace(state, accepted=True))
        case Prepared(request) if state.phase is Phase.PREPARING:
            numbers = tuple(command["dseq"] for command in request.commands)
            exchanging = replace(state, phase=Phase.EXCHANGING, in_flight=numbers, held_for=event.held_for)
            return replace(exchanging, command_bytes=event.command_bytes), (Exchange(request),)
        case Answered(reply) if state.phase is Phase.EXCHANGING:
            limit = _next_page(state, event.seconds, full=reply.more)
            storing = replace(state, phase=Phase.STORING, in_flight=(), limit_bytes=limit)
            return storing, (Store(reply, state.accepted),)
        case Stored() if state.phase is Phase.STORING:
            return _stored(state, event)
        case Loaded() if state.phase is Phase.LOADING:
            return _loaded(state, event)
        case Repaired() if state.phase is Phase.REPAIRING:
            return _prepare(state)
        case Enrolled() if state.phase is Phase.ENROLLING:
            return _prepare(state)
        case Refreshed():
            return _prepare(replace(state, refreshed=True)) if state.phase is Phase.REFRESHING else _asked(state)
        case Failed() if state.phase is not Phase.IDLE:
            after, effects = _failed(state, event)
            taken_back = (TakeBack(state.in_flight),) if event.unsent and state.in_flight else ()
            return replace(after, in_flight=()), (*taken_back, *effects)
        case _:
            return state, ()


def _prepare(state: SyncState) -> Step:
    begun = replace(state, phase=Phase.PREPARING, link=Link.SYNCING, asked_again=False, wait_seconds=None)
    return begun, (Prepare(begun.limit_bytes),)


def _asked(state: SyncState) -> Step:
    if state.phase is not Phase.IDLE:
        return replace(state, asked_again=True), ()
    return _prepare(replace(state, refreshed=False, enrolled=False, repairs=0, done=0, expected=0))


def _stored(state: SyncState, event: Stored) -> Step:
    going_on = replace(
        state,
        attempt=0,
        problem="",
        data_as_of=event.data_as_of,
        done=state.done + event.cases,
        expected=state.expected + event.expected,
        poll=poll_seconds(event.poll_seconds),
        gone=0,
        total=0,
        tries=state.tries if event.more or event.loading else kept(state.tries, event.diverged),
    )
    if mending := _mended(going_on, event.diverged):
        return mending
    if event.more or event.unsent or state.asked_again:
        return _prepare(going_on)
    if event.loading:
        return _load(going_on)
    wait = going_on.poll if state.held_for is None else min(going_on.poll, max(SHORTEST_HOLD_SECONDS, state.held_for))
    rested = replace(going_on, phase=Phase.IDLE, link=Link.CONNECTED, wait_seconds=wait, accepted=False)
    return rested, (Arm(wait),)


def _mended(state: SyncState, diverged: frozenset[str]) -> Step | None:
    """The effort that is due for buckets that do not add up; None if there is none."""
    if not diverged or state.repairs >= REPAIRS_A_CYCLE:
        return None
    tries, repair, again = due(state.tries, diverged)
    if not repair and not again:
        return None
    return replace(state, phase=Phase.REPAIRING, repairs=state.repairs + 1, tries=tries), (Repair(repair, again),)


def _next_page(state: SyncState, seconds: float, *, full: bool) -> int:
    """Grows fast up to the wall, then by steps: else every other page is lost on a line that breaks at some size."""
    wanted = page_bytes(state.limit_bytes, seconds, full=full)
    return within_page(min(wanted, max(state.wall, state.limit_bytes + PAGE_STEP)))


def _load(state: SyncState) -> Step:
    return replace(state, phase=Phase.LOADING), (Load(state.limit_bytes),)


def _loaded(state: SyncState, event: Loaded) -> Step:
    going_on = replace(
        state,
        attempt=0,
        done=state.done + event.cases,
        limit_bytes=_next_page(state, event.seconds, full=event.full),
        held_for=None if state.held_for is None else state.held_for - event.seconds,
    )
    may_leave = going_on.held_for is not None and going_on.held_for <= 0
    return _load(going_on) if event.more and not (state.asked_again or may_leave) else _prepare(going_on)


_STOPPING = {
    ProblemCode.SESSION_EXPIRED: Link.SESSION_EXPIRED,
    ProblemCode.WRONG_PASSWORD: Link.SESSION_EXPIRED,
    ProblemCode.ACCOUNT_LOCKED: Link.SESSION_EXPIRED,
    ProblemCode.UPGRADE_NEEDED: Link.UPGRADE_NEEDED,
    ProblemCode.DEVICE_REVOKED: Link.REVOKED,
}
_TOO_SLOW = (ProblemCode.SERVER_SLOW, ProblemCode.SERVER_DOWN)  # with `unsent` nothing was under way: no sign of size


def _failed(state: SyncState, event: Failed) -> Step:
    talking = state.phase in TALKING
    if event.code == ProblemCode.SESSION_EXPIRED and talking and not state.refreshed:
        return replace(state, phase=Phase.REFRESHING), (Refresh(),)
    if event.code == ProblemCode.DEVICE_UNKNOWN and talking and not state.enrolled:
        return replace(state, phase=Phase.ENROLLING, enrolled=True), (Enrol(),)
    if event.code == ProblemCode.SNAPSHOT_GONE and state.repairs < REPAIRS_A_CYCLE:
        return _prepare(replace(state, repairs=state.repairs + 1))
    if event.code == ProblemCode.PAGE_TOO_LARGE and state.phase is Phase.EXCHANGING:
        if state.limit_bytes > SMALLEST_PAGE:
            return _prepare(replace(state, limit_bytes=within_page(state.limit_bytes // 2)))
        # What is no larger than that is not what is wrong here: something in between refuses whatever comes.
        if len(state.in_flight) == 1 and state.command_bytes > SMALLEST_PAGE:
            after, effects = _prepare(state)
            return after, (SetAside(state.in_flight[0]), *effects)
    if event.code in _TOO_SLOW and talking and not event.unsent:
        half = within_page(state.limit_bytes // 2)
        state = replace(state, limit_bytes=half, wall=half)
    return _rested(state, event)


def _rested(state: SyncState, event: Failed) -> Step:
    """What failed is tried again at its time; a page that was held back is asked for like any other."""
    stopped = _STOPPING.get(ProblemCode(event.code))
    held = event.code == ProblemCode.MANY_CASES_GONE
    attempt = 0 if held else state.attempt + 1
    wait = STOPPED_CHECK_SECONDS if stopped else wait_seconds(attempt, event.chance, event.retry_after)
    if held:
        wait = state.poll
    rested = replace(
        state,
        phase=Phase.IDLE,
        link=stopped or (Link.HELD if held else Link.OFFLINE),
        attempt=attempt,
        problem=event.code,
        asked_again=False,
        wait_seconds=None if stopped else wait,
        gone=event.gone,
        total=event.total,
    )
    return rested, (Arm(wait),)


__all__ = [
    "Accepted",
    "Answered",
    "Arm",
    "Asked",
    "Effect",
    "Enrol",
    "Enrolled",
    "Event",
    "Exchange",
    "Failed",
    "Load",
    "Loaded",
    "Phase",
    "Prepare",
    "Prepared",
    "Refresh",
    "Refreshed",
    "Repair",
    "Repaired",
    "SetAside",
    "Store",
    "Stored",
    "SyncState",
    "TakeBack",
    "step",
]
