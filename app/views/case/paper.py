"""Sheets to read: documents built from plain text pieces, so that nothing from outside is taken for a format."""

from collections.abc import Iterable
from typing import Any, Final

from PySide6.QtCore import QByteArray, QEvent, Qt, QTimer, QUrl
from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTableCellFormat,
    QTextTableFormat,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from app.views.case.inert import shown
from app.views.theme import color

BAR_WIDTH: Final = 4
PADDING: Final = 8
_TINT: Final = 0.09


class Paper(QTextEdit):
    """A read-only sheet with selectable text; subclasses write it anew in `compose` whenever it is to change.

    A refresh keeps the place where somebody is reading, unless they are at the end: then the end stays in sight.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._anew = QTimer(self, singleShot=True, interval=0)
        self._anew.timeout.connect(self.write)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAcceptDrops(False)
        self.setCursorWidth(0)  # the edge shows the focus; a blinking caret would promise that one can write here
        readable = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        self.setTextInteractionFlags(readable)
        self.document().setDocumentMargin(PADDING)
        edge = "border: 2px solid transparent; background: palette(base); padding: 0px;"
        self.setStyleSheet(f"QTextEdit {{ {edge} }} QTextEdit:focus {{ border-color: palette(accent); }}")

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """Nothing is ever loaded for a sheet; Qt wants some answer, None would make it look by itself."""
        return QByteArray()

    def text(self) -> str:
        """What stands on the sheet, without its shape."""
        return self.toPlainText()

    def compose(self, pen: "Pen") -> None:
        """Write the sheet with `pen`."""

    def write(self) -> None:
        self._anew.stop()
        bar = self.verticalScrollBar()
        place, at_end = bar.value(), bar.value() >= bar.maximum()
        self.setUpdatesEnabled(False)
        self.clear()
        self.compose(Pen(self))
        self.moveCursor(QTextCursor.MoveOperation.Start)
        bar.setValue(bar.maximum() if at_end else place)
        self.setUpdatesEnabled(True)

    def changeEvent(self, event: QEvent) -> None:
        """A new look is told in dozens of events, and written once."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._anew.start()


class Pen:
    """Writes a sheet from top to bottom; whatever text it is given stays text."""

    def __init__(self, sheet: QTextEdit) -> None:
        self._sheet = sheet
        self._cursor = QTextCursor(sheet.document())
        self._fresh = True

    def line(
        self, text: str, *, bold: bool = False, color: QColor | None = None, space: int = 0, indent: int = 0
    ) -> None:
        """A paragraph; `space` pixels above it and `indent` pixels before it."""
        if not self._fresh:
            self._cursor.insertBlock()
        self._fresh = False
        block = QTextBlockFormat()
        block.setTopMargin(space)
        block.setLeftMargin(indent)
        block.setLineHeight(112, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        self._cursor.setBlockFormat(block)
        self.words(text, bold=bold, color=color)

    def gap(self) -> None:
        """Room before what follows, as between two cards."""
        self._cursor.insertBlock()
        self._mute(self._cursor)
        self._fresh = True

    def words(
        self,
        text: str,
        *,
        bold: bool = False,
        color: QColor | None = None,
        struck: bool = False,
        tint: QColor | None = None,
    ) -> None:
        """Go on in the paragraph."""
        shape = QTextCharFormat()
        if bold:
            shape.setFontWeight(QFont.Weight.DemiBold)
        if color is not None:
            shape.setForeground(color)
        if tint is not None:
            shape.setBackground(tint)
        shape.setFontStrikeOut(struck)
        self._cursor.insertText(shown(text), shape)

    def card(self, accent: QColor) -> "Pen":
        """A pen for a framed piece with a coloured edge and a light ground of the same colour."""
        shape = self._table_shape([QTextLength.Type.FixedLength, QTextLength.Type.VariableLength], BAR_WIDTH)
        table = self._cursor.insertTable(1, 2, shape)
        self._mute(table.cellAt(0, 0).firstCursorPosition())
        for column, ground, padding in ((0, accent, 0), (1, tint(accent), PADDING)):
            cell = QTextTableCellFormat()
            cell.setBackground(ground)
            cell.setPadding(padding)
            cell.setLeftPadding(PADDING + 2 if column else 0)
            table.cellAt(0, column).setFormat(cell)
        inner = Pen(self._sheet)
        inner._cursor = table.cellAt(0, 1).firstCursorPosition()
        self._after_table()
        return inner

    def pairs(self, rows: Iterable[tuple[str, str]], label_color: QColor, *, stacked: bool = False) -> None:
        """Labels and values in two columns, or one above the other where two would be too narrow."""
        kept = [(label, value) for label, value in rows if value]
        if stacked:
            for label, value in kept:
                self.line(label, color=label_color, space=6)
                self.line(value)
        elif kept:
            self._columns(kept, label_color)

    def _columns(self, kept: list[tuple[str, str]], label_color: QColor) -> None:
        shape = self._table_shape([QTextLength.Type.PercentageLength] * 2, 40)
        table = self._cursor.insertTable(len(kept), 2, shape)
        for number, (label, value) in enumerate(kept):
            for column, text in enumerate((label, value)):
                cell = QTextTableCellFormat()
                cell.setTopPadding(3)
                cell.setBottomPadding(3)
                cell.setRightPadding(PADDING)
                table.cellAt(number, column).setFormat(cell)
                pen = Pen(self._sheet)
                pen._cursor = table.cellAt(number, column).firstCursorPosition()
                pen.words(text, color=None if column else label_color)
        self._after_table()

    def _table_shape(self, kinds: list[QTextLength.Type], first: float) -> QTextTableFormat:
        shape = QTextTableFormat()
        shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_None)
        shape.setBorder(0)
        shape.setTopMargin(PADDING // 2)
        shape.setBottomMargin(PADDING // 2)
        shape.setCellSpacing(0)
        shape.setCellPadding(0)
        shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        rest = 100 - first if kinds[1] is QTextLength.Type.PercentageLength else 1
        shape.setColumnWidthConstraints([QTextLength(kinds[0], first), QTextLength(kinds[1], rest)])
        return shape

    def _after_table(self) -> None:
        """Qt keeps a paragraph behind every table: the next piece takes it, and until then it is a thin one."""
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        self._mute(self._cursor)
        self._fresh = True

    def _mute(self, cursor: QTextCursor) -> None:
        block = QTextBlockFormat()
        block.setLineHeight(PADDING, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        cursor.setBlockFormat(block)
        small = QTextCharFormat()
        small.setProperty(QTextFormat.Property.FontPixelSize, 1)
        cursor.setBlockCharFormat(small)


def tint(accent: QColor) -> QColor:
    """A light ground of the accent's colour over the theme's own, on which its text stays readable."""
    ground = color("base")

    def mixed(above: int, below: int) -> int:
        return round(above * _TINT + below * (1 - _TINT))

    return QColor(
        mixed(accent.red(), ground.red()),
        mixed(accent.green(), ground.green()),
        mixed(accent.blue(), ground.blue()),
    )
