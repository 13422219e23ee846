"""Signing in with user name and password, with a pause for an account that somebody is guessing at."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, Engine, select, update

from domain.ids import PersonId
from domain.people import Person
from server.database import writing
from server.key import Key
from server.passwords import MAXIMUM_CHARACTERS, is_right
from server.people import load_person, normal_username
from server.problems import Problem, later, unauthenticated
from server.sessions import Tokens, open_session
from server.settings import Settings
from server.tables import account


@dataclass(frozen=True)
class _Attempt:
    """An attempt that has been counted before its password is checked, so that parallel guesses count too."""

    person: PersonId | None = None
    password_hash: str | None = None
    active: bool = False
    locked_for: timedelta | None = None


def log_in(
    engine: Engine, key: Key, settings: Settings, username: str, password: str, now: datetime
) -> tuple[Tokens, Person]:
    """Open a session. Raises Problem: wrong_password, account_locked (guessed at too often, or shut)."""
    with writing(engine) as connection:
        attempt = _count(connection, settings, normal_username(username), now)
    if attempt.locked_for is not None:
        raise later(429, "account_locked", attempt.locked_for)
    right = is_right(password[:MAXIMUM_CHARACTERS], attempt.password_hash)
    if not right or attempt.person is None:
        raise unauthenticated("wrong_password")
    if not attempt.active:
        raise Problem(403, "account_locked")
    with writing(engine) as connection:
        forgotten = update(account).where(account.c.person == attempt.person)
        connection.execute(forgotten.values(failed=0, locked_until=None))
        tokens = open_session(connection, key, settings, attempt.person, now)
        person = load_person(connection, attempt.person)
    if person is None:
        raise unauthenticated("wrong_password")
    return tokens, person


def _count(connection: Connection, settings: Settings, username: str, now: datetime) -> _Attempt:
    if not username.isprintable():  # nobody's name, and some of it no database could look up
        return _Attempt()
    row = connection.execute(select(account).where(account.c.username == username).with_for_update()).one_or_none()
    if row is None:
        return _Attempt()
    if row.locked_until is not None and row.locked_until > now:
        return _Attempt(locked_for=row.locked_until - now)
    failed = 1 if row.locked_until is not None else row.failed + 1
    locked_until = now + settings.lock_time if failed >= settings.failures_allowed else None
    counted = update(account).where(account.c.person == row.person)
    connection.execute(counted.values(failed=failed, locked_until=locked_until))
    return _Attempt(row.person, row.password_hash, row.active)
