"""A page of the feed is taken whole or not at all, and leaves exactly what the server says the console holds."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from app.models import cache
from app.models.cache import PageEffect, StaleDelta
from app.models.engine import reading, writing
from app.models.stores import Stores
from app.models.tables import cases
from app.models.world import load_world
from app.problems import Problem
from domain.calendar import WorkingCalendar
from domain.capabilities import Capabilities
from domain.case import Case, EventKind, Status
from domain.commands import AddNote
from domain.ids import CaseId
from domain.protocol import BucketDelta, Op, OpKind, Position, SyncReply
from domain.rules import STANDARD, RuleBook
from domain.scope import REFERENCE
from domain.wire import WireError, loads, to_wire
from tests.support.console import NOW, SARI, WORLD, new_case, sample_cases
from tests.support.feeds import Feeds, agency, cached, document, out, put, reference, sums, whole_cache

UNIT, AGENCY = "un:kab-th-pupr", "ag:kab-th"
ONE, TWO, THREE = (new_case(number, days_ago=3).case for number in range(3))


@pytest.fixture
def feeds() -> Feeds:
    return Feeds()


def take(stores: Stores, reply: SyncReply, *, allow_vanishing: bool = False) -> PageEffect:
    with writing(stores.cache) as connection:
        return cache.take_page(connection, reply, allow_vanishing=allow_vanishing)


def newer(case: Case, versions: int = 1) -> Case:
    return replace(case, version=case.version + versions, title=f"{case.title} v{case.version + versions}")


def due_on(stores: Stores) -> dict[str, str]:
    with reading(stores.cache) as connection:
        return {row.id: row.due_on for row in connection.execute(sa.select(cases.c.id, cases.c.due_on)) if row.due_on}


def test_puts_and_outs(stores: Stores, feeds: Feeds) -> None:
    effect = take(stores, feeds.reply(feeds.delta(REFERENCE, *reference()), feeds.delta(UNIT, put(ONE), put(TWO))))
    assert (effect.touched, effect.gone, effect.diverged) == ({ONE.id, TWO.id}, set(), set())
    assert effect.world == WORLD
    effect = take(stores, feeds.reply(feeds.delta(UNIT, put(newer(ONE)), out(TWO.id), put(THREE))))
    assert (effect.touched, effect.gone, effect.world) == ({ONE.id, THREE.id}, {TWO.id}, None)
    assert cached(stores) == {ONE.id: ONE.version + 1, THREE.id: THREE.version}
    assert sums(stores)[UNIT] == (feeds.digest(UNIT), 2)
    with reading(stores.cache) as connection:
        position = cache.feed_position(connection)
        assert load_world(connection) == WORLD
    assert (position.epoch, position.cursor) == ("e1", "ref:15,un:kab-th-pupr:5")


def test_what_the_server_announces_reaches_the_rules(stores: Stores, feeds: Feeds) -> None:
    announced = Op(OpKind.PUT, "capabilities", 1, "capabilities", {"reopening": True, "of_a_newer_server": 7})
    effect = take(stores, feeds.reply(feeds.delta(REFERENCE, *reference(), announced)))
    assert effect.world is not None and effect.world.directory.capabilities == Capabilities(reopening=True)
    effect = take(stores, feeds.reply(feeds.delta(REFERENCE, out("capabilities"))))
    assert effect.world == WORLD


def test_within_one_delta_the_last_word_counts(stores: Stores, feeds: Feeds) -> None:
    take(stores, feeds.reply(feeds.delta(UNIT, put(ONE), out(ONE.id), put(newer(ONE)), put(TWO), out(TWO.id))))
    assert cached(stores) == {ONE.id: ONE.version + 1}
    assert sums(stores)[UNIT] == (feeds.digest(UNIT), 1)


def test_a_case_in_two_buckets_stays_until_both_have_let_go(stores: Stores, feeds: Feeds) -> None:
    take(stores, feeds.reply(feeds.delta(UNIT, put(ONE)), feeds.delta(AGENCY, put(ONE))))
    effect = take(stores, feeds.reply(feeds.delta(UNIT, out(ONE.id))))
    assert (effect.gone, cached(stores)) == (set(), {ONE.id: ONE.version})
    effect = take(stores, feeds.reply(feeds.delta(AGENCY, out(ONE.id))))
    assert (effect.gone, cached(stores)) == ({ONE.id}, {})


def test_a_case_that_moves_from_one_bucket_to_another_in_one_page_stays(stores: Stores, feeds: Feeds) -> None:
    take(stores, feeds.reply(feeds.delta(UNIT, put(ONE))))
    for first, second in ((UNIT, AGENCY), (AGENCY, UNIT)):
        effect = take(stores, feeds.reply(feeds.delta(first, out(ONE.id)), feeds.delta(second, put(newer(ONE)))))
        assert (effect.touched, effect.gone, set(cached(stores))) == ({ONE.id}, set(), {ONE.id})


def test_a_grant_that_is_gone_takes_its_cases_along(stores: Stores, feeds: Feeds) -> None:
    take(stores, feeds.reply(feeds.delta(UNIT, put(ONE), put(TWO)), feeds.delta(AGENCY, put(TWO), put(THREE))))
    effect = take(stores, feeds.reply(without=frozenset({UNIT})))
    assert (effect.gone, set(cached(stores))) == ({ONE.id}, {TWO.id, THREE.id})
    assert set(sums(stores)) == {AGENCY}


def test_a_reset_replaces_the_bucket(stores: Stores, feeds: Feeds) -> None:
    take(stores, feeds.reply(feeds.delta(UNIT, put(ONE), put(TWO))))
    effect = take(stores, feeds.reply(feeds.delta(UNIT, put(newer(TWO)), put(THREE), reset=True)))
    assert (effect.touched, effect.gone) == ({TWO.id, THREE.id}, {ONE.id})
    assert cached(stores) == {TWO.id: TWO.version + 1, THREE.id: THREE.version}
    assert sums(stores)[UNIT] == (feeds.digest(UNIT), 2)


def test_a_reset_after_a_restored_backup_takes_the_older_truth_in_both_buckets(stores: Stores, feeds: Feeds) -> None:
    """The server lost versions: while one bucket still tells of the newer one, it is not believed for ever."""
    take(stores, feeds.reply(feeds.delta(UNIT, put(newer(ONE, 5))), feeds.delta(AGENCY, put(newer(ONE, 5)))))
    take(stores, feeds.reply(feeds.delta(UNIT, put(ONE), reset=True), more=True, epoch="e2"))
    take(stores, feeds.reply(feeds.delta(AGENCY, put(ONE), reset=True), epoch="e2"))
    assert cached(stores) == {ONE.id: ONE.version}
    assert loads(Case, document(stores, ONE.id)) == ONE


def test_an_older_version_never_replaces_a_newer_one(stores: Stores, feeds: Feeds) -> None:
    take(stores, feeds.reply(feeds.delta(UNIT, put(newer(ONE, 3)))))
    take(stores, feeds.reply(feeds.delta(AGENCY, put(newer(ONE, 1)))))
    assert cached(stores) == {ONE.id: ONE.version + 3}
    assert loads(Case, document(stores, ONE.id)) == newer(ONE, 3)
    take(stores, feeds.reply(feeds.delta(AGENCY, put(newer(ONE, 4)))))
    assert cached(stores) == {ONE.id: ONE.version + 4}


@pytest.mark.parametrize("start", [Position(99, "x"), Position(1, "another history"), Position()])
def test_a_delta_from_elsewhere_takes_the_whole_page_back(stores: Stores, feeds: Feeds, start: Position) -> None:
    take(stores, feeds.reply(feeds.delta(UNIT, put(ONE)), feeds.delta(AGENCY, put(TWO))))
    before = whole_cache(stores)
    good = feeds.delta(AGENCY, put(newer(TWO)), put(THREE))
    stale = BucketDelta(UNIT, start, Position(120, "y"), ops=(put(THREE), out(ONE.id)))
    with pytest.raises(StaleDelta, match=UNIT):
        take(stores, feeds.reply(good, stale))
    assert whole_cache(stores) == before


def test_a_page_is_not_taken_twice(stores: Stores, feeds: Feeds) -> None:
    take(stores, feeds.reply(feeds.delta(UNIT, put(ONE))))
    page = feeds.reply(feeds.delta(UNIT, put(TWO)))
    take(stores, page)
    with pytest.raises(StaleDelta):
        take(stores, page)
    assert set(cached(stores)) == {ONE.id, TWO.id}


def test_sums_that_differ_are_noticed_at_the_end_of_a_bucket_only(stores: Stores, feeds: Feeds) -> None:
    wrong = replace(feeds.delta(UNIT, put(ONE), more=True), digest="0" * 32)
    assert take(stores, feeds.reply(wrong, more=True)).diverged == set()
    feeds.members[UNIT]["case-unknown-here"] = 3
    assert take(stores, feeds.reply(feeds.delta(UNIT, put(TWO)))).diverged == {UNIT}
    del feeds.members[UNIT]["case-unknown-here"]
    assert take(stores, feeds.reply(feeds.delta(UNIT, put(newer(TWO))))).diverged == set()
    miscounted = replace(feeds.delta(UNIT, put(THREE)), count=7)
    assert take(stores, feeds.reply(miscounted)).diverged == {UNIT}


def test_an_amended_calendar_moves_the_days_of_cases_that_were_not_sent(stores: Stores, feeds: Feeds) -> None:
    found = sample_cases()
    take(stores, feeds.reply(feeds.delta(REFERENCE, *reference()), feeds.delta(UNIT, *map(put, found))))
    before = due_on(stores)
    holidays = {**WORLD.calendar.holidays, **{date(2026, 11, day): "Cuti bersama" for day in range(16, 31)}}
    amended = WorkingCalendar("uji-2026-b", holidays)
    calendar = Op(OpKind.PUT, "calendar", 2, "calendar", reference(calendar=amended)[-1].doc)
    touched = newer(found[0])
    effect = take(stores, feeds.reply(feeds.delta(UNIT, put(touched)), feeds.delta(REFERENCE, calendar)))
    assert effect.world is not None and effect.world.calendar == amended
    after = due_on(stores)
    assert set(after) == set(before)
    moved = {id for id in before if after[id] != before[id]}
    assert moved == {id for id in before if before[id] >= "2026-11-16"} and len(moved) >= 10
    assert all(after[id] > before[id] for id in moved)
    again = [replace(case, version=case.version + 1) for case in found]
    take(stores, feeds.reply(feeds.delta(UNIT, *map(put, again))))
    assert due_on(stores) == after, "derived from the calendar alone, a day differs from what a put derives"


def test_another_zone_moves_the_days_as_well(stores: Stores, feeds: Feeds) -> None:
    late_evening = new_case(7, days_ago=4)
    take(stores, feeds.reply(feeds.delta(REFERENCE, *reference()), feeds.delta(UNIT, put(late_evening.case))))
    before = due_on(stores)
    home = WORLD.directory.agencies[late_evening.case.holder.agency]
    far = replace(home, region="31.71")
    holiday = WorkingCalendar("uji", {}, {"31.71": {date(2026, 11, day): "Hari jadi" for day in range(16, 28)}})
    calendar = Op(OpKind.PUT, "calendar", 2, "calendar", reference(calendar=holiday)[-1].doc)
    take(stores, feeds.reply(feeds.delta(REFERENCE, agency(far, 2), calendar)))
    assert due_on(stores) != before


def test_amended_rules_move_the_days_of_cases_that_were_not_sent(stores: Stores, feeds: Feeds) -> None:
    """A console that has never been sent any goes by the ones it was built with, which are the server's."""
    case = new_case(7, days_ago=4).case
    take(stores, feeds.reply(feeds.delta(REFERENCE, *reference()), feeds.delta(UNIT, put(case))))
    before = due_on(stores)
    shorter = tuple(replace(rule, days=1) for rule in STANDARD.rules)
    sent = Op(OpKind.PUT, "rules", 1, "rules", to_wire(RuleBook("uji", shorter)))
    effect = take(stores, feeds.reply(feeds.delta(REFERENCE, sent)))
    assert effect.world is not None and effect.world.directory.rules == RuleBook("uji", shorter)
    after = due_on(stores)
    assert after != before
    take(stores, feeds.reply(feeds.delta(UNIT, put(case), reset=True)))
    assert due_on(stores) == after, "derived from the rules alone, a day differs from what a put derives"


def test_another_zone_of_an_office_that_held_a_case_earlier_moves_its_days(stores: Stores, feeds: Feeds) -> None:
    case = new_case(7, days_ago=4).case
    earlier = next(a for a in WORLD.directory.agencies.values() if a.id != case.holder.agency)
    begun = replace(
        case.events[0],
        id="diteruskan",
        kind=EventKind.VERIFIED,
        acted_at=case.reported_at,
        received_at=case.reported_at,
        data={"from": earlier.id, "agency": earlier.id},
    )
    moved_on = replace(
        begun,
        id="dipindahkan",
        kind=EventKind.TRANSFER_ACCEPTED,
        acted_at=NOW,
        received_at=NOW,
        data={"from": earlier.id, "agency": case.holder.agency},
    )
    transferred = replace(case, events=(case.events[0], begun, moved_on))
    take(stores, feeds.reply(feeds.delta(REFERENCE, *reference()), feeds.delta(UNIT, put(transferred))))
    before = due_on(stores)
    feast = {case.reported_at.date() + timedelta(days=n): "Hari jadi" for n in range(1, 5)}
    holiday = WorkingCalendar("uji", WORLD.calendar.holidays, {"31.71": feast})
    calendar = Op(OpKind.PUT, "calendar", 2, "calendar", to_wire(holiday))
    take(stores, feeds.reply(feeds.delta(REFERENCE, calendar)))
    assert due_on(stores) == before
    take(stores, feeds.reply(feeds.delta(REFERENCE, agency(replace(earlier, region="31.71"), 2))))
    assert due_on(stores) != before


def test_fields_and_values_of_a_newer_server_stay_as_they_came(stores: Stores, feeds: Feeds) -> None:
    newest = replace(ONE, status="escalated_to_president", classification="of_a_new_kind")
    unknown = {"kinship": {"n": [1, 2.50, None, True]}, "a": "é✓😀 \u2028"}
    op = put(newest, **unknown)
    take(stores, feeds.reply(feeds.delta(REFERENCE, *reference()), feeds.delta(UNIT, op)))
    text = document(stores, ONE.id)
    assert text == json.dumps(op.doc, ensure_ascii=False, separators=(",", ":"))
    assert json.loads(text)["kinship"] == unknown["kinship"]
    read = loads(Case, text)
    assert (read.status, read.is_open, read.title) == ("escalated_to_president", False, ONE.title)
    assert newest.status not in set(Status)


def test_entities_of_a_newer_server_are_counted_and_not_shown(stores: Stores, feeds: Feeds) -> None:
    strange = Op(OpKind.PUT, "thread-1", 4, "thread", {"title": "baru"})
    news = Op(OpKind.PUT, "news-1", 1, "bulletin", {"text": "baru"})
    page = feeds.reply(feeds.delta(REFERENCE, *reference(), news), feeds.delta(UNIT, put(ONE), strange))
    assert take(stores, page).diverged == set()
    assert set(cached(stores)) == {ONE.id}
    assert take(stores, feeds.reply(feeds.delta(UNIT, out("thread-1")))).diverged == set()


def test_a_change_of_an_unknown_kind_stops_the_page_and_costs_nothing(stores: Stores, feeds: Feeds) -> None:
    take(stores, feeds.reply(feeds.delta(UNIT, put(ONE))))
    before = whole_cache(stores)
    with pytest.raises(Problem, match="upgrade_needed"):
        take(stores, feeds.reply(feeds.delta(UNIT, put(TWO), Op("merge", ONE.id, 9, doc={}))))
    assert whole_cache(stores) == before


@pytest.mark.parametrize("doc", [None, {}, {"id": "case-0000"}, {"id": 5}])
def test_a_document_that_is_none_stops_the_page_and_costs_nothing(
    stores: Stores, feeds: Feeds, doc: dict[str, object] | None
) -> None:
    take(stores, feeds.reply(feeds.delta(UNIT, put(ONE))))
    before = whole_cache(stores)
    with pytest.raises(WireError):
        take(stores, feeds.reply(feeds.delta(UNIT, put(TWO), Op(OpKind.PUT, ONE.id, 9, "case", doc))))
    assert whole_cache(stores) == before


@pytest.mark.parametrize("instant", ["", "kemarin", "2026-11-20T02:00:00", "2026-13-20T02:00:00Z"])
def test_an_instant_that_is_none_stops_the_page(stores: Stores, feeds: Feeds, instant: str) -> None:
    """It is read again at the next start: what is stored must be readable then."""
    page = feeds.reply(feeds.delta(UNIT, put(ONE)))
    with pytest.raises(WireError):
        take(stores, replace(page, server_time=instant))
    assert cached(stores) == {}


def test_half_a_character_in_a_document_does_not_stop_the_feed(stores: Stores, feeds: Feeds) -> None:
    take(stores, feeds.reply(feeds.delta(UNIT, put(ONE, title="setengah \ud83d huruf", note="\udc00"))))
    assert loads(Case, document(stores, ONE.id)).title == "setengah \ufffd huruf"


def test_cases_beyond_one_statement(stores: Stores, feeds: Feeds) -> None:
    note = new_case(1, days_ago=3).act(SARI, AddNote("banyak")).case
    many = [replace(note, id=CaseId(f"case-{n:05}")) for n in range(1_201)]
    take(stores, feeds.reply(feeds.delta(UNIT, *map(put, many))))
    take(stores, feeds.reply(feeds.delta(UNIT, *(put(newer(case)) for case in many[:1_100]))))
    assert sums(stores)[UNIT] == (feeds.digest(UNIT), 1_201)
    take(stores, feeds.reply(feeds.delta(UNIT, *(out(case.id) for case in many[1:]))), allow_vanishing=True)
    assert cached(stores) == {many[0].id: note.version + 1}
