"""The field in which one asks: it says what it takes, and where its keys lead."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.views.buttons import push_button
from app.views.case.inert import tooltip
from app.views.search.sentences import how_to_ask

_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
LONGEST: Final = 400
SMALLEST_TARGET: Final = 24  # pixels


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
        self.empty = push_button("✕", object_name="search_field.empty", kind="quiet")
        self.empty.setParent(self)
        self.empty.setAccessibleName(self.tr("Empty the search"))
        self.empty.setToolTip(tooltip(self.tr("Empty the search")))
        self.empty.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Esc does it for the keyboard
        self.empty.setCursor(Qt.CursorShape.ArrowCursor)
        self.empty.hide()
        self.empty.clicked.connect(self.clear)
        self.textChanged.connect(lambda text: self.empty.setVisible(bool(text)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's own button is too small to be hit."""
        super().resizeEvent(event)
        side = max(SMALLEST_TARGET, self.height() - 8)
        width = max(side, self.empty.minimumSizeHint().width())
        self.empty.setGeometry(self.width() - width - 4, (self.height() - side) // 2, width, side)
        self.setTextMargins(0, 0, width, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.down.emit()
        elif event.key() in _ENTER:
            self.entered.emit()
        else:
            super().keyPressEvent(event)
