"""The way of an answer to the reporter: submitted, approved or returned, published; never changed unseen."""

from dataclasses import replace

from domain import commands as c
from domain import coordination, staging
from domain.acts import Act, Outcome, record
from domain.approvals import digest_of, pin_of
from domain.attachments import check, check_length
from domain.case import Approval, Audience, Case, EventKind, Reply, ReplyState, Status
from domain.errors import Code, Refused
from domain.policies import steps_needed
from domain.tasks import contributors
from domain.templates import blanks


def submit_reply(case: Case, command: c.SubmitReply, act: Act) -> Outcome:
    refused = (
        _text_refusal(command.text, act)
        or check(command.attachments, act.limits)
        or check_length(command.despite_open_tasks, act.limits.note_characters)
        or _blanks_refusal("\n".join(each.text for each in command.staged))
        or staging.refusal_of(command.staged, holding=command.holding, despite=command.despite_open_tasks)
        or coordination.unanswered(case, holding=command.holding, despite=command.despite_open_tasks)
        or coordination.contributors_refusal(case, command.contributors)
    )
    if refused:
        return refused
    case = _without_approvals(case, act)
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
        steps=steps_needed(case, act.directory.policy_of(case.holder).steps),
    )
    reply = replace(reply, pin=_current_pin(case, reply))
    data = {"pin": reply.pin, "text": digest_of(reply.text)}
    if reply.despite_open_tasks:
        data["despite_open_tasks"] = reply.despite_open_tasks
    return record(replace(case, reply=reply), act, EventKind.REPLY_SUBMITTED, Audience.INTERNAL, data=data)


def _text_refusal(text: str, act: Act) -> Refused | None:
    if not text.strip():
        return Refused(Code.TEXT_REQUIRED)
    if len(text) > act.limits.characters:
        return Refused(Code.TEXT_TOO_LONG, {"limit": str(act.limits.characters), "length": str(len(text))})
    return _blanks_refusal(text)


def _blanks_refusal(text: str) -> Refused | None:
    left = blanks(text)
    return Refused(Code.BLANKS_LEFT, {"names": ", ".join(blank.name for blank in left)[:200]}) if left else None


def _without_approvals(case: Case, act: Act) -> Case:
    """The case before its answer becomes another one: the steps that were taken are void, and the timeline says so."""
    reply = case.reply
    if reply is None or not reply.steps_taken:
        return case
    return record(case, act, EventKind.APPROVAL_VOIDED, Audience.INTERNAL, data={"pin": reply.pin})


def recall_reply(case: Case, command: c.RecallReply, act: Act) -> Outcome:
    return record(replace(case, reply=None), act, EventKind.REPLY_RECALLED, Audience.INTERNAL)


def _standing_reply(case: Case, pin: str, missing: Code) -> Reply | Refused:
    """The reply `pin` names, unless its text, its files or the state of the case have moved since."""
    reply = case.reply
    if reply is None:
        return Refused(missing)
    current = _current_pin(case, reply)
    if pin != reply.pin or pin != current:
        return Refused(Code.APPROVAL_VOID, {"current": current})
    return reply


def _current_pin(case: Case, reply: Reply) -> str:
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


def approve_reply(case: Case, command: c.ApproveReply, act: Act) -> Outcome:
    """Take one step; the last one lets the answer go, or keeps it for its author to send."""
    reply = _standing_reply(case, command.pin, Code.NO_REPLY_WAITING)
    if isinstance(reply, Refused):
        return reply
    approvals = (*reply.approvals, Approval(act.signature, act.at, reply.pin, command.note))
    taken, needed = len(approvals), steps_needed(case, reply.steps)
    approved = replace(reply, approvals=approvals, steps=needed, notes=command.note)
    if taken >= needed:
        approved = replace(approved, state=ReplyState.APPROVED, decided_by=act.signature, decided_at=act.at)
    data = {"pin": command.pin} | ({"step": str(taken), "of": str(needed)} if needed > 1 else {})
    changed = record(
        replace(case, reply=approved), act, EventKind.REPLY_APPROVED, Audience.INTERNAL, command.note, data
    )
    return _publish(changed, approved, act) if taken >= needed and reply.send_when_approved else changed


def change_reply(case: Case, command: c.ChangeReply, act: Act) -> Outcome:
    """Another text from an approver: a new one to approve, by somebody else. What it replaces stays in the timeline."""
    reply = _standing_reply(case, command.pin, Code.NO_REPLY_WAITING)
    if isinstance(reply, Refused):
        return reply
    if command.text == reply.text:
        return Refused(Code.NOTHING_CHANGED)
    refused = _text_refusal(command.text, act)
    if refused:
        return refused
    changed = replace(reply, text=command.text, approvals=(), edited_by=act.signature, notes=command.note)
    changed = replace(changed, pin=_current_pin(case, changed))
    data = {"pin": changed.pin, "was": reply.pin, "text": digest_of(command.text), "note": command.note}
    case = replace(_without_approvals(case, act), reply=changed)
    return record(case, act, EventKind.REPLY_CHANGED, Audience.INTERNAL, reply.text, data)


def return_reply(case: Case, command: c.ReturnReply, act: Act) -> Outcome:
    if not command.notes.strip():
        return Refused(Code.REASON_REQUIRED)
    reply = _standing_reply(case, command.pin, Code.NO_REPLY_WAITING)
    if isinstance(reply, Refused) and reply.code is not Code.APPROVAL_VOID:
        return reply
    if case.reply is None or case.reply.pin != command.pin:
        return Refused(Code.APPROVAL_VOID, {"current": case.reply.pin if case.reply else ""})
    returned = replace(
        case.reply,
        state=ReplyState.RETURNED,
        decided_by=act.signature,
        decided_at=act.at,
        notes=command.notes,
        approvals=(),
    )
    changed = replace(case, reply=returned)
    return record(changed, act, EventKind.REPLY_RETURNED, Audience.INTERNAL, command.notes, {"pin": command.pin})


def publish_reply(case: Case, command: c.PublishReply, act: Act) -> Outcome:
    reply = _standing_reply(case, command.pin, Code.NO_REPLY_APPROVED)
    return reply if isinstance(reply, Refused) else _publish(case, reply, act)


def _publish(case: Case, reply: Reply, act: Act) -> Case:
    """Post the approved answer: signed by its author, naming who approved it and when.

    Where several have, the last one stands under `approved_by`, and those before under `approved_first_by`.
    """
    approver = reply.decided_by or act.signature
    decided_at = reply.decided_at or act.at
    data = {
        "pin": reply.pin,
        "holding": "yes" if reply.holding else "",
        "written_by": reply.author.signed,
        "written_at": reply.submitted_at.isoformat(),
        "approved_by": approver.signed,
        "approved_title": approver.title,
        "approved_at": decided_at.isoformat(),
    }
    if reply.contributors:
        data["contributors"] = " ".join(reply.contributors)
    if earlier := [given.by.signed for given in reply.approvals[:-1]]:
        data["approved_first_by"] = ", ".join(earlier)
    if reply.edited_by:
        data["edited_by"] = reply.edited_by.signed
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
    kind = EventKind.APPROVAL_VOIDED if reply.steps_taken else EventKind.REPLY_RECALLED
    data = {"pin": reply.pin}
    # Signed for the office that wrote it: the reporter or the system may be who ended the case.
    by = replace(act.signature, agency=reply.author.agency)
    kept = replace(case, reply=None)
    return record(kept, act, kind, Audience.INTERNAL, reply.text, data, reply.attachments, by=by)
