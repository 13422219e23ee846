"""Undoing what was just handed in: the command is taken back, and its text stands where it was written."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from app.context import Context
from app.models.drafts import Draft
from app.models.outbox import OutboxItem
from app.views.case.trouble import sentence_of
from app.views.case.undo_bar import UndoBar
from app.views.later import when_done
from app.views.outbox.repairs import as_draft


class Undoing(QObject):
    """Keeps the bar's promise; where a text cannot go back, it says where it is."""

    restored = Signal(str, str)
    """Case and purpose of a text that is a draft again."""
    taken_back = Signal(str)
    """The case of a command that had no text to go back."""
    not_restored = Signal(str)

    def __init__(self, context: Context, is_free: Callable[[Draft], bool], parent: QObject) -> None:
        """`is_free`: whether the draft's place is in sight, and nobody has begun another text there."""
        super().__init__(parent)
        self._context = context
        self._is_free = is_free
        self.bar = UndoBar(context)
        self.bar.undo_asked.connect(self.undo)
        self.bar.send_asked.connect(self.send_now)

    def undo(self, item: OutboxItem) -> None:
        def withdrawn(in_time: bool) -> None:
            draft = as_draft(item)
            if not in_time:
                words = self.tr("It is too late to take this back: it may have reached the server already.")
                self.not_restored.emit(words)
            elif draft is None:
                self._announce(self.tr("Taken back. It was not sent."))
                self.taken_back.emit(item.case)
            elif not self._is_free(draft):
                words = self.tr("Taken back. Another text was begun here since, so that one is in the outbox.")
                self.not_restored.emit(words)
            else:
                self._restore(draft)

        when_done(self, self._context.bus, self._context.desk.withdraw(item), withdrawn, self._failed)

    def send_now(self, item: OutboxItem) -> None:
        sent = self._context.desk.send_now(item)
        when_done(self, self._context.bus, sent, lambda _: None, self._failed)

    def _restore(self, draft: Draft) -> None:
        def saved(_: object) -> None:
            self.restored.emit(draft.case, draft.purpose)
            self._announce(self.tr("Taken back. Its text is a draft again."))

        when_done(self, self._context.bus, self._context.desk.save_draft(draft), saved, self._failed)

    def _failed(self, error: BaseException) -> None:
        self.not_restored.emit(sentence_of(error))

    def _announce(self, text: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.bar, text))
