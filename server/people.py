"""Accounts: who may sign in, in which roles, and under which version of their grants."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, Row, bindparam, delete, insert, select, update

from domain.directory import PersonCard
from domain.ids import AgencyId, PersonId, UnitId
from domain.people import Membership, Person, Role
from domain.substitution import Substitution
from domain.wire import loads
from server.directory import SUBSTITUTION, held_for_change, put_reference, put_references
from server.passwords import hash_password
from server.sessions import revoke_all
from server.tables import account, membership, reference

NOT_FOR_ACCOUNTS = frozenset({Role.REPORTER, Role.SYSTEM})


def normal_username(username: str) -> str:
    """The one spelling of a user name: composed, lower-case, without surrounding blanks."""
    return unicodedata.normalize("NFC", username).strip().casefold()


def load_person(connection: Connection, person: PersonId) -> Person | None:
    rows = connection.execute(_PERSON, {"of": person}).all()
    return person_of(rows) if rows else None


def person_of(rows: Sequence[Row[Any]]) -> Person:
    """The person in rows of `account` joined with `membership` (whose columns are None if there is none)."""
    first = rows[0]
    found = tuple(_membership(row) for row in rows if row.role is not None)
    return Person(PersonId(first.person), first.name, first.title, found, first.secret_clearance)


def _membership(row: Row[Any]) -> Membership:
    unit = row.unit
    return Membership(Role(row.role), AgencyId(row.agency), None if unit is None else UnitId(unit))


def create_account(
    connection: Connection, person: Person, username: str, password: str, *, password_hash: str = ""
) -> None:
    """A new account, with the person's card among the reference data; IntegrityError when the name is taken.

    `password_hash` saves the work where many accounts are made with one password.
    """
    _check(person.memberships)
    connection.execute(
        insert(account).values(
            person=person.id,
            username=normal_username(username),
            name=person.name,
            title=person.title,
            password_hash=password_hash or hash_password(password),
            active=True,
            secret_clearance=person.secret_clearance,
            failed=0,
            locked_until=None,
            grant_version=1,
        )
    )
    _write_memberships(connection, person.id, person.memberships)
    put_reference(connection, "person", person.id, card_of(person))


def card_of(person: Person, known: PersonCard | None = None) -> PersonCard:
    """What colleagues may know; the first membership names the office. `known` is the card there was before."""
    card = known or PersonCard(person.id, person.name, person.title, AgencyId(""))
    return replace(card.in_offices(person.memberships), name=person.name, title=person.title)


def set_memberships(
    connection: Connection, person: PersonId, memberships: Sequence[Membership], *, secret_clearance: bool | None = None
) -> None:
    """Replace a person's roles. Their consoles start their buckets anew, since what they may read has changed.

    Whoever stood in for them in a role they no longer have does so no longer.
    """
    _check(memberships)
    held_for_change(connection)
    if secret_clearance is not None:
        cleared = {"secret_clearance": secret_clearance}
        connection.execute(update(account).where(account.c.person == person).values(cleared))
    _replace_memberships(connection, person, memberships)
    changed = load_person(connection, person)
    if changed is None:
        raise LookupError("no such account")
    doc = connection.execute(select(reference.c.doc).where(reference.c.id == person)).scalar_one_or_none()
    card = card_of(changed, loads(PersonCard, doc) if doc else None)
    ended = [(SUBSTITUTION, each.id, each) for each in _no_longer_lent(connection, changed)]
    put_references(connection, [("person", person, card), *ended])


def follow_card(connection: Connection, card: PersonCard, now: datetime) -> None:
    """Bring a person's account to what the directory says of them now; who has left signs in no more."""
    known = load_person(connection, card.id)
    if known is None:
        return
    described = {"name": card.name, "title": card.title}
    connection.execute(update(account).where(account.c.person == card.id).values(described))
    if known.memberships == card.memberships:
        return
    _check(card.memberships)
    _replace_memberships(connection, card.id, card.memberships)
    if card.left:
        shut(connection, card.id, now)
    elif not known.memberships:
        open_again(connection, card.id)


def _replace_memberships(connection: Connection, person: PersonId, memberships: Sequence[Membership]) -> None:
    newer = update(account).where(account.c.person == person)
    connection.execute(newer.values(grant_version=account.c.grant_version + 1))
    connection.execute(delete(membership).where(membership.c.person == person))
    _write_memberships(connection, person, memberships)


def _no_longer_lent(connection: Connection, absent: Person) -> Iterator[Substitution]:
    """What was lent out of memberships that `absent` does not have any more, withdrawn."""
    for doc in connection.execute(select(reference.c.doc).where(reference.c.kind == SUBSTITUTION)).scalars():
        found = loads(Substitution, doc)
        if found.absent == absent.id and not found.withdrawn and found.membership not in absent.memberships:
            yield replace(found, withdrawn=True)


def _check(memberships: Iterable[Membership]) -> None:
    if any(m.role in NOT_FOR_ACCOUNTS for m in memberships):
        raise ValueError("this role belongs to no account")


def _write_memberships(connection: Connection, person: PersonId, memberships: Sequence[Membership]) -> None:
    rows = [
        {"person": person, "position": position, "role": m.role.value, "agency": m.agency, "unit": m.unit}
        for position, m in enumerate(memberships)
    ]
    if rows:
        connection.execute(insert(membership), rows)


def find_account(connection: Connection, username: str) -> PersonId | None:
    """Whose account has this (normal) user name."""
    found = select(account.c.person).where(account.c.username == username)
    person = connection.execute(found).scalar_one_or_none()
    return None if person is None else PersonId(person)


def set_password(connection: Connection, person: PersonId, password: str, now: datetime) -> None:
    """Whoever knew the old password is signed out everywhere."""
    values = {"password_hash": hash_password(password), "failed": 0, "locked_until": None}
    connection.execute(update(account).where(account.c.person == person).values(values))
    revoke_all(connection, person, now)


def shut(connection: Connection, person: PersonId, now: datetime) -> None:
    """Nobody signs in with this account any more, and its sessions end."""
    connection.execute(update(account).where(account.c.person == person).values(active=False))
    revoke_all(connection, person, now)


def open_again(connection: Connection, person: PersonId) -> None:
    """Open a shut account, and one that was guessed at too often."""
    values = {"active": True, "failed": 0, "locked_until": None}
    connection.execute(update(account).where(account.c.person == person).values(values))


_PERSON: Final = (
    select(account, membership.c.role, membership.c.agency, membership.c.unit)
    .join_from(account, membership, isouter=True)
    .where(account.c.person == bindparam("of"))
    .order_by(membership.c.position)
)
