"""A part of the window with words that break into lines, in a place that does not ask how high they are then."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget


class Wrapping(QWidget):
    """Says beforehand how high it has to be at its width: a splitter and a stack of pages do not ask."""

    needs_changed = Signal()
    """It may want another height now."""

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._keep_room()
        return super().event(event)

    def _keep_room(self) -> None:
        column = self.layout()
        wraps = column is not None and column.hasHeightForWidth()
        least = column.totalMinimumHeightForWidth(self.width()) if column is not None and wraps else 0
        if least != self.minimumHeight():
            self.setMinimumHeight(least)
            self.needs_changed.emit()
