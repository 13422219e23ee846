"""What may stand in the way of a permitted action just now: each guard names its obstacle, None that there is none."""

from collections.abc import Callable

from domain.approvals import approvers_of, writers_of
from domain.case import Case, EventKind, ReplyState, TaskState
from domain.coordination import unanswered
from domain.errors import Code
from domain.people import Person
from domain.policies import steps_needed
from domain.reveals import of_others, own_grant, own_waiting, waiting
from domain.scope import sees_identity
from domain.tasks import UNDONE, own_tasks, undone

Guard = Callable[[Case, Person], Code | None]


def no_transfer(case: Case, person: Person) -> Code | None:
    return Code.TRANSFER_PENDING if case.transfer else None


def transfer(case: Case, person: Person) -> Code | None:
    return None if case.transfer else Code.NO_TRANSFER_PENDING


def reply_submitted(case: Case, person: Person) -> Code | None:
    return None if case.reply and case.reply.state == ReplyState.SUBMITTED else Code.NO_REPLY_WAITING


def reply_approved(case: Case, person: Person) -> Code | None:
    return None if case.reply and case.reply.state == ReplyState.APPROVED else Code.NO_REPLY_APPROVED


def every_step(case: Case, person: Person) -> Code | None:
    """Of an answer approved before there were steps, some may be missing."""
    missing = case.reply and case.reply.steps_taken < steps_needed(case, case.reply.steps)
    return Code.NO_REPLY_APPROVED if missing else None


def reply_current(case: Case, person: Person) -> Code | None:
    return Code.APPROVAL_VOID if case.reply and case.reply.basis != case.material_version else None


def is_author(case: Case, person: Person) -> bool:
    """Under any name: what is done in somebody's place counts as done by both."""
    return case.reply is not None and bool(case.reply.author.signatories & person.signatories)


def not_author(case: Case, person: Person) -> Code | None:
    return Code.SELF_APPROVAL if is_author(case, person) else None


def author(case: Case, person: Person) -> Code | None:
    return None if is_author(case, person) else Code.NOT_AUTHOR


def not_a_writer(case: Case, person: Person) -> Code | None:
    return Code.SELF_APPROVAL if writers_of(case) & person.signatories else None


def not_an_approver(case: Case, person: Person) -> Code | None:
    return Code.ALREADY_APPROVED if approvers_of(case) & person.signatories else None


def identity_hidden(case: Case, person: Person) -> Code | None:
    return Code.IDENTITY_KNOWN if sees_identity(case, person) else None


def no_own_request(case: Case, person: Person) -> Code | None:
    return Code.REVEAL_PENDING if own_waiting(case, person.id) else None


def request_of_another(case: Case, person: Person) -> Code | None:
    if of_others(case, person.id):
        return None
    return Code.SELF_REVEAL if waiting(case) else Code.NO_REVEAL_WAITING


def granted(case: Case, person: Person) -> Code | None:
    return None if own_grant(case, person.id) else Code.NO_REVEAL_GRANTED


def own_transfer(case: Case, person: Person) -> Code | None:
    """Whoever's name stands under the request may take it back, also when a substitute asked in it."""
    own = case.transfer and case.transfer.asked_by.signatories & person.signatories
    return None if own else Code.NOT_ASKER


def no_awaited_task(case: Case, person: Person) -> Code | None:
    """A mandatory task may have been given since the answer was submitted; one held back is looked at when it goes."""
    reply = case.reply
    if reply is None or (reply.state == ReplyState.SUBMITTED and not reply.send_when_approved):
        return None
    refused = unanswered(case, holding=reply.holding, despite=reply.despite_open_tasks)
    return refused.code if refused else None


def supported(case: Case, person: Person) -> Code | None:
    return None if case.supporting else Code.NOT_INVITED


def undone_task(case: Case, person: Person) -> Code | None:
    return None if any(undone(case)) else Code.NO_OPEN_TASK


def own_new_task(case: Case, person: Person) -> Code | None:
    return None if any(task.state == TaskState.OPEN for task in own_tasks(case, person)) else Code.NO_OPEN_TASK


def own_undone_task(case: Case, person: Person) -> Code | None:
    return None if any(task.state in UNDONE for task in own_tasks(case, person)) else Code.NO_OPEN_TASK


def not_linked(case: Case, person: Person) -> Code | None:
    return Code.ALREADY_LINKED if case.duplicate_of else None


def linked(case: Case, person: Person) -> Code | None:
    return None if case.duplicate_of else Code.NOT_LINKED


def no_duplicates(case: Case, person: Person) -> Code | None:
    return Code.HAS_DUPLICATES if case.duplicates else None


def may_be_main(case: Case, person: Person) -> Code | None:
    return Code.MAIN_IS_DUPLICATE if case.duplicate_of else None


def finding(case: Case, person: Person) -> Code | None:
    return None if any(e.kind == EventKind.FINDING_RECORDED for e in case.events) else Code.UNKNOWN_FINDING
