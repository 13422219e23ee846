"""The middle pane: what is shown, how many, the list, and a word where there is nothing."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.changes import Changes
from app.context import Context
from app.models.queries import View
from app.problems import Problem, environment_problem
from app.status import SyncStatus
from app.views.case_list.empty_state import EmptyState
from app.views.case_list.list_view import CaseListView
from app.views.labels import plain_label
from app.views.office_time import when
from app.views.refresh import Refresh
from app.views.words import view_word

HINT_MS = 200


class CaseList(QFrame):
    """Shows the reports of one view and keeps them fresh; says which one is chosen and which one is opened."""

    opened = Signal(str)
    selected = Signal(str)
    letter = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("case_list_pane")
        self._context = context
        self._view = View.TODAY
        self._loaded: View | None = None
        self.list = CaseListView(context)
        self.list.opened.connect(self.opened)
        self.list.selected.connect(self.selected)
        self.list.letter.connect(self.letter)
        self.list.cases.unreadable.connect(self._unreadable, Qt.ConnectionType.QueuedConnection)
        self.empty = EmptyState()
        self.empty.download_asked.connect(context.sync_now)
        self.empty.sign_in_asked.connect(context.sign_in_again)
        self._title = plain_label(kind="heading", object_name="case_list.title", wrap=True)
        self._count = plain_label(kind="muted", object_name="case_list.count")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty)
        self._lay_out()
        self._hint = QTimer(self, singleShot=True, interval=HINT_MS)
        self._hint.timeout.connect(self._say_loading)
        self._refresh = Refresh(context, self._reading, self._take, self._failed, self)
        context.bus.changed.connect(self._on_changes)
        context.bus.sync_status.connect(self._on_status)

    @property
    def view(self) -> View:
        return self._view

    def show_view(self, view: View) -> None:
        self._view = view
        self._title.setText(view_word(view))
        self._count.setText("")
        self.list.setAccessibleName(view_word(view))
        self._hint.start()
        self._refresh.now()

    def refresh(self) -> None:
        """Read again: another day makes other deadlines and ages."""
        self._refresh.soon()

    def focus_list(self) -> None:
        """To the row that was left, or to the button where there is no row."""
        if self._stack.currentWidget() is self.list:
            self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.list.scrollTo(self.list.currentIndex())
        elif self.empty.download.isVisible():
            self.empty.download.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _reading(self) -> Callable[[], tuple[View, Sequence[int]]]:
        queries, view, today = self._context.queries, self._view, self._context.today()

        def read_keys() -> tuple[View, Sequence[int]]:
            return view, queries.keys(view, today)

        return read_keys

    def _take(self, answer: tuple[View, Sequence[int]]) -> None:
        view, keys = answer
        if view is not self._view:
            self._refresh.now()
            return
        self._hint.stop()
        if view is self._loaded:
            self.list.take_keys(keys)
        else:
            self.list.begin_anew(keys)
            self._loaded = view
        if self.list.selected_case is None and keys:
            self.list.choose(0)
        self._count.setText(self.tr("Reports: {count}").format(count=self.locale().toString(len(keys))))
        self._say_why()

    def _failed(self, error: BaseException) -> None:
        self._hint.stop()
        problem = environment_problem(error)
        if problem is not None:
            self._unreadable(problem)

    def _unreadable(self, problem: Problem) -> None:
        self.empty.say_unreadable(problem.code)
        self._stack.setCurrentWidget(self.empty)

    def _say_loading(self) -> None:
        self.empty.say_loading()
        self._stack.setCurrentWidget(self.empty)

    def _say_why(self) -> None:
        if self.list.cases.rowCount():
            self._stack.setCurrentWidget(self.list)
            return
        status = self._context.status()
        as_of = when(self._context, status.data_as_of) if status.data_as_of else ""
        self.empty.say_why(self._view, status, as_of)
        self._stack.setCurrentWidget(self.empty)

    def _on_changes(self, changes: Changes) -> None:
        if changes.cases or changes.reference:
            self._refresh.soon()

    def _on_status(self, _status: SyncStatus) -> None:
        if self._loaded is self._view and not self.list.cases.rowCount():
            self._say_why()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 12, 16, 8)
        head.addWidget(self._title, 1)
        head.addWidget(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
