"""What goes into a request, and what an answer does to both stores, in which order."""

import hashlib
import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
import sqlalchemy as sa
from sqlalchemy import event

from app.models import blobs, cache, outbox
from app.models.account import Account, write_account
from app.models.cache import StaleDelta
from app.models.engine import open_store, reading, writing
from app.models.outbox import State
from app.models.queries import Queries
from app.models.stores import Stores
from app.models.tables import feed_state, overlay
from app.paths import Profile
from app.problems import Problem
from app.sync import exchange
from app.sync.exchange import COMMANDS_A_REQUEST, Incoming, Outgoing, prepare, store
from domain.attachments import Attachment
from domain.case import Case
from domain.commands import AddNote, Envelope
from domain.ids import CommandId, DeviceId
from domain.protocol import CommandMessage, Outcome, Position, Result, SyncReply
from domain.scope import REFERENCE
from domain.wire import from_wire
from tests.support.console import KEY, NOW, SARI, WORLD, new_case
from tests.support.feeds import Feeds, cached, put, reference

DEVICE = DeviceId("device-1")
UNIT = "un:kab-th-pupr"
CASES = [new_case(number, days_ago=3).case for number in range(4)]
ONE, TWO = CASES[:2]
PHOTO = b"\x89PNG" * 200
PICTURE = Attachment(hashlib.sha256(PHOTO).hexdigest(), "lokasi.png", len(PHOTO), "image/png")


@pytest.fixture
def feeds(stores: Stores) -> Feeds:
    write_account(stores.work, Account(SARI, SARI.id, "http://127.0.0.1", DEVICE, ""))
    feeds = Feeds()
    took(stores, feeds.reply(feeds.delta(REFERENCE, *reference()), feeds.delta(UNIT, *map(put, CASES))))
    return feeds


def add(stores: Stores, number: int, case: Case = ONE, text: str = "catatan", *files: Attachment) -> CommandId:
    id = CommandId(f"c{number}")
    command = AddNote(f"{text} {number}", attachments=files)
    envelope = Envelope(id, case.id, case.version, SARI.id, DEVICE, NOW, command)
    with writing(stores.work) as connection:
        assert outbox.enqueue(connection, envelope, case, NOW) == number
    return id


def keep_photo(stores: Stores) -> None:
    with writing(stores.work) as connection:
        blobs.keep(connection, PICTURE.sha256, PHOTO)


def prepared(stores: Stores, limit: int = 65_536) -> Outgoing:
    return prepare(stores, DEVICE, limit, NOW)


def sent(outgoing: Outgoing) -> list[str]:
    return [from_wire(CommandMessage, plain).envelope.id for plain in outgoing.request.commands]


def answered(stores: Stores, reply: SyncReply, asked: Outgoing) -> Incoming:
    return store(stores, replace(reply, request_id=asked.request.request_id), SARI, WORLD, NOW, asked)


def took(stores: Stores, reply: SyncReply) -> Incoming:
    return store(stores, reply, SARI, WORLD, NOW)


def states(stores: Stores) -> dict[str, State]:
    items = Queries(stores.cache, stores.work, SARI).outbox_items()
    return {item.id: item.state for item in sorted(items, key=lambda item: item.dseq)}


def result(number: int, outcome: str = Outcome.APPLIED, case: Case = ONE, version: int = 3) -> Result:
    return Result(CommandId(f"c{number}"), number, outcome, case.id, version)


def laid_over(stores: Stores) -> set[str]:
    with reading(stores.cache) as connection:
        return set(connection.scalars(sa.select(overlay.c.id)))


def test_a_request_says_where_the_cache_is_and_what_is_known(stores: Stores, feeds: Feeds) -> None:
    add(stores, 1)
    took(stores, feeds.reply(results=(result(1),)))
    add(stores, 2, TWO)
    request = prepared(stores, 12_345).request
    assert (request.epoch, request.cursor, request.device) == ("e1", feeds.reply().cursor, DEVICE)
    assert (request.ack_results_through, request.limit_bytes) == (1, 12_345)
    [plain] = json.loads(json.dumps(request.commands))
    message = from_wire(CommandMessage, plain)
    assert (message.dseq, message.envelope.case, message.envelope.command) == (2, TWO.id, AddNote("catatan 2"))
    assert states(stores) == {"c1": State.APPLIED, "c2": State.SENT}


def test_what_has_no_answer_goes_again_under_the_same_number(stores: Stores, feeds: Feeds) -> None:
    add(stores, 1)
    first = prepared(stores).request.commands
    add(stores, 2)
    again = prepared(stores).request.commands
    assert again[:1] == first
    assert [plain["dseq"] for plain in again] == [1, 2]


def test_what_waits_for_an_upload_holds_back_its_own_case_only(stores: Stores, feeds: Feeds) -> None:
    keep_photo(stores)
    for number, case, files in ((1, ONE, ()), (2, ONE, (PICTURE,)), (3, TWO, ()), (4, ONE, ()), (5, TWO, ())):
        add(stores, number, case, "catatan", *files)
    outgoing = prepared(stores)
    assert (sent(outgoing), outgoing.uploads) == (["c1", "c3", "c5"], (PICTURE,))
    assert [id for id, state in states(stores).items() if state is State.QUEUED] == ["c2", "c4"]
    with writing(stores.work) as connection:
        blobs.mark_uploaded(connection, PICTURE.sha256)
    outgoing = prepared(stores)
    assert (sent(outgoing), outgoing.uploads) == (["c1", "c2", "c3", "c4", "c5"], ())


def test_an_attachment_that_the_server_gave_needs_no_upload(stores: Stores, feeds: Feeds) -> None:
    add(stores, 1, ONE, "lihat", PICTURE)
    assert (sent(prepared(stores)), prepared(stores).uploads) == (["c1"], ())


def test_however_many_wait_for_an_upload_other_cases_go(stores: Stores, feeds: Feeds) -> None:
    keep_photo(stores)
    add(stores, 1, ONE, "foto", PICTURE)
    for number in range(2, COMMANDS_A_REQUEST + 12):
        add(stores, number, ONE)
    add(stores, COMMANDS_A_REQUEST + 12, TWO)
    assert sent(prepared(stores)) == [f"c{COMMANDS_A_REQUEST + 12}"]


def test_a_request_carries_so_many_commands_and_no_more(stores: Stores, feeds: Feeds) -> None:
    for number in range(1, COMMANDS_A_REQUEST + 6):
        add(stores, number, CASES[number % 4])
    assert sent(prepared(stores)) == [f"c{number}" for number in range(1, COMMANDS_A_REQUEST + 1)]
    results = tuple(result(n, Outcome.REJECTED) for n in range(1, COMMANDS_A_REQUEST + 1))
    assert took(stores, feeds.reply(results=results)).unsent
    assert len(sent(prepared(stores))) == 5


def test_a_request_carries_no_more_bytes_than_the_server_is_known_to_take(stores: Stores, feeds: Feeds) -> None:
    for number in range(1, 11):
        add(stores, number, ONE, "x" * 3_000)
    add(stores, 11, ONE, "x" * 30_000)
    for limit in (8 * 1024, 16 * 1024):
        commands = prepared(stores, limit).request.commands
        assert len(commands) > 1
        assert limit / 2 < len(json.dumps(commands)) < limit + 1_000
    took(stores, feeds.reply(results=tuple(result(number) for number in range(1, 11))))
    assert sent(prepared(stores, 8 * 1024)) == ["c11"], "a single one goes whatever its size"


def test_nothing_that_was_taken_back_leaves_all_the_same(stores: Stores, feeds: Feeds, profile: Profile) -> None:
    """The person takes a command back at the very moment in which the request is put together."""
    add(stores, 1)
    add(stores, 2, TWO)
    person = open_store(profile.work_db, KEY, durable=True, busy_timeout_ms=20)
    answers: list[bool] = []

    @event.listens_for(stores.work, "after_cursor_execute")
    def take_back(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if statement.startswith("SELECT outbox.dseq") and not answers:
            try:
                with writing(person) as connection:
                    answers.append(outbox.withdraw(connection, CommandId("c1"), NOW))
            except Problem as problem:
                assert problem.code == "store_locked"
                answers.append(False)

    going = sent(prepared(stores))
    event.remove(stores.work, "after_cursor_execute", take_back)
    person.dispose()
    assert len(answers) == 1
    assert ("c1" in going) is not answers[0]
    assert states(stores)["c1"] is (State.WITHDRAWN if answers[0] else State.SENT)


def test_an_answer_settles_when_the_case_has_caught_up(stores: Stores, feeds: Feeds) -> None:
    add(stores, 1)
    prepared(stores)
    exchange.derive_overlay(stores, SARI)
    assert laid_over(stores) == {ONE.id}
    incoming = took(stores, feeds.reply(results=(result(1),)))
    assert (states(stores), laid_over(stores)) == ({"c1": State.APPLIED}, {ONE.id})
    assert (incoming.changes.cases, incoming.changes.outbox, incoming.changes.reference) == ({ONE.id}, True, False)
    caught_up = replace(ONE, version=3)
    incoming = took(stores, feeds.reply(feeds.delta(UNIT, put(caught_up))))
    assert (states(stores), laid_over(stores)) == ({"c1": State.SETTLED}, set())
    assert incoming.changes.cases == {ONE.id}


def test_answer_and_effect_in_one_reply_settle_at_once(stores: Stores, feeds: Feeds) -> None:
    add(stores, 1)
    prepared(stores)
    incoming = took(stores, feeds.reply(feeds.delta(UNIT, put(replace(ONE, version=3))), results=(result(1),)))
    assert (states(stores), laid_over(stores), incoming.unsent) == ({"c1": State.SETTLED}, set(), False)


def test_a_page_that_fails_leaves_the_answers_and_is_taken_later(stores: Stores, feeds: Feeds) -> None:
    """As if killed in between: results are in, the page is not."""
    add(stores, 1)
    prepared(stores)
    good = feeds.reply(feeds.delta(UNIT, put(replace(ONE, version=3))), results=(result(1),))
    stale = replace(good, buckets=(replace(good.buckets[0], start=Position(9, "elsewhere")),))
    with pytest.raises(StaleDelta):
        took(stores, stale)
    assert (states(stores), cached(stores)[ONE.id]) == ({"c1": State.APPLIED}, 2)
    exchange.derive_overlay(stores, SARI)
    assert laid_over(stores) == {ONE.id}
    took(stores, good)
    assert (states(stores), laid_over(stores), cached(stores)[ONE.id]) == ({"c1": State.SETTLED}, set(), 3)


def _diverged(reply: SyncReply) -> SyncReply:
    return replace(reply, buckets=(*reply.buckets[:-1], replace(reply.buckets[-1], digest="0" * 32)))


HOW = {"whole": lambda reply: reply, "more": lambda reply: replace(reply, more=True), "diverged": _diverged}


@pytest.mark.parametrize("how", HOW)
def test_only_a_whole_sync_can_tell_that_a_case_has_left(stores: Stores, feeds: Feeds, how: str) -> None:
    add(stores, 1)
    add(stores, 2, TWO)
    took(stores, HOW[how](feeds.reply(feeds.delta(UNIT, put(TWO), reset=True))))
    assert set(cached(stores)) == {TWO.id}
    assert states(stores) == {"c1": State.ORPHANED if how == "whole" else State.QUEUED, "c2": State.QUEUED}


def test_a_bucket_that_is_sent_anew_in_pages_orphans_nothing(stores: Stores, feeds: Feeds) -> None:
    for number, case in enumerate(CASES, 1):
        add(stores, number, case)
    took(stores, feeds.reply(feeds.delta(UNIT, put(CASES[0]), reset=True, more=True), more=True))
    assert set(states(stores).values()) == {State.QUEUED}
    for case in CASES[1:-1]:
        took(stores, feeds.reply(feeds.delta(UNIT, put(case), more=True), more=True))
        assert set(states(stores).values()) == {State.QUEUED}
    took(stores, feeds.reply(feeds.delta(UNIT, put(CASES[-1]))))
    assert set(states(stores).values()) == {State.QUEUED}
    assert laid_over(stores) == {case.id for case in CASES}


@pytest.mark.parametrize("waiting", [State.SENT, State.APPLIED, State.REJECTED])
def test_what_has_left_this_computer_is_never_called_orphaned(stores: Stores, feeds: Feeds, waiting: State) -> None:
    add(stores, 1)
    prepared(stores)
    outcomes = {State.APPLIED: Outcome.APPLIED, State.REJECTED: Outcome.REJECTED}
    results = (result(1, outcomes[waiting]),) if waiting in outcomes else ()
    took(stores, feeds.reply(feeds.delta(UNIT, put(TWO), reset=True), results=results))
    after = {State.SENT: State.SENT, State.APPLIED: State.SETTLED, State.REJECTED: State.REJECTED}
    assert states(stores) == {"c1": after[waiting]}


def test_a_server_that_asks_for_patience_is_not_asked_again_at_once(stores: Stores, feeds: Feeds) -> None:
    """Its database does not answer: every command is put off, and more wait than one request carries."""
    for number in range(1, COMMANDS_A_REQUEST + 6):
        add(stores, number, CASES[number % 4])
    prepared(stores)
    results = [result(number, Outcome.DEFERRED) for number in range(1, COMMANDS_A_REQUEST + 1)]
    assert not took(stores, feeds.reply(results=tuple(results))).unsent
    assert sent(prepared(stores))[0] == "c1", "but it is tried again with the next sync"
    results[0] = result(1, Outcome.REJECTED)
    assert not took(stores, feeds.reply(results=tuple(results))).unsent


def test_at_the_start_all_unsent_work_is_laid_over_the_cache(stores: Stores, feeds: Feeds) -> None:
    add(stores, 1)
    add(stores, 2, TWO)
    assert laid_over(stores) == set()
    assert exchange.derive_overlay(stores, SARI) == WORLD
    assert laid_over(stores) == {ONE.id, TWO.id}
    with writing(stores.work) as connection:
        outbox.withdraw(connection, CommandId("c1"), NOW)
    exchange.derive_overlay(stores, SARI)
    assert laid_over(stores) == {TWO.id}


def test_new_reference_data_moves_unsent_work_as_well(stores: Stores, feeds: Feeds) -> None:
    add(stores, 1)
    exchange.derive_overlay(stores, SARI)
    before = _due(stores)
    names = {datetime(2026, 11, day, tzinfo=UTC).date(): "Cuti bersama" for day in range(16, 31)}
    later = replace(WORLD.calendar, version="b", holidays=names)
    incoming = took(stores, feeds.reply(feeds.delta(REFERENCE, *reference(2, calendar=later))))
    assert incoming.effect.world is not None and incoming.effect.world.calendar == later
    assert incoming.changes.reference
    assert _due(stores) > before


def _due(stores: Stores) -> str:
    with reading(stores.cache) as connection:
        found: str = connection.execute(sa.select(overlay.c.due_on).where(overlay.c.id == ONE.id)).scalar_one()
        return found


def test_what_was_put_off_because_the_server_has_a_new_life_goes_again_at_once(stores: Stores, feeds: Feeds) -> None:
    took(stores, feeds.reply())
    add(stores, 1)
    took(stores, feeds.reply(feeds.delta(UNIT, put(replace(ONE, version=3))), results=(result(1),)))
    add(stores, 2)
    outgoing = prepared(stores)
    assert (sent(outgoing), outgoing.request.epoch) == (["c2"], "e1")
    reply = feeds.reply(results=(result(2, Outcome.DEFERRED),), epoch="e2")
    assert answered(stores, reply, outgoing).unsent
    assert states(stores) == {"c1": State.SENT, "c2": State.SENT}
    again = prepared(stores)
    assert (sent(again), again.request.epoch) == (["c1", "c2"], "e2")
    reply = feeds.reply(results=(result(1), result(2, Outcome.DEFERRED)), epoch="e2")
    assert not answered(stores, reply, again).unsent, "patience is asked for now"


def test_an_answer_to_an_earlier_question_is_not_believed(stores: Stores, feeds: Feeds) -> None:
    """ "Nothing new", said to a full cache, would leave one that was emptied since empty for ever."""
    took(stores, feeds.reply(feeds.delta(UNIT, put(ONE))))
    add(stores, 1)
    earlier = replace(feeds.reply(results=(result(1),)), request_id=prepared(stores).request.request_id)
    with writing(stores.cache) as connection:
        connection.execute(feed_state.delete())
    asked = prepared(stores)
    with pytest.raises(Problem) as caught:
        store(stores, earlier, SARI, WORLD, NOW, asked)
    assert caught.value.code == "not_our_server"
    assert (prepared(stores).request.cursor, states(stores)) == ("", {"c1": State.SENT})


def test_killed_after_a_new_epoch_was_noted_nothing_counts_as_acknowledged(stores: Stores, feeds: Feeds) -> None:
    """The page of that very answer is lost: the next request speaks of the new epoch and asks again all the same."""
    took(stores, feeds.reply())
    add(stores, 1)
    took(stores, feeds.reply(feeds.delta(UNIT, put(replace(ONE, version=3))), results=(result(1),)))
    assert prepared(stores).request.ack_results_through == 1
    stale = replace(feeds.delta(UNIT, put(TWO)), start=Position(9, "elsewhere"))
    with pytest.raises(StaleDelta):
        took(stores, replace(feeds.reply(stale), epoch="e2"))
    for _ in range(2):
        request = prepared(stores)
        assert (sent(request), request.request.epoch, request.request.ack_results_through) == (["c1"], "e2", 0)


def test_what_is_settled_but_was_not_noted_as_such_is_at_the_next_start(stores: Stores, feeds: Feeds) -> None:
    """Killed between the page and what follows from it: no later answer need bring it up again."""
    add(stores, 1)
    prepared(stores)
    took(stores, feeds.reply(results=(result(1),)))
    with writing(stores.cache) as connection:
        cache.take_page(connection, feeds.reply(feeds.delta(UNIT, put(replace(ONE, version=3)))), WORLD)
    assert states(stores) == {"c1": State.APPLIED}
    exchange.derive_overlay(stores, SARI)
    assert (states(stores), laid_over(stores)) == ({"c1": State.SETTLED}, set())
