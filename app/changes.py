"""What moved, told to every view at once: each decides if it cares, and no view knows another."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from app.status import Changes, Progress, SyncStatus

__all__ = ["ChangeBus", "Changes"]

T = TypeVar("T")


class ChangeBus(QObject):
    """Carries changes and states from any thread to the UI thread."""

    changed = Signal(object)
    sync_status = Signal(object)
    indexed = Signal(object)
    _call = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._call.connect(lambda call: call(), Qt.ConnectionType.QueuedConnection)

    def tell(self, changes: Changes) -> None:
        """From any thread: let the views know."""
        self.changed.emit(changes)

    def tell_status(self, status: SyncStatus) -> None:
        """From any thread: how the console stands to the server."""
        self.sync_status.emit(status)

    def tell_indexed(self, progress: Progress) -> None:
        """From any thread: more, or other, can be found."""
        self.indexed.emit(progress)

    def deliver(self, future: Future[T], done: Callable[[T], None], failed: Callable[[BaseException], None]) -> None:
        """When `future` is settled, call `done` with its result or `failed` with its error on the UI thread."""

        def settled(finished: Future[T]) -> None:
            error = finished.exception()
            self._call.emit((lambda: failed(error)) if error else (lambda: done(finished.result())))

        future.add_done_callback(settled)
