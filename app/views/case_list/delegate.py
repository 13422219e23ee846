"""Paints a row of the list from ready words: two calm lines, or one where rows are dense."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import QLocale, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.views.case_list.arrangement import Heading
from app.views.case_list.facts import BETWEEN, Part, fitted, width_of
from app.views.case_list.line import Line
from app.views.case_list.model import LINE_ROLE
from app.views.drawing import MIDDLE, RIGHT, Drawing, Drawings
from app.views.marks import Mark, MarkRole
from app.views.painting_rows import paint_ground
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
        self._drawings = Drawings()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(320, self.row_height(option.font))

    def row_height(self, font: QFont) -> int:
        return row_height(font, self.density)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        content = index.data(LINE_ROLE)
        painter.save()
        paint_ground(painter, option, _PAD)
        if isinstance(content, Heading):
            self._heading_ground(painter, option)
        if content is not None:
            self.paint_content(painter, option, content)
        painter.restore()

    def paint_content(self, painter: QPainter, option: QStyleOptionViewItem, content: Line | Heading) -> None:
        """What a row says, without its ground."""
        if isinstance(content, Heading):
            self._drawings.paint(painter, option, content, partial(self._heading, content))
        else:
            self._drawings.paint(painter, option, (content, self.density), partial(self._line, content))

    def _heading_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        rect = option.rect.adjusted(0, 0, 0, -1)
        has_focus = option.state & QStyle.StateFlag.State_HasFocus
        painter.fillRect(rect.adjusted(1, 1, -1, -1) if has_focus else rect, color("alternate"))

    def _heading(self, heading: Heading, drawing: Drawing, font: QFont, rect: QRect) -> None:
        inner = rect.adjusted(_PAD, 0, -BESIDE_BAR, -1)
        count = QLocale().toString(heading.count)
        drawing.put(UNFOLD if heading.folded else FOLD, inner, font, color("muted"))
        drawing.put(count, inner, font, color("muted"), RIGHT)
        room = QFontMetrics(font).horizontalAdvance(count) + _GAP
        drawing.put(heading.title, inner.adjusted(_PAD + 4, 0, -room, 0), weighted(font, bold=True), color("text"))

    def _line(self, line: Line, drawing: Drawing, font: QFont, rect: QRect) -> None:
        inner = rect.adjusted(_PAD, 3, -BESIDE_BAR, -3)
        if self.density == DENSE:
            self._one_line(drawing, font, inner, line)
        else:
            self._two_lines(drawing, font, inner, line)
        self._unread(drawing, font, inner, line)

    def _unread(self, drawing: Drawing, font: QFont, inner: QRect, line: Line) -> None:
        """A dot before the title, in the margin: no title moves when it has been read."""
        if line.unread is None:
            return
        small = QFont(font)
        small.setPixelSize(_DOT)
        beside = QRect(3, inner.top(), _PAD - 3, self._title_height(inner))
        drawing.put(line.unread.glyph, beside, small, mark_color(line.unread.role), MIDDLE)

    def _title_height(self, inner: QRect) -> int:
        return inner.height() if self.density == DENSE else inner.height() // 2

    def _two_lines(self, drawing: Drawing, font: QFont, inner: QRect, line: Line) -> None:
        half = self._title_height(inner)
        upper = QRect(inner.left(), inner.top(), inner.width(), half)
        lower = QRect(inner.left(), inner.top() + half, inner.width(), inner.height() - half)
        upper = self._marks(drawing, font, upper, whole(line.left), glyph(line.unsent))
        self._title(drawing, font, upper, line)
        self._facts(drawing, font, lower, line.below)

    def _one_line(self, drawing: Drawing, font: QFont, inner: QRect, line: Line) -> None:
        """Of the usual facts it says the status; those that somebody has chosen get room beside the title."""
        if line.chosen:
            rest = self._marks(drawing, font, inner, whole(line.left), glyph(line.unsent))
            rest = self._facts_beside(drawing, font, rest, line.facts)
        else:
            state = whole(line.state) if inner.width() >= ROOM_FOR_WORDS else glyph(line.state)
            rest = self._marks(drawing, font, inner, whole(line.left), state, glyph(line.unsent))
        self._title(drawing, font, rest, line)

    def _facts_beside(self, drawing: Drawing, font: QFont, rect: QRect, facts: Sequence[Part]) -> QRect:
        """Put the facts at the right, in a part of the room; returns what is left of it."""
        metrics, room = QFontMetrics(font), rect.width() * SHARE_OF_FACTS // 100
        found = fitted(metrics, [replace(part, at_edge=False) for part in facts], room)
        used = width_of(metrics, found)
        self._facts(drawing, font, rect.adjusted(rect.width() - used, 0, 0, 0), found)
        return rect.adjusted(0, 0, -used - _GAP, 0)

    def _facts(self, drawing: Drawing, font: QFont, rect: QRect, facts: Sequence[Part]) -> None:
        metrics = QFontMetrics(font)
        for number, part in enumerate(fitted(metrics, facts, rect.width())):
            ink = mark_color(part.role) if part.role else color("muted")
            if part.at_edge:
                drawing.put(part.text, rect, font, ink, RIGHT)
                continue
            for text, pen in ((BETWEEN if number else "", color("muted")), (part.text, ink)):
                drawing.put(text, rect, font, pen)
                rect = rect.adjusted(metrics.horizontalAdvance(text), 0, 0, 0)

    def _title(self, drawing: Drawing, font: QFont, rect: QRect, line: Line) -> None:
        drawing.put(line.title, rect, weighted(font, bold=line.unread is not None), color("text"))

    def _marks(self, drawing: Drawing, font: QFont, rect: QRect, *marks: Drawn | None) -> QRect:
        """Put marks from the right; returns the room that is left of them."""
        metrics = QFontMetrics(font)
        for text, role in filter(None, marks):
            drawing.put(text, rect, font, mark_color(role), RIGHT)
            rect = rect.adjusted(0, 0, -metrics.horizontalAdvance(text) - _GAP, 0)
        return rect


def weighted(font: QFont, *, bold: bool) -> QFont:
    weighted = QFont(font)
    weighted.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    return weighted


def whole(mark: Mark | None) -> Drawn | None:
    return (f"{mark.glyph} {mark.text}".strip(), mark.role) if mark else None


def glyph(mark: Mark | None) -> Drawn | None:
    return (mark.glyph, mark.role) if mark else None
