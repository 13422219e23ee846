"""Real work and training never open each other's files, wherever they lie and whoever has the key."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.models.engine import backup
from app.models.stores import open_stores
from app.models.training_mark import NOTE_NAME, check_profile, mark_folder
from app.paths import Profile
from app.practice import Part
from app.problems import Problem, ProblemCode
from app.training.ground import Ground

KEY = bytes(range(32))
NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)


def made(root: Path, *, training: bool) -> Profile:
    profile = Profile(root)
    if training:
        mark_folder(root)
    profile.make_directories()
    open_stores(profile, KEY, NOW, training=training).close()
    return profile


def refusal(profile: Profile, *, training: bool) -> str:
    with pytest.raises(Problem) as told:
        open_stores(profile, KEY, NOW, training=training)
    return told.value.code


def test_each_opens_its_own_again(tmp_path: Path) -> None:
    for training in (False, True):
        profile = made(tmp_path / str(training), training=training)
        check_profile(profile, training=training)
        open_stores(profile, KEY, NOW, training=training).close()


@pytest.mark.parametrize("name", ["work.db", "cache.db"])
def test_a_store_of_the_other_kind_is_refused_even_with_the_right_key(tmp_path: Path, name: str) -> None:
    real, practice = made(tmp_path / "real", training=False), made(tmp_path / "practice", training=True)
    before = (real.root / name).read_bytes(), (practice.root / name).read_bytes()
    (practice.root / name).rename(tmp_path / "aside")
    (real.root / name).rename(practice.root / name)
    (tmp_path / "aside").rename(real.root / name)
    assert refusal(practice, training=True) == ProblemCode.NO_TRAINING
    assert refusal(real, training=False) == ProblemCode.TRAINING_ONLY
    assert ((practice.root / name).read_bytes(), (real.root / name).read_bytes()) == before


def test_exchanged_folders_are_noticed_before_anything_in_them_is_read(tmp_path: Path) -> None:
    real, ground = made(tmp_path / "default", training=False), Ground(tmp_path / "latihan")
    ground.prepare()
    practice = made(ground.profile(Part.OFFICER).root, training=True)
    real.root.rename(tmp_path / "aside")
    practice.root.rename(real.root)
    (tmp_path / "aside").rename(practice.root)
    for profile, training in ((real, False), (practice, True)):
        with pytest.raises(Problem) as told:
            check_profile(profile, training=training)
        assert told.value.code == (ProblemCode.NO_TRAINING if training else ProblemCode.TRAINING_ONLY)
    with pytest.raises(Problem) as told:
        ground.profile(Part.OFFICER)
    assert told.value.code == ProblemCode.NO_TRAINING
    assert not (practice.root / NOTE_NAME).exists()


def test_the_number_survives_in_a_copy(tmp_path: Path) -> None:
    """Such as a migration makes, which then takes the store's place."""
    profile = made(tmp_path, training=True)
    stores = open_stores(profile, KEY, NOW, training=True)
    backup(stores.work, tmp_path / "copy.db")
    stores.close()
    (tmp_path / "copy.db").replace(profile.work_db)
    assert refusal(profile, training=False) == ProblemCode.TRAINING_ONLY
