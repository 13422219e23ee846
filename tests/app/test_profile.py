"""A profile is for its owner's eyes and for one console at a time, however the last one ended."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.paths import Profile, ProfileLock, default_profile
from app.problems import Problem

ROOT = Path(__file__).parents[2]

HOLDER = """
import sys
from pathlib import Path
from app.paths import Profile, ProfileLock
with ProfileLock(Profile(Path(sys.argv[1]))):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    made = Profile(tmp_path / "profile")
    made.make_directories()
    return made


def test_every_file_is_below_the_root(profile: Profile) -> None:
    files = [profile.work_db, profile.cache_db, profile.search_db, profile.key_file, profile.lock_file]
    assert len({*files, profile.log_dir, profile.set_aside_dir}) == 7
    assert {path.parent for path in (*files, profile.log_dir, profile.set_aside_dir)} == {profile.root}


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights in other ways than modes")
def test_folders_are_closed_to_others_also_if_they_were_open(profile: Profile) -> None:
    profile.root.chmod(0o755)
    profile.make_directories()
    folders = (profile.root, profile.log_dir, profile.set_aside_dir)
    assert [folder.stat().st_mode & 0o777 for folder in folders] == [0o700, 0o700, 0o700]


def test_the_default_is_in_the_systems_place_for_user_data(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    if sys.platform == "linux":
        monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
        assert default_profile("budi").root == tmp_path / "KonsolPenghubung" / "budi"
    assert default_profile().root.name == "default"


@pytest.mark.parametrize("name", ["", "..", "../x", "a/b", "C:x", ".hidden", "Besar", "a" * 65])
def test_a_profiles_name_cannot_lead_elsewhere(name: str) -> None:
    with pytest.raises(ValueError, match="name consists of"):
        default_profile(name)


def test_a_second_console_is_refused_until_the_first_ends(profile: Profile) -> None:
    with ProfileLock(profile):
        with pytest.raises(Problem) as caught, ProfileLock(profile):
            pass
        assert caught.value.code == "second_instance"
    with ProfileLock(profile):
        assert profile.lock_file.exists()


def test_another_process_is_refused_and_a_killed_one_holds_nothing(profile: Profile) -> None:
    command = [sys.executable, "-c", HOLDER, str(profile.root)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(Problem, match="second_instance"), ProfileLock(profile):
            pass
        holder.kill()
        holder.wait(10)
        with ProfileLock(profile):
            assert profile.lock_file.exists()
