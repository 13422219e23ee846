"""Panes side by side or one above the other, and between them a line that is thin to the eye and wide to the hand."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QEnterEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget

from app.views import theme

_HELD: Final = 3  # px that the line is drawn with while it can be taken


@dataclass(frozen=True)
class Grip:
    """Where a divider can be taken, in pixels across it, which add up to a target: decision 0019.

    `room` lies between the panes and has the line at `line`; `before` and `after` lie over their edges, where only
    margins and rows are.
    """

    before: int
    room: int
    after: int
    line: int = 0


BESIDE_LIST: Final = Grip(before=0, room=8, after=16)
"""Right of a scroll bar, which has to stay free, and left of a margin. The room looks like a part of the margin."""
BESIDE_VIEWS: Final = Grip(before=0, room=8, after=16, line=7)
BELOW_ROWS: Final = Grip(before=12, room=1, after=11)
BETWEEN: Final = Grip(before=2, room=20, after=2, line=10)


class Divided(QSplitter):
    """Two or more panes; `shares` says how much of the room that a larger window gives goes to each."""

    def __init__(self, direction: Qt.Orientation, grip: Grip, *panes: QWidget, shares: Sequence[int]) -> None:
        super().__init__(direction)
        self._grip = grip
        self.setChildrenCollapsible(False)
        self.setHandleWidth(grip.room)
        for number, (pane, share) in enumerate(zip(panes, shares, strict=True)):
            self.addWidget(pane)
            self.setStretchFactor(number, share)

    def createHandle(self) -> QSplitterHandle:
        return Divider(self._grip, self)


class Divider(QSplitterHandle):
    """Reaches over the edges of its neighbours and paints nothing there."""

    def __init__(self, grip: Grip, panes: Divided) -> None:
        super().__init__(panes.orientation(), panes)
        self._grip = grip
        self._beside = panes.orientation() == Qt.Orientation.Horizontal
        self._pointed_at = False
        self._taken = 0
        before, after = grip.before, grip.after
        self.setContentsMargins(before if self._beside else 0, 0 if self._beside else before,
                                after if self._beside else 0, 0 if self._beside else after)  # fmt: skip

    def sizeHint(self) -> QSize:
        return QSize(self._grip.room, self._grip.room)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Without Qt's own widening of thin handles to five pixels."""
        QWidget.resizeEvent(self, event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._point_at(True)
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._point_at(False)
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._taken = self._along(event.position().toPoint().toTuple()) - self._grip.before
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt's own would jump by what lies over the pane before."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            place = self.splitter().mapFromGlobal(event.globalPosition().toPoint())
            self.moveSplitter(self._along(place.toTuple()) - self._taken)

    def paintEvent(self, _event: QPaintEvent) -> None:
        at = self._grip.before + self._grip.line
        wide = 1
        if self._pointed_at:
            wide, at = _HELD, max(at - 1, 0)
        line = QRect(at, 0, wide, self.height()) if self._beside else QRect(0, at, self.width(), wide)
        QPainter(self).fillRect(line, theme.color("accent" if self._pointed_at else "border"))

    def _along(self, place: tuple[int, int]) -> int:
        return place[0] if self._beside else place[1]

    def _point_at(self, pointed_at: bool) -> None:
        self._pointed_at = pointed_at
        self.update()
