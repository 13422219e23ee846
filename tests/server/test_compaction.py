"""Feeds are cut by age: nobody who is young enough misses anything, and who is not starts anew."""

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from sqlalchemy import func, select, update

from domain.case import Case
from domain.commands import AddNote, Dispose
from domain.protocol import Position
from domain.scope import agency_bucket, unit_bucket
from server.central import Central
from server.cli import main
from server.compaction import Cut, compact
from server.cursor import Cursor
from server.database import reading
from server.settings import Settings
from server.tables import bucket, feed
from tests.server.books import assert_books_balance
from tests.server.conftest import SignIn
from tests.server.desk import TIMEOUT, Desk
from tests.server.region import HEALTH, REGENCY, ROADS, Region, change, read

BUCKET = unit_bucket(ROADS)
OLD = datetime.now(UTC) - timedelta(days=200)
LIMIT = datetime.now(UTC) - timedelta(days=90)


@pytest.fixture
def cases(region: Region) -> list[Case]:
    return region.reports(30)


@pytest.fixture
def andi(at_desk: SignIn, cases: list[Case]) -> Desk:
    return at_desk("andi")


def aged(central: Central) -> None:
    """Everything so far is from long ago."""
    change(central, update(feed).values(at=OLD))


def floor(central: Central, name: str = BUCKET) -> int:
    found: int = read(central, select(bucket.c.floor).where(bucket.c.name == name))[0].floor
    return found


def numbers(central: Central, name: str = BUCKET) -> list[int]:
    return [row.seq for row in read(central, select(feed.c.seq).where(feed.c.bucket == name).order_by(feed.c.seq))]


def history(andi: Desk, cases: list[Case]) -> None:
    """Some cases change, one leaves for good, one leaves and comes back."""
    for case in cases[:5]:
        andi.must(case, AddNote("berubah", audience="agencies"))
    andi.must(cases[5], Dispose(HEALTH))
    andi.must(cases[6], Dispose(HEALTH))
    andi.must(cases[6], Dispose(ROADS))


def test_what_is_superseded_and_old_goes_and_what_counts_stays(
    andi: Desk, cases: list[Case], central: Central, at_desk: SignIn
) -> None:
    before = at_desk("budi")
    before.sync()
    history(andi, cases)
    aged(central)
    andi.must(cases[7], AddNote("baru", audience="agencies"))
    head = numbers(central)[-1]

    cut = compact(central.engine, LIMIT)

    assert floor(central) == head - 1, "all but the young row"
    # The first eight cases have later rows or left; both departures no longer count.
    assert set(range(1, head + 1)) - set(numbers(central)) == {1, 2, 3, 4, 5, 6, 7, 8, 36, 37}
    assert cut.buckets >= 3 and cut.rows > 0
    assert compact(central.engine, LIMIT) == Cut(0, 0), "a second run finds nothing"
    with reading(central.engine) as connection:
        assert_books_balance(connection)
    fresh = at_desk("budi")
    fresh.sync(limit_bytes=1)
    before.sync()
    assert fresh.buckets == before.buckets
    assert fresh.cases() == {case.id for case in cases} - {cases[5].id}


def test_who_is_behind_the_floor_starts_anew_and_who_is_not_goes_on(
    andi: Desk, cases: list[Case], central: Central, at_desk: SignIn
) -> None:
    behind, near = at_desk("budi"), at_desk("budi")
    behind.sync()
    history(andi, cases)
    near.sync()
    aged(central)
    andi.must(cases[5], Dispose(ROADS))
    compact(central.engine, LIMIT)

    (lost,) = [delta for delta in behind.exchange().buckets if delta.bucket == BUCKET]
    (found,) = [delta for delta in near.exchange().buckets if delta.bucket == BUCKET]

    assert lost.reset and not found.reset
    assert behind.buckets == near.buckets


def test_young_rows_stay_even_if_an_old_one_follows(andi: Desk, cases: list[Case], central: Central) -> None:
    history(andi, cases)
    aged(central)
    change(central, update(feed).where(feed.c.bucket == BUCKET, feed.c.seq == 3).values(at=datetime.now(UTC)))
    compact(central.engine, LIMIT)
    assert floor(central) == 2
    change(central, update(feed).where(feed.c.bucket == BUCKET, feed.c.seq == 3).values(at=None))
    compact(central.engine, LIMIT)
    assert floor(central) == 2, "what nobody knows the age of counts as young"


def test_a_load_that_has_begun_is_not_sent_back_to_its_beginning(
    andi: Desk, cases: list[Case], central: Central, at_desk: SignIn
) -> None:
    """Its places lie below the floor all the while; without remembering where it set out, it would never end."""
    history(andi, cases)
    aged(central)
    compact(central.engine, LIMIT)
    budi = at_desk("budi")
    pages = budi.sync(limit_bytes=1)
    resets = [delta for page in pages for delta in page.buckets if delta.reset and delta.bucket == BUCKET]
    assert len(pages) > 5 and len(resets) == 1

    second = at_desk("budi")
    second.exchange(limit_bytes=1)
    while Cursor.read(second.cursor).positions.get(BUCKET, Position()).seq < 10:
        second.exchange(limit_bytes=1)
    andi.must(cases[0], AddNote("sesudah mulai", audience="agencies"))
    andi.must(cases[20], Dispose(HEALTH))
    aged(central)
    andi.must(cases[1], AddNote("baru", audience="agencies"))
    compact(central.engine, LIMIT)
    pages = second.sync(limit_bytes=1)
    assert any(delta.reset for page in pages for delta in page.buckets if delta.bucket == BUCKET), "cut too far"
    budi.sync()
    assert second.buckets == budi.buckets


def test_a_place_below_the_floor_counts_only_while_loading(
    andi: Desk, cases: list[Case], central: Central, at_desk: SignIn
) -> None:
    budi = at_desk("budi")
    budi.sync()
    cursor = Cursor.read(budi.cursor)
    assert cursor.begun == {}, "who has arrived is not loading any more"
    old = read(central, select(feed.c.anchor).where(feed.c.bucket == BUCKET, feed.c.seq == 5))[0].anchor
    change(central, update(bucket).where(bucket.c.name == BUCKET).values(floor=10))
    places = {**cursor.positions, BUCKET: Position(5, old)}
    budi.cursor = replace(cursor, positions=places).text()
    assert [delta.reset for delta in budi.exchange().buckets] == [True]


def test_cutting_while_others_write_and_read_loses_nothing(
    andi: Desk, cases: list[Case], central: Central, region: Region, at_desk: SignIn
) -> None:
    history(andi, cases)
    done = threading.Event()
    budi, joko = at_desk("budi"), at_desk("joko")

    def cut() -> int:
        runs = 0
        while not done.is_set() or runs == 0:
            compact(central.engine, datetime.now(UTC))
            runs += 1
        return runs

    with ThreadPoolExecutor(3) as pool:
        cutters = [pool.submit(cut) for _ in range(2)]
        try:
            for number in range(20):
                joko.must(cases[number], AddNote(f"{number}", audience="agencies"))
                joko.must(cases[number % 7 + 10], Dispose((HEALTH, ROADS)[number // 7 % 2]))
                budi.exchange(limit_bytes=(1, 100_000)[number % 2])
        finally:
            done.set()
        assert all(cutter.result(TIMEOUT) for cutter in cutters)
    compact(central.engine, datetime.now(UTC))
    fresh = at_desk("budi")
    fresh.sync()
    budi.sync()
    assert budi.buckets == fresh.buckets
    with reading(central.engine) as connection:
        assert_books_balance(connection)


def test_the_command_keeps_ninety_days_unless_told_otherwise(
    andi: Desk, cases: list[Case], central: Central, settings: Settings
) -> None:
    history(andi, cases)
    change(central, update(feed).values(at=datetime.now(UTC) - timedelta(days=89)))
    rows = read(central, select(func.count()).select_from(feed))[0][0]

    def run(*arguments: str) -> tuple[int, str]:
        output = StringIO()
        return main(["compact", *arguments], settings, output), output.getvalue()

    assert run() == (0, "0 baris umpan yang lebih tua dari 90 hari dihapus; 0 wadah dipotong.\n")
    assert run("--keep-days", "-1")[0] == 2
    code, words = run("--keep-days", "88")
    left = read(central, select(func.count()).select_from(feed))[0][0]
    assert (code, words.split()[0]) == (0, str(rows - left)) and left < rows
    assert floor(central, agency_bucket(REGENCY)) == numbers(central, agency_bucket(REGENCY))[-1]
