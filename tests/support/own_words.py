"""What on a screen was never anybody's to translate: the data of the region, names, keys and dates."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QWidget

from app.version import VERSION
from app.views.main_window import APP_TITLE
from domain.wire import to_wire
from tests.support.console import NOW, WORLD, sample_cases
from tests.support.languages import visible_texts
from tests.support.pseudo import outside_brackets
from tests.support.window_states import OWN_VIEW, REPORTER

PROVISIONAL: Final = r"\bS-[0-9A-Z]{5}-[0-9A-Z]{5}\b"  # a number, whatever letters it is written with
ZERO_WIDTH_SPACE: Final = "\N{ZERO WIDTH SPACE}"  # where a long address may break
_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_KEYS: Final = ("Ctrl", "Shift", "Enter", "Return", "Esc", "PgUp", "PgDown", "Home", "End", "Tab")
_NAMES: Final = (
    APP_TITLE,
    VERSION,
    "SP4N-LAPOR!",
    "Bahasa Indonesia",
    "English",
    "a.pdf",
    "a.png",
    "kB",
    "bytes",
    "sari",
    "https://lapor.test",
    "Permenpan RB",
    OWN_VIEW,
    REPORTER.name,
    REPORTER.email,
)


def untranslated_words(window: QWidget) -> set[str]:
    """Texts on the screen in which a word is neither in brackets nor somebody's own."""
    found = set()
    for text in visible_texts(window):
        left = re.sub(rf"</?span>|{ZERO_WIDTH_SPACE}|{PROVISIONAL}", "", outside_brackets(text))
        for known in _own() if _WORD.search(left) else ():
            left = left.replace(known, " ")
        if _WORD.search(left):
            found.add(text)
    return found


@cache
def _own() -> tuple[str, ...]:
    """The longest first, so that no part of one is taken for the whole."""
    found = {text for case in sample_cases() for text in words_of(to_wire(case))}
    d = WORLD.directory
    for records in (d.agencies, d.units, d.categories, d.people):
        found |= {text for record in records.values() for text in words_of(to_wire(record))}
    for locale in (QLocale("en_GB"), QLocale("id_ID")):
        for number in range(1, 13):
            found |= {locale.monthName(number), locale.monthName(number, QLocale.FormatType.ShortFormat)}
        for number in range(1, 8):
            found |= {locale.dayName(number), locale.dayName(number, QLocale.FormatType.ShortFormat)}
    found |= {agency.name.upper() for agency in d.agencies.values()}  # as a letter is headed
    texts = {line for text in found for line in (text, *text.splitlines()) if len(line) > 1}
    return tuple(sorted({*texts, *_KEYS, *_NAMES, str(NOW.year)}, key=len, reverse=True))


def words_of(value: object) -> Iterator[str]:
    """Every text in a value of the wire."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from words_of(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from words_of(part)
