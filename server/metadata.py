"""Takes out of a picture what the camera wrote into it: place, time, owner, comments, smaller copies of itself.

The picture's own data stays as it is, bit for bit. What is kept is listed, so that data nobody thought of goes.
"""

from collections.abc import Iterator
from typing import Final

_JPEG: Final = b"\xff\xd8"
_JPEG_END: Final = b"\xff\xd9"
_SCAN: Final = 0xDA
_FILL: Final = 0xFF
# Tables, frames and scans; of the applications' own segments the picture's form (JFIF) and its colours (Adobe).
_KEPT_SEGMENTS: Final = frozenset({0xC4, 0xCC, 0xDA, 0xDB, 0xDD, 0xE0, 0xEE} | {*range(0xC0, 0xD0)} - {0xC8})
_WITHIN_SCAN: Final = frozenset({0x00, *range(0xD0, 0xD8)})

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_KEPT_CHUNKS: Final = frozenset(
    {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"bKGD", b"pHYs"}
)


def without_metadata(content: bytes) -> bytes | None:
    """The bare picture; None for what is no sound JPEG or PNG, of which nobody could say that nothing is left in it."""
    try:
        if content.startswith(_JPEG):
            return _JPEG + b"".join(_segments(content)) + _JPEG_END
        if content.startswith(_PNG):
            return _PNG + b"".join(_chunks(content))
    except (IndexError, ValueError):
        return None
    return None


def _segments(content: bytes) -> Iterator[bytes]:
    """The segments to keep, each with the picture data that follows it; what comes after the picture's end is not."""
    at = len(_JPEG)
    while content[at : at + 2] != _JPEG_END:
        if content[at] != _FILL:
            raise ValueError("no segment where one should be")
        kind = content[at + 1]
        if kind == _FILL:  # segments may be padded
            at += 1
            continue
        size = int.from_bytes(content[at + 2 : at + 4], "big")
        end = at + 2 + size
        if size < 2 or end > len(content):
            raise ValueError("a segment without its end")
        if kind == _SCAN:
            end = _end_of_scan(content, end)
        if kind in _KEPT_SEGMENTS:
            yield content[at:end]
        at = end


def _end_of_scan(content: bytes, at: int) -> int:
    while True:
        at = content.index(_FILL, at)
        if content[at + 1] in _WITHIN_SCAN:
            at += 2
        elif content[at + 1] == _FILL:
            at += 1
        else:
            return at


def _chunks(content: bytes) -> Iterator[bytes]:
    at, kind = len(_PNG), b""
    while kind != b"IEND":
        size = int.from_bytes(content[at : at + 4], "big")
        kind, end = content[at + 4 : at + 8], at + 12 + size
        if end > len(content):
            raise ValueError("a chunk without its end")
        if kind in _KEPT_CHUNKS:
            yield content[at:end]
        at = end
