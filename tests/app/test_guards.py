"""Every guard that other tests rely on lets good tests pass and turns bad ones red: here it is seen."""

import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.support.network import is_here
from tests.support.presence import tool
from tests.support.ui_thread import objection

ROOT = Path(__file__).parents[2]
GUARDS = ("guards", "network", "ui_thread")

# Tests to be run under the guards: by name, what each must be reported with; None for one that must pass.
INNER = """
import logging, socket, threading, warnings
from contextlib import suppress
import pytest
from PySide6.QtCore import qWarning
from PySide6.QtWidgets import QWidget
import app
from app.models.engine import open_store, reading, writing
from app.settings import Settings
from tests.support.ui_thread import WindowWouldWait, off_ui_thread_allowed

@pytest.fixture
def store(tmp_path):
    with off_ui_thread_allowed():
        engine = open_store(tmp_path / "work.db", bytes(32), durable=False)
        with writing(engine) as connection:
            connection.exec_driver_sql("CREATE TABLE note (id INTEGER PRIMARY KEY, body TEXT)")
    yield engine
    engine.dispose()

@pytest.fixture
def standing(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    yield window

def act(statement, path):  # as if it stood in the application
    exec(compile(statement, app.__file__, "exec"), {"path": path})

def write(engine):
    with writing(engine) as connection:
        connection.exec_driver_sql("INSERT INTO note (body) VALUES ('x')")

def read(engine, sql):
    with reading(engine) as connection:
        return connection.exec_driver_sql(sql).all()

def test_python_warning(): warnings.warn("old habit")
def test_qt_warning(): qWarning("a loose end")
def test_thread_error():
    thread = threading.Thread(target=lambda: 1 / 0)
    thread.start()
    thread.join()
def test_unexpected_log(): logging.getLogger("konsol.sync").warning("something odd")
def test_log_of_a_thread():
    thread = threading.Thread(target=logging.getLogger("konsol.sync").error, args=("odd",))
    thread.start()
    thread.join()
def test_other_log_than_announced(expected_log):
    expected_log("konsol.sync", logging.WARNING, "odd")
    logging.getLogger("konsol.sync").warning("something odd")
    logging.getLogger("konsol.sync").error("something odd")
def test_announced_log_missing(expected_log): expected_log("konsol.sync", contains="odd")
def test_good_log(expected_log):
    expected_log("konsol.sync", contains="odd")
    logging.getLogger("konsol.sync").warning("something odd")
    logging.getLogger("konsol.sync").info("nothing odd")

def test_connect_elsewhere():
    with socket.socket() as one: one.connect(("192.0.2.1", 80))
def test_connect_ex_elsewhere():
    with socket.socket(socket.AF_INET6) as one: one.connect_ex(("2001:db8::1", 80, 0, 0))
def test_datagram_elsewhere():
    with socket.socket(type=socket.SOCK_DGRAM) as one: one.sendto(b"x", ("192.0.2.1", 53))
def test_name_elsewhere(): socket.getaddrinfo("example.org", 80)
def test_loopback_is_free():
    with socket.create_server(("127.0.0.1", 0)) as server:
        with socket.create_connection(("localhost", server.getsockname()[1])): pass

def test_window_writes(ui_guard, store): write(store)
def test_window_reads_all(ui_guard, store): read(store, "SELECT id FROM note")
def test_window_counts(ui_guard, store): read(store, "SELECT count(*) FROM note LIMIT 1")
def test_window_error_swallowed(ui_guard, store):
    with pytest.raises(WindowWouldWait): write(store)
def test_window_connects(ui_guard):
    with socket.create_server(("127.0.0.1", 0)) as server:
        with socket.create_connection(server.getsockname()): pass
def test_window_looks_up(ui_guard): socket.getaddrinfo("localhost", 80)
def test_window_writes_a_file(ui_guard, tmp_path, qtbot):
    for name in ("first", "second"):
        with suppress(WindowWouldWait):
            act("path.write_text('x')", tmp_path / name)
        window = QWidget()
        qtbot.addWidget(window)
        window.show()
    assert [path.name for path in tmp_path.iterdir()] == ["first"], "nobody waits before there is a window"
def test_window_removes_a_file(ui_guard, tmp_path, qtbot, standing):
    (tmp_path / "x").write_text("x")
    act("path.unlink()", tmp_path / "x")
def test_window_keeps_a_setting(ui_guard, tmp_path, standing):
    settings = Settings(tmp_path / "settings.ini")
    settings.put("look", "dark")
    settings.flush()
    assert "dark" in (tmp_path / "settings.ini").read_text()
def test_test_writes_a_file(ui_guard, tmp_path, standing): (tmp_path / "x").write_text("x")
def test_window_reads_a_page(ui_guard, store): assert read(store, "SELECT id FROM note LIMIT 50") == []
def test_worker_writes(ui_guard, store):
    thread = threading.Thread(target=write, args=(store,))
    thread.start()
    thread.join()
    assert read(store, "SELECT id FROM note LIMIT 50") == [(1,)]
def test_setup_writes(ui_guard, store):
    with off_ui_thread_allowed(): write(store)
def test_no_window_no_guard(store):
    write(store)
    assert read(store, "SELECT count(*) FROM note") == [(1,)]
"""

OUTCOMES = {
    "python_warning": "UserWarning: old habit",
    "qt_warning": "a loose end",
    "thread_error": "PytestUnhandledThreadExceptionWarning",
    "unexpected_log": "unexpected log: WARNING konsol.sync: something odd",
    "log_of_a_thread": "unexpected log: ERROR konsol.sync: odd",
    "other_log_than_announced": "unexpected log: ERROR konsol.sync: something odd",
    "announced_log_missing": "announced, but not logged: WARNING konsol.sync: …odd…",
    "good_log": None,
    "connect_elsewhere": "socket.connect to '192.0.2.1'",
    "connect_ex_elsewhere": "socket.connect to '2001:db8::1'",
    "datagram_elsewhere": "socket.sendto to '192.0.2.1'",
    "name_elsewhere": "socket.getaddrinfo to 'example.org'",
    "loopback_is_free": None,
    "window_writes": "on the window's thread: a statement that is no reading: BEGIN IMMEDIATE",
    "window_reads_all": "on the window's thread: a reading without LIMIT: SELECT id FROM note",
    "window_counts": "on the window's thread: counting or adding up",
    "window_error_swallowed": "the window's thread: a statement that is no reading",
    "window_connects": "on the window's thread: socket.",
    "window_looks_up": "on the window's thread: socket.getaddrinfo",
    "window_writes_a_file": "the window's thread: a file is written: open ",
    "window_removes_a_file": "on the window's thread: a file is written: os.remove ",
    "window_keeps_a_setting": None,
    "test_writes_a_file": None,
    "window_reads_a_page": None,
    "worker_writes": None,
    "setup_writes": None,
    "no_window_no_guard": None,
}


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What the inner tests were reported with: by name, the text of failures and errors, empty for a pass."""
    folder = tmp_path_factory.mktemp("inner")
    inner, report = folder / "test_inner.py", folder / "report.xml"
    inner.write_text(INNER, encoding="utf-8")
    plugins = [option for name in GUARDS for option in ("-p", f"tests.support.{name}")]
    command = [sys.executable, "-m", "pytest", *plugins, "-c", str(ROOT / "pyproject.toml"), f"--rootdir={folder}"]
    command += ["-p", "no:cacheprovider", "-q", f"--junitxml={report}", str(inner)]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=90)
    assert report.exists(), done.stdout + done.stderr
    found: dict[str, str] = {}
    for case in ElementTree.parse(report).iter("testcase"):
        texts = [f"{part.get('message')}\n{part.text}" for part in case if part.tag in ("failure", "error")]
        name = case.attrib["name"].removeprefix("test_")
        found[name] = found.get(name, "") + "\n".join(texts)
    return found


def test_every_inner_test_has_an_expected_outcome(reports: dict[str, str]) -> None:
    assert sorted(reports) == sorted(OUTCOMES)


@pytest.mark.parametrize("name", OUTCOMES)
def test_a_guard_is_red_for_the_bad_and_green_for_the_good(name: str, reports: dict[str, str]) -> None:
    expected = OUTCOMES[name]
    if expected is None:
        assert reports[name] == ""
    else:
        assert expected in reports[name]


@pytest.mark.parametrize(
    ("statement", "objects"),
    [
        ("SELECT id, title FROM cases WHERE due < ? ORDER BY due LIMIT ?", False),
        ("select \"count\", 'insert into x' from t limit 1", False),
        ("SELECT max(length) FROM t -- no LIMIT needed\n", True),
        ("SELECT * FROM (SELECT id FROM t LIMIT 5)", True),
        ("SELECT id FROM t WHERE x IN (SELECT y FROM u) LIMIT 5", False),
        ("SELECT unit, sum(n) FROM t LIMIT 5", True),
        ("SELECT unit FROM t GROUP BY unit LIMIT 5", True),
        ("SELECT replace(title, 'a', 'b') FROM t LIMIT 1", False),
        ("WITH w AS (SELECT 1) SELECT * FROM w LIMIT 1", False),
        ("WITH w AS (SELECT 1) INSERT INTO t SELECT * FROM w LIMIT 1", True),
        ("WITH w AS (SELECT 1) UPDATE t SET a = 1 LIMIT 1", True),
        ("WITH w AS (SELECT 1) DELETE FROM t LIMIT 1", True),
        ("  /* why */ UPDATE t SET a = 1", True),
        ("REPLACE INTO t VALUES (1)", True),
        ("CREATE TABLE t (a)", True),
        ("PRAGMA table_info(t)", False),
        ("PRAGMA user_version = 3", True),
        ("BEGIN", False),
        ("BEGIN IMMEDIATE", True),
        ("VACUUM", True),
    ],
)
def test_what_a_windows_thread_may_ask_of_a_store(statement: str, objects: bool) -> None:
    assert bool(objection(statement)) == objects


@pytest.mark.parametrize(
    ("host", "here"),
    [
        ("127.0.0.1", True), ("127.8.9.1", True), ("::1", True), (b"127.0.0.1", True), ("localhost", True),
        (None, True), ("::1%lo", True), ("0.0.0.0", False), ("", False), ("10.0.0.1", False), ("::", False),
        ("localhost.example.org", False), ("127.0.0.1.example.org", False), ("::ffff:8.8.8.8", False),
    ],
)  # fmt: skip
def test_what_counts_as_this_machine(host: object, here: bool) -> None:
    assert is_here(host) == here


def test_a_missing_part_skips_with_a_reason_and_fails_where_everything_was_promised(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PATH", "")
    for ci, outcome in (("", pytest.skip.Exception), ("true", pytest.fail.Exception)):
        monkeypatch.setenv("CI", ci)
        with pytest.raises(outcome, match=r"dbus-daemon is not on this machine \(apt-get install dbus\)"):
            tool("dbus-daemon", "apt-get install dbus")
