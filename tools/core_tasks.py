"""`python -m tools.core_tasks`: plays the ten core tasks by mouse and by keys and writes docs/core-tasks.md.

Run it after changing what a task takes; a test plays them, too, and compares.
"""

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from PySide6.QtWidgets import QApplication

from app.views import theme
from tests.journeys.core_tasks import page, play

PAGE: Final = Path(__file__).resolve().parents[1] / "docs" / "core-tasks.md"


def main() -> int:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    theme.install(QApplication(sys.argv[:1]), theme.LIGHT)
    with TemporaryDirectory(prefix="core-tasks-") as folder:
        PAGE.write_text(page(play(Path(folder))), encoding="utf-8")
    sys.stdout.write(f"{PAGE.name}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
