"""Whatever happens in whatever order, the sync machine has one thing under way or an appointment, and gets through."""

import random
from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.problems import ProblemCode
from app.status import Link
from app.sync.engine import (
    FIRST_PAGE,
    SMALLEST_PAGE,
    STOPPED_CHECK_SECONDS,
    Answered,
    Arm,
    Asked,
    Effect,
    Event,
    Exchange,
    Failed,
    Phase,
    Prepare,
    Prepared,
    Refresh,
    Refreshed,
    Repair,
    Repaired,
    Store,
    Stored,
    SyncState,
    TakeBack,
    step,
)
from app.sync.schedule import LONGEST_WAIT_SECONDS, SHORTEST_POLL_SECONDS, ceiling_seconds
from domain.ids import DeviceId
from domain.protocol import SyncReply, SyncRequest
from tests.support.console import NOW

REQUEST = SyncRequest(1, DeviceId("d"), commands=({"dseq": 1},))
REPLY = SyncReply("e1", "2026-11-20T02:00:00Z", "c1")
UNDER_WAY = {
    Phase.PREPARING: Prepare,
    Phase.EXCHANGING: Exchange,
    Phase.STORING: (Store, Repair),
    Phase.REFRESHING: Refresh,
}
FAILURES = st.builds(
    Failed,
    st.sampled_from([*ProblemCode, ProblemCode.SESSION_EXPIRED, ProblemCode.PAGE_TOO_LARGE]),
    st.sampled_from([0.0, 0.0, 5.0, 3600.0, 1e12]),
    st.floats(0, 1, exclude_max=True),
    st.booleans(),
)
STORED = st.builds(
    Stored,
    more=st.booleans(),
    unsent=st.booleans(),
    diverged=st.sampled_from([frozenset(), frozenset(), frozenset({"un:a"})]),
    cases=st.integers(0, 50),
    expected=st.integers(0, 50),
    data_as_of=st.just(NOW),
    poll_seconds=st.sampled_from([60.0, 0.0, 1e9]),
)
EVENTS: st.SearchStrategy[Event] = st.one_of(
    st.just(Asked()),
    st.just(Prepared(REQUEST)),
    st.just(Answered(REPLY)),
    STORED,
    st.just(Repaired()),
    st.just(Refreshed()),
    FAILURES,
)


def check(before: SyncState, event: Event, state: SyncState, effects: tuple[Effect, ...]) -> None:
    """What holds for every single step."""
    arms = [effect for effect in effects if isinstance(effect, Arm)]
    others = [effect for effect in effects if not isinstance(effect, Arm | TakeBack)]
    assert len(arms) + len(others) <= 1, "two things at once"
    if state.phase is Phase.IDLE and effects:
        assert arms, "at rest without an appointment"
    if state.phase is not before.phase:
        assert arms or isinstance(others[0], UNDER_WAY[state.phase]), "waits for what nobody does"
    for effect in others:
        assert isinstance(effect, UNDER_WAY[state.phase])
        if isinstance(effect, Exchange):
            assert before.phase is Phase.PREPARING and isinstance(event, Prepared)
        if isinstance(effect, Prepare):
            assert SMALLEST_PAGE <= effect.limit_bytes <= FIRST_PAGE
            assert not state.asked_again, "what was asked for before is in this request"
    for arm in arms:
        assert 0 <= arm.seconds <= LONGEST_WAIT_SECONDS
        if isinstance(event, Stored):
            assert (state.attempt, state.problem) == (0, "") and arm.seconds >= SHORTEST_POLL_SECONDS
            assert not (event.more or event.unsent or before.asked_again)
        elif isinstance(event, Failed):
            assert state.attempt == before.attempt + 1
            assert state.problem == event.code
            stopped = state.link not in (Link.OFFLINE, Link.CONNECTED)
            assert arm.seconds >= min(event.retry_after, STOPPED_CHECK_SECONDS if stopped else LONGEST_WAIT_SECONDS)
            if not stopped and not event.retry_after:
                assert arm.seconds <= ceiling_seconds(state.attempt)
    if isinstance(event, Failed) and not effects:
        assert before.phase is Phase.IDLE
    assert (state.phase is Phase.EXCHANGING) or not state.in_flight
    assert state.repairs <= 2


@settings(max_examples=400, deadline=None)
@given(events=st.lists(EVENTS, max_size=40))
def test_any_events_in_any_order(events: list[Event]) -> None:
    state, exchanging = SyncState(), False
    for event in events:
        before = state
        state, effects = step(state, event)
        check(before, event, state, effects)
        if isinstance(event, Answered | Failed) and before.phase is Phase.EXCHANGING:
            exchanging = False
        if any(isinstance(effect, Exchange) for effect in effects):
            assert not exchanging, "two exchanges at once"
            exchanging = True


@dataclass
class World:
    """A worker and a server without threads: carries out effects, and fails as its dice say."""

    dice: random.Random
    loss: float
    pages: int = 6
    queued: int = 7
    sent: int = 0
    exchanges: int = 0
    appointment: float | None = None
    refused_above: int = 40_000
    token_is_good: bool = False
    log: list[str] = field(default_factory=list)

    def carry_out(self, effect: Effect) -> Event | None:
        self.log.append(type(effect).__name__)
        if isinstance(effect, Arm):
            self.appointment = effect.seconds
            return None
        if isinstance(effect, TakeBack):
            return None
        if self.dice.random() < self.loss:
            codes = ["server_down", "server_slow", "server_error", "not_our_server", "disk_full", "offline"]
            return Failed(self.dice.choice(codes), self.dice.choice([0.0, 3.0]), self.dice.random())
        match effect:
            case Prepare(limit_bytes):
                return Prepared(SyncRequest(1, DeviceId("d"), limit_bytes=limit_bytes))
            case Exchange(request):
                self.exchanges += 1
                if not self.token_is_good:
                    return Failed("session_expired", 0, 0.5)
                if request.limit_bytes > self.refused_above:
                    return Failed("page_too_large", 0, 0.5)
                return Answered(REPLY)
            case Store():
                self.pages, self.queued = max(0, self.pages - 1), max(0, self.queued - 3)
                diverged = frozenset({"un:a"}) if self.dice.random() < 0.1 else frozenset[str]()
                return Stored(self.pages > 0, self.queued > 0, diverged, 1, 1, NOW, 60)
            case Repair():
                self.pages += 2
                return Repaired()
            case Refresh():
                self.token_is_good = True
                return Refreshed()


@pytest.mark.parametrize("seed", range(60))
def test_over_a_bad_line_everything_gets_through_in_finitely_many_tries(seed: int) -> None:
    world = World(random.Random(seed), loss=0.4 if seed % 3 else 0.0)
    state, pending = SyncState(), list[Event]([Asked()])
    for _ in range(5_000):
        if not pending:
            assert state.phase is Phase.IDLE and world.appointment is not None
            if (world.pages, world.queued, state.link) == (0, 0, Link.CONNECTED):
                break
            pending.append(Asked())
        event, before = pending.pop(0), state
        state, effects = step(state, event)
        check(before, event, state, effects)
        pending += [follow for effect in effects if (follow := world.carry_out(effect)) is not None]
        if world.dice.random() < 0.1 and state.phase is not Phase.IDLE:
            state, none = step(state, Asked())
            assert none == ()
    else:
        raise AssertionError("it never came to rest")
    assert state.problem == "" and state.attempt == 0
    if not world.loss:
        assert world.exchanges < 40
