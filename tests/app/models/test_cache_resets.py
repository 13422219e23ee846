"""A bucket that is loaded anew keeps what is there until the new content is complete, whatever happens in between."""

from dataclasses import replace

import pytest
import sqlalchemy as sa

from app.models import cache
from app.models.cache import PageEffect
from app.models.engine import reading, writing
from app.models.stores import Stores, open_stores
from app.models.tables import bucket, member
from app.paths import Profile
from domain.ids import CaseId
from domain.protocol import SyncReply
from tests.support.console import KEY, NOW, new_case
from tests.support.feeds import Feeds, cached, out, put, sums

UNIT, AGENCY = "un:kab-th-pupr", "ag:kab-th"
CASE = new_case(1, days_ago=3).case
ONE, TWO, THREE, FOUR = (replace(CASE, id=CaseId(f"case-{number}"), version=3) for number in range(4))


@pytest.fixture
def feeds() -> Feeds:
    return Feeds()


def take(stores: Stores, reply: SyncReply) -> PageEffect:
    with writing(stores.cache) as connection:
        return cache.take_page(connection, reply)


def feed(stores: Stores) -> cache.FeedState:
    with reading(stores.cache) as connection:
        return cache.feed_position(connection)


def test_nothing_vanishes_while_a_bucket_is_loaded_anew(stores: Stores, feeds: Feeds) -> None:
    take(stores, feeds.reply(feeds.delta(UNIT, put(ONE), put(TWO), put(THREE))))
    first = take(stores, feeds.reply(feeds.delta(UNIT, put(FOUR), reset=True, more=True), more=True))
    assert (first.touched, first.gone) == ({FOUR.id}, set())
    assert set(cached(stores)) == {ONE.id, TWO.id, THREE.id, FOUR.id}
    assert feed(stores).unfinished == (UNIT,)
    second = take(stores, feeds.reply(feeds.delta(UNIT, put(TWO), more=True), more=True))
    assert (second.gone, len(cached(stores))) == (set(), 4)
    last = take(stores, feeds.reply(feeds.delta(UNIT, put(replace(ONE, version=4)))))
    assert (last.touched, last.gone, last.diverged) == ({ONE.id}, {THREE.id}, set())
    assert cached(stores) == {ONE.id: 4, TWO.id: 3, FOUR.id: 3}
    assert sums(stores)[UNIT] == (feeds.digest(UNIT), 3)
    assert feed(stores).unfinished == ()


def test_sums_speak_of_the_new_content_alone(stores: Stores, feeds: Feeds) -> None:
    take(stores, feeds.reply(feeds.delta(UNIT, put(ONE), put(TWO))))
    take(stores, feeds.reply(feeds.delta(UNIT, put(THREE), put(ONE), out(TWO.id), reset=True, more=True), more=True))
    with reading(stores.cache) as connection:
        row = connection.execute(sa.select(bucket)).one()
        generations = set(connection.scalars(sa.select(member.c.generation)))
    assert (row.digest, row.members, row.resetting) == (feeds.digest(UNIT), 2, True)
    assert generations == {row.generation}
    assert set(cached(stores)) == {ONE.id, THREE.id}, "what the server says has left need not wait"


def test_a_restart_between_two_pages_costs_nothing(profile: Profile, feeds: Feeds) -> None:
    stores = open_stores(profile, KEY, NOW)
    take(stores, feeds.reply(feeds.delta(UNIT, put(ONE), put(TWO), put(THREE))))
    take(stores, feeds.reply(feeds.delta(UNIT, put(FOUR), reset=True, more=True), more=True))
    stores.close()
    stores = open_stores(profile, KEY, NOW)
    try:
        assert len(cached(stores)) == 4
        effect = take(stores, feeds.reply(feeds.delta(UNIT, put(ONE))))
        assert (effect.gone, effect.diverged) == ({TWO.id, THREE.id}, set())
        assert sums(stores)[UNIT] == (feeds.digest(UNIT), 2)
    finally:
        stores.close()


def test_a_reset_in_the_middle_of_a_reset(stores: Stores, feeds: Feeds) -> None:
    take(stores, feeds.reply(feeds.delta(UNIT, put(ONE), put(TWO))))
    take(stores, feeds.reply(feeds.delta(UNIT, put(THREE), reset=True, more=True), more=True))
    take(stores, feeds.reply(feeds.delta(UNIT, put(TWO), reset=True, more=True), more=True))
    assert set(cached(stores)) == {ONE.id, TWO.id, THREE.id}
    effect = take(stores, feeds.reply(feeds.delta(UNIT, put(FOUR))))
    assert (effect.gone, effect.diverged) == ({ONE.id, THREE.id}, set())
    assert set(cached(stores)) == {TWO.id, FOUR.id}
    assert sums(stores)[UNIT] == (feeds.digest(UNIT), 2)


def test_a_grant_lost_in_the_middle_takes_all_generations_along(stores: Stores, feeds: Feeds) -> None:
    take(stores, feeds.reply(feeds.delta(UNIT, put(ONE), put(TWO)), feeds.delta(AGENCY, put(TWO))))
    take(stores, feeds.reply(feeds.delta(UNIT, put(THREE), reset=True, more=True), more=True))
    effect = take(stores, feeds.reply(without=frozenset({UNIT})))
    assert (effect.gone, set(cached(stores))) == ({ONE.id, THREE.id}, {TWO.id})
    assert set(sums(stores)) == {AGENCY}


def test_a_case_in_two_buckets_of_which_one_starts_anew(stores: Stores, feeds: Feeds) -> None:
    take(stores, feeds.reply(feeds.delta(UNIT, put(ONE), put(TWO)), feeds.delta(AGENCY, put(ONE))))
    take(stores, feeds.reply(feeds.delta(UNIT, put(THREE), reset=True, more=True), more=True))
    effect = take(stores, feeds.reply(feeds.delta(AGENCY, out(ONE.id)), more=True))
    assert effect.gone == set(), "its old bucket has not told yet"
    effect = take(stores, feeds.reply(feeds.delta(UNIT, put(ONE))))
    assert (effect.gone, set(cached(stores))) == ({TWO.id}, {ONE.id, THREE.id})


def test_an_empty_bucket_that_starts_anew_is_empty_at_once(stores: Stores, feeds: Feeds) -> None:
    take(stores, feeds.reply(feeds.delta(UNIT, put(ONE))))
    assert take(stores, feeds.reply(feeds.delta(UNIT, reset=True))).gone == {ONE.id}
    assert sums(stores)[UNIT] == (feeds.digest(UNIT), 0)


def test_an_older_page_of_the_same_life_takes_nobody_back(stores: Stores, feeds: Feeds) -> None:
    """What starts anew may be told from a snapshot made before the last change; the change follows."""
    take(stores, feeds.reply(feeds.delta(UNIT, put(replace(ONE, version=5)))))
    take(stores, feeds.reply(feeds.delta(UNIT, put(ONE), reset=True, more=True), more=True))
    assert cached(stores) == {ONE.id: 5}
    take(stores, feeds.reply(feeds.delta(UNIT, put(replace(ONE, version=6)))))
    assert cached(stores) == {ONE.id: 6}


def test_a_restored_backup_that_left_one_bucket_takes_the_older_truth(stores: Stores, feeds: Feeds) -> None:
    """The bucket that knew the newer version does not hold the case in the life that was restored."""
    newer = replace(ONE, version=5)
    take(stores, feeds.reply(feeds.delta(UNIT, put(newer)), feeds.delta(AGENCY, put(newer), put(TWO))))
    take(stores, feeds.reply(feeds.delta(UNIT, put(ONE), reset=True), more=True, epoch="e2"))
    take(stores, feeds.reply(feeds.delta(AGENCY, put(TWO), reset=True), epoch="e2"))
    assert cached(stores) == {ONE.id: 3, TWO.id: 3}


def test_an_older_truth_in_the_same_life_is_doubted(stores: Stores, feeds: Feeds) -> None:
    """A restored backup nobody noticed: the versions went back, and the epoch did not move."""
    take(stores, feeds.reply(feeds.delta(UNIT, put(replace(ONE, version=5)))))
    effect = take(stores, feeds.reply(feeds.delta(UNIT, put(ONE), reset=True)))
    assert (cached(stores), effect.diverged) == ({ONE.id: 5}, {UNIT})


def test_a_case_that_only_another_bucket_knew_so_new_is_doubted(stores: Stores, feeds: Feeds) -> None:
    newer = replace(ONE, version=5)
    take(stores, feeds.reply(feeds.delta(UNIT, put(ONE)), feeds.delta(AGENCY, put(newer))))
    assert take(stores, feeds.reply(feeds.delta(AGENCY, out(ONE.id)))).diverged == {UNIT}


def test_a_bucket_whose_beginning_never_comes_is_asked_for(stores: Stores, feeds: Feeds) -> None:
    take(stores, feeds.reply(feeds.delta(UNIT, put(ONE)), feeds.delta(AGENCY, put(TWO))))
    take(stores, feeds.reply(feeds.delta(UNIT, put(ONE), reset=True), epoch="e2"))
    assert (feed(stores).again, set(cached(stores))) == ((AGENCY,), {ONE.id, TWO.id})
    take(stores, feeds.reply(feeds.delta(AGENCY, put(TWO), reset=True), epoch="e2"))
    assert (feed(stores).again, feed(stores).unfinished) == ((), ())


def test_a_wish_to_start_anew_outlives_a_restart(profile: Profile, feeds: Feeds) -> None:
    stores = open_stores(profile, KEY, NOW)
    take(stores, feeds.reply(feeds.delta(UNIT, put(ONE))))
    with writing(stores.cache) as connection:
        cache.ask_again(connection, [UNIT])
    stores.close()
    stores = open_stores(profile, KEY, NOW)
    try:
        assert (feed(stores).again, set(cached(stores))) == ((UNIT,), {ONE.id})
        take(stores, feeds.reply(feeds.delta(UNIT, put(TWO), reset=True)))
        assert (feed(stores).again, set(cached(stores))) == ((), {TWO.id})
    finally:
        stores.close()
