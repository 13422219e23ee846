"""Whose profile this is: the person, their server and device, and what proves them while there is no network."""

from dataclasses import dataclass, field

import sqlalchemy as sa

from app.models.engine import reading, writing
from app.models.tables import owner, secret
from domain.ids import DeviceId
from domain.people import Person
from domain.wire import dumps, loads


@dataclass(frozen=True)
class Account:
    """The one person a profile belongs to, as the server last described them."""

    person: Person
    username: str
    server: str
    device: DeviceId
    unlock_verifier: str = field(repr=False)


def read_account(work: sa.Engine) -> Account | None:
    with reading(work) as connection:
        row = connection.execute(sa.select(owner).limit(1)).first()
    if row is None:
        return None
    return Account(loads(Person, row.person_doc), row.username, row.server, DeviceId(row.device), row.unlock_verifier)


def write_account(work: sa.Engine, account: Account) -> None:
    """Store or replace the account; how far results were acknowledged stays as it is."""
    values = {
        "person": account.person.id,
        "person_doc": dumps(account.person),
        "username": account.username,
        "server": account.server,
        "device": account.device,
        "unlock_verifier": account.unlock_verifier,
    }
    with writing(work) as connection:
        if connection.execute(owner.update().values(values)).rowcount == 0:
            connection.execute(owner.insert(), {**values, "id": 1, "acknowledged_through": 0})


class WorkSecrets:
    """Keeps secrets inside the encrypted work store, for profiles that a passphrase opens."""

    def __init__(self, work: sa.Engine) -> None:
        self._work = work

    def get(self, name: str) -> str | None:
        with reading(self._work) as connection:
            query = sa.select(secret.c.value).where(secret.c.name == name).limit(1)
            return connection.execute(query).scalar_one_or_none()

    def put(self, name: str, value: str) -> None:
        with writing(self._work) as connection:
            connection.execute(secret.insert().prefix_with("OR REPLACE"), {"name": name, "value": value})

    def delete(self, name: str) -> None:
        with writing(self._work) as connection:
            connection.execute(secret.delete().where(secret.c.name == name))
