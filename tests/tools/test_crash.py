"""The console is killed after some of its effects and at some instants: fifty times here, in turn by the command."""

import pytest

from tests.support.tool_run import PATIENCE_SECONDS, tool_run

pytestmark = pytest.mark.timeout(PATIENCE_SECONDS)


def crash(*arguments: str) -> tuple[int, list[str]]:
    """It forks, and must have no thread of the tests when it does."""
    return tool_run("crash", *arguments)


def test_fifty_kills_lose_double_and_damage_nothing() -> None:
    status, lines = crash("--kills", "50", "--seed", "7")
    assert lines[-1] == "kills=50 lost=0 doubled=0 malformed=0 stale=0", "\n".join(lines)
    assert status == 0
    assert any(line.startswith("the day has ") for line in lines)


@pytest.mark.parametrize(("mutant", "word"), [("draft-in-memory", "lost"), ("slow-keeper", "stale")])
def test_a_defect_is_found_and_fails_the_command(mutant: str, word: str) -> None:
    status, lines = crash("--kills", "1", "--mutant", mutant)
    assert status == 1
    assert any(line.startswith(f"{word}: ") for line in lines), "\n".join(lines)
