"""Paints the rows of the outbox: what and for which report, and beneath it the state in its colour."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from app.views.outbox.line import Line
from app.views.outbox.model import LINE_ROLE
from app.views.painting_rows import paint_ground
from app.views.scrolling import BESIDE_BAR
from app.views.theme import color, mark_color

_PAD: Final = 16
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter

Index = QModelIndex | QPersistentModelIndex


class OutboxDelegate(QStyledItemDelegate):
    """Two lines a row, one for a heading; every text is drawn as it is."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line = QFontMetrics(option.font).height()
        return QSize(320, max(48, 2 * line + 12) if index.data(LINE_ROLE) else max(32, line + 14))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = index.data(LINE_ROLE)
        painter.save()
        if line is None:
            self._heading(painter, option, str(index.data(Qt.ItemDataRole.DisplayRole)))
        else:
            paint_ground(painter, option, _PAD)
            self._lines(painter, option, line)
        painter.restore()

    def _heading(self, painter: QPainter, option: QStyleOptionViewItem, text: str) -> None:
        painter.fillRect(option.rect, color("window"))
        font = QFont(option.font)
        font.setWeight(QFont.Weight.DemiBold)
        inner = option.rect.adjusted(_PAD, 0, -BESIDE_BAR, 0)
        self._text(painter, font, inner, text, color("muted"), _LEFT)

    def _lines(self, painter: QPainter, option: QStyleOptionViewItem, line: Line) -> None:
        inner = option.rect.adjusted(_PAD, 4, -BESIDE_BAR, -4)
        half = inner.height() // 2
        upper = QRect(inner.left(), inner.top(), inner.width(), half)
        lower = QRect(inner.left(), inner.top() + half, inner.width(), inner.height() - half)
        bold = QFont(option.font)
        bold.setWeight(QFont.Weight.DemiBold)
        self._text(painter, option.font, upper, line.time, color("muted"), _RIGHT)
        time = QFontMetrics(option.font).horizontalAdvance(line.time) + 12
        upper = upper.adjusted(0, 0, -time, 0)
        self._text(painter, bold, upper, line.what, color("text"), _LEFT)
        what = QFontMetrics(bold).horizontalAdvance(line.what) + 12
        self._text(painter, option.font, upper.adjusted(what, 0, 0, 0), line.about, color("muted"), _LEFT)
        state = f"{line.state.glyph} {line.state.text}"
        self._text(painter, option.font, lower, state, mark_color(line.state.role), _LEFT)

    def _text(
        self, painter: QPainter, font: QFont, rect: QRect, text: str, shade: QColor, side: Qt.AlignmentFlag
    ) -> None:
        painter.setFont(font)
        painter.setPen(shade)
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, max(rect.width(), 0))
        painter.drawText(rect, side | Qt.TextFlag.TextSingleLine, shown)
