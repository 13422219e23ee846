"""Who works on a case: roles, memberships, and which of a person's memberships answers for an act."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from domain.ids import AgencyId, PersonId, UnitId


class Role(StrEnum):
    """The roles of SP4N-LAPOR!; REPORTER and SYSTEM act on the server only and never sign in to a console."""

    NATIONAL_ADMIN = "national_admin"
    AGENCY_ADMIN = "agency_admin"
    LIAISON_OFFICER = "liaison_officer"
    SUPERVISOR = "supervisor"
    OMBUDSMAN = "ombudsman"
    MONITOR = "monitor"
    REPORTER = "reporter"
    SYSTEM = "system"


@dataclass(frozen=True)
class Membership:
    """One role of a person in one agency; `unit` None means the agency as a whole."""

    role: Role
    agency: AgencyId
    unit: UnitId | None = None

    def covers(self, agency: AgencyId, unit: UnitId | None) -> bool:
        return self.agency == agency and (self.unit is None or self.unit == unit)


class Capacity(StrEnum):
    """As what a substitute signs; the value is what stands before the absent person's name."""

    ACTING = "Plt."
    ON_BEHALF = "a.n."


@dataclass(frozen=True)
class Represented:
    """The absent person somebody acts for, as known at the time, and as what (`capacity`, one of Capacity)."""

    person: PersonId
    name: str
    title: str = ""
    capacity: str = Capacity.ON_BEHALF


@dataclass(frozen=True)
class Person:
    """A person with all their roles: two roles or two units still are one person.

    While they act for somebody (`on_behalf_of`), their memberships are the ones lent to them and no others.
    """

    id: PersonId
    name: str
    title: str
    memberships: tuple[Membership, ...] = ()
    secret_clearance: bool = False
    on_behalf_of: Represented | None = None

    @property
    def signatories(self) -> frozenset[PersonId]:
        """Everybody whose name stands under what this person does: themselves, and whom they act for."""
        return frozenset({self.id, self.on_behalf_of.person} if self.on_behalf_of else {self.id})

    def roles(self) -> frozenset[Role]:
        return frozenset(m.role for m in self.memberships)

    def in_roles(self, roles: frozenset[Role]) -> Iterator[Membership]:
        return (m for m in self.memberships if m.role in roles)

    def agencies(self) -> frozenset[AgencyId]:
        return frozenset(m.agency for m in self.memberships)


SYSTEM = Person(PersonId("system"), "Sistem", "", (Membership(Role.SYSTEM, AgencyId("")),))
REPORTER = Person(PersonId("reporter"), "Pelapor", "", (Membership(Role.REPORTER, AgencyId("")),))
