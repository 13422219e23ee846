"""PySide6 6.12.0 loses a reference to None with every call; the process aborts after some thousand calls."""

import gc
import sys

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

CALLS = 1_000
NOISE = 50  # references that come and go in the interpreter's own caches


def test_calls_into_qt_lose_no_reference(qtbot: QtBot) -> None:
    # From Python 3.12 on None is immortal and the count is constant.
    label = QLabel()
    qtbot.addWidget(label)
    label.setTextFormat(Qt.TextFormat.PlainText)
    gc.collect()
    before = sys.getrefcount(None)
    for number in range(CALLS):
        label.setText(str(number))
    assert sys.getrefcount(None) >= before - NOISE
    assert label.text() == str(CALLS - 1)
