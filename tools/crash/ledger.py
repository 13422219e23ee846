"""What the officer meant, written down outside her process before each deed, so that no kill can take it away."""

import json
import math
import os
import time
from dataclasses import asdict, dataclass
from typing import Final

PROMISE_SECONDS: Final = 1.0  # a text on the disk is never older than that


@dataclass(frozen=True)
class Entry:
    """One deed. `at` is the monotonic clock, which all processes of a machine share; `mark` names the text.

    `late`: by how many seconds in all the keys came later than they should, because this machine was busy.
    """

    at: float
    what: str
    mark: str = ""
    text: str = ""
    late: float = 0.0


class Pen:
    """Writes entries into a pipe; each is with the reader before the call returns."""

    def __init__(self, pipe: int) -> None:
        self._pipe = pipe
        self.late = 0.0

    def note(self, what: str, mark: str = "", text: str = "") -> None:
        line = json.dumps(asdict(Entry(time.monotonic(), what, mark, text, self.late))) + "\n"
        os.write(self._pipe, line.encode())


def entries(written: bytes) -> list[Entry]:
    return [Entry(**json.loads(line)) for line in written.splitlines()]


@dataclass(frozen=True)
class Ledger:
    """All that was written until the process died at `died`."""

    entries: tuple[Entry, ...]
    died: float

    def _marks(self, what: str) -> frozenset[str]:
        return frozenset(entry.mark for entry in self.entries if entry.what == what)

    def stored(self) -> frozenset[str]:
        """The commands of which the officer was told that they are safe."""
        return self._marks("stored")

    def withdrawn(self) -> frozenset[str]:
        """The commands of which she was told that they have been taken back."""
        return self._marks("withdrawn")

    def marks(self) -> list[str]:
        return sorted({entry.mark for entry in self.entries if entry.mark})

    def errors(self) -> list[str]:
        return [entry.text for entry in self.entries if entry.what == "error"]

    def promised(self, mark: str) -> str:
        """The text of which she was told that it is safe, as a draft or as a command."""
        return self._longest(mark, ("saved", "stored"), math.inf)

    def due(self, mark: str) -> str:
        """The text that was typed more than a second before the end; the time the keys were late does not count."""
        return self._longest(mark, ("typed",), self.died - PROMISE_SECONDS)

    def _longest(self, mark: str, what: tuple[str, ...], until: float) -> str:
        late = max((entry.late for entry in self.entries), default=0.0)
        found = (e.text for e in self.entries if e.mark == mark and e.what in what and e.at <= until - late + e.late)
        return max(found, key=len, default="")
