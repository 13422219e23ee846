"""The way of every command from the case pane to the desk: rehearsed, kept, queued, and answered for."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from app.context import Context
from app.models.queries import CaseView
from app.views.case.draft_keeper import DraftKeeper
from app.views.case.rehearsal import refusal_of
from app.views.later import when_done
from domain.commands import Command
from domain.errors import Refused
from domain.ids import CaseId, CommandId


class Complaints(Protocol):
    """Where a page says why something could not be handed over."""

    def say_refusal(self, refused: Refused) -> None: ...

    def say_error(self, error: BaseException) -> None: ...

    def clear(self) -> None: ...


class Submission(QObject):
    """Hands commands over for the pane's pages.

    The draft is handed over before its command, so that a text is on the disk even where queueing it fails. A case
    takes one command at a time: before the last one is in the outbox, nobody can know what the next would mean.
    """

    busy = Signal(bool)
    queued = Signal(str)
    """The case whose command is safe in the outbox."""
    failed_elsewhere = Signal(str, object)
    """Tracking number and error of a case that is no longer on the screen."""

    def __init__(self, context: Context, keeper: DraftKeeper, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._keeper = keeper
        self.on_screen: CaseId | None = None
        self._under_way: set[CaseId] = set()

    def is_under_way(self, case: CaseId) -> bool:
        """Whether a command on the case was handed over, and its answer has not come."""
        return case in self._under_way

    def submit(
        self,
        view: CaseView,
        command: Command,
        trouble: Complaints,
        purpose: str | None = None,
        done: Callable[[], None] = lambda: None,
    ) -> bool:
        """Queue `command`, made of the draft of `purpose` if one is named.

        False if it was refused at once, or another one is under way.
        """
        case = view.case.id
        if self.is_under_way(case):
            return False
        refused = refusal_of(self._context, view.case, command)
        if refused is not None:
            trouble.say_refusal(refused)
            return False
        trouble.clear()
        self._keeper.flush()

        def queued(_: CommandId) -> None:
            self._under_way.discard(case)
            if purpose is not None:
                self._keeper.forget(case, purpose)
            self.queued.emit(case)  # first, so that what follows meets the case as it is now
            if self.on_screen == case:
                self.busy.emit(False)
                done()

        def failed(error: BaseException) -> None:
            self._under_way.discard(case)
            if self.on_screen == case:
                self.busy.emit(False)
                trouble.say_error(error)
            else:
                self.failed_elsewhere.emit(view.case.tracking, error)

        self._under_way.add(case)
        self.busy.emit(True)
        future = self._context.desk.submit(view, command, purpose)
        when_done(self, self._context.bus, future, queued, failed)
        return True
