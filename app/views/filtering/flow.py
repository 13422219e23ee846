"""A layout that puts its parts side by side and goes on in the next line where there is no more room."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget, QWidgetItem


class FlowLayout(QLayout):
    """As high as its width makes it; hidden parts take no room."""

    def __init__(self, parent: QWidget | None = None, *, spacing: int = 4) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def addWidget(self, widget: QWidget) -> None:
        """With an item made here, as in `app.views.flow`."""
        self.addChildWidget(widget)
        self.addItem(QWidgetItem(widget))

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        left, top, right, bottom = self._margins()
        return top + self._place(QRect(left, top, width - left - right, 0), move=False) + bottom

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        left, top, right, bottom = self._margins()
        self._place(rect.adjusted(left, top, -right, -bottom), move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Room for the largest part, which may be squeezed to nothing else."""
        shown = [item.minimumSize() for item in self._items if not item.isEmpty()]
        left, top, right, bottom = self._margins()
        width, height = (max(map(side, shown), default=0) for side in (QSize.width, QSize.height))
        return QSize(left + width + right, top + height + bottom)

    def _margins(self) -> tuple[int, int, int, int]:
        around = self.contentsMargins()
        return around.left(), around.top(), around.right(), around.bottom()

    def _place(self, rect: QRect, *, move: bool) -> int:
        """Go through the lines; returns how high they are together."""
        y = rect.top()
        for line in self._lines(rect.width()):
            x, height = rect.left(), max(size.height() for _, size in line)
            for item, size in line:
                if move:
                    item.setGeometry(QRect(QPoint(x, y + (height - size.height()) // 2), size))
                x += size.width() + self.spacing()
            y += height + self.spacing()
        return max(y - self.spacing() - rect.top(), 0)

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        """What stands beside each other, each with the size it gets."""
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        taken = 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            size.setWidth(min(size.width(), width))
            if not lines or taken + size.width() > width:
                lines.append([])
                taken = 0
            lines[-1].append((item, size))
            taken += size.width() + self.spacing()
        return lines
