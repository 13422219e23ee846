"""Where the console is put together: the only place at which stores, sync and views meet."""

import argparse
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, TypeVar

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QDialog

from app import i18n, log
from app.background import Workers
from app.changes import ChangeBus
from app.context import Context
from app.desk import Desk
from app.models import cache
from app.models.account import Account, WorkSecrets, read_account, write_account
from app.models.engine import reading
from app.models.queries import Queries
from app.models.stores import Stores, open_stores
from app.models.world import World
from app.paths import Profile, ProfileLock, default_profile
from app.problems import Problem, ProblemCode
from app.secrets import Keychain, ProfileKey, Unlocked, open_keychain, password_verifier, verify_password
from app.settings import Settings
from app.sync.api import Api, Tokens
from app.sync.exchange import derive_overlay
from app.sync.session import SecretStore, Session, SignedIn, sign_in
from app.sync.worker import SyncWorker
from app.version import VERSION
from app.views import theme
from app.views.garbage import WindowThreadCollector
from app.views.main_window import MainWindow
from app.views.sign_in.dialogs import PassphraseDialog, ProblemDialog, SignInDialog, UnlockDialog
from domain.ids import DeviceId, new_id

T = TypeVar("T")

_LOOK_EVERY_MS: Final = 10


def utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True)
class Options:
    """How the console is started; `language` empty means as the person chose last.

    `credentials` sign in without asking, for the demonstration only.
    """

    profile: Profile
    server: str = ""
    language: str = ""
    credentials: tuple[str, str] | None = None
    demonstration: bool = False


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
        api = Api(account.server)
        closing.after_work.callback(api.close)
        session = Session(api, secrets, self._clock)
        if tokens is not None:
            _finish(self._workers.talk.submit(session.begin, tokens))
        self._world = _finish(self._workers.background.submit(derive_overlay, stores, account.person))
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
        )
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
        )
        with reading(stores.cache) as connection:
            as_of = cache.feed_position(connection).data_as_of
        window = MainWindow(context, self._settings)
        sync.start(datetime.fromisoformat(as_of) if as_of else None)
        return window

    def _take_world(self, world: World) -> None:
        self._world = world

    def _sign_in_again(self, stores: Stores, account: Account, session: Session, sync: SyncWorker) -> None:
        """The session ended: a new log-in by the same person; nothing that is open or unsent is touched."""

        def attempt(server: str, username: str, password: str) -> Future[SignedIn]:
            return self._workers.background.submit(
                sign_in, account.server, account.username, password, account.device, utc_now()
            )

        dialog = SignInDialog(attempt, self._bus, account.server, account.username, fixed_person=True)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            signed_in: SignedIn = dialog.result_value()
            verifier = _finish(self._workers.background.submit(password_verifier, signed_in.password))
            write = replace(account, person=signed_in.tokens.person, unlock_verifier=verifier)
            _finish(self._workers.background.submit(write_account, stores.work, write))
            _finish(self._workers.background.submit(session.begin, signed_in.tokens))
            sync.signed_in()


class StartUp:
    """From nothing to a window: key, stores, account, log-in or local unlock; each trouble has its sentence."""

    def __init__(
        self, options: Options, settings: Settings, workers: Workers, bus: ChangeBus, closing: Closing
    ) -> None:
        self._options = options
        self._settings = settings
        self._profile = options.profile
        self._workers = workers
        self._bus = bus
        self._closing = closing

    def window(self) -> MainWindow | None:
        """The console's window, or None where the person turned back. Raises Problem."""
        known = ProfileKey.read(self._profile)
        if known is None:
            return self._first_run()
        unlocked, keychain = self._unlock(known)
        if unlocked is None:
            return None
        stores = self._open_stores(unlocked.key)
        account = read_account(stores.work)
        if account is None:
            signed_in = self._sign_in()
            return self._begin(stores, unlocked, keychain, signed_in) if signed_in else None
        if keychain is not None and not self._confirm_person(account):
            return None
        return self._console().open(stores, account, self._secrets(stores, unlocked, keychain), self._closing)

    def _console(self) -> Console:
        return Console(self._options, self._settings, self._workers, self._bus, utc_now)

    def _first_run(self) -> MainWindow | None:
        signed_in = self._sign_in()
        if signed_in is None:
            return None
        keychain: Keychain | None = None
        try:
            keychain = _finish(self._workers.background.submit(open_keychain))
            unlocked = _finish(self._workers.background.submit(ProfileKey.create_in_keyring, self._profile, keychain))
        except Problem as problem:
            if problem.code not in (ProblemCode.NO_KEYRING, ProblemCode.KEYRING_FAILED):
                raise
            keychain = None
            created = self._new_passphrase(problem)
            if created is None:
                return None
            unlocked = created
        stores = self._open_stores(unlocked.key)
        return self._begin(stores, unlocked, keychain, signed_in)

    def _begin(self, stores: Stores, unlocked: Unlocked, keychain: Keychain | None, signed_in: SignedIn) -> MainWindow:
        account = Account(
            signed_in.tokens.person,
            signed_in.username,
            signed_in.server,
            signed_in.device,
            _finish(self._workers.background.submit(password_verifier, signed_in.password)),
        )
        _finish(self._workers.background.submit(write_account, stores.work, account))
        secrets = self._secrets(stores, unlocked, keychain)
        return self._console().open(stores, account, secrets, self._closing, signed_in.tokens)

    def _open_stores(self, key: bytes) -> Stores:
        stores = _finish(self._workers.background.submit(open_stores, self._profile, key, utc_now()))
        self._closing.after_work.callback(stores.close)
        return stores

    def _sign_in(self) -> SignedIn | None:
        device = DeviceId(new_id(utc_now()))

        def attempt(server: str, username: str, password: str) -> Future[SignedIn]:
            return self._workers.background.submit(sign_in, server, username, password, device, utc_now())

        if self._options.credentials:
            return _finish(attempt(self._options.server, *self._options.credentials))
        dialog = SignInDialog(attempt, self._bus, self._options.server, "")
        return dialog.result_value() if dialog.exec() == QDialog.DialogCode.Accepted else None

    def _unlock(self, known: ProfileKey) -> tuple[Unlocked | None, Keychain | None]:
        if known.kept == "keyring":
            keychain = _finish(self._workers.background.submit(open_keychain))
            return _finish(self._workers.background.submit(known.unlock_from_keyring, keychain)), keychain
        if self._options.credentials:
            return _finish(
                self._workers.background.submit(known.unlock_with_passphrase, self._options.credentials[1])
            ), None
        dialog = PassphraseDialog(
            lambda passphrase: self._workers.background.submit(known.unlock_with_passphrase, passphrase), self._bus
        )
        return (dialog.result_value() if dialog.exec() == QDialog.DialogCode.Accepted else None), None

    def _new_passphrase(self, reason: Problem) -> Unlocked | None:
        def create(passphrase: str) -> Future[Unlocked]:
            return self._workers.background.submit(ProfileKey.create_with_passphrase, self._profile, passphrase)

        if self._options.credentials:
            return _finish(create(self._options.credentials[1]))
        dialog = PassphraseDialog(create, self._bus, new_because=reason)
        return dialog.result_value() if dialog.exec() == QDialog.DialogCode.Accepted else None

    def _confirm_person(self, account: Account) -> bool:
        """The keyring opened the stores; the person still says who they are, without any network."""
        if self._options.credentials:
            return True
        dialog = UnlockDialog(
            lambda password: self._workers.background.submit(verify_password, account.unlock_verifier, password),
            self._bus,
            account.person.name,
        )
        return dialog.exec() == QDialog.DialogCode.Accepted

    def _secrets(self, stores: Stores, unlocked: Unlocked, keychain: Keychain | None) -> SecretStore:
        return WorkSecrets(stores.work) if keychain is None else _Prefixed(keychain, unlocked.profile_id)


class _Prefixed:
    """A profile's own names in the keyring that all profiles of this user share."""

    def __init__(self, keychain: Keychain, profile_id: str) -> None:
        self._keychain = keychain
        self._prefix = profile_id

    def get(self, name: str) -> str | None:
        return self._keychain.get(f"{self._prefix}/{name}")

    def put(self, name: str, value: str) -> None:
        self._keychain.put(f"{self._prefix}/{name}", value)

    def delete(self, name: str) -> None:
        self._keychain.delete(f"{self._prefix}/{name}")


def run(options: Options) -> int:
    """Run the console until its window closes; 0 on an orderly end."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("Konsol Penghubung")
    app.setApplicationVersion(VERSION)
    settings = Settings(options.profile.root / "settings.ini")
    _speak(app, options.language or settings.choice("language", i18n.LANGUAGES))
    theme.install(app, settings.choice("theme", theme.CHOICES))
    bus = ChangeBus()
    collector = WindowThreadCollector()
    try:
        options.profile.make_directories()
        with ExitStack() as stack:
            collector.start()
            stack.callback(collector.stop)
            stack.enter_context(ProfileLock(options.profile))
            stack.enter_context(log.written_to(options.profile.log_dir))
            after_work = stack.enter_context(ExitStack())
            workers = stack.enter_context(Workers())
            closing = Closing(stack.enter_context(ExitStack()), after_work)
            window = StartUp(options, settings, workers, bus, closing).window()
            if window is None:
                return 0
            window.show()
            return app.exec()
    except Problem as problem:
        ProblemDialog(problem).exec()
        return 1


def _speak(app: QApplication, language: str) -> None:
    try:
        i18n.install(app, language)
    except i18n.CatalogueMissing:
        # A damaged installation: English words beat no window at all.
        log.ui.error("the catalogue of %s is missing", language)
        i18n.install(app, "en")


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="konsol-penghubung", description="Konsol Penghubung")
    parser.add_argument("--version", action="version", version=f"Konsol Penghubung {VERSION}")
    parser.add_argument("--profile", type=Path, help="folder of the profile (default: the user's own)")
    parser.add_argument("--server", default="", help="address of the central server")
    parser.add_argument("--language", choices=i18n.LANGUAGES, default="")
    chosen = parser.parse_args(arguments)
    profile = Profile(chosen.profile) if chosen.profile else default_profile()
    return run(Options(profile, chosen.server, chosen.language))


def _finish(future: Future[T]) -> T:
    """Wait for a worker's answer while the window stays alive; raises what the work raised."""
    loop = QEventLoop()
    look = QTimer(interval=_LOOK_EVERY_MS)
    look.timeout.connect(lambda: loop.quit() if future.done() else None)
    look.start()
    if not future.done():
        loop.exec()
    return future.result()
