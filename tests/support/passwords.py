"""A password that is right at once: what checking costs in earnest would be most of the time of a thousand log-ins."""

from argon2 import PasswordHasher

_QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


def quick_hash(password: str) -> str:
    """As `server.passwords.hash_password`, with the least effort: a hash says itself how it is to be checked."""
    return _QUICK.hash(password.encode())
