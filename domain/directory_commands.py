"""Every intent about the directory: who its agencies, units and people are, and what they answer with.

The envelope's id names the entry. A field that is None is left alone.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar

from domain.ids import AgencyId, PersonId, UnitId
from domain.intents import Command, Subject
from domain.people import Capacity, Role
from domain.shared_views import Recommended
from domain.staged import Staged


class Amendment(Command):
    """Base of the intents about an entry of the directory; `changes` names the fields that two people could change."""

    subject = Subject.ENTRY
    changes: ClassVar[tuple[str, ...]] = ()

    def wanted(self) -> dict[str, Any]:
        """The fields that it changes, as it wants them."""
        return {name: value for name in self.changes if (value := getattr(self, name)) is not None}


@dataclass(frozen=True)
class AddAgency(Amendment):
    """A government body joins; `region` is its area code, `time_zone` one of WIB, WITA, WIT."""

    type = "agency.add.v1"
    begins = True
    code: str
    name: str
    kind: str
    region: str
    time_zone: str
    parent: AgencyId | None = None


@dataclass(frozen=True)
class ChangeAgency(Amendment):
    """An agency is called or placed otherwise."""

    type = "agency.change.v1"
    changes = ("name", "region", "time_zone", "parent")
    name: str | None = None
    region: str | None = None
    time_zone: str | None = None
    parent: AgencyId | None = None


@dataclass(frozen=True)
class AddUnit(Amendment):
    """An agency gets a unit, below `parent` or directly below the agency."""

    type = "unit.add.v1"
    begins = True
    agency: AgencyId
    name: str
    parent: UnitId | None = None


@dataclass(frozen=True)
class ChangeUnit(Amendment):
    """A unit is renamed or moves, `to_top` directly below its agency."""

    type = "unit.change.v1"
    changes = ("name", "parent")
    name: str | None = None
    parent: UnitId | None = None
    to_top: bool = False

    def wanted(self) -> dict[str, Any]:
        return {**super().wanted(), "parent": None} if self.to_top else super().wanted()


@dataclass(frozen=True)
class RetireUnit(Amendment):
    """A unit is dissolved; its open cases, its people and its sub-units go to `successor`."""

    type = "unit.retire.v1"
    successor: UnitId | None = None


@dataclass(frozen=True)
class AddCategory(Amendment):
    """Reports can be of another kind from now on."""

    type = "category.add.v1"
    begins = True
    main: str
    sub: str


@dataclass(frozen=True)
class ChangeCategory(Amendment):
    """A category is renamed, or no longer given to reports."""

    type = "category.change.v1"
    changes = ("main", "sub", "retired")
    main: str | None = None
    sub: str | None = None
    retired: bool | None = None


@dataclass(frozen=True)
class AddTemplate(Amendment):
    """A text to answer with."""

    type = "template.add.v1"
    begins = True
    agency: AgencyId
    title: str
    text: str
    categories: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    holding: bool = False
    staged: tuple[Staged, ...] = ()


@dataclass(frozen=True)
class ChangeTemplate(Amendment):
    """A template says something else, is offered elsewhere, or no longer."""

    type = "template.change.v1"
    changes = ("title", "text", "categories", "statuses", "retired", "holding", "staged")
    title: str | None = None
    text: str | None = None
    categories: tuple[str, ...] | None = None
    statuses: tuple[str, ...] | None = None
    retired: bool | None = None
    holding: bool | None = None
    staged: tuple[Staged, ...] | None = None


@dataclass(frozen=True)
class DescribePerson(Amendment):
    """A person is called otherwise, or has another title."""

    type = "person.describe.v1"
    changes = ("name", "title")
    name: str | None = None
    title: str | None = None


@dataclass(frozen=True)
class GrantRole(Amendment):
    """A person gets a role at an agency, `unit` None for the agency as a whole."""

    type = "person.grant.v1"
    role: str
    agency: AgencyId
    unit: UnitId | None = None


@dataclass(frozen=True)
class EndRole(Amendment):
    """A person gives up a role; what they hold by it goes to `successor`, or back to the unit."""

    type = "person.end_role.v1"
    role: str
    agency: AgencyId
    unit: UnitId | None = None
    successor: PersonId | None = None


@dataclass(frozen=True)
class LeaveAgency(Amendment):
    """*Mutasi*: a person leaves an agency; all their roles there end, and their open work goes to `successor`."""

    type = "person.leave_agency.v1"
    agency: AgencyId
    successor: PersonId | None = None


@dataclass(frozen=True)
class TakeLeave(Amendment):
    """*Cuti*: a person is away from `first` to `last`, both included."""

    type = "person.take_leave.v1"
    first: date
    last: date
    note: str = ""


@dataclass(frozen=True)
class CancelLeave(Amendment):
    """The absence that was to begin on `first` does not take place."""

    type = "person.cancel_leave.v1"
    first: date


@dataclass(frozen=True)
class SetPolicy(Amendment):
    """How an office approves its answers: `unit` None for the agency as a whole. See domain.policies."""

    type = "policy.set.v1"
    begins = True
    replaces = True
    changes = ("steps", "decision_days", "escalates_to", "own_unit_first")
    agency: AgencyId
    unit: UnitId | None = None
    steps: int = 1
    decision_days: int = 0
    escalates_to: str = Role.AGENCY_ADMIN
    own_unit_first: bool = False


@dataclass(frozen=True)
class AppointSubstitute(Amendment):
    """*Plt.*, *a.n.*: one of the absent person's roles is lent to a substitute from `since` until before `until`."""

    type = "substitute.appoint.v1"
    begins = True
    substitute: PersonId
    absent: PersonId
    role: str
    agency: AgencyId
    since: datetime
    until: datetime
    unit: UnitId | None = None
    capacity: str = Capacity.ON_BEHALF


@dataclass(frozen=True)
class EndSubstitution(Amendment):
    """The substitute stands in no longer, from now on."""

    type = "substitute.end.v1"


@dataclass(frozen=True)
class ShareView(Amendment):
    """A list of cases is recommended to a unit, or with `unit` None to the whole agency, under a name.

    Sent again it says something else, and whoever has withdrawn it meanwhile has done the contrary.
    """

    type = "view.share.v1"
    begins = True
    replaces = True
    changes = ("name", "unit", "content", "withdrawn")
    withdrawn: ClassVar[bool] = False
    agency: AgencyId
    name: str
    content: Recommended
    unit: UnitId | None = None

    def wanted(self) -> dict[str, Any]:
        """All of it: nothing is left alone."""
        return {name: getattr(self, name) for name in self.changes}


@dataclass(frozen=True)
class WithdrawView(Amendment):
    """A shared list is recommended no longer; who keeps a copy of it keeps that."""

    type = "view.withdraw.v1"


AMENDMENTS: tuple[type[Amendment], ...] = (
    AddAgency,
    ChangeAgency,
    AddUnit,
    ChangeUnit,
    RetireUnit,
    AddCategory,
    ChangeCategory,
    AddTemplate,
    ChangeTemplate,
    DescribePerson,
    GrantRole,
    EndRole,
    LeaveAgency,
    TakeLeave,
    CancelLeave,
    SetPolicy,
    AppointSubstitute,
    EndSubstitution,
    ShareView,
    WithdrawView,
)
