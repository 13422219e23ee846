"""The lock files install the same bytes everywhere, and carry nothing of the machine that made them."""

import re
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
WANTED = {
    "run": PROJECT["project"]["dependencies"],
    "test": PROJECT["dependency-groups"]["test"],
    "build": PROJECT["dependency-groups"]["build"],
}


def text(lock: str) -> str:
    return (ROOT / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")


def entries(lock: str) -> list[tuple[Requirement, list[str]]]:
    """Each locked requirement with its hashes."""
    joined = re.sub(r"\s*#.*", "", text(lock)).replace("\\\n", " ")
    lines = [line.split() for line in joined.splitlines() if line.strip()]
    return [
        (
            Requirement(" ".join(w for w in words if not w.startswith("--"))),
            [w.removeprefix("--hash=sha256:") for w in words if w.startswith("--hash=sha256:")],
        )
        for words in lines
    ]


@pytest.mark.parametrize("path", sorted((ROOT / "requirements").iterdir()), ids=lambda path: path.name)
def test_no_address_and_no_path_of_a_machine(path: Path) -> None:
    content = path.read_text(encoding="utf-8")
    traces = re.findall(r"https?:|file:|://|--(?:extra-)?index|--find-links|--trusted|(?:^|[\s=@])/\w+", content)
    assert traces == []


@pytest.mark.parametrize("lock", WANTED)
def test_every_requirement_is_pinned_and_hashed(lock: str) -> None:
    loose = [
        str(requirement)
        for requirement, hashes in entries(lock)
        if [s.operator for s in requirement.specifier] != ["=="]
        or not hashes
        or any(not re.fullmatch(r"[0-9a-f]{64}", h) for h in hashes)
    ]
    assert loose == []
    assert len(entries(lock)) > 10


@pytest.mark.parametrize("lock", WANTED)
def test_the_lock_answers_pyproject(lock: str) -> None:
    pins = {canonicalize_name(r.name): str(r.specifier).removeprefix("==") for r, _ in entries(lock)}
    unmet = [
        wanted
        for wanted in map(Requirement, WANTED[lock])
        if not wanted.specifier.contains(pins.get(canonicalize_name(wanted.name), "0"))
    ]
    assert unmet == [], "run `make lock`"


@pytest.mark.parametrize("lock", ["test", "build"])
def test_the_other_locks_contain_the_lock_of_the_program(lock: str) -> None:
    def pins(name: str) -> set[str]:
        return {str(requirement) for requirement, _ in entries(name)}

    assert pins("run") - pins(lock) == set()


def test_pyside_stays_on_the_version_that_counts_references_right() -> None:
    assert "PySide6-Essentials==6.11.3" in WANTED["run"]
    assert version("PySide6-Essentials") == version("shiboken6") == "6.11.3"
