"""Where the trail is read: rows of one height, what is cut off is said by the tooltip, and copied whole."""

from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from app.views.trail.lines import Line
from app.views.trail.model import NUMBER, STATUS, WHAT, WHEN, WHO, TrailTableModel

CELL_LINES: Final = 3
PADDING: Final = 12
BESIDE: Final = 26
"""Pixels beside the text of a cell, with the distance to the next."""
LEAST: Final = {WHO: 18, WHAT: 20}
"""Average characters; these two share the room that the others leave."""


class _Cells(QStyledItemDelegate):
    """What was done is a sentence, which may break; all else is a thing a line, cut off where it is too long."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        if index.column() != WHAT:
            option.features &= ~QStyleOptionViewItem.ViewItemFeature.WrapText


class TrailTable(QTableView):
    """The row that was chosen stays chosen while others come, as long as it is there."""

    copy_asked = Signal()

    def __init__(self, model: TrailTableModel) -> None:
        super().__init__()
        self._model = model
        self.setModel(model)
        self.setItemDelegate(_Cells(self))
        self.setObjectName("trail.table")
        self.setAccessibleName(self.tr("Audit trail"))
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self._fit()

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        at, scrolled = self.currentIndex().row(), self.verticalScrollBar().value()
        current = self._model.lines[at].entry if at >= 0 else ""
        self._model.show_lines(lines)
        self._fit()
        row = self._model.row_of(current)
        if row is None:
            self.go_to_start()
        else:
            self.selectRow(row)
            self.verticalScrollBar().setValue(scrolled)

    def go_to_start(self) -> None:
        self.scrollToTop()
        self.selectRow(0)

    def chosen(self) -> list[Line]:
        return [self._model.lines[row] for row in sorted(index.row() for index in self.selectionModel().selectedRows())]

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_asked.emit()
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        """Heights and widths for the letters as they are now."""
        metrics = self.fontMetrics()
        self.verticalHeader().setDefaultSectionSize(CELL_LINES * metrics.lineSpacing() + PADDING)
        widths = {column: self._widest(column) + BESIDE for column in (NUMBER, WHEN, STATUS)}
        share = (self.viewport().width() - sum(widths.values())) // len(LEAST)
        widths |= {column: max(least * metrics.averageCharWidth(), share) for column, least in LEAST.items()}
        for column, width in widths.items():
            self.setColumnWidth(column, width)

    def _widest(self, column: int) -> int:
        heading = str(self._model.headerData(column, Qt.Orientation.Horizontal))
        texts = (heading, *(line.cells[column] for line in self._model.lines))
        return max(self.fontMetrics().horizontalAdvance(part) for text in texts for part in text.split("\n"))
