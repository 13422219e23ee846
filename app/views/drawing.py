"""What a row shows, laid out once: a sync leaves most rows as they are, and they are only painted again."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from math import floor
from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyleOptionViewItem

from app.views.theme import color, current

Stretches = Sequence[tuple[int, int]]

LEFT: Final = 0.0
MIDDLE: Final = 0.5
RIGHT: Final = 1.0

DRAWINGS_KEPT: Final = 128  # more than a screen has rows


class Drawing:
    """Texts of one line each at their places, of no format but their own: what they say is never taken for one."""

    def __init__(self) -> None:
        self._texts: list[tuple[QTextLayout, QPointF, QColor]] = []

    def put(
        self, text: str, rect: QRect, font: QFont, ink: QColor, lean: float = LEFT, *, marked: Stretches = ()
    ) -> None:
        """`text` in the middle of the height of `rect`, cut short where its width ends, with stretches of it marked."""
        if not text:
            return
        layout, width = _laid_out(text, font, marked), float(rect.width())
        if layout.lineAt(0).naturalTextWidth() > width:
            shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, width)
            kept = len(shown) - 1  # without the ellipsis
            layout = _laid_out(shown, font, [(start, min(end, kept)) for start, end in marked if start < kept])
        line = layout.lineAt(0)
        left = rect.left() + (width - line.naturalTextWidth()) * lean
        foot = floor(rect.top() + (rect.height() + line.ascent() - line.descent()) / 2 + 0.5)
        self._texts.append((layout, QPointF(left, foot - line.ascent()), ink))

    def paint(self, painter: QPainter, left: int, top: int) -> None:
        """Paint all of it, with the point that it was laid out from at (`left`, `top`)."""
        painter.translate(left, top)
        for layout, place, ink in self._texts:
            painter.setPen(ink)
            layout.draw(painter, place)
        painter.translate(-left, -top)


class Drawings:
    """The drawings that were used last, each by all that its looks depend on."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Hashable, Drawing] = OrderedDict()

    def drawing(self, key: Hashable, lay_out: Callable[[Drawing], None]) -> Drawing:
        """The drawing of `key`, which `lay_out` fills the first time."""
        found = self._kept.get(key)
        if found is None:
            found = Drawing()
            lay_out(found)
            self._kept[key] = found
            if len(self._kept) > DRAWINGS_KEPT:
                self._kept.popitem(last=False)
        else:
            self._kept.move_to_end(key)
        return found

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        content: Hashable,
        lay_out: Callable[[Drawing, QFont, QRect], None],
    ) -> None:
        """Paint `content` in the row of `option`, as `lay_out` arranges it from (0, 0), the row's corner."""
        rect, font = option.rect, option.font
        key = content, rect.width(), rect.height(), font.key(), current().name
        drawing = self.drawing(key, lambda empty: lay_out(empty, QFont(font), QRect(QPoint(), rect.size())))
        drawing.paint(painter, rect.left(), rect.top())


def mark_format() -> QTextCharFormat:
    """Found words are marked by ground and underline, so that the colour is not needed to see it."""
    shape = QTextCharFormat()
    shape.setBackground(color("found"))
    shape.setForeground(color("text"))
    shape.setFontUnderline(True)
    return shape


def qt_length(text: str) -> int:
    """How Qt counts: in UTF-16, where an emoji is two."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def _laid_out(text: str, font: QFont, marked: Stretches) -> QTextLayout:
    option = QTextOption()
    option.setTextDirection(Qt.LayoutDirection.LeftToRight)  # a line of another direction begins where all begin
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    layout = QTextLayout(text, font)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    if marked:
        layout.setFormats([_range(text, start, end) for start, end in marked])
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return layout


def _range(text: str, start: int, end: int) -> QTextLayout.FormatRange:
    found = QTextLayout.FormatRange()
    found.start = qt_length(text[:start])
    found.length = qt_length(text[start:end])
    found.format = mark_format()
    return found
