"""A screen reader finds the window and the reports in it: over the real accessibility bus, on a real display."""

import subprocess
import sys
from pathlib import Path

from tests.support.at_spi import desktop, screen_reader

ROOT = Path(__file__).parents[2]


def test_a_screen_reader_finds_the_window_and_the_reports(tmp_path: Path) -> None:
    with desktop() as screen:
        command = [sys.executable, "-m", "tests.support.at_spi_console", str(tmp_path / "sari")]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        with subprocess.Popen(command, cwd=ROOT, env=dict(screen.environment), text=True, **pipes) as console:
            assert console.stdin and console.stdout and console.stderr
            assert console.stdout.readline() == "ready\n", console.stderr.read()
            with screen_reader(screen) as root:
                names = {(node.role, node.name) for node in root.first_child().walk()}
            console.stdin.close()
            assert console.wait(timeout=30) == 0, console.stderr.read()
    assert ("frame", "Konsol Penghubung – Sari Wulandari") in names
    assert ("table", "Today") in names
    assert ("check box", "Answer") in names, "a button that stays down"
    rows = {name for role, name in names if role == "cell"}
    assert any(name.startswith("Jalan berlubang di depan SDN 3") for name in rows)
    assert any(name.startswith("Past the deadline, reports: ") for _, name in names)
