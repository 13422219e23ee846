"""News in one sentence: beside the clock where that is wanted and possible, and in any case in the window."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QLocale, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication, QFrame, QSystemTrayIcon, QWidget

from app.models.queries import View
from app.notices import Summaries
from app.settings import Settings
from app.status import Link, SyncStatus
from app.views.buttons import push_button
from app.views.flow import Flow
from app.views.labels import plain_label
from app.views.settings.declared import NOTIFICATIONS, OFF, TRAY
from app.views.words.lookup import said

_LOOK_EVERY_MS: Final = 60_000
_WORDS: Final = {
    View.NEW: QT_TRANSLATE_NOOP("News", "new reports: {count}"),
    View.APPROVAL: QT_TRANSLATE_NOOP("News", "answers to approve: {count}"),
    View.COORDINATION: QT_TRANSLATE_NOOP("News", "being coordinated: {count}"),
    View.LATE: QT_TRANSLATE_NOOP("News", "past the deadline: {count}"),
}


class NewsBar(QFrame):
    """One line that stays until it was read; it takes no room while there is no news."""

    view_asked = Signal(object)
    """The View that the first of the news is about."""
    count_asked = Signal()
    """The first download is over, as far as one can see: the views are to be counted once more."""

    def __init__(self, settings: Settings, clock: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("news")
        self._settings = settings
        self._clock = clock
        self._summaries = Summaries()
        self._about = View.NEW
        self._to_approve: int | None = None
        self._fills, self._is_connected = False, False
        self._counted: Mapping[View, int] = {}
        self._tray: QSystemTrayIcon | None = None
        self.text = plain_label(object_name="news.text", wrap=True)
        self.look = push_button(self.tr("Look"), object_name="news.look", kind="link")
        self.close_button = push_button(self.tr("Close"), object_name="news.close", kind="link")
        row = Flow()
        row.setContentsMargins(16, 4, 16, 4)
        for part in (self.text, self.look, self.close_button):
            row.addWidget(part)
        self.setLayout(row)
        self.hide()
        self.look.clicked.connect(self._look)
        self.close_button.clicked.connect(self.hide)
        self._timer = QTimer(self, interval=_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.tell)
        self._timer.start()
        self.show_tray()

    def take_status(self, status: SyncStatus) -> None:
        """What the first download of all brings is no news."""
        self._is_connected = status.link is Link.CONNECTED
        if status.link is Link.SYNCING and status.data_as_of is None:
            self._fills = True
        elif self._is_connected and self._fills:
            self.count_asked.emit()

    def take_counts(self, counts: Mapping[View, int]) -> None:
        """The newest counts of the views: what needs a decision is announced at once, the rest in its time."""
        if self._fills:
            self._fill_with(counts)
            return
        approvals = counts.get(View.APPROVAL, 0)
        if self._to_approve not in (None, approvals):
            self._announce(self._part(View.APPROVAL, approvals))
        self._to_approve = approvals
        self._summaries.take(counts)
        self.tell()

    def _fill_with(self, counts: Mapping[View, int]) -> None:
        """Two counts after the download that are the same are what the person finds; from there on news begins."""
        is_all = self._is_connected and counts == self._counted
        self._counted, self._to_approve = counts, counts.get(View.APPROVAL, 0)
        self._summaries.take(counts)
        self._summaries.forget()
        self._fills = not is_all
        if self._is_connected and not is_all:
            self.count_asked.emit()

    def tell(self) -> None:
        """Say what is new, if anything is and if the time for it has come."""
        if self._settings.get(NOTIFICATIONS) == OFF:
            self._summaries.forget()
            return
        gains = self._summaries.due(self._clock())
        if not gains:
            return
        self._about = next(iter(gains))
        sentence = " · ".join(self._part(view, count) for view, count in gains.items())
        self.text.setText(self.tr("News · {news}").format(news=sentence))
        self.show()
        self._announce(self.text.text())
        if self._tray is not None and not self.window().isActiveWindow():
            self._tray.showMessage(QApplication.applicationName(), self.text.text())

    def show_tray(self) -> None:
        """Have the icon beside the clock, or not, as it is chosen and as this desktop can."""
        wanted = self._settings.get(TRAY) and QSystemTrayIcon.isSystemTrayAvailable()
        if wanted and self._tray is None:
            self._tray = QSystemTrayIcon(QApplication.windowIcon(), self)
            self._tray.activated.connect(self._come_forward)
            self._tray.messageClicked.connect(self._come_forward)
            self._tray.show()
        elif not wanted and self._tray is not None:
            self._tray.hide()
            self._tray.deleteLater()
            self._tray = None

    def _part(self, view: View, count: int) -> str:
        return said("News", _WORDS[view]).format(count=QLocale().toString(count))

    def _announce(self, text: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _look(self) -> None:
        self.hide()
        self.view_asked.emit(self._about)

    def _come_forward(self) -> None:
        self.window().showNormal() if self.window().isMinimized() else self.window().show()
        self.window().raise_()
        self.window().activateWindow()
