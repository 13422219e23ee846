"""Action plans (*rencana aksi*): what an agency undertakes about a cluster of cases, until when, and how far it is.

A plan is a record of its own with a timeline like a case's; `domain.planning` says what commands make of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from domain.attachments import Attachment
from domain.case import Event
from domain.ids import AgencyId, CaseId, PersonId, UnitId, new_id
from domain.people import Membership, Person, Role
from domain.scope import agency_bucket, oversight_bucket, unit_bucket

PREFIX: Final = "plan:"
KEEPERS: Final = frozenset({Role.AGENCY_ADMIN, Role.LIAISON_OFFICER})
CASES_AT_MOST: Final = 500


class PlanEvent(StrEnum):
    """What an entry in a plan's timeline says."""

    MADE = "plan_made"
    CHANGED = "plan_changed"
    ADDED = "plan_added"
    LINKED = "plan_linked"
    CLOSED = "plan_closed"
    HANDED_OVER = "plan_handed_over"


@dataclass(frozen=True)
class Plan:
    """One action plan. `progress` is in percent; `version` rises by one with every change.

    `field_versions` holds the version at which each field last changed that two people could change at once.
    """

    id: CaseId
    version: int
    title: str
    agency: AgencyId
    goal: str = ""
    unit: UnitId | None = None
    owner: PersonId | None = None
    due_on: date | None = None
    progress: int = 0
    cases: tuple[CaseId, ...] = ()
    category: str | None = None
    is_closed: bool = False
    entries: tuple[Event, ...] = ()
    field_versions: Mapping[str, int] = field(default_factory=dict)

    @property
    def evidence(self) -> tuple[Attachment, ...]:
        return tuple(item for entry in self.entries for item in entry.attachments)

    def is_late(self, today: date) -> bool:
        return not self.is_closed and self.due_on is not None and today > self.due_on


def new_plan_id(now: datetime) -> CaseId:
    """An id that no case and no record of the reference data can have."""
    return CaseId(PREFIX + new_id(now))


def plan_buckets(plan: Plan) -> frozenset[str]:
    """Where a plan is read: in its agency, hence by the monitor too, in its unit, and by the Ombudsman."""
    found = {agency_bucket(plan.agency), oversight_bucket()}
    if plan.unit:
        found.add(unit_bucket(plan.unit))
    return frozenset(found)


def keeper(person: Person, agency: AgencyId, unit: UnitId | None) -> Membership | None:
    """The membership by which the person may work on the plans of this agency and unit; None if they may not."""
    return next((m for m in person.in_roles(KEEPERS) if m.covers(agency, unit)), None)
