"""Starting over deletes what the training wrote, and can delete nothing else."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.models.training_mark import NOTE_NAME
from app.practice import Cut, Exercise, Part
from app.problems import Problem, ProblemCode
from app.training.ground import Ground, Progress, cut_now, given_back

NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)


def everything(folder: Path) -> dict[str, bytes]:
    return {str(f.relative_to(folder)): f.read_bytes() for f in folder.rglob("*") if f.is_file()}


def used(root: Path) -> Ground:
    ground = Ground(root)
    ground.prepare()
    (ground.profile(Part.OFFICER).root / "work.db").write_bytes(b"practice")
    ground.server.mkdir()
    (ground.server / "server.db").write_bytes(b"practice")
    ground.keep(Progress(frozenset({Exercise.UNDO})))
    return ground


def test_what_was_practised_goes_and_what_else_lies_there_stays(tmp_path: Path) -> None:
    ground = used(tmp_path / "latihan")
    kept = {NOTE_NAME, "settings.ini", "work.db", "profile.json", "surat/nota.txt"}
    (ground.root / "surat").mkdir()
    for name in kept - {NOTE_NAME}:
        (ground.root / name).write_bytes(b"mine")
    ground.clear()
    assert everything(ground.root).keys() == kept
    assert ground.progress() == Progress()


def test_links_are_let_go_of_and_not_followed(tmp_path: Path) -> None:
    real = tmp_path / "default"
    real.mkdir()
    (real / "work.db").write_bytes(b"real work")
    before = everything(real)
    ground = used(tmp_path / "latihan")
    (ground.profile(Part.OFFICER).root / "log").symlink_to(real, target_is_directory=True)
    (ground.root / "server").rename(ground.root / "elsewhere")
    (ground.root / "server").symlink_to(real, target_is_directory=True)
    (ground.root / "server.half").symlink_to(real / "work.db")
    ground.clear()
    assert everything(real) == before
    assert not ground.server.exists() and not (ground.root / "people").exists()


@pytest.mark.parametrize("where", ["a folder of real work", "a link to a training", "a note of somebody else"])
def test_any_other_folder_is_not_touched(tmp_path: Path, where: str) -> None:
    folder = tmp_path / "folder"
    if where == "a link to a training":
        used(tmp_path / "latihan")
        folder.symlink_to(tmp_path / "latihan", target_is_directory=True)
    else:
        (folder / "people").mkdir(parents=True)
        (folder / "people" / "work.db").write_bytes(b"real work")
        if where == "a note of somebody else":
            (folder / NOTE_NAME).write_text("latihan saya", encoding="utf-8")
    before = everything(folder)
    with pytest.raises(Problem) as told:
        Ground(folder).clear()
    assert told.value.code == ProblemCode.NO_TRAINING
    assert before and everything(folder) == before


def test_a_folder_with_anything_in_it_is_not_made_a_training(tmp_path: Path) -> None:
    (tmp_path / "work.db").write_bytes(b"real work")
    with pytest.raises(Problem) as told:
        Ground(tmp_path).prepare()
    assert told.value.code == ProblemCode.NO_TRAINING
    assert everything(tmp_path) == {"work.db": b"real work"}


def test_progress_is_kept_and_a_broken_file_begins_anew(tmp_path: Path) -> None:
    ground = Ground(tmp_path / "latihan")
    ground.prepare()
    cuts = given_back(cut_now((), NOW), NOW + timedelta(minutes=1))
    progress = Progress(frozenset({Exercise.APPROVE, Exercise.TASK}), cut_now(cuts, NOW + timedelta(minutes=5)))
    ground.keep(progress)
    assert ground.progress() == progress
    assert progress.cuts == (Cut(NOW, NOW + timedelta(minutes=1)), Cut(NOW + timedelta(minutes=5)))
    (ground.root / "progress.json").write_text('{"done": ["no such exercise"], "cuts": []}', encoding="utf-8")
    assert ground.progress() == Progress()
