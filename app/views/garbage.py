"""Keeps Python's cycle collector on the window's thread.

The collector runs in whichever thread happens to allocate. A closed dialog that is part of a reference cycle would then
be destroyed by a worker, and Qt objects may only be destroyed by their own thread: the process dies in the event loop.
"""

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

LOOK_EVERY_MS: Final = 1_000


class WindowThreadCollector(QObject):
    """Collects what the automatic collector would have, but only from the event loop of the thread it lives in."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self._look)

    def start(self) -> None:
        gc.disable()
        self._timer.start()

    def settle(self) -> None:
        """What there is by now stays until the end: to look through all of it would take 100 ms at a time."""
        gc.freeze()

    def stop(self) -> None:
        """Back to the automatic collector; first whatever there is, from here."""
        self._timer.stop()
        gc.unfreeze()
        gc.collect()
        gc.enable()

    def _look(self) -> None:
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > gc.get_threshold()[generation]:
                gc.collect(generation)
                return
