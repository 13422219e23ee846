"""The simulation of sync under faults: nothing breaks, defects are noticed, and whatever fails can be played again.

It runs in processes of its own, because it takes chance and clocks out of the whole interpreter.
"""

import re

import pytest

from tests.support.tool_run import PATIENCE_SECONDS, tool_run

pytestmark = pytest.mark.timeout(PATIENCE_SECONDS)

PARTS = 5
SCHEDULES = 300
FIRST_SEED = 1
LAST_LINE = re.compile(
    r"schedules=(\d+) faults=(\d+) commands=(\d+) lost=(\d+) doubled=(\d+) wedged=(\d+) diverged=(\d+) leaked=(\d+)"
)


def simulate(*arguments: str) -> tuple[int, list[str]]:
    return tool_run("simulate", *arguments)


@pytest.mark.parametrize("part", range(PARTS))
def test_no_schedule_loses_doubles_wedges_diverges_or_leaks(part: int) -> None:
    status, lines = simulate("--schedules", str(SCHEDULES), "--seed", str(FIRST_SEED + part * SCHEDULES))
    counted = LAST_LINE.fullmatch(lines[-1])
    assert counted, lines
    schedules, faults, commands, *broken = map(int, counted.groups())
    assert broken == [0, 0, 0, 0, 0], "\n".join(lines)
    assert (schedules, status) == (SCHEDULES, 0)
    assert faults > SCHEDULES / 2 and commands > SCHEDULES / 4


def test_a_broken_promise_is_told_with_a_seed_that_breaks_it_again() -> None:
    status, lines = simulate("--schedules", "60", "--seed", "1", "--with", "no_idempotency")
    counted = LAST_LINE.fullmatch(lines[-1])
    assert status == 1 and counted and int(counted[5]) > 0
    told = next(line for line in lines if line.startswith("reproduce: "))
    again, first = simulate(*told.split()[4:])
    assert again == 1 and any(line.strip().startswith("doubled: ") for line in first)
    assert simulate(*told.split()[4:]) == (1, first), "a seed stands for one schedule"
    whole = [line for line in lines if line.startswith("seed ")]
    assert whole[0] in first


def test_the_same_schedules_without_the_defect_are_sound() -> None:
    status, lines = simulate("--schedules", "60", "--seed", "1")
    assert status == 0, "\n".join(lines)


def test_defects_are_noticed() -> None:
    names = ("no_idempotency", "results_expire", "no_out_row", "deferred_is_final", "fifo_queue", "masking_off")
    status, lines = simulate("--mutants", *names, "--schedules", "400", "--seed", "1")
    assert status == 0, "\n".join(lines)
    found = [re.fullmatch(r"mutant (\w+) caught after (\d+) schedules \(([a-z|]+)\)", line) for line in lines[:-1]]
    assert [match[1] for match in found if match] == list(names)
    assert lines[-1] == f"mutants={len(names)} caught={len(names)}"


def test_a_defect_that_is_not_noticed_fails_the_run() -> None:
    status, lines = simulate("--mutants", "no_high_water", "--schedules", "1", "--seed", "1")
    assert status == 1
    assert lines == ["mutant no_high_water NOT caught in 1 schedules", "mutants=1 caught=0"]
