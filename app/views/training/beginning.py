"""Shown while the region of the training is made or opened."""

from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLayout, QProgressBar, QSpacerItem, QVBoxLayout, QWidget

from app.views.labels import plain_label

_WIDTH: Final = 392


class BeginningNote(QWidget):
    """Takes a few seconds the first time, and hardly any later."""

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.CustomizeWindowHint | Qt.WindowType.WindowTitleHint)
        self.setObjectName("beginning")
        self.setWindowTitle(QCoreApplication.applicationName())
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.setSizeConstraint(QLayout.SizeConstraint.SetFixedSize)  # grows with what it says, at any text size
        column.addItem(QSpacerItem(_WIDTH, 0))  # so that heights are reckoned for the real width
        column.addWidget(plain_label(self.tr("Preparing the training…"), kind="heading", wrap=True))
        text = self.tr("An invented region is being made on this computer. Nothing you do in it is sent anywhere.")
        column.addWidget(plain_label(text, wrap=True))
        progress = QProgressBar()
        progress.setRange(0, 0)
        progress.setTextVisible(False)
        progress.setMaximumHeight(6)
        progress.setAccessibleName(self.tr("Progress"))
        column.addWidget(progress)
