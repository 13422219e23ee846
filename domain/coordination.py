"""Working on a case together: who is invited, and the tasks that are given, taken on, done, declined or cancelled."""

from collections.abc import Mapping
from dataclasses import replace

from domain import commands as c
from domain.acts import Act, Outcome, record
from domain.attachments import Attachment, check, check_length
from domain.case import Audience, Case, EventKind, Task, TaskState
from domain.errors import Code, Refused
from domain.ids import AgencyId, CommandId
from domain.tasks import TASK_ROLES, UNDONE, awaited, taking_part, tasks_of, undone

LONGEST_DAYS = 60


def invite(case: Case, command: c.InviteAgency, act: Act) -> Outcome:
    if command.agency not in act.directory.agencies:
        return Refused(Code.UNKNOWN_AGENCY)
    if command.agency in taking_part(case):
        return Refused(Code.ALREADY_INVITED)
    return _invited(case, command.agency, command.question, act)


def _invited(case: Case, agency: AgencyId, question: str, act: Act) -> Case:
    changed = replace(case, supporting=(*case.supporting, agency))
    return record(changed, act, EventKind.INVITED, Audience.AGENCIES, question, {"agency": agency})


def withdraw_invitation(case: Case, command: c.WithdrawInvitation, act: Act) -> Outcome:
    if command.agency not in case.supporting:
        return Refused(Code.NOT_INVITED)
    case = without_tasks(case, act, of=frozenset({command.agency}))
    changed = replace(case, supporting=tuple(a for a in case.supporting if a != command.agency))
    return record(changed, act, EventKind.UNINVITED, Audience.AGENCIES, command.reason, {"agency": command.agency})


def give_task(case: Case, command: c.GiveTask, act: Act) -> Outcome:
    if not command.title.strip():
        return Refused(Code.TEXT_REQUIRED)
    if not 1 <= command.days <= LONGEST_DAYS:
        return Refused(Code.MALFORMED)
    refused = (
        _holder_refusal(case, command, act)
        or check_length(command.title, act.limits.title_characters)
        or check_length(command.question, act.limits.note_characters)
    )
    if refused:
        return refused
    if command.agency not in taking_part(case):
        case = _invited(case, command.agency, "", act)
    id, unit = act.envelope.id, command.unit or None
    data = {
        "task": id,
        "agency": command.agency,
        "unit": unit or "",
        "title": command.title,
        "days": str(command.days),
        "mandatory": "yes" if command.mandatory else "",
    }
    given = _told(case, act, EventKind.TASK_GIVEN, command.agency, command.question, data)
    task = Task(
        id=id,
        title=command.title,
        agency=command.agency,
        unit=unit,
        days=command.days,
        given_by=act.signature,
        given_at=given.events[-1].counted_at,
        mandatory=command.mandatory,
    )
    return replace(given, tasks=(*given.tasks, task))


def _holder_refusal(case: Case, command: c.GiveTask, act: Act) -> Refused | None:
    if command.agency not in act.directory.agencies:
        return Refused(Code.UNKNOWN_AGENCY)
    refused = act.directory.unit_refusal(command.unit or None, command.agency)
    if refused:
        return refused
    holder = case.holder
    if command.agency == holder.agency and (not command.unit or command.unit == holder.unit):
        return Refused(Code.SAME_HOLDER)
    return None


def accept_task(case: Case, command: c.AcceptTask, act: Act) -> Outcome:
    task, act = _own(case, command.task, act)
    if task is None or task.state != TaskState.OPEN:
        return Refused(Code.NO_OPEN_TASK)
    unit = command.unit or task.unit
    refused = act.directory.unit_refusal(unit, task.agency)
    if refused:
        return refused
    if unit and not act.membership.covers(task.agency, unit):
        return Refused(Code.UNKNOWN_UNIT)
    changed = _with(case, replace(task, state=TaskState.ACCEPTED, unit=unit))
    data = {"task": task.id, "title": task.title, "agency": task.agency, "unit": unit or ""}
    return _told(changed, act, EventKind.TASK_ACCEPTED, task.agency, data=data)


def finish_task(case: Case, command: c.FinishTask, act: Act) -> Outcome:
    task, act = _own(case, command.task, act)
    if task is None:
        return Refused(Code.NO_OPEN_TASK)
    if not command.text.strip() and not command.attachments:
        return Refused(Code.TEXT_REQUIRED)
    refused = check_length(command.text, act.limits.note_characters) or check(command.attachments, act.limits)
    if refused:
        return refused
    changed = _with(case, replace(task, state=TaskState.DONE))
    data = {"task": task.id, "title": task.title, "agency": task.agency}
    return _told(changed, act, EventKind.TASK_DONE, task.agency, command.text, data, command.attachments)


def decline_task(case: Case, command: c.DeclineTask, act: Act) -> Outcome:
    task, act = _own(case, command.task, act)
    if task is None or task.state not in UNDONE:
        return Refused(Code.NO_OPEN_TASK)
    if not command.reason.strip():
        return Refused(Code.REASON_REQUIRED)
    changed = _with(case, replace(task, state=TaskState.DECLINED))
    data = {"task": task.id, "title": task.title, "agency": task.agency}
    return _told(changed, act, EventKind.TASK_DECLINED, task.agency, command.reason, data)


def cancel_task(case: Case, command: c.CancelTask, act: Act) -> Outcome:
    task = next((task for task in undone(case) if task.id == command.task), None)
    return Refused(Code.NO_OPEN_TASK) if task is None else _cancelled(case, task, command.reason, act)


def hand_over_tasks(case: Case, command: c.HandOverTasks, act: Act) -> Outcome:
    theirs = [task for task in undone(case) if task.unit == command.unit]
    for task in theirs:
        case = _handed_over(case, task, command, act)
    return case if theirs else Refused(Code.NO_OPEN_TASK)


def without_tasks(case: Case, act: Act, of: frozenset[AgencyId] | None = None) -> Case:
    """The case without what was still to be done: by the agencies `of`, or by anybody."""
    for task in undone(case):
        if of is None or task.agency in of:
            case = _cancelled(case, task, "", act)
    return case


def unanswered(case: Case, *, holding: bool, despite: str) -> Refused | None:
    """Why the case cannot be answered in full yet: a mandatory task is open, and nobody has said why not to wait."""
    waiting = () if holding or despite.strip() else awaited(case)
    return Refused(Code.OPEN_TASKS, {"tasks": ", ".join(task.title for task in waiting)}) if waiting else None


def contributors_refusal(case: Case, named: tuple[AgencyId, ...] | None) -> Refused | None:
    """An answer names as contributors only those who worked on the case."""
    worked = {*case.supporting, *(task.agency for task in case.tasks if task.state == TaskState.DONE)}
    return None if set(named or ()) <= worked - {case.holder.agency} else Refused(Code.NOT_INVITED)


def _own(case: Case, id: CommandId, act: Act) -> tuple[Task | None, Act]:
    """The task, and the act in the membership that answers for it; None where it is nobody's of the actor's."""
    for member in act.actor.in_roles(TASK_ROLES):
        for task in tasks_of(case, member):
            if task.id == id:
                return task, replace(act, membership=member)
    return None, act


def _with(case: Case, task: Task) -> Case:
    return replace(case, tasks=tuple(task if each.id == task.id else each for each in case.tasks))


def _cancelled(case: Case, task: Task, reason: str, act: Act) -> Case:
    changed = _with(case, replace(task, state=TaskState.CANCELLED))
    data = {"task": task.id, "title": task.title, "agency": task.agency}
    # Signed for the holder: the reporter or the system may be who ended the case.
    by = replace(act.signature, agency=case.holder.agency)
    return record(
        changed, act, EventKind.TASK_CANCELLED, Audience.NAMED, reason, data, by=by, shared_with=(task.agency,)
    )


def _handed_over(case: Case, task: Task, command: c.HandOverTasks, act: Act) -> Case:
    changed = _with(case, replace(task, unit=command.successor))
    data = {"task": task.id, "title": task.title, "agency": task.agency, "unit": command.successor}
    data |= {"from": command.unit, "by": command.decided_by}
    by = replace(act.signature, agency=task.agency)
    parties = tuple(sorted({case.holder.agency, task.agency}))
    return record(changed, act, EventKind.TASK_HANDED_OVER, Audience.NAMED, data=data, by=by, shared_with=parties)


def _told(
    case: Case,
    act: Act,
    kind: EventKind,
    agency: AgencyId,
    text: str = "",
    data: Mapping[str, str] | None = None,
    files: tuple[Attachment, ...] = (),
) -> Case:
    """An entry between the case's holder and the task's; the other agencies learn nothing of it."""
    parties = tuple(sorted({case.holder.agency, agency}))
    return record(case, act, kind, Audience.NAMED, text, data, files, shared_with=parties)
