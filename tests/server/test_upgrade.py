"""A database of an earlier schema, with its cases and consoles in it, becomes one of today's, and goes on as it was."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import MetaData, create_engine, insert, make_url, select, text

from domain.commands import AddNote
from server import schema
from server.central import Central
from server.compaction import Cut, compact
from server.database import make_engine, reading, writing
from server.embedded import EmbeddedServer
from server.records import AT_ONCE
from server.schema import head_revision, migrate, revision_of
from server.settings import Settings
from server.sweep import sweep
from server.tables import audit, cases, device, feed, sign_in
from tests.server.books import assert_books_balance
from tests.server.desk import sit_down
from tests.server.region import Clock, Region, read


def at_revision(address: str, revision: str) -> None:
    engine = make_engine(address)
    with writing(engine) as connection:
        config = schema._config()
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
    engine.dispose()


@pytest.fixture
def old(empty_database_url: str, clock: Clock, tmp_path: Path) -> Settings:
    """A database at 0001 with what a region of today's has, as far as its columns go."""
    settings = Settings(tmp_path / "data", empty_database_url, mark_seconds=3600)
    today = Settings(tmp_path / "today")
    with EmbeddedServer(today, now=clock) as server:
        central = Central.over(today, clock)
        region = Region(central)
        region.found()
        case = region.reports(5)[0]
        budi = sit_down(server.url, central, "budi")
        budi.must(case, AddNote("dari dulu"))
        budi.http.close()
        central.engine.dispose()
    at_revision(settings.database, "0001")
    source = create_engine(make_url(today.database))
    engine = make_engine(settings.database)
    tables = MetaData()
    with reading(engine) as connection:
        tables.reflect(connection)
    with source.connect() as reader, writing(engine) as writer:
        for table in tables.sorted_tables:
            rows = (
                [dict(row._mapping) for row in reader.execute(select(table))] if table.name != "alembic_version" else []
            )
            if rows:
                writer.execute(insert(table), rows)
    source.dispose()
    engine.dispose()
    (settings.data_dir).mkdir(parents=True, exist_ok=True)
    (settings.data_dir / "key").write_bytes((today.data_dir / "key").read_bytes())
    return settings


def test_everything_is_there_afterwards_and_goes_on(old: Settings, clock: Clock) -> None:
    assert migrate(old.database) == "0001"
    central = Central.over(old, clock)
    with reading(central.engine) as connection:
        assert revision_of(connection) == head_revision()
        assert_books_balance(connection)
        assert connection.execute(text("SELECT count(*) FROM feed WHERE at IS NULL")).scalar_one() == 0
        sent = connection.execute(select(audit).where(audit.c.device != "")).one()
        known = connection.execute(select(device.c.id).where(device.c.person == sent.person)).scalar_one()
        assert (sent.device, sent.person, sent.position) == (known, "orang-budi", 1)
        assert connection.execute(select(sign_in.c.person, sign_in.c.day)).all() == [("orang-budi", "2026-11-20")]
        assert set(connection.execute(select(cases.c.next_moment)).scalars()) == {AT_ONCE}
    assert sweep(central, clock() + timedelta(days=1)).looked_at == 5
    with EmbeddedServer(old, now=clock) as server:
        budi = sit_down(server.url, central, "budi")
        budi.sync()
        assert len(budi.cases()) == 5
        region = Region(central, tracking=2_000_000)
        budi.must(region.report(), AddNote("dari sekarang"))
        budi.http.close()
    with reading(central.engine) as connection:
        assert_books_balance(connection)
    central.engine.dispose()


def test_rows_of_before_are_as_young_as_the_upgrade(old: Settings, clock: Clock) -> None:
    migrate(old.database)
    central = Central.over(old, clock)
    assert compact(central.engine, datetime.now(UTC) - timedelta(days=90)) == Cut(0, 0)
    before = len(read(central, select(feed.c.seq)))
    cut = compact(central.engine, datetime.now(UTC) + timedelta(days=1))
    assert cut.rows > 0 and len(read(central, select(feed.c.seq))) == before - cut.rows
    central.engine.dispose()
