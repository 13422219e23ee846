"""The lists that invented admins and heads of unit recommend to their offices."""

from collections.abc import Iterable, Iterator
from typing import Final

from domain.case import Status
from domain.ids import AgencyId, UnitId
from domain.people import Person, Role
from domain.shared_views import Recommended, SharedView

_WITHIN_A_UNIT: Final = ("desk", "category", "age", "status")  # the heading of its group says the unit
_FOR_AN_AGENCY: Final = ("Terlambat per unit", Recommended("late", grouping="unit", facts=_WITHIN_A_UNIT))
_FOR_A_UNIT: Final = ("Belum dikerjakan", Recommended("all", {"statuses": (Status.DISPOSED.value,)}, "oldest"))


def shared_views(people: Iterable[Person]) -> Iterator[SharedView]:
    """One for each agency and one for each unit, by the first who may share it."""
    served: set[tuple[AgencyId, UnitId | None]] = set()
    for person in people:
        for membership in person.in_roles(frozenset({Role.AGENCY_ADMIN, Role.SUPERVISOR})):
            office = (membership.agency, membership.unit)
            of_agency = membership.role is Role.AGENCY_ADMIN
            if office in served or of_agency is not (membership.unit is None):
                continue
            served.add(office)
            name, content = _FOR_AN_AGENCY if of_agency else _FOR_A_UNIT
            id = "-".join(filter(None, ("tampilan", *office)))
            yield SharedView(id, *office, name, content, person.id)
