"""Before many reports leave this computer somebody is asked, and doing nothing keeps them."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.status import Link, SyncStatus
from app.views.held_back import HeldBackDialog
from app.views.status_bar import StatusBar
from tests.app.views.case.reading import press
from tests.support.console import NOW, Console

HELD = SyncStatus(Link.HELD, NOW, problem="many_cases_gone", gone=412, total=2000)


@pytest.fixture
def ask(console: Console, qtbot: QtBot, indonesian: str) -> Callable[[], HeldBackDialog]:
    bar = StatusBar(console.context)
    qtbot.addWidget(bar)
    bar.show()

    def asked() -> HeldBackDialog:
        console.link(HELD)
        press(bar.findChild(QPushButton, "status_bar.held"))
        dialog = bar.findChild(HeldBackDialog)
        qtbot.waitUntil(dialog.isVisible)
        return dialog

    return asked


def test_it_says_how_many_and_that_nothing_is_gone_yet(ask: Callable[[], HeldBackDialog]) -> None:
    dialog = ask()
    says = dialog.findChild(QLabel, "held_back.says").text()
    assert says == "Server menyatakan 412 dari 2.000 laporan tidak lagi dalam lingkup Anda."
    assert dialog.findChild(QLabel, "held_back.nothing").text() == "Belum ada yang dihapus dari komputer ini."


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Space])
def test_no_key_pressed_in_passing_removes_anything(
    ask: Callable[[], HeldBackDialog], console: Console, qtbot: QtBot, key: Qt.Key
) -> None:
    dialog = ask()
    with qtbot.waitSignal(dialog.rejected):
        QTest.keyClick(dialog.focusWidget(), key)
    assert "accept_vanishing" not in console.wakes


def test_only_the_button_accepts_and_it_says_so(
    ask: Callable[[], HeldBackDialog], console: Console, qtbot: QtBot
) -> None:
    dialog = ask()
    assert dialog.accept_button.text() == "Terima perubahan" and dialog.wait_button.isDefault()
    with qtbot.waitSignal(dialog.accepted):
        press(dialog.accept_button)
    assert console.wakes == ["accept_vanishing"]


@pytest.mark.parametrize("now", [SyncStatus(Link.CONNECTED, NOW), replace(HELD, gone=1_900)])
def test_nobody_agrees_to_other_figures_than_those_that_were_read(
    ask: Callable[[], HeldBackDialog], console: Console, qtbot: QtBot, now: SyncStatus
) -> None:
    dialog = ask()
    console.link(replace(HELD, link=Link.SYNCING))
    console.link(HELD)
    assert dialog.isVisible(), "trying again changes nothing about the question"
    with qtbot.waitSignal(dialog.rejected):
        console.link(now)
    assert "accept_vanishing" not in console.wakes
