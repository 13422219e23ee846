"""A restored database is noticed, before anybody is answered and while the server runs, and gets a new epoch."""

import logging
import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete, insert, select, update

from domain.commands import AddNote
from domain.protocol import Outcome
from server.backup import back_up
from server.central import Central
from server.compaction import compact
from server.database import reading, writing
from server.embedded import EmbeddedServer
from server.feed import Change, publish
from server.highwater import HighWater
from server.schema import migrate
from server.settings import Settings
from server.tables import bucket, feed
from tests.server.conftest import SignIn
from tests.server.desk import sit_down
from tests.server.region import NOW, Clock, Region, change, notes, read
from tests.server.test_hints import until
from tests.support.guards import ExpectedLog

NOTICED = ("konsol.server.epoch", logging.WARNING, "it was restored: the epoch is now 2-")


@pytest.fixture
def central(settings: Settings, clock: Clock) -> Iterator[Central]:
    """Without a server, which would look by itself."""
    migrate(settings.database)
    opened = Central.over(settings, clock)
    yield opened
    opened.engine.dispose()


@pytest.fixture
def eager(central: Central, settings: Settings) -> HighWater:
    """Writes its mark at every look."""
    return HighWater(Central(Settings(settings.data_dir, mark_seconds=0), central.engine, central.epoch, central.key))


def taken_back(central: Central, name: str, head: int) -> None:
    """The bucket as an older backup has it."""
    change(central, delete(feed).where(feed.c.bucket == name, feed.c.seq > head))
    change(central, update(bucket).where(bucket.c.name == name).values(head=head))


def test_a_database_that_only_grows_keeps_its_epoch(central: Central, region: Region, eager: HighWater) -> None:
    before = central.epoch.current()
    for _ in range(3):
        region.report()
        eager.look()
        HighWater(central).look()
    assert central.epoch.current() == before


def test_a_database_behind_its_mark_gets_a_new_epoch_once(
    central: Central, region: Region, eager: HighWater, expected_log: ExpectedLog
) -> None:
    expected_log(*NOTICED)
    region.reports(3)
    eager.look()
    before = central.epoch.current()
    taken_back(central, "un:satu-jalan", 2)

    HighWater(central).look()
    raised = central.epoch.current()
    HighWater(central).look()

    assert raised != before
    assert central.epoch.current() == raised, "the mark has been taken anew"


def test_a_restored_database_that_was_written_to_since_is_noticed_by_its_witness(
    central: Central, region: Region, eager: HighWater, expected_log: ExpectedLog
) -> None:
    expected_log(*NOTICED)
    region.reports(3)
    eager.look()
    region.report()
    eager.look()
    before = central.epoch.current()
    name = "un:satu-jalan"
    row = dict(read(central, select(feed).where(feed.c.bucket == name, feed.c.seq == 4))[0]._mapping)
    for one in (name, "ag:kab-satu"):
        taken_back(central, one, 3)
        with writing(central.engine) as connection:
            later = [{**row, "bucket": one, "seq": seq, "anchor": "lain"} for seq in range(4, 9)]
            connection.execute(insert(feed), later)
            connection.execute(update(bucket).where(bucket.c.name == one).values(head=8))

    HighWater(central).look()

    assert central.epoch.current() != before


def test_a_mark_that_cannot_be_read_vouches_for_nothing(
    central: Central, region: Region, eager: HighWater, settings: Settings, expected_log: ExpectedLog
) -> None:
    expected_log(*NOTICED)
    eager.look()
    before = central.epoch.current()
    (settings.data_dir / "high-water").write_text("{")
    HighWater(central).look()
    assert central.epoch.current() != before


def test_a_new_installation_and_an_older_one_start_without_a_mark(
    central: Central, region: Region, settings: Settings
) -> None:
    before = central.epoch.current()
    assert not (settings.data_dir / "high-water").exists()
    HighWater(central).look()
    assert (settings.data_dir / "high-water").exists()
    assert central.epoch.current() == before


def test_a_witness_cut_off_with_the_past_is_no_restore(central: Central, region: Region, eager: HighWater) -> None:
    eager.look()
    case = region.report()
    eager.look()
    before = central.epoch.current()
    for _ in range(3):
        region.report()
    name = "un:satu-jalan"
    # The witness is superseded, and then cut off while the server stands still.
    with writing(central.engine) as connection:
        holders = frozenset({name, "ag:kab-satu"})
        publish(connection, [Change(case.id, "case", 2, holders, holders)])
    compact(central.engine, NOW + timedelta(days=36_500))
    assert 1 not in {row.seq for row in read(central, select(feed.c.seq).where(feed.c.bucket == name))}

    HighWater(central).look()

    assert central.epoch.current() == before


def test_the_check_comes_before_the_first_answer(tmp_path: Path, clock: Clock, expected_log: ExpectedLog) -> None:
    """With the file of a real backup, and a console whose work the backup has not."""
    expected_log(*NOTICED)
    settings, copy = Settings(tmp_path / "data", mark_seconds=3600), tmp_path / "salinan.db"
    server = EmbeddedServer(settings, now=clock).start()
    central = Central.over(settings, clock)
    region = Region(central)
    region.found()
    case = region.report()
    budi = sit_down(server.url, central, "budi")
    back_up(settings.database, settings.data_dir, copy)
    message = budi.message(case, AddNote("sesudah cadangan"))
    assert budi.exchange([message]).results[0].outcome == Outcome.APPLIED
    epoch, cursor = budi.epoch, budi.cursor
    server.stop()
    central.engine.dispose()

    for name in ("server.db-wal", "server.db-shm"):
        (settings.data_dir / name).unlink(missing_ok=True)
    shutil.copyfile(copy, settings.data_dir / "server.db")
    with server:
        budi.epoch, budi.cursor, budi.acknowledged = epoch, cursor, 1
        reply = budi.exchange()
        assert reply.epoch != epoch and all(delta.reset for delta in reply.buckets)
        assert reply.results == (), "the server has forgotten it"
        assert notes(central, case.id) == 0
        assert budi.exchange([message], ack_results_through=0).results[0].outcome == Outcome.APPLIED
        assert notes(central, case.id) == 1
        budi.http.close()
    central.engine.dispose()


def test_a_restore_under_a_running_server_is_noticed(
    settings: Settings, clock: Clock, central: Central, expected_log: ExpectedLog
) -> None:
    expected_log(*NOTICED)
    region = Region(central)
    region.found()
    often = Settings(settings.data_dir, settings.database_url, mark_seconds=0.05, hint_seconds=0.05)
    with EmbeddedServer(often, now=clock):
        before = central.epoch.current()
        region.reports(3)
        until(lambda: '"bucket":"ref"' not in (settings.data_dir / "high-water").read_text())
        taken_back(central, "un:satu-jalan", 1)
        taken_back(central, "ag:kab-satu", 1)
        until(lambda: central.epoch.current() != before)


def test_the_mark_is_taken_when_the_server_stops(
    server: EmbeddedServer, region: Region, at_desk: SignIn, settings: Settings, clock: Clock
) -> None:
    region.report()
    server.stop()
    opened = Central.over(settings, clock)
    with reading(opened.engine) as connection:
        total = sum(connection.execute(select(bucket.c.head)).scalars())
    opened.engine.dispose()
    assert f'"total":{total},' in (settings.data_dir / "high-water").read_text()
