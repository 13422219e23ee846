"""The log tells what happened and where, never what somebody wrote."""

import logging
import subprocess
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa

from app import log
from app.problems import Problem
from tests.support.guards import ExpectedLog

CANARY = "kenari-7c41"
ROOT = Path(__file__).parents[2]


def written(folder: Path) -> str:
    return "".join(file.read_text(encoding="utf-8") for file in sorted(folder.iterdir()))


def test_records_go_by_subject_and_only_while_it_lasts(tmp_path: Path) -> None:
    with log.written_to(tmp_path):
        log.sync.info("page %d of %d", 3, 7)
        log.store.debug("not written down")
    log.sync.info("too late")
    text = written(tmp_path)
    assert text.count("\n") == 1
    assert text.endswith("INFO MainThread konsol.sync page 3 of 7\n")


def test_an_exception_is_written_without_what_it_quotes(tmp_path: Path, expected_log: ExpectedLog) -> None:
    expected_log("konsol.store", logging.ERROR)
    expected_log("konsol.store", logging.WARNING)
    engine = sa.create_engine("sqlite://")  # parameters not hidden: the formatter must do
    with log.written_to(tmp_path):
        try:
            with engine.connect() as connection:
                connection.execute(sa.text("INSERT INTO nowhere VALUES (:body)"), {"body": CANARY})
        except sa.exc.OperationalError as error:
            assert CANARY in str(error)
            wrapped = ValueError(CANARY)
            wrapped.__cause__ = error
            log.store.error("could not store", exc_info=wrapped)
            log.store.warning("could not store: %s", error)
    engine.dispose()
    text = written(tmp_path)
    assert CANARY not in text
    assert "ValueError\n" in text
    assert "OperationalError(SQLITE_ERROR)" in text
    assert "test_log.py:" in text and "in test_an_exception" in text


def test_what_another_library_says_is_withheld(tmp_path: Path, expected_log: ExpectedLog) -> None:
    expected_log("urllib3.connectionpool", logging.WARNING)
    with log.written_to(tmp_path):
        logging.getLogger("urllib3.connectionpool").warning("retrying %s", f"/search?q={CANARY}")
    assert CANARY not in written(tmp_path)
    assert "WARNING MainThread urllib3.connectionpool test_log:" in written(tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights in other ways than modes")
def test_files_are_turned_over_and_closed_to_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log, "FILE_BYTES", 2_000)
    with log.written_to(tmp_path):
        for number in range(200):
            log.ui.info("line %d", number)
    files = sorted(tmp_path.iterdir())
    assert [file.name for file in files] == ["konsol.log", "konsol.log.1", "konsol.log.2"]
    assert all(file.stat().st_size <= 2_000 for file in files)
    assert {file.stat().st_mode & 0o777 for file in files} == {0o600}
    assert "line 199" in files[0].read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("error", "description"),
    [
        (Problem("disk_full", store="work"), "Problem(disk_full)"),
        (OSError(28, CANARY, CANARY), "OSError(28)"),
        (ValueError(CANARY), "ValueError"),
        (KeyError(CANARY), "KeyError"),
    ],
)
def test_an_error_is_described_without_what_it_quotes(error: BaseException, description: str) -> None:
    assert log.describe(error) == description


CRASHES = """
import sys, threading
from pathlib import Path
from app import log
def crash():
    raise ValueError(sys.argv[2])
class Heavy:
    def __del__(self):
        crash()
with log.written_to(Path(sys.argv[1])):
    thread = threading.Thread(target=crash, name="talk")
    thread.start()
    thread.join()
    Heavy()
    sys.excepthook(*(lambda error: (type(error), error, error.__traceback__))(ValueError(sys.argv[2])))
    crash()
"""


def test_what_nobody_caught_is_written_without_values_and_not_shown(tmp_path: Path) -> None:
    command = [sys.executable, "-c", CRASHES, str(tmp_path), CANARY]
    crashed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)
    text = written(tmp_path)
    assert text.count("konsol.crash") == 3
    assert "CRITICAL talk konsol.crash uncaught\nValueError\n" in text
    assert "in crash" in text
    assert CANARY not in text
    # The last error left the block that writes the log; Python alone shows it, once.
    assert crashed.stderr.count("Traceback") == 1


def test_a_log_that_cannot_be_written_stops_nobody(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("only Linux has a device that is always full")
    (tmp_path / "konsol.log").symlink_to("/dev/full")
    with log.written_to(tmp_path):
        log.sync.info("page 1")
    assert capsys.readouterr().err == ""
