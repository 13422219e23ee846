"""One person's console without its window: real stores, desk, queries, and the sync worker on its own threads."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.background import Workers
from app.desk import Desk
from app.lists import Lists
from app.models import cache
from app.models.account import Account, WorkSecrets, read_account, write_account
from app.models.engine import reading
from app.models.outbox import OutboxItem, State
from app.models.queries import CaseView, Queries
from app.models.stores import Stores, open_stores
from app.models.world import World
from app.paths import Profile
from app.shelf import Shelf
from app.status import Changes, SyncStatus
from app.sync.api import Api, Timeouts
from app.sync.exchange import derive_overlay
from app.sync.session import SecretStore, Session, sign_in
from app.sync.worker import SyncWorker
from app.unread import Unread
from domain.commands import Command
from domain.ids import CaseId, CommandId, DeviceId, new_id
from domain.people import Person
from tests.support.central import PASSWORD
from tests.support.console import KEY
from tests.support.fresh_stores import lay_out

PATIENCE_SECONDS = 60.0
TIMEOUTS = Timeouts(connect=10, stall=20, whole=40)


def now() -> datetime:
    return datetime.now(UTC)


@dataclass
class Station:
    """Opened on a profile; opened there again, it finds what was left."""

    person: Person
    profile: Profile
    stores: Stores
    workers: Workers
    desk: Desk
    shelf: Shelf
    lists: Lists
    unread: Unread
    queries: Queries
    sync: SyncWorker
    api: Api
    session: Session
    world: list[World]
    stack: ExitStack
    statuses: list[SyncStatus] = field(default_factory=list)
    changes: list[Changes] = field(default_factory=list)

    @property
    def status(self) -> SyncStatus:
        return self.sync.status

    def close(self) -> None:
        self.stack.close()

    def synced(self) -> SyncStatus:
        """Ask for a sync and wait until it has come to rest, with the uploads it began and the sync they asked for."""
        self.sync.ask()
        return self.at_rest()

    def at_rest(self) -> SyncStatus:
        for worker in (self.workers.background, self.workers.talk, self.workers.transfer, self.workers.talk):
            worker.submit(lambda: None).result(PATIENCE_SECONDS)
        return self.status

    def view(self, case: str) -> CaseView:
        found = self.queries.case(CaseId(case), self.world[0])
        assert found is not None, "the case is not in the cache"
        return found

    def submit(self, case: str, command: Command, purpose: str | None = None) -> CommandId:
        return self.desk.submit(self.view(case), command, purpose).result(PATIENCE_SECONDS)

    def items(self) -> list[OutboxItem]:
        """The outbox in the order in which it was filled."""
        return sorted(self.queries.outbox_items(), key=lambda item: item.dseq)

    def states(self) -> list[State]:
        return [item.state for item in self.items()]

    def notes(self, case: str) -> list[str]:
        return [event.text for event in self.view(case).case.events if event.kind == "note"]


def open_station(
    root: Path,
    person: Person,
    url: str,
    stack: ExitStack,
    *,
    clock: Callable[[], datetime] = now,
    secrets: SecretStore | None = None,
    timeouts: Timeouts = TIMEOUTS,
    undo_seconds: float = 0.0,
) -> Station:
    """Sign in the first time; `url` may be that of another line to the same server later on."""
    own = stack.enter_context(ExitStack())
    profile = Profile(root)
    profile.make_directories()
    lay_out(profile, KEY)
    stores = open_stores(profile, KEY, clock())
    own.callback(stores.close)
    api = Api(url, timeouts)
    own.callback(api.close)
    session = Session(api, secrets or WorkSecrets(stores.work), clock)
    account = read_account(stores.work)
    if account is None:
        signed_in = sign_in(url, person.id, PASSWORD, DeviceId(new_id(clock())), clock())
        account = Account(signed_in.tokens.person, person.id, url, signed_in.device, "")
        write_account(stores.work, account)
        session.begin(signed_in.tokens)
    world = [derive_overlay(stores, person)]
    statuses: list[SyncStatus] = []
    changes: list[Changes] = []
    workers = own.enter_context(Workers())

    def new_world(fresh: World) -> None:
        world[0] = fresh

    sync = SyncWorker(
        api,
        session,
        stores,
        account.person,
        account.device,
        workers.talk,
        workers.transfer,
        clock,
        changes.append,
        statuses.append,
        lambda: world[0],
        new_world,
    )
    own.callback(sync.close)
    desk = Desk(
        stores.cache,
        stores.work,
        account.person,
        account.device,
        workers.background,
        lambda: world[0],
        clock,
        changes.append,
        lambda: None,
        undo_seconds,
    )
    lists = Lists(stores.cache, stores.work, account.person, workers.background, clock, changes.append)
    shelf = Shelf(
        stores.cache,
        stores.work,
        workers.background,
        clock,
        changes.append,
        sync.transfers.look_again,
        lambda: sync.transfers.failures,
    )
    unread = Unread(stores.cache, stores.work, workers.background, changes.append)
    queries = Queries(stores.cache, stores.work, account.person)
    return Station(
        person,
        profile,
        stores,
        workers,
        desk,
        shelf,
        lists,
        unread,
        queries,
        sync,
        api,
        session,
        world,
        own,
        statuses,
        changes,
    )


def epoch_of(station: Station) -> str:
    with reading(station.stores.cache) as connection:
        return cache.feed_position(connection).epoch


@pytest.fixture
def stack() -> Iterator[ExitStack]:
    with ExitStack() as found:
        yield found
