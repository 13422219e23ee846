"""The sync machine by its table: what follows from each event in each phase, and how failures are met."""

import ast
from dataclasses import replace
from pathlib import Path

import pytest

from app.problems import ProblemCode
from app.status import Link
from app.sync import engine
from app.sync.engine import (
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
    Store,
    Stored,
    SyncState,
    TakeBack,
    step,
)
from app.sync.schedule import (
    HIGHEST_CEILING_SECONDS,
    LONGEST_WAIT_SECONDS,
    ceiling_seconds,
    poll_seconds,
    wait_seconds,
)
from domain.ids import DeviceId
from domain.protocol import SyncReply, SyncRequest
from tests.support.console import NOW

ROOT = Path(__file__).parents[3]
REQUEST = SyncRequest(1, DeviceId("d"), commands=({"dseq": 4}, {"dseq": 7}))
REPLY = SyncReply("e1", "2026-11-20T02:00:00Z", "c1")
PREPARING = SyncState(Phase.PREPARING, link=Link.SYNCING)
EXCHANGING = replace(PREPARING, phase=Phase.EXCHANGING, in_flight=(4, 7))
STORING = replace(PREPARING, phase=Phase.STORING)
REFRESHING = replace(PREPARING, phase=Phase.REFRESHING)
LOADING = replace(PREPARING, phase=Phase.LOADING)
REPAIRING = replace(PREPARING, phase=Phase.REPAIRING)
ENROLLING = replace(PREPARING, phase=Phase.ENROLLING, enrolled=True)
AT_WORK = (PREPARING, EXCHANGING, STORING, REFRESHING, LOADING, REPAIRING, ENROLLING)
PHASES = {state.phase: state for state in (SyncState(), *AT_WORK)}


def stored(
    *,
    more: bool = False,
    unsent: bool = False,
    diverged: tuple[str, ...] = (),
    poll: float = 60,
    loading: bool = False,
) -> Stored:
    return Stored(more, unsent, frozenset(diverged), 3, 10, NOW, poll, loading)


def failed(code: str, retry_after: float = 0, chance: float = 0.5, *, unsent: bool = False) -> Failed:
    return Failed(code, retry_after, chance, unsent)


def run(state: SyncState, *events: Event) -> tuple[SyncState, list[Effect]]:
    found: list[Effect] = []
    for event in events:
        state, effects = step(state, event)
        found += effects
    return state, found


# In each phase, which events are waited for, and what they lead to; everything else changes nothing.
TABLE: list[tuple[Phase, Event, Phase, type[Effect]]] = [
    (Phase.IDLE, Asked(), Phase.PREPARING, Prepare),
    (Phase.IDLE, Refreshed(), Phase.PREPARING, Prepare),
    (Phase.IDLE, Accepted(), Phase.PREPARING, Prepare),
    (Phase.PREPARING, Prepared(REQUEST), Phase.EXCHANGING, Exchange),
    (Phase.PREPARING, failed("disk_full"), Phase.IDLE, Arm),
    (Phase.EXCHANGING, Answered(REPLY), Phase.STORING, Store),
    (Phase.EXCHANGING, failed("server_down"), Phase.IDLE, Arm),
    (Phase.EXCHANGING, failed("session_expired"), Phase.REFRESHING, Refresh),
    (Phase.EXCHANGING, failed("page_too_large"), Phase.PREPARING, Prepare),
    (Phase.STORING, stored(), Phase.IDLE, Arm),
    (Phase.STORING, stored(more=True), Phase.PREPARING, Prepare),
    (Phase.STORING, stored(unsent=True), Phase.PREPARING, Prepare),
    (Phase.STORING, stored(diverged=("un:a",)), Phase.REPAIRING, Repair),
    (Phase.STORING, stored(loading=True), Phase.LOADING, Load),
    (Phase.STORING, stored(loading=True, unsent=True), Phase.PREPARING, Prepare),
    (Phase.STORING, stored(loading=True, more=True), Phase.PREPARING, Prepare),
    (Phase.STORING, failed("many_cases_gone"), Phase.IDLE, Arm),
    (Phase.LOADING, Loaded(True), Phase.LOADING, Load),
    (Phase.LOADING, Loaded(False), Phase.PREPARING, Prepare),
    (Phase.LOADING, failed("snapshot_gone"), Phase.PREPARING, Prepare),
    (Phase.LOADING, failed("session_expired"), Phase.REFRESHING, Refresh),
    (Phase.LOADING, failed("server_down"), Phase.IDLE, Arm),
    (Phase.REPAIRING, Repaired(), Phase.PREPARING, Prepare),
    (Phase.REPAIRING, failed("session_expired"), Phase.REFRESHING, Refresh),
    (Phase.REPAIRING, failed("server_down"), Phase.IDLE, Arm),
    (Phase.EXCHANGING, failed("device_unknown"), Phase.ENROLLING, Enrol),
    (Phase.LOADING, failed("device_unknown"), Phase.ENROLLING, Enrol),
    (Phase.ENROLLING, Enrolled(), Phase.PREPARING, Prepare),
    (Phase.ENROLLING, failed("device_unknown"), Phase.IDLE, Arm),
    (Phase.ENROLLING, failed("session_expired"), Phase.REFRESHING, Refresh),
    (Phase.STORING, failed("disk_full"), Phase.IDLE, Arm),
    (Phase.STORING, failed("upgrade_needed"), Phase.IDLE, Arm),
    (Phase.REFRESHING, Refreshed(), Phase.PREPARING, Prepare),
    (Phase.REFRESHING, failed("session_expired"), Phase.IDLE, Arm),
    (Phase.REFRESHING, failed("server_slow"), Phase.IDLE, Arm),
]
EVENTS: list[Event] = [
    Asked(),
    Accepted(),
    Loaded(True),
    Enrolled(),
    Prepared(REQUEST),
    Answered(REPLY),
    stored(),
    Repaired(),
    Refreshed(),
    failed("offline"),
]


@pytest.mark.parametrize(("at", "event", "phase", "kind"), TABLE, ids=lambda part: getattr(part, "code", None))
def test_the_table(at: Phase, event: Event, phase: Phase, kind: type[Effect]) -> None:
    state, [effect] = step(PHASES[at], event)
    assert (state.phase, type(effect)) == (phase, kind)


@pytest.mark.parametrize("phase", Phase)
@pytest.mark.parametrize("event", EVENTS, ids=lambda event: type(event).__name__)
def test_what_is_not_waited_for_starts_nothing(phase: Phase, event: Event) -> None:
    waited_for = any(row[0] is phase and type(row[1]) is type(event) for row in TABLE)
    if not waited_for:
        state, effects = step(PHASES[phase], event)
        assert effects == ()
        quiet = {"asked_again": False, "accepted": False}
        assert replace(state, **quiet) == replace(PHASES[phase], **quiet)  # type: ignore[arg-type]


@pytest.mark.parametrize("times", [1, 5])
@pytest.mark.parametrize("at", [PREPARING, EXCHANGING, STORING], ids=lambda state: state.phase)
def test_asked_during_a_cycle_makes_exactly_one_more(at: SyncState, times: int) -> None:
    way: dict[Phase, list[Event]] = {
        Phase.PREPARING: [Prepared(REQUEST), Answered(REPLY), stored()],
        Phase.EXCHANGING: [Answered(REPLY), stored()],
        Phase.STORING: [stored()],
    }
    state, effects = run(at, *[Asked()] * times, *way[at.phase])
    assert (state.phase, [type(effect) for effect in effects].count(Arm)) == (Phase.PREPARING, 0)
    state, effects = run(state, Prepared(REQUEST), Answered(REPLY), stored())
    assert (state.phase, [type(effect) for effect in effects]) == (Phase.IDLE, [Exchange, Store, Arm])
    assert state.link is Link.CONNECTED


def test_asked_while_the_session_is_renewed_is_met_by_the_request_that_follows() -> None:
    state, effects = run(REFRESHING, Asked(), Refreshed(), Prepared(REQUEST), Answered(REPLY), stored())
    assert (state.phase, [type(effect) for effect in effects]) == (Phase.IDLE, [Prepare, Exchange, Store, Arm])


def test_asked_and_then_failed_waits_like_any_failure() -> None:
    state, effects = run(EXCHANGING, Asked(), failed("server_down"))
    assert (state.phase, state.asked_again, [type(effect) for effect in effects]) == (Phase.IDLE, False, [Arm])


def test_an_expired_session_is_refreshed_once_and_then_the_person_is_asked() -> None:
    state, effects = run(EXCHANGING, failed("session_expired"), Refreshed(), Prepared(REQUEST))
    assert [type(effect) for effect in effects] == [Refresh, Prepare, Exchange]
    state, effects = run(state, failed("session_expired"))
    assert (state.phase, state.link, effects) == (Phase.IDLE, Link.SESSION_EXPIRED, [Arm(STOPPED_CHECK_SECONDS)])
    assert state.status(NOW).problem == "session_expired"
    state, effects = run(state, Refreshed())  # signed in again
    assert (state.phase, [type(effect) for effect in effects]) == (Phase.PREPARING, [Prepare])
    state, effects = run(state, Prepared(REQUEST), failed("session_expired"))
    assert state.phase is Phase.REFRESHING, "a new cycle may refresh again"


@pytest.mark.parametrize("code", ["session_expired", "wrong_password", "account_locked"])
def test_a_refresh_that_is_turned_down_stops_and_asks_the_person(code: str) -> None:
    state, effects = run(REFRESHING, failed(code))
    assert (state.link, state.wait_seconds, effects) == (Link.SESSION_EXPIRED, None, [Arm(STOPPED_CHECK_SECONDS)])


@pytest.mark.parametrize(("code", "link"), [("upgrade_needed", Link.UPGRADE_NEEDED), ("device_revoked", Link.REVOKED)])
@pytest.mark.parametrize("at", [EXCHANGING, STORING, REFRESHING], ids=lambda state: state.phase)
def test_what_only_people_can_mend_is_looked_at_once_an_hour(at: SyncState, code: str, link: Link) -> None:
    state, effects = run(at, failed(code, chance=0.0))
    assert (state.link, state.problem, effects) == (link, code, [Arm(STOPPED_CHECK_SECONDS)])


def test_failures_wait_longer_and_longer_and_a_success_forgets_them() -> None:
    state = SyncState()
    for attempt in range(1, 30):
        state, _ = run(state, Asked(), Prepared(REQUEST))
        state, effects = run(state, failed("server_down", chance=0.75))
        assert effects == [Arm(0.75 * ceiling_seconds(attempt))]
        assert (state.attempt, state.link, state.problem) == (attempt, Link.OFFLINE, "server_down")
    state, _ = run(state, Asked(), Prepared(REQUEST), Answered(REPLY), stored())
    assert (state.attempt, state.problem) == (0, "")
    _, effects = run(state, Asked(), failed("disk_full", chance=0.75))
    assert effects[-1] == Arm(0.75 * ceiling_seconds(1))


@pytest.mark.parametrize("attempt", [1, 2, 9, 10, 50, 10_000])
@pytest.mark.parametrize("chance", [0.0, 0.3, 0.999999])
@pytest.mark.parametrize("retry_after", [0.0, 7.0, 3_000.0])
def test_a_wait_is_within_its_bounds(attempt: int, chance: float, retry_after: float) -> None:
    wait = wait_seconds(attempt, chance, retry_after)
    assert wait >= retry_after
    assert 0 <= wait <= max(retry_after, ceiling_seconds(attempt))
    assert 4.0 <= ceiling_seconds(attempt) <= ceiling_seconds(attempt + 1) <= HIGHEST_CEILING_SECONDS == 900
    if retry_after == 0:
        assert wait == chance * ceiling_seconds(attempt)


@pytest.mark.parametrize("told", [float("inf"), 1e300, 10.0**12])
def test_no_server_can_send_a_console_away_for_good(told: float) -> None:
    assert wait_seconds(1, 0.5, told) == LONGEST_WAIT_SECONDS
    assert poll_seconds(told) == LONGEST_WAIT_SECONDS


@pytest.mark.parametrize(("told", "wait"), [(60, 60), (0, 5), (-3, 5), (300, 300)])
def test_no_server_can_make_a_console_ask_without_a_pause(told: float, wait: float) -> None:
    state, effects = run(STORING, stored(poll=told))
    assert (effects, state.wait_seconds) == ([Arm(wait)], wait)


def test_what_certainly_did_not_arrive_is_taken_back_before_anything_else() -> None:
    for code in ("server_down", "session_expired", "page_too_large", "upgrade_needed"):
        state, effects = run(EXCHANGING, failed(code, unsent=True))
        assert effects[0] == TakeBack((4, 7))
        assert len(effects) == 2 and state.in_flight == ()
        assert not any(isinstance(effect, TakeBack) for effect in run(EXCHANGING, failed(code))[1])
    assert not any(isinstance(effect, TakeBack) for effect in run(STORING, failed("disk_full", unsent=True))[1])


def test_progress_adds_up_over_a_cycle_and_begins_anew_with_the_next() -> None:
    state, _ = run(STORING, stored(more=True), Prepared(REQUEST), Answered(REPLY), stored())
    status = state.status(NOW)
    assert (status.done, status.expected, status.data_as_of, status.next_try_at) == (6, 20, NOW, NOW)
    state, _ = step(state, Asked())
    assert (state.done, state.expected, state.status(None).link) == (0, 0, Link.SYNCING)


def test_every_code_of_a_problem_is_met() -> None:
    for code in ProblemCode:
        for at in AT_WORK:
            state, effects = step(at, failed(code))
            assert effects and (state.phase is not Phase.IDLE or isinstance(effects[-1], Arm))


FORBIDDEN = {"time", "random", "secrets", "threading", "socket", "asyncio", "os", "requests", "PySide6", "shiboken6"}


@pytest.mark.parametrize("module", ["engine", "schedule"])
def test_the_machine_knows_no_clock_no_chance_no_thread_and_no_network(module: str) -> None:
    """Nor does anything of the console that it imports; of the domain it uses plain records."""
    seen: set[Path] = set()
    waiting = [Path(engine.__file__).with_name(f"{module}.py")]
    while waiting:
        path = waiting.pop()
        seen.add(path)
        tree = ast.parse(path.read_text(encoding="utf-8"))
        names = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
        names |= {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
        assert not {name.partition(".")[0] for name in names} & FORBIDDEN, path.name
        called = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        assert not called & {"now", "utcnow", "today"}, path.name
        ours = {ROOT / (name.replace(".", "/") + ".py") for name in names if name.startswith("app.")}
        waiting += [each for each in ours if each not in seen]
    assert len(seen) >= 1 + (module == "engine") * 3
