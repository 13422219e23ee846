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
from domain.people import Person
from domain.representation import acting
from domain.workflow import Moment, find


def apply(
    case: Case,
    envelope: Envelope,
    actor: Person,
    directory: Directory,
    received_at: datetime | None = None,
    limits: Limits | None = None,
) -> Case | Refused | Conflict:
    """The case after the command, or why it has no effect.

    `received_at` is the server's instant (aware UTC); None on a console, where the entry still waits to be sent.
    """
    if envelope.case != case.id:
        return Refused(Code.UNKNOWN_CASE)
    moment = Moment(counted(envelope.acted_at, received_at), directory)
    acting_person = acting(actor, envelope.on_behalf_of, directory, moment.at)
    if isinstance(acting_person, Refused):
        return acting_person
    permit = find(case, acting_person, type(envelope.command), moment)
    if isinstance(permit, Refused):
        return permit
    act = Act(envelope, acting_person, permit.membership, directory, received_at, limits or Limits())
    changed = EFFECTS[type(envelope.command)](case, envelope.command, act)
    if isinstance(changed, Case) and permit.transition.target is not None:
        changed = replace(changed, status=permit.transition.target)
    return changed
