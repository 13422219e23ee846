"""A damaged cache is set aside and begun anew; damaged work, a wrong key or a busy file change nothing at all."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest

from app.models import cache, drafts, outbox
from app.models.drafts import Draft
from app.models.engine import PAGE_BYTES, open_store, writing
from app.models.queries import Queries
from app.models.stores import Stores, open_stores
from app.paths import Profile
from app.problems import Problem
from domain.commands import AddNote, Envelope
from domain.ids import CommandId, DeviceId
from tests.support.console import KEY, NOW, SARI, new_case
from tests.support.feeds import Feeds, cached, put
from tests.support.unprivileged import unprivileged

ROOT = Path(__file__).parents[3]
CASES = [new_case(number, days_ago=3).case for number in range(60)]
UNIT = "un:kab-th-pupr"


def fill(profile: Profile) -> None:
    """A profile with cases, a draft and a command, closed in good order."""
    stores = open_stores(profile, KEY, NOW)
    feeds = Feeds()
    with writing(stores.cache) as connection:
        cache.take_page(connection, feeds.reply(feeds.delta(UNIT, *map(put, CASES))))
    with writing(stores.work) as connection:
        for case in CASES:
            drafts.save(connection, Draft(case.id, "note", case.tracking, case.title, "belum selesai " * 200, NOW))
        envelope = Envelope(CommandId("c1"), CASES[0].id, 2, SARI.id, DeviceId("d"), NOW, AddNote("catatan"))
        outbox.enqueue(connection, envelope, CASES[0], NOW)
    stores.close()


def flip(path: Path, at: int, count: int = 64) -> None:
    with path.open("r+b") as file:
        file.seek(at)
        old = file.read(count)
        file.seek(at)
        file.write(bytes(byte ^ 0xFF for byte in old))


def files(profile: Profile) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(profile.root.rglob("*.db"))}


def work_of(stores: Stores) -> tuple[int, list[str]]:
    queries = Queries(stores.cache, stores.work, SARI)
    return len(queries.drafts()), [item.id for item in queries.outbox_items()]


@pytest.mark.parametrize("at", [0, 100, PAGE_BYTES + 100, -PAGE_BYTES + 8], ids=["salt", "header", "early", "last"])
def test_a_damaged_cache_is_set_aside_and_the_work_is_untouched(profile: Profile, at: int) -> None:
    fill(profile)
    flip(profile.cache_db, at if at >= 0 else profile.cache_db.stat().st_size + at)
    damaged, work = profile.cache_db.read_bytes(), profile.work_db.read_bytes()
    stores = open_stores(profile, KEY, NOW)
    assert stores.cache_was_lost
    assert (cached(stores), work_of(stores)) == ({}, (60, ["c1"]))
    with stores.cache.connect() as connection:
        assert cache.feed_position(connection) == cache.FeedState()
    stores.close()
    assert [path.read_bytes() for path in profile.set_aside_dir.glob("*.db")] == [damaged]
    assert profile.work_db.read_bytes() == work
    again = open_stores(profile, KEY, NOW)
    assert not again.cache_was_lost
    again.close()


@pytest.mark.parametrize("content", [b"<html>", b"SQLite format 3\0" + bytes(4096), b"x" * 100_000])
def test_a_cache_that_is_another_file_is_set_aside(profile: Profile, content: bytes) -> None:
    fill(profile)
    profile.cache_db.write_bytes(content)
    stores = open_stores(profile, KEY, NOW)
    assert (stores.cache_was_lost, work_of(stores)) == (True, (60, ["c1"]))
    stores.close()
    assert [path.read_bytes() for path in profile.set_aside_dir.glob("*.db")] == [content]


def test_a_cache_cut_short_is_set_aside(profile: Profile) -> None:
    fill(profile)
    os.truncate(profile.cache_db, profile.cache_db.stat().st_size // 2 // PAGE_BYTES * PAGE_BYTES)
    stores = open_stores(profile, KEY, NOW)
    assert (stores.cache_was_lost, work_of(stores)) == (True, (60, ["c1"]))
    stores.close()


def test_a_cache_that_was_deleted_is_begun_anew(profile: Profile) -> None:
    fill(profile)
    profile.cache_db.unlink()
    stores = open_stores(profile, KEY, NOW)
    assert (cached(stores), work_of(stores)) == ({}, (60, ["c1"]))
    stores.close()


def test_damaged_work_is_said_at_the_start_and_nothing_is_moved(profile: Profile) -> None:
    fill(profile)
    flip(profile.work_db, 0)
    before = files(profile)
    with pytest.raises(Problem) as caught:
        open_stores(profile, KEY, NOW)
    assert (caught.value.code, caught.value.fields) == ("corrupt_work", {"store": "work"})
    assert files(profile) == before


def test_damage_further_inside_the_work_is_said_when_it_is_met(profile: Profile) -> None:
    fill(profile)
    for page in range(12, profile.work_db.stat().st_size // PAGE_BYTES):
        flip(profile.work_db, page * PAGE_BYTES + 100)
    before = files(profile)
    stores = open_stores(profile, KEY, NOW)
    with pytest.raises(Problem, match="corrupt_work"):
        work_of(stores)
    stores.close()
    assert files(profile) == before


def test_a_wrong_key_changes_nothing(profile: Profile) -> None:
    fill(profile)
    before = files(profile)
    with pytest.raises(Problem) as caught:
        open_stores(profile, bytes(32), NOW)
    assert caught.value.fields == {"store": "work"}
    assert files(profile) == before
    stores = open_stores(profile, KEY, NOW)
    assert (len(cached(stores)), work_of(stores)) == (60, (60, ["c1"]))
    stores.close()


HOLDER = """
import sys
from pathlib import Path
sys.path.insert(0, {root!r})
from app.models.engine import open_store, writing
from tests.support.console import KEY
with writing(open_store(Path(sys.argv[1]), KEY, durable=True)) as connection:
    connection.exec_driver_sql("CREATE TABLE held (id INTEGER)")
    print("held", flush=True)
    sys.stdin.read()
"""


@contextmanager
def held_by_another_process(path: Path) -> Iterator[None]:
    command = [sys.executable, "-c", HOLDER.format(root=str(ROOT)), str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None and process.stdout.readline() == b"held\n"
        try:
            yield
        finally:
            process.kill()


def test_a_store_another_process_writes_to_is_locked_and_not_damaged(profile: Profile) -> None:
    fill(profile)
    impatient = open_store(profile.work_db, KEY, durable=True, busy_timeout_ms=50)
    with held_by_another_process(profile.work_db):
        with pytest.raises(Problem) as caught, writing(impatient) as connection:
            drafts.discard(connection, CASES[0].id, "note")
        assert (caught.value.code, caught.value.fields) == ("store_locked", {"store": "work"})
        reader = open_stores(profile, KEY, NOW)
        assert (reader.cache_was_lost, work_of(reader)) == (False, (60, ["c1"]))
        reader.close()
    with writing(impatient) as connection:
        drafts.discard(connection, CASES[0].id, "note")
    impatient.dispose()


def test_a_cache_that_is_held_exclusively_is_locked_and_not_set_aside(
    profile: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(profile)
    holder = open_store(profile.cache_db, KEY, durable=False)
    monkeypatch.setattr("app.models.stores.open_store", partial(open_store, busy_timeout_ms=50))
    with holder.connect() as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA journal_mode = DELETE")
        connection.exec_driver_sql("BEGIN EXCLUSIVE")
        with pytest.raises(Problem) as caught:
            open_stores(profile, KEY, NOW)
        assert (caught.value.code, caught.value.fields) == ("store_locked", {"store": "cache"})
        connection.exec_driver_sql("ROLLBACK")
        connection.exec_driver_sql("BEGIN")
    holder.dispose()
    assert list(profile.set_aside_dir.iterdir()) == []


@pytest.mark.parametrize("kept", [True, False])
def test_a_folder_that_may_not_be_written_to(kept: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:  # pytest's own lies where only root may look
        profile = Profile(Path(folder) / "profile")
        profile.make_directories()
        if kept:
            fill(profile)
        before = files(profile)
        for path in (profile.root, *profile.root.rglob("*"), Path(folder)):
            path.chmod(0o555 if path.is_dir() else 0o444)
        with unprivileged(), pytest.raises(Problem) as caught:
            open_stores(profile, KEY, NOW)
        assert caught.value.code == "read_only"
        assert files(profile) == before
        for path in (Path(folder), profile.root, *profile.root.rglob("*")):
            path.chmod(0o755)
