"""Paints the rows of the dossier: a case in two lines, a group in one with its counts at the right."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.views.dossier import words
from app.views.dossier.contents import AgeGroup, UnitGroup
from app.views.dossier.model import NODE_ROLE, Column
from app.views.marks import MarkRole
from app.views.theme import color, mark_color
from domain.dossier import Delay

PAD: Final = 8
INDENT: Final = 24  # what opens and closes a group is as wide
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter

Index = QModelIndex | QPersistentModelIndex


class DossierDelegate(QStyledItemDelegate):
    """Draws every text as it is: nothing of a report is ever taken for a format."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, max(40, 2 * QFontMetrics(option.font).height() + 6))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        node = index.data(NODE_ROLE)
        if node is None:
            return
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, color("row_selected"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, color("row_hover"))
        inner = option.rect.adjusted(PAD // 2, 2, -PAD, -2)
        if not isinstance(node.content, Delay):
            self._group(painter, option.font, inner, str(index.data()), node.content)
        elif index.column() == Column.REPORT:
            below_its_heading = inner.adjusted(-INDENT, 0, 0, 0)  # nothing stands before a case that opens or closes
            self._case(painter, option.font, below_its_heading, str(index.data()), words.about(node.content))
        else:
            role = MarkRole.LATE if index.column() == Column.DAYS else None
            painter.setPen(mark_color(role) if role else color("text"))
            painter.setFont(_weighted(option.font, bold=role is not None))
            painter.drawText(inner, _RIGHT | Qt.TextFlag.TextSingleLine, str(index.data()))
        painter.restore()

    def _case(self, painter: QPainter, font: QFont, inner: QRect, title: str, about: str) -> None:
        half = inner.height() // 2
        upper = QRect(inner.left(), inner.top(), inner.width(), half)
        lower = QRect(inner.left(), inner.top() + half, inner.width(), inner.height() - half)
        _draw(painter, _weighted(font, bold=True), upper, title, "text")
        _draw(painter, font, lower, about, "muted")

    def _group(self, painter: QPainter, font: QFont, inner: QRect, name: str, group: UnitGroup | AgeGroup) -> None:
        is_unit = isinstance(group, UnitGroup)
        counts = words.reports(len(group.delays))
        if isinstance(group, UnitGroup):
            counts = f"{counts}    {words.spread(group.ages)}"
        painter.setFont(font)
        painter.setPen(color("muted"))
        painter.drawText(inner, _RIGHT | Qt.TextFlag.TextSingleLine, counts)
        room = inner.adjusted(0, 0, -QFontMetrics(font).horizontalAdvance(counts) - 2 * PAD, 0)
        _draw(painter, _weighted(font, bold=is_unit), room, name, "text" if is_unit else "muted")


def _draw(painter: QPainter, font: QFont, rect: QRect, text: str, token: str) -> None:
    painter.setFont(font)
    painter.setPen(color(token))
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, _LEFT | Qt.TextFlag.TextSingleLine, shown)


def _weighted(font: QFont, *, bold: bool) -> QFont:
    weighted = QFont(font)
    weighted.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return weighted
