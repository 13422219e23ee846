"""The real server on a real database, and people at consoles of their own."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from server.central import Central
from server.embedded import EmbeddedServer
from server.settings import Settings
from tests.server.desk import Desk, sit_down
from tests.server.region import Clock, Region

SignIn = Callable[[str], Desk]


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def settings(server_database_url: str, tmp_path: Path) -> Settings:
    # Nothing asks the database in between, so that statements can be counted.
    return Settings(tmp_path / "data", server_database_url, mark_seconds=3600)


@pytest.fixture
def server(settings: Settings, clock: Clock) -> Iterator[EmbeddedServer]:
    with EmbeddedServer(settings, now=clock) as running:
        yield running


@pytest.fixture
def central(server: EmbeddedServer, settings: Settings, clock: Clock) -> Iterator[Central]:
    """The same database, seen from inside."""
    opened = Central.over(settings, clock)
    yield opened
    opened.engine.dispose()


@pytest.fixture
def region(central: Central) -> Region:
    founded = Region(central)
    founded.found()
    return founded


@pytest.fixture
def at_desk(server: EmbeddedServer, region: Region) -> Iterator[SignIn]:
    """Puts a person at a new console of their own, signed in and enrolled."""
    with ExitStack() as stack:

        def take_a_seat(username: str) -> Desk:
            desk = sit_down(server.url, region.central, username)
            stack.callback(desk.http.close)
            return desk

        yield take_a_seat
