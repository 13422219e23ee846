"""A part of the window with words that break into lines, in a place that does not ask how high they are then."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QLayout, QWidget


def least_height(layout: QLayout, width: int) -> int:
    """What is laid out needs at least this height at this width."""
    wraps = layout.hasHeightForWidth()
    return layout.totalMinimumHeightForWidth(width) if wraps else layout.totalMinimumSize().height()


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
        least = least_height(column, self.width()) if column is not None and column.hasHeightForWidth() else 0
        if least != self.minimumHeight():
            self.setMinimumHeight(least)
            self.needs_changed.emit()
