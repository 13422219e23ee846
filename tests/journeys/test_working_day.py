"""The working day of an officer and her supervisor, through real windows in real processes, kill included."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tests.support.secret_service import SecretService
from tools.working_day.play import play
from tools.working_day.world import ConsoleFailed, Step, World, seeded_server

CASES = 600


def _played(folder: Path, out: Path, theme: str) -> list[Step]:
    steps: list[Step] = []
    world = World(seeded_server(folder / "server", CASES), "tests.journeys.guarded_console")
    try:
        play(world, folder, out, "id", theme, steps.append)
    except ConsoleFailed as error:
        told = "\n".join(f"{step.title}: {step.saw}" for step in steps)
        pytest.fail(f"{told}\n{error}", pytrace=False)
    finally:
        world.close()
    return steps


@pytest.mark.journey
@pytest.mark.timeout(300)
def test_the_day_with_a_keyring(secret_service: SecretService, tmp_path: Path) -> None:
    out = tmp_path / "pictures"
    out.mkdir()
    steps = _played(tmp_path, out, "light")
    assert not any("frasa sandi" in step.title for step in steps)
    pictured = [out / step.picture for step in steps if step.picture]
    assert len(pictured) >= 20
    windows = [QImage(str(file)) for file in pictured]
    assert {(image.width(), image.height()) for image in windows} >= {(1366, 768)}
    profile = tmp_path / "profile-sari"
    assert all(b"Penambalan dikerjakan" not in file.read_bytes() for file in profile.rglob("*") if file.is_file())


@pytest.mark.journey
@pytest.mark.timeout(300)
def test_the_demonstration_plays_it_without_keyring_or_display(no_secret_service: None, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tools.demo", "--headless", "--cases", str(CASES), "--out", str(tmp_path / "out")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=280, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    last = done.stdout.strip().splitlines()[-1]
    told = re.fullmatch(r"steps=(\d+) verified=(\d+)", last)
    assert told is not None and told[1] == told[2], last
    assert any(file.name.startswith("2-restart") for file in (tmp_path / "out").iterdir())
