"""Every intent a person can have about a case, as a frozen record, and the envelope it travels in.

A command says what is meant ("submit this reply"), never which columns to change; its `type` is its wire name.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from domain.attachments import Attachment
from domain.case import Audience, Place, Signature
from domain.ids import AgencyId, CaseId, CommandId, DeviceId, PersonId, UnitId


class Command:
    """Base of all intents; subclasses are frozen dataclasses with a unique versioned `type`.

    What is `online_only` has its effect in the answer to a call of its own and is not taken from an outbox.
    """

    type: ClassVar[str]
    online_only: ClassVar[bool] = False


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
    answer waits for mandatory tasks, unless `despite_open_tasks` says why not.
    """

    type = "reply.submit.v1"
    text: str
    attachments: tuple[Attachment, ...] = ()
    holding: bool = False
    send_when_approved: bool = True
    contributors: tuple[AgencyId, ...] | None = None
    despite_open_tasks: str = ""


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
class AskReveal(Command):
    """Ask to learn who reported, with a reason; a second person decides."""

    type = "reveal.ask.v1"
    reason: str


@dataclass(frozen=True)
class DecideReveal(Command):
    """Grant or refuse what `request` (the id of an AskReveal) asks for."""

    type = "reveal.decide.v1"
    request: CommandId
    accept: bool
    reason: str = ""


@dataclass(frozen=True)
class WithdrawTransfer(Command):
    """Take back one's own *bukan wewenang* before it is decided."""

    type = "case.withdraw_transfer.v1"
    reason: str = ""


@dataclass(frozen=True)
class ViewIdentity(Command):
    """Look at who reported, under a grant. Only online: the server makes it when the identity is asked for."""

    type = "reveal.view.v1"
    online_only = True


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
class Reopen(Command):
    """Take a closed case up again, where the server announces that it may be."""

    type = "case.reopen.v1"
    reason: str


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
        AskReveal,
        DecideReveal,
        ViewIdentity,
        Remind,
        Escalate,
        WithdrawTransfer,
        Reopen,
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
}


@dataclass(frozen=True)
class Envelope:
    """One command on its way: who meant what about which case, when, and seeing which version of it.

    `acted_at` is the console's clock and decides nothing by itself; `base_version` is the case as it was seen;
    `on_behalf_of` is the absent person whose appointed substitute the actor is.
    """

    id: CommandId
    case: CaseId
    base_version: int
    actor: PersonId
    device: DeviceId
    acted_at: datetime
    command: Command
    on_behalf_of: PersonId | None = None
