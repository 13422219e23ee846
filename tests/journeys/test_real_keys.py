"""What is due first is answered with keys as a keyboard sends them: on a display, under a window manager."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.support.at_spi import desktop
from tests.support.presence import tool

ROOT = Path(__file__).parents[2]
HOW_TO_GET = "apt-get install --no-install-recommends openbox xdotool"
TEXT = "Sudah ditangani UPTD I."


@contextmanager
def running(command: list[str], **how: Any) -> Iterator[subprocess.Popen[str]]:
    """A program that ends with the block, however that is left."""
    with subprocess.Popen(command, **how) as program:
        try:
            yield program
        finally:
            program.terminate()


@pytest.mark.journey
@pytest.mark.timeout(180)
def test_an_answer_is_written_and_sent_with_real_keys(tmp_path: Path) -> None:
    openbox, xdotool = tool("openbox", HOW_TO_GET), tool("xdotool", HOW_TO_GET)
    with desktop() as screen:
        environment = dict(screen.environment)

        def keys(*arguments: str) -> None:
            subprocess.run([xdotool, *arguments], env=environment, check=True, timeout=60)

        command = [sys.executable, "-m", "tests.journeys.keyboard_console", str(tmp_path)]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        with (
            running([openbox], env=environment, stderr=subprocess.DEVNULL),
            running(command, cwd=ROOT, env=environment, text=True, **pipes) as console,
        ):
            assert console.stdin and console.stdout and console.stderr
            heard: list[str] = []

            def wait_for(line: str) -> None:
                while not heard or heard[-1] != line:
                    said = console.stdout.readline()  # type: ignore[union-attr]
                    assert said, (heard, console.stderr.read())  # type: ignore[union-attr]
                    heard.append(said.rstrip("\n"))

            wait_for("ready")
            keys("search", "--sync", "--onlyvisible", "--name", "Konsol Penghubung", "windowactivate", "--sync")
            keys("key", "ctrl+k")
            wait_for("focus Find an action")
            keys("key", "Escape")
            wait_for("focus Today")
            keys("key", "r")
            wait_for("focus Text of the answer to the reporter")
            keys("type", TEXT)
            keys("key", "ctrl+Return")
            wait_for(f"receipt {TEXT}")
            console.stdin.close()
            assert console.wait(timeout=60) == 0, console.stderr.read()
