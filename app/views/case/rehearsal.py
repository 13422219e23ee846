"""Asks the domain, before anything is queued, whether a command could succeed on the case as it is seen."""

from app.context import Context
from domain.apply import apply
from domain.case import Case
from domain.commands import Command, Envelope
from domain.errors import Refused
from domain.ids import CommandId, DeviceId
from domain.representation import in_whose_name


def refusal_of(context: Context, case: Case, command: Command) -> Refused | None:
    """Why the command would be turned down now; None where it may be queued.

    A conflict with somebody else's change is for the server to find, so it does not count.
    """
    moment, world = context.moment(), context.world()
    rehearsed = Envelope(
        CommandId("rehearsal"),
        case.id,
        case.version,
        context.person.id,
        DeviceId(""),
        moment.at,
        command,
        in_whose_name(case, context.person, type(command), moment),
    )
    outcome = apply(case, rehearsed, context.person, world.directory, limits=world.limits)
    return outcome if isinstance(outcome, Refused) else None
