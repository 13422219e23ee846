"""The console's beginning and end: the command line, the application, the profile's lock, the threads."""

import argparse
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

from app import i18n, log
from app.advance import GivenUp
from app.background import Workers
from app.changes import ChangeBus
from app.console import Closing, Options
from app.models.training_mark import check_profile
from app.paths import Profile, ProfileLock, default_profile
from app.problems import Problem, environment_problem
from app.settings import Settings
from app.start_up import StartUp
from app.version import VERSION
from app.views.dressing import dressed_application
from app.views.garbage import WindowThreadCollector
from app.views.sign_in.dialogs import ProblemDialog


def utc_now() -> datetime:
    return datetime.now(UTC)


def run(options: Options, clock: Callable[[], datetime] = utc_now) -> int:
    """Run the console until its window closes; 0 on an orderly end. One of a training raises what stops it."""
    training = options.training is not None
    settings = Settings(options.settings_file)
    app = dressed_application(settings, options.language, training=training)
    bus = ChangeBus()
    collector = WindowThreadCollector()
    try:
        check_profile(options.profile, training=training)
        options.profile.make_directories()
        with ExitStack() as stack:
            stack.callback(settings.flush)
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
            collector.settle()
            return app.exec()
    except GivenUp:
        return 0
    except (Problem, OSError) as error:
        problem = environment_problem(error)
        if problem is None or training:  # a training knows more that can be done about it
            raise
        ProblemDialog(problem).exec()
        return 1


def practise(folder: Path | None, language: str) -> int:
    """Run the training, in a process that from here on does not leave this computer."""
    # Imported late: what a training needs of the server is of no use to real work.
    from app.training.ground import Ground
    from app.training.seal import seal_process
    from app.training.stage import train

    seal_process()
    ground = Ground(folder) if folder else Ground.usual()
    return train(run, ground, default_profile().root / "settings.ini", language)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="konsol-penghubung", description="Konsol Penghubung")
    parser.add_argument("--version", action="version", version=f"Konsol Penghubung {VERSION}")
    parser.add_argument("--profile", type=Path, help="folder of the profile or training (default: the user's own)")
    parser.add_argument("--server", default="", help="address of the central server")
    parser.add_argument("--language", choices=i18n.LANGUAGES, default="")
    parser.add_argument("--training", action="store_true", help="practise with made-up reports, sent nowhere")
    chosen = parser.parse_args(arguments)
    if chosen.training:
        return practise(chosen.profile, chosen.language)
    profile = Profile(chosen.profile) if chosen.profile else default_profile()
    return run(Options(profile, chosen.server, chosen.language))
