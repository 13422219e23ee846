"""A training and real work that are taken for each other: a sentence, and nothing is read, written or sent."""

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog

from app.console import Options, Training
from app.main import main, run
from app.models.training_mark import NOTE_NAME
from app.practice import Part
from app.problems import Problem, ProblemCode
from app.sync.own_server import OwnServer
from app.training.ground import Ground
from app.training.stage import train
from app.views.main_window import MainWindow
from app.views.sign_in.dialogs import PassphraseDialog, ProblemDialog, SignInDialog
from app.views.training import door
from tests.app.training.practising import practice
from tests.support.start_up import PASSPHRASE, TYPED, Onlooker, close, kept_text, started, unlock, used_profile
from tests.support.ui_thread import off_ui_thread_allowed
from tests.support.windows import seen_out


def everything(folder: Path) -> dict[str, bytes]:
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file() and file.suffix == ".db"
    }


def trained(ground: Ground) -> tuple[int, str]:
    onlooker = Onlooker({ProblemDialog: close, MainWindow: close})
    with off_ui_thread_allowed(), seen_out():
        code = train(run, ground, ground.root / "none", "id")
    return code, " ".join(onlooker.said)


def test_a_folder_of_real_work_is_no_place_to_train_in(tmp_path: Path) -> None:
    profile = used_profile(tmp_path / "p")
    before = everything(profile.root)
    code, said = trained(Ground(profile.root))
    assert code == 1 and "bukan milik latihan" in said
    assert everything(profile.root) == before and kept_text(profile) == TYPED


def test_a_training_is_not_opened_as_real_work(tmp_path: Path) -> None:
    ground = Ground(tmp_path / "latihan")
    ground.prepare()
    below = ground.root / "people"
    for folder in (ground.root, below, ground.profile(Part.OFFICER).root):
        onlooker = Onlooker({ProblemDialog: close, SignInDialog: close, MainWindow: close})
        with seen_out():
            code = main(["--profile", str(folder), "--server", "https://lapor.example", "--language", "id"])
        assert code == 1 and "milik latihan" in " ".join(onlooker.said), folder
        assert not (folder / "work.db").exists()


def test_a_store_says_it_under_its_encryption_when_folders_were_exchanged(tmp_path: Path) -> None:
    """The real files lie where the training's are expected, with its note, and open with the key that is given."""
    profile = used_profile(tmp_path / "sari")
    (profile.root / NOTE_NAME).write_text(_note(tmp_path), encoding="utf-8")
    own = OwnServer(9)
    training = Training(own, practice(), tmp_path / "settings.ini")
    with off_ui_thread_allowed(), seen_out(), pytest.raises(Problem) as told:
        run(Options(profile, own.address, "id", credentials=("sari", PASSPHRASE), training=training))
    assert told.value.code == ProblemCode.NO_TRAINING

    (profile.root / NOTE_NAME).unlink()
    assert kept_text(profile) == TYPED, "its owner opens it as before"
    assert started(profile, {PassphraseDialog: unlock, MainWindow: close})[0] == 0


def _note(tmp_path: Path) -> str:
    ground = Ground(tmp_path / "other")
    ground.prepare()
    return (ground.root / NOTE_NAME).read_text("utf-8")


def test_it_is_offered_where_somebody_signs_in_for_the_first_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[list[str]] = []

    def start(program: str, arguments: list[str], folder: str) -> tuple[bool, int]:
        opened.append(arguments)
        return True, 1

    monkeypatch.setattr(door.QProcess, "startDetached", start)

    def practise(dialog: QDialog) -> None:
        assert isinstance(dialog, SignInDialog) and dialog.practise.text() == "Mode latihan"
        dialog.practise.click()
        QTimer.singleShot(0, dialog, dialog.close)

    onlooker = Onlooker({SignInDialog: practise})
    with seen_out():
        assert main(["--profile", str(tmp_path / "p"), "--language", "id"]) == 0
    assert onlooker.said and opened == [["-m", "app", "--training", "--language", "id"]]
