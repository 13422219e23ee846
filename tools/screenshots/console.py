"""One console that is photographed, in a process of its own: `python -m tools.screenshots.console PERSON …`."""

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
from tools.screenshots.scenes import SCENES, TRAINEE, photographed
from tools.working_day.console import on_qt_message
from tools.working_day.eyes import Plan
from tools.working_day.hands import Day, Parent


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("person", choices=sorted(SCENES))
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
    day = Day(app, None, "")
    plan = Plan(chosen.server, chosen.person, chosen.password, chosen.profile.parent)
    album = Album(chosen.out, chosen.language, chosen.look, chosen.only)
    day.play(photographed(day, plan, album, Parent()))
    if chosen.person == TRAINEE:
        code = train(run, Ground(chosen.profile / "ground"), chosen.profile / "settings.ini", chosen.language)
    else:
        code = run(Options(Profile(chosen.profile), chosen.server, chosen.language, demonstration=True))
    return 1 if day.failed else code


if __name__ == "__main__":
    sys.exit(main())
