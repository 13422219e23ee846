"""Paints a row of the palette: the action, its keys, and beneath it why it is impossible just now."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.views.palette.rows import ROW_ROLE, Row
from app.views.theme import color

_PAD: Final = 16
_GAP: Final = 16
_SIDE: Final = 88
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter

Index = QModelIndex | QPersistentModelIndex


class PaletteDelegate(QStyledItemDelegate):
    """One line for what is possible, two for what is not."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line = QFontMetrics(option.font).height()
        row: Row = index.data(ROW_ROLE)
        return QSize(320, max(46, 2 * line + 12) if row.why else max(32, line + 12))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(ROW_ROLE)
        rect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, color("row_selected"))
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), color("accent"))
        inner = rect.adjusted(_PAD, 4, -_PAD, -4)
        upper = QRect(inner.left(), inner.top(), inner.width(), inner.height() // 2) if row.why else inner
        metrics = QFontMetrics(option.font)
        keys = metrics.horizontalAdvance(row.keys)
        self._text(painter, option.font, upper, row.keys, "text" if not row.why else "muted", _RIGHT)
        upper = upper.adjusted(0, 0, -(keys + _GAP if keys else 0), 0)
        room = max(_SIDE, metrics.horizontalAdvance(row.where))
        side = upper.adjusted(upper.width() - room, 0, 0, 0)
        self._text(painter, option.font, side, row.where, "muted", _RIGHT)
        upper = upper.adjusted(0, 0, -room - _GAP, 0)
        self._text(painter, option.font, upper, row.title, "muted" if row.why else "text", _LEFT)
        if row.why:
            lower = QRect(inner.left(), inner.center().y() + 1, inner.width(), inner.height() // 2)
            self._text(painter, option.font, lower, f"⊘ {row.why}", "muted", _LEFT)
        painter.restore()

    def _text(self, painter: QPainter, font: QFont, rect: QRect, text: str, token: str, side: Qt.AlignmentFlag) -> None:
        painter.setFont(font)
        painter.setPen(color(token))
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, max(rect.width(), 0))
        painter.drawText(rect, side | Qt.TextFlag.TextSingleLine, shown)
