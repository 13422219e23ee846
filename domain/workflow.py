"""The one transition table: which role may do what to a case in which status, and what becomes of it.

`available` feeds the buttons of the console, `find` the rule that executes a command: both read the same rows.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from domain import commands as c
from domain.case import OPEN, Case, ReplyState, Status
from domain.errors import Code, Refused
from domain.people import Membership, Person, Role

S = Status
R = Role


class Relation(StrEnum):
    """How a membership must stand to the case for its role to count."""

    HOLDS = "holds"
    WORKS_ON = "works_on"
    ONE_LEVEL_UP = "one_level_up"
    OUTSIDE = "outside"


def _holds(case: Case, member: Membership) -> bool:
    return member.covers(case.holder.agency, case.holder.unit)


def _works_on(case: Case, member: Membership) -> bool:
    return _holds(case, member) or member.agency in case.supporting


def _one_level_up(case: Case, member: Membership) -> bool:
    if case.transfer is None:
        return _holds(case, member) or member.role is R.NATIONAL_ADMIN
    decides = R.NATIONAL_ADMIN if case.transfer.decided_by_national else R.AGENCY_ADMIN
    return member.role is decides and member.agency == case.transfer.decided_by


RELATIONS: dict[Relation, Callable[[Case, Membership], bool]] = {
    Relation.HOLDS: _holds,
    Relation.WORKS_ON: _works_on,
    Relation.ONE_LEVEL_UP: _one_level_up,
    Relation.OUTSIDE: lambda case, member: True,
}

Guard = Callable[[Case, Person], Code | None]


def _no_transfer(case: Case, person: Person) -> Code | None:
    return Code.TRANSFER_PENDING if case.transfer else None


def _transfer(case: Case, person: Person) -> Code | None:
    return None if case.transfer else Code.NO_TRANSFER_PENDING


def _reply_submitted(case: Case, person: Person) -> Code | None:
    return None if case.reply and case.reply.state == ReplyState.SUBMITTED else Code.NO_REPLY_WAITING


def _reply_approved(case: Case, person: Person) -> Code | None:
    return None if case.reply and case.reply.state == ReplyState.APPROVED else Code.NO_REPLY_APPROVED


def _reply_current(case: Case, person: Person) -> Code | None:
    return Code.APPROVAL_VOID if case.reply and case.reply.basis != case.material_version else None


def _not_own_reply(case: Case, person: Person) -> Code | None:
    return Code.SELF_APPROVAL if case.reply and case.reply.author.person == person.id else None


def _own_reply(case: Case, person: Person) -> Code | None:
    return None if case.reply and case.reply.author.person == person.id else Code.NOT_AUTHOR


@dataclass(frozen=True)
class Transition:
    """One row: `command` by one of `roles` standing in `relation`, from `sources`, leads to `target`.

    `target` None means the status stays, or is decided by the command itself (transfer, import, completeness).
    """

    command: type[c.Command]
    roles: frozenset[Role]
    relation: Relation
    sources: frozenset[Status]
    target: Status | None = None
    guards: tuple[Guard, ...] = ()


def _row(
    command: type[c.Command],
    roles: set[Role],
    relation: Relation,
    sources: set[Status] | frozenset[Status],
    target: Status | None = None,
    *guards: Guard,
) -> Transition:
    return Transition(command, frozenset(roles), relation, frozenset(sources), target, guards)


ADMINS = {R.NATIONAL_ADMIN, R.AGENCY_ADMIN}
DESK = {R.AGENCY_ADMIN, R.LIAISON_OFFICER}
STAFF = {R.NATIONAL_ADMIN, R.AGENCY_ADMIN, R.LIAISON_OFFICER, R.SUPERVISOR, R.OMBUDSMAN}
WORKING = {S.DISPOSED, S.IN_PROGRESS, S.REPORTER_REPLIED}
ANSWERED = {S.IN_PROGRESS, S.REPORTER_REPLIED}
CLOSED = {S.CLOSED_BY_SYSTEM, S.CLOSED_BY_ADMIN, S.CLOSED_BY_REPORTER}
EVERY = frozenset(S)

TRANSITIONS: tuple[Transition, ...] = (
    _row(c.Verify, ADMINS, Relation.HOLDS, {S.UNVERIFIED}, S.DISPOSED),
    _row(c.Dispose, {R.AGENCY_ADMIN}, Relation.HOLDS, WORKING, None, _no_transfer),
    _row(c.HandleHere, {R.AGENCY_ADMIN}, Relation.HOLDS, {S.UNVERIFIED, S.DISPOSED}, S.DISPOSED, _no_transfer),
    _row(c.AskInformation, ADMINS | DESK, Relation.HOLDS, {S.UNVERIFIED, S.DISPOSED}, S.AWAITING_INFORMATION),
    _row(c.GiveInformation, {R.REPORTER}, Relation.OUTSIDE, {S.AWAITING_INFORMATION}),
    _row(c.AskTransfer, DESK, Relation.HOLDS, WORKING, None, _no_transfer),
    _row(c.DecideTransfer, ADMINS, Relation.ONE_LEVEL_UP, WORKING, None, _transfer),
    _row(c.Archive, ADMINS, Relation.HOLDS, OPEN, S.ARCHIVED_BY_ADMIN),
    _row(c.Archive, {R.SYSTEM}, Relation.OUTSIDE, {S.AWAITING_INFORMATION}, S.ARCHIVED_BY_SYSTEM),
    _row(c.Archive, {R.REPORTER}, Relation.OUTSIDE, OPEN, S.ARCHIVED_BY_REPORTER),
    _row(c.Close, ADMINS, Relation.HOLDS, ANSWERED, S.CLOSED_BY_ADMIN),
    _row(c.Close, {R.SYSTEM}, Relation.OUTSIDE, {S.IN_PROGRESS}, S.CLOSED_BY_SYSTEM),
    _row(c.Close, {R.REPORTER}, Relation.OUTSIDE, ANSWERED, S.CLOSED_BY_REPORTER),
    _row(c.BlockContent, ADMINS, Relation.HOLDS, OPEN, S.CONTENT_BLOCKED),
    _row(c.Correct, ADMINS, Relation.HOLDS, OPEN),
    _row(c.Protect, ADMINS, Relation.HOLDS, EVERY),
    _row(c.AddNote, STAFF, Relation.WORKS_ON, EVERY),
    _row(c.InviteAgency, DESK, Relation.HOLDS, WORKING),
    _row(c.SubmitReply, DESK, Relation.HOLDS, WORKING, None, _no_transfer),
    _row(c.RecallReply, DESK, Relation.HOLDS, WORKING, None, _reply_submitted, _own_reply),
    _row(
        c.ApproveReply,
        {R.SUPERVISOR},
        Relation.HOLDS,
        WORKING,
        None,
        _reply_submitted,
        _not_own_reply,
        _reply_current,
    ),
    _row(c.ReturnReply, {R.SUPERVISOR}, Relation.HOLDS, WORKING, None, _reply_submitted, _not_own_reply),
    _row(c.PublishReply, DESK, Relation.HOLDS, WORKING, S.IN_PROGRESS, _reply_approved, _reply_current),
    _row(c.ReporterReply, {R.REPORTER}, Relation.OUTSIDE, ANSWERED, S.REPORTER_REPLIED),
    _row(c.Rate, {R.REPORTER}, Relation.OUTSIDE, CLOSED),
    _row(c.ImportReport, {R.SYSTEM}, Relation.OUTSIDE, EVERY),
    _row(c.HandOver, {R.SYSTEM}, Relation.OUTSIDE, OPEN),
)


@dataclass(frozen=True)
class Permit:
    """A transition that may be taken, and the membership that answers for it."""

    transition: Transition
    membership: Membership


@dataclass(frozen=True)
class Offer:
    """An action to show; `reason` says why it cannot be taken just now, None that it can."""

    command: type[c.Command]
    reason: Code | None = None


def _entitled(case: Case, person: Person, command: type[c.Command]) -> Iterator[Permit]:
    for row in TRANSITIONS:
        if row.command is command:
            for member in person.in_roles(row.roles):
                if RELATIONS[row.relation](case, member):
                    yield Permit(row, member)


def _obstacle(row: Transition, case: Case, person: Person) -> Code | None:
    if row.sources != EVERY and case.status not in row.sources:
        return Code.WRONG_STATUS if case.status in EVERY else Code.UNKNOWN_STATUS
    return next((code for guard in row.guards if (code := guard(case, person))), None)


def find(case: Case, person: Person, command: type[c.Command]) -> Permit | Refused:
    """The row by which `person` may do `command` to `case` now, or why not."""
    obstacle: Code | None = None
    for permit in _entitled(case, person, command):
        found = _obstacle(permit.transition, case, person)
        if found is None:
            return permit
        obstacle = obstacle or found
    return Refused(obstacle or Code.NOT_ALLOWED, {"status": case.status})


def available(case: Case, person: Person) -> tuple[Offer, ...]:
    """What to offer `person` on `case`: every action their role may take on it, in the order of the table."""
    offers = []
    for command in dict.fromkeys(row.command for row in TRANSITIONS):
        match find(case, person, command):
            case Permit():
                offers.append(Offer(command))
            case Refused(code=code) if code is not Code.NOT_ALLOWED:
                offers.append(Offer(command, code))
    return tuple(offers)
