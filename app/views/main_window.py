"""The window: views, list and case side by side, one honest bar below, and all wiring between them on one page."""

from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from app.context import Context
from app.models.outbox import UNSENT
from app.models.queries import View
from app.settings import Settings
from app.views.case.view import CasePane
from app.views.case_list.view import CaseList
from app.views.focus import focus_into, pane_with_focus
from app.views.help_windows import AboutWindow, ShortcutsWindow
from app.views.labels import plain_label
from app.views.leaving import Leaving
from app.views.menus import Menus
from app.views.navigation.view import Navigation
from app.views.notifying import NewsBar
from app.views.settings.applying import Applying
from app.views.settings.declared import DENSITY, TRAY
from app.views.status_bar import StatusBar
from domain.ids import CaseId

APP_TITLE: Final = "Konsol Penghubung"  # a name, the same in every language
FIRST_SIZE: Final = (1366, 768)
SMALLEST_DESKTOP: Final = 1_024  # below it there is no desktop to fill, only a test's screen
FIRST_COLUMNS: Final = (224, 376, 766)
NAVIGATION_WIDTHS: Final = (200, 240)
LIST_WIDTHS: Final = (360, 520)
CASE_MINIMUM: Final = 420
USUAL_LINE: Final = 20  # pixels; a font of ten points has lines of 16 to 19
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
        self.setWindowTitle(f"{APP_TITLE} – {context.person.name}")
        self.navigation = Navigation(context)
        self.case_list = CaseList(context)
        self.case = CasePane(context)
        self.outbox: QWidget | None = None
        self.status_bar = StatusBar(context)
        self.news = NewsBar(settings, context.clock)
        self.leaving = Leaving(self, self.case.flush, self.case.has_unsaved, self._unsent)
        self._menus = Menus(self.menuBar(), settings)
        self._applying = Applying(settings, self)
        self._lay_out()
        self._connect()
        self._restore()
        self._minute = QTimer(self, interval=_MINUTE_MS)
        self._minute.timeout.connect(self._on_minute)
        self._minute.start()
        self.navigation.choose(View.TODAY)

    def show_view(self, view: View) -> None:
        """What the navigation chose; the outbox takes the place of list and case."""
        if view is View.OUTBOX:
            self._pages.setCurrentWidget(self._outbox())
            return
        self._pages.setCurrentWidget(self._reports)
        self.case_list.show_view(view)

    def open_case(self, case: str) -> None:
        """Show a report and give it the keyboard."""
        if self._pages.currentWidget() is not self._reports:
            self.case_list.list.adopt(CaseId(case))
            self.navigation.choose(View.ALL)
        self._show_case(case)
        focus_into(self.case)

    def _show_case(self, case: str) -> None:
        if case != self._shown:
            self._shown = case
            self.case.show_case(case)

    def closeEvent(self, event: QCloseEvent) -> None:
        app = QApplication.instance()
        ending = isinstance(app, QApplication) and app.isSavingSession()  # the system waits for nobody's answer
        if ending:
            self.case.flush()
        if self._may_leave or ending or self.leaving.ask():
            self._remember()
            event.accept()
        else:
            event.ignore()

    def _leave(self) -> None:
        self._may_leave = True
        self.close()

    def _unsent(self) -> int:
        return sum(item.state in UNSENT for item in self.context.queries.outbox_items())

    def _outbox(self) -> QWidget:
        if self.outbox is None:
            # Imported when it is first looked at: the window's first paint does not wait for it.
            from app.views.outbox.view import OutboxScreen

            screen = OutboxScreen(self.context)
            screen.case_asked.connect(self.open_case)
            self.outbox = screen
            self._pages.addWidget(screen)
        return self.outbox

    def _connect(self) -> None:
        self.navigation.chosen.connect(self.show_view)
        self.navigation.counted.connect(lambda counts: self.status_bar.take_waiting(counts.get(View.OUTBOX, 0)))
        self.navigation.counted.connect(self.news.take_counts)
        self.news.view_asked.connect(self.navigation.choose)
        self.status_bar.outbox_asked.connect(lambda: self.navigation.choose(View.OUTBOX))
        self.case_list.selected.connect(self._show_case)
        self.case_list.opened.connect(self.open_case)
        self.case_list.letter.connect(self._on_letter)
        self.case.closed.connect(self.case_list.focus_list)
        self.leaving.may_leave.connect(self._leave)
        self._menus.sync_asked.connect(self.context.sync_now)
        self._menus.quit_asked.connect(self.close)
        self._menus.theme_chosen.connect(lambda _: self._applying.dress())
        self._menus.density_chosen.connect(self.case_list.list.set_density)
        self._menus.settings_asked.connect(self._applying.show_window)
        self._applying.changed.connect(self._on_setting)
        self._menus.shortcuts_asked.connect(lambda: ShortcutsWindow(self).show())
        self._menus.about_asked.connect(lambda: AboutWindow(self).show())
        for keys, step in (("F6", 1), ("Shift+F6", -1)):
            QShortcut(QKeySequence(keys), self).activated.connect(lambda step=step: self._cycle(step))

    def _on_letter(self, letter: str) -> None:
        if not self._settings.flag("single_letters", True) or self.case_list.list.selected_case is None:
            return
        match letter:
            case "r":
                self.case.begin_reply()
            case "n":
                self.case.begin_note()
            case "?":
                ShortcutsWindow(self).show()

    def _cycle(self, step: int) -> None:
        """Take the keyboard to the next pane that can hold it."""
        panes: list[QWidget] = [self.navigation, self.case_list, self.case]
        if self._pages.currentWidget() is not self._reports:
            panes = [self.navigation, self._outbox()]
        here = pane_with_focus(panes)
        for number in range(1, len(panes) + 1):
            pane = panes[(max(here, 0 if step < 0 else -1) + step * number) % len(panes)]
            if pane is self.case_list:
                self.case_list.focus_list()
            elif not focus_into(pane):
                continue
            return

    def _on_minute(self) -> None:
        self.status_bar.say_again()
        if self.context.today() != self._day:
            self._day = self.context.today()
            self.navigation.refresh()
            self.case_list.refresh()

    def _on_setting(self, key: str) -> None:
        if key == DENSITY.key:
            self.case_list.list.set_density(self._settings.get(DENSITY))
        elif key == TRAY.key:
            self.news.show_tray()

    def _restore(self) -> None:
        self.case_list.list.set_density(self._settings.get(DENSITY))
        self.resize(*(self._settings.numbers("size", 2) or FIRST_SIZE))
        columns = self._settings.numbers("columns", 3) or [self._for_text(width) for width in FIRST_COLUMNS]
        navigation, cases, case = columns
        self._columns.setSizes([navigation, cases + case])
        self._reports.setSizes([cases, case])
        if self._settings.flag("maximized", fills_the_screen(self.screen().availableSize())):
            self.setWindowState(Qt.WindowState.WindowMaximized)

    def _remember(self) -> None:
        self._settings.put("maximized", self.isMaximized())
        if not self.isMaximized():
            self._settings.put("size", [self.width(), self.height()])
        self._settings.put("columns", [self._columns.sizes()[0], *self._reports.sizes()])

    def _for_text(self, pixels: int) -> int:
        """A width meant for text of the usual size, wider where the text is larger, as far as a small screen lets."""
        return round(pixels * min(max(self.fontMetrics().height() / USUAL_LINE, 1.0), 1.3))

    def _lay_out(self) -> None:
        for pane, widths in ((self.navigation, NAVIGATION_WIDTHS), (self.case_list, LIST_WIDTHS)):
            pane.setMinimumWidth(self._for_text(widths[0]))
            pane.setMaximumWidth(self._for_text(widths[1]))
        self.case.setObjectName("case_pane")
        self.case.setMinimumWidth(CASE_MINIMUM)  # what it does not have room for it shows in another way
        self._reports = _splitter(self.case_list, self.case)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._reports)
        self._columns = _splitter(self.navigation, self._pages)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if self.context.demonstration:
            text = self.tr("Demonstration · made-up data, no real reports")
            banner = plain_label(text, object_name="banner", kind="banner")
            banner.setIndent(0)  # or Qt adds half a letter where a style sheet gives the label a frame
            column.addWidget(banner)
        column.addWidget(self._columns, 1)
        column.addWidget(self.news)
        column.addWidget(self.status_bar)
        self.setCentralWidget(middle)


def fills_the_screen(room: QSize) -> bool:
    """Whether the window starts maximised: on an old laptop its frame would push the status bar off the screen."""
    return SMALLEST_DESKTOP <= room.width() <= FIRST_SIZE[0]


def _splitter(*parts: QWidget) -> QSplitter:
    splitter = QSplitter(Qt.Orientation.Horizontal)
    splitter.setChildrenCollapsible(False)
    splitter.setHandleWidth(1)
    for part in parts:
        splitter.addWidget(part)
    splitter.setStretchFactor(len(parts) - 1, 1)
    return splitter
