"""The console's beginning and end: the command line, the application, the profile's lock, the threads."""

import argparse
import sys
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtWidgets import QApplication

from app import i18n, log
from app.background import Workers
from app.changes import ChangeBus
from app.console import Closing, Options
from app.paths import Profile, ProfileLock, default_profile
from app.problems import Problem, environment_problem
from app.settings import Settings
from app.start_up import StartUp
from app.version import VERSION
from app.views import theme
from app.views.garbage import WindowThreadCollector
from app.views.settings.declared import LANGUAGE, TEXT_SIZE, THEME
from app.views.sign_in.dialogs import ProblemDialog


def utc_now() -> datetime:
    return datetime.now(UTC)


def run(options: Options, clock: Callable[[], datetime] = utc_now) -> int:
    """Run the console until its window closes; 0 on an orderly end."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("Konsol Penghubung")
    app.setApplicationVersion(VERSION)
    settings = Settings(options.profile.root / "settings.ini")
    _speak(app, options.language or settings.get(LANGUAGE))
    theme.install(app, settings.get(THEME), settings.get(TEXT_SIZE))
    bus = ChangeBus()
    collector = WindowThreadCollector()
    try:
        options.profile.make_directories()
        with ExitStack() as stack:
            collector.start()
            stack.callback(collector.stop)
            stack.enter_context(ProfileLock(options.profile))
            stack.enter_context(log.written_to(options.profile.log_dir))
            after_work = stack.enter_context(ExitStack())
            workers = stack.enter_context(Workers())
            closing = Closing(stack.enter_context(ExitStack()), after_work)
            window = StartUp(options, settings, workers, bus, closing, clock).window()
            if window is None:
                return 0
            window.show()
            return app.exec()
    except (Problem, OSError) as error:
        problem = environment_problem(error)
        if problem is None:
            raise
        ProblemDialog(problem).exec()
        return 1


def _speak(app: QApplication, language: str) -> None:
    try:
        i18n.install(app, language)
    except i18n.CatalogueMissing:
        # A damaged installation: English words beat no window at all.
        log.ui.error("the catalogue of %s is missing", language)
        i18n.install(app, "en")


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="konsol-penghubung", description="Konsol Penghubung")
    parser.add_argument("--version", action="version", version=f"Konsol Penghubung {VERSION}")
    parser.add_argument("--profile", type=Path, help="folder of the profile (default: the user's own)")
    parser.add_argument("--server", default="", help="address of the central server")
    parser.add_argument("--language", choices=i18n.LANGUAGES, default="")
    chosen = parser.parse_args(arguments)
    profile = Profile(chosen.profile) if chosen.profile else default_profile()
    return run(Options(profile, chosen.server, chosen.language))
