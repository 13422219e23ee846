"""Paints a report that was found: title, who and where, and the place in its texts with the words marked."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QFont, QFontMetrics

from app.views.case_list.delegate import DENSE, CaseDelegate, glyph, weighted, whole
from app.views.case_list.facts import Hold, Part
from app.views.case_list.line import Line
from app.views.drawing import Drawing
from app.views.search.model import FoundLine
from app.views.theme import color


class FoundDelegate(CaseDelegate):
    """Three lines, or two where rows are dense."""

    def row_height(self, font: QFont) -> int:
        line = QFontMetrics(font).height()
        return max(48, 2 * line + 8) if self.density == DENSE else max(62, 3 * line + 10)

    def _title_height(self, inner: QRect) -> int:
        return inner.height() // (2 if self.density == DENSE else 3)

    def _two_lines(self, drawing: Drawing, font: QFont, inner: QRect, line: Line) -> None:
        height = inner.height() // 3
        rest = inner.adjusted(0, height, 0, 0)
        self._head(drawing, font, QRect(inner.left(), inner.top(), inner.width(), height), line)
        self._facts_found(drawing, font, QRect(rest.left(), rest.top(), rest.width(), height), line)
        self._passage(drawing, font, rest.adjusted(0, height, 0, 0), line)

    def _one_line(self, drawing: Drawing, font: QFont, inner: QRect, line: Line) -> None:
        half = inner.height() // 2
        self._head(drawing, font, QRect(inner.left(), inner.top(), inner.width(), half), line)
        self._passage(drawing, font, inner.adjusted(0, half, 0, 0), line)

    def _head(self, drawing: Drawing, font: QFont, rect: QRect, line: Line) -> None:
        room = self._marks(drawing, font, rect, whole(line.left), glyph(line.unsent))
        marked = line.title_marked if isinstance(line, FoundLine) else ()
        drawing.put(line.title, room, weighted(font, bold=line.unread is not None), color("text"), marked=marked)

    def _facts_found(self, drawing: Drawing, font: QFont, rect: QRect, line: Line) -> None:
        """The number with what was found of it, and behind it what other rows say."""
        if isinstance(line, FoundLine):
            drawing.put(line.number, rect, font, color("muted"), marked=line.number_marked)
            rect = rect.adjusted(QFontMetrics(font).horizontalAdvance(line.number), 0, 0, 0)
        self._facts(drawing, font, rect, [Part("", Hold.WHOLE), *line.below])

    def _passage(self, drawing: Drawing, font: QFont, rect: QRect, line: Line) -> None:
        if not isinstance(line, FoundLine):
            return
        lead, marked = "", []
        if self.density == DENSE and line.number_marked:  # which has no other line here
            lead, marked = f"{line.number} · ", list(line.number_marked)
        lead += f"{line.glyph} "
        marked += [(start + len(lead), end + len(lead)) for start, end in line.passage_marked]
        drawing.put(lead + line.passage, rect, font, color("text"), marked=marked)
