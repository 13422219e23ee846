"""Paints a row of the list from ready words: two calm lines, or one where rows are dense."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.views.case_list.arrangement import Heading
from app.views.case_list.facts import BETWEEN, Part, fitted, width_of
from app.views.case_list.line import Line
from app.views.case_list.model import HEADING_ROLE, LINE_ROLE
from app.views.marks import Mark, MarkRole
from app.views.scrolling import BESIDE_BAR
from app.views.theme import color, mark_color

COMFORTABLE, DENSE = "comfortable", "dense"
DENSITIES: Final = (COMFORTABLE, DENSE)

Drawn = tuple[str, MarkRole]

SHARE_OF_FACTS: Final = 60  # per cent of what a row of one line has beside its marks
ROOM_FOR_WORDS: Final = 440  # narrower rows of one line say the status by glyph, and in the tool tip
FOLD, UNFOLD = "▾", "▸"  # what stands before the title of a group that is open, and of one that is folded
_PAD: Final = 16
_DOT: Final = 10  # pixels: the margin does not grow with the letters
_GAP: Final = 12
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def row_height(font: QFont, density: str) -> int:
    """40 px for two lines and 30 for one, more where the font needs it, and always the same for every row."""
    line = QFontMetrics(font).height()
    if density == DENSE:
        return max(30, line + 10)
    return next((height for height in (40, 48) if height >= 2 * line + 6), 2 * line + 12)


class CaseDelegate(QStyledItemDelegate):
    """Draws every text as it is: nothing of a report is ever taken for a format."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.density = COMFORTABLE

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(320, self.row_height(option.font))

    def row_height(self, font: QFont) -> int:
        return row_height(font, self.density)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        line, heading = index.data(LINE_ROLE), index.data(HEADING_ROLE)
        painter.save()
        self._ground(painter, option)
        if heading is not None:
            self._heading(painter, option, heading)
        elif line is not None:
            self.paint_line(painter, option, line)
        painter.restore()

    def paint_line(self, painter: QPainter, option: QStyleOptionViewItem, line: Line) -> None:
        inner = option.rect.adjusted(_PAD, 3, -BESIDE_BAR, -3)
        if self.density == DENSE:
            self._one_line(painter, option, inner, line)
        else:
            self._two_lines(painter, option, inner, line)
        self._unread(painter, option, inner, line)

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        rect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, color("row_selected"))
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), color("accent"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, color("row_hover"))
        painter.setPen(color("border"))
        painter.drawLine(rect.left() + _PAD, rect.bottom(), rect.right(), rect.bottom())
        if option.state & QStyle.StateFlag.State_HasFocus and option.state & QStyle.StateFlag.State_Active:
            painter.setPen(color("accent"))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))

    def _heading(self, painter: QPainter, option: QStyleOptionViewItem, heading: Heading) -> None:
        rect = option.rect.adjusted(0, 0, 0, -1)
        painter.fillRect(
            rect.adjusted(1, 1, -1, -1) if option.state & QStyle.StateFlag.State_HasFocus else rect, color("alternate")
        )
        inner = rect.adjusted(_PAD, 0, -BESIDE_BAR, 0)
        count = option.locale.toString(heading.count)
        self._text(painter, option.font, inner, UNFOLD if heading.folded else FOLD, "muted")
        painter.setPen(color("muted"))
        painter.drawText(inner, _RIGHT, count)
        room = QFontMetrics(option.font).horizontalAdvance(count) + _GAP
        self._title(painter, option, inner.adjusted(_PAD + 4, 0, -room, 0), heading.title)

    def _unread(self, painter: QPainter, option: QStyleOptionViewItem, inner: QRect, line: Line) -> None:
        """A dot before the title, in the margin: no title moves when it has been read."""
        if line.unread is None:
            return
        beside = QRect(option.rect.left() + 3, inner.top(), _PAD - 3, self._title_height(inner))
        font = QFont(option.font)
        font.setPixelSize(_DOT)
        painter.setFont(font)
        painter.setPen(mark_color(line.unread.role))
        painter.drawText(beside, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, line.unread.glyph)

    def _title_height(self, inner: QRect) -> int:
        return inner.height() if self.density == DENSE else inner.height() // 2

    def _two_lines(self, painter: QPainter, option: QStyleOptionViewItem, inner: QRect, line: Line) -> None:
        half = self._title_height(inner)
        upper = QRect(inner.left(), inner.top(), inner.width(), half)
        lower = QRect(inner.left(), inner.top() + half, inner.width(), inner.height() - half)
        upper = self._marks(painter, option.font, upper, _whole(line.left), _glyph(line.unsent))
        self._title(painter, option, upper, line.title, bold=line.unread is not None)
        self._facts(painter, option.font, lower, line.below)

    def _one_line(self, painter: QPainter, option: QStyleOptionViewItem, inner: QRect, line: Line) -> None:
        """Of the usual facts it says the status; those that somebody has chosen get room beside the title."""
        if line.chosen:
            rest = self._marks(painter, option.font, inner, _whole(line.left), _glyph(line.unsent))
            rest = self._facts_beside(painter, option.font, rest, line.facts)
        else:
            state = _whole(line.state) if inner.width() >= ROOM_FOR_WORDS else _glyph(line.state)
            rest = self._marks(painter, option.font, inner, _whole(line.left), state, _glyph(line.unsent))
        self._title(painter, option, rest, line.title, bold=line.unread is not None)

    def _facts_beside(self, painter: QPainter, font: QFont, rect: QRect, facts: Sequence[Part]) -> QRect:
        """Draw the facts at the right, in a part of the room; returns what is left of it."""
        metrics, room = QFontMetrics(font), rect.width() * SHARE_OF_FACTS // 100
        found = fitted(metrics, [replace(part, at_edge=False) for part in facts], room)
        used = width_of(metrics, found)
        self._facts(painter, font, rect.adjusted(rect.width() - used, 0, 0, 0), found)
        return rect.adjusted(0, 0, -used - _GAP, 0)

    def _facts(self, painter: QPainter, font: QFont, rect: QRect, facts: Sequence[Part]) -> None:
        metrics = QFontMetrics(font)
        painter.setFont(font)
        for number, part in enumerate(fitted(metrics, facts, rect.width())):
            ink = mark_color(part.role) if part.role else color("muted")
            if part.at_edge:
                painter.setPen(ink)
                painter.drawText(rect, _RIGHT | Qt.TextFlag.TextSingleLine, part.text)
                continue
            for text, pen in ((BETWEEN if number else "", color("muted")), (part.text, ink)):
                painter.setPen(pen)
                painter.drawText(rect, _LEFT | Qt.TextFlag.TextSingleLine, text)
                rect = rect.adjusted(metrics.horizontalAdvance(text), 0, 0, 0)

    def _title(
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, title: str, *, bold: bool = True
    ) -> None:
        font = QFont(option.font)
        font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
        self._text(painter, font, rect, title, "text")

    def _text(self, painter: QPainter, font: QFont, rect: QRect, text: str, token: str) -> None:
        painter.setFont(font)
        painter.setPen(color(token))
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, _LEFT | Qt.TextFlag.TextSingleLine, shown)

    def _marks(self, painter: QPainter, font: QFont, rect: QRect, *marks: Drawn | None) -> QRect:
        """Draw marks from the right; returns the room that is left of them."""
        metrics = QFontMetrics(font)
        painter.setFont(font)
        for text, role in filter(None, marks):
            painter.setPen(mark_color(role))
            painter.drawText(rect, _RIGHT | Qt.TextFlag.TextSingleLine, text)
            rect = rect.adjusted(0, 0, -metrics.horizontalAdvance(text) - _GAP, 0)
        return rect


def _whole(mark: Mark | None) -> Drawn | None:
    return (f"{mark.glyph} {mark.text}".strip(), mark.role) if mark else None


def _glyph(mark: Mark | None) -> Drawn | None:
    return (mark.glyph, mark.role) if mark else None
