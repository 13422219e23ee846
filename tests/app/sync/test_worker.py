"""Whatever a server answers, the worker comes to rest with an appointment, keeps what it has, and can go on."""

import json
import logging
import socket
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from app.background import Workers
from app.models import cache, outbox
from app.models.account import Account, WorkSecrets, write_account
from app.models.engine import reading, writing
from app.models.outbox import State
from app.models.queries import Queries
from app.models.stores import Stores
from app.status import Link, SyncStatus
from app.sync.api import Api, Timeouts
from app.sync.session import Session
from app.sync.worker import SyncWorker
from domain.commands import AddNote, Envelope
from domain.ids import CommandId, DeviceId
from domain.protocol import CommandMessage, Op, Outcome, Position, RepairReply, Result, SyncReply
from domain.scope import REFERENCE
from domain.wire import dumps, from_wire
from tests.support.bad_server import Asked, BadServer, Behaviour, page
from tests.support.console import NOW, SARI, WORLD, new_case
from tests.support.feeds import Feeds, cached, out, put, reference
from tests.support.guards import ExpectedLog

UNIT = "un:kab-th-pupr"
CASES = [new_case(number, days_ago=3).case for number in range(3)]
ONE, TWO, THREE = CASES
SIGNED_IN = json.dumps(
    {"access_token": "a", "refresh_token": "r", "expires_in": 900, "person": {"id": "sari", "name": "", "title": ""}}
)


class Talk:
    """A worker whose server the test plays, answer by answer."""

    def __init__(self, stores: Stores, server: BadServer, stack: ExitStack) -> None:
        self.stores, self.server = stores, server
        self.feeds = Feeds()
        self.statuses: list[SyncStatus] = []
        write_account(stores.work, Account(SARI, SARI.id, server.url, DeviceId("d"), ""))
        self.api = Api(server.url, Timeouts(5, 5, 20))
        stack.callback(self.api.close)
        session = Session(self.api, WorkSecrets(stores.work), lambda: NOW)
        server.behaviour = page(200, SIGNED_IN.encode())
        session.begin(self.api.sign_in("sari", "x", "r1"))
        self.workers = stack.enter_context(Workers())
        talk, transfer = self.workers.talk, self.workers.transfer
        self.worker = SyncWorker(
            self.api,
            session,
            stores,
            SARI,
            DeviceId("d"),
            talk,
            transfer,
            lambda: NOW,
            lambda changes: None,
            self.statuses.append,
            lambda: WORLD,
            lambda world: None,
        )
        stack.callback(self.worker.close)

    def asked(self, answer: SyncReply | Behaviour, times: int = 1) -> list[dict[str, Any]]:
        """Sync while the server gives this answer; the requests it saw."""
        self.server.behaviour = answering(answer) if isinstance(answer, SyncReply) else answer
        before = len(self.server.asked)
        for _ in range(times):
            self.worker.ask()
        self.workers.talk.submit(lambda: None).result(60)
        assert self.statuses[-1] == self.worker.status
        assert self.worker.status.link is not Link.SYNCING, "it did not come to rest"
        return [json.loads(asked.body) for asked in self.server.asked[before:]]

    def filled(self) -> None:
        reply = self.feeds.reply(self.feeds.delta(REFERENCE, *reference()), self.feeds.delta(UNIT, put(ONE), put(TWO)))
        assert len(self.asked(reply)) == 1
        assert self.worker.status.link is Link.CONNECTED

    def position(self) -> cache.FeedState:
        with reading(self.stores.cache) as connection:
            return cache.feed_position(connection)

    def add(self, number: int) -> None:
        case = CASES[number % 2]
        envelope = Envelope(CommandId(f"c{number}"), case.id, 2, SARI.id, DeviceId("d"), NOW, AddNote(f"n {number}"))
        with writing(self.stores.work) as connection:
            outbox.enqueue(connection, envelope, case, NOW)

    def states(self) -> set[State]:
        return {item.state for item in Queries(self.stores.cache, self.stores.work, SARI).outbox_items()}


@pytest.fixture
def talk(stores: Stores, bad_server: BadServer) -> Iterator[Talk]:
    with ExitStack() as stack:
        yield Talk(stores, bad_server, stack)


def answering(reply: SyncReply) -> Behaviour:
    """The reply, as an answer to the very request that came."""

    def answer(server: BadServer, connection: socket.socket, asked: Asked) -> bool:
        own = replace(reply, request_id=json.loads(asked.body).get("request_id", ""))
        return page(200, dumps(own).encode())(server, connection, asked)

    return answer


def stale(talk: Talk) -> SyncReply:
    delta = replace(talk.feeds.delta(UNIT, put(THREE)), start=Position(77, "elsewhere"))
    return talk.feeds.reply(delta)


def test_a_delta_from_elsewhere_loads_its_bucket_anew(talk: Talk) -> None:
    talk.filled()
    before = talk.position().cursor
    talk.asked(stale(talk))
    assert (talk.worker.status.problem, talk.position().cursor) == ("server_error", before)
    talk.feeds = Feeds()
    talk.feeds.delta(REFERENCE, *reference())
    [request] = talk.asked(talk.feeds.reply(talk.feeds.delta(UNIT, *map(put, CASES), reset=True)))
    assert (request["again"], request["cursor"]) == ([UNIT], before), "that bucket alone"
    assert set(cached(talk.stores)) == {case.id for case in CASES}
    assert talk.worker.status.link is Link.CONNECTED


def test_a_repair_that_fails_is_a_failure_like_any_other(talk: Talk) -> None:
    talk.filled()
    reply = stale(talk)

    def refuse(connection: Any, *_rest: object) -> None:
        connection.execute("PRAGMA query_only = ON").fetchall()

    event.listen(talk.stores.cache, "checkout", refuse)
    talk.asked(reply)
    event.remove(talk.stores.cache, "checkout", refuse)
    assert (talk.worker.status.problem, talk.worker.status.link) == ("read_only", Link.OFFLINE)
    assert talk.worker.status.next_try_at is not None
    talk.stores.cache.dispose()
    talk.asked(talk.feeds.reply())
    assert talk.worker.status.link is Link.CONNECTED


def test_a_change_of_an_unknown_kind_says_that_a_newer_console_is_needed_and_keeps_the_cases(talk: Talk) -> None:
    talk.filled()
    before = talk.position()
    talk.add(1)
    delta = talk.feeds.delta(UNIT, put(THREE))
    reply = talk.feeds.reply(replace(delta, ops=(*delta.ops, Op("merge", ONE.id, 9, doc={}))), results=(_result(1),))
    talk.asked(reply)
    assert talk.worker.status.link is Link.UPGRADE_NEEDED
    assert (set(cached(talk.stores)), talk.position()) == ({ONE.id, TWO.id}, before)
    assert talk.states() == {State.APPLIED}, "what was sent has its answer all the same"


def _result(number: int, outcome: str = Outcome.APPLIED) -> Result:
    return Result(CommandId(f"c{number}"), number, outcome, CASES[number % 2].id, 3)


@pytest.mark.parametrize("instant", ["kemarin", "", "2026-11-20T02:00:00"])
def test_an_answer_without_a_proper_instant_is_not_believed(talk: Talk, instant: str) -> None:
    talk.filled()
    before = talk.position()
    talk.asked(replace(talk.feeds.reply(talk.feeds.delta(UNIT, out(ONE.id))), server_time=instant))
    assert (talk.worker.status.problem, talk.position()) == ("not_our_server", before)
    assert datetime.fromisoformat(talk.position().data_as_of).tzinfo is not None


@pytest.mark.parametrize("seconds", [0, -7, 10**15])
def test_a_strange_poll_time_neither_hammers_the_server_nor_ends_the_talk(talk: Talk, seconds: int) -> None:
    assert len(talk.asked(replace(talk.feeds.reply(), poll_seconds=seconds))) == 1
    status = talk.worker.status
    assert status.link is Link.CONNECTED and status.next_try_at is not None
    assert timedelta(seconds=5) <= status.next_try_at - NOW <= timedelta(days=1)


def test_a_server_that_always_has_more_is_not_asked_for_ever(talk: Talk) -> None:
    talk.filled()
    assert len(talk.asked(replace(talk.feeds.reply(), more=True))) == 1
    assert talk.worker.status.link is Link.CONNECTED


def test_a_server_that_puts_everything_off_is_asked_once_a_sync(talk: Talk) -> None:
    talk.filled()
    for number in range(1, 61):
        talk.add(number)

    def put_off(server: BadServer, connection: socket.socket, asked: Asked) -> bool:
        messages = [from_wire(CommandMessage, plain) for plain in json.loads(asked.body).get("commands", ())]
        results = tuple(_result(message.dseq, Outcome.DEFERRED) for message in messages)
        return answering(talk.feeds.reply(results=results))(server, connection, asked)

    assert len(talk.asked(put_off)) == 1
    assert talk.states() == {State.SENT, State.QUEUED}


def test_a_bucket_that_never_adds_up_is_mended_ever_more_rarely_and_never_keeps_the_talk_from_resting(
    talk: Talk,
) -> None:
    asked_again = 0

    def never(server: BadServer, connection: socket.socket, asked: Asked) -> bool:
        nonlocal asked_again
        if asked.path == "/v1/repair":
            return page(200, dumps(RepairReply()).encode())(server, connection, asked)
        feeds = Feeds()
        wanted = "again" in json.loads(asked.body) or not json.loads(asked.body).get("cursor")
        asked_again += wanted
        delta = replace(feeds.delta(UNIT, put(ONE), put(TWO), reset=True), digest="0" * 32)
        reply = feeds.reply(*([delta] if wanted else []))
        return answering(replace(reply, cursor="x", grants=(UNIT,)))(server, connection, asked)

    for _ in range(30):
        assert len(talk.asked(never)) <= 5
        assert talk.worker.status.link is Link.CONNECTED
    assert set(cached(talk.stores)) == {ONE.id, TWO.id}
    assert 2 < asked_again < 12, "it is fetched anew, but not with every poll"


def test_asked_many_times_at_once_it_exchanges_no_more_than_needed(talk: Talk) -> None:
    talk.filled()
    assert len(talk.asked(talk.feeds.reply(), times=20)) <= 20


def test_a_bug_of_ours_is_logged_and_does_not_end_the_talk(talk: Talk, expected_log: ExpectedLog) -> None:
    talk.filled()
    expected_log("konsol.sync", logging.ERROR)
    huge = replace(talk.feeds.delta(UNIT, put(ONE)), end=Position(10**30, "x"))
    talk.asked(talk.feeds.reply(huge))
    assert talk.worker.status.problem == "server_error"
    talk.feeds = Feeds()
    talk.asked(talk.feeds.reply(talk.feeds.delta(UNIT, put(THREE), reset=True)))
    assert (talk.worker.status.link, set(cached(talk.stores))) == (Link.CONNECTED, {THREE.id})


def test_rest_is_told_once_and_with_the_appointment_that_follows(talk: Talk) -> None:
    for answer in (talk.feeds.reply(), page(500), talk.feeds.reply(), page(426)):
        talk.statuses.clear()
        talk.asked(answer)
        told = [status for status in talk.statuses if status.link is not Link.SYNCING]
        assert told == [talk.worker.status]
        assert (told[0].next_try_at is None) is (told[0].link is Link.UPGRADE_NEEDED)


def test_a_start_shows_how_old_the_data_is_before_anything_is_asked(talk: Talk) -> None:
    talk.server.behaviour = page(500)
    talk.worker.start(datetime(2026, 11, 19, tzinfo=UTC))
    talk.workers.talk.submit(lambda: None).result(60)
    assert talk.worker.status.data_as_of == datetime(2026, 11, 19, tzinfo=UTC)
    assert talk.worker.status.link is Link.OFFLINE


def test_after_closing_nothing_is_begun(talk: Talk, tmp_path: Path) -> None:
    talk.filled()
    talk.worker.close()
    before = len(talk.server.asked)
    talk.worker.ask()
    talk.worker.signed_in()
    talk.workers.talk.submit(lambda: None).result(60)
    assert len(talk.server.asked) == before
