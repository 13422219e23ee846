"""The epoch: which life of the database this is. It lives outside the database, because a restore would revert it."""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Epoch:
    """The file that holds the epoch. Whoever restores a backup must `raise_()` it before the server starts again."""

    path: Path

    def current(self) -> str:
        """The epoch; made when there is none yet. It is read anew each time, so that raising it needs no restart."""
        try:
            return self.path.read_text("ascii").strip()
        except FileNotFoundError:
            return self._write(1)

    def raise_(self) -> str:
        """A new epoch, which tells every console that answers it was given may have been forgotten."""
        number = self.current().partition("-")[0]
        return self._write(int(number) + 1 if number.isdecimal() else 1)

    def _write(self, number: int) -> str:
        text = f"{number}-{secrets.token_hex(4)}"
        self.path.parent.mkdir(parents=True, exist_ok=True)
        fresh = self.path.with_suffix(f".{os.getpid()}.new")
        with fresh.open("w", encoding="ascii") as file:
            file.write(text + "\n")
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(self.path)
        return text
