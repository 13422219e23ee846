"""Closing the window without losing a word: first the disk has the text, then a plain sentence about what waits."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QDeadlineTimer, QObject, QTimer, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLayout, QSpacerItem, QVBoxLayout, QWidget

from app.views.buttons import push_button
from app.views.labels import plain_label

PATIENCE_MS: Final = 3_000
_LOOK_EVERY_MS: Final = 20


class LeavingNote(QDialog):
    """Says why one may leave, or why better not; the button that is safe is the default."""

    def __init__(self, name: str, text: str, leave: str, stay: str, *, leaving_is_safe: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setWindowTitle(parent.windowTitle())
        going = push_button(leave, object_name="leaving.leave", kind="primary" if leaving_is_safe else "")
        staying = push_button(stay, object_name="leaving.stay", kind="" if leaving_is_safe else "primary")
        going.clicked.connect(self.accept)
        staying.clicked.connect(self.reject)
        (going if leaving_is_safe else staying).setDefault(True)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch()
        row.addWidget(staying)
        row.addWidget(going)
        column = QVBoxLayout(self)
        column.setSizeConstraint(QLayout.SizeConstraint.SetFixedSize)  # grows with what it says, at any text size
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(16)
        column.addItem(QSpacerItem(380, 0))  # so that heights are reckoned for the real width
        column.addWidget(plain_label(text, object_name="leaving.text", wrap=True))
        column.addLayout(row)
        (going if leaving_is_safe else staying).setFocus()


class Leaving(QObject):
    """Decides whether the window may close now. It never blocks and never waits inside a call."""

    may_leave = Signal()
    stayed = Signal()
    """The person was asked and goes on working."""

    def __init__(
        self,
        window: QWidget,
        flush: Callable[[], None],
        has_unsaved: Callable[[], bool],
        unsent: Callable[[], int],
        patience_ms: int = PATIENCE_MS,
        may_send: Callable[[], bool] = lambda: True,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._flush = flush
        self._has_unsaved = has_unsaved
        self._unsent = unsent
        self._patience_ms = patience_ms
        self._may_send = may_send
        self._note: LeavingNote | None = None
        self._patience = QDeadlineTimer()
        self._look = QTimer(self, interval=_LOOK_EVERY_MS)
        self._look.timeout.connect(self._look_again)

    def ask(self) -> bool:
        """Whether the window may go at once. Otherwise `may_leave` comes when it may, if the person lets it."""
        if self._note is not None or self._look.isActive():
            return False
        self._flush()
        self._patience.setRemainingTime(self._patience_ms)
        return self._nothing_to_say()

    def _look_again(self) -> None:
        if self._nothing_to_say():
            self.may_leave.emit()

    def _nothing_to_say(self) -> bool:
        if self._has_unsaved() and not self._patience.hasExpired():
            self._look.start()
            return False
        self._look.stop()
        if self._has_unsaved():
            self._say_unsaved()
            return False
        count = self._unsent()
        if count:
            self._say_unsent(count)
        return count == 0

    def _say_unsaved(self) -> None:
        text = self.tr("The newest text is not saved yet, it is only on the screen. Stay, to keep or to copy it.")
        leave, stay = self.tr("Close without saving it"), self.tr("Stay")
        self._show(LeavingNote("leaving.unsaved", text, leave, stay, leaving_is_safe=False, parent=self._window))

    def _say_unsent(self, count: int) -> None:
        if not self._may_send():
            text = self.tr("Not sent: {count}. All of it stays safe here, but this computer may no longer send.")
            text = text.format(count=count)
        elif count == 1:
            text = self.tr("1 item has not been sent. It is safe here and is sent at the next start.")
        else:
            text = self.tr("{count} items have not been sent. They are safe here and are sent at the next start.")
            text = text.format(count=count)
        leave, stay = self.tr("Close"), self.tr("Go on working")
        self._show(LeavingNote("leaving.unsent", text, leave, stay, leaving_is_safe=True, parent=self._window))

    def _show(self, note: LeavingNote) -> None:
        self._note = note
        note.finished.connect(self._answered)
        note.open()  # modal for the window, but nothing waits inside a call

    def _answered(self, answer: int) -> None:
        if self._note is not None:
            self._note.deleteLater()
            self._note = None
        (self.may_leave if answer == QDialog.DialogCode.Accepted else self.stayed).emit()
