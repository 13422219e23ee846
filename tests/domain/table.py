"""Who may do what, written down a second time: from the procedure and not from the program, to check the latter."""

from collections.abc import Callable
from dataclasses import dataclass

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
AskInformation  NALO   holds    UD        awaiting_information
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
ApproveReply    S      first    DPR       approved              submitted foreign fresh current
ApproveReply    AS     next     DPR       approved              submitted foreign fresh current
ChangeReply     S      first    DPR       =                     submitted not_author current
ChangeReply     AS     next     DPR       =                     submitted not_author current
ReturnReply     S      first    DPR       =                     submitted not_author
ReturnReply     AS     next     DPR       =                     submitted not_author
PublishReply    ALO    holds    DPR       in_progress           approved current
ReporterReply   r      any      PR        reporter_replied
Rate            r      any      c         =
ImportReport    s      any      UWDPRcab  =
Remind          s      any      UWDPR     =
Escalate        s      any      UWDPR     =
RecordFinding   AO     holds    UWDPRcab  =
RecordFinding   O      oversees UWDPRcab  =
AnswerFinding   ALO    holds    UWDPRcab  =                     finding
HandOver        s      any      UWDPR     =
"""


# Where the person of a cell belongs, seen from the case: its unit, its agency as a whole, another unit of the agency,
# an agency that supports it, the national body, or none of these.
PLACES = ("unit", "agency", "other_unit", "supporting", "nation", "elsewhere")
STANDINGS = {"holds": {"unit", "agency"}, "works": {"unit", "agency", "supporting"}, "any": set(PLACES)}


@dataclass(frozen=True)
class Situation:
    """What else is going on in a case: a reply on its way, and by whom, or a transfer that waits.

    `steps` of approval are needed, of which `taken` names whoever took the first; `edited` who last changed the text.
    The office lets its admin decide once a decision is `late` – or, with `unit_first`, the supervisors of the agency as
    a whole, who leave it to the unit's own until then.
    """

    name: str
    reply: str = ""
    own_reply: bool = False
    overtaken: bool = False
    transfer: str = ""
    overseen: bool = False
    finding: bool = False
    steps: int = 1
    taken: str = ""
    edited: str = ""
    late: bool = False
    unit_first: bool = False


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
    Situation("overdue, by oneself", "submitted", own_reply=True, late=True),
    Situation("overdue, first step taken by oneself", "submitted", steps=2, taken="oneself", late=True),
    Situation("overdue, edited by oneself", "submitted", edited="oneself", late=True),
    Situation("overdue and overtaken", "submitted", overtaken=True, late=True),
    Situation("overdue, transfer before the nation", "submitted", late=True, transfer="national"),
    Situation("the unit's own first", "submitted", unit_first=True),
    Situation("the unit's own first, overdue", "submitted", unit_first=True, late=True),
    Situation("approved in one of two steps, before there were steps", "approved", steps=2),
    Situation("transfer before the agency", transfer="agency"),
    Situation("transfer before the nation", transfer="national"),
    Situation("overdue, before the Ombudsman", overseen=True),
    Situation("with a finding", finding=True),
)

NEEDS: dict[str, Callable[[Situation], Code | None]] = {
    "no_transfer": lambda s: Code.TRANSFER_PENDING if s.transfer else None,
    "transfer": lambda s: None if s.transfer else Code.NO_TRANSFER_PENDING,
    "submitted": lambda s: None if s.reply == "submitted" else Code.NO_REPLY_WAITING,
    "finding": lambda s: None if s.finding else Code.UNKNOWN_FINDING,
    "approved": lambda s: None if s.reply == "approved" and s.steps == 1 else Code.NO_REPLY_APPROVED,
    "current": lambda s: Code.APPROVAL_VOID if s.overtaken else None,
    "own": lambda s: None if s.own_reply else Code.NOT_AUTHOR,
    "not_author": lambda s: Code.SELF_APPROVAL if s.own_reply else None,
    "foreign": lambda s: Code.SELF_APPROVAL if s.own_reply or s.edited == "oneself" else None,
    "fresh": lambda s: Code.ALREADY_APPROVED if s.taken == "oneself" else None,
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
            return place in STANDINGS[self.stands]
        if situation.transfer == "agency":
            return role is Role.AGENCY_ADMIN and place in {"unit", "agency", "other_unit"}
        if situation.transfer == "national":
            return role is Role.NATIONAL_ADMIN and place == "nation"
        return role is Role.NATIONAL_ADMIN or place in STANDINGS["holds"]

    def answer(self, status: str, situation: Situation) -> Code | None:
        if status not in self.statuses:
            return Code.WRONG_STATUS
        return next((code for need in self.needs if (code := NEEDS[need](situation))), None)


def _parsed() -> tuple[Rule, ...]:
    rules = []
    for line in TABLE.strip().splitlines()[1:]:
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


def rule_for(command: type[c.Command], role: Role, place: str, situation: Situation) -> Rule | None:
    """The line that decides; None where the person has no part in the case and the command is not even offered."""
    return next((r for r in RULES if r.command is command and r.covers(role, place, situation)), None)
