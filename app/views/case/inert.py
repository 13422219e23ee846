"""Outside text made harmless to show, and typed text made fit to store; neither loses a readable word."""

import html
import re
import unicodedata
from typing import Final

_KEPT: Final = "\n\t"
_REORDERING: Final = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_ISOLATE, _END_OF_ISOLATE = "\u2068", "\u2069"
_RIGHT_TO_LEFT: Final = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_BREAKS: Final = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_FORMULAS: Final = ("=", "+", "-", "@")
_CONTROL_PICTURES: Final = 0x2400


def shown(text: str) -> str:
    """`text` with control characters as visible signs, so that none can hide or reorder what is read.

    What `isolated` puts around a part stays: such a pair cannot reorder anything beside it.
    """
    if text.isprintable():
        return text
    text = text.replace("\r\n", "\n")
    whole = _whole_isolates(text)
    return "".join(c if place in whole else _sign(c) for place, c in enumerate(text))


def isolated(text: str) -> str:
    """`text` as a part of a sentence: letters that run from right to left do not turn the words beside them around."""
    return f"{_ISOLATE}{text}{_END_OF_ISOLATE}" if _RIGHT_TO_LEFT.search(text) else text


def unbroken(text: str) -> str:
    """`text` on its own in one line: line breaks become spaces."""
    return shown(" ".join(text.split()))


def one_line(text: str) -> str:
    """`text` for a row, a heading or a part of a sentence: in one line, and it turns nothing beside it around."""
    return isolated(unbroken(text))


def tooltip(text: str) -> str:
    """`text` for a tooltip, which would otherwise guess whether it is HTML."""
    return f"<span>{html.escape(shown(text))}</span>" if text else ""


def cell(text: str) -> str:
    """`text` for a cell of a table that may be pasted into a spreadsheet, which would take `=…` for a formula."""
    line = " · ".join(filter(None, map(unbroken, text.splitlines())))
    return f"'{line}" if line.startswith(_FORMULAS) else line


def typed(text: str) -> str:
    """`text` without control characters and halves of characters, which stores and wires refuse.

    A line break of any kind is one: word processors have their own.
    """
    whole = _BREAKS.sub("\n", text).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return whole if whole.isprintable() else "".join(c for c in whole if not _is_control(c))


def is_plain(text: str) -> bool:
    """Whether `text` is one line that is kept as it is typed."""
    return "\n" not in text and typed(text) == text


def left_out(text: str) -> int:
    """How many characters `typed` leaves out of a text."""
    return sum(map(_is_control, _BREAKS.sub("\n", text)))


def _is_control(character: str) -> bool:
    return character not in _KEPT and unicodedata.category(character) == "Cc"


def _whole_isolates(text: str) -> set[int]:
    """Where both ends of isolates stand that are closed in their own line, as Qt takes them."""
    whole: set[int] = set()
    begun: list[int] = []
    for place, character in enumerate(text):
        if character == "\n":
            begun.clear()
        elif character == _ISOLATE:
            begun.append(place)
        elif character == _END_OF_ISOLATE and begun:
            whole |= {begun.pop(), place}
    return whole


def _sign(character: str) -> str:
    if character in _KEPT:
        return character
    if character in _REORDERING or unicodedata.category(character) == "Cs":
        return "\ufffd"
    if unicodedata.category(character) == "Cc":
        code = ord(character)
        return chr(_CONTROL_PICTURES + code) if code < 0x20 else "\u2421" if code == 0x7F else "\ufffd"
    return character
