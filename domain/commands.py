"""Every intent a person can have, as a frozen record, and the envelope it travels in.

A command says what is meant ("submit this reply"), never which columns to change; its `type` is its wire name.
"""

from dataclasses import dataclass, field
from datetime import date, datetime

from domain.attachments import Attachment
from domain.case import Audience, Place, Reporter
from domain.coordination_commands import COORDINATING
from domain.coordination_commands import AcceptTask as AcceptTask
from domain.coordination_commands import CancelTask as CancelTask
from domain.coordination_commands import DeclineTask as DeclineTask
from domain.coordination_commands import FinishTask as FinishTask
from domain.coordination_commands import GiveTask as GiveTask
from domain.coordination_commands import LinkDuplicate as LinkDuplicate
from domain.coordination_commands import RecordDuplicate as RecordDuplicate
from domain.coordination_commands import UnlinkDuplicate as UnlinkDuplicate
from domain.coordination_commands import WithdrawInvitation as WithdrawInvitation
from domain.directory_commands import AMENDMENTS
from domain.ids import AgencyId, CaseId, CommandId, DeviceId, PersonId, UnitId
from domain.intents import Command as Command
from domain.intents import Subject
from domain.plan_commands import PLANNING
from domain.plan_commands import AddToPlan as AddToPlan
from domain.plan_commands import ChangePlan as ChangePlan
from domain.plan_commands import ClosePlan as ClosePlan
from domain.plan_commands import LinkCases as LinkCases
from domain.plan_commands import MakePlan as MakePlan
from domain.reveal_commands import REVEALING
from domain.reveal_commands import AskReveal as AskReveal
from domain.reveal_commands import DecideReveal as DecideReveal
from domain.reveal_commands import ViewIdentity as ViewIdentity
from domain.server_commands import SERVING
from domain.server_commands import Escalate as Escalate
from domain.server_commands import HandOver as HandOver
from domain.server_commands import HandOverPlan as HandOverPlan
from domain.server_commands import HandOverTasks as HandOverTasks
from domain.server_commands import Remind as Remind
from domain.staged import Staged


@dataclass(frozen=True)
class Verify(Command):
    """*Verifikasi*: accept the report and forward it to the competent agency or unit."""

    type = "case.verify.v1"
    agency: AgencyId
    unit: UnitId | None = None
    classification: str | None = None
    category: str | None = None
    note: str = ""


@dataclass(frozen=True)
class Dispose(Command):
    """*Disposisi*: hand the case to a unit (and person) of the same agency."""

    type = "case.dispose.v1"
    unit: UnitId
    person: PersonId | None = None
    note: str = ""


@dataclass(frozen=True)
class HandleHere(Command):
    """*Kelola*: the admin's own desk answers the case."""

    type = "case.handle_here.v1"


@dataclass(frozen=True)
class AskInformation(Command):
    """*Tunda*: ask the reporter for what is missing; the other clocks pause."""

    type = "case.ask_information.v1"
    question: str


@dataclass(frozen=True)
class GiveInformation(Command):
    """The reporter's answer to *Tunda*; the clocks run on."""

    type = "case.give_information.v1"
    text: str


@dataclass(frozen=True)
class AskTransfer(Command):
    """*Bukan wewenang*: name the competent agency and ask for the case to be moved."""

    type = "case.ask_transfer.v1"
    to: AgencyId
    reason: str


@dataclass(frozen=True)
class DecideTransfer(Command):
    """The decision on *bukan wewenang*, one level up."""

    type = "case.decide_transfer.v1"
    accept: bool
    reason: str = ""


@dataclass(frozen=True)
class Archive(Command):
    """*Arsipkan*, with a reason."""

    type = "case.archive.v1"
    reason: str


@dataclass(frozen=True)
class Close(Command):
    """Close an answered case."""

    type = "case.close.v1"
    reason: str = ""


@dataclass(frozen=True)
class BlockContent(Command):
    """Withhold a report whose content may not be shown."""

    type = "case.block_content.v1"
    reason: str


@dataclass(frozen=True)
class Correct(Command):
    """Correct what describes the case; None leaves a field alone. The original text is always kept."""

    type = "case.correct.v1"
    title: str | None = None
    edited_text: str | None = None
    classification: str | None = None
    category: str | None = None
    tags: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Protect(Command):
    """Set the *anonim* and *rahasia* flags; None leaves a flag alone."""

    type = "case.protect.v1"
    anonymous: bool | None = None
    secret: bool | None = None
    reason: str = ""


@dataclass(frozen=True)
class AddNote(Command):
    """A message on the case: internal to the own agency, to all agencies working on it, or to those named in `to`."""

    type = "note.add.v1"
    text: str
    audience: str = Audience.INTERNAL
    attachments: tuple[Attachment, ...] = ()
    to: tuple[AgencyId, ...] = ()


@dataclass(frozen=True)
class InviteAgency(Command):
    """Ask another agency to work on the case too (*instansi pendamping*)."""

    type = "coordination.invite.v1"
    agency: AgencyId
    question: str


@dataclass(frozen=True)
class SubmitReply(Command):
    """Put an exact answer up for approval; again for the same case, it replaces what was submitted before.

    `contributors` are the agencies whose work is in it; None: all that had contributed when it was written. A full
    answer waits for mandatory tasks, unless `despite_open_tasks` says why not. What is `staged` is done in the same act
    (domain.staging): entries of their own, and no part of what is approved.
    """

    type = "reply.submit.v1"
    text: str
    attachments: tuple[Attachment, ...] = ()
    holding: bool = False
    send_when_approved: bool = True
    contributors: tuple[AgencyId, ...] | None = None
    despite_open_tasks: str = ""
    staged: tuple[Staged, ...] = ()


@dataclass(frozen=True)
class RecallReply(Command):
    """Take a submitted answer back before it is decided."""

    type = "reply.recall.v1"


@dataclass(frozen=True)
class ApproveReply(Command):
    """Approve exactly what `pin` names."""

    type = "reply.approve.v1"
    pin: str
    note: str = ""


@dataclass(frozen=True)
class ChangeReply(Command):
    """Approve with changes: put `text` in the place of what `pin` names; somebody else has to approve the new text."""

    type = "reply.change.v1"
    pin: str
    text: str
    note: str = ""


@dataclass(frozen=True)
class ReturnReply(Command):
    """Send what `pin` names back to its author with notes."""

    type = "reply.return.v1"
    pin: str
    notes: str


@dataclass(frozen=True)
class PublishReply(Command):
    """Send an approved answer that was held back to the reporter."""

    type = "reply.publish.v1"
    pin: str


@dataclass(frozen=True)
class ReporterReply(Command):
    """The reporter answers a follow-up; a rebuttal stops the automatic closing."""

    type = "reporter.reply.v1"
    text: str
    attachments: tuple[Attachment, ...] = ()


@dataclass(frozen=True)
class Rate(Command):
    """The reporter's rating of a closed case, 1 to 5."""

    type = "reporter.rate.v1"
    rating: int
    text: str = ""


@dataclass(frozen=True)
class ImportReport(Command):
    """What the official export says of a case; None leaves a field alone. Server side only."""

    type = "report.import.v1"
    status: str | None = None
    title: str | None = None
    original_text: str | None = None
    edited_text: str | None = None
    classification: str | None = None
    category: str | None = None
    anonymous: bool | None = None
    secret: bool | None = None
    reporter_name: str | None = None
    place: Place | None = None
    rating: int | None = None
    reason: str = ""


@dataclass(frozen=True)
class WithdrawTransfer(Command):
    """Take back one's own *bukan wewenang* before it is decided."""

    type = "case.withdraw_transfer.v1"
    reason: str = ""


@dataclass(frozen=True)
class RecordFinding(Command):
    """What a review of the case found, and what the agency is to do about it, perhaps until a day."""

    type = "finding.record.v1"
    text: str
    recommendation: str
    due_on: date | None = None


@dataclass(frozen=True)
class AnswerFinding(Command):
    """What the agency did about the recommendation of a finding."""

    type = "finding.answer.v1"
    finding: CommandId
    text: str
    attachments: tuple[Attachment, ...] = ()


@dataclass(frozen=True)
class IntakeReport(Command):
    """A report taken in at the counter, by letter or by telephone: it begins a case, whose id the console chose.

    `unit` is the desk of whoever took it in, None for the agency as a whole.
    """

    type = "report.intake.v1"
    subject = Subject.NEW_CASE
    begins = True
    agency: AgencyId
    title: str
    text: str
    channel: str
    unit: UnitId | None = None
    classification: str | None = None
    category: str | None = None
    incident_date: date | None = None
    place: Place = field(default_factory=Place)
    reporter: Reporter | None = None
    anonymous: bool = False
    secret: bool = False
    attachments: tuple[Attachment, ...] = ()


@dataclass(frozen=True)
class Reopen(Command):
    """Take a closed case up again, where the server announces that it may be."""

    type = "case.reopen.v1"
    reason: str


COMMANDS: dict[str, type[Command]] = {
    cls.type: cls
    for cls in (
        Verify,
        Dispose,
        HandleHere,
        AskInformation,
        GiveInformation,
        AskTransfer,
        DecideTransfer,
        Archive,
        Close,
        BlockContent,
        Correct,
        Protect,
        AddNote,
        InviteAgency,
        SubmitReply,
        RecallReply,
        ApproveReply,
        ChangeReply,
        ReturnReply,
        PublishReply,
        ReporterReply,
        Rate,
        ImportReport,
        WithdrawTransfer,
        Reopen,
        RecordFinding,
        AnswerFinding,
        IntakeReport,
    )
} | {cls.type: cls for cls in (*COORDINATING, *REVEALING, *SERVING, *PLANNING, *AMENDMENTS)}


@dataclass(frozen=True)
class Envelope:
    """One command on its way: who meant what about which subject, when, and seeing which version of it.

    `case` names the subject: the case, or whatever else the command's `subject` says it is about. It keeps the name it
    had when there were only cases. `acted_at` is the console's clock and decides nothing by itself; `base_version` is
    the subject as it was seen, 0 for one that begins with the command; `on_behalf_of` is the absent person whose
    appointed substitute the actor is.
    """

    id: CommandId
    case: CaseId
    base_version: int
    actor: PersonId
    device: DeviceId
    acted_at: datetime
    command: Command
    on_behalf_of: PersonId | None = None
