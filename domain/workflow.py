"""The one transition table: which role may do what to a case in which status, and what becomes of it.

`available` feeds the buttons of the console, `find` the rule that executes a command: both read the same rows.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from domain import commands as c
from domain import guards
from domain.capabilities import Capabilities
from domain.case import OPEN, Case, Status
from domain.directory import Directory
from domain.errors import Code, Refused
from domain.guards import Guard
from domain.people import Membership, Person, Role
from domain.policies import decision_due
from domain.tasks import TASK_ROLES, tasks_of

S = Status
R = Role


class Relation(StrEnum):
    """How a membership must stand to the case for its role to count."""

    HOLDS = "holds"
    WORKS_ON = "works_on"
    HAS_TASK = "has_task"
    ONE_LEVEL_UP = "one_level_up"
    OVERSEES = "oversees"
    OUTSIDE = "outside"


def _holds(case: Case, member: Membership) -> bool:
    return member.covers(case.holder.agency, case.holder.unit)


def _works_on(case: Case, member: Membership) -> bool:
    return _holds(case, member) or member.agency in case.supporting or _has_task(case, member)


def _has_task(case: Case, member: Membership) -> bool:
    return next(tasks_of(case, member), None) is not None


def _one_level_up(case: Case, member: Membership) -> bool:
    if case.transfer is None:
        return _holds(case, member) or member.role is R.NATIONAL_ADMIN
    decides = R.NATIONAL_ADMIN if case.transfer.decided_by_national else R.AGENCY_ADMIN
    return member.role is decides and member.agency == case.transfer.decided_by


RELATIONS: dict[Relation, Callable[[Case, Membership], bool]] = {
    Relation.HOLDS: _holds,
    Relation.WORKS_ON: _works_on,
    Relation.HAS_TASK: _has_task,
    Relation.ONE_LEVEL_UP: _one_level_up,
    Relation.OVERSEES: lambda case, member: case.is_overseen,
    Relation.OUTSIDE: lambda case, member: True,
}


@dataclass(frozen=True)
class Moment:
    """When something would be done (aware UTC), and the reference data that holds then."""

    at: datetime
    directory: Directory


NO_MOMENT = Moment(datetime.min.replace(tzinfo=UTC), Directory())
Condition = Callable[[Case, Membership, Moment], bool]


def _overdue(case: Case, moment: Moment) -> bool:
    directory, agency = moment.directory, moment.directory.agencies.get(case.holder.agency)
    zone = directory.zone_of(case.holder.agency)
    policy = directory.policy_of(case.holder)
    due = decision_due(case, policy, directory.calendar, zone, agency.region if agency else "")
    return due is not None and moment.at.astimezone(zone).date() > due


def _first_level(case: Case, member: Membership, moment: Moment) -> bool:
    """Whom the office's policy lets decide from the start."""
    waits = member.unit is None and case.holder.unit is not None
    return not (waits and moment.directory.policy_of(case.holder).own_unit_first)


def _next_level(case: Case, member: Membership, moment: Moment) -> bool:
    """Whom it lets decide too, once those have let their time pass."""
    named = member.unit is None and member.role == moment.directory.policy_of(case.holder).escalates_to
    return named and _overdue(case, moment)


Announced = Callable[[Capabilities], bool]


@dataclass(frozen=True)
class Transition:
    """One row: `command` by one of `roles` standing in `relation`, from `sources`, leads to `target`.

    `target` None means the status stays, or is decided by the command itself (transfer, import, completeness).
    `announced` tells whether the server offers it; None is what every server does.
    A row with a `condition` is there only while that holds: otherwise the command is not even offered by it.
    """

    command: type[c.Command]
    roles: frozenset[Role]
    relation: Relation
    sources: frozenset[Status]
    target: Status | None = None
    guards: tuple[Guard, ...] = ()
    announced: Announced | None = None
    condition: Condition | None = None


def _row(
    command: type[c.Command],
    roles: set[Role] | frozenset[Role],
    relation: Relation,
    sources: set[Status] | frozenset[Status],
    target: Status | None = None,
    *guarded_by: Guard,
    announced: Announced | None = None,
    condition: Condition | None = None,
) -> Transition:
    return Transition(command, frozenset(roles), relation, frozenset(sources), target, guarded_by, announced, condition)


ADMINS = {R.NATIONAL_ADMIN, R.AGENCY_ADMIN}
# The Ombudsman's people do in their own agency what an officer does in theirs.
DESK = {R.AGENCY_ADMIN, R.LIAISON_OFFICER, R.OMBUDSMAN}
COORDINATORS = {R.AGENCY_ADMIN, R.OMBUDSMAN}
NEXT_LEVEL = {R.AGENCY_ADMIN, R.SUPERVISOR}
STAFF = {R.NATIONAL_ADMIN, R.AGENCY_ADMIN, R.LIAISON_OFFICER, R.SUPERVISOR, R.OMBUDSMAN}
DECIDERS = {R.NATIONAL_ADMIN, R.AGENCY_ADMIN, R.SUPERVISOR}
UNINFORMED = {R.AGENCY_ADMIN, R.LIAISON_OFFICER, R.SUPERVISOR, R.OMBUDSMAN}  # of some report that they work on
WORKING = {S.DISPOSED, S.IN_PROGRESS, S.REPORTER_REPLIED}
ANSWERED = {S.IN_PROGRESS, S.REPORTER_REPLIED}
CLOSED = {S.CLOSED_BY_SYSTEM, S.CLOSED_BY_ADMIN, S.CLOSED_BY_REPORTER}
EVERY = frozenset(S)


def _decision(command: type[c.Command], *further: Guard) -> tuple[Transition, Transition]:
    """A decision on a submitted answer: by the first level, and once it is overdue by the next one too."""
    return (
        _row(
            command,
            {R.SUPERVISOR},
            Relation.HOLDS,
            WORKING,
            None,
            guards.reply_submitted,
            *further,
            condition=_first_level,
        ),
        _row(command, NEXT_LEVEL, Relation.HOLDS, WORKING, None, *further, condition=_next_level),
    )


TRANSITIONS: tuple[Transition, ...] = (
    _row(c.Verify, ADMINS, Relation.HOLDS, {S.UNVERIFIED}, S.DISPOSED),
    _row(c.Dispose, COORDINATORS, Relation.HOLDS, WORKING, None, guards.no_transfer),
    _row(c.HandleHere, COORDINATORS, Relation.HOLDS, {S.UNVERIFIED, S.DISPOSED}, S.DISPOSED, guards.no_transfer),
    _row(
        c.AskInformation,
        ADMINS | DESK,
        Relation.HOLDS,
        {S.UNVERIFIED, S.DISPOSED, S.IN_PROGRESS},
        S.AWAITING_INFORMATION,
    ),
    _row(c.GiveInformation, {R.REPORTER}, Relation.OUTSIDE, {S.AWAITING_INFORMATION}),
    _row(c.AskTransfer, DESK, Relation.HOLDS, WORKING, None, guards.no_transfer),
    _row(c.DecideTransfer, ADMINS, Relation.ONE_LEVEL_UP, WORKING, None, guards.transfer),
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
    _row(c.SubmitReply, DESK, Relation.HOLDS, WORKING, None, guards.no_transfer),
    _row(c.RecallReply, DESK, Relation.HOLDS, WORKING, None, guards.reply_submitted, guards.author),
    *_decision(
        c.ApproveReply, guards.not_a_writer, guards.not_an_approver, guards.reply_current, guards.no_awaited_task
    ),
    *_decision(c.ChangeReply, guards.not_author, guards.reply_current),
    *_decision(c.ReturnReply, guards.not_author),
    _row(
        c.PublishReply,
        DESK,
        Relation.HOLDS,
        WORKING,
        S.IN_PROGRESS,
        guards.reply_approved,
        guards.reply_current,
        guards.every_step,
        guards.no_awaited_task,
    ),
    _row(c.ReporterReply, {R.REPORTER}, Relation.OUTSIDE, ANSWERED, S.REPORTER_REPLIED),
    _row(c.Rate, {R.REPORTER}, Relation.OUTSIDE, CLOSED),
    _row(c.ImportReport, {R.SYSTEM}, Relation.OUTSIDE, EVERY),
    _row(c.AskReveal, UNINFORMED, Relation.WORKS_ON, EVERY, None, guards.identity_hidden, guards.no_own_request),
    _row(c.DecideReveal, DECIDERS, Relation.HOLDS, EVERY, None, guards.request_of_another),
    _row(c.ViewIdentity, UNINFORMED, Relation.WORKS_ON, EVERY, None, guards.granted),
    _row(c.Remind, {R.SYSTEM}, Relation.OUTSIDE, OPEN),
    _row(c.Escalate, {R.SYSTEM}, Relation.OUTSIDE, OPEN),
    _row(c.WithdrawTransfer, DESK, Relation.HOLDS, WORKING, None, guards.transfer, guards.own_transfer),
    _row(c.Reopen, ADMINS, Relation.HOLDS, CLOSED, S.DISPOSED, announced=lambda server: server.reopening),
    # Working together.
    _row(c.WithdrawInvitation, DESK, Relation.HOLDS, OPEN, None, guards.supported),
    _row(c.GiveTask, DESK, Relation.HOLDS, WORKING),
    _row(c.AcceptTask, TASK_ROLES, Relation.HAS_TASK, OPEN, None, guards.own_new_task),
    _row(c.FinishTask, TASK_ROLES, Relation.HAS_TASK, OPEN),
    _row(c.DeclineTask, TASK_ROLES, Relation.HAS_TASK, OPEN, None, guards.own_undone_task),
    _row(c.CancelTask, DESK, Relation.HOLDS, OPEN, None, guards.undone_task),
    # Reports about the same thing.
    _row(c.LinkDuplicate, ADMINS | DESK, Relation.HOLDS, OPEN, None, guards.not_linked, guards.no_duplicates),
    _row(c.UnlinkDuplicate, ADMINS | DESK, Relation.HOLDS, EVERY, None, guards.linked),
    _row(c.RecordDuplicate, {R.SYSTEM}, Relation.OUTSIDE, EVERY, None, guards.may_be_main),
    _row(c.RecordFinding, COORDINATORS, Relation.HOLDS, EVERY),
    _row(c.RecordFinding, {R.OMBUDSMAN}, Relation.OVERSEES, EVERY),
    _row(c.AnswerFinding, DESK, Relation.HOLDS, EVERY, None, guards.finding),
    _row(c.HandOver, {R.SYSTEM}, Relation.OUTSIDE, OPEN),
    _row(c.HandOverTasks, {R.SYSTEM}, Relation.OUTSIDE, OPEN, None, guards.undone_task),
)


NOT_OFFERED = frozenset({Code.NOT_ALLOWED, Code.NOT_ANNOUNCED})


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


def _entitled(case: Case, person: Person, command: type[c.Command], moment: Moment) -> Iterator[Permit]:
    for row in TRANSITIONS:
        if row.command is command:
            for member in person.in_roles(row.roles):
                there = RELATIONS[row.relation](case, member)
                if there and (row.condition is None or row.condition(case, member, moment)):
                    yield Permit(row, member)


def _obstacle(row: Transition, case: Case, person: Person, moment: Moment) -> Code | None:
    if row.announced is not None and not row.announced(moment.directory.capabilities):
        return Code.NOT_ANNOUNCED
    if row.sources != EVERY and case.status not in row.sources:
        return Code.WRONG_STATUS if case.status in EVERY else Code.UNKNOWN_STATUS
    return next((code for guard in row.guards if (code := guard(case, person))), None)


def find(case: Case, person: Person, command: type[c.Command], moment: Moment = NO_MOMENT) -> Permit | Refused:
    """The row by which `person` may do `command` to `case` at `moment`, or why not.

    Whoever acts for somebody comes as `representation.acting` has them. Without a moment nothing is overdue, every
    office has the policy of one that has set none, and nothing is announced.
    """
    obstacle: Code | None = None
    for permit in _entitled(case, person, command, moment):
        found = _obstacle(permit.transition, case, person, moment)
        if found is None:
            return permit
        obstacle = obstacle or found
    return Refused(obstacle or Code.NOT_ALLOWED, {"status": case.status})


def within_reach(roles: frozenset[Role]) -> frozenset[type[c.Command]]:
    """What somebody in these roles may do to one case or another."""
    return frozenset(row.command for row in TRANSITIONS if row.roles & roles)


def available(case: Case, person: Person, moment: Moment = NO_MOMENT) -> tuple[Offer, ...]:
    """What to offer `person` on `case`: every action their role may take on it, in the order of the table."""
    offers = []
    for command in dict.fromkeys(row.command for row in TRANSITIONS):
        match find(case, person, command, moment):
            case Permit():
                offers.append(Offer(command))
            case Refused(code=code) if code not in NOT_OFFERED:
                offers.append(Offer(command, code))
    return tuple(offers)
