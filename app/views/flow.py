"""A row that breaks into lines where it has no room: large letters and long words push nothing out of sight."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLabel, QLayout, QLayoutItem, QSizePolicy, QSpacerItem, QWidget, QWidgetItem


class Flow(QLayout):
    """Takes the place of a QHBoxLayout. A stretch pushes what follows it in its line to the far edge."""

    def __init__(self, parent: QWidget | None = None, *, spacing: int = 8) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def addWidget(self, widget: QWidget) -> None:
        """With an item made here: one that Qt makes is lost to Python once its address is used again."""
        self.addChildWidget(widget)
        self.addItem(QWidgetItem(widget))

    def addStretch(self, _stretch: int = 1) -> None:
        self.addItem(QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum))

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self.invalidate()

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
        around = self.contentsMargins()
        inside = width - around.left() - around.right()
        lines = [max((height for _, _, height in line), default=0) for line in self._lines(inside)]
        return sum(lines) + self.spacing() * max(len(lines) - 1, 0) + around.top() + around.bottom()

    def sizeHint(self) -> QSize:
        """Everything in one line."""
        shown = [item for item in self._shown() if item.spacerItem() is None]
        width = sum(map(_wanted, shown)) + self.spacing() * max(len(shown) - 1, 0)
        return QSize(width, max((item.sizeHint().height() for item in shown), default=0)).grownBy(
            self.contentsMargins()
        )

    def minimumSize(self) -> QSize:
        """The widest part in each line of its own."""
        shown = [item.minimumSize() for item in self._shown() if item.spacerItem() is None]
        width, height = (max(map(side, shown), default=0) for side in (QSize.width, QSize.height))
        return QSize(width, height).grownBy(self.contentsMargins())

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        rect = rect.marginsRemoved(self.contentsMargins())
        top = rect.top()
        for line in self._lines(rect.width()):
            tallest = max((height for _, _, height in line), default=0)
            parts = [(item, width, height) for item, width, height in line if item.spacerItem() is None]
            used = sum(width for _, width, _ in parts) + self.spacing() * max(len(parts) - 1, 0)
            left = rect.left()
            for item, width, height in line:
                if item.spacerItem() is not None:
                    left += max(rect.width() - used, 0)
                    used = rect.width()
                    continue
                item.setGeometry(QRect(QPoint(left, top + (tallest - height) // 2), QSize(width, height)))
                left += width + self.spacing()
            top += tallest + self.spacing()

    def _shown(self) -> Iterator[QLayoutItem]:
        return (item for item in self._items if item.spacerItem() is not None or not item.isEmpty())

    def _lines(self, room: int) -> list[list[tuple[QLayoutItem, int, int]]]:
        """The parts of each line with their width and height; a part is as wide as it likes, up to the room."""
        lines: list[list[tuple[QLayoutItem, int, int]]] = [[]]
        used = 0
        for item in self._shown():
            if item.spacerItem() is not None:
                lines[-1].append((item, 0, 0))
                continue
            width = min(_wanted(item), room)
            if used and used + self.spacing() + width > room:
                lines.append([])
                used = 0
            height = item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
            lines[-1].append((item, width, height))
            used += width + (self.spacing() if used else 0)
        return lines


def together(*parts: QWidget) -> QWidget:
    """Parts that go to the next line as one, as long as a line has room for them."""
    group = QWidget()
    row = Flow(group)
    for part in parts:
        row.addWidget(part)
    return group


def _wanted(item: QLayoutItem) -> int:
    """The width of everything in one line; a label whose words wrap would ask for a block of several."""
    widget = item.widget()
    if isinstance(widget, QLabel) and widget.wordWrap():
        margins = widget.contentsMargins()
        beside = margins.left() + margins.right() + 2 * widget.margin()
        return widget.fontMetrics().size(0, widget.text()).width() + beside
    return item.sizeHint().width()
