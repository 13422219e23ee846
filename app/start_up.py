"""From nothing to a window: key, stores, account, log-in or local unlock; each trouble has its sentence."""

from collections.abc import Callable
from concurrent.futures import Future
from datetime import datetime

from PySide6.QtWidgets import QDialog

from app.advance import Advance
from app.background import Workers
from app.changes import ChangeBus
from app.console import Closing, Console, Options
from app.models.account import Account, WorkSecrets, read_account, write_account
from app.models.stores import Stores, open_stores
from app.problems import Problem, ProblemCode
from app.secrets import Keychain, ProfileKey, Unlocked, open_keychain, password_verifier, verify_password
from app.settings import Settings
from app.sync.session import SecretStore, SignedIn, sign_in
from app.views.main_window import MainWindow
from app.views.sign_in.dialogs import PassphraseDialog, SignInDialog, UnlockDialog
from app.views.waiting import OpeningNote, finish
from domain.ids import DeviceId, new_id


class StartUp:
    """One start of the console: asks the person only for what the profile and the keyring do not give."""

    def __init__(
        self,
        options: Options,
        settings: Settings,
        workers: Workers,
        bus: ChangeBus,
        closing: Closing,
        clock: Callable[[], datetime],
    ) -> None:
        self._options = options
        self._settings = settings
        self._profile = options.profile
        self._workers = workers
        self._bus = bus
        self._closing = closing
        self._clock = clock

    def window(self) -> MainWindow | None:
        """The console's window, or None where the person turned back. Raises Problem, GivenUp."""
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
        return Console(self._options, self._settings, self._workers, self._bus, self._clock)

    def _first_run(self) -> MainWindow | None:
        signed_in = self._sign_in()
        if signed_in is None:
            return None
        keychain: Keychain | None = None
        try:
            keychain = self._open_keychain()
            unlocked = finish(self._workers.background.submit(ProfileKey.create_in_keyring, self._profile, keychain))
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

    def _open_keychain(self) -> Keychain:
        """A training has a key of its own and never so much as asks for the keyring of real work."""
        if self._options.training is not None:
            raise Problem(ProblemCode.NO_KEYRING)
        return finish(self._workers.background.submit(open_keychain))

    def _begin(self, stores: Stores, unlocked: Unlocked, keychain: Keychain | None, signed_in: SignedIn) -> MainWindow:
        account = Account(
            signed_in.tokens.person,
            signed_in.username,
            signed_in.server,
            signed_in.device,
            finish(self._workers.background.submit(password_verifier, signed_in.password)),
        )
        finish(self._workers.background.submit(write_account, stores.work, account))
        secrets = self._secrets(stores, unlocked, keychain)
        return self._console().open(stores, account, secrets, self._closing, signed_in.tokens)

    def _open_stores(self, key: bytes) -> Stores:
        training = self._options.training is not None
        advance = Advance()
        opening = self._workers.background.submit(
            open_stores, self._profile, key, self._clock(), training=training, advance=advance
        )
        try:
            stores = finish(opening, OpeningNote(advance))
        except Problem:
            advance.check()  # what kept them waiting until they turned back is said when they come again
            raise
        self._closing.after_work.callback(stores.close)
        advance.check()  # whoever turned back in the last moment meant it
        return stores

    def _sign_in(self) -> SignedIn | None:
        device = DeviceId(new_id(self._clock()))

        def attempt(server: str, username: str, password: str) -> Future[SignedIn]:
            return self._workers.background.submit(
                sign_in, server, username, password, device, self._clock(), self._options.connect
            )

        if self._options.credentials:
            return finish(attempt(self._options.server, *self._options.credentials))
        dialog = SignInDialog(attempt, self._bus, self._options.server, "")
        return dialog.result_value() if dialog.exec() == QDialog.DialogCode.Accepted else None

    def _unlock(self, known: ProfileKey) -> tuple[Unlocked | None, Keychain | None]:
        if known.kept == "keyring":
            keychain = self._open_keychain()
            return finish(self._workers.background.submit(known.unlock_from_keyring, keychain)), keychain
        if self._options.credentials:
            return finish(
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
            return finish(create(self._options.credentials[1]))
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
