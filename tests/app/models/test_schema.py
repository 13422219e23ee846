"""What the migrations build is what the tables say, and a migration happens whole or not at all."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from app.models import stores as stores_module
from app.models.engine import open_store, reading, writing
from app.models.stores import CACHE_SCHEMA, WORK_SCHEMA, Stores, open_stores
from app.models.tables import cache_metadata, work_metadata
from app.paths import Profile
from app.problems import Problem
from tests.support.console import KEY, NOW

ROOT = Path(__file__).parents[3]
STORES = {"cache": (cache_metadata, CACHE_SCHEMA), "work": (work_metadata, WORK_SCHEMA)}


def differences(engine: sa.Engine, metadata: sa.MetaData) -> list[object]:
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        return list(compare_metadata(context, metadata))


@pytest.mark.parametrize("name", STORES)
def test_the_head_of_the_migrations_is_what_the_tables_say(stores: Stores, name: str) -> None:
    metadata, schema = STORES[name]
    engine: sa.Engine = getattr(stores, name)
    assert differences(engine, metadata) == []
    folder = Path(stores_module.__file__).parent / "migrations" / name
    assert ScriptDirectory(folder).get_heads() == [schema]
    with reading(engine) as connection:
        assert connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalars().all() == [schema]
        made = dict(connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE name = 'outbox'").all())  # type: ignore[arg-type]
    assert ("AUTOINCREMENT" in made.get("outbox", "")) is (name == "work"), "a number would be given twice"


@pytest.mark.parametrize("name", STORES)
def test_a_table_that_moved_without_a_migration_is_seen(stores: Stores, name: str) -> None:
    metadata, _ = STORES[name]
    moved = sa.MetaData()
    for table in metadata.sorted_tables:
        table.to_metadata(moved)
    first = moved.sorted_tables[0]
    first.append_column(sa.Column("later", sa.String))
    found = differences(getattr(stores, name), moved)
    assert [change[0] for change in found] == ["add_column"]  # type: ignore[index]


@pytest.mark.parametrize("name", STORES)
def test_a_newer_store_is_left_alone(profile: Profile, name: str) -> None:
    made = open_stores(profile, KEY, NOW)
    with writing(getattr(made, name)) as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
        connection.exec_driver_sql("CREATE TABLE of_a_newer_console (id INTEGER)")
    made.close()
    before = {path.name: path.read_bytes() for path in profile.root.glob("*.db*")}
    with pytest.raises(Problem) as caught:
        open_stores(profile, KEY, NOW)
    assert (caught.value.code, caught.value.fields) == ("newer_store", {"store": name})
    assert {path.name: path.read_bytes() for path in profile.root.glob("*.db*")} == before
    assert list(profile.set_aside_dir.iterdir()) == []


KILLED = """
import os, signal, sys
from pathlib import Path
import sqlalchemy as sa
sys.path.insert(0, {root!r})
from app.models.stores import open_stores
from app.paths import Profile
from tests.support.console import KEY, NOW

@sa.event.listens_for(sa.Engine, "after_cursor_execute")
def kill(connection, cursor, statement, *rest):
    if "CREATE TABLE outbox" in statement:
        os.kill(os.getpid(), signal.SIGKILL)

open_stores(Profile(Path(sys.argv[1])), KEY, NOW)
"""


def test_a_migration_that_was_killed_is_done_again_from_where_it_began(profile: Profile) -> None:
    command = [sys.executable, "-c", KILLED.format(root=str(ROOT)), str(profile.root)]
    killed = subprocess.run(command, env=os.environ, capture_output=True, timeout=60)
    assert killed.returncode == -9, killed.stderr.decode()
    engine = open_store(profile.work_db, KEY, durable=True)
    with reading(engine) as connection:
        assert connection.exec_driver_sql("SELECT name FROM sqlite_master").all() == []
    engine.dispose()
    again = open_stores(profile, KEY, NOW)
    assert differences(again.work, work_metadata) == []
    again.close()
