"""Shown while the region of the training is made or opened."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLayout, QProgressBar, QSpacerItem, QVBoxLayout, QWidget

from app.views.buttons import push_button
from app.views.labels import plain_label
from app.views.stamp import titled

_WIDTH: Final = 392
_LOOK_EVERY_MS: Final = 100


class BeginningNote(QWidget):
    """Counts the reports of the region as they are made; until all are there, one can turn back."""

    def __init__(self, reports: int, made: Callable[[], int], give_up: Callable[[], None]) -> None:
        super().__init__(None, Qt.WindowType.CustomizeWindowHint | Qt.WindowType.WindowTitleHint)
        self.setObjectName("beginning")
        self.setWindowTitle(titled("Konsol Penghubung"))
        self._made = made
        self._give_up = give_up
        self.progress = QProgressBar()
        self.progress.setRange(0, reports)
        self.progress.setTextVisible(False)
        self.progress.setMaximumHeight(6)
        self.progress.setAccessibleName(self.tr("Progress"))
        self.count = plain_label(kind="muted", object_name="beginning.count")
        self.cancel = push_button(self.tr("Cancel"), object_name="beginning.cancel")
        self.cancel.clicked.connect(self._turn_back)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Cancel), self, self._turn_back)
        self._look = QTimer(self, interval=_LOOK_EVERY_MS)
        self._look.timeout.connect(self._say)
        self._look.start()
        self._lay_out()
        self._say()

    def _say(self) -> None:
        made = self._made()
        self.progress.setValue(made)
        self.count.setText(self.tr("{made} of {all} reports").format(made=made, all=self.progress.maximum()))

    def _turn_back(self) -> None:
        self.cancel.setEnabled(False)
        self._give_up()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.setSizeConstraint(QLayout.SizeConstraint.SetFixedSize)  # grows with what it says, at any text size
        column.addItem(QSpacerItem(_WIDTH, 0))  # so that heights are reckoned for the real width
        column.addWidget(plain_label(self.tr("Preparing the training…"), kind="heading", wrap=True))
        text = self.tr("An invented region is being made on this computer. Nothing you do in it is sent anywhere.")
        column.addWidget(plain_label(text, wrap=True))
        column.addWidget(self.progress)
        column.addWidget(self.count)
        column.addWidget(self.cancel, 0, Qt.AlignmentFlag.AlignRight)
