"""The list itself: keys that act on a report, and a place that survives every refresh."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from app.context import Context
from app.problems import Problem
from app.views.case_list.delegate import CaseDelegate
from app.views.case_list.model import CaseListModel
from domain.ids import CaseId

_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MOVES: Final = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
_ENDS: Final = (Qt.Key.Key_Home, Qt.Key.Key_End)  # in a table they would go along the row
_SELECT: Final = QItemSelectionModel.SelectionFlag.ClearAndSelect
_LEAVE: Final = QItemSelectionModel.SelectionFlag.NoUpdate


class CaseListView(QTableView):
    """One report is chosen at most; it stays chosen by its id, wherever a sync moves its row."""

    opened = Signal(str)
    selected = Signal(str)
    letter = Signal(str)
    """A single letter was pressed while the list has the focus."""

    def __init__(
        self,
        context: Context,
        parent: QWidget | None = None,
        *,
        cases: CaseListModel | None = None,
        rows: CaseDelegate | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("case_list")
        self._context = context
        self._selected: CaseId | None = None
        self.cases = cases or CaseListModel(context, self)
        self.setModel(self.cases)
        self.rows = rows or CaseDelegate(self)
        self.setItemDelegate(self.rows)
        self._look_like_a_list()
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().selectionChanged.connect(self._selection_changed)
        self.doubleClicked.connect(lambda index: self._open(index.row()))

    @property
    def selected_case(self) -> CaseId | None:
        return self._selected

    def take_keys(self, keys: Sequence[int]) -> None:
        """Show these reports, with the same one chosen and the same one at the top, as far as they are here."""
        top = self.indexAt(self.viewport().rect().topLeft())
        top_key = self.cases.key_at(top.row())
        offset = self.visualRect(top).top() if top.isValid() else 0
        current = max(self.currentIndex().row(), 0)
        if not self.cases.take_keys(keys):
            return
        self._restore_selection(current)
        row = self.cases.row_of_key(top_key)
        if row:
            self.scrollTo(self.cases.index(row), QTableView.ScrollHint.PositionAtTop)
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() - offset)

    def begin_anew(self, keys: Sequence[int]) -> None:
        """Show another view's reports from their beginning."""
        self.cases.take_keys(keys)
        self._restore_selection(0)
        self.scrollTo(self.currentIndex())

    def choose(self, row: int) -> None:
        self.selectionModel().setCurrentIndex(self.cases.index(row), _SELECT)

    def select_case(self, case: CaseId) -> bool:
        """Choose a report if it is in this view."""
        row = self.cases.row_of_key(self._key_of(case))
        if row is not None:
            self.choose(row)
        return row is not None

    def adopt(self, case: CaseId) -> None:
        """A report was opened elsewhere: it counts as chosen, and its row will be once it is here."""
        self._selected = case
        self.select_case(case)

    def set_density(self, density: str) -> None:
        self.rows.density = density
        self._fit_rows()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "rows"):
            self._fit_rows()

    def _look_like_a_list(self) -> None:
        """A table of one column: Qt's list asks the model about every row when it lays out, its table asks nothing."""
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._fit_rows()

    def _fit_rows(self) -> None:
        height = self.rows.row_height(self.font())
        self.verticalHeader().setMinimumSectionSize(height)
        self.verticalHeader().setDefaultSectionSize(height)

    def keyboardSearch(self, search: str) -> None:
        """Nothing: looking through all titles would fetch every row, and letters mean actions here."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        text = event.text().lower()
        if plain and event.key() in _ENTER and self.currentIndex().isValid():
            self._open(self.currentIndex().row())
        elif plain and event.key() in _MOVES and not self.selectedIndexes() and self.currentIndex().isValid():
            self.choose(self.currentIndex().row())
        elif plain and event.key() in _ENDS and self.cases.rowCount():
            self.choose(0 if event.key() == Qt.Key.Key_Home else self.cases.rowCount() - 1)
        elif plain and len(text) == 1 and text.isprintable() and text != " ":
            self.letter.emit(text)
        else:
            super().keyPressEvent(event)

    def _open(self, row: int) -> None:
        self.choose(row)
        if self._selected is not None:
            self.opened.emit(self._selected)

    def _restore_selection(self, fallback_row: int) -> None:
        row = self.cases.row_of_key(self._key_of(self._selected))
        if row is not None:
            self.choose(row)
        elif self.cases.rowCount():
            nearest = self.cases.index(min(fallback_row, self.cases.rowCount() - 1))
            self.selectionModel().setCurrentIndex(nearest, _LEAVE)

    def _key_of(self, case: CaseId | None) -> int | None:
        if case is None:
            return None
        try:
            return self._context.queries.key_of(case)
        except Problem as problem:
            self.cases.unreadable.emit(problem)
            return None

    def _selection_changed(self, chosen: QItemSelection, _left: QItemSelection) -> None:
        case = self.cases.case_at(chosen.indexes()[0].row()) if chosen.indexes() else None
        if case is not None and case != self._selected:
            self._selected = case
            self.selected.emit(case)
