"""What a form asks for, field by field, without a widget: names, labels, options, and how an answer is kept as text.

A field is named like the attribute of the command that takes its answer. Every answer is a text while it is being
given, so that a draft can hold it; `read` makes of it what the command wants.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final

from app.models.usual_units import UsualUnit
from app.models.world import World
from domain.attachments import Limits
from domain.case import Case
from domain.errors import Code
from domain.people import Person

LAST_DAY_OF_MONTH: Final = 31
YES: Final = "yes"
SEPARATOR: Final = "\n"  # between the chosen ids of one answer


@dataclass(frozen=True)
class Scene:
    """What a field may look at: the case, who asks, the reference data, the day, and the other answers so far.

    `case` is None where a form begins one. `at` is an aware instant, `today` the day at the person's office. `usual`
    are the units that answered reports of the case's category before, once that is known.
    """

    case: Case | None
    person: Person
    world: World
    at: datetime
    today: date
    answers: dict[str, str] = field(default_factory=dict)
    usual: tuple[UsualUnit, ...] = ()

    @property
    def the_case(self) -> Case:
        """For the forms of a case, which are never opened without one."""
        if self.case is None:
            raise LookupError("this form is about a case")
        return self.case

    def answer(self, name: str) -> str:
        return self.answers.get(name, "")


Option = tuple[str, str]
"""The words of a choice, and the id that stands for it."""


def _nothing(_: Scene) -> str:
    return ""


def _always(_: Scene) -> bool:
    return True


@dataclass(frozen=True)
class Field:
    """One question. `hint` gives the words beneath it, `blames` the refusals that are this field's to mend.

    `initial` is what stands there first. A field that is not `shown` keeps its answer but gives none.
    """

    name: str
    label: Any  # QT_TRANSLATE_NOOP gives the text back, but its stub promises only an object
    required: bool = False
    initial: Callable[[Scene], str] = _nothing
    hint: Callable[[Scene], str] = _nothing
    shown: Callable[[Scene], bool] = _always
    blames: tuple[Code, ...] = ()
    only_changes: bool = False
    """Answer None where the initial answer still stands: the command leaves that alone."""

    @property
    def is_wide(self) -> bool:
        """Whether it takes the whole width of the form."""
        return False

    @property
    def asks(self) -> bool:
        """Whether an answer is expected here."""
        return True

    def read(self, answer: str) -> Any:
        return answer

    def write(self, value: Any) -> str:
        """The answer that `value` of a command came from."""
        return "" if value is None else str(value)


@dataclass(frozen=True)
class Words(Field):
    """A text of as many lines as it takes. `limit` is how many characters the server accepts."""

    limit: Callable[[Limits], int] = lambda limits: limits.note_characters

    @property
    def is_wide(self) -> bool:
        return True


@dataclass(frozen=True)
class Line(Field):
    """A text of one line."""

    limit: Callable[[Limits], int] = lambda limits: limits.title_characters
    wide: bool = False

    @property
    def is_wide(self) -> bool:
        return self.wide


@dataclass(frozen=True)
class Tags(Line):
    """Words with commas between them."""

    def read(self, answer: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(filter(None, (tag.strip() for tag in answer.split(",")))))

    def write(self, value: Any) -> str:
        return ", ".join(value or ())


@dataclass(frozen=True)
class Choice(Field):
    """One of several; `options` are asked for anew whenever another answer changes."""

    options: Callable[[Scene], Iterable[Option]] = lambda scene: ()
    none: Any = ""
    """The words for choosing none of them, where that is possible."""
    wide: bool = False

    @property
    def is_wide(self) -> bool:
        return self.wide


@dataclass(frozen=True)
class Pick(Choice):
    """One of several, by its id."""

    def read(self, answer: str) -> str | None:
        return answer or None


@dataclass(frozen=True)
class Decision(Choice):
    """Yes or no, each in its own words: nothing is chosen beforehand."""

    def read(self, answer: str) -> bool:
        return answer == YES

    def write(self, value: Any) -> str:
        return YES if value else "no"


@dataclass(frozen=True)
class Several(Field):
    """Any number of several."""

    options: Callable[[Scene], Iterable[Option]] = lambda scene: ()

    @property
    def is_wide(self) -> bool:
        return True

    def read(self, answer: str) -> tuple[str, ...]:
        return tuple(filter(None, answer.split(SEPARATOR)))

    def write(self, value: Any) -> str:
        return SEPARATOR.join(value or ())


@dataclass(frozen=True)
class Switch(Field):
    """On or off."""

    @property
    def is_wide(self) -> bool:
        return True

    def read(self, answer: str) -> bool:
        return answer == YES

    def write(self, value: Any) -> str:
        return YES if value else ""


@dataclass(frozen=True)
class WorkingDays(Field):
    """A number of working days, `most` at most."""

    most: int = 60

    def read(self, answer: str) -> int:
        return int(answer) if answer.isdecimal() else 0


@dataclass(frozen=True)
class Day(Field):
    """A day of the calendar, or none; the answer is what was typed, day before month."""

    def read(self, answer: str) -> date | None:
        parts = re.split(r"[\s/.-]+", answer.strip())
        if len(parts) != 3 or not all(part.isdecimal() for part in parts):
            return None
        numbers = [int(part) for part in parts]
        year, month, number = numbers if numbers[0] > LAST_DAY_OF_MONTH else reversed(numbers)
        try:
            return date(year, month, number)
        except ValueError:
            return None

    def write(self, value: Any) -> str:
        return f"{value:%d/%m/%Y}" if value else ""


@dataclass(frozen=True)
class Difference(Field):
    """What the answer named `of` changes of the text that stands, word by word; nothing is asked."""

    of: str = ""

    @property
    def is_wide(self) -> bool:
        return True

    @property
    def asks(self) -> bool:
        return False


@dataclass(frozen=True)
class Heading(Field):
    """Words over the fields that follow; nothing is asked."""

    @property
    def is_wide(self) -> bool:
        return True

    @property
    def asks(self) -> bool:
        return False


@dataclass(frozen=True)
class CaseNumber(Field):
    """Another report, by the number a person knows; it has to be on this computer. The answer is what was typed."""

    @property
    def is_wide(self) -> bool:
        return True
