"""Every test here has a window, so every test here is held to what a window's thread may do."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.office import Office, open_office
from tests.support.ui_thread import UIGuard
from tests.support.windows import seen_out


@pytest.fixture(autouse=True)
def the_window_never_waits(ui_guard: UIGuard) -> None:
    """For the test's own set-up there is `tests.support.ui_thread.off_ui_thread_allowed`."""


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """A central server with everybody's accounts and no cases yet."""
    with seen_out(), open_office(tmp_path) as office:
        yield office
