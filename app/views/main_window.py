"""The window: views, list and case side by side, one honest bar below, and all wiring between them on one page."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QVBoxLayout, QWidget

from app.context import Context
from app.models.outbox import UNSENT
from app.models.queries import View
from app.models.saved_views import SavedView
from app.settings import Settings
from app.status import Link
from app.views.actions.action import Action, WindowHands
from app.views.actions.case_actions import DEADLINE, GROUPS, NOTE, REPLY
from app.views.actions.menu_of import fill
from app.views.actions.registry import MOVES, UNREAD
from app.views.actions.shortcut_sheet import ShortcutsWindow
from app.views.approvals.bar import above
from app.views.approvals.rounds import Rounds
from app.views.case.view import CasePane
from app.views.case_list.view import CaseList
from app.views.delegation.window import DelegationWindow
from app.views.divider import BESIDE_LIST, BESIDE_VIEWS, Divided
from app.views.dossier.switch import LateSwitch, Manner
from app.views.first_steps import FirstSteps, Welcome
from app.views.focus import focus_into, pane_with_focus
from app.views.hands import Hands
from app.views.help_windows import AboutWindow
from app.views.hint_bar import HintBar
from app.views.intake.form import COUNTER
from app.views.jotting import DELEGATION, MANY
from app.views.labels import plain_label
from app.views.leaving import Leaving
from app.views.menus import Menus
from app.views.navigation.model import Entry, Place
from app.views.navigation.view import Navigation
from app.views.notifying import NewsBar
from app.views.pages import Pages
from app.views.palette.view import Palette
from app.views.search.finder import Finder
from app.views.settings.applying import Applying
from app.views.settings.declared import DENSITY, TEXT_SIZE, TRAY
from app.views.stamp import titled
from app.views.status_bar import StatusBar
from app.views.taking_back import TakingBack
from app.views.window_sizes import WindowSizes
from domain.ids import CaseId

APP_TITLE: Final = "Konsol Penghubung"  # a name, the same in every language
CASE_MINIMUM: Final = 420
_MINUTE_MS: Final = 60_000


class MainWindow(QMainWindow):
    """One person's console. It knows its panes; the panes know nothing of each other."""

    def __init__(self, context: Context, settings: Settings) -> None:
        super().__init__()
        self.context = context
        self._settings = settings
        self._may_leave = False
        self._shown = ""
        self._day = context.today()
        self.setWindowTitle(f"{titled(APP_TITLE)} – {context.person.name}")
        self.navigation = Navigation(context)
        self.case_list = CaseList(context)
        self.finder = Finder(context, self.case_list)
        self.case = CasePane(context)
        self.rounds = Rounds(context, self.case_list, self.case)
        case = above(self.rounds.bar, self.case)
        self._reports = Divided(Qt.Orientation.Horizontal, BESIDE_LIST, self.finder, case, shares=(1, 3))
        self.pages = Pages(context, self._reports, (self.finder, self.case))
        self.late = LateSwitch(context.person, settings)
        self._returns_to_dossier = False
        self._around: tuple[QWidget, ...] = ()
        self.status_bar = StatusBar(context)
        self.news = NewsBar(settings, context.clock)
        self.hint = HintBar()
        self.welcome = Welcome()
        self.welcome.setVisible(context.newcomer)
        self.leaving = Leaving(self, self._flush, self._has_unsaved, self._unsent, may_send=self._may_send)
        back = TakingBack(context, self.case, self.rounds, self.pages, self.case_list.bulk)
        back.said.connect(self.hint.say)
        self.hands = Hands(context, settings, self.navigation, self.finder, self.case, self.rounds, back)
        self._menus = Menus(self.menuBar(), self.hands.attempt, self.hands.situation)
        self._applying = Applying(settings, self)
        self._lay_out()
        self.palette_pane = Palette(context, self.hands, self.hands.situation, self)
        self._connect()
        self._set_density(settings.get(DENSITY))
        self._sizes.restore()
        self._minute = QTimer(self, interval=_MINUTE_MS)
        self._minute.timeout.connect(self._on_minute)
        self._minute.start()
        self.navigation.choose(View.TODAY)
        self.finder.focus_list()  # the day begins with what is due: letters and Enter act on it at once

    def show_view(self, view: Entry) -> None:
        """What the navigation chose; outbox, dashboard and dossier take the place of list and case."""
        self._returns_to_dossier = False
        self.hint.say("")
        as_dossier = self.late.offer(late=view is View.LATE)
        self.rounds.leave()
        if view is View.OUTBOX:
            self.pages.show_outbox()
        elif isinstance(view, Place):
            self.pages.show_dashboard()
        elif as_dossier:
            self.pages.show_dossier()
        else:
            self.pages.show_reports()
            self.finder.leave()
            if isinstance(view, SavedView):
                self.case_list.show_saved(view)
            else:
                self.case_list.show_view(view)
            self.rounds.show_list()

    def open_case(self, case: str) -> None:
        """Show a report and give it the keyboard; what is written for none of them goes on where it was begun."""
        if case in (COUNTER, DELEGATION, MANY):
            self._go_on_elsewhere(case)
            return
        if not self.pages.shows_reports:
            self.case_list.list.adopt(CaseId(case))
            self.navigation.choose(View.ALL)
        self._show_case(case)
        focus_into(self.case)

    def _go_on_elsewhere(self, place: str) -> None:
        if place == COUNTER:
            self.pages.take_in()
        elif place == DELEGATION:
            DelegationWindow(self.context, self).show()
        else:
            self.navigation.choose(View.ALL)
            self.finder.focus_list()

    def search(self) -> None:
        """Give the keyboard to the search, from wherever it is."""
        if not self.pages.shows_reports:
            self.navigation.choose(View.ALL)
        self.finder.focus_field()

    def _choose_row_facts(self) -> None:
        """For the view one stands in; where that has no rows of reports, for the list of all."""
        if not self.pages.shows_reports:
            self.navigation.choose(View.ALL)
        self.finder.leave()
        self.case_list.choose_facts()

    def _open_from_dossier(self, case: str) -> None:
        """Show a report of the dossier; leaving it leads back."""
        self.pages.show_reports()
        self.case_list.list.adopt(CaseId(case))
        self.case_list.show_view(View.LATE)
        self._returns_to_dossier = True
        self._show_case(case)
        focus_into(self.case)

    def _review_worst(self) -> None:
        self.late.choose(Manner.DOSSIER)
        self.navigation.choose(View.LATE)
        self.pages.show_dossier().review_worst()

    def _case_left(self) -> None:
        if self._returns_to_dossier:
            self._returns_to_dossier = False
            self.pages.show_dossier().focus_tree()
        else:
            self.finder.focus_list()

    def _show_case(self, case: str) -> None:
        if case != self._shown:
            self._shown = case
            self.hint.say("")
            self.case.show_case(case)
        else:
            self.case.work.show_decision()
        self.rounds.show()

    def _open_in_round(self, case: str) -> None:
        self.case_list.list.adopt(CaseId(case))
        self._show_case(case)

    def _end_round(self, words: str) -> None:
        self._shown = ""
        self.case.show_nothing(words)

    def closeEvent(self, event: QCloseEvent) -> None:
        app = QApplication.instance()
        ending = isinstance(app, QApplication) and app.isSavingSession()  # the system waits for nobody's answer
        if ending:
            self._flush()
        if self._may_leave or ending or self.leaving.ask():
            self._sizes.remember()
            event.accept()
        else:
            event.ignore()

    def _leave(self) -> None:
        self._may_leave = True
        self.close()

    def _leave_intake(self) -> None:
        """Back to where one was: by its own button, or by a click on the view that is chosen already."""
        if self.pages.leave_intake():
            self._back_to_page()

    def _back_to_page(self) -> None:
        self.activateWindow()
        if self.pages.shows_reports:
            self.finder.focus_list()
        elif not focus_into(self.pages):
            self.navigation.setFocus()  # an empty page has no place for it

    def _flush(self) -> None:
        self.case.flush()
        self.case_list.bulk.jotting.keeper.flush()
        self.pages.flush()

    def _has_unsaved(self) -> bool:
        bulk = self.case_list.bulk.jotting.keeper
        return self.case.has_unsaved() or bulk.has_unsaved() or self.pages.has_unsaved()

    def _unsent(self) -> int:
        return sum(item.state in UNSENT for item in self.context.queries.outbox_items())

    def _may_send(self) -> bool:
        return self.context.status().link is not Link.REVOKED

    def _connect(self) -> None:
        self.navigation.chosen.connect(self.show_view)
        self.navigation.renewed.connect(self.case_list.renew)
        self.navigation.counted.connect(lambda counts: self.status_bar.take_waiting(counts.get(View.OUTBOX, 0)))
        self.navigation.counted.connect(self.news.take_counts)
        self.news.count_asked.connect(self.navigation.refresh)
        for each in (self.news, self.welcome):
            self.context.bus.sync_status.connect(each.take_status)
        self.news.view_asked.connect(self.navigation.choose)
        self.status_bar.outbox_asked.connect(lambda: self.navigation.choose(View.OUTBOX))
        self.finder.selected.connect(self._show_case)
        self.finder.opened.connect(self.open_case)
        self.finder.letter.connect(self.hands.press_letter)
        self.finder.wanted.connect(self.case.reading.mark)
        self.case_list.saved.connect(self.navigation.choose)
        self.case_list.saved_asked.connect(self.navigation.choose)
        for shown in (self.case_list.list, self.finder.found):
            shown.menu_asked.connect(self._on_menu)
        self.case.closed.connect(self._case_left)
        self.rounds.case_asked.connect(self._open_in_round)
        self.rounds.ended.connect(self._end_round)
        self.rounds.bar.closed.connect(self._case_left)
        self.late.chosen.connect(lambda: self.show_view(View.LATE))
        self.leaving.may_leave.connect(self._leave)
        self.hands.said.connect(self.hint.say)
        self.hands.quit_asked.connect(self.close)
        self.hands.cycle_asked.connect(self._cycle)
        self.hands.intake_asked.connect(self.pages.take_in)
        self.hands.review_asked.connect(self._review_worst)
        self.hands.delegation_asked.connect(lambda: DelegationWindow(self.context, self).show())
        self.navigation.clicked.connect(self._leave_intake)
        self.pages.case_asked.connect(self.open_case)
        self.pages.currentChanged.connect(lambda _: self.late.make_way(for_another=self.pages.takes_in))
        self.pages.delayed_case_asked.connect(self._open_from_dossier)
        self.pages.intake_closed.connect(self._leave_intake)
        self.hands.search_asked.connect(self.search)
        self.hands.row_facts_asked.connect(self._choose_row_facts)
        self.hands.palette_asked.connect(self.palette_pane.open)
        self.hands.settings_asked.connect(self._applying.show_window)
        self.hands.case_asked.connect(self.open_case)
        self.hands.setting_chosen.connect(self._applying.take)
        self._applying.changed.connect(self._on_setting)
        self.hands.first_steps_asked.connect(self._show_first_steps)
        self.welcome.guide_asked.connect(self._show_first_steps)
        self.hands.shortcuts_asked.connect(lambda: ShortcutsWindow(self).show())
        self.hands.about_asked.connect(lambda: AboutWindow(self).show())

    def _show_first_steps(self) -> None:
        FirstSteps(self.context.person, self).show()

    def _on_menu(self, place: QPoint) -> None:
        """What can be done with the row, where the mouse or the row is."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        row: Sequence[Action[WindowHands]] = (MOVES[0], DEADLINE, UNREAD)
        fill(menu, (row, (REPLY, NOTE), *GROUPS), self.hands.situation(), self.hands.attempt)
        menu.popup(place)

    def _cycle(self, step: int) -> None:
        """Take the keyboard to the next pane that can hold it."""
        panes: list[QWidget] = [self.navigation, *self.pages.panes(), *self._around]
        here = pane_with_focus(panes)
        for number in range(1, len(panes) + 1):
            pane = panes[(max(here, 0 if step < 0 else -1) + step * number) % len(panes)]
            if pane is self.finder:
                self.finder.focus_list()
            elif not focus_into(pane):
                continue
            pane.activateWindow()  # with large letters the exercises have a window of their own
            return

    def _on_minute(self) -> None:
        self.status_bar.say_again()
        if self.context.today() != self._day:
            self._day = self.context.today()
            self.navigation.refresh()
            self.case_list.refresh()
            self.pages.day_changed()

    def _on_setting(self, key: str) -> None:
        if key == DENSITY.key:
            self._set_density(self._settings.get(DENSITY))
        elif key == TRAY.key:
            self.news.show_tray()
        elif key == TEXT_SIZE.key:
            self._sizes.follow_text()

    def _set_density(self, density: str) -> None:
        self.case_list.list.set_density(density)
        self.finder.found.set_density(density)

    def _lay_out(self) -> None:
        self.case.setObjectName("case_pane")
        self.case.setMinimumWidth(CASE_MINIMUM)  # what it does not have room for it shows in another way
        right = QWidget()
        pages = QVBoxLayout(right)
        pages.setContentsMargins(0, 0, 0, 0)
        pages.setSpacing(0)
        pages.addWidget(self.late)
        pages.addWidget(self.pages, 1)
        columns = Divided(Qt.Orientation.Horizontal, BESIDE_VIEWS, self.navigation, right, shares=(0, 1))
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if self.context.demonstration:
            text = self.tr("Demonstration · made-up data, no real reports")
            banner = plain_label(text, object_name="banner", kind="banner")
            banner.setIndent(0)  # or Qt adds half a letter where a style sheet gives the label a frame
            column.addWidget(banner)
        column.addWidget(self.welcome)
        column.addWidget(self._in_training(columns), 1)
        column.addWidget(self.hint)
        column.addWidget(self.news)
        column.addWidget(self.status_bar)
        self.setCentralWidget(middle)
        self._sizes = WindowSizes(self, self._settings, columns, self._reports, self.navigation, self.finder)

    def _in_training(self, contents: QWidget) -> QWidget:
        """The contents with what a training adds to them, if this is one."""
        practice = self.context.practice
        if practice is None:
            return contents
        from app.views.training.frame import TrainingFrame

        self.leaving.stayed.connect(practice.stay)
        frame = TrainingFrame(self.context, practice, contents)
        frame.left.connect(self._back_to_page)
        self._around = (frame.sheet,)
        return frame
