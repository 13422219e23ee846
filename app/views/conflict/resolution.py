"""Carries out what a person decided about a conflict: as a new command on the state they saw, never on the old one."""

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.context import Context
from app.views.case.draft_keeper import DraftKeeper
from app.views.case.rehearsal import refusal_of
from app.views.case.trouble import Trouble
from app.views.conflict.dispute import CHOSEN, Dispute, as_seen, deciding, remaining
from app.views.conflict.merging import purpose_of
from app.views.later import when_done
from domain.commands import Command


class Resolution(QObject):
    """What is new is stored before what it replaces is put away; the old text stays in the outbox either way."""

    busy = Signal(bool)
    settled = Signal(str)
    """The decision is stored; what to say about it."""

    def __init__(self, context: Context, keeper: DraftKeeper, trouble: Trouble, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._keeper = keeper
        self._trouble = trouble

    def keep_mine(self, dispute: Dispute) -> None:
        command = deciding(dispute, {field.name: field.mine for field in dispute.fields})
        self._send(dispute, command, self.tr("Yours is on its way as a new correction."))

    def keep_theirs(self, dispute: Dispute) -> None:
        rest = remaining(dispute)
        if rest is None:
            self._put_away(dispute, self.tr("What the server has stays. Your text is still here in the list."))
        else:
            words = self.tr("What the server has stays. The rest of your correction is on its way.")
            self._send(dispute, rest, words)

    def send_merged(self, dispute: Dispute, values: Mapping[str, str]) -> None:
        self._keeper.flush()  # so that the text is on the disk even where queueing it fails

        def sent() -> None:
            for name in values.keys() - CHOSEN:
                purpose = purpose_of(dispute.item, name)
                self._keeper.forget(dispute.item.case, purpose)
                self._context.desk.discard_draft(dispute.item.case, purpose)

        self._send(dispute, deciding(dispute, values), self.tr("What you merged is on its way."), sent)

    def _send(self, dispute: Dispute, command: Command, words: str, sent: Callable[[], None] = lambda: None) -> None:
        view = as_seen(dispute)
        if view is None:
            return
        refused = refusal_of(self._context, view.case, command)
        if refused is not None:
            self._trouble.say_refusal(refused)
            return

        def queued(_: object) -> None:
            sent()
            self._put_away(dispute, words)

        self._when(self._context.desk.submit(view, command), queued)

    def _put_away(self, dispute: Dispute, words: str) -> None:
        def done(_: object) -> None:
            self.busy.emit(False)
            self.settled.emit(words)

        self._when(self._context.desk.withdraw(dispute.item), done)

    def _when(self, future: Future[Any], done: Callable[[Any], None]) -> None:
        def failed(error: BaseException) -> None:
            self.busy.emit(False)
            self._trouble.say_error(error)

        self._trouble.clear()
        self.busy.emit(True)
        when_done(self, self._context.bus, future, done, failed)
