"""The agencies, units, people and categories a case refers to by id, and the rules; synced as reference data."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta, timezone

from domain.ids import AgencyId, PersonId, UnitId
from domain.rules import STANDARD, RuleBook

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
    """A part of an agency that can hold cases (dinas, bidang)."""

    id: UnitId
    agency: AgencyId
    name: str
    parent: UnitId | None = None


@dataclass(frozen=True)
class Category:
    """A two-level complaint category; the same sub-name occurs under several mains, so the id is what counts."""

    id: str
    main: str
    sub: str


@dataclass(frozen=True)
class PersonCard:
    """What colleagues may know of a person: name and office, no account data."""

    id: PersonId
    name: str
    title: str
    agency: AgencyId
    unit: UnitId | None = None


@dataclass(frozen=True)
class Directory:
    """All reference data a rule may need, looked up by id."""

    agencies: Mapping[AgencyId, Agency] = field(default_factory=dict)
    units: Mapping[UnitId, Unit] = field(default_factory=dict)
    categories: Mapping[str, Category] = field(default_factory=dict)
    people: Mapping[PersonId, PersonCard] = field(default_factory=dict)
    rules: RuleBook = STANDARD

    def zone_of(self, agency: AgencyId) -> timezone:
        known = self.agencies.get(agency)
        return known.zone if known else TIME_ZONES["WIB"]
