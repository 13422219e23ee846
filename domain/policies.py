"""How an office approves its answers: in how many steps, within what time, and who may decide once that has passed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timezone

from domain.calendar import WorkingCalendar
from domain.case import Case, Classification, EventKind, Holder, ReplyState
from domain.ids import AgencyId, UnitId
from domain.people import Role

STEPS_IF_DELICATE = 2
_STARTS_A_DECISION = frozenset({EventKind.REPLY_SUBMITTED, EventKind.REPLY_CHANGED, EventKind.REPLY_APPROVED})


@dataclass(frozen=True)
class ApprovalPolicy:
    """The rule of one agency, or of one of its units. An office without one has one step and no time limit.

    `decision_days` counts working days for each step, 0 means no limit. After it, members of the agency as a whole in
    the role `escalates_to` may decide too. With `own_unit_first`, supervisors of the agency as a whole leave the
    answers of a unit to the unit's own until then.
    """

    id: str
    agency: AgencyId
    unit: UnitId | None = None
    steps: int = 1
    decision_days: int = 0
    escalates_to: str = Role.AGENCY_ADMIN
    own_unit_first: bool = False


def policy_of(holder: Holder, policies: Iterable[ApprovalPolicy]) -> ApprovalPolicy:
    """The policy of the holder's unit, else that of the agency."""
    found = {policy.unit: policy for policy in policies if policy.agency == holder.agency}
    return found.get(holder.unit) or found.get(None) or ApprovalPolicy("", holder.agency)


def steps_needed(case: Case, policy_steps: int) -> int:
    """How many different people must approve an answer: two at least where the case is delicate, whatever a unit says.

    Delicate are cases of a supervisory kind (*berkadar pengawasan*) and secret ones.
    """
    delicate = case.secret or case.classification == Classification.SUPERVISORY
    return max(1, policy_steps, STEPS_IF_DELICATE if delicate else 1)


def decision_due(
    case: Case, policy: ApprovalPolicy, calendar: WorkingCalendar, zone: timezone, region: str = ""
) -> date | None:
    """The last day in time for the next decision on the answer, in the holder's zone; None where nothing limits it.

    Each step has the whole time: it starts with the submission, a change, or the approval before it.
    """
    reply = case.reply
    if reply is None or reply.state != ReplyState.SUBMITTED or policy.decision_days <= 0:
        return None
    begun = next((e.counted_at for e in reversed(case.events) if e.kind in _STARTS_A_DECISION), reply.submitted_at)
    return calendar.add_working_days(begun.astimezone(zone).date(), policy.decision_days, region)
