"""Log-ins and how they are kept up: a lost answer never logs anybody out, a stolen token ends the session it is of.

A refresh token names its session and generation and is signed, so that an old one is recognised without being kept.
Its successor is derived from it and from the request's id: who asks again with the same id gets the same answer.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from sqlalchemy import Connection, Row, bindparam, delete, insert, select, update

from domain.ids import PersonId, new_id
from server.database import insert_missing
from server.key import Key, random_text, same, stored_form
from server.settings import Settings
from server.tables import access, account, session, sign_in


@dataclass(frozen=True)
class Tokens:
    """What a console signs its requests with; `expires_in` is that of the access token."""

    person: PersonId
    access_token: str
    refresh_token: str
    expires_in: timedelta


def open_session(connection: Connection, key: Key, settings: Settings, person: PersonId, now: datetime) -> Tokens:
    identity = new_id(now)
    tokens = _tokens(key, settings, person, identity, 1, random_text())
    connection.execute(
        insert(session).values(
            id=identity,
            person=person,
            generation=1,
            refresh_hash=stored_form(tokens.refresh_token),
            spent_hash="",
            spent_request="",
            opened_at=now,
            expires_at=now + settings.refresh_ttl,
            revoked_at=None,
        )
    )
    _admit(connection, identity, tokens, now)
    _came(connection, person, now)
    return tokens


def renew(
    connection: Connection, key: Key, settings: Settings, token: str, request_id: str, now: datetime
) -> Tokens | None:
    """The tokens that follow `token`, or None if it no longer counts.

    One generation back is accepted from the request that spent it, whose answer may have been lost. Any other old
    token has been copied by somebody: the whole session ends.
    """
    genuine = _read(key, token)
    row = _locked(connection, genuine[0]) if genuine else None
    if genuine is None or row is None or row.revoked_at is not None or row.expires_at <= now or not row.active:
        return None
    identity, generation = genuine
    if same(stored_form(token), row.refresh_hash):
        tokens = _tokens(key, settings, row.person, identity, generation + 1, key.derive("next", token, request_id))
        spent = {"spent_hash": row.refresh_hash, "spent_request": stored_form(request_id)}
        current = {"generation": generation + 1, "refresh_hash": stored_form(tokens.refresh_token)}
    elif same(stored_form(token), row.spent_hash) and same(stored_form(request_id), row.spent_request):
        tokens = _tokens(key, settings, row.person, identity, generation + 1, key.derive("next", token, request_id))
        spent, current = {}, {}
    else:
        revoke(connection, identity, now)
        return None
    lengthened = {**spent, **current, "expires_at": now + settings.refresh_ttl}
    connection.execute(_LENGTHEN, {"of": identity, **lengthened})
    connection.execute(_EXPIRE, {"of": identity, "now": now})
    _admit(connection, identity, tokens, now)
    _came(connection, row.person, now)
    return tokens


def revoke(connection: Connection, identity: str, now: datetime) -> None:
    """End one session at once."""
    connection.execute(delete(access).where(access.c.session == identity))
    connection.execute(update(session).where(session.c.id == identity).values(revoked_at=now))


def revoke_all(connection: Connection, person: PersonId, now: datetime) -> None:
    """End every session of a person at once."""
    for identity in connection.execute(
        select(session.c.id).where(session.c.person == person, session.c.revoked_at.is_(None))
    ).scalars():
        revoke(connection, identity, now)


def _locked(connection: Connection, identity: str) -> Row[Any] | None:
    return connection.execute(_LOCK, {"of": identity}).one_or_none()


def _tokens(key: Key, settings: Settings, person: PersonId, identity: str, generation: int, seed: str) -> Tokens:
    stem = f"{identity}.{generation}.{key.derive('refresh', seed)}"
    return Tokens(
        person, key.derive("access", seed), f"{stem}.{key.derive('signature', stem)}", expires_in=settings.access_ttl
    )


def _read(key: Key, token: str) -> tuple[str, int] | None:
    """Session and generation of a refresh token that this server made."""
    stem, _, signature = token.rpartition(".")
    if not same(signature, key.derive("signature", stem)):
        return None
    identity, generation, _ = stem.split(".")
    return identity, int(generation)


def _came(connection: Connection, person: PersonId, now: datetime) -> None:
    """Note that somebody signed in, or came back; once a day is enough (server.activity)."""
    day = now.astimezone(UTC).date().isoformat()
    insert_missing(connection, sign_in, [{"person": person, "day": day, "at": now}])


def _admit(connection: Connection, identity: str, tokens: Tokens, now: datetime) -> None:
    hashed = stored_form(tokens.access_token)
    connection.execute(_FORGET, {"of": hashed})
    connection.execute(_ADMIT, {"hash": hashed, "session": identity, "expires_at": now + tokens.expires_in})


_LENGTHEN: Final = update(session).where(session.c.id == bindparam("of"))
_EXPIRE: Final = delete(access).where(access.c.session == bindparam("of"), access.c.expires_at <= bindparam("now"))
_LOCK: Final = (
    select(session, account.c.active)
    .join(account, account.c.person == session.c.person)
    .where(session.c.id == bindparam("of"))
    .with_for_update(of=session)
)
_FORGET: Final = delete(access).where(access.c.hash == bindparam("of"))
_ADMIT: Final = insert(access)
