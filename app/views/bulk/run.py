"""Carries a bulk action out, a command a report, and knows what became of each; it can be taken back while it waits."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from app.context import Context
from app.models.outbox import OutboxItem, State
from app.views.bulk.trial import Trial
from app.views.later import when_done
from app.views.refresh import Refresh
from app.views.words import undo_seconds
from domain.ids import CommandId

_AGAIN_MS: Final = 1_000


@dataclass(frozen=True)
class Fate:
    """What became of one report: left out, kept in the outbox under `id`, pinned, or the error that stopped it."""

    trial: Trial
    id: CommandId | None = None
    error: BaseException | None = None
    item: OutboxItem | None = None
    unpinned: bool = False

    @property
    def is_taken_back(self) -> bool:
        return self.unpinned or (self.item is not None and self.item.state is State.WITHDRAWN)


class BulkRun(QObject):
    """Says nothing before every report has its answer: a result is whole or not there yet."""

    finished = Signal()
    moved = Signal()
    """What is known of some report has changed since."""

    def __init__(self, context: Context, trials: Sequence[Trial], parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self.fates = [Fate(trial) for trial in trials]
        self._open = 0
        self._again = QTimer(self, singleShot=True, interval=_AGAIN_MS)
        self._again.timeout.connect(self.look_again)
        self._refresh = Refresh(context, self._reading, self._take, self._unread, self)

    def start(self) -> None:
        tried = [number for number, fate in enumerate(self.fates) if fate.trial.possible]
        self._open = len(tried)
        for number in tried:
            trial = self.fates[number].trial
            if trial.command is not None:
                queued = self._context.desk.submit(trial.view, trial.command)
                when_done(self, self._context.bus, queued, partial(self._queued, number), partial(self._failed, number))
            else:
                pinned = self._context.shelf.pin(trial.view.case.id, pinned=True)
                when_done(self, self._context.bus, pinned, self._settled, partial(self._failed, number))

    def holds(self, command: CommandId) -> bool:
        """Whether it is one of those that were made here."""
        return any(fate.id == command for fate in self.fates)

    def look_again(self) -> None:
        """Ask the outbox what became of the commands."""
        self._refresh.soon()

    @property
    def undoable(self) -> int:
        """How many commands can still be taken back, or pins taken out."""
        now = self._context.clock()
        held = sum(fate.item is not None and undo_seconds(fate.item, now) > 0 for fate in self.fates)
        return held + sum(_is_pin(fate) for fate in self.fates)

    @property
    def seconds(self) -> int:
        """How long the first of the commands can still be taken back; 0 where none can."""
        now = self._context.clock()
        left = (undo_seconds(fate.item, now) for fate in self.fates if fate.item is not None)
        return min(filter(None, left), default=0)

    def undo(self) -> None:
        """Take back what has not left; what was too late for it stays as it is."""
        now = self._context.clock()
        for number, fate in enumerate(self.fates):
            if fate.item is not None and undo_seconds(fate.item, now):
                withdrawn = self._context.desk.withdraw(fate.item)
                when_done(self, self._context.bus, withdrawn, self._withdrawn, partial(self._stays, number))
            elif _is_pin(fate):
                self.fates[number] = replace(fate, unpinned=True)
                taken = self._context.shelf.pin(fate.trial.view.case.id, pinned=False)
                when_done(self, self._context.bus, taken, self._withdrawn, partial(self._stays, number))

    def _withdrawn(self, _: object) -> None:
        self._refresh.soon()

    def _stays(self, number: int, error: BaseException) -> None:
        self.fates[number] = replace(self.fates[number], error=error)
        self.moved.emit()

    def _queued(self, number: int, id: CommandId) -> None:
        self.fates[number] = replace(self.fates[number], id=id)
        self._settled(None)

    def _failed(self, number: int, error: BaseException) -> None:
        self.fates[number] = replace(self.fates[number], error=error)
        self._settled(None)

    def _settled(self, _: object) -> None:
        self._open -= 1
        if self._open == 0:
            self._refresh.now()

    def _reading(self) -> Callable[[], list[OutboxItem]]:
        return self._context.queries.outbox_items

    def _unread(self, _error: BaseException) -> None:
        """The store was held by somebody: what it says of the commands is still to be told."""
        self._take([])
        self._again.start()

    def _take(self, items: list[OutboxItem]) -> None:
        known = {item.id: item for item in items}
        self.fates = [replace(fate, item=known.get(fate.id, fate.item)) if fate.id else fate for fate in self.fates]
        if self._open == 0:
            self._open = -1
            self.finished.emit()
        else:
            self.moved.emit()


def _is_pin(fate: Fate) -> bool:
    return fate.trial.possible and fate.trial.command is None and fate.error is None and not fate.unpinned
