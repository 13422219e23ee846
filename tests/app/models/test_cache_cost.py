"""What a sync costs on this side: two statements where nothing changed, and work that follows what did."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from app.models import cache, case_rows
from app.models.case_columns import DERIVED
from app.models.derived import rederive
from app.models.engine import reading, writing
from app.models.stores import Stores
from app.models.tables import cases, feed_state, owner
from app.sync import exchange
from domain.directory import Agency, PersonCard
from domain.ids import CaseId, DeviceId
from domain.people import Role
from domain.protocol import Op, OpKind, SyncReply
from domain.scope import REFERENCE
from domain.wire import to_wire
from tests.support.console import NOW, RATNA, REGENCY, SARI, WORLD, new_case
from tests.support.feeds import Feeds, agency, cached, out, put, reference

UNIT, AGENCY = "un:kab-th-pupr", "ag:kab-th"
CASE = new_case(1, days_ago=3).case
CASES = [replace(CASE, id=CaseId(f"case-{number}")) for number in range(12)]
TRANSACTION = ("BEGIN", "COMMIT", "ROLLBACK", "PRAGMA")


@contextmanager
def watched(*engines: sa.Engine) -> Iterator[list[str]]:
    """Every statement SQLite itself runs on these stores."""
    seen: list[str] = []
    raws: list[Any] = []
    for engine in engines:
        with engine.connect() as connection:
            raws.append(connection.connection.driver_connection)
    for raw in raws:
        raw.set_trace_callback(seen.append)
    try:
        yield seen
    finally:
        for raw in raws:
            raw.set_trace_callback(None)


def work(seen: list[str]) -> list[str]:
    return [statement for statement in seen if not statement.lstrip().upper().startswith(TRANSACTION)]


def take(stores: Stores, reply: SyncReply) -> cache.PageEffect:
    with writing(stores.cache) as connection:
        return cache.take_page(connection, reply)


@pytest.fixture
def feeds(stores: Stores) -> Feeds:
    found = Feeds()
    both = found.delta(UNIT, *map(put, CASES)), found.delta(AGENCY, *map(put, CASES))
    take(stores, found.reply(found.delta(REFERENCE, *reference()), *both))
    return found


def synced(stores: Stores, reply: SyncReply) -> exchange.Incoming:
    sent = exchange.prepare(stores, DeviceId("d"), 65_536, NOW)
    answer = replace(reply, request_id=sent.request.request_id)
    return exchange.store(stores, answer, SARI, WORLD, NOW, sent)


def test_nothing_changed_costs_two_statements(stores: Stores, feeds: Feeds) -> None:
    quiet = feeds.reply()
    with writing(stores.work) as connection:
        texts = dict.fromkeys(("person", "person_doc", "username", "server", "device", "unlock_verifier"), "")
        connection.execute(owner.insert(), {"id": 1, **texts, "acknowledged_through": 0})
    for _ in range(2):
        synced(stores, quiet)
    with watched(stores.cache, stores.work) as seen:
        incoming = synced(stores, quiet)
    assert len(work(seen)) == 2, work(seen)
    assert all(statement.lstrip().startswith("SELECT") for statement in work(seen))
    assert (incoming.more, incoming.effect) == (False, cache.PageEffect())


def test_the_place_of_the_cache_is_read_with_one_statement(stores: Stores, feeds: Feeds) -> None:
    with watched(stores.cache) as seen, reading(stores.cache) as connection:
        found = cache.feed_position(connection)
    assert len(work(seen)) == 1
    assert found.buckets == {REFERENCE, UNIT, AGENCY}


def test_only_an_answer_that_says_nothing_is_passed_over(stores: Stores, feeds: Feeds) -> None:
    with reading(stores.cache) as connection:
        before = cache.feed_position(connection)
    quiet = feeds.reply()
    assert cache.unchanged(before, quiet)
    later = (NOW + timedelta(minutes=9)).isoformat()
    assert cache.unchanged(before, replace(quiet, server_time=later, grants=(*quiet.grants, "ag:new")))
    for changed in (
        replace(quiet, cursor="another"),
        replace(quiet, epoch="e2"),
        replace(quiet, grants=(REFERENCE, UNIT)),
        replace(quiet, buckets=(feeds.delta(UNIT, put(CASES[0])),)),
        replace(quiet, server_time=(NOW + timedelta(minutes=11)).isoformat()),
        replace(quiet, server_time=(NOW - timedelta(days=3650)).isoformat()),
    ):
        assert not cache.unchanged(before, changed)
    for outstanding in ("again", "doubtful", "unfinished"):
        assert not cache.unchanged(replace(before, **{outstanding: (UNIT,)}), quiet)
    assert not cache.unchanged(cache.FeedState(), quiet)


def test_the_time_of_the_last_sync_is_written_down_now_and_then(stores: Stores, feeds: Feeds) -> None:
    later = NOW + timedelta(minutes=11)
    take(stores, replace(feeds.reply(), server_time=later.isoformat()))
    with reading(stores.cache) as connection:
        assert datetime.fromisoformat(cache.feed_position(connection).data_as_of) == later


def test_a_page_costs_as_many_statements_however_much_is_cached(stores: Stores) -> None:
    counts, feeds = [], Feeds()
    many = [replace(CASE, id=CaseId(f"many-{number:04}")) for number in range(600)]
    take(stores, feeds.reply(feeds.delta(UNIT, *map(put, CASES))))
    for _ in range(2):
        page = feeds.reply(feeds.delta(UNIT, put(replace(CASES[0], version=9)), out(CASES.pop().id)))
        with watched(stores.cache) as seen:
            take(stores, page)
        counts.append(len(work(seen)))
        take(stores, feeds.reply(feeds.delta(UNIT, *map(put, many))))
    assert counts[0] == counts[1] <= 20


def test_an_index_in_which_a_case_stays_is_left_alone(stores: Stores, feeds: Feeds) -> None:
    with watched(stores.cache) as seen:
        take(stores, feeds.reply(feeds.delta(UNIT, put(replace(CASES[0], version=7, title="lain")))))
    [update] = [statement for statement in seen if statement.startswith("UPDATE cases")]
    for column in ("id", "reported_at", "reply_state"):
        assert f" {column}=" not in update.split("WHERE")[0]
    assert cached(stores)[CASES[0].id] == 7


def test_reference_data_moves_only_the_cases_it_concerns(stores: Stores, feeds: Feeds) -> None:
    card = PersonCard(RATNA.id, "Ratna S.", "Admin", REGENCY)
    person = Op(OpKind.PUT, RATNA.id, 2, "person", to_wire(card))
    assert WORLD.directory.people[RATNA.id] != card and RATNA.memberships[0].role is Role.AGENCY_ADMIN
    for op, updates in ((person, 0), (agency(moved_to("WIT"), 3), len(CASES))):
        with watched(stores.cache) as seen:
            effect = take(stores, feeds.reply(feeds.delta(REFERENCE, op)))
        assert effect.world is not None
        assert sum(statement.startswith("UPDATE cases") for statement in seen) == updates


def moved_to(zone: str) -> Agency:
    return replace(WORLD.directory.agencies[REGENCY], time_zone=zone)


def test_what_an_older_console_could_not_read_is_derived_anew(stores: Stores, feeds: Feeds) -> None:
    """As another console left it: the document as received, and columns that say nothing of it."""
    before = _columns(stores)
    with writing(stores.cache) as connection:
        connection.execute(cases.update().values(is_open=False, due_on=None, is_new=False, title=""))
        connection.execute(feed_state.update().values(derived=DERIVED + 1))
    with writing(stores.cache) as connection:
        assert rederive(connection, WORLD)
    assert _columns(stores) == before
    with writing(stores.cache) as connection:
        assert connection.scalar(sa.select(feed_state.c.derived)) == DERIVED
        assert not rederive(connection, WORLD)


def test_columns_of_another_console_stay_marked_until_they_are_derived_anew(stores: Stores, feeds: Feeds) -> None:
    with writing(stores.cache) as connection:
        connection.execute(feed_state.update().values(derived=0))
    take(stores, feeds.reply(feeds.delta(UNIT, put(replace(CASES[0], version=9)))))
    with writing(stores.cache) as connection:
        assert rederive(connection, WORLD)


def test_more_cases_than_are_derived_at_once(stores: Stores) -> None:
    feeds = Feeds()
    many = [replace(CASE, id=CaseId(f"many-{n:05}")) for n in range(case_rows.CASES_AT_ONCE + 3)]
    take(stores, feeds.reply(feeds.delta(REFERENCE, *reference()), feeds.delta(UNIT, *map(put, many))))
    before = _columns(stores)
    with writing(stores.cache) as connection:
        connection.execute(cases.update().values(due_on="1999-01-01"))
        connection.execute(feed_state.update().values(derived=0))
        assert rederive(connection, WORLD)
    assert _columns(stores) == before and len(before) == case_rows.CASES_AT_ONCE + 3


def _columns(stores: Stores) -> list[tuple[object, ...]]:
    with reading(stores.cache) as connection:
        return [tuple(row) for row in connection.execute(sa.select(cases).order_by(cases.c.row))]
