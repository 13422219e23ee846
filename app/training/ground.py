"""The folder of the training: all of it lies there, and nothing but it is ever deleted."""

import json
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import platformdirs

from app.models.training_mark import is_marked, mark_folder
from app.paths import APP_NAME, Profile, ProfileLock
from app.practice import Cut, Exercise, Part, in_order
from app.problems import Problem, ProblemCode


@dataclass(frozen=True)
class Progress:
    """What was done so far, by whomever was played, and when there was no connection."""

    done: frozenset[Exercise] = frozenset()
    cuts: tuple[Cut, ...] = ()


@dataclass(frozen=True)
class Ground:
    """The training's place on this computer, far from every profile."""

    root: Path

    @classmethod
    def usual(cls) -> "Ground":
        """In this system's place for user data, beside and not below that of real work."""
        name = f"{APP_NAME}Latihan"
        return cls(platformdirs.user_data_path(name, name))

    @property
    def server(self) -> Path:
        return self.root / "server"

    @property
    def half_server(self) -> Path:
        """Where the region grows until it is whole."""
        return self.root / "server.half"

    @property
    def _people(self) -> Path:
        return self.root / "people"

    @property
    def settings_file(self) -> Path:
        """How the window looks, for everybody who is played."""
        return self.root / "settings.ini"

    def lock(self) -> ProfileLock:
        return ProfileLock(Profile(self.root))

    def prepare(self) -> None:
        """Raises Problem no_training where the folder holds anything that is not the training's."""
        mark_folder(self.root)

    def profile(self, part: Part) -> Profile:
        """The profile of somebody who is played. Raises Problem no_training where it was exchanged for another."""
        profile = Profile(self._people / part)
        mark_folder(profile.root)
        return profile

    def clear(self) -> None:
        """Delete what the training wrote, by its known names; links are let go of and not followed.

        Raises Problem no_training where the folder is not the training's: then nothing is touched.
        """
        if not is_marked(self.root) or self.root.is_symlink():
            raise Problem(ProblemCode.NO_TRAINING)
        for path in (self.root / "progress.json", self._people, self.half_server):
            _delete(path)
        if self.server.exists():
            self.server.rename(self.half_server)  # a region that is half deleted must not be taken for one
        for path in (self.server, self.half_server):
            _delete(path)

    def set_aside_stores(self, now: datetime) -> None:
        """Out of the way, and not deleted: whose a store is that cannot be read, nobody can tell.

        Raises Problem no_training where the folder is not the training's.
        """
        if not is_marked(self.root):
            raise Problem(ProblemCode.NO_TRAINING)
        if self._people.exists():
            self._people.rename(self.root / f"people-{now.astimezone(UTC):%Y%m%dT%H%M%S%fZ}")

    def progress(self) -> Progress:
        """Empty where nothing that makes sense was kept."""
        try:
            return _read(json.loads((self.root / "progress.json").read_bytes()))
        except (OSError, ValueError, KeyError, TypeError):
            return Progress()

    def keep(self, progress: Progress) -> None:
        told = {
            "done": in_order(progress.done),
            "cuts": [[_instant(cut.since), _instant(cut.until)] for cut in progress.cuts],
        }
        partial = self.root / "progress.partial"
        partial.write_text(json.dumps(told), encoding="utf-8")
        partial.replace(self.root / "progress.json")


def _delete(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def cut_now(cuts: Sequence[Cut], now: datetime) -> tuple[Cut, ...]:
    return (*cuts, Cut(now))


def given_back(cuts: Sequence[Cut], now: datetime) -> tuple[Cut, ...]:
    return tuple(replace(cut, until=now) if cut.until is None else cut for cut in cuts)


def _instant(at: datetime | None) -> str:
    return at.isoformat() if at else ""


def _read(told: Any) -> Progress:
    done = frozenset(map(Exercise, told["done"]))
    spans = ((datetime.fromisoformat(since), until) for since, until in told["cuts"])
    return Progress(done, tuple(Cut(since, datetime.fromisoformat(until) if until else None) for since, until in spans))
