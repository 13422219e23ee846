"""What tells the files of a training from those of real work, so that neither is ever taken for the other.

A folder carries a note for people and a store a number of its own beside its tables, under the encryption.
"""

from contextlib import suppress
from pathlib import Path
from typing import Final

import sqlalchemy as sa

from app.models.engine import reading, writing
from app.paths import Profile
from app.problems import Problem, ProblemCode

NOTE_NAME: Final = "LATIHAN.txt"
_NOTE: Final = """Folder ini milik latihan Konsol Penghubung. Semua data di dalamnya karangan.
This folder belongs to the training of Konsol Penghubung. All data in it is made up.
"""
_APPLICATION_ID: Final = 0x4C415449  # "LATI"; real stores have SQLite's own 0


def mark_folder(folder: Path) -> None:
    """Raises Problem no_training where the folder already holds anything else."""
    if is_marked(folder):
        return
    if folder.exists() and any(folder.iterdir()):
        raise Problem(ProblemCode.NO_TRAINING)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    (folder / NOTE_NAME).write_text(_NOTE, encoding="utf-8")


def is_marked(folder: Path) -> bool:
    with suppress(FileNotFoundError, NotADirectoryError):
        return (folder / NOTE_NAME).read_text(encoding="utf-8") == _NOTE
    return False


def check_profile(profile: Profile, *, training: bool) -> None:
    """Before anything is read or written there. Raises Problem training_only or, to a training, no_training.

    Real work does not begin anywhere inside a training either: it would be deleted with it.
    """
    if training and not is_marked(profile.root):
        raise Problem(ProblemCode.NO_TRAINING)
    root = profile.root.resolve()
    if not training and any(map(is_marked, (root, *root.parents))):
        raise Problem(ProblemCode.TRAINING_ONLY)


def check_store(engine: sa.Engine, *, training: bool, is_new: bool) -> None:
    """The same for an open store, whatever folder it lies in; a new one of a training gets its number."""
    if training and is_new:
        with writing(engine) as connection:
            connection.exec_driver_sql(f"PRAGMA application_id = {_APPLICATION_ID}")
    with reading(engine) as connection:
        marked = connection.exec_driver_sql("PRAGMA application_id").scalar_one() == _APPLICATION_ID
    if marked is not training:
        raise Problem(ProblemCode.TRAINING_ONLY if marked else ProblemCode.NO_TRAINING)
