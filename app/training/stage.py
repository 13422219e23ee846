"""The training from its beginning to its end: the region, and one console after the other for whoever is played."""

import shutil
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from threading import Lock
from typing import Final

from app.advance import GivenUp
from app.console import Options, Training
from app.models.outbox_item import UNSENT
from app.models.queries import Queries
from app.models.world import World
from app.newest import Newest
from app.practice import Exercise, Part, Practice, shown_by, traces
from app.problems import Problem, ProblemCode, environment_problem
from app.settings import Settings
from app.sync.own_server import OwnServer
from app.training.colleagues import Pace
from app.training.ground import Ground, Progress, cut_now, given_back
from app.training.region import PASSWORD, Region
from app.views.dressing import dressed_application, end_windows
from app.views.sign_in.dialogs import ProblemDialog
from app.views.training.beginning import BeginningNote
from app.views.training.broken import broken_training
from app.views.waiting import finish
from domain.commands import Correct

Run = Callable[[Options], int]
_DEFAULT_PACE: Final = Pace()
# What stands in the way of a training for good. Its key and its passwords are known: they fail where files do.
_MENDED_ANEW: Final = (
    ProblemCode.TRAINING_BROKEN,
    ProblemCode.CORRUPT_WORK,
    ProblemCode.CORRUPT_CACHE,
    ProblemCode.NEWER_STORE,
    ProblemCode.MIGRATION_FAILED,
    ProblemCode.KEY_MISSING,
    ProblemCode.NO_KEYRING,
    ProblemCode.WRONG_KEY,
    ProblemCode.WRONG_PASSPHRASE,
    ProblemCode.WRONG_PASSWORD,
    ProblemCode.ACCOUNT_LOCKED,
    ProblemCode.SERVER_ERROR,
)


def train(run: Run, ground: Ground, like: Path, language: str = "", pace: Pace = _DEFAULT_PACE) -> int:
    """Play until the window is closed for good; 0 on an orderly end. `like` are the settings of the real console."""
    dressed_application(Settings(like), language, training=True)  # in which even a refusal can be said
    try:
        ground.prepare()
        _look_like(ground, like)
        dressed_application(Settings(ground.settings_file), language, training=True)
        with ground.lock():
            while (code := _played(_Stage(run, ground, language, pace), ground)) is None:
                ground.clear()
            return code
    except (Problem, OSError) as error:
        problem = environment_problem(error)
        if problem is None:
            raise
        ProblemDialog(problem).exec()
        return 1


def _played(stage: "_Stage", ground: Ground) -> int | None:
    """None where the training is to begin anew, as the person may wish who cannot open it any more."""
    try:
        return stage.play()
    except (Problem, OSError) as error:
        problem = environment_problem(error)
        if problem is None or problem.code not in _MENDED_ANEW:
            raise
        if not broken_training().exec():
            return 1
    ground.set_aside_stores(datetime.now(UTC))
    return None


def _look_like(ground: Ground, like: Path) -> None:
    """Who needs large letters at work needs them here."""
    if not ground.settings_file.exists():
        with suppress(OSError):
            shutil.copyfile(like, ground.settings_file)


class _Stage:
    """One life of the region."""

    def __init__(self, run: Run, ground: Ground, language: str, pace: Pace) -> None:
        self._run = run
        self._ground = ground
        self._language = language
        self._part = Part.OFFICER
        self._region = Region(ground, lambda: self._part, pace)
        self._own_server: OwnServer | None = None
        self._next: list[Part | None] = []
        self._progress = ground.progress()
        self._kept = Newest[Progress]("progress", ground.keep)
        self._guard = Lock()

    def play(self) -> int | None:
        """None where the training is to begin anew."""
        with self._region as region:
            try:
                finish(region.open(), BeginningNote(region.growth))
                region.growth.check()  # whoever turned back in the last moment meant it
            except GivenUp:
                return 0
            self._own_server = OwnServer(region.port)
            while True:
                code = self._run(self._options(self._own_server))
                end_windows()
                self._give_back()
                self._kept.wait()
                if code != 0 or not self._next:
                    return code
                part = self._next.pop()
                if part is None:
                    return None
                self._part = part

    def _options(self, own_server: OwnServer) -> Options:
        practice = Practice(
            self._part, self._look, lambda: own_server.is_cut, self._cut, self._next.append, self._next.clear
        )
        return Options(
            self._ground.profile(self._part),
            own_server.address,
            self._language,
            credentials=(self._part, PASSWORD),
            training=Training(own_server, practice, self._ground.settings_file),
        )

    def _look(self, queries: Queries, world: World, today: date) -> frozenset[Exercise]:
        found = traces(queries, world, today, self._progress.cuts)
        colleagues = self._region.colleagues
        if self._own_server is not None and self._own_server.is_cut and colleagues is not None:
            for item in found.items:
                if item.state in UNSENT and isinstance(item.envelope.command, Correct):
                    colleagues.contradict(item.envelope)
        done = shown_by(found)
        with self._guard:
            if not done <= self._progress.done:
                self._keep(Progress(self._progress.done | done, self._progress.cuts))
            return self._progress.done

    def _cut(self, wanted: bool) -> None:
        if wanted and self._own_server is not None:
            self._own_server.is_cut = True
            with self._guard:
                self._keep(Progress(self._progress.done, cut_now(self._progress.cuts, datetime.now(UTC))))
        elif not wanted:
            self._give_back()

    def _give_back(self) -> None:
        if self._own_server is not None:
            self._own_server.is_cut = False
        with self._guard:
            self._keep(Progress(self._progress.done, given_back(self._progress.cuts, datetime.now(UTC))))

    def _keep(self, progress: Progress) -> None:
        self._progress = progress
        self._kept.put(progress)
