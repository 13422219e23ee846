"""The list itself: keys that act on a report, and a place that survives every refresh."""

from collections.abc import Mapping, Sequence
from itertools import chain, groupby
from typing import Final

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from app.context import Context
from app.models.queries import CaseRow
from app.problems import Problem
from app.views.case_list.arrangement import Entry
from app.views.case_list.delegate import CaseDelegate
from app.views.case_list.model import NO_ROWS, CaseListModel
from app.views.painting_rows import paint_rows
from domain.ids import CaseId

_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MOVES: Final = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
_FOLDS: Final = (Qt.Key.Key_Left, Qt.Key.Key_Right)
_ENDS: Final = (Qt.Key.Key_Home, Qt.Key.Key_End)  # in a table they would go along the row
_SELECT: Final = QItemSelectionModel.SelectionFlag.ClearAndSelect
_LEAVE: Final = QItemSelectionModel.SelectionFlag.NoUpdate
KEPT_TOGETHER: Final = 1_000  # of several that are chosen, so many are found again after a sync


class CaseListView(QTableView):
    """The chosen report stays chosen by its id, wherever a sync moves its row; so do several that are chosen together.

    While several are chosen, the one before them stays the selected case: nothing else is opened.
    """

    opened = Signal(str)
    selected = Signal(str)
    chosen_changed = Signal(int)
    """How many reports are chosen."""
    fold_asked = Signal(str, bool)
    """A group, by its value, is to be folded or unfolded."""
    letter = Signal(str)
    """A single letter was pressed while the list has the focus."""
    menu_asked = Signal(QPoint)
    """Where on the screen a menu for the chosen row belongs."""

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
        self.clicked.connect(lambda index: self._show_again(index.row()))
        self.doubleClicked.connect(lambda index: self._open(index.row()))

    @property
    def selected_case(self) -> CaseId | None:
        return self._selected

    @property
    def chosen_count(self) -> int:
        runs = self._chosen_runs()
        return sum(len(run) - sum(row in run for row in self.cases.heading_rows) for run in runs)

    def chosen_keys(self, limit: int) -> list[int]:
        """The keys of the chosen reports from the top, `limit` of them at most."""
        found: list[int] = []
        for row in chain(*self._chosen_runs()):
            key = self.cases.key_at(row)
            if key is not None:
                found.append(key)
            if len(found) == limit:
                break
        return found

    def keys_in_sight(self) -> list[int]:
        """The keys of the reports in sight, and of those that are read with them."""
        first = self.rowAt(0)
        last = self.rowAt(self.viewport().height() - 1)
        return self.cases.keys_around(first, last if last >= 0 else self.cases.rowCount() - 1) if first >= 0 else []

    def take_keys(self, entries: Sequence[Entry], rows: Mapping[int, CaseRow] = NO_ROWS) -> None:
        """Show these reports, with the same ones chosen and the same one at the top, as far as they are here."""
        top = self._top_case()
        top_key = self.cases.key_at(top)
        offset = self.visualRect(self.cases.index(top)).top()
        current = max(self.currentIndex().row(), 0)
        heading = self.cases.heading_at(current)
        several = self.chosen_keys(KEPT_TOGETHER) if self.chosen_count > 1 else []
        if not self.cases.take_keys(entries, rows):
            return
        at_heading = self.cases.row_of_heading(heading.value) if heading else None
        if len(several) > 1:
            self._choose_again(several)
        elif at_heading is not None:
            self.selectionModel().setCurrentIndex(self.cases.index(at_heading), _LEAVE)
        else:
            self._restore_selection(current)
        row = self.cases.row_of_key(top_key)
        if row:
            self.scrollTo(self.cases.index(row), QTableView.ScrollHint.PositionAtTop)
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() - offset)

    def begin_anew(self, entries: Sequence[Entry], rows: Mapping[int, CaseRow] = NO_ROWS) -> None:
        """Show another view's reports from their beginning."""
        self.cases.take_keys(entries, rows)
        self._restore_selection(0)
        self.scrollTo(self.currentIndex())

    def choose(self, row: int) -> None:
        self.selectionModel().setCurrentIndex(self.cases.index(row), _SELECT)

    def choose_one(self) -> None:
        """Of several that are chosen, only the selected case, or the one the keyboard is on."""
        row = self.cases.row_of_key(self._key_of(self._selected))
        self.choose(row if row is not None else max(self.currentIndex().row(), 0))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose_first(self) -> None:
        """The first report, if there is any in sight."""
        row = self._top_case()
        if self.cases.key_at(row) is not None:
            self.choose(row)

    def select_case(self, case: CaseId) -> bool:
        """Choose a report if it is in this view."""
        row = self.cases.row_of_key(self._key_of(case))
        if row is not None:
            self.choose(row)
        return row is not None

    def step(self, by: int) -> CaseId | None:
        """Choose the next report (`by` 1) or the one before (-1); None at an end.

        Where the chosen one has left the list, the next is the one that took its place.
        """
        row = self.currentIndex().row()
        row += by if not self._has_lost_its_row() or by < 0 else 0
        while self.cases.heading_at(row) is not None:
            row += by
        case = self.cases.case_at(row)
        if case is not None:
            self.choose(row)
        return case

    def adopt(self, case: CaseId) -> None:
        """A report was opened elsewhere: it counts as chosen, and its row will be once it is here."""
        self._selected = case
        self.select_case(case)

    def set_density(self, density: str) -> None:
        self.rows.density = density
        self._fit_rows()
        self.updateGeometries()  # or the list stays scrolled to where there are no rows any more

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_rows(self, event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "rows"):
            self._fit_rows()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever comes by the keyboard sees the row that it acts on."""
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.MouseFocusReason:
            self.scrollTo(self.currentIndex())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What opens above or below does not cover the row that was in sight."""
        super().resizeEvent(event)
        row = self.visualRect(self.currentIndex())
        if 0 <= row.bottom() <= event.oldSize().height():
            self.scrollTo(self.currentIndex())

    def _look_like_a_list(self) -> None:
        """A table of one column: Qt's list asks the model about every row when it lays out, its table asks nothing."""
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)
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
        elif plain and event.key() == Qt.Key.Key_Escape and self.chosen_count > 1:
            self.choose_one()
        elif plain and event.key() in _FOLDS and self._fold(self.currentIndex().row(), event.key() == Qt.Key.Key_Left):
            pass
        elif plain and event.key() in _MOVES and self._has_lost_its_row():
            self.choose(self.currentIndex().row())
        elif plain and event.key() in _ENDS and self.cases.rowCount():
            self.choose(0 if event.key() == Qt.Key.Key_Home else self.cases.rowCount() - 1)
        elif plain and len(text) == 1 and text.isprintable() and text != " ":
            self.letter.emit(text)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A heading folds under the mouse, and what is chosen stays chosen."""
        heading = self.cases.heading_at(self.rowAt(int(event.position().y())))
        if heading is None:
            super().mousePressEvent(event)
        elif event.button() is Qt.MouseButton.LeftButton:
            self.fold_asked.emit(heading.value, not heading.folded)

    def _fold(self, row: int, away: bool) -> bool:
        """Fold the group of a row and stay on its heading, or unfold it; False where there are no groups."""
        above = max((number for number in self.cases.heading_rows if number <= row), default=None)
        heading = self.cases.heading_at(above) if above is not None else None
        if heading is None or above is None:
            return False
        if away or above == row:
            self.selectionModel().setCurrentIndex(self.cases.index(above), _LEAVE)
        if heading.folded != away and (away or above == row):
            self.fold_asked.emit(heading.value, away)
        return True

    def _has_lost_its_row(self) -> bool:
        """The chosen report has left the list: the next key begins where it was."""
        row = self.currentIndex().row()
        return not self.selectionModel().hasSelection() and self.cases.key_at(row) is not None

    def _top_case(self) -> int:
        """The first row in sight that is a report."""
        row = max(self.rowAt(0), 0)
        while self.cases.heading_at(row) is not None:
            row += 1
        return row

    def _chosen_runs(self) -> list[range]:
        """The rows that are chosen, from the top, headings between them included."""
        chosen = self.selectionModel().selection()
        parts = (chosen.at(number) for number in range(chosen.size()))
        return sorted((range(part.top(), part.bottom() + 1) for part in parts), key=lambda run: run.start)

    def _choose_again(self, keys: Sequence[int]) -> None:
        """Choose several by their keys, of those that are still here, in one go."""
        together = QItemSelection()
        for first, last in _runs(self.cases.rows_of_keys(keys)):
            together.select(self.cases.index(first), self.cases.index(last))
        if together.isEmpty():
            self._restore_selection(0)
            return
        self.selectionModel().setCurrentIndex(together.last().bottomRight(), _LEAVE)
        self.selectionModel().select(together, _SELECT)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """By the mouse at its place, which chooses that row; by a key at the row that is chosen."""
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        if index.isValid() and self.cases.heading_at(index.row()) is None:
            self.choose(index.row())
            place = event.pos() if by_mouse else self.visualRect(index).center()
            self.menu_asked.emit(self.viewport().mapToGlobal(place))

    def _open(self, row: int) -> None:
        heading = self.cases.heading_at(row)
        if heading is not None:
            self.fold_asked.emit(heading.value, not heading.folded)
            return
        self.choose(row)
        if self._selected is not None:
            self.opened.emit(self._selected)

    def _show_again(self, row: int) -> None:
        """The row was chosen already, but another report may have been opened since."""
        case = self.cases.case_at(row)
        if case is not None and case == self._selected and self.chosen_count == 1:
            self.selected.emit(case)

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

    def _selection_changed(self, _chosen: QItemSelection, _left: QItemSelection) -> None:
        count = self.chosen_count
        self.chosen_changed.emit(count)
        chosen = self.chosen_keys(1) if count == 1 else []
        case = self.cases.case_at(self.cases.row_of_key(chosen[0]) or 0) if chosen else None
        if case is not None and case != self._selected:
            self._selected = case
            self.selected.emit(case)


def _runs(rows: Sequence[int]) -> list[tuple[int, int]]:
    """Rows that follow one another, as the first and last of each run; selecting them one by one would take long."""
    alike = groupby(enumerate(rows), key=lambda pair: pair[1] - pair[0])
    together = ([row for _, row in run] for _, run in alike)
    return [(run[0], run[-1]) for run in together]
