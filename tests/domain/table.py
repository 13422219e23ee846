"""Who may do what, written down a second time: from the procedure and not from the program, to check the latter."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace

from domain import commands as c
from domain.case import Status
from domain.errors import Code
from domain.people import Role

S = Status
ROLES = {
    "N": Role.NATIONAL_ADMIN,
    "A": Role.AGENCY_ADMIN,
    "L": Role.LIAISON_OFFICER,
    "S": Role.SUPERVISOR,
    "O": Role.OMBUDSMAN,
    "M": Role.MONITOR,
    "r": Role.REPORTER,
    "s": Role.SYSTEM,
}
STATUSES = {
    "U": {S.UNVERIFIED},
    "W": {S.AWAITING_INFORMATION},
    "D": {S.DISPOSED},
    "P": {S.IN_PROGRESS},
    "R": {S.REPORTER_REPLIED},
    "c": {S.CLOSED_BY_SYSTEM, S.CLOSED_BY_ADMIN, S.CLOSED_BY_REPORTER},
    "a": {S.ARCHIVED_BY_ADMIN, S.ARCHIVED_BY_SYSTEM, S.ARCHIVED_BY_REPORTER},
    "b": {S.CONTENT_BLOCKED},
}

# role: letters of ROLES · from: letters of STATUSES · stands: see STANDINGS · needs: see NEEDS · to: "=" stays.
TABLE = """
command         role   stands   from      to                    needs
Verify          NA     holds    U         disposed
Dispose         AO     holds    DPR       =                     no_transfer
HandleHere      AO     holds    UD        disposed              no_transfer
AskInformation  NALO   holds    UDP       awaiting_information
GiveInformation r      any      W         resumed
AskTransfer     ALO    holds    DPR       =                     no_transfer
DecideTransfer  NA     above    DPR       decided               transfer
Archive         NA     holds    UWDPR     archived_by_admin
Archive         s      any      W         archived_by_system
Archive         r      any      UWDPR     archived_by_reporter
Close           NA     holds    PR        closed_by_admin
Close           s      any      P         closed_by_system
Close           r      any      PR        closed_by_reporter
BlockContent    NA     holds    UWDPR     content_blocked
Correct         NA     holds    UWDPR     =
Protect         NA     holds    UWDPRcab  =
AddNote         NALSO  works    UWDPRcab  =
InviteAgency    ALO    holds    DPR       =
SubmitReply     ALO    holds    DPR       =                     no_transfer
RecallReply     ALO    holds    DPR       =                     submitted own
ApproveReply    S      first    DPR       approved              submitted foreign fresh current no_awaited
ApproveReply    AS     next     DPR       approved              submitted foreign fresh current no_awaited
ChangeReply     S      first    DPR       =                     submitted not_author current
ChangeReply     AS     next     DPR       =                     submitted not_author current
ReturnReply     S      first    DPR       =                     submitted not_author
ReturnReply     AS     next     DPR       =                     submitted not_author
PublishReply    ALO    holds    DPR       in_progress           approved current no_awaited
ReporterReply   r      any      PR        reporter_replied
Rate            r      any      c         =
ImportReport    s      any      UWDPRcab  =
AskReveal       ALSO   works    UWDPRcab  =                     hidden not_asked
DecideReveal    NAS    holds    UWDPRcab  =                     asked_by_another
ViewIdentity    ALSO   works    UWDPRcab  =                     granted
Remind          s      any      UWDPR     =
Escalate        s      any      UWDPR     =
RecordFinding   AO     holds    UWDPRcab  =
RecordFinding   O      oversees UWDPRcab  =
AnswerFinding   ALO    holds    UWDPRcab  =                     finding
HandOver        s      any      UWDPR     =
HandOverTasks   s      any      UWDPR     =                     undone_task

WithdrawTransfer   ALO  holds   DPR       =         transfer asker
Reopen             NA   holds   c         disposed  announced
WithdrawInvitation ALO  holds   UWDPR     =         supported
GiveTask           ALO  holds   DPR       =
AcceptTask         NALO tasked  UWDPR     =         new_task
FinishTask         NALO tasked  UWDPR     =
DeclineTask        NALO tasked  UWDPR     =         undone_task
CancelTask         ALO  holds   UWDPR     =         undone_task
LinkDuplicate      NALO holds   UWDPR     =         not_linked no_duplicates
UnlinkDuplicate    NALO holds   UWDPRcab  =         linked
RecordDuplicate    s    any     UWDPRcab  =         may_be_main
"""


# Where the person of a cell belongs, seen from the case: its unit, its agency as a whole, another unit of the agency,
# an agency that supports it, the national body, or none of these.
PLACES = ("unit", "agency", "other_unit", "supporting", "nation", "elsewhere")
STANDINGS = {"holds": {"unit", "agency"}, "works": {"unit", "agency"}, "any": set(PLACES), "tasked": set[str]()}
# Who has a part in the case through a task, by whose it is: who works for a whole agency answers for its units too.
TASKED = {"": set[str](), "supporting": {"supporting"}, "other_unit": {"other_unit", "agency"}}


# Enough for a situation that concerns commands whose statuses another one goes through.
FEW = (S.AWAITING_INFORMATION, S.DISPOSED, S.REPORTER_REPLIED, S.CLOSED_BY_ADMIN, S.CONTENT_BLOCKED)


@dataclass(frozen=True)
class Situation:
    """What else is going on: a reply on its way, and by whom, a transfer that waits, a task, a link, anonymity.

    `task_of` and `task`: whose task there is, and its state. `reveal` says who asked to see the identity, or to whom it
    was granted. `steps` of approval are needed, of which `taken` names whoever took the first; `edited` is who changed
    the text last. The office lets its admin decide once a decision is `late`; or, with `unit_first`, the supervisors of
    the agency as a whole, who leave it to the unit's own until then.
    """

    name: str
    reply: str = ""
    own_reply: bool = False
    overtaken: bool = False
    transfer: str = ""
    anonymous: bool = False
    reveal: str = ""
    own_transfer: bool = False
    alone: bool = False
    task_of: str = ""
    task: str = "open"
    mandatory: bool = False
    despite: bool = False
    holding: bool = False
    linked: bool = False
    main: bool = False
    announced: bool = True
    statuses: tuple[Status, ...] = tuple(Status)
    overseen: bool = False
    finding: bool = False
    steps: int = 1
    taken: str = ""
    edited: str = ""
    late: bool = False
    unit_first: bool = False

    @property
    def has_task(self) -> bool:
        return bool(self.task_of) and self.task in {"open", "accepted", "done"}

    @property
    def undone_task(self) -> bool:
        return bool(self.task_of) and self.task in {"open", "accepted"}

    @property
    def awaits(self) -> bool:
        return self.undone_task and self.mandatory and not (self.despite or self.holding)

    def stands(self, relation: str, place: str) -> bool:
        found = set(STANDINGS[relation])
        if relation == "works" and not self.alone:
            found.add("supporting")
        if relation in {"works", "tasked"} and self.has_task:
            found |= TASKED[self.task_of]
        return place in found


_SPECIAL = (
    Situation("transfer asked by oneself", transfer="national", own_transfer=True),
    Situation("nobody invited", alone=True),
    Situation("accepted task of another unit", task_of="other_unit", task="accepted"),
    Situation("done task of another unit", task_of="other_unit", task="done", mandatory=True),
    Situation("declined task", task_of="other_unit", task="declined", mandatory=True),
    Situation("submitted, mandatory task open", "submitted", task_of="supporting", mandatory=True),
    Situation("approved, mandatory task accepted", "approved", task_of="supporting", task="accepted", mandatory=True),
    Situation(
        "submitted, mandatory task open, said why", "submitted", task_of="supporting", mandatory=True, despite=True
    ),
    Situation("holding reply, mandatory task open", "submitted", task_of="supporting", mandatory=True, holding=True),
    Situation("linked to a main case", linked=True),
    Situation("main case of others", main=True),
    Situation("nothing announced", announced=False),
    Situation("overdue, by oneself", "submitted", own_reply=True, late=True),
    Situation("overdue, first step taken by oneself", "submitted", steps=2, taken="oneself", late=True),
    Situation("overdue, edited by oneself", "submitted", edited="oneself", late=True),
    Situation("overdue, mandatory task open", "submitted", late=True, task_of="supporting", mandatory=True),
    Situation("overdue and overtaken", "submitted", overtaken=True, late=True),
    Situation("overdue, transfer before the nation", "submitted", late=True, transfer="national"),
    Situation("the unit's own first", "submitted", unit_first=True),
    Situation("the unit's own first, overdue", "submitted", unit_first=True, late=True),
    Situation("approved in one of two steps, before there were steps", "approved", steps=2),
)

SITUATIONS = (
    Situation("quiet"),
    Situation("submitted by a colleague", "submitted"),
    Situation("submitted by oneself", "submitted", own_reply=True),
    Situation("approved, by a colleague", "approved"),
    Situation("approved, by oneself", "approved", own_reply=True),
    Situation("submitted by a colleague, overtaken", "submitted", overtaken=True),
    Situation("approved, by a colleague, overtaken", "approved", overtaken=True),
    Situation("returned to oneself", "returned", own_reply=True),
    Situation("first of two steps to take", "submitted", steps=2),
    Situation("first of two steps taken by a colleague", "submitted", steps=2, taken="another"),
    Situation("first of two steps taken by oneself", "submitted", steps=2, taken="oneself"),
    Situation("edited by a colleague", "submitted", edited="another"),
    Situation("edited by oneself", "submitted", edited="oneself"),
    Situation("overdue", "submitted", late=True),
    Situation("overdue, before the Ombudsman", overseen=True),
    Situation("with a finding", finding=True),
    Situation("transfer before the agency", transfer="agency"),
    Situation("transfer before the nation", transfer="national"),
    Situation("anonymous", anonymous=True),
    Situation("anonymous, a colleague asks who it is", anonymous=True, reveal="colleague"),
    Situation("anonymous, oneself asks who it is", anonymous=True, reveal="oneself"),
    Situation("anonymous, granted to oneself", anonymous=True, reveal="granted"),
    Situation("open task of an invited agency", task_of="supporting"),
    *(replace(situation, statuses=FEW) for situation in _SPECIAL),
)


def _identity_is_hidden(s: Situation, role: Role) -> bool:
    """The national admin knows every reporter of a case they work on; of an anonymous one nobody else does."""
    return role is not Role.NATIONAL_ADMIN and (s.anonymous or role is Role.OMBUDSMAN)


def _asked_by_another(s: Situation) -> Code | None:
    return {"colleague": None, "oneself": Code.SELF_REVEAL}.get(s.reveal, Code.NO_REVEAL_WAITING)


NEEDS: dict[str, Callable[[Situation, Role], Code | None]] = {
    "no_transfer": lambda s, role: Code.TRANSFER_PENDING if s.transfer else None,
    "transfer": lambda s, role: None if s.transfer else Code.NO_TRANSFER_PENDING,
    "submitted": lambda s, role: None if s.reply == "submitted" else Code.NO_REPLY_WAITING,
    "approved": lambda s, role: None if s.reply == "approved" and s.steps == 1 else Code.NO_REPLY_APPROVED,
    "current": lambda s, role: Code.APPROVAL_VOID if s.overtaken else None,
    "own": lambda s, role: None if s.own_reply else Code.NOT_AUTHOR,
    "finding": lambda s, role: None if s.finding else Code.UNKNOWN_FINDING,
    "not_author": lambda s, role: Code.SELF_APPROVAL if s.own_reply else None,
    "foreign": lambda s, role: Code.SELF_APPROVAL if s.own_reply or s.edited == "oneself" else None,
    "fresh": lambda s, role: Code.ALREADY_APPROVED if s.taken == "oneself" else None,
    "hidden": lambda s, role: None if _identity_is_hidden(s, role) else Code.IDENTITY_KNOWN,
    "not_asked": lambda s, role: Code.REVEAL_PENDING if s.reveal == "oneself" else None,
    "asked_by_another": lambda s, role: _asked_by_another(s),
    "granted": lambda s, role: None if s.reveal == "granted" else Code.NO_REVEAL_GRANTED,
    "no_awaited": lambda s, role: Code.OPEN_TASKS if s.awaits else None,
    "asker": lambda s, role: None if s.own_transfer else Code.NOT_ASKER,
    "supported": lambda s, role: Code.NOT_INVITED if s.alone else None,
    "new_task": lambda s, role: None if s.task_of and s.task == "open" else Code.NO_OPEN_TASK,
    "undone_task": lambda s, role: None if s.undone_task else Code.NO_OPEN_TASK,
    "linked": lambda s, role: None if s.linked else Code.NOT_LINKED,
    "not_linked": lambda s, role: Code.ALREADY_LINKED if s.linked else None,
    "may_be_main": lambda s, role: Code.MAIN_IS_DUPLICATE if s.linked else None,
    "no_duplicates": lambda s, role: Code.HAS_DUPLICATES if s.main else None,
}


@dataclass(frozen=True)
class Rule:
    """One line of the table."""

    command: type[c.Command]
    roles: frozenset[Role]
    stands: str
    statuses: frozenset[str]
    leads_to: str
    needs: tuple[str, ...]

    def covers(self, role: Role, place: str, situation: Situation) -> bool:
        if role not in self.roles:
            return False
        if self.stands == "oversees":
            return situation.overseen
        if self.stands == "first":
            return place == "unit" or (place == "agency" and not situation.unit_first)
        if self.stands == "next":
            named = Role.SUPERVISOR if situation.unit_first else Role.AGENCY_ADMIN
            return situation.late and role is named and place == "agency"
        if self.stands != "above":
            return situation.stands(self.stands, place)
        if situation.transfer == "agency":
            return role is Role.AGENCY_ADMIN and place in {"unit", "agency", "other_unit"}
        if situation.transfer == "national":
            return role is Role.NATIONAL_ADMIN and place == "nation"
        return role is Role.NATIONAL_ADMIN or place in STANDINGS["holds"]

    def answer(self, status: str, situation: Situation, role: Role) -> Code | None:
        if "announced" in self.needs and not situation.announced:
            return Code.NOT_ANNOUNCED
        if status not in self.statuses:
            return Code.WRONG_STATUS if status in set(S) else self._under_a_strange_one(situation, role)
        return self.obstacle(situation, role)

    def _under_a_strange_one(self, situation: Situation, role: Role) -> Code | None:
        """What may be done under every status that is known may be done under one that is not."""
        return self.obstacle(situation, role) if self.statuses == set(S) else Code.UNKNOWN_STATUS

    def obstacle(self, situation: Situation, role: Role) -> Code | None:
        needs = (need for need in self.needs if need != "announced")
        return next((code for need in needs if (code := NEEDS[need](situation, role))), None)


def _parsed() -> tuple[Rule, ...]:
    rules = []
    for line in filter(None, TABLE.strip().splitlines()[1:]):
        command, roles, stands, statuses, leads_to, *needs = line.split()
        rules.append(
            Rule(
                getattr(c, command),
                frozenset(ROLES[letter] for letter in roles),
                stands,
                frozenset(s for letter in statuses for s in STATUSES[letter]),
                leads_to,
                tuple(needs),
            )
        )
    return tuple(rules)


RULES = _parsed()
RULES_OF: dict[type[c.Command], list[Rule]] = defaultdict(list)
for _rule in RULES:
    RULES_OF[_rule.command].append(_rule)


def rule_for(command: type[c.Command], role: Role, place: str, situation: Situation) -> Rule | None:
    """The line that decides; None where the person has no part in the case and the command is not even offered."""
    return next((rule for rule in RULES_OF[command] if rule.covers(role, place, situation)), None)
