"""Fresh data on wish: collected, one reading at a time, and none after the end."""

import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.views.refresh import Refresh
from tests.support.console import Console


@pytest.fixture
def owner(qapp: object) -> QObject:
    return QObject()


def test_wishes_are_collected_and_never_two_read_at_once(console: Console, owner: QObject, qtbot: QtBot) -> None:
    may_read, readings, taken = threading.Event(), [], []

    def prepare() -> Callable[[], int]:
        number = len(readings) + 1
        readings.append(number)

        def read() -> int:
            may_read.wait(5)
            return number

        return read

    refresh = Refresh(console.context, prepare, taken.append, taken.append, owner)
    for _ in range(5):
        refresh.soon()
    qtbot.waitUntil(lambda: readings == [1])
    for _ in range(5):
        refresh.now()
        refresh.soon()
    assert readings == [1], "what is wished meanwhile waits for the answer"
    may_read.set()
    qtbot.waitUntil(lambda: taken == [1, 2])


def test_a_failure_is_told_and_the_next_wish_is_fulfilled(
    console: Console, owner: QObject, qtbot: QtBot, expected_log: Callable[..., None]
) -> None:
    expected_log("konsol.background", 40, "failed")
    taken, failed = [], []
    answers = iter([ZeroDivisionError("no"), "fresh"])

    def read() -> object:
        answer = next(answers)
        if isinstance(answer, Exception):
            raise answer
        return answer

    refresh = Refresh(console.context, lambda: read, taken.append, failed.append, owner)
    refresh.now()
    qtbot.waitUntil(lambda: len(failed) == 1)
    refresh.now()
    qtbot.waitUntil(lambda: taken == ["fresh"])


def test_nothing_is_wanted_after_the_end(console: Console, owner: QObject, qtbot: QtBot) -> None:
    refresh = Refresh(console.context, lambda: lambda: None, lambda _: None, lambda _: None, owner)
    console.workers.background.close()
    refresh.now()
    refresh.soon()
    qtbot.waitUntil(lambda: not refresh._soon.isActive())
