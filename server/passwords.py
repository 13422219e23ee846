"""Passwords: hashed with Argon2id, and checked with the same effort whether or not the account exists."""

import threading
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

# Each check takes 64 MiB; more of them at once would let strangers use up the memory.
_AT_ONCE = threading.BoundedSemaphore(4)
_HASHER = PasswordHasher()

MAXIMUM_CHARACTERS = 1_000


def hash_password(password: str) -> str:
    return _HASHER.hash(password.encode("utf-8", "surrogatepass"))


def is_right(password: str, stored: str | None) -> bool:
    """Whether the password belongs to the stored hash; None (no such account) costs as much time and says no."""
    with _AT_ONCE:
        try:
            _HASHER.verify(stored or _of_nobody(), password.encode("utf-8", "surrogatepass"))
        except (VerificationError, InvalidHashError):
            return False
    return stored is not None


@cache
def _of_nobody() -> str:
    return _HASHER.hash(b"no account has this hash")
