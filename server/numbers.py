"""The register of tracking numbers given here: which case has which, kept outside of the database.

A restored database forgets numbers that citizens have been told. The register does not: a report that a console sends
again gets the number it had, and nobody else does. It has a slot for each number, which holds the id of its case; a
case looks first in the slot that its id stands for, and then in those that follow.
"""

import hashlib
import os
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, select

from domain.ids import CaseId
from server.database import exclusively
from server.tables import cases

# Seven digits that begin with 0: the numbers of the official exports do not, so that an import never meets one.
HOW_MANY: Final = 1_000_000
_SLOT: Final = 16
_FREE: Final = bytes(_SLOT)
# Any number, as long as it stays the same and nothing else takes it.
_LOCK: Final = 7_263_443


class NumbersExhausted(Exception):
    """Every number has its case."""


@dataclass(frozen=True)
class Numbers:
    """The file of the register. It belongs to no backup of the database and must not go back together with it."""

    path: Path

    def number_of(self, connection: Connection, case: CaseId) -> str:
        """The case's number, on the disk before anybody is told; the same one however often it is asked for.

        Others who ask wait for this transaction's end.
        """
        exclusively(connection, _LOCK)
        mine = uuid.UUID(case).bytes
        with os.fdopen(os.open(self.path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600), "r+b") as file:
            for place in _places(mine):
                file.seek(place * _SLOT)
                held = file.read(_SLOT)
                if held == mine:
                    return _text(place)
                if held in (_FREE, b"") and _is_free(connection, place):
                    file.seek(place * _SLOT)
                    file.write(mine)
                    file.flush()
                    os.fsync(file.fileno())
                    return _text(place)
        raise NumbersExhausted


def _places(mine: bytes) -> Iterator[int]:
    first = int.from_bytes(hashlib.blake2b(mine, digest_size=8).digest(), "big") % HOW_MANY
    return ((first + step) % HOW_MANY for step in range(HOW_MANY))


def _is_free(connection: Connection, place: int) -> bool:
    """A register that was lost begins empty; then the database knows better."""
    return connection.execute(select(cases.c.id).where(cases.c.tracking == _text(place))).first() is None


def _text(place: int) -> str:
    return f"{place:07d}"
