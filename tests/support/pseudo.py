"""A language nobody speaks: every text that is translated at all comes out longer, with accents, and in brackets.

What does not fit into it does not fit into a longer real language, and what has no brackets was never translated.
"""

import math
import re
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from tests.support.languages import NOT_WORDS

STRETCH = 0.4
_ACCENTS = str.maketrans("aeiouyncAEIOUYNC", "åéïöüýñçÅÉÏÖÜÝÑÇ")
_KEPT = re.compile(r"(\{\w*\}|%n|%L?\d|&&|&|\n|<[^>]*>)")


def pseudo(source: str) -> str:
    """The text as the pseudo-language has it; placeholders, mnemonics and line breaks stay."""
    parts = [part if _KEPT.fullmatch(part) else part.translate(_ACCENTS) for part in _KEPT.split(source)]
    letters = math.ceil(len(_KEPT.sub("", source)) * STRETCH)
    words = ["ëëëëë"[: min(5, letters - n)] for n in range(0, letters, 6)]
    return f"[{''.join(parts)} {' '.join(words)}]"


def outside_brackets(text: str) -> str:
    """What of a text was not translated; brackets may stand within brackets."""
    depth, left = 0, []
    for letter in text:
        depth += letter == "["
        if depth == 0:
            left.append(letter)
        depth -= letter == "]" and depth > 0
    return "".join(left)


class PseudoTranslator(QTranslator):
    """Has an answer for every text, whatever it is asked."""

    def translate(self, context: str, source_text: str, disambiguation: str | None = None, n: int = -1) -> str | None:  # type: ignore[override]
        return pseudo(source_text) if source_text and context not in NOT_WORDS else None

    def isEmpty(self) -> bool:
        return False


@contextmanager
def speaking_pseudo(app: QCoreApplication) -> Iterator[None]:
    """The application in the pseudo-language, with days and months as in English."""
    before, translator = QLocale(), PseudoTranslator()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    app.installTranslator(translator)
    yield
    app.removeTranslator(translator)
    QLocale.setDefault(before)
