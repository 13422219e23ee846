"""`apply`: the only way a case changes, on the console's projection and on the server alike."""

from dataclasses import replace
from datetime import datetime

from domain.acts import Act
from domain.attachments import Limits
from domain.case import Case, counted
from domain.commands import Envelope
from domain.directory import Directory
from domain.effects import EFFECTS
from domain.errors import Code, Conflict, Refused
from domain.intake import BEGINNINGS
from domain.intents import Subject
from domain.people import Person
from domain.representation import acting
from domain.staging import commands_in
from domain.workflow import Moment, find


def apply(
    case: Case | None,
    envelope: Envelope,
    actor: Person,
    directory: Directory,
    received_at: datetime | None = None,
    limits: Limits | None = None,
) -> Case | Refused | Conflict:
    """The case after the command and what goes in with it, all or nothing, or why it has no effect.

    `case` is None for one that is to begin with it. `received_at` is the server's instant (aware UTC); None on a
    console, where the entry still waits to be sent.
    """
    subject = envelope.command.subject
    begins = subject is Subject.NEW_CASE
    if not begins and (case is None or envelope.case != case.id or subject is not Subject.CASE):
        return Refused(Code.UNKNOWN_CASE)
    moment = Moment(counted(envelope.acted_at, received_at), directory)
    acting_person = acting(actor, envelope.on_behalf_of, directory, moment.at)
    if isinstance(acting_person, Refused):
        return acting_person
    if case is None:
        return BEGINNINGS[type(envelope.command)](envelope, acting_person, directory, received_at, limits or Limits())
    if begins:  # once: the same command again is answered as before, and this one has taken a used id
        return Refused(Code.REUSED_ID)
    for command in commands_in(envelope.command):
        permit = find(case, acting_person, type(command), moment)
        if isinstance(permit, Refused):
            return permit
        act = Act(envelope, acting_person, permit.membership, directory, received_at, limits or Limits())
        changed = EFFECTS[type(command)](case, command, act)
        if not isinstance(changed, Case):
            return changed
        target = permit.transition.target
        case = changed if target is None else replace(changed, status=target)
    return case
