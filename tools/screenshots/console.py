"""One console that is photographed, in a process of its own: `python -m tools.screenshots.console SEAT …`."""

import argparse
import sys
from pathlib import Path

from PySide6.QtCore import qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from app.console import Options
from app.main import run
from app.paths import Profile
from app.settings import Settings
from app.training.ground import Ground
from app.training.stage import train
from app.views.settings.declared import LANGUAGE, THEME
from tools.screenshots.album import Album
from tools.screenshots.scenes import SEATS, TRAINEE, photographed
from tools.screenshots.sitting import Clock, Stage
from tools.working_day.console import on_qt_message
from tools.working_day.eyes import Plan
from tools.working_day.hands import Day, Parent


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("seat", choices=sorted(SEATS))
    for name in ("profile", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    for name in ("server", "password", "language", "look"):
        parser.add_argument(f"--{name}", required=True)
    parser.add_argument("--only", default="")
    chosen = parser.parse_args()
    qInstallMessageHandler(on_qt_message)
    app = QApplication(sys.argv[:1])
    chosen.profile.mkdir(parents=True, exist_ok=True)
    settings = Settings(chosen.profile / "settings.ini")
    settings.put(THEME.key, chosen.look)
    settings.put(LANGUAGE.key, chosen.language)
    settings.flush()
    day, seat, clock = Day(app, None, ""), SEATS[chosen.seat], Clock()
    plan = Plan(chosen.server, seat.person, chosen.password, chosen.profile.parent)
    album = Album(chosen.out, chosen.language, chosen.look, chosen.only)
    day.play(photographed(seat, Stage(plan, album, Parent(), clock, day)))
    if seat.person == TRAINEE:
        code = train(run, Ground(chosen.profile / "ground"), chosen.profile / "settings.ini", chosen.language)
    else:
        profile = Profile(chosen.profile)
        options = Options(profile, chosen.server, chosen.language, demonstration=seat.demonstration)
        code = run(options, clock)
    return 1 if day.failed else code


if __name__ == "__main__":
    sys.exit(main())
