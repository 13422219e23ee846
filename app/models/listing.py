"""What a list shows, as one value: a view of the left pane, narrowed, sorted and grouped, and what its rows say."""

from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any, Final

from app.models.queries import View
from domain.ids import UnitId
from domain.shared_views import MOST_FACTS

NONE: Final = ""  # in a filter: the cases that have no unit, no category, no classification …
LONGEST_WAIT: Final = 366  # days


class Deadline(StrEnum):
    """How a case stands to its next deadline."""

    LATE = "late"
    WITHIN = "within"
    NONE = "none"


class Order(StrEnum):
    """What stands first."""

    DUE = "due"
    NEWEST = "newest"
    OLDEST = "oldest"
    CHANGED = "changed"


class Grouping(StrEnum):
    """What cases stand together by."""

    UNIT = "unit"
    CATEGORY = "category"
    STATUS = "status"
    DUE = "due"
    AGENCY = "agency"


class Fact(StrEnum):
    """What a row can say of a case beside its title and the time left."""

    REPORTER = "reporter"
    UNIT = "unit"
    AGE = "age"
    STATUS = "status"
    CATEGORY = "category"
    CLASSIFICATION = "classification"
    CHANNEL = "channel"
    AREA = "area"
    DESK = "desk"
    AGENCY = "agency"
    TRACKING = "tracking"


USUAL_FACTS: Final = (Fact.REPORTER, Fact.UNIT, Fact.AGE, Fact.STATUS)
_FACTS: Final = {fact.value: fact for fact in Fact}


@dataclass(frozen=True)
class Filter:
    """What must be true of a case, all of it; of several values of one kind, any. Empty lets every case through.

    `days` belongs to Deadline.WITHIN: due from today until then. `mine`: the case is on the person's own desk.
    """

    statuses: tuple[str, ...] = ()
    deadline: Deadline | None = None
    days: int = 3
    units: tuple[UnitId, ...] = ()
    categories: tuple[str, ...] = ()
    classifications: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    mine: bool = False
    secret: bool = False
    anonymous: bool = False
    unread: bool = False

    def __post_init__(self) -> None:
        if not 0 <= self.days <= LONGEST_WAIT:
            raise ValueError("a filter over more days than a year has")

    @property
    def conditions(self) -> tuple[tuple[str, Any], ...]:
        """Each thing that is asked for, one by one: the field and the value in it."""
        found: list[tuple[str, Any]] = []
        for field in fields(self):
            value = getattr(self, field.name)
            if isinstance(value, tuple):
                found += [(field.name, each) for each in value]
            elif value and field.name != "days":
                found.append((field.name, value))
        return tuple(found)

    def without(self, name: str, value: Any) -> "Filter":
        """The filter with one of its conditions less."""
        held = getattr(self, name)
        if isinstance(held, tuple):
            return self.with_(name, tuple(each for each in held if each != value))
        return self.with_(name, None if name == "deadline" else False)

    def and_also(self, name: str, value: Any) -> "Filter":
        """The filter with one more value in a field that holds several."""
        held = getattr(self, name)
        return self if value in held else self.with_(name, (*held, value))

    def with_(self, name: str, value: Any) -> "Filter":
        """The filter with another value in one of its fields."""
        changed: dict[str, Any] = {name: value}
        return replace(self, **changed)


EVERYTHING: Final = Filter()


@dataclass(frozen=True)
class Listing:
    """`order` None is the view's own; `facts`, in the order of a row, are words of `Fact`, empty for the usual ones."""

    view: View = View.ALL
    filter: Filter = EVERYTHING
    order: Order | None = None
    grouping: Grouping | None = None
    facts: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.view is View.OUTBOX:
            raise ValueError("the outbox lists commands, not cases")

    @property
    def row_facts(self) -> tuple[Fact, ...]:
        """What the rows say; a word that another console has for something is kept, and passed over here."""
        known = dict.fromkeys(_FACTS[word] for word in self.facts if word in _FACTS)
        return tuple(known)[:MOST_FACTS] or USUAL_FACTS

    def saying(self, facts: tuple[Fact, ...]) -> "Listing":
        """The same list, its rows saying these."""
        return replace(self, facts=() if facts == USUAL_FACTS else facts)
