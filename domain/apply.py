"""`apply`: the only way a case changes, on the console's projection and on the server alike."""

from dataclasses import replace
from datetime import datetime
from typing import Final

from domain.acts import Act
from domain.attachments import Limits
from domain.case import Case
from domain.commands import Envelope
from domain.directory import Directory
from domain.effects import EFFECTS
from domain.errors import Code, Conflict, Refused
from domain.intake import BEGINNINGS
from domain.intents import Subject
from domain.people import Person
from domain.workflow import find

_TAKEN: Final = Refused(Code.REUSED_ID)


def apply(
    case: Case | None,
    envelope: Envelope,
    actor: Person,
    directory: Directory,
    received_at: datetime | None = None,
    limits: Limits | None = None,
) -> Case | Refused | Conflict:
    """The case after the command, or why it has no effect. `case` is None for one that is to begin with it.

    `received_at` is the server's instant (aware UTC); None on a console, where the entry still waits to be sent.
    """
    subject = envelope.command.subject
    if subject is Subject.NEW_CASE and envelope.on_behalf_of is None:
        begin = BEGINNINGS[type(envelope.command)]
        # A case is begun once: the same command again is answered as before, another one has taken a used id.
        return begin(envelope, actor, directory, received_at, limits or Limits()) if case is None else _TAKEN
    if case is None or envelope.case != case.id or subject is not Subject.CASE:
        return Refused(Code.UNKNOWN_CASE)
    if envelope.on_behalf_of is not None:
        # Nobody has been appointed anybody's substitute yet, so nobody may sign for another.
        return Refused(Code.NOT_ALLOWED, {"status": case.status})
    permit = find(case, actor, type(envelope.command))
    if isinstance(permit, Refused):
        return permit
    act = Act(envelope, actor, permit.membership, directory, received_at, limits or Limits())
    changed = EFFECTS[type(envelope.command)](case, envelope.command, act)
    if isinstance(changed, Case) and permit.transition.target is not None:
        changed = replace(changed, status=permit.transition.target)
    return changed
