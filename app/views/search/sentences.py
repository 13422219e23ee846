"""What the search says: how many it found, why none, what it did not understand, and what it cannot find yet."""

from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLocale

from app.models.search.asked import Asked, Fault, Remark
from app.models.search.finding import HITS_AT_MOST, Answer
from app.status import Progress
from app.views.case.tones import Tone, glyph
from app.views.words import code_sentence
from app.views.words.lookup import said

translate = QCoreApplication.translate

_PLACES: Final = {
    "text": QT_TRANSLATE_NOOP("Search", "Text of the reporter"),
    "answer": QT_TRANSLATE_NOOP("Search", "Answer"),
    "note": QT_TRANSLATE_NOOP("Search", "Note"),
    "file": QT_TRANSLATE_NOOP("Search", "Attachment"),
    "place": QT_TRANSLATE_NOOP("Search", "Place"),
    "reporter": QT_TRANSLATE_NOOP("Search", "Reporter"),
}
_GLYPHS: Final = {
    "text": glyph(Tone.CITIZEN),
    "answer": glyph(Tone.ANSWER),
    "note": glyph(Tone.NOTE),
    "file": "▤",
    "place": "•",
    "reporter": "•",
}


def place_word(place: str) -> str:
    return said("Search", _PLACES[place])


def place_glyph(place: str) -> str:
    return _GLYPHS[place]


def how_to_ask() -> str:
    return translate(
        "Search",
        'Words in any form: perbaikan also finds diperbaiki. "Exact phrase", -without, one OR other, begin*. '
        "In one place: nomor: judul: isi: jawaban: catatan: lampiran: pelapor: unit: status: kategori: "
        "sejak:2026-01-31 sampai:2026-02",
    )


def how_many(answer: Answer, locale: QLocale) -> str:
    if answer.more:
        most = locale.toString(HITS_AT_MOST)
        return translate("Search", "The best {count} of more").format(count=most)
    return translate("Search", "Found: {count}").format(count=locale.toString(len(answer.numbers)))


def why_none(asked: Asked) -> str:
    """What to try next."""
    if asked.is_short:
        return translate("Search", "No report has this word. Type at least three letters to find words that begin so.")
    tips = [translate("Search", "No report on this computer has these words. Check the spelling, or use fewer words.")]
    if asked.without:
        tips.append(translate("Search", "Or leave out what is excluded with “-”."))
    terms = [term for group in asked.groups for term in group]
    if asked.since or asked.until or any(term.field for term in terms):
        tips.append(translate("Search", "Or leave out the conditions, such as “unit:” or “since:”."))
    return "\n".join(tips)


def remark_sentence(remark: Remark) -> str:
    if remark.fault is Fault.NO_DAY:
        text = translate("Search", "“{typed}” is no day. Write it like 2026-01-31, 2026-01 or 2026.")
        return text.format(typed=remark.about)
    return translate("Search", "Only the first {count} words count.").format(count=remark.about)


def not_yet(progress: Progress | None, locale: QLocale) -> str:
    """What can not be found yet; empty when everything can."""
    if progress is None:
        return translate("Search", "The search is being prepared…")
    if progress.is_complete:
        return ""
    done, total = locale.toString(progress.done), locale.toString(progress.total)
    if progress.problem:
        text = translate("Search", "Only {done} of {total} reports can be searched.")
        return f"{text.format(done=done, total=total)} {code_sentence(progress.problem).what}"
    return translate("Search", "Indexing… {done} of {total}").format(done=done, total=total)
