"""What the server says on a case when time passes: a reminder before a limit runs out, an escalation once it has."""

from domain import commands as c
from domain.acts import Act, Outcome, record
from domain.case import Audience, Case, EventKind
from domain.errors import Code, Refused
from domain.ids import AgencyId
from domain.people import Role
from domain.rules import ClockKind


def remind(case: Case, command: c.Remind, act: Act) -> Outcome:
    """To the desk that has to act."""
    role = Role.LIAISON_OFFICER if case.holder.unit else _admin(case, act)
    return _tell(case, command, act, EventKind.REMINDED, role, case.holder.agency)


def escalate(case: Case, command: c.Escalate, act: Act) -> Outcome:
    """One level above the desk; beyond the last limit to the Ombudsman."""
    if command.clock == ClockKind.OVERSIGHT:
        return _tell(case, command, act, EventKind.ESCALATED, Role.OMBUDSMAN, _ombudsman(act))
    role = Role.SUPERVISOR if case.holder.unit else _admin(case, act)
    return _tell(case, command, act, EventKind.ESCALATED, role, case.holder.agency)


def _admin(case: Case, act: Act) -> Role:
    agency = act.directory.agencies.get(case.holder.agency)
    return Role.NATIONAL_ADMIN if agency and agency.is_national else Role.AGENCY_ADMIN


def _ombudsman(act: Act) -> AgencyId:
    return next((a.id for a in act.directory.agencies.values() if a.kind == "ombudsman"), AgencyId(""))


def _tell(
    case: Case, command: c.Remind | c.Escalate, act: Act, kind: EventKind, role: Role, agency: AgencyId
) -> Outcome:
    if command.clock not in set(ClockKind):
        return Refused(Code.MALFORMED)
    unit = case.holder.unit if agency == case.holder.agency else None
    data = {"clock": command.clock, "due_on": command.due_on.isoformat(), "role": role, "agency": agency}
    return record(case, act, kind, Audience.AGENCIES, data={**data, "unit": unit or ""})
