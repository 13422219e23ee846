"""Every intent that only the server has: what time calls for, and what a change of the directory brings with it."""

from dataclasses import dataclass
from datetime import date

from domain.ids import PersonId, UnitId
from domain.intents import Command


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


SERVING: tuple[type[Command], ...] = (Remind, Escalate, HandOver)
