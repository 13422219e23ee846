"""The real central server on loopback, with the small region of `tests.support.console` and its people's accounts."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from domain.case import Case
from domain.ids import CaseId
from domain.people import Person
from server.central import Clock, utc_now
from server.database import make_engine, reading, writing
from server.directory import put_references
from server.embedded import EmbeddedServer
from server.people import create_account
from server.records import load_case, store_cases
from server.settings import Settings
from tests.support.console import BAMBANG, RATNA, SARI, WORLD, sample_cases
from tests.support.databases import sqlite_tables
from tests.support.passwords import quick_hash

PASSWORD = "kata sandi rekaan 1"


@dataclass
class CentralServer:
    """A running server and a look into its database from outside."""

    server: EmbeddedServer
    engine: Engine

    @property
    def url(self) -> str:
        return self.server.url

    def case(self, case: CaseId) -> Case:
        with reading(self.engine) as connection:
            found = load_case(connection, case)
        assert found is not None
        return found

    def add(self, cases: list[Case]) -> None:
        with writing(self.engine) as connection:
            store_cases(connection, [(None, case) for case in cases])


@contextmanager
def running_server(
    data_dir: Path,
    people: tuple[Person, ...] = (SARI, BAMBANG, RATNA),
    *,
    now: Clock = utc_now,
    **settings: Any,
) -> Iterator[CentralServer]:
    chosen = Settings(data_dir, **settings)
    if not chosen.database_url and not data_dir.exists():
        data_dir.mkdir(parents=True, mode=0o700)
        (data_dir / "server.db").write_bytes(sqlite_tables())
    with EmbeddedServer(chosen, now=now) as server:
        engine = make_engine(server.settings.database)
        directory = WORLD.directory
        records: list[tuple[str, str, object]] = [("calendar", "calendar", WORLD.calendar)]
        records += [("agency", agency.id, agency) for agency in directory.agencies.values()]
        records += [("unit", unit.id, unit) for unit in directory.units.values()]
        records += [("category", category.id, category) for category in directory.categories.values()]
        hashed = quick_hash(PASSWORD)
        with writing(engine) as connection:
            put_references(connection, records)
        for person in people:
            with writing(engine) as connection:
                create_account(connection, person, person.id, PASSWORD, password_hash=hashed)
        try:
            yield CentralServer(server, engine)
        finally:
            engine.dispose()


@pytest.fixture
def central(tmp_path: Path) -> Iterator[CentralServer]:
    """The server with the sample cases and accounts `sari`, `bambang` and `ratna`."""
    with running_server(tmp_path / "server") as server:
        server.add(sample_cases())
        yield server
