"""The cursor a console keeps for the server: which place it has reached in which bucket, under which grants.

It needs no signature: it only says what its owner has already been sent, and is never used to decide who may see what.
"""

import base64
import binascii
import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from domain.protocol import Position


@dataclass(frozen=True)
class Cursor:
    """Places by bucket, and the epoch and grant version they were reached under."""

    epoch: str = ""
    grant_version: int = -1
    positions: Mapping[str, Position] = field(default_factory=dict)

    def text(self) -> str:
        places = {name: [place.seq, place.anchor] for name, place in sorted(self.positions.items())}
        plain = json.dumps([self.epoch, self.grant_version, places], separators=(",", ":"))
        return base64.urlsafe_b64encode(plain.encode()).decode("ascii")

    @classmethod
    def read(cls, text: str) -> "Cursor":
        """The cursor in a text; an unreadable one counts as that of a console that has nothing yet."""
        try:
            epoch, grant_version, places = json.loads(base64.b64decode(text, altchars=b"-_", validate=True))
            positions = {name: _position(seq, anchor) for name, (seq, anchor) in places.items()}
            if isinstance(epoch, str) and _is_whole(grant_version):
                return cls(epoch, grant_version, positions)
        except (ValueError, TypeError, AttributeError, binascii.Error, RecursionError):
            pass
        return cls()


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _position(seq: object, anchor: object) -> Position:
    if not isinstance(seq, int) or isinstance(seq, bool) or seq < 0 or not isinstance(anchor, str):
        raise ValueError("no position")
    return Position(seq, anchor)
