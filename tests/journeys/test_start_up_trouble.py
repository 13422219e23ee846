"""What a person sees when the console cannot start as usual: a sentence, and nothing lost."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPushButton, QWidget

from app.console import Options
from app.main import run
from app.models.stores import open_stores
from app.paths import ProfileLock
from app.views import waiting
from app.views.leaving import LeavingNote
from app.views.main_window import MainWindow
from app.views.sign_in.dialogs import PassphraseDialog, ProblemDialog
from app.views.waiting import OpeningNote
from tests.support.old_stores import contents
from tests.support.start_up import (
    LOOK_EVERY_MS,
    TYPED,
    Onlooker,
    close,
    kept_text,
    key_of,
    profile_of_an_earlier_release,
    started,
    unlock,
    used_profile,
)
from tests.support.ui_thread import off_ui_thread_allowed


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


def turn_back(note: QWidget) -> None:
    button = note.findChild(QPushButton, "opening.cancel")
    assert button is not None
    QTimer.singleShot(0, button, button.click)


def leave(note: QDialog) -> None:
    QTimer.singleShot(0, note, note.accept)


def test_whoever_does_not_want_to_wait_for_an_update_turns_back_and_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(waiting, "PATIENCE_MS", 0)  # the few reports of this profile are brought over in a moment
    profile = profile_of_an_earlier_release(tmp_path / "p")
    came: list[object] = []
    code, said = started(profile, {PassphraseDialog: unlock, OpeningNote: turn_back, MainWindow: came.append})
    assert (code, came) == (0, [])
    assert "Tidak ada yang hilang" in said
    code, _ = started(profile, {PassphraseDialog: unlock, MainWindow: close, LeavingNote: leave})
    assert code == 0
    key = key_of(profile)
    with off_ui_thread_allowed():
        stores = open_stores(profile, key, datetime.now(UTC))
        assert [draft.case for draft in contents(stores).drafts] == ["case-0007", "case-0008", "case-0016"]
        stores.close()
