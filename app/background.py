"""The console's threads other than the window's: a few, named, begun and ended in one place."""

import logging
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Future
from queue import SimpleQueue
from types import TracebackType
from typing import Any, Final, ParamSpec, Self, TypeVar

from app import log
from app.advance import GivenUp
from app.problems import environment_problem

P = ParamSpec("P")
T = TypeVar("T")

CLOSE_SECONDS: Final = 10.0
GIVE_WAY_SECONDS: Final = 0.002
"""How soon a thread that works gives the interpreter to one that waits. The window's waits for every event."""


class Worker:
    """One named thread that does what it is given, in the order given.

    The thread is a daemon: work that hangs past the time-out of `close` cannot keep the process from ending.
    """

    def __init__(self, name: str, subject: logging.Logger = log.background) -> None:
        self.name = name
        self._subject = subject
        self._work: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._closed = False
        self._guard = threading.Lock()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    def submit(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """The result or the error of the work will be in the future; raises RuntimeError once closed."""
        future: Future[T] = Future()

        def do() -> None:
            if not future.set_running_or_notify_cancel():
                return
            try:
                result = work(*args, **kwargs)
            except BaseException as error:  # noqa: BLE001 - the thread's outermost edge: the future carries it on
                self._note(work, error)
                future.set_exception(error)
            else:
                future.set_result(result)

        with self._guard:  # or work could slip in behind the end mark, and its future never be settled
            if self._closed:
                raise RuntimeError(f"the worker {self.name!r} is closed")
            self._work.put(do)
        return future

    def close(self, timeout: float = CLOSE_SECONDS) -> bool:
        """Finish what was submitted (drafts must reach the disk), take nothing more; False if time ran out.

        May be called again, to wait longer.
        """
        with self._guard:
            if not self._closed:
                self._closed = True
                self._work.put(None)
        self._thread.join(timeout)
        if self._thread.is_alive():
            self._subject.warning("the worker %s did not end in time", self.name)
        return not self._thread.is_alive()

    def _run(self) -> None:
        while (do := self._work.get()) is not None:
            do()
            del do  # or the thread would keep the last task's data alive while it waits

    def _note(self, work: Callable[..., Any], error: BaseException) -> None:
        name = getattr(work, "__qualname__", type(work).__qualname__)
        if isinstance(error, GivenUp):
            self._subject.info("%s was given up", name)
        elif environment_problem(error):
            self._subject.info("%s met %s", name, error)
        else:
            self._subject.error("%s failed", name, exc_info=error)


class Workers:
    """The five threads beside the window's, as one thing to begin and to end.

    `hint` waits for news, `talk` pushes and pulls, `transfer` moves attachments, `index` makes cases findable,
    `background` writes drafts, reports and exports. They end in that order: what the others still have to store goes
    through the last. While they are there, all threads of the process give way after GIVE_WAY_SECONDS.
    """

    hint: Worker
    talk: Worker
    transfer: Worker
    index: Worker
    background: Worker

    def __init__(self, close_timeout: float = CLOSE_SECONDS) -> None:
        self._close_timeout = close_timeout

    def __enter__(self) -> Self:
        self._usual_interval = sys.getswitchinterval()
        sys.setswitchinterval(GIVE_WAY_SECONDS)
        self.hint = Worker("hint", log.sync)
        self.talk = Worker("talk", log.sync)
        self.transfer = Worker("transfer", log.sync)
        self.index = Worker("index", log.store)
        self.background = Worker("background", log.background)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for worker in (self.hint, self.talk, self.transfer, self.index, self.background):
            worker.close(self._close_timeout)  # each its own: a hanging network must not eat the drafts' time
        sys.setswitchinterval(self._usual_interval)
