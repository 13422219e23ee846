"""A text that the disk refuses is never closed away without being asked about."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.views.leaving import Leaving, LeavingNote


@dataclass
class Desk:
    """What the window would know: whether a text waits for the disk, and how many commands wait for the network."""

    unsaved: bool = False
    unsent: int = 0
    flushed: list[str] = field(default_factory=list)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def leave(window: QWidget, desk: Desk) -> Callable[[int], Leaving]:
    def leave(patience_ms: int) -> Leaving:
        return Leaving(
            window, lambda: desk.flushed.append("flush"), lambda: desk.unsaved, lambda: desk.unsent, patience_ms
        )

    return leave


def note_of(window: QWidget) -> LeavingNote | None:
    return next((note for note in window.findChildren(LeavingNote) if note.isVisible()), None)


def test_a_computer_that_may_not_send_does_not_promise_it(window: QWidget, desk: Desk, english: str) -> None:
    desk.unsent = 2
    leaving = Leaving(window, lambda: None, lambda: False, lambda: desk.unsent, may_send=lambda: False)
    assert not leaving.ask()
    note = note_of(window)
    assert note is not None and note.findChild(QLabel, "leaving.text").text() == (
        "Not sent: 2. All of it stays safe here, but this computer may no longer send."
    )


def test_a_text_on_its_way_to_the_disk_is_waited_for(
    leave: Callable[[int], Leaving], desk: Desk, window: QWidget, qtbot: QtBot
) -> None:
    desk.unsaved = True
    leaving = leave(60_000)
    assert not leaving.ask()
    assert not leaving.ask(), "pressing again begins nothing anew"
    assert desk.flushed == ["flush"]
    with qtbot.waitSignal(leaving.may_leave):
        desk.unsaved = False
    assert note_of(window) is None


def test_a_text_the_disk_refuses_is_asked_about(
    leave: Callable[[int], Leaving], desk: Desk, window: QWidget, qtbot: QtBot, indonesian: str
) -> None:
    desk.unsaved = True
    leaving = leave(50)
    assert not leaving.ask()
    qtbot.waitUntil(lambda: note_of(window) is not None)
    note = note_of(window)
    assert note is not None
    assert note.findChild(QLabel, "leaving.text").text().startswith("Teks terbaru belum tersimpan, hanya ada di layar.")
    assert note.findChild(QPushButton, "leaving.stay").isDefault()
    with qtbot.assertNotEmitted(leaving.may_leave):
        QTest.keyClick(note, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: note_of(window) is None)

    assert not leaving.ask()
    qtbot.waitUntil(lambda: note_of(window) is not None)
    with qtbot.waitSignal(leaving.may_leave):
        note_of(window).findChild(QPushButton, "leaving.leave").click()  # type: ignore[union-attr]


@pytest.mark.parametrize("unsent", [1, 3])
def test_unsent_work_is_counted(
    leave: Callable[[int], Leaving], desk: Desk, window: QWidget, indonesian: str, unsent: int
) -> None:
    desk.unsent = unsent
    assert not leave(50).ask()
    note = note_of(window)
    assert note is not None
    assert note.findChild(QLabel, "leaving.text").text() == (
        f"{unsent} pekerjaan belum terkirim. Aman disimpan di komputer ini dan dikirim saat aplikasi dibuka lagi."
    )


def test_with_nothing_waiting_the_window_goes_at_once(leave: Callable[[int], Leaving]) -> None:
    assert leave(50).ask()
