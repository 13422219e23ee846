"""An officer's window in a process of its own, for real keys from outside: `… FOLDER` until its input ends.

It says `ready`, then `focus NAME` whenever the keyboard goes somewhere, and `receipt TEXT` once the server has an
answer.
"""

import sys
import threading
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from app.views import theme
from domain.commands import SubmitReply
from tests.journeys.office import Desktop, open_office
from tests.support.console import SARI, sample_cases
from tests.support.ui_thread import guarding

LOOK_MS = 20


def main(folder: Path) -> int:
    app = QApplication(sys.argv[:1])
    theme.install(app, theme.LIGHT)
    with guarding() as guard, open_office(folder) as office:
        office.add(*sample_cases())
        sari = office.sit_down(SARI)
        sari.hand.until(lambda: sari.pane.case_id and sari.window.case_list.list.hasFocus(), "for the first report")
        app.focusChanged.connect(lambda _left, place: _say_where(place))
        _say("ready")
        told: set[str] = set()
        reader = threading.Thread(target=sys.stdin.read, daemon=True)
        reader.start()
        look = QTimer(interval=LOOK_MS)
        look.timeout.connect(lambda: _say_receipts(sari, told) if reader.is_alive() else app.quit())
        look.start()
        app.exec()
        look.stop()
    return 1 if guard.violations else 0


def _say_receipts(desktop: Desktop, told: set[str]) -> None:
    for item in desktop.outbox():
        command = item.envelope.command
        if item.receipt and item.id not in told and isinstance(command, SubmitReply):
            told.add(item.id)
            _say(f"receipt {command.text}")


def _say_where(place: QWidget | None) -> None:
    if place is not None:
        _say(f"focus {place.accessibleName()}")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
