"""Reading again after changes: not for every one of them, never twice at once, and never on the window's thread."""

from collections.abc import Callable
from typing import Final, Generic, TypeVar

from PySide6.QtCore import QObject, QTimer

from app.context import Context
from app.views.later import when_done

T = TypeVar("T")

COALESCE_MS: Final = 150


class Refresh(QObject, Generic[T]):
    """Collects wishes for fresh data over COALESCE_MS and fulfils them with one reading in the background.

    `prepare` is called on the window's thread and binds what is to be read then. The worker logs what fails; a
    problem of the surroundings is told to `failed` as well.
    """

    def __init__(
        self,
        context: Context,
        prepare: Callable[[], Callable[[], T]],
        done: Callable[[T], None],
        failed: Callable[[BaseException], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._prepare = prepare
        self._done = done
        self._failed = failed
        self._running = False
        self._wanted = False
        self._soon = QTimer(self, singleShot=True, interval=COALESCE_MS)
        self._soon.timeout.connect(self.now)

    def soon(self) -> None:
        self._wanted = True
        if not self._running and not self._soon.isActive():
            self._soon.start()

    def now(self) -> None:
        self._soon.stop()
        if self._running:
            self._wanted = True
            return
        self._wanted = False
        work = self._prepare()
        try:
            future = self._context.background.submit(work)
        except RuntimeError:  # the worker is closed: the console is ending, and nobody will look any more
            return
        self._running = True
        when_done(self, self._context.bus, future, self._took, self._did_not)

    def _took(self, result: T) -> None:
        self._end()
        self._done(result)

    def _did_not(self, error: BaseException) -> None:
        self._end()
        self._failed(error)

    def _end(self) -> None:
        self._running = False
        if self._wanted:
            self._soon.start()
