"""A training that cannot be opened any more: a sentence, and a new one where the person wants it; the files stay."""

import json
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QPushButton

from app.main import run
from app.models.engine import writing
from app.models.stores import open_stores
from app.practice import Part
from app.secrets import ProfileKey
from app.training import region
from app.training.ground import Ground
from app.training.stage import train
from app.views.main_window import MainWindow
from app.views.sign_in.dialogs import ProblemDialog
from tests.support.start_up import Onlooker, close
from tests.support.ui_thread import off_ui_thread_allowed
from tests.support.windows import seen_out

FEW = 12


@pytest.fixture(scope="module")
def used(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    """A small region in which somebody has been."""
    ground = Ground(tmp_path_factory.mktemp("training") / "latihan")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(region, "CASES", FEW)
        assert trained(ground)[0] == 0
        yield ground


@pytest.fixture
def ground(used: Ground, tmp_path: Path) -> Ground:
    shutil.copytree(used.root, tmp_path / "latihan")
    return Ground(tmp_path / "latihan")


def trained(ground: Ground, act: Callable[[QDialog], None] = close) -> tuple[int, str, bool]:
    """How it ended, what was said about trouble, and whether a window of the training opened."""
    trouble, window = Onlooker({ProblemDialog: act}), Onlooker({MainWindow: close})
    with off_ui_thread_allowed(), seen_out():
        code = train(run, ground, ground.root / "none", "id")
    return code, " ".join(trouble.said), bool(window.said)


def leave(dialog: QDialog) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_Return)


def begin_anew(dialog: QDialog) -> None:
    """Without a mouse."""
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    button = dialog.focusWidget()
    assert isinstance(button, QPushButton) and button.text() == "Mulai latihan baru"
    QTest.keyClick(button, Qt.Key.Key_Space)


def database(ground: Ground) -> Path:
    """Where a start does not come by."""
    file = ground.server / "server.db"
    whole = file.read_bytes()
    sound = len(whole) * 3 // 4
    file.write_bytes(whole[:sound] + b"\xff" * (len(whole) - sound))
    return file


def newer_server(ground: Ground) -> Path:
    with sqlite3.connect(ground.server / "server.db") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    return ground.server / "server.db"


def key_of_the_server(ground: Ground) -> Path:
    """Anew, it would end every session, and nobody knows the password that is then asked for."""
    (ground.server / "key").unlink()
    return ground.server / "server.db"


def _stores(ground: Ground) -> Path:
    return ground.root / "people" / Part.OFFICER


def work(ground: Ground) -> Path:
    file = _stores(ground) / "work.db"
    file.write_bytes(b"\xff" * file.stat().st_size)
    return file


def newer_work(ground: Ground) -> Path:
    profile = ground.profile(Part.OFFICER)
    known = ProfileKey.read(profile)
    assert known is not None
    with off_ui_thread_allowed():
        key = known.unlock_with_passphrase(region.PASSWORD).key
        stores = open_stores(profile, key, datetime.now(UTC), training=True)
        with writing(stores.work) as connection:
            connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
        stores.close()
    return profile.work_db


def description_of_the_key(ground: Ground) -> Path:
    (_stores(ground) / "profile.json").unlink()
    return _stores(ground) / "work.db"


def salt_of_the_key(ground: Ground) -> Path:
    file = _stores(ground) / "profile.json"
    file.write_text(json.dumps(json.loads(file.read_text()) | {"salt": ""}))
    return file


@pytest.mark.parametrize(
    "lose", [database, newer_server, key_of_the_server, work, newer_work, description_of_the_key, salt_of_the_key]
)
def test_it_is_said_and_leaving_changes_nothing(ground: Ground, lose: Callable[[Ground], Path]) -> None:
    damaged = lose(ground)
    before = damaged.read_bytes()
    code, said, opened = trained(ground, leave)
    assert code == 1 and not opened
    assert "Latihan di komputer ini tidak dapat dibuka lagi" in said and "Pekerjaan Anda yang sebenarnya" in said
    assert damaged.read_bytes() == before


def test_a_new_one_is_begun_without_a_mouse_and_no_store_is_deleted(ground: Ground) -> None:
    database(ground)
    unreadable = work(ground).read_bytes()
    (ground.root / "mine.txt").write_text("mine")
    code, said, opened = trained(ground, begin_anew)
    assert code == 0 and opened and said
    assert [file.read_bytes() for file in ground.root.glob("people-*/sari/work.db")] == [unreadable]
    assert (ground.root / "mine.txt").read_text() == "mine"
    (_stores(ground) / "cache.db").write_bytes(b"\xff" * 50_000)
    assert trained(ground) == (0, "", True), "it opens again, and fetches what can be fetched without a question"
