"""Every test here has a window, so every test here is held to what a window's thread may do."""

import pytest

from tests.support.ui_thread import UIGuard


@pytest.fixture(autouse=True)
def the_window_never_waits(ui_guard: UIGuard) -> None:
    """For the test's own set-up there is `tests.support.ui_thread.off_ui_thread_allowed`."""
