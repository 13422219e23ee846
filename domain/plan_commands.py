"""Every intent about an action plan (domain.plans); the envelope names the plan where it names a case elsewhere."""

from dataclasses import dataclass
from datetime import date

from domain.attachments import Attachment
from domain.ids import AgencyId, CaseId, PersonId, UnitId
from domain.intents import Command, Subject


@dataclass(frozen=True)
class MakePlan(Command):
    """Begin an action plan about a cluster of cases, perhaps all of one category; its id is the console's choice."""

    type = "plan.make.v1"
    subject = Subject.PLAN
    begins = True
    title: str
    agency: AgencyId
    goal: str = ""
    unit: UnitId | None = None
    owner: PersonId | None = None
    due_on: date | None = None
    cases: tuple[CaseId, ...] = ()
    category: str | None = None


@dataclass(frozen=True)
class ChangePlan(Command):
    """Change what an action plan says, or how far it is (`progress` in percent); None leaves a field alone."""

    type = "plan.change.v1"
    subject = Subject.PLAN
    title: str | None = None
    goal: str | None = None
    unit: UnitId | None = None
    owner: PersonId | None = None
    due_on: date | None = None
    progress: int | None = None
    category: str | None = None


@dataclass(frozen=True)
class AddToPlan(Command):
    """Evidence for an action plan, or a note on it."""

    type = "plan.add.v1"
    subject = Subject.PLAN
    text: str = ""
    attachments: tuple[Attachment, ...] = ()


@dataclass(frozen=True)
class LinkCases(Command):
    """Link cases to an action plan, or unlink them; the cases themselves do not change."""

    type = "plan.link.v1"
    subject = Subject.PLAN
    add: tuple[CaseId, ...] = ()
    remove: tuple[CaseId, ...] = ()


@dataclass(frozen=True)
class ClosePlan(Command):
    """End an action plan, saying what came of it."""

    type = "plan.close.v1"
    subject = Subject.PLAN
    text: str


PLANNING: tuple[type[Command], ...] = (MakePlan, ChangePlan, AddToPlan, LinkCases, ClosePlan)
