"""What somebody new is told: once, about what they are here for, and whenever they ask."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.settings import Settings
from app.status import Link, SyncStatus
from app.views.first_steps import FirstSteps, steps
from app.views.main_window import MainWindow
from domain.ids import PersonId
from domain.people import Membership, Person, Role
from tests.support.console import BAMBANG, NOW, RATNA, REGENCY, SARI, Console

OpenWindow = Callable[[bool], MainWindow]


@pytest.fixture
def open_window(console: Console, tmp_path: Path, qtbot: QtBot, english: str) -> OpenWindow:
    def opened(newcomer: bool) -> MainWindow:
        window = MainWindow(replace(console.context, newcomer=newcomer), Settings(tmp_path / "settings.ini"))
        qtbot.addWidget(window)
        window.show()
        qtbot.waitExposed(window)
        qtbot.waitUntil(lambda: window.case_list.list.cases.rowCount() > 0)
        return window

    return opened


def guides() -> list[FirstSteps]:
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, FirstSteps) and each.isVisible()]


def test_a_newcomer_is_offered_the_guide_and_nobody_else(open_window: OpenWindow, qtbot: QtBot) -> None:
    assert not open_window(False).welcome.isVisible()
    window = open_window(True)
    assert window.welcome.isVisible()
    QTest.mouseClick(window.welcome.guide, Qt.MouseButton.LeftButton)
    assert len(guides()) == 1
    guides()[0].close()
    for status, words in (
        (SyncStatus(Link.SYNCING, done=3, expected=9), "being fetched"),
        (SyncStatus(Link.CONNECTED, NOW), "on this computer now"),
        (SyncStatus(Link.OFFLINE, NOW), "on this computer now"),
    ):
        window.context.bus.sync_status.emit(status)
        assert words in window.welcome.text.text()
    QTest.mouseClick(window.welcome.close_up, Qt.MouseButton.LeftButton)
    assert not window.welcome.isVisible()


def test_the_guide_is_found_in_the_palette(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(False)
    window.palette_pane.open()
    QTest.keyClicks(window.palette_pane.query, "panduan")
    QTest.keyClick(window.palette_pane.query, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(guides()) == 1)
    guides()[0].close()


MONITOR = Person(PersonId("gita"), "Gita", "", (Membership(Role.MONITOR, REGENCY),))


@pytest.mark.parametrize(
    ("person", "told", "untold"),
    [
        (SARI, ("R begins an answer", "Ctrl+N"), ("Ctrl+Shift+Enter", "D assigns")),
        (BAMBANG, ("Ctrl+Shift+Enter",), ("R begins an answer", "D assigns")),
        (RATNA, ("D assigns", "dossier"), ("R begins an answer",)),
        (MONITOR, ("dossier",), ("“Today”", "outbox", "Ctrl+N")),
    ],
)
def test_everybody_is_told_what_is_theirs(
    english: str, person: Person, told: tuple[str, ...], untold: tuple[str, ...]
) -> None:
    text = "\n".join(steps(person))
    assert [part for part in told if part not in text] == []
    assert [part for part in untold if part in text] == []
    assert 3 <= len(list(steps(person))) <= 9
