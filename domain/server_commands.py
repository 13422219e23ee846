"""Every intent that only the server has: what time calls for, and what a change of the directory brings with it."""

from dataclasses import dataclass
from datetime import date

from domain.ids import PersonId, UnitId
from domain.intents import Command, Subject


@dataclass(frozen=True)
class Remind(Command):
    """A clock is about to run out: the server reminds the desk that has to act."""

    type = "case.remind.v1"
    clock: str
    due_on: date


@dataclass(frozen=True)
class Escalate(Command):
    """A clock has run out: the server tells the level above, and beyond the last limit the Ombudsman."""

    type = "case.escalate.v1"
    clock: str
    due_on: date


@dataclass(frozen=True)
class HandOver(Command):
    """Inside its agency a case gets another holder, because a unit closes or a person goes. Server side only.

    `decided_by` is the name of whoever changed the directory.
    """

    type = "case.hand_over.v1"
    unit: UnitId | None = None
    person: PersonId | None = None
    decided_by: str = ""


@dataclass(frozen=True)
class HandOverTasks(Command):
    """What a unit that closes had still to do for a case goes to its successor, with the same day to be done by."""

    type = "case.hand_over_tasks.v1"
    unit: UnitId
    successor: UnitId
    decided_by: str = ""


@dataclass(frozen=True)
class HandOverPlan(Command):
    """Inside its agency an action plan gets another unit or owner, because a unit closes or a person goes."""

    type = "plan.hand_over.v1"
    subject = Subject.PLAN
    unit: UnitId | None = None
    owner: PersonId | None = None
    decided_by: str = ""


SERVING: tuple[type[Command], ...] = (Remind, Escalate, HandOver, HandOverTasks, HandOverPlan)
