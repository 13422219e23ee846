"""The agencies, units, people, categories and office rules that a case depends on; synced as reference data."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta, timezone

from domain.calendar import EMPTY_CALENDAR, WorkingCalendar
from domain.capabilities import NOTHING_ANNOUNCED, Capabilities
from domain.case import Holder
from domain.errors import Code, Refused
from domain.ids import AgencyId, PersonId, UnitId
from domain.people import Membership, Role
from domain.policies import ApprovalPolicy, policy_of
from domain.rules import STANDARD, RuleBook
from domain.shared_views import SharedView
from domain.staged import Staged
from domain.substitution import Substitution

TIME_ZONES = {
    "WIB": timezone(timedelta(hours=7), "WIB"),
    "WITA": timezone(timedelta(hours=8), "WITA"),
    "WIT": timezone(timedelta(hours=9), "WIT"),
}


@dataclass(frozen=True)
class Agency:
    """A government body; `region` is its area code, `time_zone` one of WIB, WITA, WIT (none has daylight saving)."""

    id: AgencyId
    code: str
    name: str
    kind: str
    region: str
    time_zone: str
    parent: AgencyId | None = None

    @property
    def zone(self) -> timezone:
        return TIME_ZONES.get(self.time_zone, TIME_ZONES["WIB"])

    @property
    def is_national(self) -> bool:
        return self.kind == "national"


@dataclass(frozen=True)
class Unit:
    """A part of an agency that can hold cases (dinas, bidang). A retired one stays, for the cases it once held."""

    id: UnitId
    agency: AgencyId
    name: str
    parent: UnitId | None = None
    retired: bool = False
    successor: UnitId | None = None


@dataclass(frozen=True)
class Category:
    """A two-level complaint category; the same sub-name occurs under several mains, so the id is what counts."""

    id: str
    main: str
    sub: str
    retired: bool = False


@dataclass(frozen=True)
class Leave:
    """Days, both included, on which a person is not at work."""

    first: date
    last: date
    note: str = ""


@dataclass(frozen=True)
class PersonCard:
    """What colleagues may know of a person: name, offices and absences, no account data.

    `agency` and `unit` are the office named first; of somebody who has `left`, the last one.
    """

    id: PersonId
    name: str
    title: str
    agency: AgencyId
    unit: UnitId | None = None
    memberships: tuple[Membership, ...] = ()
    leave: tuple[Leave, ...] = ()
    left: bool = False

    def in_offices(self, memberships: tuple[Membership, ...]) -> "PersonCard":
        """The card with other roles; without any, the person has left."""
        office = memberships[0] if memberships else Membership(Role.LIAISON_OFFICER, self.agency, self.unit)
        return replace(self, memberships=memberships, left=not memberships, agency=office.agency, unit=office.unit)

    def works_at(self, agency: AgencyId) -> bool:
        return any(m.agency == agency for m in self.memberships)

    def covers(self, agency: AgencyId, unit: UnitId | None) -> bool:
        return any(m.covers(agency, unit) for m in self.memberships)


@dataclass(frozen=True)
class Template:
    """A text an agency answers with, for some categories and statuses (none: for all).

    What stands in braces is filled in for the case: see domain.templates. An answer made of it is marked as an interim
    one where it is `holding`, and what is `staged`, its words filled in likewise, is done together with it.
    """

    id: str
    agency: AgencyId
    title: str
    text: str
    categories: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    retired: bool = False
    holding: bool = False
    staged: tuple[Staged, ...] = ()


@dataclass(frozen=True)
class Directory:
    """All reference data a rule may need, looked up by id."""

    agencies: Mapping[AgencyId, Agency] = field(default_factory=dict)
    units: Mapping[UnitId, Unit] = field(default_factory=dict)
    categories: Mapping[str, Category] = field(default_factory=dict)
    people: Mapping[PersonId, PersonCard] = field(default_factory=dict)
    rules: RuleBook = STANDARD
    policies: Mapping[str, ApprovalPolicy] = field(default_factory=dict)
    substitutes: Mapping[str, Substitution] = field(default_factory=dict)
    calendar: WorkingCalendar = EMPTY_CALENDAR
    templates: Mapping[str, Template] = field(default_factory=dict)
    capabilities: Capabilities = NOTHING_ANNOUNCED
    shared_views: Mapping[str, SharedView] = field(default_factory=dict)

    def policy_of(self, holder: Holder) -> ApprovalPolicy:
        return policy_of(holder, self.policies.values())

    def unit_refusal(self, unit: UnitId | None, agency: AgencyId) -> Refused | None:
        """Why `unit` of `agency` cannot be given anything to do; None where it can, or no unit is meant."""
        if unit is None:
            return None
        known = self.units.get(unit)
        if known is None or known.agency != agency:
            return Refused(Code.UNKNOWN_UNIT)
        return Refused(Code.UNIT_RETIRED, {"unit": known.name}) if known.retired else None

    def zone_of(self, agency: AgencyId) -> timezone:
        known = self.agencies.get(agency)
        return known.zone if known else TIME_ZONES["WIB"]
