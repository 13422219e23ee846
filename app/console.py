"""One person's running console, put together: the only place at which stores, sync and views meet."""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog

from app.background import Workers
from app.changes import ChangeBus
from app.context import Context
from app.desk import Desk
from app.indexing import Indexer
from app.lists import Lists
from app.models import cache, health
from app.models.account import Account, write_account
from app.models.engine import reading
from app.models.outbox import UNDO_SECONDS
from app.models.queries import Queries
from app.models.search.finding import Search
from app.models.stores import Stores
from app.models.world import World
from app.paths import Profile
from app.practice import Practice
from app.problems import Problem
from app.secrets import password_verifier
from app.settings import Settings
from app.shelf import Shelf
from app.sync.api import Api, Tokens
from app.sync.exchange import derive_overlay
from app.sync.own_server import OwnServer
from app.sync.session import SecretStore, Session, SignedIn, sign_in
from app.sync.unmasking import Unmasking
from app.sync.worker import SyncWorker
from app.unread import Unread
from app.views.main_window import MainWindow
from app.views.sign_in.dialogs import SignInDialog
from app.views.waiting import finish

_CHECK_MS: Final = 60_000
_INDEX_AFTER_MS: Final = 1_000  # the first lists are painted by then


@dataclass(frozen=True)
class Training:
    """What makes a console one of the training: the only server it can reach, and what its window can ask for."""

    own_server: OwnServer
    practice: Practice
    settings_file: Path


@dataclass(frozen=True)
class Options:
    """How the console is started; `language` empty means as the person chose last.

    `credentials` sign in without asking, for the demonstration and the training only.
    """

    profile: Profile
    server: str = ""
    language: str = ""
    credentials: tuple[str, str] | None = None
    demonstration: bool = False
    undo_seconds: float = UNDO_SECONDS
    training: Training | None = None

    @property
    def connect(self) -> Callable[[str], Api]:
        """The one way in which this console gets a line to a server."""
        return self.training.own_server.api if self.training else Api

    @property
    def settings_file(self) -> Path:
        return self.training.settings_file if self.training else self.profile.root / "settings.ini"


@dataclass(frozen=True)
class Closing:
    """What is to be closed at the end: before the workers finish what they hold, and after."""

    before_work: ExitStack
    after_work: ExitStack


class Console:
    """One person's running console, put together once it is known whose it is."""

    def __init__(
        self,
        options: Options,
        settings: Settings,
        workers: Workers,
        bus: ChangeBus,
        clock: Callable[[], datetime],
    ) -> None:
        self._options = options
        self._settings = settings
        self._workers = workers
        self._bus = bus
        self._clock = clock
        self._world = World()

    def open(
        self, stores: Stores, account: Account, secrets: SecretStore, closing: Closing, tokens: Tokens | None = None
    ) -> MainWindow:
        """The window on what is cached; the first try to reach the server starts behind it."""
        api = self._options.connect(account.server)
        closing.after_work.callback(api.close)
        session = Session(api, secrets, self._clock)
        if tokens is not None:
            finish(self._workers.talk.submit(session.begin, tokens))
        self._world = finish(self._workers.background.submit(derive_overlay, stores, account.person))
        sync = SyncWorker(
            api,
            session,
            stores,
            account.person,
            account.device,
            self._workers.talk,
            self._workers.transfer,
            self._clock,
            self._bus.tell,
            self._bus.tell_status,
            lambda: self._world,
            self._take_world,
            self._workers.hint,
        )
        closing.before_work.callback(sync.close)
        desk = Desk(
            stores.cache,
            stores.work,
            account.person,
            account.device,
            self._workers.background,
            lambda: self._world,
            self._clock,
            self._bus.tell,
            sync.ask,
            self._options.undo_seconds,
        )
        shelf = Shelf(
            stores.cache,
            stores.work,
            self._workers.background,
            self._clock,
            self._bus.tell,
            sync.transfers.look_again,
            lambda: sync.transfers.failures,
        )
        indexer = self._indexer(stores, closing)
        training = self._options.training
        context = Context(
            account.person,
            Queries(stores.cache, stores.work, account.person),
            desk,
            self._bus,
            self._workers.background,
            lambda: self._world,
            lambda: sync.status,
            sync.ask,
            lambda: self._sign_in_again(stores, account, session, sync),
            self._clock,
            self._options.demonstration,
            newcomer=tokens is not None and not self._options.demonstration and training is None,
            practice=training.practice if training else None,
            shelf=shelf,
            lists=Lists(
                stores.cache, stores.work, account.person, self._workers.background, self._clock, self._bus.tell
            ),
            unread=Unread(stores.cache, stores.work, self._workers.background, self._bus.tell),
            search=Search(stores.cache, stores.search, indexer.damaged),
            indexed=lambda: indexer.progress,
            accept_vanishing=sync.accept_vanishing,
            reveal=Unmasking(api, session, account.device, self._workers.talk).ask,
        )
        as_of = finish(self._workers.background.submit(_data_as_of, stores))
        window = MainWindow(context, self._settings)
        self._check_at_leisure(stores, sync, window, closing)
        QTimer.singleShot(_INDEX_AFTER_MS, window, indexer.start)
        sync.start(as_of)
        return window

    def _indexer(self, stores: Stores, closing: Closing) -> Indexer:
        indexer = Indexer(stores.cache, stores.search, self._workers.index, self._bus.tell_indexed)
        direct = Qt.ConnectionType.DirectConnection  # from whichever thread: it needs none
        self._bus.changed.connect(lambda changes: indexer.changed(changes.cases), direct)
        closing.before_work.callback(indexer.close)
        return indexer

    def _check_at_leisure(self, stores: Stores, sync: SyncWorker, window: MainWindow, closing: Closing) -> None:
        """Have every page of the cache read once a day, on the thread for which nobody waits."""
        path, ended = self._options.profile.cache_db, threading.Event()
        closing.before_work.callback(ended.set)

        def look() -> None:
            if ended.is_set():
                return  # the window may outlive its console
            transfer = self._workers.transfer
            future = transfer.submit(health.check_if_due, stores.cache, path, self._clock(), ended.is_set)
            self._bus.deliver(future, lambda _done: None, found)

        def found(error: BaseException) -> None:
            if isinstance(error, Problem):  # the next start begins the cache anew: it cannot be done under the window
                self._bus.tell_status(replace(sync.status, problem=error.code))

        timer = QTimer(window, interval=_CHECK_MS)
        timer.timeout.connect(look)
        timer.start()

    def _take_world(self, world: World) -> None:
        self._world = world

    def _sign_in_again(self, stores: Stores, account: Account, session: Session, sync: SyncWorker) -> None:
        """The session ended: a new log-in by the same person; nothing that is open or unsent is touched."""

        def attempt(server: str, username: str, password: str) -> Future[SignedIn]:
            return self._workers.background.submit(
                sign_in,
                account.server,
                account.username,
                password,
                account.device,
                self._clock(),
                self._options.connect,
            )

        dialog = SignInDialog(attempt, self._bus, account.server, account.username, fixed_person=True)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            signed_in: SignedIn = dialog.result_value()
            verifier = finish(self._workers.background.submit(password_verifier, signed_in.password))
            write = replace(account, person=signed_in.tokens.person, unlock_verifier=verifier)
            finish(self._workers.background.submit(write_account, stores.work, write))
            finish(self._workers.background.submit(session.begin, signed_in.tokens))
            sync.signed_in()


def _data_as_of(stores: Stores) -> datetime | None:
    with reading(stores.cache) as connection:
        text = cache.feed_position(connection).data_as_of
    return datetime.fromisoformat(text) if text else None
