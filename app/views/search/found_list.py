"""The list of what was found: the list's own keys, and two more that lead back to the field."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.context import Context
from app.models.search.finding import Answer
from app.views.case_list.list_view import CaseListView
from app.views.search.delegate import FoundDelegate
from app.views.search.model import FoundModel


class FoundList(CaseListView):
    """Nothing is chosen by itself: a report is opened when somebody goes to it, not while they type."""

    left = Signal()
    field_asked = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self.found, rows = FoundModel(context), FoundDelegate()
        super().__init__(context, parent, cases=self.found, rows=rows)
        self.found.setParent(self)
        rows.setParent(self)
        self.setObjectName("found_list")
        self.setAccessibleName(self.tr("Reports found"))
        self.setSelectionMode(CaseListView.SelectionMode.SingleSelection)

    def take_answer(self, answer: Answer, *, anew: bool) -> None:
        """`anew`: another question, shown from its beginning; else the same one, at the place where it is."""
        self.found.take_answer(answer)
        self._restore_selection(0)
        if anew:
            self.scrollToTop()

    def go_in(self) -> None:
        """Take the keyboard, and choose the first report unless one is chosen."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if not self.selectedIndexes() and self.found.rowCount():
            self.choose(max(self.currentIndex().row(), 0))

    def open_best(self) -> None:
        """Open the report chosen, or else the first."""
        if self.found.rowCount():
            chosen = self.selectedIndexes()
            self._open(chosen[0].row() if chosen else 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.field_asked.emit()
        else:
            super().keyPressEvent(event)
