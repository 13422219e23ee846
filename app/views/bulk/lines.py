"""The list of a bulk action: a report a row, its name in one line and beneath it what happens to it, in full."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QListView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.views.marks import Mark
from app.views.theme import color, mark_color

Index = QModelIndex | QPersistentModelIndex

_TITLE: Final = Qt.ItemDataRole.UserRole
_MARK: Final = Qt.ItemDataRole.UserRole + 1
_PAD: Final = 8
_WRAPPED: Final = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap


class CaseLines(QListWidget):
    """As many rows as one action takes at once, so every row may be as high as its words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(_LineDelegate(self))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_lines(self, lines: Iterable[tuple[str, Mark]]) -> None:
        """Staying where it is scrolled to."""
        bar = self.verticalScrollBar()
        place, current = bar.value(), self.currentRow()
        self.clear()
        for title, mark in lines:
            item = QListWidgetItem(f"{title}: {mark.text}")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, item.text())
            item.setData(_TITLE, title)
            item.setData(_MARK, mark)
            self.addItem(item)
        self.setCurrentRow(current)
        bar.setValue(place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class _LineDelegate(QStyledItemDelegate):
    """Draws every text as it is."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QListWidget) else option.rect.width()
        metrics = QFontMetrics(option.font)
        room = QRect(0, 0, width - 2 * _PAD, 1_000)
        words = metrics.boundingRect(room, int(_WRAPPED), _words(index.data(_MARK)))
        return QSize(width, metrics.height() + words.height() + 12)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        mark: Mark = index.data(_MARK)
        metrics = QFontMetrics(option.font)
        inner = option.rect.adjusted(_PAD, 6, -_PAD, -6)
        painter.save()
        painter.setFont(option.font)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(color("accent"))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
        painter.setPen(color("text"))
        title = metrics.elidedText(index.data(_TITLE), Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine, title)
        painter.setPen(mark_color(mark.role))
        painter.drawText(inner.adjusted(0, metrics.height(), 0, 0), int(_WRAPPED), _words(mark))
        painter.restore()


def _words(mark: Mark) -> str:
    return f"{mark.glyph} {mark.text}"
