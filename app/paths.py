"""Where one person's files lie on this computer, and that only one console works on them at a time."""

import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Final, Self

import platformdirs

from app.problems import Problem

APP_NAME: Final = "KonsolPenghubung"

_PROFILE_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")


@dataclass(frozen=True)
class Profile:
    """The folder of one person on one computer: everything the console stores is below it."""

    root: Path

    @property
    def work_db(self) -> Path:
        """Drafts, outbox, uploads: what exists nowhere else."""
        return self.root / "work.db"

    @property
    def cache_db(self) -> Path:
        """What can be fetched again."""
        return self.root / "cache.db"

    @property
    def search_db(self) -> Path:
        """The full-text index of the cache, which can be built again."""
        return self.root / "search.db"

    @property
    def key_file(self) -> Path:
        """How the key is kept; never the key itself (see `app.secrets`)."""
        return self.root / "profile.json"

    @property
    def lock_file(self) -> Path:
        return self.root / "profile.lock"

    @property
    def log_dir(self) -> Path:
        return self.root / "log"

    @property
    def set_aside_dir(self) -> Path:
        """Damaged files, kept for whoever may rescue something from them."""
        return self.root / "set-aside"

    @property
    def backup_dir(self) -> Path:
        """The work store as it was before an update changed its schema; the newest few."""
        return self.root / "backups"

    def make_directories(self) -> None:
        """Create what is missing, for its owner's eyes only."""
        for directory in (self.root, self.log_dir, self.set_aside_dir):
            directory.mkdir(parents=True, exist_ok=True)
            directory.chmod(0o700)


def default_profile(name: str = "default") -> Profile:
    """The profile of that name in this system's place for user data; the folder may not exist yet."""
    if not _PROFILE_NAME.fullmatch(name):
        raise ValueError("a profile's name consists of a-z, 0-9, dot, dash and underscore")
    return Profile(platformdirs.user_data_path(APP_NAME, APP_NAME) / name)


class ProfileLock:
    """Held while the console runs on a profile; the system drops it with the process, however that ends.

    The file itself says nothing and stays: a lock by existence or process number would survive a kill.
    """

    def __init__(self, profile: Profile) -> None:
        self._path = profile.lock_file
        self._file = -1

    def __enter__(self) -> Self:
        """Raises the problem `second_instance` if another process, or another lock here, holds the profile."""
        self._file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(self._file)
        except OSError as error:
            os.close(self._file)
            if isinstance(error, (BlockingIOError, PermissionError)):
                raise Problem("second_instance") from error
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        os.close(self._file)


if sys.platform == "win32":
    import msvcrt

    def _lock(file: int) -> None:
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(file: int) -> None:
        # flock belongs to this open file and not to the process: a second opening here is refused as well,
        # and closing some other handle of the file does not give the lock away (POSIX locks do both).
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
