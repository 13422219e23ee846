"""The door to the training: it opens in a process of its own, beside whatever is at work."""

import sys
from pathlib import Path
from typing import Final

from PySide6.QtCore import QLocale, QProcess

_HOME: Final = Path(__file__).resolve().parents[3]


def training_command() -> list[str]:
    """The installed program starts itself; a source tree is started by its interpreter."""
    installed = getattr(sys, "frozen", False)
    language = "en" if QLocale().language() == QLocale.Language.English else "id"
    return [sys.executable, *([] if installed else ["-m", "app"]), "--training", "--language", language]


def open_training() -> bool:
    """Whether it could be started; the process lives on by itself."""
    program, *arguments = training_command()
    started, _ = QProcess.startDetached(program, arguments, str(_HOME))
    return bool(started)
