"""Writes a document for paper from top to bottom; whatever text it is given stays text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QBrush,
    QColor,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableCell,
    QTextTableFormat,
)

from app.views.case.inert import shown
from app.views.printing.pages import BODY_POINTS, UNITS_A_POINT, blank_document, paper_font

TABLE_POINTS: Final = 9
ROWS_A_STEP: Final = 40
_CELL_POINTS: Final = 3
_TABLE_GAP_POINTS: Final = 6
_CAPTION_POINTS: Final = 24  # a line with the room above it
_BORDERS: Final = 4  # units
_RULE: Final = QColor("#888888")
_GROUND: Final = QColor("#eeeeee")

LEFT: Final = Qt.AlignmentFlag.AlignLeft
RIGHT: Final = Qt.AlignmentFlag.AlignRight
CENTRE: Final = Qt.AlignmentFlag.AlignHCenter


@dataclass(frozen=True)
class TableColumn:
    """One column of a table; `share` is its part of the width in percent."""

    heading: str
    share: float
    align: Qt.AlignmentFlag = LEFT


class PrintPen:
    """Sizes are in points. A page that is begun is a document of its own: what is long stays quick to lay out."""

    def __init__(self, *, landscape: bool) -> None:
        self._landscape = landscape
        self.parts: list[QTextDocument] = []
        self.new_page()

    def new_page(self) -> None:
        for part in self.parts[-1:]:
            part.pageCount()  # lays it out now: all pages at once would be a long step
        self.parts.append(blank_document(landscape=self._landscape))
        self._cursor = QTextCursor(self.parts[-1])
        self._fresh = True

    def line(
        self,
        text: str,
        *,
        points: float = BODY_POINTS,
        bold: bool = False,
        align: Qt.AlignmentFlag = LEFT,
        space: float = 0,
        indent: float = 0,
    ) -> None:
        """A paragraph with `space` above it and `indent` before it."""
        block = QTextBlockFormat()
        block.setAlignment(align)
        block.setTopMargin(space * UNITS_A_POINT)
        block.setLeftMargin(indent * UNITS_A_POINT)
        block.setLineHeight(115, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        shape = _shape(points, bold=bold)
        if self._fresh:
            self._cursor.setBlockFormat(block)
            self._cursor.setBlockCharFormat(shape)
        else:
            self._cursor.insertBlock(block, shape)
        self._fresh = False
        self._cursor.insertText(shown(text), shape)

    def rule(self) -> None:
        """A line across the page."""
        block = QTextBlockFormat()
        block.setProperty(QTextFormat.Property.BlockTrailingHorizontalRulerWidth, _share(100))
        self._cursor.insertBlock(block, _shape(1, bold=False))
        self._fresh = False

    def has_room(self, points: float) -> bool:
        """Whether so much can still be written on this page."""
        return self._room_left() >= points * UNITS_A_POINT

    def pairs(self, rows: Sequence[tuple[str, str]], label_share: float = 16) -> None:
        """Labels and values, with a colon between them as on an official letter."""
        shape = _table_format([label_share, 100 - label_share])
        shape.setBorder(0)
        shape.setCellPadding(UNITS_A_POINT)
        table = self._cursor.insertTable(len(rows), 2, shape)
        for number, (label, value) in enumerate(rows):
            _write(table, number, 0, label, points=BODY_POINTS)
            _write(table, number, 1, f": {value}", points=BODY_POINTS)
        self._after_table()

    def table(self, columns: Sequence[TableColumn], rows: Sequence[Sequence[str]], caption: str = "") -> Iterator[None]:
        """Rows stay whole where a page ends, and every page has its head; the caption stays with the first of them.

        It is written a page at a time, giving way in between.
        """
        heights: list[float] = []
        for first in range(0, len(rows), ROWS_A_STEP):
            head, *more = self._heights(columns, rows[first : first + ROWS_A_STEP])
            heights += more if heights else [head, *more]
            yield
        above = _CAPTION_POINTS * UNITS_A_POINT if caption else 0.0
        if above + sum(heights[:2]) > self._room_left():
            self.new_page()
        room = self._room_left() - above
        if caption:
            self.line(caption, bold=True, space=8)
        for first, last in _pages(heights, room, self._page_height()):
            if first:
                self.new_page()
            self._piece(columns, rows[first:last])
            yield

    def _piece(self, columns: Sequence[TableColumn], rows: Sequence[Sequence[str]]) -> QTextTable:
        shape = _table_format([column.share for column in columns])
        self._cursor.beginEditBlock()  # or the table is laid out anew after each of its cells
        table = self._cursor.insertTable(len(rows) + 1, len(columns), shape)
        for place, column in enumerate(columns):
            _write(table, 0, place, column.heading, points=TABLE_POINTS, bold=True, align=column.align)
            head = table.cellAt(0, place).format()
            head.setBackground(QBrush(_GROUND))
            table.cellAt(0, place).setFormat(head)
        for number, row in enumerate(rows, start=1):
            for place, (column, text) in enumerate(zip(columns, row, strict=True)):
                _write(table, number, place, text, points=TABLE_POINTS, align=column.align)
        self._cursor.endEditBlock()
        self._after_table()
        return table

    def _heights(self, columns: Sequence[TableColumn], rows: Sequence[Sequence[str]]) -> list[float]:
        """How high the head and each row become, in units."""
        measured = PrintPen(landscape=self._landscape)
        endless = measured.parts[0]
        endless.setPageSize(QSizeF(endless.pageSize().width(), -1))
        table = measured._piece(columns, rows)
        layout = endless.documentLayout()
        return [
            max(_height(table.cellAt(row, place), layout) for place in range(len(columns)))
            for row in range(table.rows())
        ]

    def _page_height(self) -> float:
        return self.parts[-1].pageSize().height()

    def _room_left(self) -> float:
        """What is left of the page beneath what was written so far, in units."""
        here = self.parts[-1].documentLayout().blockBoundingRect(self._cursor.block())
        return self._page_height() - (here.top() if self._fresh else here.bottom()) % self._page_height()

    def _after_table(self) -> None:
        """The paragraph that Qt keeps behind every table is the next one to be written in."""
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        self._fresh = True


def _write(
    table: QTextTable,
    row: int,
    column: int,
    text: str,
    *,
    points: float,
    bold: bool = False,
    align: Qt.AlignmentFlag = LEFT,
) -> None:
    cursor = table.cellAt(row, column).firstCursorPosition()
    block = QTextBlockFormat()
    block.setAlignment(align)
    cursor.setBlockFormat(block)
    cursor.setBlockCharFormat(_shape(points, bold=bold))
    cursor.insertText(shown(text), _shape(points, bold=bold))


def _shape(points: float, *, bold: bool) -> QTextCharFormat:
    shape = QTextCharFormat()
    shape.setFont(paper_font(points, bold=bold))
    return shape


def _share(percent: float) -> QTextLength:
    return QTextLength(QTextLength.Type.PercentageLength, percent)


def _table_format(shares: Sequence[float]) -> QTextTableFormat:
    shape = QTextTableFormat()
    shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    shape.setBorder(2)
    shape.setBorderBrush(QBrush(_RULE))
    shape.setBorderCollapse(True)
    shape.setCellSpacing(0)
    shape.setCellPadding(_CELL_POINTS * UNITS_A_POINT)
    shape.setTopMargin(_TABLE_GAP_POINTS * UNITS_A_POINT)
    shape.setBottomMargin(_TABLE_GAP_POINTS * UNITS_A_POINT)
    shape.setWidth(_share(100))
    shape.setColumnWidthConstraints([_share(share) for share in shares])
    return shape


def _height(cell: QTextTableCell, layout: QAbstractTextDocumentLayout) -> float:
    top = layout.blockBoundingRect(cell.firstCursorPosition().block()).top()
    bottom = layout.blockBoundingRect(cell.lastCursorPosition().block()).bottom()
    return bottom - top + 2 * _CELL_POINTS * UNITS_A_POINT + _BORDERS


def _pages(heights: Sequence[float], room: float, page: float) -> Iterator[tuple[int, int]]:
    """Which rows go together, as first and behind-the-last, where the head `heights[0]` comes on every page."""
    gaps = 2 * _TABLE_GAP_POINTS * UNITS_A_POINT
    first, left = 0, room - heights[0] - gaps
    for row, height in enumerate(heights[1:]):
        if height > left and row > first:
            yield first, row
            first, left = row, page - heights[0] - gaps
        left -= height
    yield first, len(heights) - 1
