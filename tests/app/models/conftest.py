"""Real encrypted stores for every test of this folder."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.models.stores import Stores, open_stores
from app.paths import Profile
from tests.support.console import KEY, NOW
from tests.support.small_disk import small_disk

__all__ = ["small_disk"]


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    made = Profile(tmp_path / "profile")
    made.make_directories()
    return made


@pytest.fixture
def stores(profile: Profile) -> Iterator[Stores]:
    found = open_stores(profile, KEY, NOW)
    yield found
    found.close()
