"""Trouble of the surroundings is told from a bug of ours, and says nothing it should not."""

import errno
import sqlite3
from pathlib import Path

import pytest
import sqlalchemy as sa

from app.problems import Problem, ProblemCode, environment_problem


def test_a_code_that_has_no_sentence_cannot_be_raised() -> None:
    with pytest.raises(ValueError, match="no_such_code"):
        Problem("no_such_code")
    assert Problem("disk_full").code is ProblemCode.DISK_FULL


def test_a_problem_shows_its_code_and_not_its_fields() -> None:
    problem = Problem("file_too_large", name="surat warga.pdf")
    assert (str(problem), repr(problem)) == ("file_too_large", "Problem('file_too_large')")
    assert problem.fields == {"name": "surat warga.pdf"}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def test_a_real_full_device_is_disk_full() -> None:
    with pytest.raises(OSError) as caught, Path("/dev/full").open("wb", buffering=0) as file:
        file.write(b"x")
    found = environment_problem(caught.value)
    assert found and found.code == "disk_full"


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (OSError(errno.EROFS, "x"), "read_only"),
        (PermissionError(errno.EACCES, "x"), "read_only"),
        (OSError(errno.EIO, "x"), "disk_failed"),
        (FileNotFoundError(errno.ENOENT, "x"), None),
        (OSError("without a number"), None),
        (ZeroDivisionError(), None),
        (Problem("offline"), "offline"),
    ],
)
def test_errors_of_the_system_are_told_apart(error: BaseException, code: str | None) -> None:
    found = environment_problem(error)
    assert (found.code if found else None) == code


def test_errors_of_a_database_are_told_apart_bare_and_wrapped(tmp_path: Path) -> None:
    (tmp_path / "a.db").write_bytes(b"no database at all, but long enough to be looked at" * 40)
    engine = sa.create_engine(f"sqlite:///{tmp_path / 'a.db'}")
    with pytest.raises(sa.exc.DatabaseError) as wrapped, engine.connect() as connection:
        connection.exec_driver_sql("SELECT 1 FROM sqlite_master")
    with pytest.raises(sa.exc.OperationalError) as a_bug, sa.create_engine("sqlite://").connect() as connection:
        connection.exec_driver_sql("SELECT nonsense")
    engine.dispose()
    bare = wrapped.value.orig
    assert isinstance(bare, sqlite3.DatabaseError)
    # Whose file it is, is not known here; then it counts as the one that must not be thrown away.
    assert {environment_problem(error).code for error in (bare, wrapped.value)} == {"corrupt_work"}  # type: ignore[union-attr]
    assert environment_problem(a_bug.value) is None
