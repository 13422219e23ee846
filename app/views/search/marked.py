"""Text with found words marked: by ground and underline, so that the colour is not needed to see it."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout

from app.views.theme import color

Stretches = Sequence[tuple[int, int]]


def mark_format() -> QTextCharFormat:
    shape = QTextCharFormat()
    shape.setBackground(color("found"))
    shape.setForeground(color("text"))
    shape.setFontUnderline(True)
    return shape


def draw_marked(painter: QPainter, rect: QRect, font: QFont, text: str, marked: Stretches, ink: str) -> None:
    """One line of `text` with its `marked` stretches, cut short where the room ends."""
    shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    kept = len(shown) - (shown != text)
    layout = QTextLayout(shown, font)
    layout.setFormats([_range(shown, start, min(end, kept)) for start, end in marked if start < kept])
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(rect.width() * 2)
    layout.endLayout()
    painter.setPen(color(ink))
    layout.draw(painter, QPointF(rect.left(), rect.top() + (rect.height() - line.height()) / 2))


def qt_length(text: str) -> int:
    """How Qt counts: in UTF-16, where an emoji is two."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def _range(text: str, start: int, end: int) -> QTextLayout.FormatRange:
    found = QTextLayout.FormatRange()
    found.start = qt_length(text[:start])
    found.length = qt_length(text[start:end])
    found.format = mark_format()
    return found
