"""Before a large part of the cases leaves at once a person is asked, and until then nothing of it is stored."""

from collections.abc import Iterable
from dataclasses import replace

import pytest

from app.models import cache
from app.models.cache import PageEffect
from app.models.engine import writing
from app.models.stores import Stores
from app.problems import Problem
from domain.case import Case
from domain.ids import CaseId
from domain.protocol import SyncReply
from tests.support.console import new_case
from tests.support.feeds import Feeds, cached, out, put, whole_cache

UNIT, AGENCY = "un:kab-th-pupr", "ag:kab-th"
CASE = new_case(1, days_ago=3).case
CASES = [replace(CASE, id=CaseId(f"case-{number:04}")) for number in range(240)]


@pytest.fixture
def feeds(stores: Stores) -> Feeds:
    """A console with 200 cases."""
    found = Feeds()
    take(stores, found.reply(found.delta(UNIT, *map(put, CASES[:200]))))
    return found


def take(stores: Stores, reply: SyncReply, **how: int) -> PageEffect:
    with writing(stores.cache) as connection:
        return cache.take_page(connection, reply, **how)  # type: ignore[arg-type]


def outs(cases: Iterable[Case]) -> list[object]:
    return [out(case.id) for case in cases]


def refused(stores: Stores, reply: SyncReply, **how: int) -> dict[str, object]:
    before = whole_cache(stores)
    with pytest.raises(Problem, match="many_cases_gone") as caught:
        take(stores, reply, **how)
    assert whole_cache(stores) == before
    return caught.value.fields


def test_more_than_a_tenth_is_not_stored(stores: Stores, feeds: Feeds) -> None:
    page = feeds.reply(feeds.delta(UNIT, put(CASES[200]), *outs(CASES[:21])))  # type: ignore[arg-type]
    assert refused(stores, page) == {"gone": 21, "total": 200}
    assert len(take(stores, page, allow_vanishing=True).gone) == 21
    assert len(cached(stores)) == 180


def test_a_tenth_is_stored(stores: Stores, feeds: Feeds) -> None:
    assert len(take(stores, feeds.reply(feeds.delta(UNIT, *outs(CASES[:20])))).gone) == 20  # type: ignore[arg-type]


def test_few_cases_are_never_asked_about(stores: Stores) -> None:
    feeds = Feeds()
    take(stores, feeds.reply(feeds.delta(UNIT, *map(put, CASES[:19]))))
    assert len(take(stores, feeds.reply(without=frozenset({UNIT}))).gone) == 19


def test_a_fresh_cache_is_never_asked_about(stores: Stores) -> None:
    feeds = Feeds()
    take(stores, feeds.reply(feeds.delta(UNIT, *map(put, CASES[:100]), *outs(CASES[100:150]), reset=True)))  # type: ignore[arg-type]
    assert len(cached(stores)) == 100


def test_the_last_page_of_a_reset_counts(stores: Stores, feeds: Feeds) -> None:
    take(stores, feeds.reply(feeds.delta(UNIT, *map(put, CASES[:100]), reset=True, more=True), more=True))
    page = feeds.reply(feeds.delta(UNIT, *map(put, CASES[100:150])))
    assert refused(stores, page) == {"gone": 50, "total": 200}
    assert len(take(stores, page, allow_vanishing=True).gone) == 50


def test_a_lost_grant_counts(stores: Stores, feeds: Feeds) -> None:
    assert refused(stores, feeds.reply(without=frozenset({UNIT}))) == {"gone": 200, "total": 200}


def test_what_another_bucket_holds_does_not_count(stores: Stores, feeds: Feeds) -> None:
    take(stores, feeds.reply(feeds.delta(AGENCY, *map(put, CASES[:190]))))
    assert len(take(stores, feeds.reply(feeds.delta(UNIT, reset=True))).gone) == 10


def test_what_moves_from_one_bucket_to_another_does_not_count(stores: Stores, feeds: Feeds) -> None:
    moved = feeds.delta(UNIT, *outs(CASES[:200])), feeds.delta(AGENCY, *map(put, CASES[:200]))  # type: ignore[arg-type]
    assert take(stores, feeds.reply(*moved)).gone == set()
    assert len(cached(stores)) == 200


def test_new_cases_do_not_outweigh_those_that_go(stores: Stores, feeds: Feeds) -> None:
    page = feeds.reply(feeds.delta(UNIT, *map(put, CASES[200:240]), *outs(CASES[:22])))  # type: ignore[arg-type]
    assert refused(stores, page) == {"gone": 22, "total": 200}


def test_small_pages_of_one_sync_are_counted_together(stores: Stores, feeds: Feeds) -> None:
    first = take(stores, feeds.reply(feeds.delta(UNIT, *outs(CASES[:12]), more=True), more=True))  # type: ignore[arg-type]
    page = feeds.reply(feeds.delta(UNIT, *outs(CASES[12:24])))  # type: ignore[arg-type]
    assert refused(stores, page, already_gone=len(first.gone)) == {"gone": 24, "total": 200}
    assert len(take(stores, page).gone) == 12, "in another sync it would be few again"
