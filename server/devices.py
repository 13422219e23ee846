"""Consoles: each is enrolled once, by one person, and can be shut out alone."""

import re
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, bindparam, select, update

from domain.ids import DeviceId, PersonId
from server.database import insert_missing
from server.problems import Problem, malformed
from server.tables import device

CANONICAL_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
NAME_CHARACTERS = 200


def is_id(text: str) -> bool:
    """Whether the text is a UUID in canonical form."""
    return CANONICAL_ID.fullmatch(text) is not None


def enrol(connection: Connection, person: PersonId, identity: str, name: str, now: datetime) -> None:
    """Enrol a device; again for the same one does nothing. Raises Problem, as for another person's device."""
    if not is_id(identity):
        raise malformed()
    fresh = {
        "id": identity,
        "person": person,
        "name": "".join(character for character in name if character.isprintable())[:NAME_CHARACTERS],
        "enrolled_at": now,
        "revoked_at": None,
        "acknowledged_through": 0,
    }
    insert_missing(connection, device, [fresh])
    row = connection.execute(select(device).where(device.c.id == identity)).one()
    if row.person != person:
        raise Problem(409, "device_taken")
    if row.revoked_at is not None:
        raise Problem(403, "device_revoked")


def acknowledge(connection: Connection, identity: DeviceId, through: int) -> None:
    """Remember up to which command the device holds its results; never goes back."""
    connection.execute(_ACKNOWLEDGE, {"of": identity, "through": through})


_through = bindparam("through", type_=device.c.acknowledged_through.type)
_ACKNOWLEDGE: Final = (
    update(device)
    .where(device.c.id == bindparam("of"), device.c.acknowledged_through < _through)
    .values(acknowledged_through=_through)
)
