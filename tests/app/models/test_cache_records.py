"""What is no case, and only some may see, is kept like a case: by its buckets, in its newest version."""

import pytest
import sqlalchemy as sa

from app.models import cache
from app.models.cache import PageEffect
from app.models.engine import reading, writing
from app.models.repair import audit
from app.models.stores import Stores
from app.models.tables import reference
from domain.protocol import Op, OpKind, SyncReply
from tests.support.console import new_case
from tests.support.feeds import Feeds, cached, out, put

UNIT, AGENCY = "un:kab-th-pupr", "ag:kab-th"
CASE = new_case(1, days_ago=3).case


@pytest.fixture
def feeds() -> Feeds:
    return Feeds()


def take(stores: Stores, reply: SyncReply) -> PageEffect:
    with writing(stores.cache) as connection:
        return cache.take_page(connection, reply)


def plan(version: int, id: str = "rencana-1") -> Op:
    return Op(OpKind.PUT, id, version, "plan", {"id": id, "percent": version * 10})


def kept(stores: Stores) -> dict[str, int]:
    with reading(stores.cache) as connection:
        return {row.id: row.version for row in connection.execute(sa.select(reference.c.id, reference.c.version))}


def test_it_comes_and_goes_with_its_buckets(stores: Stores, feeds: Feeds) -> None:
    effect = take(stores, feeds.reply(feeds.delta(UNIT, plan(1), put(CASE)), feeds.delta(AGENCY, plan(1))))
    assert (effect.touched, effect.world) == ({"rencana-1", CASE.id}, None)
    assert kept(stores) == {"rencana-1": 1}
    effect = take(stores, feeds.reply(feeds.delta(UNIT, out("rencana-1"), put(CASE))))
    assert (effect.gone, kept(stores)) == (set(), {"rencana-1": 1})
    effect = take(stores, feeds.reply(feeds.delta(AGENCY, out("rencana-1"))))
    assert (effect.gone, kept(stores), cached(stores)) == (set(), {}, {CASE.id: CASE.version})


def test_an_older_word_from_another_bucket_does_not_count(stores: Stores, feeds: Feeds) -> None:
    take(stores, feeds.reply(feeds.delta(UNIT, plan(3))))
    take(stores, feeds.reply(feeds.delta(AGENCY, plan(2), plan(1, "rencana-2"))))
    assert kept(stores) == {"rencana-1": 3, "rencana-2": 1}


def test_a_bucket_taken_away_takes_it_along_and_an_audit_misses_a_lost_one(stores: Stores, feeds: Feeds) -> None:
    take(stores, feeds.reply(feeds.delta(UNIT, plan(1)), feeds.delta(AGENCY, plan(1, "rencana-2"))))
    take(stores, feeds.reply(without=frozenset({AGENCY})))
    assert kept(stores) == {"rencana-1": 1}
    with writing(stores.cache) as connection:
        assert audit(connection) == frozenset()
        connection.execute(reference.delete())
        assert audit(connection) == {UNIT}
