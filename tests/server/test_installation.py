"""What an installation is made of: schema, epoch, key, settings, calendar, and a server that comes and goes."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import requests
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Column, String, Table, inspect, text
from sqlalchemy.exc import OperationalError, ProgrammingError

from server.database import make_engine, reading, writing
from server.embedded import EmbeddedServer
from server.epoch import Epoch
from server.key import KEY_BYTES, Key
from server.schema import NewerSchema, head_revision, known_revisions, migrate, revision_of
from server.settings import Settings
from server.tables import metadata
from server.working_calendar import national_calendar
from tests.server.desk import TIMEOUT


def differences(address: str, wanted: Any = metadata) -> list[Any]:
    engine = make_engine(address)
    with reading(engine) as connection:
        found = compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), wanted)
    engine.dispose()
    return list(found)


def test_the_migrations_lead_to_the_tables_the_server_uses(empty_database_url: str) -> None:
    assert migrate(empty_database_url) is None
    assert differences(empty_database_url) == []
    assert migrate(empty_database_url) == head_revision(), "and again, there is nothing to do"


def test_a_table_or_column_without_a_migration_would_be_noticed(empty_database_url: str) -> None:
    migrate(empty_database_url)
    other = type(metadata)()
    for table in metadata.tables.values():
        table.to_metadata(other)
    other.tables["account"].append_column(Column("nickname", String))
    Table("forgotten", other, Column("id", String, primary_key=True))

    found = {difference[0] for difference in differences(empty_database_url, other)}

    assert found == {"add_column", "add_table"}


def test_a_migration_that_fails_leaves_nothing_behind(empty_database_url: str) -> None:
    engine = make_engine(empty_database_url)
    with writing(engine) as connection:
        connection.execute(text("CREATE TABLE upload (id INTEGER)"))

    with pytest.raises((OperationalError, ProgrammingError), match="upload"):
        migrate(empty_database_url)

    assert [name for name in inspect(engine).get_table_names() if name != "alembic_version"] == ["upload"]
    with reading(engine) as connection:
        assert revision_of(connection) is None
    engine.dispose()


def test_a_database_of_a_newer_server_is_left_alone(empty_database_url: str) -> None:
    migrate(empty_database_url)
    engine = make_engine(empty_database_url)
    with writing(engine) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()

    with pytest.raises(NewerSchema, match="9999"):
        migrate(empty_database_url)
    assert "9999" not in known_revisions()


def test_servers_that_start_together_migrate_one_after_the_other(empty_database_url: str) -> None:
    with ThreadPoolExecutor(3) as pool:
        found = list(pool.map(lambda _: migrate(empty_database_url), range(3)))
    assert sorted(str(one) for one in found) == sorted(["None", *[str(head_revision())] * 2])


def test_the_epoch_outlives_everything_but_being_raised(tmp_path: Path) -> None:
    epoch = Epoch(tmp_path / "data" / "epoch")
    first = epoch.current()
    assert first == epoch.current() == Epoch(epoch.path).current()
    raised = epoch.raise_()
    assert (first.partition("-")[0], raised.partition("-")[0]) == ("1", "2")
    assert epoch.current() == raised
    assert [path.name for path in epoch.path.parent.iterdir()] == ["epoch"]


def test_what_is_made_at_first_use_is_made_once(tmp_path: Path) -> None:
    gate = threading.Barrier(8)

    def at_once(number: int) -> tuple[str, bytes]:
        gate.wait(TIMEOUT)
        return Epoch(tmp_path / "epoch").current(), Key.kept_in(tmp_path / "key").secret

    with ThreadPoolExecutor(8) as pool:
        found = set(pool.map(at_once, range(8)))
    assert len(found) == 1
    assert len(next(iter(found))[1]) == KEY_BYTES
    (tmp_path / "key").write_text("abcd")
    with pytest.raises(ValueError, match="no key"):
        Key.kept_in(tmp_path / "key")


def test_derived_texts_depend_on_every_part_and_its_place(tmp_path: Path) -> None:
    key = Key.kept_in(tmp_path / "key")
    parts = [("a", "b", "c"), ("a", "bc"), ("ab", "c"), ("a", "c", "b"), ("a", "b"), ("1:a", "b")]
    assert len({key.derive(*one) for one in parts}) == len(parts)
    assert key.derive("a", "b") == key.derive("a", "b") != Key.kept_in(tmp_path / "other").derive("a", "b")


def test_settings_come_from_the_environment(tmp_path: Path) -> None:
    assert Settings.from_environment({}).database.endswith("konsol-data/server.db")
    url = "postgresql://server:sandi@db/konsol"
    found = Settings.from_environment(
        {"KONSOL_DATA_DIR": str(tmp_path), "DATABASE_URL": url, "KONSOL_NAME": "Uji", "KONSOL_MINIMUM_CLIENT": "1.2"}
    )
    assert (found.data_dir, found.database, found.name, found.minimum_client) == (tmp_path, url, "Uji", "1.2")
    assert "sandi" not in repr(found)
    with pytest.raises(ValueError, match="SQLite and PostgreSQL"):
        make_engine("mysql://x/y")


def test_the_calendar_knows_joint_leave_and_says_which_data_it_is() -> None:
    calendar = national_calendar()
    assert calendar.add_working_days(date(2026, 3, 16), 5) == date(2026, 3, 30)
    assert calendar.why_not_working(date(2025, 8, 18)) is not None
    assert {day.year for day in calendar.holidays} == set(range(2018, 2029))
    assert calendar.version == national_calendar().version
    package, years, content = calendar.version.split("/")
    assert package.startswith("holidays-") and years == "2018-2028" and len(content) == 8


def test_a_server_comes_back_at_its_port_with_its_data(settings: Settings) -> None:
    server = EmbeddedServer(settings).start()
    assert server.start() is server, "starting twice does nothing"
    first, url = requests.get(f"{server.url}/v1/hello", timeout=TIMEOUT).json(), server.url

    server.stop()
    server.stop()
    with pytest.raises(requests.ConnectionError):
        requests.get(f"{url}/v1/hello", timeout=TIMEOUT)

    with server:
        assert server.url == url
        assert requests.get(f"{url}/v1/hello", timeout=TIMEOUT).json()["epoch"] == first["epoch"]


def test_a_port_in_use_is_an_error_and_leaves_nothing_running(tmp_path: Path) -> None:
    with EmbeddedServer(Settings(tmp_path)) as server, pytest.raises(OSError, match="in use"):
        EmbeddedServer(Settings(tmp_path), port=server.port).start()
    assert [thread.name for thread in threading.enumerate() if thread.name == "server"] == []
