"""The field in which one asks: it says what it takes, and where its keys lead."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.views.case.inert import tooltip
from app.views.search.sentences import how_to_ask

_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
LONGEST: Final = 400


class SearchField(QLineEdit):
    """Down goes to what was found, Enter opens the best of it, Esc gives the view back."""

    down = Signal()
    entered = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("search_field")
        self.setAccessibleName(self.tr("Search all reports"))
        self.setPlaceholderText(self.tr("Search all reports (/)"))
        self.setToolTip(tooltip(how_to_ask()))
        self.setAccessibleDescription(how_to_ask())
        self.setMaxLength(LONGEST)
        self.setClearButtonEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.down.emit()
        elif event.key() in _ENTER:
            self.entered.emit()
        else:
            super().keyPressEvent(event)
