"""The day's exchange over a bad line, made small; all lines and the whole exchange by the command."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PATIENCE_SECONDS = 300  # half a minute on a machine that has nothing else to do

pytestmark = pytest.mark.timeout(PATIENCE_SECONDS)


def test_a_line_with_somebody_s_log_in_page_and_then_none_completes() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tools.links", "--profile", "portal", "--commands", "20", "--changes", "60"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=PATIENCE_SECONDS - 10,
    )
    assert done.stderr == ""
    lines = done.stdout.splitlines()
    assert lines[-1].startswith("profiles=1 complete=1 worst_ratio="), done.stdout
    assert done.returncode == 0, done.stdout
