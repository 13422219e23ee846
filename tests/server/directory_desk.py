"""An admin's console that changes the directory, and what it shows of it."""

from dataclasses import replace
from typing import Any

from domain import directory_commands as d
from domain.commands import Envelope
from domain.directory import PersonCard, Unit
from domain.ids import CaseId, CommandId, new_id
from domain.protocol import CommandMessage, Outcome, Result
from domain.wire import from_wire
from tests.server.desk import Desk


def message(desk: Desk, entry: str, command: d.Amendment, seen: int = 0, **changes: Any) -> CommandMessage:
    desk.dseq += 1
    now = desk.clock()
    made = Envelope(CommandId(new_id(now)), CaseId(entry), seen, desk.person.id, desk.device, now, command)
    return CommandMessage(desk.dseq, replace(made, **changes))


def do(desk: Desk, entry: str, command: d.Amendment, seen: int = 0, **changes: Any) -> Result:
    sent = message(desk, entry, command, seen, **changes)
    return next(result for result in desk.exchange([sent]).results if result.id == sent.envelope.id)


def must(desk: Desk, entry: str, command: d.Amendment, seen: int = 0) -> Result:
    result = do(desk, entry, command, seen)
    assert result.outcome == Outcome.APPLIED, result
    return result


def unit(desk: Desk, id: str) -> Unit:
    return from_wire(Unit, desk.buckets["ref"].docs[id][1])


def card(desk: Desk, id: str) -> PersonCard:
    return from_wire(PersonCard, desk.buckets["ref"].docs[id][1])
