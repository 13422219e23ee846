"""An exchange is cut after some of its bytes: a sample here, after every byte by the command."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PATIENCE_SECONDS = 300  # half a minute on a machine that has nothing else to do

pytestmark = pytest.mark.timeout(PATIENCE_SECONDS)


def cut(*arguments: str) -> tuple[int, list[str]]:
    done = subprocess.run(
        [sys.executable, "-m", "tools.cut", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=PATIENCE_SECONDS - 10,
    )
    assert done.stderr == ""
    return done.returncode, done.stdout.splitlines()


def test_wherever_the_exchange_is_cut_the_end_is_the_same() -> None:
    status, lines = cut("--every", "131", "--stalls", "2")
    offsets, different = lines[-1].split()
    assert different == "different=0", "\n".join(lines)
    assert int(offsets.removeprefix("offsets=")) > 20
    assert status == 0


def test_a_command_that_is_repeated_under_a_new_id_is_found() -> None:
    status, lines = cut("--every", "800", "--stalls", "0", "--mutant", "new-id")
    assert status == 1
    assert any("server.event" in line for line in lines), "\n".join(lines)
