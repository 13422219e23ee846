"""A closed case taken up again. No source describes it for LAPOR!, so a server has to announce it."""

from domain import commands as c
from domain.acts import Act, Outcome, record
from domain.case import Audience, Case, EventKind
from domain.errors import Code, Refused


def reopen(case: Case, command: c.Reopen, act: Act) -> Outcome:
    if not command.reason.strip():
        return Refused(Code.REASON_REQUIRED)
    return record(case, act, EventKind.REOPENED, Audience.PUBLIC, command.reason, material=True)
