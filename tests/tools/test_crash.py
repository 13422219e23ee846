"""The console is killed after some of its effects and at some instants: fifty times here, in turn by the command."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PATIENCE_SECONDS = 300  # half a minute on a machine that has nothing else to do

pytestmark = pytest.mark.timeout(PATIENCE_SECONDS)


def crash(*arguments: str) -> tuple[int, list[str]]:
    """A process of its own: it forks, and must have no thread of the tests when it does."""
    done = subprocess.run(
        [sys.executable, "-m", "tools.crash", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=PATIENCE_SECONDS - 10,
    )
    assert done.stderr == ""
    return done.returncode, done.stdout.splitlines()


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
