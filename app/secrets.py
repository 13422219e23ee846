"""Keys and secrets: kept by the system's keyring or derived from a passphrase, and never in a file in the clear.

A profile's 32-byte key opens its stores. `profile.json` says how that key is kept and holds a `KeyCheck` of it;
neither helps anyone without the keyring or the passphrase.
"""

import hmac
import json
import os
import secrets
import threading
import unicodedata
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from importlib import import_module
from typing import Final, Literal, Self, TypeVar

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError
from argon2.low_level import Type, hash_secret_raw
from keyring.backend import KeyringBackend

from app import log
from app.paths import Profile
from app.problems import Problem

T = TypeVar("T")

SERVICE: Final = "KonsolPenghubung"
KEY_BYTES: Final = 32
KEYCHAIN_TIMEOUT_SECONDS: Final = 20.0
LONGEST_VALUE: Final = 1_280  # characters: Windows' Credential Manager holds 2,560 bytes of UTF-16

# RFC 9106, section 4, second recommended option: for memory-constrained machines.
ARGON2_PASSES: Final = 3
ARGON2_MEMORY_KIB: Final = 64 * 1024
ARGON2_LANES: Final = 4
SALT_BYTES: Final = 16

# The only keepers trusted, in order of preference where several run. Anything else keyring knows is refused:
# one add-on of it writes plaintext without a word, another forgets what it is given.
_TRUSTED: Final = (
    ("keyring.backends.Windows", "WinVaultKeyring"),
    ("keyring.backends.macOS", "Keyring"),
    ("keyring.backends.SecretService", "Keyring"),
    ("keyring.backends.kwallet", "DBusKeyring"),
)

_HASHER: Final = PasswordHasher(ARGON2_PASSES, ARGON2_MEMORY_KIB, ARGON2_LANES)


class Keychain:
    """Named secrets in the system's keyring; every call may take long, so never from the window's thread.

    Each raises the problem `keyring_failed`, whose field `reason` is refused, timeout or not_kept.
    """

    def __init__(self, backend: KeyringBackend, timeout_seconds: float = KEYCHAIN_TIMEOUT_SECONDS) -> None:
        self._backend = backend
        self._timeout = timeout_seconds

    def get(self, name: str) -> str | None:
        return _in_time(lambda: self._backend.get_password(SERVICE, name), self._timeout)

    def put(self, name: str, value: str) -> None:
        """Store, and believe it only after reading the value back."""
        if len(value) > LONGEST_VALUE:
            raise ValueError(f"a secret may have {LONGEST_VALUE} characters at most")
        _in_time(lambda: self._backend.set_password(SERVICE, name, value), self._timeout)
        if self.get(name) != value:
            raise Problem("keyring_failed", reason="not_kept")

    def delete(self, name: str) -> None:
        """Forget the secret; it need not exist."""
        if self.get(name) is not None:
            _in_time(lambda: self._backend.delete_password(SERVICE, name), self._timeout)


def open_keychain(timeout_seconds: float = KEYCHAIN_TIMEOUT_SECONDS) -> Keychain:
    """The system's keyring; raises the problem `no_keyring` if none that is trusted runs here.

    Neither keyring's own choice nor its configuration is asked: both can name a keeper that is not trusted.
    """
    backend = _in_time(_trusted_backend, timeout_seconds)
    if backend is None:
        raise Problem("no_keyring")
    return Keychain(backend, timeout_seconds)


def new_key() -> bytes:
    return secrets.token_bytes(KEY_BYTES)


def passphrase_key(passphrase: str, salt: bytes) -> bytes:
    """The key a passphrase stands for, the same on every keyboard's way of composing letters; takes 0.1-0.3 s."""
    return hash_secret_raw(
        unicodedata.normalize("NFKC", passphrase).encode(),
        salt,
        time_cost=ARGON2_PASSES,
        memory_cost=ARGON2_MEMORY_KIB,
        parallelism=ARGON2_LANES,
        hash_len=KEY_BYTES,
        type=Type.ID,
    )


def password_verifier(password: str) -> str:
    """What recognises the password later, for unlocking without the server; keep it in an encrypted store."""
    return _HASHER.hash(password)


def verify_password(verifier: str, password: str) -> bool:
    """Whether it is that password; a verifier that is none raises argon2's InvalidHashError."""
    try:
        return _HASHER.verify(verifier, password)
    except VerifyMismatchError:
        return False


@dataclass(frozen=True)
class KeyCheck:
    """Recognises a profile's key before a store is opened with it.

    A wrong key and a damaged file look alike to SQLCipher, and the one must not be treated as the other. The
    check is an HMAC: it says nothing about a random key, and about a passphrase no more than the store does.
    """

    digest: str

    @classmethod
    def of(cls, key: bytes) -> Self:
        return cls(hmac.digest(key, b"konsol-penghubung key check 1", "sha256").hex())

    def proves(self, key: bytes) -> bool:
        return hmac.compare_digest(self.digest, KeyCheck.of(key).digest)


@dataclass(frozen=True)
class Unlocked:
    """A profile with the key that opens its stores, not shown when printed."""

    profile_id: str
    key: bytes = field(repr=False)


@dataclass(frozen=True)
class ProfileKey:
    """How the key of a profile is kept. An existing one is never written over: its stores would be lost.

    `profile_id` is the key's name in the keyring, and others that belong to the profile may begin with it.
    """

    profile_id: str
    kept: Literal["keyring", "passphrase"]
    check: KeyCheck
    salt: bytes = b""

    @classmethod
    def read(cls, profile: Profile) -> Self | None:
        """None for a new profile; the problem `key_missing` if there are stores but no usable description."""
        try:
            told = json.loads(profile.key_file.read_bytes())
            kept: Literal["keyring", "passphrase"] = "passphrase" if told["salt"] else "keyring"
            return cls(told["profile"], kept, KeyCheck(told["check"]), bytes.fromhex(told["salt"]))
        except FileNotFoundError:
            if profile.work_db.exists():
                raise Problem("key_missing", missing="profile_file") from None
            return None
        except (ValueError, KeyError, TypeError) as error:
            raise Problem("key_missing", missing="profile_file") from error

    @classmethod
    def create_in_keyring(cls, profile: Profile, keychain: Keychain) -> Unlocked:
        """Give a new profile a random key; FileExistsError if it has one."""
        cls._refuse_existing(profile)
        unlocked = Unlocked(secrets.token_hex(16), new_key())
        keychain.put(unlocked.profile_id, unlocked.key.hex())  # first: a name in the file promises a key
        cls(unlocked.profile_id, "keyring", KeyCheck.of(unlocked.key))._write(profile)
        return unlocked

    @classmethod
    def create_with_passphrase(cls, profile: Profile, passphrase: str) -> Unlocked:
        """Give a new profile the key of a passphrase; FileExistsError if it has one."""
        cls._refuse_existing(profile)
        salt = secrets.token_bytes(SALT_BYTES)
        unlocked = Unlocked(secrets.token_hex(16), passphrase_key(passphrase, salt))
        cls(unlocked.profile_id, "passphrase", KeyCheck.of(unlocked.key), salt)._write(profile)
        return unlocked

    def unlock_from_keyring(self, keychain: Keychain) -> Unlocked:
        """Raises the problems `key_missing` and `wrong_key`; both leave everything as it is."""
        kept = keychain.get(self.profile_id)
        if kept is None:
            raise Problem("key_missing", missing="keyring_entry")
        try:
            key = bytes.fromhex(kept)
        except ValueError:
            raise Problem("wrong_key") from None  # the error would quote the secret
        if not self.check.proves(key):
            raise Problem("wrong_key")
        return Unlocked(self.profile_id, key)

    def unlock_with_passphrase(self, passphrase: str) -> Unlocked:
        """Raises the problem `wrong_passphrase`."""
        key = passphrase_key(passphrase, self.salt)
        if not self.check.proves(key):
            raise Problem("wrong_passphrase")
        return Unlocked(self.profile_id, key)

    @classmethod
    def _refuse_existing(cls, profile: Profile) -> None:
        if cls.read(profile) is not None:
            raise FileExistsError(profile.key_file)

    def _write(self, profile: Profile) -> None:
        told = {"profile": self.profile_id, "check": self.check.digest, "salt": self.salt.hex()}
        partial = profile.key_file.with_suffix(".partial")
        partial.unlink(missing_ok=True)
        partial.touch(mode=0o600)
        with partial.open("w", encoding="utf-8") as file:
            json.dump(told, file)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(profile.key_file)


def _trusted_backend() -> KeyringBackend | None:
    for module, name in _TRUSTED:
        backend: type[KeyringBackend] = getattr(import_module(module), name)
        if backend.viable:
            return backend()
    return None


def _in_time(call: Callable[[], T], timeout_seconds: float) -> T:
    """A keyring may wait for ever, for a prompt nobody sees or a service that hangs: then its thread is left."""
    future: Future[T] = Future()

    def run() -> None:
        try:
            future.set_result(call())
        except BaseException as error:  # noqa: BLE001 - the thread's outermost edge; each keeper has its own errors
            future.set_exception(error)

    threading.Thread(target=run, name="keyring", daemon=True).start()
    try:
        error = future.exception(timeout_seconds)
    except TimeoutError:
        raise Problem("keyring_failed", reason="timeout") from None
    if error is not None:
        log.secrets.info("the keyring refused: %s", log.describe(error))
        raise Problem("keyring_failed", reason="refused") from error
    return future.result()
