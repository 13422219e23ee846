"""The names of what the domain knows by code: statuses, clocks, roles, channels, commands, views."""

import re
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP

from app.models.queries import View
from app.views.marks import Mark, MarkRole
from app.views.words.lookup import readable, said
from domain import commands as c
from domain import directory_commands as d
from domain.case import Audience, Classification, Status
from domain.people import Role
from domain.rules import ClockKind

_STATUSES: Final = {
    Status.UNVERIFIED: QT_TRANSLATE_NOOP("Status", "Not yet verified"),
    Status.AWAITING_INFORMATION: QT_TRANSLATE_NOOP("Status", "Waiting for missing information"),
    Status.DISPOSED: QT_TRANSLATE_NOOP("Status", "Assigned"),
    Status.IN_PROGRESS: QT_TRANSLATE_NOOP("Status", "In progress"),
    Status.REPORTER_REPLIED: QT_TRANSLATE_NOOP("Status", "Answered by the reporter"),
    Status.CLOSED_BY_SYSTEM: QT_TRANSLATE_NOOP("Status", "Closed by the system"),
    Status.CLOSED_BY_ADMIN: QT_TRANSLATE_NOOP("Status", "Closed by an admin"),
    Status.CLOSED_BY_REPORTER: QT_TRANSLATE_NOOP("Status", "Closed by the reporter"),
    Status.ARCHIVED_BY_ADMIN: QT_TRANSLATE_NOOP("Status", "Archived by an admin"),
    Status.ARCHIVED_BY_SYSTEM: QT_TRANSLATE_NOOP("Status", "Archived by the system"),
    Status.ARCHIVED_BY_REPORTER: QT_TRANSLATE_NOOP("Status", "Archived by the reporter"),
    Status.CONTENT_BLOCKED: QT_TRANSLATE_NOOP("Status", "Content blocked"),
}

_CLOSED: Final = ("▪", MarkRole.CLOSED, QT_TRANSLATE_NOOP("StatusMark", "Closed"))
_ARCHIVED: Final = ("▪", MarkRole.CLOSED, QT_TRANSLATE_NOOP("StatusMark", "Archived"))
_STATUS_MARKS: Final = {
    Status.UNVERIFIED: ("○", MarkRole.NEW, QT_TRANSLATE_NOOP("StatusMark", "Not verified")),
    Status.AWAITING_INFORMATION: ("◌", MarkRole.CLOSED, QT_TRANSLATE_NOOP("StatusMark", "Waiting for details")),
    Status.DISPOSED: ("⇄", MarkRole.DISPOSITION, QT_TRANSLATE_NOOP("StatusMark", "Assigned")),
    Status.IN_PROGRESS: ("▶", MarkRole.PROGRESS, QT_TRANSLATE_NOOP("StatusMark", "In progress")),
    Status.REPORTER_REPLIED: ("⚡", MarkRole.REVIEW, QT_TRANSLATE_NOOP("StatusMark", "Reporter replied")),
    Status.CLOSED_BY_SYSTEM: _CLOSED,
    Status.CLOSED_BY_ADMIN: _CLOSED,
    Status.CLOSED_BY_REPORTER: _CLOSED,
    Status.ARCHIVED_BY_ADMIN: _ARCHIVED,
    Status.ARCHIVED_BY_SYSTEM: _ARCHIVED,
    Status.ARCHIVED_BY_REPORTER: _ARCHIVED,
    Status.CONTENT_BLOCKED: ("▪", MarkRole.CLOSED, QT_TRANSLATE_NOOP("StatusMark", "Blocked")),
}

_CLOCKS: Final = {
    ClockKind.NATIONAL_VERIFICATION: QT_TRANSLATE_NOOP("Clock", "National verification"),
    ClockKind.AGENCY_VERIFICATION: QT_TRANSLATE_NOOP("Clock", "Agency verification"),
    ClockKind.FIRST_FOLLOW_UP: QT_TRANSLATE_NOOP("Clock", "First follow-up"),
    ClockKind.SETTLEMENT: QT_TRANSLATE_NOOP("Clock", "Settlement"),
    ClockKind.OVERSIGHT: QT_TRANSLATE_NOOP("Clock", "Oversight by the Ombudsman"),
    ClockKind.COMPLETENESS: QT_TRANSLATE_NOOP("Clock", "Missing information from the reporter"),
    ClockKind.AUTO_CLOSE: QT_TRANSLATE_NOOP("Clock", "Automatic closing"),
}

_CLASSIFICATIONS: Final = {
    Classification.NOT_SUPERVISORY: QT_TRANSLATE_NOOP("Classification", "Complaint, not of a supervisory kind"),
    Classification.SUPERVISORY: QT_TRANSLATE_NOOP("Classification", "Complaint of a supervisory kind"),
    Classification.INFORMATION_REQUEST: QT_TRANSLATE_NOOP("Classification", "Information request"),
    Classification.ASPIRATION: QT_TRANSLATE_NOOP("Classification", "Aspiration"),
}

_CLASSIFICATIONS_SHORT: Final = {
    Classification.NOT_SUPERVISORY: QT_TRANSLATE_NOOP("ClassificationShort", "Not supervisory"),
    Classification.SUPERVISORY: QT_TRANSLATE_NOOP("ClassificationShort", "Supervisory"),
    Classification.INFORMATION_REQUEST: QT_TRANSLATE_NOOP("ClassificationShort", "Information request"),
    Classification.ASPIRATION: QT_TRANSLATE_NOOP("ClassificationShort", "Aspiration"),
}

_AUDIENCES: Final = {
    Audience.PUBLIC: QT_TRANSLATE_NOOP("Audience", "Public, the reporter reads it"),
    Audience.AGENCIES: QT_TRANSLATE_NOOP("Audience", "All agencies working on the report"),
    Audience.INTERNAL: QT_TRANSLATE_NOOP("Audience", "Internal, only your own agency"),
    Audience.NAMED: QT_TRANSLATE_NOOP("Audience", "Only the agencies named"),
}

# By the letters alone: exports and integrated applications write them with other spaces and capitals.
_CHANNELS: Final = {
    "website": QT_TRANSLATE_NOOP("Channel", "Website"),
    "android": QT_TRANSLATE_NOOP("Channel", "Android"),
    "ios": QT_TRANSLATE_NOOP("Channel", "iOS"),
    "sms": QT_TRANSLATE_NOOP("Channel", "SMS"),
    "whatsapp": QT_TRANSLATE_NOOP("Channel", "WhatsApp"),
    "instagram": QT_TRANSLATE_NOOP("Channel", "Instagram"),
    "facebook": QT_TRANSLATE_NOOP("Channel", "Facebook"),
    "x": QT_TRANSLATE_NOOP("Channel", "X"),
    "email": QT_TRANSLATE_NOOP("Channel", "Email"),
    "callcenter": QT_TRANSLATE_NOOP("Channel", "Call centre"),
    "facetoface": QT_TRANSLATE_NOOP("Channel", "In person"),
    "inperson": QT_TRANSLATE_NOOP("Channel", "In person"),
    "tatapmuka": QT_TRANSLATE_NOOP("Channel", "In person"),
    "post": QT_TRANSLATE_NOOP("Channel", "Letter"),
    "pos": QT_TRANSLATE_NOOP("Channel", "Letter"),
    "integrated": QT_TRANSLATE_NOOP("Channel", "Local application"),
    "localapp": QT_TRANSLATE_NOOP("Channel", "Local application"),
}

_ROLES: Final = {
    Role.NATIONAL_ADMIN: QT_TRANSLATE_NOOP("Role", "National admin"),
    Role.AGENCY_ADMIN: QT_TRANSLATE_NOOP("Role", "Agency admin"),
    Role.LIAISON_OFFICER: QT_TRANSLATE_NOOP("Role", "Liaison officer"),
    Role.SUPERVISOR: QT_TRANSLATE_NOOP("Role", "Supervisor"),
    Role.OMBUDSMAN: QT_TRANSLATE_NOOP("Role", "Ombudsman"),
    Role.MONITOR: QT_TRANSLATE_NOOP("Role", "Monitor"),
    Role.REPORTER: QT_TRANSLATE_NOOP("Role", "Reporter"),
    Role.SYSTEM: QT_TRANSLATE_NOOP("Role", "System"),
}

_COMMANDS: Final = {
    c.Verify.type: QT_TRANSLATE_NOOP("Command", "Verification"),
    c.Dispose.type: QT_TRANSLATE_NOOP("Command", "Assignment to a unit"),
    c.HandleHere.type: QT_TRANSLATE_NOOP("Command", "Handled at one's own desk"),
    c.AskInformation.type: QT_TRANSLATE_NOOP("Command", "Question to the reporter"),
    c.GiveInformation.type: QT_TRANSLATE_NOOP("Command", "Information from the reporter"),
    c.AskTransfer.type: QT_TRANSLATE_NOOP("Command", "Request to transfer (not our authority)"),
    c.DecideTransfer.type: QT_TRANSLATE_NOOP("Command", "Decision on a transfer"),
    c.Archive.type: QT_TRANSLATE_NOOP("Command", "Archiving"),
    c.Close.type: QT_TRANSLATE_NOOP("Command", "Closing"),
    c.BlockContent.type: QT_TRANSLATE_NOOP("Command", "Blocking of content"),
    c.Correct.type: QT_TRANSLATE_NOOP("Command", "Correction of report data"),
    c.Protect.type: QT_TRANSLATE_NOOP("Command", "Protection of the reporter"),
    c.AddNote.type: QT_TRANSLATE_NOOP("Command", "Internal note"),
    c.InviteAgency.type: QT_TRANSLATE_NOOP("Command", "Invitation to coordinate"),
    c.SubmitReply.type: QT_TRANSLATE_NOOP("Command", "Answer to the reporter"),
    c.RecallReply.type: QT_TRANSLATE_NOOP("Command", "Recall of an answer"),
    c.ApproveReply.type: QT_TRANSLATE_NOOP("Command", "Approval of an answer"),
    c.ChangeReply.type: QT_TRANSLATE_NOOP("Command", "Approval of an answer with changes"),
    c.ReturnReply.type: QT_TRANSLATE_NOOP("Command", "Return of an answer"),
    c.PublishReply.type: QT_TRANSLATE_NOOP("Command", "Sending of an approved answer"),
    c.IntakeReport.type: QT_TRANSLATE_NOOP("Command", "Report taken in at the office"),
    c.RecordFinding.type: QT_TRANSLATE_NOOP("Command", "Finding of a review"),
    c.AnswerFinding.type: QT_TRANSLATE_NOOP("Command", "Answer to a finding"),
    c.MakePlan.type: QT_TRANSLATE_NOOP("Command", "New action plan"),
    c.ChangePlan.type: QT_TRANSLATE_NOOP("Command", "Change of an action plan"),
    c.AddToPlan.type: QT_TRANSLATE_NOOP("Command", "Evidence or note for an action plan"),
    c.LinkCases.type: QT_TRANSLATE_NOOP("Command", "Reports linked to an action plan"),
    c.ClosePlan.type: QT_TRANSLATE_NOOP("Command", "End of an action plan"),
    c.ReporterReply.type: QT_TRANSLATE_NOOP("Command", "Reply of the reporter"),
    c.Rate.type: QT_TRANSLATE_NOOP("Command", "Rating"),
    c.ImportReport.type: QT_TRANSLATE_NOOP("Command", "Import of a report"),
    c.Remind.type: QT_TRANSLATE_NOOP("Command", "Reminder of a deadline"),
    c.Escalate.type: QT_TRANSLATE_NOOP("Command", "Escalation of a missed deadline"),
    c.WithdrawTransfer.type: QT_TRANSLATE_NOOP("Command", "Request to transfer taken back"),
    c.Reopen.type: QT_TRANSLATE_NOOP("Command", "Reopening"),
    c.WithdrawInvitation.type: QT_TRANSLATE_NOOP("Command", "Invitation withdrawn"),
    c.GiveTask.type: QT_TRANSLATE_NOOP("Command", "Task for an agency or unit"),
    c.AcceptTask.type: QT_TRANSLATE_NOOP("Command", "Task accepted"),
    c.FinishTask.type: QT_TRANSLATE_NOOP("Command", "Contribution to a task"),
    c.DeclineTask.type: QT_TRANSLATE_NOOP("Command", "Task declined"),
    c.CancelTask.type: QT_TRANSLATE_NOOP("Command", "Task cancelled"),
    c.LinkDuplicate.type: QT_TRANSLATE_NOOP("Command", "Link as a duplicate"),
    c.UnlinkDuplicate.type: QT_TRANSLATE_NOOP("Command", "Link to a main report undone"),
    c.RecordDuplicate.type: QT_TRANSLATE_NOOP("Command", "Link of a duplicate recorded"),
    c.AskReveal.type: QT_TRANSLATE_NOOP("Command", "Request to see the reporter's identity"),
    c.DecideReveal.type: QT_TRANSLATE_NOOP("Command", "Decision on a request to see the reporter's identity"),
    c.ViewIdentity.type: QT_TRANSLATE_NOOP("Command", "Look at the reporter's identity"),
    c.HandOver.type: QT_TRANSLATE_NOOP("Command", "Handing over inside the agency"),
    c.HandOverTasks.type: QT_TRANSLATE_NOOP("Command", "Handing tasks over inside the agency"),
    c.HandOverPlan.type: QT_TRANSLATE_NOOP("Command", "Handing an action plan over inside the agency"),
    d.AddAgency.type: QT_TRANSLATE_NOOP("Command", "New agency"),
    d.ChangeAgency.type: QT_TRANSLATE_NOOP("Command", "Change of an agency"),
    d.AddUnit.type: QT_TRANSLATE_NOOP("Command", "New unit"),
    d.ChangeUnit.type: QT_TRANSLATE_NOOP("Command", "Change of a unit"),
    d.RetireUnit.type: QT_TRANSLATE_NOOP("Command", "Dissolution of a unit"),
    d.AddCategory.type: QT_TRANSLATE_NOOP("Command", "New category"),
    d.ChangeCategory.type: QT_TRANSLATE_NOOP("Command", "Change of a category"),
    d.AddTemplate.type: QT_TRANSLATE_NOOP("Command", "New answer template"),
    d.ChangeTemplate.type: QT_TRANSLATE_NOOP("Command", "Change of an answer template"),
    d.DescribePerson.type: QT_TRANSLATE_NOOP("Command", "Change of a person's name or title"),
    d.GrantRole.type: QT_TRANSLATE_NOOP("Command", "Role given to a person"),
    d.EndRole.type: QT_TRANSLATE_NOOP("Command", "Role taken from a person"),
    d.LeaveAgency.type: QT_TRANSLATE_NOOP("Command", "Departure of a person"),
    d.TakeLeave.type: QT_TRANSLATE_NOOP("Command", "Leave of a person"),
    d.CancelLeave.type: QT_TRANSLATE_NOOP("Command", "Cancelled leave"),
    d.SetPolicy.type: QT_TRANSLATE_NOOP("Command", "Rule for the approval of answers"),
    d.AppointSubstitute.type: QT_TRANSLATE_NOOP("Command", "Appointment of a substitute"),
    d.EndSubstitution.type: QT_TRANSLATE_NOOP("Command", "End of a substitution"),
    d.ShareView.type: QT_TRANSLATE_NOOP("Command", "Sharing of a view"),
    d.WithdrawView.type: QT_TRANSLATE_NOOP("Command", "Withdrawal of a shared view"),
}
_NOTE_TO_AGENCIES: Final = QT_TRANSLATE_NOOP("Command", "Note to all agencies on the report")
_NOTE_TO_NAMED: Final = QT_TRANSLATE_NOOP("Command", "Note to named agencies")

_VIEWS: Final = {
    View.TODAY: QT_TRANSLATE_NOOP("View", "Today"),
    View.NEW: QT_TRANSLATE_NOOP("View", "New"),
    View.APPROVAL: QT_TRANSLATE_NOOP("View", "Needs approval"),
    View.COORDINATION: QT_TRANSLATE_NOOP("View", "Coordination"),
    View.LATE: QT_TRANSLATE_NOOP("View", "Past the deadline"),
    View.WAITING: QT_TRANSLATE_NOOP("View", "Awaiting reporter"),
    View.OUTBOX: QT_TRANSLATE_NOOP("View", "Outbox"),
    View.ALL: QT_TRANSLATE_NOOP("View", "All"),
}


def status_word(status: str) -> str:
    """The status in full; a status this console does not know stays readable."""
    return said("Status", _STATUSES[Status(status)]) if status in _STATUSES else readable(status)


def status_mark(status: str) -> Mark:
    """The status in one or two words, for a row."""
    if status not in _STATUS_MARKS:
        return Mark("?", MarkRole.CLOSED, readable(status))
    glyph, role, source = _STATUS_MARKS[Status(status)]
    return Mark(glyph, role, said("StatusMark", source))


def clock_word(kind: str) -> str:
    return said("Clock", _CLOCKS[ClockKind(kind)]) if kind in _CLOCKS else readable(kind)


def classification_word(classification: str | None) -> str:
    """The classification; empty for a report that nobody has classified."""
    if classification in _CLASSIFICATIONS:
        return said("Classification", _CLASSIFICATIONS[Classification(classification)])
    return readable(classification or "")


def classification_short(classification: str) -> str:
    """The classification in one or two words, for a row."""
    if classification in _CLASSIFICATIONS_SHORT:
        return said("ClassificationShort", _CLASSIFICATIONS_SHORT[Classification(classification)])
    return readable(classification)


def audience_word(audience: str) -> str:
    return said("Audience", _AUDIENCES[Audience(audience)]) if audience in _AUDIENCES else readable(audience)


def channel_word(channel: str) -> str:
    """The channel; the name of a local application stays as it came."""
    source = _CHANNELS.get(re.sub(r"[^a-z]", "", channel.lower()))
    return said("Channel", source) if source else channel


def role_word(role: str) -> str:
    return said("Role", _ROLES[Role(role)]) if role in _ROLES else readable(role)


def command_word(command: c.Command | type[c.Command] | str) -> str:
    """What a person did, of a command, its class or its wire name."""
    if isinstance(command, c.AddNote) and command.to:
        return said("Command", _NOTE_TO_NAMED)
    if isinstance(command, c.AddNote) and command.audience == Audience.AGENCIES:
        return said("Command", _NOTE_TO_AGENCIES)
    wire_name = command if isinstance(command, str) else command.type
    source = _COMMANDS.get(wire_name)
    return said("Command", source) if source else readable(wire_name)


def view_word(view: View) -> str:
    return said("View", _VIEWS[view])
