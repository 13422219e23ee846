"""What becomes of open work when a unit closes or a person goes: nothing stays with a desk that nobody sits at.

Cases get their next holder, tasks inside cases their next unit, and action plans their next unit or owner.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import ColumnElement, Connection, or_, select

from domain.apply import apply
from domain.case import OPEN, Case
from domain.commands import Envelope, HandOver, HandOverPlan, HandOverTasks
from domain.entries import Departure, UnitCloses
from domain.errors import Code, Refused
from domain.ids import AgencyId, CaseId, CommandId, DeviceId, new_id
from domain.intents import Command
from domain.people import SYSTEM, Person
from domain.planning import apply_plan
from domain.plans import Plan
from domain.scope import unit_bucket
from domain.tasks import undone
from server import plans
from server.directory import Reference
from server.records import load_case
from server.tables import cases, member

ROTATION_DEVICE: Final = DeviceId("rotation")


@dataclass(frozen=True)
class Moved:
    """Each case and each plan that changes hands, before and after."""

    cases: tuple[tuple[Case, Case], ...] = ()
    plans: tuple[tuple[Plan, Plan], ...] = ()


def moved_by(
    connection: Connection, departures: Sequence[Departure], actor: Person, known: Reference, now: datetime
) -> Moved | Refused:
    """All that changes hands because `actor` changed the directory; `known` is the directory before that.

    What is returned is locked, and nothing of it is written yet. Refused where a unit has work and no successor.
    """
    handing = _Handing(actor, known, now)
    handed: dict[CaseId, tuple[Case, Case]] = {}
    planned: dict[CaseId, tuple[Plan, Plan]] = {}
    for departure in departures:
        for case in _cases_of(connection, departure):
            if isinstance(departure, UnitCloses) and departure.successor is None:
                return Refused(Code.UNIT_IN_USE, {"cases": "1"})
            before, current = handed.get(case.id, (case, case))
            handed[case.id] = before, handing.case(current, departure)
        for agency in _agencies(departure, known):
            for plan in plans.open_ones(connection, agency):
                first, latest = planned.get(plan.id, (plan, plan))
                planned[plan.id] = first, handing.plan(latest, departure)
    return Moved(
        tuple((before, after) for before, after in handed.values() if after is not before),
        tuple((first, latest) for first, latest in planned.values() if latest is not first),
    )


@dataclass(frozen=True)
class _Handing:
    """Handing on by the server itself, in the name of whoever changed the directory."""

    actor: Person
    known: Reference
    now: datetime

    def case(self, case: Case, departure: Departure) -> Case:
        holder = departure.next_holder(case.holder)
        if holder != case.holder:
            case = self._applied(case, HandOver(holder.unit, holder.person, self.actor.name))
        if isinstance(departure, UnitCloses) and departure.successor is not None and _has_task(case, departure):
            case = self._applied(case, HandOverTasks(departure.unit, departure.successor, self.actor.name))
        return case

    def plan(self, plan: Plan, departure: Departure) -> Plan:
        unit, owner = departure.next_in_charge(plan)
        if (unit, owner) == (plan.unit, plan.owner):
            return plan
        envelope = self._envelope(plan.id, plan.version, HandOverPlan(unit, owner, self.actor.name))
        outcome = apply_plan(plan, envelope, SYSTEM, self.known.directory, self.now, self.known.limits)
        if not isinstance(outcome, Plan):
            raise TypeError("an open plan can be handed on")
        return outcome

    def _applied(self, case: Case, command: Command) -> Case:
        envelope = self._envelope(case.id, case.version, command)
        outcome = apply(case, envelope, SYSTEM, self.known.directory, self.now, self.known.limits)
        if not isinstance(outcome, Case):
            raise TypeError("an open case can be handed on")
        return outcome

    def _envelope(self, subject: CaseId, version: int, command: Command) -> Envelope:
        return Envelope(CommandId(new_id(self.now)), subject, version, SYSTEM.id, ROTATION_DEVICE, self.now, command)


def _agencies(departure: Departure, known: Reference) -> tuple[AgencyId, ...]:
    """The agencies whose plans may be in those hands."""
    if isinstance(departure, UnitCloses):
        return (known.directory.units[departure.unit].agency,)
    return tuple(sorted({member.agency for member in known.directory.people[departure.person].memberships}))


def _cases_of(connection: Connection, departure: Departure) -> Iterator[Case]:
    """The open cases that a unit or a person holds, and those a unit has a task in, locked and always in one order."""
    open_ones = cases.c.status.in_([status.value for status in OPEN])
    wanted = select(cases.c.id).where(_in_hands(departure), open_ones).order_by(cases.c.id).with_for_update()
    for identity in connection.execute(wanted).scalars().all():
        case = load_case(connection, identity)
        if case is not None and (departure.next_holder(case.holder) != case.holder or _has_task(case, departure)):
            yield case


def _in_hands(departure: Departure) -> ColumnElement[bool]:
    if not isinstance(departure, UnitCloses):
        return cases.c.person == departure.person
    # Whatever a unit has a part in stands in its bucket.
    taking_part = select(member.c.entity).where(member.c.bucket == unit_bucket(departure.unit))
    return or_(cases.c.unit == departure.unit, cases.c.id.in_(taking_part))


def _has_task(case: Case, departure: Departure) -> bool:
    return isinstance(departure, UnitCloses) and any(task.unit == departure.unit for task in undone(case))
