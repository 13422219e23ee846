"""What is kept again and again, such as a choice or how far somebody is: written away from the window, newest first."""

import threading
from collections.abc import Callable
from typing import Final, Generic, TypeVar

from app import log

T = TypeVar("T")

LONGEST_WAIT: Final = 10.0  # seconds


class Newest(Generic[T]):
    """Has `write` keep the newest of the values it is given, on a thread that lives as long as there is one.

    A value that comes while another one is written takes the place of what still waits. One that cannot be written
    is lost, which the log says.
    """

    def __init__(self, name: str, write: Callable[[T], None]) -> None:
        self._name = name
        self._write = write
        self._waiting: list[T] = []
        self._busy = False
        self._state = threading.Condition()

    def put(self, value: T) -> None:
        with self._state:
            self._waiting = [value]
            if not self._busy:
                self._busy = True
                threading.Thread(target=self._run, name=self._name, daemon=True).start()

    def wait(self, seconds: float = LONGEST_WAIT) -> bool:
        """Until all that was given is kept; False if time ran out."""
        with self._state:
            return self._state.wait_for(lambda: not self._busy, seconds)

    def _run(self) -> None:
        while (value := self._next()) is not None:
            try:
                self._write(*value)
            except OSError as error:
                log.ui.info("%s: not kept: %s", self._name, log.describe(error))

    def _next(self) -> tuple[T] | None:
        with self._state:
            if self._waiting:
                return (self._waiting.pop(),)
            self._busy = False
            self._state.notify_all()
            return None
