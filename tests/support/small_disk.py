"""A disk that is really full: a small one of its own where the tests may mount one, else SQLite's own limit."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy import event

SIZE = "6m"


@dataclass
class SmallDisk:
    """Stores lie below `folder`; `fill` leaves no room on it and `free` gives it back."""

    folder: Path
    mounted: bool
    engines: list[sa.Engine] = field(default_factory=list)
    full: bool = False

    def holds(self, *engines: sa.Engine) -> None:
        """Name the stores that lie on it, for where there is no disk of its own."""
        for engine in engines if not self.mounted else ():
            event.listen(engine, "checkout", self._limit)

    def fill(self, leaving: int = 0) -> None:
        """Leave no room, or that many bytes of it on a disk of its own."""
        self.full = True
        if self.mounted:
            with suppress(OSError), (self.folder / "ballast").open("ab", buffering=0) as file:
                while shutil.disk_usage(self.folder).free > leaving and file.write(bytes(4096)):
                    pass

    def free(self) -> None:
        self.full = False
        (self.folder / "ballast").unlink(missing_ok=True)

    def _limit(self, connection: Any, *_rest: object) -> None:
        connection.execute(f"PRAGMA max_page_count = {1 if self.full else 1_000_000}").fetchall()


def _mount(folder: Path) -> Callable[[], None] | None:
    """Mount a disk of its own; returns how to take it away again, None where that is not allowed here."""
    if not sys.platform.startswith("linux") or os.geteuid() != 0 or not shutil.which("mount"):
        return None
    command = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(folder)]
    if subprocess.run(command, capture_output=True, timeout=20).returncode != 0:
        return None
    return lambda: _unmount(folder)


def _unmount(folder: Path) -> None:
    subprocess.run(["umount", "--lazy", str(folder)], check=True, capture_output=True, timeout=20)


@pytest.fixture(params=["disk", "limit"])
def small_disk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SmallDisk]:
    """Both kinds, one after the other; without the right to mount, the limit stands in for the disk as well."""
    folder = tmp_path / "disk"
    folder.mkdir()
    unmount = _mount(folder) if request.param == "disk" else None
    yield SmallDisk(folder, mounted=unmount is not None)
    if unmount is not None:
        unmount()
