"""Runs one of the project's proof tools as a person would: in a process of its own, judged by what it prints."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PATIENCE_SECONDS = 300  # half a minute on a machine that has nothing else to do


def tool_run(name: str, *arguments: str) -> tuple[int, list[str]]:
    """Exit status and lines of `python -m tools.NAME`."""
    done = subprocess.run(
        [sys.executable, "-m", f"tools.{name}", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=PATIENCE_SECONDS - 10,
    )
    assert done.stderr == "", done.stderr
    return done.returncode, done.stdout.splitlines()
