"""Whatever happens in whatever order, the sync machine has one thing under way or an appointment, and gets through."""

import random
from dataclasses import dataclass, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.problems import ProblemCode
from app.status import Link
from app.sync.engine import (
    REPAIRS_A_CYCLE,
    STOPPED_CHECK_SECONDS,
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
    Phase,
    Prepare,
    Prepared,
    Refresh,
    Refreshed,
    Repair,
    Repaired,
    SetAside,
    Store,
    Stored,
    SyncState,
    TakeBack,
    step,
)
from app.sync.schedule import (
    LARGEST_PAGE,
    LONGEST_WAIT_SECONDS,
    SHORTEST_POLL_SECONDS,
    SMALLEST_PAGE,
    ceiling_seconds,
)
from domain.ids import DeviceId
from domain.protocol import SyncReply, SyncRequest
from tests.support.console import NOW

REQUEST = SyncRequest(1, DeviceId("d"), commands=({"dseq": 1},))
REPLY = SyncReply("e1", "2026-11-20T02:00:00Z", "c1")
UNDER_WAY = {
    Phase.PREPARING: Prepare,
    Phase.EXCHANGING: Exchange,
    Phase.STORING: Store,
    Phase.LOADING: Load,
    Phase.REPAIRING: Repair,
    Phase.ENROLLING: Enrol,
    Phase.REFRESHING: Refresh,
}
FAILURES = st.builds(
    Failed,
    st.sampled_from(
        [*ProblemCode, *[ProblemCode.SESSION_EXPIRED, ProblemCode.PAGE_TOO_LARGE, ProblemCode.DEVICE_UNKNOWN] * 2]
    ),
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
    loading=st.booleans(),
)
EVENTS: st.SearchStrategy[Event] = st.one_of(
    st.just(Asked()),
    st.just(Accepted()),
    st.builds(Prepared, st.just(REQUEST), st.sampled_from([None, 0.0, 7.0]), st.sampled_from([0, 9_000])),
    st.builds(Answered, st.just(REPLY), st.sampled_from([0.0, 3.0, 100.0, 1e9])),
    st.builds(Loaded, st.booleans(), st.sampled_from([0.0, 3.0, 100.0]), st.booleans(), st.integers(0, 9)),
    st.just(Enrolled()),
    STORED,
    st.just(Repaired()),
    st.just(Refreshed()),
    FAILURES,
)


def check(before: SyncState, event: Event, state: SyncState, effects: tuple[Effect, ...]) -> None:
    """What holds for every single step."""
    arms = [effect for effect in effects if isinstance(effect, Arm)]
    others = [effect for effect in effects if not isinstance(effect, Arm | TakeBack | SetAside)]
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
            assert not state.asked_again, "what was asked for before is in this request"
        if isinstance(effect, Prepare | Load):
            assert SMALLEST_PAGE <= effect.limit_bytes <= LARGEST_PAGE
        if isinstance(effect, Load):
            assert not before.asked_again, "a command waits behind a snapshot"
        if isinstance(effect, Store) and effect.vanishing:
            assert before.accepted, "nobody was asked"
        if isinstance(effect, Repair):
            assert state.repairs == before.repairs + 1 and (effect.buckets or effect.again)
    for arm in arms:
        assert 0 <= arm.seconds <= LONGEST_WAIT_SECONDS
        if isinstance(event, Stored):
            assert (state.attempt, state.problem) == (0, "")
            assert arm.seconds >= (SHORTEST_POLL_SECONDS if before.held_for is None else 1.0)
            assert not (event.more or event.unsent or event.loading or before.asked_again)
        elif isinstance(event, Failed) and event.code == ProblemCode.MANY_CASES_GONE:
            assert (state.link, arm.seconds) == (Link.HELD, state.poll)
        elif isinstance(event, Failed):
            assert state.attempt == before.attempt + 1
            stopped = state.link not in (Link.OFFLINE, Link.CONNECTED)
            assert arm.seconds >= min(event.retry_after, STOPPED_CHECK_SECONDS if stopped else LONGEST_WAIT_SECONDS)
            if not stopped and not event.retry_after:
                assert arm.seconds <= ceiling_seconds(state.attempt)
        if isinstance(event, Failed):
            assert state.problem == event.code
    if isinstance(event, Failed) and not effects:
        assert before.phase is Phase.IDLE
    assert (state.phase is Phase.EXCHANGING) or not state.in_flight
    assert state.repairs <= REPAIRS_A_CYCLE


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
    pieces: int = 5
    queued: int = 7
    exchanges: int = 0
    appointment: float | None = None
    refused_above: int = 40_000
    token_is_good: bool = False
    enrolled: bool = False
    poison: bool = True

    def carry_out(self, effect: Effect) -> Event | None:
        if isinstance(effect, Arm):
            self.appointment = effect.seconds
            return None
        if isinstance(effect, SetAside):
            self.poison = False
        if isinstance(effect, TakeBack | SetAside):
            return None
        if self.dice.random() < self.loss:
            codes = ["server_down", "server_slow", "server_error", "not_our_server", "disk_full", "offline"]
            return Failed(self.dice.choice(codes), self.dice.choice([0.0, 3.0]), self.dice.random())
        match effect:
            case Prepare(limit_bytes):
                held_for = 4.0 if self.dice.random() < 0.1 else None
                return Prepared(replace(REQUEST, limit_bytes=limit_bytes), held_for, 9_000)
            case Exchange(request):
                self.exchanges += 1
                if not self.token_is_good:
                    return Failed("session_expired", 0, 0.5)
                if not self.enrolled:
                    return Failed("device_unknown", 0, 0.5)
                if request.limit_bytes > self.refused_above or self.poison:
                    return Failed("page_too_large", 0, 0.5)
                return Answered(REPLY, self.dice.choice([1.0, 30.0]))
            case Store():
                self.pages, self.queued = max(0, self.pages - 1), max(0, self.queued - 3)
                diverged = frozenset({"un:a"}) if self.dice.random() < 0.1 else frozenset[str]()
                loading = self.pieces > 0
                return Stored(self.pages > 0, self.queued > 0, diverged, 1, 1, NOW, 60, loading)
            case Load():
                if self.dice.random() < 0.1:
                    return Failed("snapshot_gone", 0, 0.5)
                self.pieces = max(0, self.pieces - 1)
                return Loaded(self.pieces > 0, 1.0, True)
            case Repair(_, again):
                self.pages += 2 * len(again)
                return Repaired()
            case Refresh():
                self.token_is_good = True
                return Refreshed()
            case Enrol():
                self.enrolled = True
                return Enrolled()


@pytest.mark.parametrize("seed", range(60))
def test_over_a_bad_line_everything_gets_through_in_finitely_many_tries(seed: int) -> None:
    world = World(random.Random(seed), loss=0.4 if seed % 3 else 0.0)
    state, pending = SyncState(), list[Event]([Asked()])
    for _ in range(5_000):
        if not pending:
            assert state.phase is Phase.IDLE and world.appointment is not None
            if (world.pages, world.pieces, world.queued, state.link) == (0, 0, 0, Link.CONNECTED):
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
    assert not world.poison, "what no request can carry still stands before the others"
    if not world.loss:
        assert world.exchanges < 60
