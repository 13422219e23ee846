"""Long readings, a step at a time: the background thread stays free for drafts in between, and one can stop them."""

from collections.abc import Callable, Generator
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from app.context import Context
from app.views.later import when_done
from app.views.refresh import COALESCE_MS

T = TypeVar("T")

Step = tuple[int, int]
"""How much is done, and of how much."""
Steps = Generator[Step, None, T]
"""Work that gives way after each of its steps; a step should take no longer than a tenth of a second."""


class Stepwise(QObject, Generic[T]):
    """Takes the steps when asked; a wish meanwhile is fulfilled afterwards, a wish to stop at the next step.

    `begin` is called on the window's thread and binds what is to be done; its steps are taken in the background.
    """

    progressed = Signal(int, int)
    ready = Signal(object)
    failed = Signal(object)
    stopped = Signal()

    def __init__(self, context: Context, begin: Callable[[], Steps[T]], parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._begin = begin
        self._steps: Steps[T] | None = None
        self._wanted_again = False
        self._soon = QTimer(self, singleShot=True, interval=COALESCE_MS)
        self._soon.timeout.connect(self.now)

    @property
    def is_running(self) -> bool:
        return self._steps is not None

    def soon(self) -> None:
        """Begin once for all wishes of a short while."""
        if self.is_running:
            self._wanted_again = True
        elif not self._soon.isActive():
            self._soon.start()

    def now(self) -> None:
        self._soon.stop()
        if self.is_running:
            self._wanted_again = True
        else:
            self._steps = steps = self._begin()
            self._take(steps)

    def stop(self) -> None:
        """Let go of what is under way."""
        self._soon.stop()
        self._wanted_again = False
        if (steps := self._steps) is not None:
            self._steps = None
            self._submit(steps.close, lambda _: None, lambda _: None)
            self.stopped.emit()

    def _take(self, steps: Steps[T]) -> None:
        def taken(answer: tuple[Step | None, T | None]) -> None:
            if self._steps is not steps:
                return
            step, result = answer
            if step is not None:
                self.progressed.emit(*step)
                self._take(steps)
            else:
                self._end()
                self.ready.emit(result)

        def failed(error: BaseException) -> None:
            if self._steps is steps:
                self._end()
                self.failed.emit(error)

        self._submit(lambda: _next(steps), taken, failed)

    def _submit(self, work: Callable, done: Callable, failed: Callable) -> None:
        try:
            future = self._context.background.submit(work)
        except RuntimeError:  # the worker is closed: the console is ending, and nobody will look any more
            self._steps = None
            return
        when_done(self, self._context.bus, future, done, failed)

    def _end(self) -> None:
        self._steps = None
        if self._wanted_again:
            self._wanted_again = False
            self._soon.start()


def _next(steps: Steps[T]) -> tuple[Step | None, T | None]:
    try:
        return next(steps), None
    except StopIteration as end:
        return None, end.value
