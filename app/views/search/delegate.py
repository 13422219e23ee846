"""Paints a report that was found: title, who and where, and the place in its texts with the words marked."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from app.views.case_list.delegate import DENSE, CaseDelegate
from app.views.case_list.facts import Hold, Part
from app.views.case_list.line import Line
from app.views.search.marked import draw_marked
from app.views.search.model import FoundLine


class FoundDelegate(CaseDelegate):
    """Three lines, or two where rows are dense."""

    def row_height(self, font: QFont) -> int:
        line = QFontMetrics(font).height()
        return max(48, 2 * line + 8) if self.density == DENSE else max(62, 3 * line + 10)

    def _title_height(self, inner: QRect) -> int:
        return inner.height() // (2 if self.density == DENSE else 3)

    def _two_lines(self, painter: QPainter, option: QStyleOptionViewItem, inner: QRect, line: Line) -> None:
        height = inner.height() // 3
        rest = inner.adjusted(0, height, 0, 0)
        self._head(painter, option, QRect(inner.left(), inner.top(), inner.width(), height), line)
        self._facts_found(painter, option.font, QRect(rest.left(), rest.top(), rest.width(), height), line)
        self._passage(painter, option.font, rest.adjusted(0, height, 0, 0), line)

    def _one_line(self, painter: QPainter, option: QStyleOptionViewItem, inner: QRect, line: Line) -> None:
        half = inner.height() // 2
        self._head(painter, option, QRect(inner.left(), inner.top(), inner.width(), half), line)
        self._passage(painter, option.font, inner.adjusted(0, half, 0, 0), line)

    def _head(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, line: Line) -> None:
        left = (f"{line.left.glyph} {line.left.text}".strip(), line.left.role) if line.left else None
        unsent = (line.unsent.glyph, line.unsent.role) if line.unsent else None
        room = self._marks(painter, option.font, rect, left, unsent)
        font = QFont(option.font)
        font.setWeight(QFont.Weight.Bold if line.unread else QFont.Weight.Normal)
        marked = line.title_marked if isinstance(line, FoundLine) else ()
        draw_marked(painter, room, font, line.title, marked, "text")

    def _facts_found(self, painter: QPainter, font: QFont, rect: QRect, line: Line) -> None:
        """The number with what was found of it, and behind it what other rows say."""
        if isinstance(line, FoundLine):
            draw_marked(painter, rect, font, line.number, line.number_marked, "muted")
            rect = rect.adjusted(QFontMetrics(font).horizontalAdvance(line.number), 0, 0, 0)
        self._facts(painter, font, rect, [Part("", Hold.WHOLE), *line.below])

    def _passage(self, painter: QPainter, font: QFont, rect: QRect, line: Line) -> None:
        if not isinstance(line, FoundLine):
            return
        lead, marked = "", []
        if self.density == DENSE and line.number_marked:  # which has no other line here
            lead, marked = f"{line.number} · ", list(line.number_marked)
        lead += f"{line.glyph} "
        marked += [(start + len(lead), end + len(lead)) for start, end in line.passage_marked]
        draw_marked(painter, rect, font, lead + line.passage, marked, "text")
