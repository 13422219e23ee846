"""A case as the index keeps it: its texts by who said them, and marks for what is known about it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from app.models.search.vocabulary import meanings
from app.models.search.words import tidy, words_of
from domain.case import Case, Event, EventKind, attachments_of
from domain.people import REPORTER

EVERY_CASE: Final = "semua"  # a mark that all have, for what is asked by exclusion alone
TEXTS: Final = ("number", "title", "text", "answer", "note", "file", "reporter", "place")
STEMMED: Final = ("title", "text", "answer", "note")
COLUMNS: Final = (*TEXTS, *(f"{name}_stems" for name in STEMMED), "marks")

_TO_THE_REPORTER: Final = frozenset({EventKind.FOLLOW_UP, EventKind.INFORMATION_ASKED})
_THE_REPORT_ITSELF: Final = frozenset({EventKind.REPORTED, EventKind.IMPORTED})


@dataclass(frozen=True)
class Page:
    """One row of the index; the fields are its columns but for the stems, which follow from the texts."""

    number: str
    title: str
    text: str
    answer: str
    note: str
    file: str
    reporter: str
    place: str
    marks: str

    def columns(self) -> tuple[str, ...]:
        """The values of COLUMNS."""
        texts = tuple(getattr(self, name) for name in TEXTS)
        return (*texts, *(_stems(getattr(self, name)) for name in STEMMED), self.marks)


def page_of(case: Case) -> Page:
    """The page of a case as this person may see it."""
    said: dict[str, list[str]] = {"text": [case.text, case.original_text], "answer": [], "note": []}
    for event in case.events:
        said[_voice(event)].append(event.text)
    if case.reply:
        said["answer"].append(case.reply.text)
        said["note"].append(case.reply.notes)
    if case.transfer:
        said["note"].append(case.transfer.reason)
    said["note"] += (task.title for task in case.tasks)
    place = case.place
    return Page(
        number=_joined((case.tracking, case.provisional)),
        title=_joined([case.title]),
        text=_joined(said["text"]),
        answer=_joined(said["answer"]),
        note=_joined(said["note"]),
        file=_joined(item.name for item in attachments_of(case)),
        reporter=_joined([case.reporter.name if case.reporter else ""]),
        place=_joined((place.village, place.district, place.regency, place.province, *case.tags)),
        marks=" ".join(_marks(case)),
    )


def mark(kind: str, id: str) -> str:
    """The word by which a case is found for having, say, this unit: one that no tokenizer takes apart."""
    return f"{kind}{id.encode('utf-8', 'replace').hex()}"


def _marks(case: Case) -> Iterator[str]:
    yield EVERY_CASE
    yield mark("status", case.status)
    yield mark("agency", case.holder.agency)
    if case.holder.unit:
        yield mark("unit", case.holder.unit)
    if case.category:
        yield mark("category", case.category)


def _voice(event: Event) -> str:
    if event.by.person == REPORTER.id or event.kind in _THE_REPORT_ITSELF:
        return "text"
    return "answer" if event.kind in _TO_THE_REPORTER else "note"


def _joined(texts: Iterable[str]) -> str:
    """What differs of the texts, a line each: an entry often says once more what the case says."""
    return "\n".join(dict.fromkeys(tidy(text).strip() for text in texts if text.strip()))


def _stems(text: str) -> str:
    """What the words of a text mean beside themselves, each once."""
    found: dict[str, None] = {}
    for word in {word.folded for word in words_of(text)}:
        found.update(dict.fromkeys(meanings(word)))
    return " ".join(sorted(found))
