"""The middle pane: what is shown, how many, the list, and a word where there is nothing."""

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.changes import Changes
from app.context import Context
from app.models.listed import Listed, order_of, without_usual_order
from app.models.listing import EVERYTHING, Filter, Listing
from app.models.queries import CaseRow, View
from app.models.saved_views import SavedView
from app.problems import Problem, environment_problem
from app.status import SyncStatus
from app.views.bulk.bar import BulkBar
from app.views.bulk.panel import BulkPanel
from app.views.bulk.trial import AT_ONCE
from app.views.case.inert import one_line
from app.views.case_list.arrangement import arranged
from app.views.case_list.empty_state import EmptyState
from app.views.case_list.facts_panel import Facts, FactsPanel
from app.views.case_list.list_view import CaseListView
from app.views.case_list.model import NO_ROWS
from app.views.filtering.bar import LARGE_LINE, FilterBar
from app.views.filtering.panel import FilterPanel
from app.views.focus import focus_into
from app.views.labels import plain_label
from app.views.later import when_done
from app.views.office_time import when
from app.views.refresh import Refresh
from app.views.saved_views.naming import NameForm
from app.views.saved_views.panel import SavedViewsPanel
from app.views.words import view_word

HINT_MS = 200


class CaseList(QFrame):
    """Shows the reports of one listing and keeps them fresh; says which one is chosen and which one is opened.

    What a view was narrowed to is kept while the window is open: whoever comes back to it finds it as it was.
    """

    opened = Signal(str)
    selected = Signal(str)
    letter = Signal(str)
    saved = Signal(object)
    """A SavedView was made or changed here, and is what the list shows from now on."""
    saved_asked = Signal(object)
    """A SavedView is to be shown."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("case_list_pane")
        self._context = context
        self._listing = Listing(View.TODAY)
        self._opened_as = self._listing
        self._saved: SavedView | None = None
        self._narrowed: dict[View, Listing] = {}
        self._loaded: Listing | None = None
        self._found = Listed()
        self._folded: set[str] = set()
        self.list = CaseListView(context)
        self.bar = FilterBar(context)
        self.naming = NameForm(context)
        self.panel = FilterPanel(context)
        self.facts_panel = FactsPanel(context)
        self.saved_views = SavedViewsPanel(context)
        self.bulk_bar = BulkBar()
        self.bulk = BulkPanel(context)
        self.empty = EmptyState()
        self._title = plain_label(kind="heading", object_name="case_list.title", wrap=True)
        self._count = plain_label(kind="muted", object_name="case_list.count")
        self._stack = QStackedWidget()
        for page in (self.list, self.empty, self.panel, self.facts_panel, self.saved_views, self.bulk):
            self._stack.addWidget(page)
        self._lay_out()
        self._hint = QTimer(self, singleShot=True, interval=HINT_MS)
        self._hint.timeout.connect(self._say_loading)
        self._refresh = Refresh(context, self._reading, self._take, self._failed, self)
        self._connect()

    @property
    def view(self) -> View:
        return self._listing.view

    @property
    def listing(self) -> Listing:
        return self._listing

    def show_view(self, view: View) -> None:
        self._saved = None
        self._open(self._narrowed.get(view, Listing(view)), Listing(view), view_word(view))

    def show_saved(self, saved: SavedView) -> None:
        """A saved view; where this console cannot read it, a sentence that says so."""
        self._saved = saved
        listing = saved.listing
        if listing is not None:
            self._open(listing, listing, one_line(saved.name))
            return
        self._hint.stop()
        self._name(one_line(saved.name))
        self.bar.hide()
        self._say_why()

    def renew(self, saved: SavedView) -> None:
        """The saved view has changed: the list follows it, unless it was narrowed by hand. What lies over it stays."""
        if self._saved is None or self._saved.id != saved.id:
            return
        listing, as_opened = saved.listing, self._listing == self._opened_as
        if listing is None or self._is_unreadable:
            self.show_saved(saved)
            return
        self._saved, self._opened_as = saved, without_usual_order(listing)
        self._name(one_line(saved.name))
        self._show(listing if as_opened else self._listing)

    def refresh(self) -> None:
        """Read again: another day makes other deadlines and ages."""
        self._refresh.soon()

    def focus_list(self) -> None:
        """To the row that was left, or to the button where there is no row."""
        if self._stack.currentWidget() is self.list:
            self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.list.scrollTo(self.list.currentIndex())
        elif not focus_into(self._stack.currentWidget() or self.bar):
            focus_into(self.bar)

    def choose_facts(self) -> None:
        """Let somebody choose what the rows say; of a view that cannot be read there are none."""
        if self._is_unreadable:
            self.focus_list()
            return
        self._go_aside(self.facts_panel)
        self.facts_panel.open(self._listing.row_facts, self.list.cases.first_row(), self.list.rows.density)

    def _open(self, listing: Listing, opened_as: Listing, name: str) -> None:
        self._opened_as = without_usual_order(opened_as)
        self.naming.hide()
        self._name(name)
        self._show(listing)
        if self._is_aside or self.bar.isHidden():
            self._leave_page()

    def _name(self, name: str) -> None:
        self._title.setText(name)
        self._count.setText("")
        self.list.setAccessibleName(name)

    def _show(self, listing: Listing) -> None:
        listing = without_usual_order(listing)
        if listing.grouping is not self._listing.grouping:
            self._folded.clear()
        self._listing = listing
        if self._saved is None:
            self._narrowed[listing.view] = listing
        self.bar.show_listing(listing, order_of(listing), unsaved=listing != self._opened_as)
        self._hint.start()
        self._refresh.now()

    @property
    def _is_aside(self) -> bool:
        """Whether something else than reports, or why there are none, is in the place of the list."""
        pages = (self.panel, self.facts_panel, self.saved_views, self.bulk)
        return self._stack.currentWidget() in pages or self._is_unreadable

    @property
    def _is_unreadable(self) -> bool:
        return self._saved is not None and self._saved.listing is None

    def _narrow(self, asked: Filter) -> None:
        self._show(replace(self._listing, filter=asked))
        self._leave_page()
        self.focus_list()

    def _use_facts(self, facts: Facts) -> None:
        self._show(self._listing.saying(facts))
        self._leave_page()
        self.focus_list()

    def _clear(self) -> None:
        self._show(replace(self._listing, filter=EVERYTHING))
        self.bar.filter.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_panel(self) -> None:
        self._go_aside(self.panel)
        self.panel.open(self._listing.filter)

    def _open_saved_views(self) -> None:
        self._go_aside(self.saved_views)
        self.saved_views.open()

    def _open_bulk(self) -> None:
        keys = self.list.chosen_keys(AT_ONCE)
        self._go_aside(self.bulk)
        self.bulk.open(keys)

    def _count_chosen(self, count: int) -> None:
        self.bulk_bar.show_count(0 if self._is_aside else count)

    def _go_aside(self, page: QWidget) -> None:
        for part in (self.naming, self.bar, self.bulk_bar):
            part.hide()
        self._stack.setCurrentWidget(page)

    def _leave_page(self) -> None:
        self.bar.setVisible(not self._is_unreadable)
        self._say_why()
        self._count_chosen(self.list.chosen_count)

    def _go_back(self) -> None:
        self._leave_page()
        self.focus_list()
        self._refresh.soon()

    def _begin_naming(self) -> None:
        self.bar.setVisible(self.fontMetrics().height() <= LARGE_LINE)  # else the form needs its room
        self.naming.open(self._as_changed())

    def _save_as(self, name: str) -> None:
        self._when_saved(self._context.lists.save(name, self._listing))

    def _save_again(self) -> None:
        changed = self._as_changed()
        if changed is not None:
            self._when_saved(self.naming.shared.change(changed))

    def _as_changed(self) -> SavedView | None:
        """The person's own view that the list was opened from, as it stands here now."""
        saved = self._saved
        if saved is None or saved.sharer:
            return None
        return SavedView.of(saved.id, saved.name, self._listing, pinned=saved.pinned)

    def _leave_naming(self) -> None:
        self.naming.hide()
        self.bar.show()
        self.focus_list()

    def _when_saved(self, future: Future[SavedView]) -> None:
        def done(view: SavedView) -> None:
            self._leave_naming()
            self.saved.emit(view)

        when_done(self, self._context.bus, future, done, self.naming.trouble.say_error)

    def _fold(self, value: str, away: bool) -> None:
        (self._folded.add if away else self._folded.discard)(value)
        self._arrange()

    def _reading(self) -> Callable[[], tuple[Listing, Listed]]:
        lists, listing, today = self._context.lists, self._listing, self._context.today()
        in_sight = self.list.keys_in_sight()

        def read_keys() -> tuple[Listing, Listed]:
            return listing, lists.read_for_window(listing, today, in_sight)

        return read_keys

    def _take(self, answer: tuple[Listing, Listed]) -> None:
        listing, self._found = answer
        if listing != self._listing:
            self._refresh.now()
            return
        self._hint.stop()
        self.list.cases.facts = listing.row_facts
        anew = self._loaded is None or replace(listing, facts=self._loaded.facts) != self._loaded
        self._arrange(self._found.rows, anew=anew)
        said = self.tr("Reports: {count}").format(count=self.locale().toString(self._found.count))
        if self._loaded is not None and listing.filter != self._loaded.filter:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.list, said))
        self._loaded = listing
        self._count.setText("" if self._is_unreadable else said)
        if not self._is_aside:
            self._say_why()

    def _arrange(self, rows: Mapping[int, CaseRow] = NO_ROWS, *, anew: bool = False) -> None:
        world, today = self._context.world(), self._context.today()
        entries = arranged(self._found, self._listing.grouping, self._folded, world, today)
        if anew:
            self.list.begin_anew(entries, rows)
        else:
            self.list.take_keys(entries, rows)
        if self.list.selected_case is None:
            self.list.choose_first()

    def _failed(self, error: BaseException) -> None:
        self._hint.stop()
        problem = environment_problem(error)
        if problem is not None:
            self._unreadable(problem)

    def _unreadable(self, problem: Problem) -> None:
        if self._is_aside:  # the list is read again when somebody comes back to it
            return
        self.empty.say_unreadable(problem.code)
        self._stack.setCurrentWidget(self.empty)

    def _say_loading(self) -> None:
        if not self._is_aside:
            self.empty.say_loading()
            self._stack.setCurrentWidget(self.empty)

    def _say_why(self) -> None:
        if self._is_unreadable:
            self.empty.say_unreadable_view()
            self._stack.setCurrentWidget(self.empty)
            return
        if self.list.cases.rowCount():
            self._stack.setCurrentWidget(self.list)
            return
        status = self._context.status()
        if self._listing.filter.conditions and status.data_as_of:
            self.empty.say_filtered()
        else:
            as_of = when(self._context, status.data_as_of) if status.data_as_of else ""
            self.empty.say_why(self.view, status, as_of)
        self._stack.setCurrentWidget(self.empty)

    def _on_changes(self, changes: Changes) -> None:
        if changes.cases or changes.reference:
            self._refresh.soon()
        elif changes.unread:  # the rows stay where they are, also in a list of unread ones
            self.list.cases.read_again()

    def _on_status(self, _status: SyncStatus) -> None:
        if not self._is_aside and self._loaded == self._listing and not self.list.cases.rowCount():
            self._say_why()

    def _connect(self) -> None:
        self.list.opened.connect(self.opened)
        self.list.selected.connect(self.selected)
        self.list.letter.connect(self.letter)
        self.list.fold_asked.connect(self._fold)
        self.list.chosen_changed.connect(self._count_chosen)
        self.list.cases.unreadable.connect(self._unreadable, Qt.ConnectionType.QueuedConnection)
        self.empty.download_asked.connect(self._context.sync_now)
        self.empty.sign_in_asked.connect(self._context.sign_in_again)
        self.empty.clear_asked.connect(self._clear)
        self.bar.wanted.connect(self._show)
        self.bar.filter_asked.connect(self._open_panel)
        self.panel.applied.connect(self._narrow)
        self.panel.left.connect(self._go_back)
        self.bar.facts_asked.connect(self.choose_facts)
        self.facts_panel.applied.connect(self._use_facts)
        self.facts_panel.left.connect(self._go_back)
        self.bulk_bar.act_asked.connect(self._open_bulk)
        self.bulk_bar.drop_asked.connect(self.list.choose_one)
        self.bulk.left.connect(self._go_back)
        self.bar.saving_asked.connect(self._begin_naming)
        self.bar.saved_asked.connect(self._open_saved_views)
        self.naming.named.connect(self._save_as)
        self.naming.update_asked.connect(self._save_again)
        self.naming.left.connect(self._leave_naming)
        self.saved_views.open_asked.connect(self.saved_asked)
        self.saved_views.left.connect(self._go_back)
        self._context.bus.changed.connect(self._on_changes)
        self._context.bus.sync_status.connect(self._on_status)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 12, 8, 4)
        head.addWidget(self._title, 1)
        head.addWidget(self._count)
        head.addWidget(self.bar.saved)
        naming = QHBoxLayout()
        naming.setContentsMargins(16, 0, 16, 0)
        naming.addWidget(self.naming)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.bar)
        column.addLayout(naming)
        column.addWidget(self._stack, 1)
        column.addWidget(self.bulk_bar)
