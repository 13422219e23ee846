"""A console that works on action plans."""

from dataclasses import replace
from typing import Any

from domain import commands as c
from domain.case import Case
from domain.ids import CaseId, CommandId, new_id
from domain.intents import Subject
from domain.plans import new_plan_id
from domain.protocol import CommandMessage, Outcome, Result
from tests.server.desk import Desk
from tests.server.region import REGENCY, ROADS


def fresh(desk: Desk, command: c.Command) -> CaseId:
    now = desk.clock()
    return new_plan_id(now) if command.subject is Subject.PLAN else CaseId(new_id(now))


def tell(desk: Desk, subject: CaseId, command: c.Command) -> Result:
    """Send a command about something that need not be a case."""
    desk.dseq += 1
    now = desk.clock()
    sent = c.Envelope(CommandId(new_id(now)), subject, 0, desk.person.id, desk.device, now, command)
    reply = desk.exchange([CommandMessage(desk.dseq, sent)])
    return next(result for result in reply.results if result.id == sent.id)


def made(desk: Desk, case: Case, **changes: Any) -> CaseId:
    """A plan of the roads unit about a case."""
    command = replace(c.MakePlan("Jalan pasar", REGENCY, unit=ROADS, cases=(case.id,)), **changes)
    plan = fresh(desk, command)
    result = tell(desk, plan, command)
    assert result.outcome == Outcome.APPLIED, result
    return plan
