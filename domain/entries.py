"""A change of the directory as its rules see it: who means what about which entry, and what becomes of the work."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from domain.case import Holder
from domain.commands import Envelope
from domain.directory import Agency, Category, Directory, PersonCard, Template, Unit
from domain.ids import PersonId, UnitId
from domain.people import Membership, Person
from domain.plans import Plan
from domain.policies import ApprovalPolicy
from domain.shared_views import SharedView
from domain.substitution import Substitution

Entry = Agency | Unit | Category | PersonCard | Template | ApprovalPolicy | Substitution | SharedView


class EntryKind(StrEnum):
    """What the directory is made of."""

    AGENCY = "agency"
    UNIT = "unit"
    CATEGORY = "category"
    PERSON = "person"
    TEMPLATE = "template"
    POLICY = "approval_policy"
    SUBSTITUTION = "substitution"
    SHARED_VIEW = "shared_view"


# Where entries of a kind stand in a Directory.
SHELVES: Mapping[EntryKind, str] = {
    EntryKind.AGENCY: "agencies",
    EntryKind.UNIT: "units",
    EntryKind.CATEGORY: "categories",
    EntryKind.PERSON: "people",
    EntryKind.TEMPLATE: "templates",
    EntryKind.POLICY: "policies",
    EntryKind.SUBSTITUTION: "substitutes",
    EntryKind.SHARED_VIEW: "shared_views",
}


@dataclass(frozen=True)
class Amending:
    """One person changing one entry; `entry` is None for one that begins."""

    envelope: Envelope
    actor: Person
    directory: Directory
    entry: Any

    @property
    def id(self) -> str:
        return self.envelope.case


@dataclass(frozen=True)
class UnitCloses:
    """A unit is dissolved: its open cases go to its successor, and keep the person who handles them."""

    unit: UnitId
    successor: UnitId | None

    def next_holder(self, holder: Holder) -> Holder:
        return replace(holder, unit=self.successor) if holder.unit == self.unit else holder

    def next_in_charge(self, plan: Plan) -> tuple[UnitId | None, PersonId | None]:
        """The unit and the owner of an action plan from then on."""
        return (self.successor if plan.unit == self.unit else plan.unit), plan.owner


@dataclass(frozen=True)
class PersonGoes:
    """A person gives up roles: what the remaining ones do not cover goes to the successor, or back to the unit."""

    person: PersonId
    remaining: tuple[Membership, ...]
    successor: PersonCard | None

    def next_holder(self, holder: Holder) -> Holder:
        if holder.person != self.person or _cover(self.remaining, holder):
            return holder
        takes_over = self.successor is not None and self.successor.covers(holder.agency, holder.unit)
        return replace(holder, person=self.successor.id if self.successor and takes_over else None)

    def next_in_charge(self, plan: Plan) -> tuple[UnitId | None, PersonId | None]:
        """The unit and the owner of an action plan from then on."""
        if plan.owner != self.person or any(m.agency == plan.agency for m in self.remaining):
            return plan.unit, plan.owner
        takes_over = self.successor is not None and self.successor.works_at(plan.agency)
        return plan.unit, self.successor.id if self.successor and takes_over else None


Departure = UnitCloses | PersonGoes


@dataclass(frozen=True)
class Amended:
    """The entries as they are from now on, and whose open cases change hands with it."""

    entries: tuple[tuple[EntryKind, Entry], ...]
    departures: tuple[Departure, ...] = ()


def _cover(memberships: tuple[Membership, ...], holder: Holder) -> bool:
    return any(m.covers(holder.agency, holder.unit) for m in memberships)


def entry_of(directory: Directory, kind: EntryKind, id: str) -> Entry | None:
    found: Entry | None = getattr(directory, SHELVES[kind]).get(id)
    return found


def with_entries(directory: Directory, amended: Amended) -> Directory:
    """The directory as it is once the change has taken effect."""
    for kind, entry in amended.entries:
        shelf = SHELVES[kind]
        changed: dict[str, Any] = {shelf: {**getattr(directory, shelf), entry.id: entry}}
        directory = replace(directory, **changed)
    return directory
