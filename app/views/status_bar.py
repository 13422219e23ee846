"""The one honest bar: how the console stands to the server, what the data is worth, and what still waits."""

from datetime import timedelta
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.context import Context
from app.status import Link, SyncStatus
from app.views.buttons import push_button
from app.views.case.inert import tooltip
from app.views.held_back import HeldBackDialog
from app.views.labels import plain_label
from app.views.office_time import zone
from app.views.words import code_sentence
from app.views.words.link import link_text, retry_text
from app.views.words.lookup import capitalised

BAR_PIXELS: Final = 34
_TICK_MS: Final = 1_000
_CAN_RETRY: Final = (Link.OFFLINE, Link.NEVER)


class StatusBar(QFrame):
    """Grey whatever happens: being offline is no error. What the trouble is can be unfolded."""

    outbox_asked = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status_bar")
        self._context = context
        self._status = context.status()
        self._announced = ""
        self._glyph = plain_label(kind="muted")
        self._text = plain_label(kind="muted", object_name="status_bar.text", wrap=True)
        self._retry = plain_label(kind="muted", object_name="status_bar.retry")
        self._try_now = push_button(self.tr("Try now"), object_name="status_bar.try_now", kind="link")
        self._sign_in = push_button(self.tr("Sign in"), object_name="status_bar.sign_in", kind="link")
        self._held = push_button(self.tr("Look at this"), object_name="status_bar.held", kind="link")
        self._why = push_button(self.tr("Details"), object_name="status_bar.why", kind="link")
        self._waiting = push_button("", object_name="status_bar.waiting", kind="link")
        self._details = plain_label(kind="muted", object_name="status_bar.details", wrap=True, selectable=True)
        self._lay_out()
        self._try_now.clicked.connect(context.sync_now)
        self._sign_in.clicked.connect(context.sign_in_again)
        self._held.clicked.connect(self._ask)
        self._why.setCheckable(True)
        self._why.toggled.connect(self._details.setVisible)
        self._waiting.clicked.connect(self.outbox_asked)
        self._tick = QTimer(self, interval=_TICK_MS)
        self._tick.timeout.connect(self._count_down)
        context.bus.sync_status.connect(self._take)
        self.take_waiting(0)
        self._take(self._status)

    def text(self) -> str:
        """The state of the connection as it stands there."""
        return self._text.text()

    def take_waiting(self, count: int) -> None:
        """How many commands are in the outbox and not yet done with."""
        self._waiting.setVisible(count > 0)
        self._waiting.setText(self.tr("↥ In the outbox: {count}").format(count=self.locale().toString(count)))

    def say_again(self) -> None:
        """The minute or the day has moved on: times are said relative to it."""
        self._take(self._status)

    def _take(self, status: SyncStatus) -> None:
        self._status = status
        now, office = self._context.clock(), zone(self._context)
        calendar = self._context.world().calendar
        text = capitalised(link_text(status, now, office, calendar.add_working_days(self._context.today(), 1)))
        self._glyph.setText("●" if status.link is Link.CONNECTED else "↻" if status.link is Link.SYNCING else "○")
        self._text.setText(text)
        self._sign_in.setVisible(status.link is Link.SESSION_EXPIRED)
        self._held.setVisible(status.link is Link.HELD)
        self._take_problem(status)
        self._count_down()
        self._announce(status, text)

    def _ask(self) -> None:
        """Modal for the window, but nothing waits inside a call."""
        dialog = HeldBackDialog(self._status, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.agreed.connect(self._context.accept_vanishing)
        self._context.bus.sync_status.connect(dialog.take)
        dialog.open()

    def _take_problem(self, status: SyncStatus) -> None:
        shown = bool(status.problem) and status.link not in (Link.CONNECTED, Link.SYNCING, Link.HELD)
        sentence = code_sentence(status.problem).whole if shown else ""
        self._details.setText(sentence)
        self._text.setToolTip(tooltip(sentence))
        self._why.setVisible(shown)
        self._details.setVisible(shown and self._why.isChecked())

    def _count_down(self) -> None:
        status = self._status
        due = status.next_try_at if status.link is Link.OFFLINE else None
        seconds = -(-(due - self._context.clock()) // timedelta(seconds=1)) if due else 0
        self._retry.setVisible(seconds > 0)
        self._retry.setText(retry_text(seconds) if seconds > 0 else "")
        self._try_now.setVisible(status.link in _CAN_RETRY)
        if seconds > 0:
            self._tick.start()
        else:
            self._tick.stop()

    def _announce(self, status: SyncStatus, text: str) -> None:
        """Tell screen readers of a new state, but not of every counted case or second."""
        state = f"{status.link} {status.problem}"
        if state != self._announced and status.link is not Link.SYNCING:
            self._announced = state
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._glyph)
        row.addWidget(self._text, 1)
        for widget in (self._retry, self._try_now, self._sign_in, self._held, self._why, self._waiting):
            row.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 4, 16, 4)
        column.setSpacing(4)
        column.addWidget(self._details)
        column.addLayout(row)
        self._details.hide()
        self.setMinimumHeight(BAR_PIXELS)  # or the panes would jump when a button comes or goes
