"""What somebody asks for, read from what they typed: words, phrases, fields, alternatives, exclusions, days.

Whatever is typed means something: what is no operator counts as words, and what cannot be understood is left out and
said in a remark.
"""

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final

from app.models.search.vocabulary import vocabulary
from app.models.search.words import folded_words, tidy

TERMS_AT_MOST: Final = 40
SHORTEST_BEGINNING: Final = 3  # of a word asked for alone: fewer letters begin too many words to look at


class Field(StrEnum):
    """What a word is asked of: a text of the case, or what is known about it."""

    NUMBER = "number"
    TITLE = "title"
    TEXT = "text"
    ANSWER = "answer"
    NOTE = "note"
    FILE = "file"
    REPORTER = "reporter"
    UNIT = "unit"
    STATUS = "status"
    CATEGORY = "category"
    SINCE = "since"
    UNTIL = "until"


NAMES: Final = {
    **{field.value: field for field in Field},
    "nomor": Field.NUMBER,
    "no": Field.NUMBER,
    "judul": Field.TITLE,
    "isi": Field.TEXT,
    "jawaban": Field.ANSWER,
    "tanggapan": Field.ANSWER,
    "catatan": Field.NOTE,
    "lampiran": Field.FILE,
    "attachment": Field.FILE,
    "pelapor": Field.REPORTER,
    "instansi": Field.UNIT,
    "agency": Field.UNIT,
    "kategori": Field.CATEGORY,
    "sejak": Field.SINCE,
    "sampai": Field.UNTIL,
}


class Fault(StrEnum):
    """What of a question could not be understood."""

    NO_DAY = "no_day"
    TOO_MANY = "too_many"


@dataclass(frozen=True)
class Remark:
    """Said beside the answer; `about` quotes what was typed."""

    fault: Fault
    about: str = ""


@dataclass(frozen=True)
class Term:
    """Folded words that are to stand next to each other. `exact` as typed; `open_end`: the last may go on."""

    words: tuple[str, ...]
    field: Field | None = None
    exact: bool = False
    open_end: bool = False


@dataclass(frozen=True)
class Asked:
    """A case answers it with one term of every group and none of `without`, reported within the days given."""

    groups: tuple[tuple[Term, ...], ...] = ()
    without: tuple[Term, ...] = ()
    since: date | None = None
    until: date | None = None
    remarks: tuple[Remark, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.groups or self.without or self.since or self.until)

    @property
    def is_short(self) -> bool:
        """Whether it is one word of so few letters that it is only looked for as a whole."""
        if self.without or len(self.groups) != 1 or len(self.groups[0]) != 1:
            return False
        (words, exact) = self.groups[0][0].words, self.groups[0][0].exact
        return not exact and len(words) == 1 and len(words[0]) < SHORTEST_BEGINNING


_TOKEN = re.compile(
    r"(?P<minus>(?<!\S)[-–−])?(?:(?P<field>[^\W\d_]+):\s*)?(?:\"(?P<phrase>[^\"]*)(?P<end>\"?)|(?P<word>[^\s\"]+))"
)
_QUOTES: Final = str.maketrans("“”„«»", '"' * 5)  # as word processors set them
_OR: Final = frozenset({"OR", "ATAU", "or", "atau", "|"})
_DAY = re.compile(r"(?P<y>\d{4})(?:-(?P<m>\d{1,2})(?:-(?P<d>\d{1,2}))?)?")
_DAY_AS_WRITTEN = re.compile(r"(?P<d>\d{1,2})[-/.](?P<m>\d{1,2})[-/.](?P<y>\d{4})")


def read(typed: str) -> Asked:
    """What `typed` asks for; never an error."""
    reader, typed = _Reader(), tidy(typed).translate(_QUOTES)
    for found in _TOKEN.finditer(typed):
        reader.take(found, last=found.end() == len(typed))
    return reader.asked()


class _Reader:
    def __init__(self) -> None:
        self._groups: list[list[Term]] = []
        self._without: list[Term] = []
        self._days: dict[Field, date] = {}
        self._remarks: list[Remark] = []
        self._joins_next = False
        self._terms = 0

    def take(self, found: re.Match[str], *, last: bool) -> None:
        typed = found["word"] or ""
        if typed in _OR and not found["field"] and not found["minus"]:
            self._joins_next = bool(self._groups)
            return
        if typed.endswith(":") and typed[:-1].lower() in NAMES:
            return  # a field whose value is still to come
        field = NAMES.get((found["field"] or "").lower())
        if found["field"] and field is None:
            self._put(_term(found["field"]), found)
        if field in (Field.SINCE, Field.UNTIL):
            self._take_day(field, typed or found["phrase"] or "", last=last)
        elif found["phrase"] is not None:
            self._put(_term(found["phrase"], field, exact=True, open_end=not found["end"]), found)
        else:
            begun = last and not found["minus"]  # an exclusion half typed would exclude too much
            self._put(_term(typed, field, open_end=begun or typed.endswith("*")), found)

    def _put(self, term: Term | None, found: re.Match[str]) -> None:
        if term is None:
            return
        self._terms += 1
        if self._terms > TERMS_AT_MOST:
            return
        if found["minus"]:
            self._without.append(term)
        elif self._joins_next:
            self._groups[-1].append(term)
        else:
            self._groups.append([term])
        self._joins_next = False

    def _take_day(self, field: Field, typed: str, *, last: bool) -> None:
        day = _day(typed, end=field is Field.UNTIL)
        if day is not None:
            self._days[field] = day
        elif typed and not last:  # what is still being typed is not yet wrong
            self._remarks.append(Remark(Fault.NO_DAY, typed))

    def asked(self) -> Asked:
        if self._terms > TERMS_AT_MOST:
            self._remarks.append(Remark(Fault.TOO_MANY, str(TERMS_AT_MOST)))
        groups = tuple(tuple(group) for group in self._groups)
        weighty = tuple(group for group in groups if not _is_passing(group))
        asked = Asked(
            weighty or groups,
            tuple(self._without),
            self._days.get(Field.SINCE),
            self._days.get(Field.UNTIL),
            tuple(self._remarks),
        )
        return replace(asked, groups=((replace(asked.groups[0][0], open_end=False),),)) if asked.is_short else asked


def _term(typed: str, field: Field | None = None, *, exact: bool = False, open_end: bool = False) -> Term | None:
    words = tuple(folded_words(typed))
    if not exact and len(words) == 2 and words[0] == words[1]:  # jalan-jalan
        words = words[:1]
    return Term(words, field, exact, open_end) if words else None


def _is_passing(group: Sequence[Term]) -> bool:
    """Whether leaving it out leaves the question the same: every report has such words."""
    if len(group) != 1 or group[0].field or group[0].exact or len(group[0].words) != 1:
        return False
    word = group[0].words[0]
    return word in vocabulary().passing or (group[0].open_end and len(word) == 1)


def _day(typed: str, *, end: bool) -> date | None:
    """The day that is written; of a month or a year its first or, at the `end` of a span, its last one."""
    found = _DAY.fullmatch(typed) or _DAY_AS_WRITTEN.fullmatch(typed)
    if found is None:
        return None
    year, month, day = int(found["y"]), found["m"] or (12 if end else 1), found["d"]
    try:
        if not day:
            day = monthrange(year, int(month))[1] if end else 1
        return date(year, int(month), int(day))
    except ValueError:
        return None
