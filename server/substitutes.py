"""Substitutes on the server: their appointment, and under which grants they read while it is in force."""

import hashlib
import json

from sqlalchemy import Connection

from domain.people import Person
from domain.substitution import Substitution
from server.directory import SUBSTITUTION, put_reference
from server.people import load_person


def appoint(connection: Connection, substitution: Substitution) -> None:
    """Enter or amend an appointment. Raises ValueError where there is nothing to lend, or nobody to lend it to."""
    absent, substitute = (load_person(connection, person) for person in (substitution.absent, substitution.substitute))
    if absent is None or substitute is None or absent.id == substitute.id:
        raise ValueError("a substitution is between two people with accounts")
    if substitution.since >= substitution.until:
        raise ValueError("a substitution ends after it begins")
    if not substitution.withdrawn and substitution.membership not in absent.memberships:
        raise ValueError("nobody lends a role they do not have")
    put_reference(connection, SUBSTITUTION, substitution.id, substitution)


def grants_under(version: int, own: Person, reading: Person) -> int:
    """Names what a person may read now, so that places reached under other grants do not count.

    Nobody writes anything when a substitution begins or ends: the memberships lent at this moment are in the name.
    """
    lent = [[str(m.role), m.agency, m.unit] for m in reading.memberships if m not in own.memberships]
    if not lent:
        return version
    parts = json.dumps([version, sorted(lent, key=str)])
    return int.from_bytes(hashlib.blake2b(parts.encode(), digest_size=6).digest())
