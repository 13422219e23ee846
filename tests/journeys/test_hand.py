"""The hand that the journeys use: what it presses reaches what a keyboard would reach."""

from PySide6.QtWidgets import QApplication, QComboBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.support.hand import Hand


def test_keys_reach_a_list_that_is_open_over_the_window(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    box = QComboBox()
    box.addItems(["Dinas PUPR", "Dinas Kesehatan"])
    QVBoxLayout(window).addWidget(box)
    window.show()
    qtbot.waitActive(window)
    hand = Hand(window)
    box.setFocus()
    hand.press("Space")
    hand.until(box.view().isVisible, "for the list")
    hand.press("Down", "Ctrl+Return")
    assert box.currentText() == "Dinas Kesehatan" and QApplication.activePopupWidget() is None
    assert hand.strokes.told == "Space · Down · Ctrl+Return"
