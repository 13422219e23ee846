"""Takes pictures of a window in the sizes of the laptops it is used on."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QWidget

from tools.screenshots.pictures import PICTURES
from tools.working_day.hands import Condition, Script, StepFailed, tell

SIZES: Final = ((1366, 768), (1920, 1080))
LOSSLESS: Final = 100  # of WebP: every pixel, in a third of what PNG needs
LOOKS_TO_SETTLE: Final = 8


class Album:
    """Pictures of one console: a folder for each language, look and size, a number and a name for each scene."""

    def __init__(self, folder: Path, language: str, look: str, only: str = "") -> None:
        self._folder = folder
        self._kind = f"{language}-{look}"
        self._only = only

    def take(
        self, window: QWidget, name: str, ready: Callable[[], object] | None = None, *, at_once: bool = False
    ) -> Script:
        """One picture in each size, the first of them last. `ready` is called once the window has the size.

        `at_once`: before anything else happens.
        """
        if not self._wants(name):
            return
        for width, height in (*SIZES[1:], SIZES[0]):
            window.resize(width, height)
            if not at_once:
                yield from settled()
            if ready is not None:
                ready()
                yield from settled()
            self._keep(window, name, self._folder / self._kind / f"{width}x{height}")

    def alone(self, window: Condition, name: str, *, stays: bool = False) -> Script:
        """One picture of a window of its own, as large as it wants to be; it is closed afterwards unless it `stays`."""
        found = yield window
        if self._wants(name):
            yield from settled()
            self._keep(found, name, self._folder / self._kind)
        if not stays:
            found.close()

    def _wants(self, name: str) -> bool:
        if name not in PICTURES:
            raise StepFailed(f"{name} is not in the list of pictures")
        return self._only in name

    def _keep(self, window: QWidget, name: str, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / f"{name}.webp"
        window.grab().save(str(file), "WEBP", LOSSLESS)
        size = f"{window.width()}x{window.height()}"
        tell({"step": name, "saw": size, "picture": str(file.relative_to(self._folder))})


def settled() -> Script:
    """A moment in which everything asked for in the background arrives and is painted."""
    for _ in range(LOOKS_TO_SETTLE):
        yield lambda: True
