"""Every intent about working together on a case: invitations, tasks, and reports about the same thing."""

from dataclasses import dataclass

from domain.attachments import Attachment
from domain.case import Signature
from domain.ids import AgencyId, CaseId, CommandId, UnitId
from domain.intents import Command


@dataclass(frozen=True)
class WithdrawInvitation(Command):
    """End another agency's part in the case; what it contributed stays."""

    type = "coordination.withdraw.v1"
    agency: AgencyId
    reason: str = ""


@dataclass(frozen=True)
class GiveTask(Command):
    """Give an agency, or a unit, a part of the work, due in `days` working days. It is invited where it was not."""

    type = "task.give.v1"
    title: str
    agency: AgencyId
    unit: UnitId | None = None
    days: int = 5
    mandatory: bool = False
    question: str = ""


@dataclass(frozen=True)
class AcceptTask(Command):
    """Take a task on; an agency as a whole may pass it to its `unit`."""

    type = "task.accept.v1"
    task: CommandId
    unit: UnitId | None = None


@dataclass(frozen=True)
class FinishTask(Command):
    """What a task came to; again, it adds to what was contributed before."""

    type = "task.finish.v1"
    task: CommandId
    text: str
    attachments: tuple[Attachment, ...] = ()


@dataclass(frozen=True)
class DeclineTask(Command):
    """Say that, and why, a task will not be done here."""

    type = "task.decline.v1"
    task: CommandId
    reason: str


@dataclass(frozen=True)
class CancelTask(Command):
    """The case's holder no longer needs what was asked."""

    type = "task.cancel.v1"
    task: CommandId
    reason: str = ""


@dataclass(frozen=True)
class LinkDuplicate(Command):
    """Say that this case is about the same as the main case `of`; both go on, and both reporters get an answer."""

    type = "duplicate.link.v1"
    of: CaseId
    reason: str = ""


@dataclass(frozen=True)
class UnlinkDuplicate(Command):
    """Undo a link to a main case."""

    type = "duplicate.unlink.v1"
    reason: str = ""


@dataclass(frozen=True)
class RecordDuplicate(Command):
    """The other side of a link, on the main case, as `by` made or undid it. Server side only."""

    type = "duplicate.record.v1"
    duplicate: CaseId
    by: Signature
    linked: bool = True
    reason: str = ""


COORDINATING: tuple[type[Command], ...] = (
    WithdrawInvitation,
    GiveTask,
    AcceptTask,
    FinishTask,
    DeclineTask,
    CancelTask,
    LinkDuplicate,
    UnlinkDuplicate,
    RecordDuplicate,
)
