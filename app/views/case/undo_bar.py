"""The seconds in which what was just handed in can still be undone, beside the place where it was written."""

from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout

from app.context import Context
from app.models.outbox import OutboxItem
from app.models.queries import CaseView
from app.views.buttons import push_button
from app.views.labels import plain_label
from app.views.words import command_word, undo_seconds

_SECOND_MS: Final = 1_000


class UndoBar(QFrame):
    """Takes no room while there is nothing to undo. It counts only while it can be seen, and is announced once."""

    undo_asked = Signal(object)
    send_asked = Signal(object)
    over = Signal()
    """The time is up: what was said about the command elsewhere is to be said anew."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._announced = ""
        self.item: OutboxItem | None = None
        self.setObjectName("undo_bar")
        self.text = plain_label(wrap=True)
        self.undo = push_button(self.tr("Undo"), object_name="case.undo")
        self.send = push_button(self.tr("Send now"), object_name="case.send_now")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 8, 6)
        row.setSpacing(8)
        row.addWidget(self.text, 1)
        row.addWidget(self.undo)
        row.addWidget(self.send)
        self._second = QTimer(self, interval=_SECOND_MS)
        self._second.timeout.connect(self._count)
        self.undo.clicked.connect(lambda: self.undo_asked.emit(self.item))
        self.send.clicked.connect(lambda: self.send_asked.emit(self.item))
        self.hide()

    def show_view(self, view: CaseView | None) -> None:
        """Take the newest command of the case that can still be undone, if there is one."""
        now = self._context.clock()
        held = (item for item in reversed(view.pending if view else ()) if undo_seconds(item, now))
        self.item = next(held, None)
        if self.item is not None and self.item.id != self._announced:
            self._announced = self.item.id
            words = self.tr("{action}: it is sent in a few seconds and can still be undone")
            words = words.format(action=command_word(self.item.envelope.command))
            self.text.setAccessibleName(words)  # in place of the seconds, which would be read out one by one
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
        self.setVisible(self.item is not None)
        self._count()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._second.start()
        self._count()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._second.stop()

    def _count(self) -> None:
        if self.item is None:
            return
        seconds = undo_seconds(self.item, self._context.clock())
        if seconds:
            text = self.tr("{action} · sending in {seconds} s")
            text = text.format(action=command_word(self.item.envelope.command), seconds=seconds)
            self.text.setText(f"↥ {text}")
        else:
            self.item = None
            self.hide()
            self.over.emit()
