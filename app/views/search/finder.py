"""The middle column: a field above the list, and what was found in the place of the list while one searches."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.changes import Changes
from app.context import Context
from app.models.search.finding import Answer
from app.problems import environment_problem
from app.status import Progress
from app.views.buttons import push_button
from app.views.case_list.list_view import CaseListView
from app.views.case_list.view import CaseList
from app.views.labels import plain_label
from app.views.refresh import Refresh
from app.views.search.field import SearchField
from app.views.search.found_list import FoundList
from app.views.search.sentences import how_many, not_yet, remark_sentence, why_none
from app.views.words import code_sentence, office_zone

TYPING_MS: Final = 120
HINT_MS: Final = 200


class Finder(QFrame):
    """Asks in the background while somebody types; an answer to what is no longer asked is dropped."""

    opened = Signal(str)
    selected = Signal(str)
    letter = Signal(str)
    wanted = Signal(object)
    """The words to mark in the open report; none when nothing is searched."""

    def __init__(self, context: Context, case_list: CaseList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("finder")
        self._context = context
        self._case_list = case_list
        self.answered: str | None = None  # the question whose answer is on the screen
        self.field = SearchField()
        self.found = FoundList(context)
        self._title = plain_label(self.tr("Search results"), wrap=True, kind="heading", object_name="finder.title")
        self._count = plain_label(kind="muted", object_name="finder.count")
        self._remarks = plain_label(kind="muted", wrap=True, object_name="finder.remarks")
        self._nothing = QWidget()
        self._sentence = plain_label(kind="muted", wrap=True, object_name="finder.nothing")
        self.clear = push_button(self.tr("Clear the search"), object_name="finder.clear", kind="primary")
        self._lay_out()
        self._typing = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._hint = QTimer(self, singleShot=True, interval=HINT_MS)
        self._refresh = Refresh(context, self._reading, self._take, self._failed, self)
        self._connect()

    @property
    def is_searching(self) -> bool:
        return bool(self.field.text().strip())

    @property
    def shown_list(self) -> CaseListView:
        """The list in sight."""
        return self.found if self.is_searching else self._case_list.list

    def focus_field(self) -> None:
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def focus_list(self) -> None:
        """To the row that was left, in whichever list is in sight."""
        if not self.is_searching:
            self._case_list.focus_list()
        elif self.found.found.rowCount():
            self.found.go_in()
        else:
            self.focus_field()

    def leave(self) -> None:
        """Give the view back, as it was."""
        inside = self.field.hasFocus() or self._results.isAncestorOf(self.focusWidget() or self)
        self.field.clear()
        if inside:
            self._case_list.focus_list()

    def _on_text(self) -> None:
        self._typing.stop()
        if self.is_searching:
            self._typing.start()
            return
        self._hint.stop()
        self.answered = None
        self._pages.setCurrentWidget(self._case_list)
        self.wanted.emit(())

    def _ask(self) -> None:
        self._pages.setCurrentWidget(self._results)
        self._hint.start()
        self._refresh.now()

    def _reading(self) -> Callable[[], tuple[str, Answer]]:
        context, typed = self._context, self.field.text()
        search, world = context.search, context.world()
        zone = office_zone(context.person, world.directory)
        return lambda: (typed, search.find(typed, world, zone))

    def _take(self, answer: tuple[str, Answer]) -> None:
        typed, found = answer
        if not self.is_searching:
            return
        if typed != self.field.text():
            if not self._typing.isActive():
                self._refresh.now()
            return
        self._hint.stop()
        anew = typed != self.answered
        self.found.take_answer(found, anew=anew)
        self.answered = typed
        self._say(found)
        if anew:  # what somebody who types cannot see without leaving the field
            told = self._count.text() or self._sentence.text()
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, told))
        self.wanted.emit(found.wanted)

    def _say(self, found: Answer) -> None:
        none = not found.numbers
        self._count.setText("" if none else how_many(found, self.locale()))
        unready = not_yet(self._context.indexed(), self.locale())
        self._say_beside([*map(remark_sentence, found.asked.remarks), unready])
        self._sentence.setText(why_none(found.asked) if self._context.indexed() else unready)
        self._body.setCurrentWidget(self._nothing if none else self.found)

    def _say_beside(self, sentences: list[str]) -> None:
        text = " ".join(filter(None, sentences))
        self._remarks.setText(text)
        self._remarks.setVisible(bool(text))

    def _say_searching(self) -> None:
        self._count.setText(self.tr("Searching…"))

    def _failed(self, error: BaseException) -> None:
        self._hint.stop()
        problem = environment_problem(error)
        if problem is not None:
            self._count.setText("")
            self._sentence.setText(code_sentence(problem.code).whole)
            self._body.setCurrentWidget(self._nothing)

    def _on_changes(self, changes: Changes) -> None:
        if self.is_searching and (changes.cases or changes.reference):
            self._refresh.soon()

    def _on_indexed(self, _progress: Progress) -> None:
        if self.is_searching:
            self._refresh.soon()

    def _connect(self) -> None:
        self.field.textChanged.connect(self._on_text)
        self.field.down.connect(self.focus_list)
        self.field.entered.connect(self._enter)
        self.clear.clicked.connect(self._clear)
        self._typing.timeout.connect(self._ask)
        self._hint.timeout.connect(self._say_searching)
        for source in (self.field, self.found):
            source.left.connect(self.leave)
        self.found.field_asked.connect(self.focus_field)
        for one in (self._case_list, self.found):
            one.opened.connect(self.opened)
            one.selected.connect(self.selected)
            one.letter.connect(self.letter)
        self.found.cases.unreadable.connect(self._failed, Qt.ConnectionType.QueuedConnection)
        self._context.bus.changed.connect(self._on_changes)
        self._context.bus.indexed.connect(self._on_indexed)

    def _enter(self) -> None:
        """Open the best, unless its answer is still to come."""
        if self.is_searching and self.answered == self.field.text():
            self.found.open_best()
        elif not self.is_searching:
            self._case_list.focus_list()

    def _clear(self) -> None:
        self.field.clear()
        self.focus_field()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(16, 12, 16, 0)
        top.addWidget(self.field)
        head = QHBoxLayout()
        head.setContentsMargins(16, 12, 16, 8)
        head.addWidget(self._title, 1)
        head.addWidget(self._count)
        self._remarks.setContentsMargins(16, 0, 16, 8)
        self._remarks.hide()
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        nothing = QVBoxLayout(self._nothing)
        nothing.setContentsMargins(32, 32, 32, 32)
        nothing.setSpacing(16)
        nothing.addStretch(2)
        nothing.addWidget(self._sentence)
        nothing.addWidget(self.clear, 0, Qt.AlignmentFlag.AlignHCenter)
        nothing.addStretch(3)
        self._body = QStackedWidget()
        self._body.addWidget(self.found)
        self._body.addWidget(self._nothing)
        self._results = QWidget()
        results = QVBoxLayout(self._results)
        results.setContentsMargins(0, 0, 0, 0)
        results.setSpacing(0)
        results.addLayout(head)
        results.addWidget(self._remarks)
        results.addWidget(self._body, 1)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._case_list)
        self._pages.addWidget(self._results)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._pages, 1)
