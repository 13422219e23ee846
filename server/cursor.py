"""The cursor a console keeps for the server: which place it has reached in which bucket, under which grants.

A console that goes through a bucket from its beginning passes places long before the bucket's floor; `begun` remembers
where the head was when it set out, and what was superseded after that is still ahead of it.

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
    """Places by bucket, and the epoch and grant version they were reached under.

    `begun` holds, for the buckets that are gone through from the beginning, the number of the head at that time.
    """

    epoch: str = ""
    grant_version: int = -1
    positions: Mapping[str, Position] = field(default_factory=dict)
    begun: Mapping[str, int] = field(default_factory=dict)

    def text(self) -> str:
        places = {
            name: [place.seq, place.anchor, *([self.begun[name]] if self.begun.get(name, 0) > place.seq else [])]
            for name, place in sorted(self.positions.items())
        }
        plain = json.dumps([self.epoch, self.grant_version, places], separators=(",", ":"))
        return base64.urlsafe_b64encode(plain.encode()).decode("ascii")

    @classmethod
    def read(cls, text: str) -> "Cursor":
        """The cursor in a text; an unreadable one counts as that of a console that has nothing yet."""
        try:
            epoch, grant_version, places = json.loads(base64.b64decode(text, altchars=b"-_", validate=True))
            positions = {name: _position(*place[:2]) for name, place in places.items()}
            begun = {name: place[2] for name, place in places.items() if len(place) > 2 and _is_whole(place[2])}
            if isinstance(epoch, str) and _is_whole(grant_version):
                return cls(epoch, grant_version, positions, begun)
        except (ValueError, TypeError, AttributeError, KeyError, binascii.Error, RecursionError):
            pass
        return cls()


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _position(seq: object, anchor: object) -> Position:
    if not isinstance(seq, int) or isinstance(seq, bool) or seq < 0 or not isinstance(anchor, str):
        raise ValueError("no position")
    return Position(seq, anchor)
