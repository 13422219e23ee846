"""One row outside a list, painted as the list would: what a choice looks like before it is made."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QStyleOptionViewItem, QWidget

from app.views.case_list.delegate import CaseDelegate
from app.views.case_list.line import Line


class SampleRow(QFrame):
    """Cannot be chosen; a screen reader hears what it hears of a row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = CaseDelegate(self)
        self._line: Line | None = None
        self.setProperty("kind", "card")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_line(self, line: Line, density: str) -> None:
        self._line = line
        self._rows.density = density
        self.setAccessibleName(line.spoken)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(320, self._rows.row_height(self.font()) + 2 * self.frameWidth())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._line is not None:
            option = QStyleOptionViewItem()
            option.initFrom(self)
            option.font = self.font()
            painter = QPainter(self)
            self._rows.paint_content(painter, option, self._line)
            painter.end()
