"""The keyboard's way through a window leaves the window as it was."""

import shiboken6
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMainWindow, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.views.focus import focus_into, take_place_in_order


def test_what_a_form_lets_go_of_takes_nothing_of_the_window_along(qtbot: QtBot) -> None:
    window, inside, sheet, old, new = QMainWindow(), QWidget(), QWidget(), QLineEdit(), QLineEdit()
    menu = window.menuBar().addMenu("File")
    before, after = QPushButton("before"), QPushButton("after")
    row = QHBoxLayout(inside)
    for part in (before, sheet, after):
        row.addWidget(part)
    QHBoxLayout(sheet).addWidget(old)
    window.setCentralWidget(inside)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=30_000)

    assert focus_into(sheet)
    assert window.focusWidget() is old
    take_place_in_order(sheet, old)
    shiboken6.delete(old)
    assert shiboken6.isValid(menu)

    sheet.layout().addWidget(new)
    new.show()
    take_place_in_order(sheet, new)
    before.setFocus()
    order = []
    while window.focusWidget() not in order:
        order.append(window.focusWidget())
        window.focusNextChild()
    assert order == [before, new, after]
