"""A profile with real encrypted stores, for tests that need no window."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.models.stores import Stores, open_stores
from app.paths import Profile
from tests.support.console import KEY, NOW
from tests.support.fresh_stores import lay_out


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    made = Profile(tmp_path / "profile")
    made.make_directories()
    return made


@pytest.fixture
def stores(profile: Profile) -> Iterator[Stores]:
    lay_out(profile, KEY)
    found = open_stores(profile, KEY, NOW)
    yield found
    found.close()
