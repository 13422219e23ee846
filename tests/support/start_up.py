"""Starts the whole console on a profile, with somebody who looks at what it says and acts on it."""

from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPushButton
from sqlcipher3 import dbapi2 as sqlcipher

from app.console import Options
from app.main import run
from app.models import drafts
from app.models.account import Account, write_account
from app.models.engine import PAGE_BYTES, reading, writing
from app.models.stores import open_stores
from app.paths import Profile
from app.secrets import ProfileKey, password_verifier
from domain.ids import CaseId, DeviceId
from tests.support.console import KEY, SARI
from tests.support.old_stores import OLDER, released
from tests.support.ui_thread import off_ui_thread_allowed
from tests.support.windows import seen_out

PASSPHRASE = "frasa sandi rekaan"
TYPED = "Jawaban yang belum selesai"
LOOK_EVERY_MS = 20


def used_profile(root: Path, server: str = "http://127.0.0.1:9", *, training: bool = False) -> Profile:
    """A profile of Sari's that a passphrase opens, with a draft in it."""
    profile = Profile(root)
    profile.make_directories()
    with off_ui_thread_allowed():
        unlocked = ProfileKey.create_with_passphrase(profile, PASSPHRASE)
        stores = open_stores(profile, unlocked.key, datetime.now(UTC), training=training)
        verifier = password_verifier(PASSPHRASE)
        write_account(stores.work, Account(SARI, "sari", server, DeviceId("device-1"), verifier))
        with writing(stores.work) as connection:
            draft = drafts.Draft(CaseId("case-1"), "reply", "8500001", "Jalan rusak", TYPED, datetime.now(UTC))
            drafts.save(connection, draft)
        stores.close()
    return profile


def profile_of_an_earlier_release(root: Path) -> Profile:
    """Sari's, with the newest stores that this console has to bring over first; a passphrase opens it."""
    profile = used_profile(root)
    key = key_of(profile)
    released(OLDER[-1], root)
    for path in (profile.work_db, profile.cache_db):
        with closing(sqlcipher.connect(str(path))) as store:
            for statement in (
                f"PRAGMA key = \"x'{KEY.hex()}'\"",
                f"PRAGMA cipher_page_size = {PAGE_BYTES}",
                "PRAGMA journal_mode = DELETE",
                f"PRAGMA rekey = \"x'{key.hex()}'\"",
            ):
                store.execute(statement).fetchall()
    return profile


def key_of(profile: Profile) -> bytes:
    with off_ui_thread_allowed():
        known = ProfileKey.read(profile)
        assert known is not None
        return known.unlock_with_passphrase(PASSPHRASE).key


def kept_text(profile: Profile) -> str:
    key = key_of(profile)
    with off_ui_thread_allowed():
        stores = open_stores(profile, key, datetime.now(UTC))
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
    # start-up reads profile.json and opens stores before there is a window to wait
    with off_ui_thread_allowed(), seen_out():
        code = run(Options(profile, language="id"))
    return code, " ".join(onlooker.said)
