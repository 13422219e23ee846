"""One console of the working day, in a process of its own: `python -m tools.working_day.console PART …`."""

import argparse
import sys
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from app.console import Options
from app.main import run
from app.paths import Profile
from app.settings import Settings
from domain.ids import CaseId
from tools.working_day.eyes import Plan
from tools.working_day.hands import Day, Parent
from tools.working_day.parts import PARTS


def on_qt_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    """Pass on what Qt says, but for the offscreen platform's remark that it has no window manager."""
    if "propagateSizeHints" not in message:
        sys.stderr.write(message + "\n")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("part", choices=sorted(PARTS))
    parser.add_argument("--profile", type=Path, required=True)
    parser.add_argument("--server", required=True)
    parser.add_argument("--person", required=True)
    parser.add_argument("--password", required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--language", default="id")
    parser.add_argument("--theme", default="light")
    for name in ("expect", "answered", "returned", "held", "noted", "unfinished", "text"):
        parser.add_argument(f"--{name}", default="")
    chosen = parser.parse_args()
    qInstallMessageHandler(on_qt_message)
    app = QApplication(sys.argv[:1])
    chosen.profile.mkdir(parents=True, exist_ok=True)
    settings = Settings(chosen.profile / "settings.ini")
    settings.put("theme", chosen.theme)
    settings.flush()
    number = list(PARTS).index(chosen.part) + 1
    day = Day(app, chosen.out, f"{number}-{chosen.part}-{chosen.theme}")
    plan = Plan(
        server=chosen.server,
        person=chosen.person,
        password=chosen.password,
        folder=chosen.profile.parent,
        expect=chosen.expect,
        answered=CaseId(chosen.answered),
        returned=CaseId(chosen.returned),
        held=CaseId(chosen.held),
        noted=CaseId(chosen.noted),
        unfinished=CaseId(chosen.unfinished),
        text=chosen.text,
    )
    day.play(PARTS[chosen.part](day, plan, Parent()))
    code = run(Options(Profile(chosen.profile), chosen.server, chosen.language, demonstration=True, undo_seconds=0))
    return 1 if day.failed else code


if __name__ == "__main__":
    sys.exit(main())
