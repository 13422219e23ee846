"""The console's own sync against the real server over real HTTP: two people, one case, and everything in between."""

import hashlib
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.background import Workers
from app.desk import Desk
from app.models.account import Account, WorkSecrets, write_account
from app.models.outbox import State
from app.models.queries import Queries, View
from app.models.stores import Stores, open_stores
from app.models.world import World
from app.paths import Profile
from app.status import Changes, Link, SyncStatus
from app.sync.api import Api, Timeouts
from app.sync.exchange import derive_overlay
from app.sync.session import Session, sign_in
from app.sync.worker import SyncWorker
from domain.attachments import Attachment
from domain.case import Status
from domain.commands import AddNote, ApproveReply, ReturnReply, SubmitReply
from domain.ids import CaseId, DeviceId, new_id
from domain.people import Person
from tests.support.central import PASSWORD, CentralServer
from tests.support.console import BAMBANG, KEY, SARI

PATIENCE_SECONDS = 20.0


def now() -> datetime:
    return datetime.now(UTC)


@dataclass
class Station:
    """One person's console without a window: stores, desk, queries and the sync worker on its real threads."""

    person: Person
    stores: Stores
    desk: Desk
    queries: Queries
    sync: SyncWorker
    api: Api
    world: list[World]
    statuses: list[SyncStatus] = field(default_factory=list)
    moved: threading.Condition = field(default_factory=threading.Condition)

    def until(self, reached: Callable[[], bool]) -> None:
        deadline = time.monotonic() + PATIENCE_SECONDS
        with self.moved:
            while not reached():
                assert self.moved.wait(max(0.0, deadline - time.monotonic())), self.statuses[-3:]

    def synced(self) -> None:
        """Ask for a sync and wait until it has come to its end."""
        seen = len(self.statuses)
        self.sync.ask()
        self.until(lambda: any(s.link in (Link.CONNECTED, Link.OFFLINE) for s in self.statuses[seen:]))

    def states(self) -> list[State]:
        return [item.state for item in sorted(self.queries.outbox_items(), key=lambda item: item.dseq)]


def open_station(root: Path, person: Person, server: CentralServer, stack: ExitStack) -> Station:
    profile = Profile(root)
    profile.make_directories()
    first = not profile.work_db.exists()
    stores = open_stores(profile, KEY, now())
    stack.callback(stores.close)
    secrets = WorkSecrets(stores.work)
    device = DeviceId(new_id(now()))
    api = Api(server.url, Timeouts(connect=2, stall=5, whole=20))
    stack.callback(api.close)
    session = Session(api, secrets, now)
    if first:
        signed_in = sign_in(server.url, person.id, PASSWORD, device, now())
        assert signed_in.tokens.person == person
        write_account(stores.work, Account(person, person.id, server.url, device, ""))
        session.begin(signed_in.tokens)
    world = [derive_overlay(stores, person)]
    workers = stack.enter_context(Workers())
    station: Station

    def tell(changes: Changes) -> None:
        with station.moved:
            station.moved.notify_all()

    def tell_status(status: SyncStatus) -> None:
        with station.moved:
            station.statuses.append(status)
            station.moved.notify_all()

    def new_world(fresh: World) -> None:
        world[0] = fresh

    sync = SyncWorker(
        api,
        session,
        stores,
        person,
        device,
        workers.talk,
        workers.transfer,
        now,
        tell,
        tell_status,
        lambda: world[0],
        new_world,
    )
    stack.callback(sync.close)
    desk = Desk(
        stores.cache, stores.work, person, device, workers.background, lambda: world[0], now, tell, lambda: None
    )
    station = Station(person, stores, desk, Queries(stores.cache, stores.work, person), sync, api, world)
    return station


@pytest.fixture
def stack() -> Iterator[ExitStack]:
    with ExitStack() as found:
        yield found


def test_first_sync_brings_the_unit_s_cases_and_the_reference_data(
    central: CentralServer, tmp_path: Path, stack: ExitStack
) -> None:
    sari = open_station(tmp_path / "sari", SARI, central, stack)
    sari.synced()
    assert sari.statuses[-1].link is Link.CONNECTED
    assert sari.queries.counts(now().date())[View.ALL] == 24
    assert len(sari.world[0].directory.units) == 2
    before = sari.api.traffic
    sari.synced()
    assert sari.api.traffic.requests - before.requests == 1
    assert sari.api.traffic.sent_bytes - before.sent_bytes < 1024
    assert sari.api.traffic.received_bytes - before.received_bytes < 1024


def test_a_reply_written_offline_is_approved_offline_and_published_with_both_names(
    central: CentralServer, tmp_path: Path, stack: ExitStack
) -> None:
    sari = open_station(tmp_path / "sari", SARI, central, stack)
    bambang = open_station(tmp_path / "bambang", BAMBANG, central, stack)
    for station in (sari, bambang):
        station.synced()
    central.server.stop()

    photo = tmp_path / "foto lokasi.png"
    photo.write_bytes(b"\x89PNG rekaan" * 500)
    attachment: Attachment = sari.desk.attach(photo).result(10)
    assert attachment.sha256 == hashlib.sha256(photo.read_bytes()).hexdigest()
    first, second, third = CaseId("case-0008"), CaseId("case-0009"), CaseId("case-0010")
    for case, text, files in ((first, "Lubang ditambal 19 November.", (attachment,)), (second, "Sedang dicek.", ())):
        view = sari.queries.case(case, sari.world[0])
        assert view is not None
        sari.desk.submit(view, SubmitReply(text, files)).result(10)
    view = sari.queries.case(third, sari.world[0])
    assert view is not None
    sari.desk.submit(view, AddNote("Sudah telepon kepala desa.")).result(10)
    sari.synced()
    assert sari.statuses[-1].link is Link.OFFLINE
    assert set(sari.states()) <= {State.QUEUED, State.SENT}
    seen = sari.queries.case(first, sari.world[0])
    assert seen is not None and seen.case.reply is not None and seen.case.reply.text.startswith("Lubang")

    central.server.start()
    sari.sync.ask()
    sari.until(lambda: sari.states() == [State.SETTLED] * 3)
    assert all(item.receipt for item in sari.queries.outbox_items())

    bambang.synced()
    central.server.stop()
    for case, approve in ((first, True), (second, False)):
        view = bambang.queries.case(case, bambang.world[0])
        assert view is not None and view.case.reply is not None
        pin = view.case.reply.pin
        decision = ApproveReply(pin) if approve else ReturnReply(pin, "Sebutkan kapan selesai.")
        bambang.desk.submit(view, decision).result(10)
    bambang.synced()
    central.server.start()
    bambang.sync.ask()
    bambang.until(lambda: bambang.states() == [State.SETTLED] * 2)

    published = central.case(first)
    assert published.status == Status.IN_PROGRESS
    answer = published.events[-1]
    assert (answer.by.name, answer.data["approved_by"]) == (SARI.name, BAMBANG.name)
    assert answer.data["written_at"] and answer.data["approved_at"]
    assert [item.sha256 for item in answer.attachments] == [attachment.sha256]
    sari.synced()
    back = sari.queries.case(second, sari.world[0])
    assert back is not None and back.case.reply is not None
    assert (back.case.reply.state, back.case.reply.notes) == ("returned", "Sebutkan kapan selesai.")
    assert [e.text for e in central.case(third).events if e.kind == "note"] == ["Sudah telepon kepala desa."]


def test_an_answer_that_is_lost_is_asked_again_and_has_one_effect(
    central: CentralServer, tmp_path: Path, stack: ExitStack
) -> None:
    sari = open_station(tmp_path / "sari", SARI, central, stack)
    sari.synced()
    case = CaseId("case-0011")
    view = sari.queries.case(case, sari.world[0])
    assert view is not None
    sari.desk.submit(view, AddNote("sekali saja")).result(10)
    from app.sync import exchange

    for _ in range(3):  # the request arrives, its answer does not
        request = exchange.prepare(sari.stores, sari.sync._device, 65536, now()).request
        assert len(request.commands) == 1
        sari.api.sync(sari.sync._session.access_token, request)
    assert sari.states() == [State.SENT]
    sari.synced()
    assert sari.states() == [State.SETTLED]
    assert [e.text for e in central.case(case).events if e.text == "sekali saja"] == ["sekali saja"]
