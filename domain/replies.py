"""The way of an answer to the reporter: submitted, approved or returned, published; never changed unseen."""

from dataclasses import replace

from domain import commands as c
from domain import coordination
from domain.acts import Act, Outcome, record
from domain.approvals import pin_of
from domain.attachments import check, check_length
from domain.case import Audience, Case, EventKind, Reply, ReplyState, Status
from domain.errors import Code, Refused
from domain.tasks import contributors


def submit_reply(case: Case, command: c.SubmitReply, act: Act) -> Outcome:
    if not command.text.strip():
        return Refused(Code.TEXT_REQUIRED)
    if len(command.text) > act.limits.characters:
        return Refused(Code.TEXT_TOO_LONG, {"limit": str(act.limits.characters), "length": str(len(command.text))})
    refused = (
        check(command.attachments, act.limits)
        or check_length(command.despite_open_tasks, act.limits.note_characters)
        or coordination.unanswered(case, holding=command.holding, despite=command.despite_open_tasks)
        or coordination.contributors_refusal(case, command.contributors)
    )
    if refused:
        return refused
    if case.reply and case.reply.state == ReplyState.APPROVED:
        case = record(case, act, EventKind.APPROVAL_VOIDED, Audience.INTERNAL, data={"pin": case.reply.pin})
    named = command.contributors
    if named is None:  # what had not reached its author's console is not in the answer
        named = contributors(case, act.envelope.base_version)
    reply = Reply(
        id=act.envelope.id,
        state=ReplyState.SUBMITTED,
        text=command.text,
        attachments=command.attachments,
        holding=command.holding,
        send_when_approved=command.send_when_approved,
        author=act.signature,
        submitted_at=act.at,
        basis=case.material_version,
        pin="",
        contributors=tuple(sorted(set(named))),
        despite_open_tasks=command.despite_open_tasks.strip(),
    )
    reply = replace(reply, pin=_pin(case, reply))
    data = {"pin": reply.pin}
    if reply.despite_open_tasks:
        data["despite_open_tasks"] = reply.despite_open_tasks
    return record(replace(case, reply=reply), act, EventKind.REPLY_SUBMITTED, Audience.INTERNAL, data=data)


def _pin(case: Case, reply: Reply) -> str:
    """What names the reply as it is and the case as it stands."""
    return pin_of(
        case.id,
        case.material_version,
        reply.text,
        reply.attachments,
        reply.holding,
        reply.send_when_approved,
        reply.contributors,
        reply.despite_open_tasks,
    )


def recall_reply(case: Case, command: c.RecallReply, act: Act) -> Outcome:
    return record(replace(case, reply=None), act, EventKind.REPLY_RECALLED, Audience.INTERNAL)


def _standing_reply(case: Case, pin: str, missing: Code) -> Reply | Refused:
    """The reply `pin` names, unless its text, its files or the state of the case have moved since."""
    reply = case.reply
    if reply is None:
        return Refused(missing)
    current = _pin(case, reply)
    if pin != reply.pin or pin != current:
        return Refused(Code.APPROVAL_VOID, {"current": current})
    return reply


def approve_reply(case: Case, command: c.ApproveReply, act: Act) -> Outcome:
    reply = _standing_reply(case, command.pin, Code.NO_REPLY_WAITING)
    if isinstance(reply, Refused):
        return reply
    approved = replace(
        reply, state=ReplyState.APPROVED, decided_by=act.signature, decided_at=act.at, notes=command.note
    )
    data = {"pin": command.pin}
    changed = record(
        replace(case, reply=approved), act, EventKind.REPLY_APPROVED, Audience.INTERNAL, command.note, data
    )
    return _publish(changed, approved, act) if reply.send_when_approved else changed


def return_reply(case: Case, command: c.ReturnReply, act: Act) -> Outcome:
    if not command.notes.strip():
        return Refused(Code.REASON_REQUIRED)
    reply = _standing_reply(case, command.pin, Code.NO_REPLY_WAITING)
    if isinstance(reply, Refused) and reply.code is not Code.APPROVAL_VOID:
        return reply
    if case.reply is None or case.reply.pin != command.pin:
        return Refused(Code.APPROVAL_VOID, {"current": case.reply.pin if case.reply else ""})
    returned = replace(
        case.reply, state=ReplyState.RETURNED, decided_by=act.signature, decided_at=act.at, notes=command.notes
    )
    changed = replace(case, reply=returned)
    return record(changed, act, EventKind.REPLY_RETURNED, Audience.INTERNAL, command.notes, {"pin": command.pin})


def publish_reply(case: Case, command: c.PublishReply, act: Act) -> Outcome:
    reply = _standing_reply(case, command.pin, Code.NO_REPLY_APPROVED)
    return reply if isinstance(reply, Refused) else _publish(case, reply, act)


def _publish(case: Case, reply: Reply, act: Act) -> Case:
    """Post the approved answer: signed by its author, naming the approver and both times."""
    approver = reply.decided_by or act.signature
    decided_at = reply.decided_at or act.at
    data = {
        "pin": reply.pin,
        "holding": "yes" if reply.holding else "",
        "written_by": reply.author.name,
        "written_at": reply.submitted_at.isoformat(),
        "approved_by": approver.name,
        "approved_title": approver.title,
        "approved_at": decided_at.isoformat(),
    }
    if reply.contributors:
        data["contributors"] = " ".join(reply.contributors)
    published = replace(case, reply=None, status=Status.IN_PROGRESS)
    return record(
        published,
        act,
        EventKind.FOLLOW_UP,
        Audience.PUBLIC,
        reply.text,
        data,
        reply.attachments,
        material=True,
        by=reply.author,
    )


def without_reply(case: Case, act: Act) -> Case:
    """The case without an answer that was still on its way; its text stays in the timeline."""
    reply = case.reply
    if reply is None:
        return case
    kind = EventKind.APPROVAL_VOIDED if reply.state == ReplyState.APPROVED else EventKind.REPLY_RECALLED
    data = {"pin": reply.pin}
    # Signed for the office that wrote it: the reporter or the system may be who ended the case.
    by = replace(act.signature, agency=reply.author.agency)
    kept = replace(case, reply=None)
    return record(kept, act, kind, Audience.INTERNAL, reply.text, data, reply.attachments, by=by)
