"""Learning who made a protected report: asked with a reason, granted by a second person, for a day, and on record.

What is asked and decided is part of the case and travels with it. The identity never is: the server alone has it, and
gives it to the one who asked, while the grant lasts.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from domain import commands as c
from domain.acts import Act, Outcome, record
from domain.case import Audience, Case, EventKind, Reveal
from domain.errors import Code, Refused
from domain.ids import PersonId

GRANTED_FOR = timedelta(hours=24)


def waiting(case: Case) -> tuple[Reveal, ...]:
    """The undecided requests of those whose agency still works on the case."""
    working = {case.holder.agency, *case.supporting}
    return tuple(asked for asked in case.reveals if asked.granted is None and asked.by.agency in working)


def own_waiting(case: Case, person: PersonId) -> Reveal | None:
    return next((asked for asked in waiting(case) if asked.by.person == person), None)


def of_others(case: Case, person: PersonId) -> tuple[Reveal, ...]:
    """The requests that `person` may decide as far as they are not their own."""
    return tuple(asked for asked in waiting(case) if asked.by.person != person)


def own_grant(case: Case, person: PersonId) -> Reveal | None:
    """What was granted to `person` last, whether it has run out or not."""
    granted = [asked for asked in case.reveals if asked.by.person == person and asked.granted is not None]
    return granted[-1] if granted else None


def ask(case: Case, command: c.AskReveal, act: Act) -> Outcome:
    refused = _for_another(act) or _unreasoned(command.reason, act)
    if refused:
        return refused
    asked = Reveal(act.envelope.id, act.signature, command.reason, act.at)
    changed = replace(case, reveals=(*_in_force(case, act), asked))
    return record(changed, act, EventKind.REVEAL_ASKED, Audience.AGENCIES, command.reason)


def decide(case: Case, command: c.DecideReveal, act: Act) -> Outcome:
    refused = _for_another(act)
    if refused:
        return refused
    asked = next((each for each in waiting(case) if each.id == command.request), None)
    if asked is None:
        return Refused(Code.NO_REVEAL_WAITING)
    if asked.by.person == act.actor.id:
        return Refused(Code.SELF_REVEAL)
    others = tuple(each for each in case.reveals if each.id != asked.id)
    refused = _too_long(command.reason, act) if command.accept else _unreasoned(command.reason, act)
    if refused:
        return refused
    data = {"request": asked.id, "asked_by": asked.by.name}
    if not command.accept:
        changed = replace(case, reveals=others)
        return record(changed, act, EventKind.REVEAL_REFUSED, Audience.AGENCIES, command.reason, data)
    granted = replace(asked, granted=act.envelope.id, granted_by=act.signature)
    changed = replace(case, reveals=(*others, granted))
    return record(changed, act, EventKind.REVEAL_GRANTED, Audience.AGENCIES, command.reason, data)


def view(case: Case, command: c.ViewIdentity, act: Act) -> Outcome:
    grant = own_grant(case, act.actor.id)
    if grant is None:
        return Refused(Code.NO_REVEAL_GRANTED)
    if act.received_at is None:
        return Refused(Code.ONLINE_ONLY)
    if not is_in_force(case, grant, act.received_at):
        return Refused(Code.REVEAL_EXPIRED)
    return record(case, act, EventKind.IDENTITY_VIEWED, Audience.AGENCIES, data={"request": grant.id})


def ends_at(case: Case, grant: Reveal) -> datetime | None:
    """When a grant runs out; None before the server has it.

    Its day begins when the server learns of the decision: whoever decided may have been offline for a week.
    """
    decided = next((entry for entry in case.events if entry.id == grant.granted), None)
    return decided.received_at + GRANTED_FOR if decided and decided.received_at else None


def is_in_force(case: Case, grant: Reveal, now: datetime) -> bool:
    """Whether it is granted and has not run out at `now`, an instant of the server's clock."""
    end = ends_at(case, grant)
    return end is not None and now < end


def _in_force(case: Case, act: Act) -> Iterator[Reveal]:
    """What is kept when another request comes: whatever waits or still counts."""
    now = act.received_at or act.at
    return (each for each in case.reveals if (end := ends_at(case, each)) is None or now < end)


def _for_another(act: Act) -> Refused | None:
    """Two persons means two who are entitled themselves: nobody asks or decides here in somebody else's place."""
    return Refused(Code.NOT_FOR_ANOTHER) if act.envelope.on_behalf_of is not None else None


def _unreasoned(reason: str, act: Act) -> Refused | None:
    return _too_long(reason, act) if reason.strip() else Refused(Code.REASON_REQUIRED)


def _too_long(reason: str, act: Act) -> Refused | None:
    limit = act.limits.note_characters
    fields = {"limit": str(limit), "length": str(len(reason))}
    return Refused(Code.TEXT_TOO_LONG, fields) if len(reason) > limit else None
