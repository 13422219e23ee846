"""What a person sees when the console cannot start as usual: a sentence, and nothing lost."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPushButton

from app.main import Options, run
from app.models import drafts
from app.models.account import Account, write_account
from app.models.engine import reading, writing
from app.models.stores import open_stores
from app.paths import Profile, ProfileLock
from app.secrets import ProfileKey, password_verifier
from app.views.main_window import MainWindow
from app.views.sign_in.dialogs import PassphraseDialog, ProblemDialog
from domain.ids import CaseId, DeviceId
from tests.support.console import SARI
from tests.support.ui_thread import off_ui_thread_allowed

PASSPHRASE = "frasa sandi rekaan"
TYPED = "Jawaban yang belum selesai"
LOOK_EVERY_MS = 20


def used_profile(root: Path) -> Profile:
    """A profile of Sari's that a passphrase opens, with a draft in it."""
    profile = Profile(root)
    profile.make_directories()
    with off_ui_thread_allowed():
        unlocked = ProfileKey.create_with_passphrase(profile, PASSPHRASE)
        stores = open_stores(profile, unlocked.key, datetime.now(UTC))
        verifier = password_verifier(PASSPHRASE)
        write_account(stores.work, Account(SARI, "sari", "http://127.0.0.1:9", DeviceId("device-1"), verifier))
        with writing(stores.work) as connection:
            draft = drafts.Draft(CaseId("case-1"), "reply", "8500001", "Jalan rusak", TYPED, datetime.now(UTC))
            drafts.save(connection, draft)
        stores.close()
    return profile


def kept_text(profile: Profile) -> str:
    with off_ui_thread_allowed():
        known = ProfileKey.read(profile)
        assert known is not None
        stores = open_stores(profile, known.unlock_with_passphrase(PASSPHRASE).key, datetime.now(UTC))
        with reading(stores.work) as connection:
            found = drafts.find(connection, CaseId("case-1"), "reply")
        stores.close()
    return found.text if found else ""


class Onlooker:
    """Looks at what is on the screen while the console runs, and acts once on each thing it knows."""

    def __init__(self, acts: dict[type, Callable[[QDialog], None]]) -> None:
        self._acts = dict(acts)
        self.said: list[str] = []
        self._timer = QTimer(interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        for window in QApplication.topLevelWidgets():
            act = self._acts.get(type(window)) if window.isVisible() else None
            if act is not None:
                del self._acts[type(window)]
                self.said += [label.text() for label in window.findChildren(QLabel) if label.isVisible()]
                act(window)  # type: ignore[arg-type]


def unlock(dialog: QDialog) -> None:
    field = dialog.findChild(QLineEdit, "passphrase.first")
    button = dialog.findChild(QPushButton, "passphrase.submit")
    assert field is not None and button is not None
    field.setText(PASSPHRASE)
    QTimer.singleShot(0, button, button.click)


def close(dialog: QDialog) -> None:
    QTimer.singleShot(0, dialog, dialog.close)


def started(profile: Profile, acts: dict[type, Callable[[QDialog], None]]) -> tuple[int, str]:
    onlooker = Onlooker(acts)
    with off_ui_thread_allowed():  # start-up reads profile.json and opens stores before there is a window to wait
        code = run(Options(profile, language="id"))
    return code, " ".join(onlooker.said)


def test_a_second_instance_says_so_and_leaves_the_first_alone(tmp_path: Path) -> None:
    profile = used_profile(tmp_path / "p")
    with ProfileLock(profile):
        code, said = started(profile, {ProblemDialog: close})
    assert code == 1
    assert "sudah terbuka" in said and "Tidak ada yang hilang" in said
    assert kept_text(profile) == TYPED


def test_a_wrong_passphrase_is_said_beside_the_field_and_the_right_one_still_opens(tmp_path: Path) -> None:
    profile = used_profile(tmp_path / "p")
    errors: list[str] = []

    def wrong_then_right(dialog: QDialog) -> None:
        field = dialog.findChild(QLineEdit, "passphrase.first")
        button = dialog.findChild(QPushButton, "passphrase.submit")
        error = dialog.findChild(QLabel, "passphrase.error")
        assert field is not None and button is not None and error is not None
        field.setText("bukan ini")
        QTimer.singleShot(0, button, button.click)
        timer = QTimer(dialog, interval=LOOK_EVERY_MS)

        def once_told() -> None:
            if error.isVisible() and error.text():
                errors.append(error.text())
                timer.stop()
                unlock(dialog)

        timer.timeout.connect(once_told)
        timer.start()

    code, _ = started(profile, {PassphraseDialog: wrong_then_right, MainWindow: close})
    assert code == 0
    assert errors and "frasa" in errors[0].lower()
    assert kept_text(profile) == TYPED


def test_a_missing_key_file_is_said_and_the_work_is_kept(tmp_path: Path) -> None:
    profile = used_profile(tmp_path / "p")
    kept = profile.key_file.read_bytes()
    before = profile.work_db.read_bytes()
    profile.key_file.unlink()
    code, said = started(profile, {ProblemDialog: close})
    assert code == 1 and said
    assert profile.work_db.read_bytes() == before
    profile.key_file.write_bytes(kept)
    assert kept_text(profile) == TYPED


def _damage(path: Path) -> bytes:
    content = bytearray(path.read_bytes())
    content[64:4096] = bytes(4032)
    path.write_bytes(content)
    return bytes(content)


def test_a_damaged_work_store_is_said_and_nothing_is_thrown_away(tmp_path: Path) -> None:
    profile = used_profile(tmp_path / "p")
    damaged = _damage(profile.work_db)
    code, said = started(profile, {PassphraseDialog: unlock, ProblemDialog: close})
    assert code == 1
    assert "rusak" in said
    assert profile.work_db.read_bytes() == damaged


def test_a_damaged_cache_is_set_aside_and_the_draft_is_there(tmp_path: Path) -> None:
    profile = used_profile(tmp_path / "p")
    _damage(profile.cache_db)
    code, _ = started(profile, {PassphraseDialog: unlock, MainWindow: close})
    assert code == 0
    assert [file.name for file in profile.set_aside_dir.iterdir() if file.name.startswith("cache")]
    assert kept_text(profile) == TYPED


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_sentences_hold_no_code_and_no_traceback(tmp_path: Path, language: str) -> None:
    profile = used_profile(tmp_path / "p")
    onlooker = Onlooker({ProblemDialog: close})
    with ProfileLock(profile), off_ui_thread_allowed():
        assert run(Options(profile, language=language)) == 1
    said = " ".join(onlooker.said)
    assert said and "Traceback" not in said and "second_instance" not in said
