"""An encrypted store keeps what was committed, tells its troubles apart, and shows nothing in the clear."""

import os
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa

from app.models.engine import (
    PAGE_BYTES,
    backup,
    check,
    checkpoint,
    is_store,
    open_store,
    reading,
    set_aside,
    translate,
    writing,
)
from app.problems import Problem, ProblemCode
from tests.support.unprivileged import unprivileged

KEY = bytes(range(32))
CANARY = "kenari-7c41-jalan-berlubang"
ROOT = Path(__file__).parents[2]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "work.db"


@pytest.fixture
def store(path: Path) -> Iterator[sa.Engine]:
    engine = filled(path)
    yield engine
    engine.dispose()


def filled(path: Path, rows: int = 1_000) -> sa.Engine:
    engine = open_store(path, KEY, durable=True, busy_timeout_ms=50)
    with writing(engine) as connection:
        connection.exec_driver_sql("CREATE TABLE note (id INTEGER PRIMARY KEY, body TEXT NOT NULL)")
        bodies = [(number, f"{CANARY} {number} " * 10) for number in range(rows)]
        connection.exec_driver_sql("INSERT INTO note VALUES (?, ?)", bodies)
    return engine


def count(engine: sa.Engine) -> int:
    with reading(engine) as connection:
        number: int = connection.exec_driver_sql("SELECT count(*) FROM note").scalar_one()
        return number


def add(engine: sa.Engine, number: int, body: str = "x") -> None:
    with writing(engine) as connection:
        connection.exec_driver_sql("INSERT INTO note VALUES (?, ?)", (number, body))


def damage(path: Path, page: int) -> None:
    with path.open("r+b") as file:
        file.seek(page * PAGE_BYTES + 100)
        file.write(os.urandom(64))


def plaintext_in(folder: Path) -> list[str]:
    return [str(file) for file in folder.rglob("*") if file.is_file() and CANARY.encode() in file.read_bytes()]


def test_what_was_committed_is_there_again_and_what_was_not_is_not(store: sa.Engine, path: Path) -> None:
    with pytest.raises(ZeroDivisionError), writing(store) as connection:
        connection.exec_driver_sql("DELETE FROM note")
        raise ZeroDivisionError
    store.dispose()
    again = open_store(path, KEY, durable=True)
    assert count(again) == 1_000
    again.dispose()


@pytest.mark.parametrize(("durable", "synchronous"), [(True, 2), (False, 1)])
def test_the_settings_hold_on_every_connection(tmp_path: Path, durable: bool, synchronous: int) -> None:
    engine = open_store(tmp_path / "a.db", KEY, durable=durable)
    expected = {
        "journal_mode": "wal",
        "synchronous": synchronous,
        "foreign_keys": 1,
        "busy_timeout": 5_000,
        "secure_delete": 1,
        "temp_store": 2,
        "cipher_page_size": str(PAGE_BYTES),
    }
    with engine.connect() as first, engine.connect().execution_options(konsol_reading=True) as second:
        for connection in (first, second):
            told = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in expected}
            assert told == expected
    engine.dispose()


def test_two_who_read_and_then_write_wait_for_each_other(store: sa.Engine, path: Path) -> None:
    patient = open_store(path, KEY, durable=True)

    def increment() -> None:
        for _ in range(40):
            with writing(patient) as connection:
                seen = connection.exec_driver_sql("SELECT max(id) FROM note").scalar_one()
                connection.exec_driver_sql("INSERT INTO note VALUES (?, 'x')", (seen + 1,))

    with ThreadPoolExecutor() as threads:
        for done in [threads.submit(increment) for _ in range(2)]:
            done.result()
    assert count(patient) == 1_080
    patient.dispose()


def test_a_reader_sees_one_moment_and_does_not_wait_for_a_writer(store: sa.Engine) -> None:
    with reading(store) as before:
        assert before.exec_driver_sql("SELECT count(*) FROM note").scalar() == 1_000
        add(store, 5_000)
        with writing(store), reading(store) as after:
            assert after.exec_driver_sql("SELECT count(*) FROM note").scalar() == 1_001
        assert before.exec_driver_sql("SELECT count(*) FROM note").scalar() == 1_000


def test_writing_while_reading_is_a_bug_and_does_not_stick(store: sa.Engine) -> None:
    with pytest.raises(sa.exc.OperationalError), reading(store) as connection:
        connection.exec_driver_sql("DELETE FROM note")
    add(store, 5_000)  # over the connection that was for reading only
    assert count(store) == 1_001


def test_a_wrong_constraint_is_a_bug_and_no_problem(store: sa.Engine) -> None:
    with pytest.raises(sa.exc.IntegrityError) as caught:
        add(store, 1, CANARY)
    assert translate(caught.value, store) is None
    assert CANARY not in str(caught.value)


def test_another_one_writing_is_said_as_locked(store: sa.Engine) -> None:
    with writing(store), pytest.raises(Problem) as caught:
        add(store, 5_000)
    assert (caught.value.code, caught.value.fields) == ("store_locked", {"store": "work"})


def test_a_full_disk_is_said_and_what_was_there_stays(store: sa.Engine) -> None:
    with pytest.raises(Problem) as caught, writing(store) as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1")  # SQLite's own way to run out of room
        connection.exec_driver_sql("INSERT INTO note VALUES (?, ?)", [(n, "x" * 9_000) for n in range(5_000, 5_200)])
    assert caught.value.code == "disk_full"
    store.dispose()
    assert count(store) == 1_000


def test_a_folder_that_cannot_be_written_to_is_said() -> None:
    with tempfile.TemporaryDirectory() as folder:  # pytest's own lies where only root may look
        Path(folder).chmod(0o555)
        with unprivileged(), pytest.raises(Problem) as caught:
            open_store(Path(folder) / "work.db", KEY, durable=True)
    assert (caught.value.code, caught.value.fields) == ("read_only", {"store": "work"})


def test_a_file_that_cannot_be_written_to_is_said() -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "work.db"
        filled(file, 1).dispose()
        file.chmod(0o444)
        Path(folder).chmod(0o555)
        with unprivileged(), pytest.raises(Problem) as caught:
            open_store(file, KEY, durable=True)
    assert caught.value.code == "read_only"


@pytest.mark.parametrize(("durable", "code"), [(True, "corrupt_work"), (False, "corrupt_cache")])
@pytest.mark.parametrize("content", [b"", b"SQLite format 3\0", b"<html>"], ids=["damaged", "plain", "foreign"])
def test_a_file_that_no_key_opens_is_said_at_once(path: Path, content: bytes, durable: bool, code: str) -> None:
    filled(path).dispose()
    if content:
        path.write_bytes(content + b"." * 40_000)
    damage(path, 0)
    with pytest.raises(Problem) as caught:
        open_store(path, KEY, durable=durable)
    assert (caught.value.code, caught.value.fields) == (code, {"store": "work"})


def test_damage_further_in_is_said_when_it_is_met_and_by_a_check(path: Path) -> None:
    filled(path, 5_000).dispose()
    damage(path, 5)
    engine = open_store(path, KEY, durable=True)
    with pytest.raises(Problem) as met, reading(engine) as connection:
        connection.exec_driver_sql("SELECT max(length(body)) FROM note").scalar()
    with pytest.raises(Problem) as checked:
        check(engine)
    assert (met.value.code, checked.value.code) == (ProblemCode.CORRUPT_WORK, ProblemCode.CORRUPT_WORK)
    engine.dispose()


def test_a_sound_store_passes_its_check(store: sa.Engine) -> None:
    check(store)
    assert checkpoint(store, truncate=True)
    assert count(store) == 1_000


def test_set_aside_moves_everything_and_overwrites_nothing(path: Path, tmp_path: Path) -> None:
    directory, now = tmp_path / "aside", datetime(2026, 11, 20, 9, 2, 30, tzinfo=UTC)
    moved = []
    for _ in range(2):
        engine = filled(path)  # still open: its log holds everything that was committed
        before = {suffix: Path(f"{path}{suffix}").read_bytes() for suffix in ("", "-wal")}
        moved.append(set_aside(path, directory, now))
        assert {suffix: Path(f"{moved[-1]}{suffix}").read_bytes() for suffix in before} == before
        assert list(tmp_path.glob("work.db*")) == []
        engine.dispose()
    assert [file.name for file in moved] == ["work-20261120T090230Z.db", "work-20261120T090230Z-2.db"]
    rescued = open_store(moved[0], KEY, durable=True)
    assert count(rescued) == 1_000
    rescued.dispose()


def test_a_backup_is_whole_and_opens_with_the_same_key(store: sa.Engine, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    copy.write_bytes(b"the backup before")
    with reading(store):
        add(store, 5_000)
        backup(store, copy)
    opened = open_store(copy, KEY, durable=True)
    check(opened)
    assert count(opened) == 1_001
    opened.dispose()
    assert [file.name for file in tmp_path.glob("copy.db*")] == ["copy.db"]


def test_only_stores_are_stores(store: sa.Engine) -> None:
    assert is_store(store)
    with store.connect() as connection:
        assert is_store(connection)
    plain = sa.create_engine("sqlite://")
    assert not is_store(plain)
    plain.dispose()


def test_the_key_is_shown_nowhere(store: sa.Engine, path: Path) -> None:
    shown = [repr(store), str(store.url), repr(store.get_execution_options())]
    for statement in ("SELECT nothing FROM nowhere", "PRAGMA key = 'x"):
        with pytest.raises(sa.exc.OperationalError) as caught, reading(store) as connection:
            connection.exec_driver_sql(statement)
        shown += traceback.format_exception(caught.value)
    store.dispose()
    damage(path, 0)
    with pytest.raises(Problem) as problem:
        open_store(path, KEY, durable=True)
    shown += traceback.format_exception(problem.value)
    assert [text for text in shown if KEY.hex() in text.lower() or str(KEY) in text] == []


def test_a_key_of_another_length_is_refused(path: Path) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        open_store(path, b"short", durable=True)
    assert not path.exists()


SESSION = """
import os, signal, sys
from pathlib import Path
sys.path.insert(0, {root!r})
from tests.app.test_engine import CANARY, add, filled, writing
engine = filled(Path(sys.argv[1]), 3_000)
add(engine, 5_000, CANARY)
with writing(engine) as connection:
    connection.exec_driver_sql("CREATE TEMP TABLE sorted AS SELECT body FROM note ORDER BY body DESC")
    connection.exec_driver_sql("UPDATE note SET body = body || ?", (CANARY,))
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_kill_loses_nothing_committed_and_leaves_nothing_in_the_clear(path: Path, tmp_path: Path) -> None:
    environment = os.environ | {"TMPDIR": str(tmp_path), "SQLITE_TMPDIR": str(tmp_path)}
    command = [sys.executable, "-c", SESSION.format(root=str(ROOT)), str(path)]
    killed = subprocess.run(command, env=environment, capture_output=True, timeout=60)
    assert killed.returncode == -9, killed.stderr.decode()
    assert (path.with_name("work.db-wal")).stat().st_size > 0
    assert plaintext_in(tmp_path) == []
    engine = open_store(path, KEY, durable=True)
    assert count(engine) == 3_001
    engine.dispose()
    assert path.stat().st_mode & 0o777 == 0o600
