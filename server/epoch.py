"""The epoch: which life of the database this is. It lives outside the database, because a restore would revert it."""

import secrets
from dataclasses import dataclass
from pathlib import Path

from server.datafile import made_once, replaced


@dataclass(frozen=True)
class Epoch:
    """The file that holds the epoch. Whoever restores a backup must `raise_()` it before the server starts again."""

    path: Path

    def current(self) -> str:
        """The epoch; made when there is none yet. It is read anew each time, so that raising it needs no restart."""
        return made_once(self.path, _epoch(1))

    def raise_(self) -> str:
        """A new epoch, which tells every console that answers it was given may have been forgotten."""
        number = self.current().partition("-")[0]
        raised = _epoch(int(number) + 1 if number.isdecimal() else 1)
        replaced(self.path, raised)
        return raised


def _epoch(number: int) -> str:
    # The random part tells two lives apart that were given the same number, each after its own restore.
    return f"{number}-{secrets.token_hex(4)}"
