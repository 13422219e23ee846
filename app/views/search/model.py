"""What was found as a Qt model: the rows of the list, each with the place in its texts that answered."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Final

from PySide6.QtCore import QObject, Qt

from app.context import Context
from app.models.listing import USUAL_FACTS, Fact
from app.models.queries import CaseRow
from app.models.search.asked import Asked
from app.models.search.finding import PASSAGES_AT_ONCE, Answer
from app.models.search.matching import hits
from app.models.search.passages import Passage, Stretches
from app.views.case.inert import one_line, shown
from app.views.case_list.line import Line
from app.views.case_list.model import LINE_ROLE, NO_ROWS, CaseListModel, Index
from app.views.search.sentences import place_glyph, place_word

NOTHING: Final = Answer(Asked())


@dataclass(frozen=True)
class FoundLine(Line):
    """A line of the list with the words found in it; `passage` says where its text stands by `glyph`."""

    title_marked: Stretches
    number: str
    number_marked: Stretches
    glyph: str
    passage: str
    passage_marked: Stretches


class FoundModel(CaseListModel):
    """Like the list, in the order of the answer; passages are fetched by key for the rows that are looked at."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(context, parent)
        self.facts = (Fact.TRACKING, *USUAL_FACTS)
        self.answer = NOTHING
        self._passages: dict[int, Passage | None] = {}

    def take_answer(self, answer: Answer) -> None:
        self.answer = answer
        self._passages = {}
        self.take_keys(answer.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        found = super().data(index, role)
        if found is None or role not in (LINE_ROLE, Qt.ItemDataRole.AccessibleTextRole):
            return found
        passage = self._passage_of(index.row())
        if role == LINE_ROLE:
            row, line = self.row_at(index.row()), self.line_at(index.row())
            return self._found_line(line, row.tracking, passage) if row and line else None
        return f"{found}. {place_word(passage.place)}: {passage.text}" if passage and passage.text else found

    def read_again(self, rows: Mapping[int, CaseRow] = NO_ROWS) -> None:
        self._passages = {}
        super().read_again(rows)

    def _found_line(self, line: Line, tracking: str, passage: Passage | None) -> FoundLine:
        wanted = self.answer.wanted
        number = one_line(f"#{tracking}")
        others = tuple(part for part in line.facts if part.text != number)
        return FoundLine(
            **{field.name: getattr(line, field.name) for field in fields(Line)} | {"facts": others},
            title_marked=tuple(hits(line.title, wanted, "title")),
            number=number,
            number_marked=tuple(hits(number, wanted, "number")),
            glyph=place_glyph(passage.place) if passage else "",
            passage=shown(passage.text) if passage else "",
            passage_marked=tuple(passage.marked) if passage else (),
        )

    def _passage_of(self, row: int) -> Passage | None:
        number = self.answer.numbers[row]
        if number not in self._passages:
            first = row // PASSAGES_AT_ONCE * PASSAGES_AT_ONCE
            window = self.answer.numbers[first : first + PASSAGES_AT_ONCE]
            read: Mapping[int, Passage] = self._context.search.passages(window, self.answer.wanted)
            self._passages.update({one: read.get(one) for one in window})
        return self._passages[number]
