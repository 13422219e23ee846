"""Outside text made harmless to show, and typed text made fit to store; neither loses a readable word."""

import html
import unicodedata
from typing import Final

_KEPT: Final = "\n\t"
_REORDERING: Final = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_FORMULAS: Final = ("=", "+", "-", "@")
_CONTROL_PICTURES: Final = 0x2400


def shown(text: str) -> str:
    """`text` with control characters as visible signs, so that none can hide or reorder what is read."""
    if text.isprintable():
        return text
    return "".join(map(_sign, text.replace("\r\n", "\n")))


def one_line(text: str) -> str:
    """`text` for a row or a heading: line breaks become spaces."""
    return shown(" ".join(text.split()))


def tooltip(text: str) -> str:
    """`text` for a tooltip, which would otherwise guess whether it is HTML."""
    return f"<span>{html.escape(shown(text))}</span>" if text else ""


def cell(text: str) -> str:
    """`text` for a cell of a table that may be pasted into a spreadsheet, which would take `=…` for a formula."""
    line = " · ".join(filter(None, (one_line(part) for part in text.splitlines())))
    return f"'{line}" if line.startswith(_FORMULAS) else line


def typed(text: str) -> str:
    """`text` without control characters and halves of characters, which stores and wires refuse."""
    whole = text.replace("\r\n", "\n").encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return "".join(c for c in whole if c in _KEPT or unicodedata.category(c) != "Cc")


def _sign(character: str) -> str:
    if character in _KEPT:
        return character
    if character in _REORDERING or unicodedata.category(character) == "Cs":
        return "\ufffd"
    if unicodedata.category(character) == "Cc":
        code = ord(character)
        return chr(_CONTROL_PICTURES + code) if code < 0x20 else "\u2421" if code == 0x7F else "\ufffd"
    return character
