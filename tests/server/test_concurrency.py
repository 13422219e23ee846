"""Many at once: nobody misses a change, whichever transaction ends first, and one command never counts twice."""

import random
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest
import requests
from sqlalchemy import func, select

from domain.case import Case, Holder
from domain.commands import AddNote
from domain.protocol import Outcome
from server.central import Central
from server.chain import verify
from server.database import reading, writing
from server.records import store_cases
from server.schema import migrate
from server.settings import Settings
from server.tables import event, feed
from tests.server.conftest import SignIn
from tests.server.desk import TIMEOUT
from tests.server.region import (
    HEALTH,
    NEIGHBOUR,
    NEIGHBOUR_ROADS,
    REGENCY,
    ROADS,
    Clock,
    Region,
    read,
)

WRITERS, TRANSACTIONS, CASES = 4, 60, 9
HOLDERS = [Holder(REGENCY, ROADS), Holder(REGENCY, HEALTH), Holder(NEIGHBOUR, NEIGHBOUR_ROADS)]


def write_much(central: Central, number: int) -> list[Case]:
    """One writer's transactions: several cases each, in buckets that the other writers use too."""
    region, chance = Region(central, tracking=number * 100_000), random.Random(number)
    written = []
    for _ in range(TRANSACTIONS):
        drafts = [region.draft(holder=chance.choice(HOLDERS)) for _ in range(CASES)]
        with writing(central.engine) as connection:
            store_cases(connection, [(None, draft) for draft in drafts])
        written += drafts
    return written


def test_a_console_that_asks_all_the_time_misses_nothing(at_desk: SignIn, region: Region, central: Central) -> None:
    andi, eko = at_desk("andi"), at_desk("eko")
    brought: list[str] = []
    busy = 0

    def take(pages: int) -> None:
        nonlocal busy
        for desk in (andi, eko):
            reply = desk.exchange(limit_bytes=pages * 2_000)
            ops = [op for delta in reply.buckets for op in delta.ops if op.kind == "case"]
            brought.extend(op.id for op in ops)
            busy += bool(ops)

    with ThreadPoolExecutor(WRITERS) as pool:
        writers = [pool.submit(write_much, central, number) for number in range(1, WRITERS + 1)]
        while not all(writer.done() for writer in writers):
            take(random.Random(len(brought)).randint(1, 40))
        written = {case.id for writer in writers for case in writer.result()}
    while andi.replies[-1].more or eko.replies[-1].more or len(brought) < len(written):
        before = len(brought)
        take(1_000)
        assert len(brought) > before, "what is missing will never come"

    assert len(written) == WRITERS * TRANSACTIONS * CASES > 2_000
    assert sorted(brought) == sorted(written), "each exactly once"
    assert andi.cases() | eko.cases() == written
    assert busy > 10, "it did ask in between"
    for name in {row.bucket for row in read(central, select(feed.c.bucket).distinct())}:
        numbers = [
            row.seq for row in read(central, select(feed.c.seq).where(feed.c.bucket == name).order_by(feed.c.seq))
        ]
        assert numbers == list(range(1, len(numbers) + 1))


@contextmanager
def opened(central: Central) -> Iterator[Callable[[Case], None]]:
    """A transaction that stores cases and is committed at the end of the block."""
    with writing(central.engine) as connection:
        yield lambda case: store_cases(connection, [(None, case)])


def test_a_number_is_not_seen_before_its_predecessor(at_desk: SignIn, region: Region, central: Central) -> None:
    """The second writer cannot end before the first, so a console never goes past a number that is still to come."""
    first, second = region.draft(), region.draft()
    budi = at_desk("budi")
    budi.sync()
    started, ended = threading.Event(), threading.Event()

    def write_second() -> None:
        started.set()
        with opened(central) as store:
            store(second)
        ended.set()

    thread = threading.Thread(target=write_second)
    with opened(central) as store:
        store(first)
        thread.start()
        assert started.wait(TIMEOUT)
        assert not ended.wait(0.3)
        budi.sync()
        assert budi.cases() == set()
    thread.join(TIMEOUT)

    ops = [op.id for reply in budi.sync() for delta in reply.buckets for op in delta.ops]
    assert ops == [first.id, second.id]


@pytest.mark.postgres
def test_a_transaction_that_began_first_and_ends_last_is_not_missed(postgres_database: str, tmp_path: Path) -> None:
    """Numbers from a sequence would be given when a transaction writes, and a console would go past the slow one."""
    migrate(postgres_database)
    central = Central.over(Settings(tmp_path, postgres_database), Clock())
    region = Region(central)
    slow, quick = region.draft(holder=Holder(REGENCY, ROADS)), region.draft(holder=Holder(REGENCY, ROADS))
    with writing(central.engine) as connection:
        # Some work of its own first, as every command does.
        connection.execute(select(func.count()).select_from(event)).one()
        with opened(central) as store:
            store(quick)
        seen = read(central, select(feed.c.entity).where(feed.c.bucket == f"un:{ROADS}"))
        store_cases(connection, [(None, slow)])
    rows = read(central, select(feed.c.seq, feed.c.entity).where(feed.c.bucket == f"un:{ROADS}").order_by(feed.c.seq))
    central.engine.dispose()

    assert [row.entity for row in seen] == [quick.id]
    assert [tuple(row) for row in rows] == [(1, quick.id), (2, slow.id)]


def test_the_same_command_sent_many_times_at_once_counts_once(
    at_desk: SignIn, region: Region, central: Central
) -> None:
    budi = at_desk("budi")
    for case in region.reports(4):
        message = budi.message(case, AddNote("sekali"))
        with ThreadPoolExecutor(8) as pool:
            answers = list(pool.map(lambda _, sent=message: budi.ask([sent]).json()["results"][-1], range(8)))
        assert answers == [answers[0]] * 8
        assert (answers[0]["outcome"], answers[0]["version"]) == (Outcome.APPLIED, 2)
        assert len(read(central, select(event.c.id).where(event.c.case == case.id))) == 2


def test_commands_of_many_consoles_on_one_case_follow_each_other(
    at_desk: SignIn, region: Region, central: Central
) -> None:
    case = region.report()
    desks = [at_desk(name) for name in ("andi", "joko", "budi", "citra", "hadi")]

    def send(number: int) -> int:
        desk = desks[number % len(desks)]
        with locks[number % len(desks)]:
            result = desk.must(case, AddNote(f"{number}"))
        return result.version

    locks = [threading.Lock() for _ in desks]
    with ThreadPoolExecutor(len(desks)) as pool:
        versions = list(pool.map(send, range(30)))

    assert sorted(versions) == list(range(2, 32))
    for desk in desks:
        desk.sync()
        assert desk.seen(case).version == 31
    with reading(central.engine) as connection:
        assert list(verify(connection)) == []


def test_refreshing_twice_at_once_gives_the_same_session(at_desk: SignIn) -> None:
    budi = at_desk("budi")
    body = {"refresh_token": budi.tokens["refresh_token"], "request_id": "satu"}
    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(lambda _: budi.post("/v1/auth/refresh", body).json(), range(6)))
    assert answers == [answers[0]] * 6
    assert "access_token" in answers[0]


def test_guessing_in_parallel_gives_no_more_guesses(at_desk: SignIn) -> None:
    budi = at_desk("budi")

    def guess(number: int) -> str:
        body = {"username": "budi", "password": f"tebakan {number}"}
        code: str = requests.post(f"{budi.url}/v1/auth/token", json=body, timeout=TIMEOUT).json()["code"]
        return code

    with ThreadPoolExecutor(10) as pool:
        codes = list(pool.map(guess, range(12)))
    assert (codes.count("wrong_password"), codes.count("account_locked")) == (5, 7)
