"""Sees every window out with the test that opened it: what lives on is walked over by each later change of the look."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_teardown() -> None:
    """Before the stores close: pytest-qt has asked for the deletion of its windows, which awaits an event loop."""
    _delete_what_awaits_it()


@pytest.fixture(autouse=True)
def no_window_stays_behind() -> Iterator[None]:
    """Fails a test whose windows live on; `qtbot.addWidget` ends what is not part of another window."""
    before = set(_windows())
    yield
    if set(_windows()) - before:
        gc.collect()
        _delete_what_awaits_it()
    left = sorted(_called(window) for window in set(_windows()) - before)
    if left:
        pytest.fail(f"windows that the test left behind: {', '.join(left)}", pytrace=False)


@contextmanager
def seen_out() -> Iterator[None]:
    """Ends the windows that a whole console opens here; it leaves that to the end of its process."""
    before = set(_windows())
    try:
        yield
    finally:
        for window in set(_windows()) - before:
            window.deleteLater()


def _windows() -> list[QWidget]:
    """Those that no other owns."""
    if not isinstance(QApplication.instance(), QApplication):
        return []
    return [window for window in QApplication.topLevelWidgets() if window.parent() is None]


def _called(window: QWidget) -> str:
    return f"{type(window).__name__} {window.objectName() or window.windowTitle()}".strip()


def _delete_what_awaits_it() -> None:
    if QCoreApplication.instance():
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
