"""What goes through the pipes: a line of JSON and then bytes, in both directions. Neither side believes the other."""

import json
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any, Final

from app.previews.limits import DRAWN_PIXELS, DRAWN_SIDE, MOST_PAGES

BYTES_A_PIXEL: Final = 4
LONGEST_LINE: Final = 1_024
_LARGEST_NUMBER: Final = 1_000_000_000


class Why(StrEnum):
    """Why there is no preview."""

    NO_KIND = "no_kind"
    TOO_LARGE = "too_large"
    DAMAGED = "damaged"
    LOCKED = "locked"
    TOO_SLOW = "too_slow"
    ENDED = "ended"


class NotDrawn(Exception):
    """The file cannot be shown."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True)
class Ask:
    """The page wanted (from 0) and the pixels there are for it; a height of 0 is as much as it takes."""

    page: int
    width: int
    height: int = 0


@dataclass(frozen=True)
class Drawn:
    """One picture or page: rows of blue, green, red and a byte of nothing, `width` × `height` of them.

    `whole_width` × `whole_height` is its own size, in pixels of the picture or points of the page. `page` is the one
    drawn, of `pages`.
    """

    page: int
    pages: int
    width: int
    height: int
    whole_width: int
    whole_height: int
    pixels: bytes = b""


def request(ask: Ask, content: bytes) -> bytes:
    return json.dumps(asdict(ask)).encode() + b"\n" + content


def asked(line: bytes) -> Ask:
    return Ask(**json.loads(line))


def reply(answer: Drawn | Why) -> bytes:
    if isinstance(answer, Why):
        return json.dumps({"why": answer}).encode() + b"\n"
    said = {name: value for name, value in asdict(answer).items() if name != "pixels"}
    return json.dumps(said).encode() + b"\n" + answer.pixels


def answered(told: bytes) -> Drawn | Why:
    """What the process said; whatever is not exactly an answer means that it came to its end."""
    line, _, pixels = told.partition(b"\n")
    try:
        said = json.loads(line[:LONGEST_LINE])
        if "why" in said:
            return Why(said["why"])
        drawn = Drawn(**{name: _number(value) for name, value in said.items()}, pixels=pixels)
    except (ValueError, TypeError):
        return Why.ENDED
    return drawn if _is_whole(drawn) else Why.ENDED


def _number(value: Any) -> int:
    if type(value) is not int or not 0 <= value <= _LARGEST_NUMBER:
        raise ValueError
    return value


def _is_whole(drawn: Drawn) -> bool:
    sides = min(drawn.width, drawn.height, drawn.whole_width, drawn.whole_height) > 0
    fits = drawn.width * drawn.height <= DRAWN_PIXELS and max(drawn.width, drawn.height) <= DRAWN_SIDE
    counted = drawn.page < drawn.pages <= MOST_PAGES
    return sides and fits and counted and len(drawn.pixels) == drawn.width * drawn.height * BYTES_A_PIXEL
