"""What was typed is found in no file of the profile, whether the console was closed, runs on, or was killed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app import log
from app.models.drafts import Draft
from app.models.listing import Listing
from app.models.stores import open_stores
from app.paths import Profile
from domain.commands import AddNote, SubmitReply
from domain.ids import CaseId
from tests.support.canary import plant, sightings
from tests.support.console import KEY, NOW, WORLD, Console

ROOT = Path(__file__).parents[3]
CANARY = "kenari-5e81-jembatan"
CASES = [CaseId(f"case-{number:04}") for number in (8, 9, 10)]


def work_on(console: Console, elsewhere: Path) -> None:
    """A morning's work, all of it with the canary in it: drafts, a note, a reply, attachments, a refused file."""
    queries, desk = console.context.queries, console.context.desk
    elsewhere.mkdir(exist_ok=True)
    for number, case in enumerate(CASES):
        view = queries.case(case, WORLD)
        assert view is not None
        photo = elsewhere / f"{CANARY} {number}.png"
        photo.write_bytes(f"{CANARY} {number}".encode() * 2_000)
        attachment = desk.attach(photo).result(10)
        text = f"{CANARY} {number} " * 20
        for length in (20, 200, len(text)):
            draft = Draft(case, "note", view.case.tracking, view.case.title, text[:length], NOW)
            desk.save_draft(draft).result(10)
        desk.submit(view, AddNote(text, attachments=(attachment,))).result(10)
        desk.submit(view, SubmitReply(text[:900], (attachment,)), "note").result(10)
        desk.save_draft(Draft(case, "reply", view.case.tracking, view.case.title, text, NOW)).result(10)
    console.context.lists.save(CANARY, Listing()).result(10)
    desk.withdraw(queries.outbox_items()[0]).result(10)
    desk.discard_draft(CASES[0], "reply").result(10)


def test_every_way_in_which_a_text_can_lie_about_is_seen(tmp_path: Path) -> None:
    planted = plant(tmp_path / "planted", CANARY)
    assert len({line.partition(":")[0] for line in sightings(tmp_path / "planted", CANARY)}) == planted


def test_nothing_lies_about_while_the_console_runs(console: Console, tmp_path: Path) -> None:
    with log.written_to(console.profile.log_dir):
        work_on(console, tmp_path / "elsewhere")
        names = {path.name for path in console.profile.root.rglob("*")}
        assert {"work.db", "work.db-wal", "work.db-shm", "cache.db", "cache.db-wal", "konsol.log"} <= names
        assert sightings(console.profile.root, CANARY) == []
    with console.stores.work.connect() as connection:
        texts = connection.exec_driver_sql("SELECT text FROM draft").scalars().all()
        assert len(texts) == 2 and all(CANARY in text for text in texts), "the canary was never there"


SESSION = """
import os, signal, sys
from contextlib import ExitStack
from pathlib import Path
sys.path.insert(0, {root!r})
from PySide6.QtCore import QCoreApplication
from app import log
from app.models.engine import writing
from tests.app.models.test_canary import CANARY, work_on
from tests.support.console import SARI, open_console

app = QCoreApplication([])
with ExitStack() as stack:
    console = open_console(Path(sys.argv[1]), SARI, stack)
    stack.enter_context(log.written_to(console.profile.log_dir))
    work_on(console, Path(sys.argv[2]))
    try:
        raise ValueError(CANARY)
    except ValueError as error:
        log.ui.error("a slot failed", exc_info=error)
    with writing(console.stores.work) as connection:
        connection.exec_driver_sql("UPDATE draft SET text = text || ?", (CANARY * 5_000,))
        connection.exec_driver_sql("SELECT text FROM draft ORDER BY text DESC").fetchall()
        {end}
"""


@pytest.mark.parametrize(
    ("end", "code"), [("os.kill(os.getpid(), signal.SIGKILL)", -9), ("os.abort()", -6), ("pass", 0)]
)
def test_nothing_lies_about_however_a_session_ends(tmp_path: Path, end: str, code: int) -> None:
    """Killed in the middle of a write, crashed there, or closed in good order."""
    profile = Profile(tmp_path / "home" / "profile")
    temporary = tmp_path / "home" / "tmp"
    temporary.mkdir(parents=True)
    environment = os.environ | {
        "TMPDIR": str(temporary),
        "SQLITE_TMPDIR": str(temporary),
        "HOME": str(tmp_path / "home"),
    }
    command = [sys.executable, "-c", SESSION.format(root=str(ROOT), end=end)]
    command += [str(profile.root), str(tmp_path / "elsewhere")]
    ended = subprocess.run(command, env=environment, cwd=temporary, capture_output=True, timeout=100)
    assert ended.returncode == code, ended.stderr.decode()
    assert sightings(tmp_path / "home", CANARY) == []
    stores = open_stores(profile, KEY, NOW)
    with stores.work.connect() as connection:
        drafts = connection.exec_driver_sql("SELECT count(*), max(length(text)) FROM draft").one()
        commands = connection.exec_driver_sql("SELECT count(*) FROM outbox").scalar_one()
    stores.close()
    assert (drafts[0], drafts[1] > 50_000, commands) == (2, code == 0, 6)
