"""Keys gone, folders closed, files held, logs wiped, stores of an older release: each start says so or goes on."""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton

from app.models import drafts
from app.models.account import Account, write_account
from app.models.drafts import Draft
from app.models.engine import writing
from app.models.stores import open_stores
from app.paths import Profile
from app.secrets import ProfileKey, open_keychain, password_verifier
from app.views.main_window import MainWindow
from app.views.sign_in.dialogs import PassphraseDialog, ProblemDialog, UnlockDialog
from domain.ids import CaseId, DeviceId
from tests.support.console import SARI
from tests.support.secret_service import SecretService
from tests.support.start_up import TYPED, close, kept_text, started, unlock, used_profile
from tests.support.ui_thread import off_ui_thread_allowed
from tests.support.unprivileged import unprivileged

ROOT = Path(__file__).parents[2]
PASSWORD = "kata sandi rekaan 1"

HOLDER = """
import sys
from pathlib import Path
from app.models.engine import open_store
store = open_store(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]), durable=True)
with store.connect() as connection:
    connection.exec_driver_sql("COMMIT")
    connection.exec_driver_sql("PRAGMA locking_mode = EXCLUSIVE")
    connection.exec_driver_sql("BEGIN EXCLUSIVE")
    print("held", flush=True)
    sys.stdin.read()
"""


def files(profile: Profile) -> dict[str, bytes]:
    stores = (path for path in profile.root.rglob("*") if path.suffix in (".db", ".json"))
    return {str(path.relative_to(profile.root)): path.read_bytes() for path in stores}


def in_the_keyring(root: Path) -> Profile:
    """A profile of Sari's that the keyring opens, with a draft in it."""
    profile = Profile(root)
    profile.make_directories()
    with off_ui_thread_allowed():
        unlocked = ProfileKey.create_in_keyring(profile, open_keychain())
        stores = open_stores(profile, unlocked.key, datetime.now(UTC))
        account = Account(SARI, "sari", "http://127.0.0.1:9", DeviceId("device-1"), password_verifier(PASSWORD))
        write_account(stores.work, account)
        with writing(stores.work) as connection:
            drafts.save(connection, Draft(CaseId("case-1"), "reply", "8500001", "Jalan", TYPED, datetime.now(UTC)))
        stores.close()
    return profile


def say_who(dialog: QDialog) -> None:
    field, button = dialog.findChild(QLineEdit), dialog.findChild(QPushButton, "unlock.submit")
    assert field is not None and button is not None
    field.setText(PASSWORD)
    button.click()


def test_a_profile_copied_without_its_key_says_so_and_keeps_its_files(
    secret_service: SecretService, tmp_path: Path
) -> None:
    original = in_the_keyring(tmp_path / "asli")
    copied = Profile(Path(shutil.copytree(original.root, tmp_path / "salinan")))
    known = ProfileKey.read(copied)
    assert known is not None
    with off_ui_thread_allowed():
        keychain = open_keychain()
        key = keychain.get(known.profile_id)
        assert key is not None
        keychain.delete(known.profile_id)
    before = files(copied)
    code, said = started(copied, {ProblemDialog: close})
    assert code == 1
    assert "Kunci" in said and "tidak ada yang dihapus" in said
    assert files(copied) == before
    with off_ui_thread_allowed():
        keychain.put(known.profile_id, key)
    code, _ = started(copied, {UnlockDialog: say_who, MainWindow: close})
    assert code == 0


def test_a_keyring_that_does_not_run_any_more_is_said_and_no_new_key_is_made(
    secret_service: SecretService, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    profile = in_the_keyring(tmp_path / "p")
    before = files(profile)
    with monkeypatch.context() as gone:
        gone.setenv("DBUS_SESSION_BUS_ADDRESS", "disabled:")
        code, said = started(profile, {ProblemDialog: close})
    assert code == 1 and said
    assert files(profile) == before
    code, _ = started(profile, {UnlockDialog: say_who, MainWindow: close})
    assert code == 0


def test_a_folder_that_may_not_be_written_to_is_said(qapp: object) -> None:
    with tempfile.TemporaryDirectory() as folder:  # pytest's own lies where only root may look
        profile = used_profile(Path(folder) / "p")
        before = files(profile)
        everything = (Path(folder), profile.root, *profile.root.rglob("*"))
        for path in everything:
            path.chmod(0o555 if path.is_dir() else 0o444)
        with unprivileged():
            code, said = started(profile, {PassphraseDialog: unlock, ProblemDialog: close})
        for path in everything:
            path.chmod(0o755)
        assert code == 1
        assert "tidak dapat ditulisi" in said
        assert files(profile) == before
        assert kept_text(profile) == TYPED


@contextmanager
def held(path: Path, key: bytes) -> Iterator[None]:
    command = [sys.executable, "-c", HOLDER, str(path), key.hex()]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None and process.stdout.readline() == b"held\n"
        try:
            yield
        finally:
            process.kill()


@pytest.mark.parametrize("name", ["work.db", "cache.db"])
def test_a_store_that_another_program_holds_is_said_as_held_and_not_as_damaged(tmp_path: Path, name: str) -> None:
    profile = used_profile(tmp_path / "p")
    known = ProfileKey.read(profile)
    assert known is not None
    with off_ui_thread_allowed():
        key = known.unlock_with_passphrase("frasa sandi rekaan").key
    with held(profile.root / name, key):
        code, said = started(profile, {PassphraseDialog: unlock, ProblemDialog: close})
    assert code == 1
    assert "program lain" in said.lower() and "tidak rusak" in said
    assert not list(profile.set_aside_dir.iterdir())
    assert kept_text(profile) == TYPED


def test_wiped_logs_and_window_settings_stop_nobody(tmp_path: Path) -> None:
    profile = used_profile(tmp_path / "p")
    started(profile, {PassphraseDialog: unlock, MainWindow: close})
    shutil.rmtree(profile.log_dir)
    (profile.root / "settings.ini").write_bytes(b"\0\xff[[[")
    code, _ = started(profile, {PassphraseDialog: unlock, MainWindow: close})
    assert code == 0
    assert (profile.log_dir / "konsol.log").exists()
    assert kept_text(profile) == TYPED
