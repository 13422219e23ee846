"""The sync machine's efforts: sizes of pages, what does not add up, snapshots, and what waits for a person."""

from dataclasses import replace

import pytest

from app.status import Link
from app.sync.engine import (
    FIRST_PAGE,
    Accepted,
    Answered,
    Arm,
    Asked,
    Enrol,
    Enrolled,
    Exchange,
    Load,
    Loaded,
    Phase,
    Prepare,
    Prepared,
    Repair,
    Repaired,
    SetAside,
    Store,
    SyncState,
    TakeBack,
    step,
)
from app.sync.schedule import LARGEST_PAGE, SMALLEST_PAGE, page_bytes
from tests.app.sync.test_machine import (
    EXCHANGING,
    LOADING,
    PREPARING,
    REPAIRING,
    REPLY,
    REQUEST,
    STORING,
    failed,
    run,
    stored,
)
from tests.support.console import NOW


def test_a_page_that_is_too_large_is_halved_down_to_the_smallest() -> None:
    state, sizes = EXCHANGING, []
    while True:
        state, [*_, effect] = step(state, failed("page_too_large"))
        if not isinstance(effect, Prepare):
            break
        sizes.append(effect.limit_bytes)
        state, _ = step(state, Prepared(REQUEST))
    assert sizes == [32 * 1024, 16 * 1024, SMALLEST_PAGE]
    assert (state.phase, state.link, state.attempt) == (Phase.IDLE, Link.OFFLINE, 1)
    state, [effect] = step(state, Asked())
    assert effect == Prepare(SMALLEST_PAGE), "the next cycle does not begin with what was refused"


def test_a_single_command_that_no_request_can_carry_is_set_aside_and_the_others_go_on() -> None:
    alone = replace(EXCHANGING, in_flight=(7,), command_bytes=SMALLEST_PAGE + 1, limit_bytes=SMALLEST_PAGE)
    state, effects = step(alone, failed("page_too_large"))
    assert effects == (SetAside(7), Prepare(SMALLEST_PAGE))
    assert (state.phase, state.in_flight, state.attempt) == (Phase.PREPARING, (), 0)
    _, effects = step(alone, failed("page_too_large", unsent=True))
    assert effects == (TakeBack((7,)), SetAside(7), Prepare(SMALLEST_PAGE))
    for other in (
        replace(alone, in_flight=(4, 7)),
        replace(alone, in_flight=()),
        replace(alone, limit_bytes=9_000),
        replace(alone, command_bytes=SMALLEST_PAGE),
    ):
        assert not any(isinstance(effect, SetAside) for effect in step(other, failed("page_too_large"))[1])


@pytest.mark.parametrize("code", ["server_slow", "server_down"])
@pytest.mark.parametrize("at", [EXCHANGING, LOADING, REPAIRING], ids=lambda state: state.phase)
def test_what_was_cut_or_took_too_long_is_asked_for_in_smaller_pages(at: SyncState, code: str) -> None:
    assert step(at, failed(code))[0].limit_bytes == FIRST_PAGE // 2
    assert step(at, failed(code, unsent=True))[0].limit_bytes == FIRST_PAGE, "nothing was under way"
    assert step(replace(at, limit_bytes=SMALLEST_PAGE), failed(code))[0].limit_bytes == SMALLEST_PAGE
    for other in ("offline", "server_error", "not_our_server"):
        assert step(at, failed(other))[0].limit_bytes == FIRST_PAGE


@pytest.mark.parametrize(
    ("limit", "seconds", "full", "expected"),
    [
        (64_000, 10, True, 128_000),
        (64_000, 0, True, 128_000),
        (64_000, 20, True, 64_000),
        (64_000, 40, True, 32_000),
        (64_000, 40, False, 32_000),
        (64_000, 1, False, 64_000),
        (64_000, 1e9, True, SMALLEST_PAGE),
        (LARGEST_PAGE, 1, True, LARGEST_PAGE),
    ],
)
def test_a_page_is_what_takes_twenty_seconds(limit: int, seconds: float, full: bool, expected: int) -> None:
    assert page_bytes(limit, seconds, full=full) == expected
    state, _ = step(replace(EXCHANGING, limit_bytes=limit), Answered(replace(REPLY, more=full), seconds))
    assert state.limit_bytes == expected
    state, _ = step(replace(LOADING, limit_bytes=limit), Loaded(True, seconds, full))
    assert state.limit_bytes == expected


def again(state: SyncState) -> SyncState:
    return run(state, Asked(), Prepared(REQUEST), Answered(REPLY))[0]


def test_a_bucket_that_never_adds_up_is_repaired_then_fetched_anew_and_then_ever_more_rarely() -> None:
    """At every poll it is told of again; a cycle makes at most two efforts."""
    efforts: list[str] = []
    state = replace(STORING, repairs=2)
    for _ in range(40):
        state, [effect] = step(state, stored(diverged=("un:a",)))
        assert effect == Arm(60)
        state = again(state)
        for number in range(3):
            after, [effect] = step(state, stored(diverged=("un:a",)))
            if not isinstance(effect, Repair):
                break
            assert number < 2
            efforts.append("rows" if effect.buckets else "whole")
            assert effect.buckets | effect.again == {"un:a"} and not effect.buckets & effect.again
            state, _ = run(after, Repaired(), Prepared(REQUEST), Answered(REPLY))
    assert efforts[:4] == ["rows", "rows", "whole", "whole"]
    assert set(efforts[2:]) == {"whole"}
    assert len(efforts) <= 9, "40 polls and more would cost a whole bucket each"
    state = replace(state, phase=Phase.STORING, repairs=0)
    state, _ = step(state, stored())
    state = again(state)
    _, [effect] = step(state, stored(diverged=("un:a",)))
    assert effect == Repair(frozenset({"un:a"})), "once it has added up, the next trouble is a new one"


def test_while_more_is_on_its_way_nothing_is_known_to_add_up() -> None:
    state = replace(STORING, tries={"un:a": 3})
    for event in (stored(more=True), stored(loading=True)):
        assert step(state, event)[0].tries == {"un:a": 3}
    assert step(state, stored())[0].tries == {}


def test_a_snapshot_is_loaded_piece_by_piece_and_commands_go_first() -> None:
    state, effects = run(STORING, stored(loading=True), Loaded(True, 1, True), Loaded(True, 1))
    assert [type(effect) for effect in effects] == [Load, Load, Load]
    assert (state.link, state.done) == (Link.SYNCING, 3)
    state, none = step(state, Asked())
    assert none == ()
    state, effects = run(state, Loaded(True), Prepared(REQUEST), Answered(REPLY), stored(loading=True))
    assert [type(effect) for effect in effects] == [Prepare, Exchange, Store, Load]
    state, effects = run(state, Loaded(False), Prepared(REQUEST), Answered(REPLY), stored())
    assert [type(effect) for effect in effects] == [Prepare, Exchange, Store, Arm]
    assert state.link is Link.CONNECTED


def test_a_snapshot_that_is_always_gone_is_not_asked_for_without_end() -> None:
    state, prepares = LOADING, 0
    while True:
        state, [effect] = step(state, failed("snapshot_gone"))
        if isinstance(effect, Arm):
            break
        prepares += 1
        state, _ = run(state, Prepared(REQUEST), Answered(REPLY), stored(loading=True))
    assert (prepares, state.link) == (2, Link.OFFLINE)


def test_what_can_still_be_undone_leaves_when_its_time_is_over() -> None:
    state, effects = run(PREPARING, Prepared(REQUEST, 7.5), Answered(REPLY), stored())
    assert (effects[-1], state.wait_seconds) == (Arm(7.5), 7.5)
    _, effects = run(PREPARING, Prepared(REQUEST, 7.5), Answered(REPLY), stored(poll=6))
    assert effects[-1] == Arm(6)
    _, effects = run(PREPARING, Prepared(REQUEST, 7.5), failed("server_error", retry_after=300))
    assert effects[-1] == Arm(300), "the server's word is a floor"
    state, _ = run(PREPARING, Prepared(REQUEST, 7.5), Answered(REPLY), stored(loading=True))
    state, [effect] = step(state, Loaded(True, 5))
    assert isinstance(effect, Load)
    state, [effect] = step(state, Loaded(True, 5))
    assert isinstance(effect, Prepare), "also in the middle of a long load"


def test_a_computer_the_server_has_forgotten_is_enrolled_once_and_not_called_revoked() -> None:
    state, effects = run(EXCHANGING, failed("device_unknown", unsent=True), Enrolled(), Prepared(REQUEST))
    assert [type(effect) for effect in effects] == [TakeBack, Enrol, Prepare, Exchange]
    state, effects = run(state, failed("device_unknown"))
    assert (state.phase, state.link, state.problem) == (Phase.IDLE, Link.OFFLINE, "device_unknown")
    state, _ = run(state, Asked(), Prepared(REQUEST))
    assert isinstance(step(state, failed("device_unknown"))[1][0], Enrol), "a new cycle may try again"


def test_a_page_after_which_many_cases_were_gone_waits_for_the_person() -> None:
    held = replace(failed("many_cases_gone"), gone=30, total=40)
    state, effects = run(replace(STORING, poll=45.0), held)
    status = state.status(NOW)
    assert (status.link, status.problem, status.gone, status.total) == (Link.HELD, "many_cases_gone", 30, 40)
    assert (effects, state.attempt) == ([Arm(45)], 0)
    state, effects = run(state, Asked(), Prepared(REQUEST), Answered(REPLY))
    assert effects[-1] == Store(REPLY, vanishing=False), "commands go all the same; the page is refused again"
    state, _ = step(state, held)
    state, effects = run(state, Accepted(), Prepared(REQUEST), failed("server_down"))
    state, effects = run(state, Asked(), Prepared(REQUEST), Answered(REPLY))
    assert effects[-1] == Store(REPLY, vanishing=True), "agreed once, however often it takes"
    state, _ = step(state, stored())
    assert (state.link, state.gone, state.accepted) == (Link.CONNECTED, 0, False)


def test_a_line_that_breaks_at_a_size_costs_few_pages() -> None:
    """It breaks at 100 KB: pages grow to that by steps, and not to it and beyond each time."""
    state, sent, lost = replace(PREPARING, limit_bytes=FIRST_PAGE), 0, 0
    for _ in range(60):
        sent += state.limit_bytes
        state, _ = step(state, Prepared(REQUEST))
        if state.limit_bytes > 100_000:
            lost += state.limit_bytes
            state, _ = run(state, failed("server_down"), Asked())
        else:
            state, _ = run(state, Answered(replace(REPLY, more=True), 0.5), stored(more=True))
    assert state.phase is Phase.PREPARING
    assert sent < 1.5 * (sent - lost)
