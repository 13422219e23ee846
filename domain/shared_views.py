"""Lists of cases that are recommended to an office: what they ask for, as plain data, for whom, and by whom.

A list asks, it grants nothing: everybody sees through it only what they receive anyway.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from domain.ids import AgencyId, PersonId, UnitId
from domain.people import Person, Role

LONGEST_NAME: Final = 60
MOST_CONDITIONS: Final = 20
MOST_VALUES: Final = 50
LONGEST_CONTENT: Final = 4_000  # characters of all values: every console in the country receives it
MOST_SHARED: Final = 20  # with one office
MOST_FACTS: Final = 4  # what the second line of a row has room for

_WORD: Final = re.compile(r"[a-z][a-z_]{0,39}")
_ADMINS: Final = frozenset({Role.AGENCY_ADMIN, Role.NATIONAL_ADMIN})
_SHARERS: Final = _ADMINS | {Role.SUPERVISOR}


@dataclass(frozen=True)
class Recommended:
    """What a list asks for: a view, conditions by the name of what they look at, an order and a grouping.

    The words are the consoles' own. One that does not know a word does not show the list, rather than another one.
    `facts` is what its rows say of a case, in their order; there an unknown word is passed over. Empty: as usual.
    """

    view: str
    conditions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    order: str = ""
    grouping: str = ""
    facts: tuple[str, ...] = ()

    @property
    def fits_a_row(self) -> bool:
        """Whether a row has room for its facts, and says none of them twice."""
        return len(set(self.facts)) == len(self.facts) <= MOST_FACTS

    @property
    def is_sound(self) -> bool:
        """Whether it is of a shape and a size that every console can take, known to it or not."""
        words = (self.view, *filter(None, (self.order, self.grouping)), *self.conditions, *self.facts)
        values = [value for held in self.conditions.values() for value in held]
        return (
            self.fits_a_row
            and all(_WORD.fullmatch(word) for word in words)
            and len(self.conditions) <= MOST_CONDITIONS
            and all(0 < len(held) <= MOST_VALUES for held in self.conditions.values())
            and sum(map(len, values)) <= LONGEST_CONTENT
        )


@dataclass(frozen=True)
class SharedView:
    """A list under a name, for one unit of an agency, or with `unit` None for the whole agency."""

    id: str
    agency: AgencyId
    unit: UnitId | None
    name: str
    content: Recommended
    author: PersonId
    withdrawn: bool = False

    @property
    def office(self) -> tuple[AgencyId, UnitId | None]:
        return self.agency, self.unit


def may_share(person: Person, agency: AgencyId, unit: UnitId | None) -> bool:
    """With a unit, its supervisors and the agency's admins; with the whole agency, its admins alone."""
    roles = _ADMINS if unit is None else _SHARERS
    return any(m.covers(agency, unit) for m in person.in_roles(roles))


def shares_views(person: Person) -> bool:
    """Whether there is any office that the person may share a list with."""
    return any(person.in_roles(_SHARERS))


def may_withdraw(person: Person, view: SharedView) -> bool:
    """Who shared it, and the agency's admins."""
    return person.id == view.author or any(m.agency == view.agency for m in person.in_roles(_ADMINS))


def shared_with(person: Person, views: Iterable[SharedView]) -> Iterator[SharedView]:
    """What is recommended to the offices that the person works in."""
    offices = {(m.agency, unit) for m in person.memberships for unit in (m.unit, None)}
    return (view for view in views if not view.withdrawn and view.office in offices)
