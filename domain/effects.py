"""What each command does to a case once the transition table allows it: one small function a command."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from domain import commands as c
from domain import coordination, descriptions, duplicates, findings, reminders, reopening, replies, reveals
from domain.acts import Act, Outcome, makers, record
from domain.attachments import check, check_length
from domain.case import Audience, Case, EventKind, Holder, Reporter, Status, Transfer
from domain.errors import Code, Conflict, Refused
from domain.ids import AgencyId
from domain.originals import replaced, shown
from domain.people import Role
from domain.tasks import taking_part

CORRECTABLE = ("title", "edited_text", "classification", "category", "tags")


def _verify(case: Case, command: c.Verify, act: Act) -> Outcome:
    if command.agency not in act.directory.agencies:
        return Refused(Code.UNKNOWN_AGENCY)
    if command.agency != case.holder.agency and not _forwards_nationally(case, act):
        return Refused(Code.NOT_ALLOWED, {"status": case.status})
    described = {n: v for n in ("classification", "category") if (v := getattr(command, n)) is not None}
    refused = act.directory.unit_refusal(command.unit, command.agency) or _description_refusal(described, act)
    if refused:
        return refused
    changed = replace(_redescribed(case, described), holder=Holder(command.agency, command.unit))
    data = {"agency": command.agency, "unit": command.unit or "", "from": case.holder.agency}
    data |= replaced(case, described)
    return record(changed, act, EventKind.VERIFIED, Audience.PUBLIC, command.note, data, material=True)


def _forwards_nationally(case: Case, act: Act) -> bool:
    return any(m.role is Role.NATIONAL_ADMIN and m.agency == case.holder.agency for m in act.actor.memberships)


def _redescribed(case: Case, wanted: Mapping[str, Any]) -> Case:
    """The case with `wanted` fields set, and the version noted at which each of them really changed."""
    moved = [name for name, value in wanted.items() if value != getattr(case, name)]
    versions = {**case.field_versions, **dict.fromkeys(moved, case.version + 1)}
    return replace(case, field_versions=versions, **wanted)


def _description_refusal(wanted: Mapping[str, Any], act: Act) -> Refused | None:
    return descriptions.refusal_of(wanted, act.directory, act.limits)


def _dispose(case: Case, command: c.Dispose, act: Act) -> Outcome:
    refused = act.directory.unit_refusal(command.unit, case.holder.agency)
    if refused:
        return refused
    holder = Holder(case.holder.agency, command.unit, command.person)
    if holder == case.holder:
        return Refused(Code.SAME_HOLDER)
    person = act.directory.people.get(command.person) if command.person is not None else None
    if command.person is not None and not (person and person.covers(holder.agency, command.unit)):
        return Refused(Code.UNKNOWN_SUCCESSOR)
    data = {"agency": holder.agency, "unit": command.unit, "person": command.person or ""}
    changed = replace(case, holder=holder)
    return record(changed, act, EventKind.DISPOSED, Audience.AGENCIES, command.note, data, material=True)


def _handle_here(case: Case, command: c.HandleHere, act: Act) -> Outcome:
    changed = replace(case, holder=Holder(case.holder.agency, None, act.actor.id))
    return record(changed, act, EventKind.HANDLED_HERE, Audience.AGENCIES, material=True)


def _ask_information(case: Case, command: c.AskInformation, act: Act) -> Outcome:
    if not command.question.strip():
        return Refused(Code.TEXT_REQUIRED)
    changed = replace(case, resume_status=case.status)
    return record(changed, act, EventKind.INFORMATION_ASKED, Audience.PUBLIC, command.question)


def _give_information(case: Case, command: c.GiveInformation, act: Act) -> Outcome:
    if not command.text.strip():
        return Refused(Code.TEXT_REQUIRED)
    refused = check_length(command.text, act.limits.report_characters)
    if refused:
        return refused
    changed = replace(case, status=case.resume_status or Status.UNVERIFIED, resume_status=None)
    return record(changed, act, EventKind.INFORMATION_GIVEN, Audience.PUBLIC, command.text, material=True)


def _ask_transfer(case: Case, command: c.AskTransfer, act: Act) -> Outcome:
    if not command.reason.strip():
        return Refused(Code.REASON_REQUIRED)
    if command.to not in act.directory.agencies:
        return Refused(Code.UNKNOWN_AGENCY)
    if command.to == case.holder.agency:
        return Refused(Code.SAME_HOLDER)
    national = act.membership.role is Role.AGENCY_ADMIN
    decider = _national_agency(act) if national else case.holder.agency
    if decider is None:
        return Refused(Code.UNKNOWN_AGENCY)
    changed = replace(case, transfer=Transfer(command.to, command.reason, act.signature, national, decider))
    data = {"agency": command.to}
    return record(changed, act, EventKind.TRANSFER_ASKED, Audience.AGENCIES, command.reason, data)


def _decide_transfer(case: Case, command: c.DecideTransfer, act: Act) -> Outcome:
    asked = case.transfer
    if asked is None:
        return Refused(Code.NO_TRANSFER_PENDING)
    if not command.accept:
        if not command.reason.strip():
            return Refused(Code.REASON_REQUIRED)
        changed = replace(case, transfer=None)
        return record(changed, act, EventKind.TRANSFER_REFUSED, Audience.AGENCIES, command.reason)
    if not asked.decided_by_national:
        # The agency's admin agrees with the unit; another agency's inbox is decided one level further up.
        decider = _national_agency(act)
        if decider is None:
            return Refused(Code.UNKNOWN_AGENCY)
        changed = replace(case, transfer=replace(asked, decided_by_national=True, decided_by=decider))
        data = {"agency": asked.to, "forwarded": "yes"}
        return record(changed, act, EventKind.TRANSFER_ASKED, Audience.AGENCIES, command.reason, data)
    # What the new holder was asked is theirs as a whole now; who held the case takes no part in it any longer.
    left = coordination.without_tasks(case, act, of=frozenset({asked.to, case.holder.agency}))
    changed = replace(
        replies.without_reply(left, act),
        holder=Holder(asked.to),
        transfer=None,
        status=Status.DISPOSED,
        hops=case.hops + 1,
        supporting=tuple(a for a in case.supporting if a != asked.to),
    )
    data = {"agency": asked.to, "from": case.holder.agency}
    return record(changed, act, EventKind.TRANSFER_ACCEPTED, Audience.AGENCIES, command.reason, data, material=True)


def _withdraw_transfer(case: Case, command: c.WithdrawTransfer, act: Act) -> Outcome:
    changed = replace(case, transfer=None)
    return record(changed, act, EventKind.TRANSFER_WITHDRAWN, Audience.AGENCIES, command.reason)


def _national_agency(act: Act) -> AgencyId | None:
    return next((agency.id for agency in act.directory.agencies.values() if agency.is_national), None)


def _ended(case: Case, act: Act) -> Case:
    """The case without what was on its way: nothing of it can be decided, sent or done any more."""
    return replace(coordination.without_tasks(replies.without_reply(case, act), act), transfer=None)


def _archive(case: Case, command: c.Archive, act: Act) -> Outcome:
    if not command.reason.strip():
        return Refused(Code.REASON_REQUIRED)
    changed = _ended(case, act)
    return record(changed, act, EventKind.ARCHIVED, Audience.PUBLIC, command.reason, material=True)


def _close(case: Case, command: c.Close, act: Act) -> Outcome:
    changed = _ended(case, act)
    return record(changed, act, EventKind.CLOSED, Audience.PUBLIC, command.reason, material=True)


def _block(case: Case, command: c.BlockContent, act: Act) -> Outcome:
    if not command.reason.strip():
        return Refused(Code.REASON_REQUIRED)
    changed = _ended(case, act)
    return record(changed, act, EventKind.BLOCKED, Audience.AGENCIES, command.reason, material=True)


def _correct(case: Case, command: c.Correct, act: Act) -> Outcome:
    wanted: dict[str, Any] = {
        name: value
        for name in CORRECTABLE
        if (value := getattr(command, name)) is not None and value != getattr(case, name)
    }
    theirs = {
        name: shown(getattr(case, name))
        for name in wanted
        if case.field_versions.get(name, 0) > act.envelope.base_version and not _changed_by(case, name, act)
    }
    if theirs:
        return Conflict(theirs, makers(case.events, case.field_versions, theirs))
    refused = _description_refusal(wanted, act)
    if refused:
        return refused
    data = replaced(case, wanted)
    changed = _redescribed(case, wanted)
    return record(changed, act, EventKind.CORRECTED, Audience.AGENCIES, data=data, material=bool(wanted))


def corrected(command: c.Command, case: Case | None = None) -> dict[str, str]:
    """The fields that a correction changes, as it wants them or as they stand in `case`, in a conflict's form."""
    if not isinstance(command, c.Correct):
        return {}
    source = case or command
    return {name: shown(getattr(source, name)) for name in CORRECTABLE if getattr(command, name) is not None}


def _changed_by(case: Case, name: str, act: Act) -> bool:
    """Whether the last change of field `name` was the actor's own: one's own earlier edit is no conflict."""
    version = case.field_versions[name]
    return any(e.version == version and e.by.person == act.actor.id for e in case.events)


def _protect(case: Case, command: c.Protect, act: Act) -> Outcome:
    changed = replace(
        case,
        anonymous=case.anonymous if command.anonymous is None else command.anonymous,
        secret=case.secret if command.secret is None else command.secret,
    )
    flags = {"anonymous": changed.anonymous, "secret": changed.secret}
    data = {**{name: str(on).lower() for name, on in flags.items()}, **replaced(case, flags)}
    moved = changed != case
    return record(changed, act, EventKind.PROTECTED, Audience.AGENCIES, command.reason, data, material=moved)


def _add_note(case: Case, command: c.AddNote, act: Act) -> Outcome:
    if not command.text.strip() and not command.attachments:
        return Refused(Code.TEXT_REQUIRED)
    refused = check_length(command.text, act.limits.note_characters) or check(command.attachments, act.limits)
    if refused:
        return refused
    named = set(command.to) - {act.membership.agency}
    if not named <= taking_part(case):
        return Refused(Code.NOT_INVITED)
    audience = Audience.AGENCIES if command.audience == Audience.AGENCIES else Audience.INTERNAL
    if command.to:
        audience = Audience.NAMED if named else Audience.INTERNAL
    files, readers = command.attachments, tuple(sorted(named))
    return record(case, act, EventKind.NOTE, audience, command.text, attachments=files, shared_with=readers)


def _reporter_reply(case: Case, command: c.ReporterReply, act: Act) -> Outcome:
    if not command.text.strip() and not command.attachments:
        return Refused(Code.TEXT_REQUIRED)
    limits = act.limits
    refused = check_length(command.text, limits.report_characters) or check(command.attachments, limits)
    if refused:
        return refused
    return record(
        case,
        act,
        EventKind.REPORTER_REPLY,
        Audience.PUBLIC,
        command.text,
        attachments=command.attachments,
        material=True,
    )


def _rate(case: Case, command: c.Rate, act: Act) -> Outcome:
    if not 1 <= command.rating <= 5:
        return Refused(Code.MALFORMED)
    changed = replace(case, rating=command.rating)
    return record(changed, act, EventKind.RATED, Audience.PUBLIC, command.text, {"rating": str(command.rating)})


def _import_report(case: Case, command: c.ImportReport, act: Act) -> Outcome:
    plain = ("status", "title", "original_text", "edited_text", "classification", "category")
    kept = (*plain, "anonymous", "secret")
    names = (*kept, "place", "rating")
    wanted: dict[str, Any] = {n: v for n in names if (v := getattr(command, n)) is not None}
    if command.reporter_name is not None:
        wanted["reporter"] = replace(case.reporter or Reporter(""), name=command.reporter_name)
    moved = any(value != getattr(case, name) for name, value in wanted.items())
    changed = _redescribed(case, wanted)
    if not changed.is_open:
        changed = _ended(changed, act)
    data = replaced(case, {n: v for n, v in wanted.items() if n in kept})
    return record(changed, act, EventKind.IMPORTED, Audience.AGENCIES, command.reason, data, material=moved)


def _hand_over(case: Case, command: c.HandOver, act: Act) -> Outcome:
    """Signed for the office that holds the case. What an answer depends on has not changed: the body is the same."""
    holder = replace(case.holder, unit=command.unit, person=command.person)
    data = {
        "unit": command.unit or "",
        "person": command.person or "",
        "from": case.holder.person or "",
        "by": command.decided_by,
    }
    by = replace(act.signature, agency=case.holder.agency)
    return record(replace(case, holder=holder), act, EventKind.HANDED_OVER, Audience.INTERNAL, data=data, by=by)


EFFECTS: dict[type[c.Command], Callable[[Case, Any, Act], Outcome]] = {
    c.Verify: _verify,
    c.Dispose: _dispose,
    c.HandleHere: _handle_here,
    c.AskInformation: _ask_information,
    c.GiveInformation: _give_information,
    c.AskTransfer: _ask_transfer,
    c.DecideTransfer: _decide_transfer,
    c.Archive: _archive,
    c.Close: _close,
    c.BlockContent: _block,
    c.Correct: _correct,
    c.Protect: _protect,
    c.AddNote: _add_note,
    c.InviteAgency: coordination.invite,
    c.SubmitReply: replies.submit_reply,
    c.RecallReply: replies.recall_reply,
    c.ApproveReply: replies.approve_reply,
    c.ChangeReply: replies.change_reply,
    c.ReturnReply: replies.return_reply,
    c.PublishReply: replies.publish_reply,
    c.ReporterReply: _reporter_reply,
    c.Rate: _rate,
    c.ImportReport: _import_report,
    c.AskReveal: reveals.ask,
    c.DecideReveal: reveals.decide,
    c.ViewIdentity: reveals.view,
    c.Remind: reminders.remind,
    c.Escalate: reminders.escalate,
    c.WithdrawTransfer: _withdraw_transfer,
    c.Reopen: reopening.reopen,
    c.WithdrawInvitation: coordination.withdraw_invitation,
    c.GiveTask: coordination.give_task,
    c.AcceptTask: coordination.accept_task,
    c.FinishTask: coordination.finish_task,
    c.DeclineTask: coordination.decline_task,
    c.CancelTask: coordination.cancel_task,
    c.LinkDuplicate: duplicates.link,
    c.UnlinkDuplicate: duplicates.unlink,
    c.RecordDuplicate: duplicates.record_duplicate,
    c.RecordFinding: findings.record_finding,
    c.AnswerFinding: findings.answer_finding,
    c.Remind: reminders.remind,
    c.Escalate: reminders.escalate,
    c.HandOver: _hand_over,
    c.HandOverTasks: coordination.hand_over_tasks,
}
