"""What a command is about, and how it is carried out there: one table from the kind of subject to its handler.

A handler locks and reads its subject, asks the domain's rule, and says what is to be stored. Who is asking, in which
transaction, and that it happens once is `server.execute`'s business, whatever the subject.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection

from domain.apply import apply
from domain.attachments import Attachment
from domain.case import Case, counted
from domain.commands import Envelope, LinkCases, MakePlan
from domain.errors import Code, Conflict, Refused
from domain.intents import Subject
from domain.people import Person
from domain.planning import apply_plan
from domain.plans import CASES_AT_MOST, PREFIX, Plan, plan_buckets
from domain.representation import standing_in
from domain.scope import buckets_held, buckets_of, masked_conflict
from server import amending, blobs, duplicates, plans
from server.audit import Origin
from server.devices import is_id
from server.directory import Reference, held_still
from server.numbers import Numbers
from server.records import load_case, store_case, store_cases


@dataclass(frozen=True)
class Asked:
    """A command that has reached its subject: who asks, by which reference data, and when it arrived."""

    connection: Connection
    envelope: Envelope
    actor: Person
    reference: Reference
    numbers: Numbers
    now: datetime

    @property
    def origin(self) -> Origin:
        """What the audit says of who sent it."""
        return Origin(self.actor.id, self.envelope.device, self.envelope.on_behalf_of or "")

    @property
    def reader(self) -> Person:
        """Work done as a substitute counts as of when it was done, and so does what was in their hands then."""
        return standing_in(self.actor, self.reference.directory, counted(self.envelope.acted_at, self.now))


def _nothing() -> None:
    """What is stored of a command that has no effect."""


@dataclass(frozen=True)
class Answer:
    """What came of it: the version its subject is at then, and why if it has no effect.

    `store` writes the effect and publishes it: the last thing a transaction does. `fields` are told to the console.
    """

    version: int = 0
    refusal: Refused | Conflict | None = None
    fields: Mapping[str, str] = field(default_factory=dict)
    store: Callable[[], None] = _nothing


@dataclass(frozen=True)
class Handler:
    """One kind of subject. `read` keeps others from changing it; only then is read who asks and what they may."""

    read: Callable[[Connection, Envelope], Any]
    carry_out: Callable[[Asked, Any], Answer]


def _locked_case(connection: Connection, envelope: Envelope) -> Case | None:
    held_still(connection)
    duplicates.lock_both(connection, envelope)
    return load_case(connection, envelope.case, for_update=True)


def _locked_plan(connection: Connection, envelope: Envelope) -> Plan | None:
    held_still(connection)
    return plans.locked(connection, envelope.case)


def changed(asked: Asked, before: Case | None) -> list[tuple[Case, Case]] | Refused | Conflict:
    """The case before and after the command, and with it the other one that the command concerns, if any."""
    reader = asked.reader
    if before is None or not buckets_of(before) & buckets_held(reader, asked.reference.directory):
        return Refused(Code.UNKNOWN_CASE)
    after = _applied(asked, before)
    if isinstance(after, Conflict):
        return masked_conflict(after, before, reader)
    if isinstance(after, Refused):
        return after
    other = duplicates.other_side(asked.connection, asked.reference, reader, before, after, asked.envelope, asked.now)
    if isinstance(other, Refused):
        return other
    return [(before, after), *([other] if other else [])]


def _existing_case(asked: Asked, before: Case | None) -> Answer:
    found = changed(asked, before)
    if isinstance(found, Refused | Conflict):
        return Answer(before.version if before else 0, found)
    return Answer(found[0][1].version, store=lambda: store_cases(asked.connection, found, asked.origin))


def _new_case(asked: Asked, known: Case | None) -> Answer:
    """A report taken in at an office gets its one number here, which both sides know it by from then on."""
    identity = asked.envelope.case
    begun = _applied(asked, known) if is_id(identity) else Refused(Code.MALFORMED)
    if not isinstance(begun, Case):
        return Answer(refusal=begun)
    filed = replace(begun, tracking=asked.numbers.number_of(asked.connection, identity))
    fields = {"tracking": filed.tracking, "provisional": filed.provisional}
    return Answer(filed.version, fields=fields, store=lambda: store_case(asked.connection, None, filed, asked.origin))


def _entry(asked: Asked, version: int | None) -> Answer:
    found = amending.decide(asked.connection, asked.envelope, version, asked.actor, asked.reference, asked.now)
    if not isinstance(found, amending.Change):
        return Answer(version or 0, found)
    return Answer(found.version, store=lambda: amending.store(asked.connection, found, asked.origin))


def _applied(asked: Asked, case: Case | None) -> Case | Refused | Conflict:
    reference = asked.reference
    missing = _missing_attachment(asked)
    return missing or apply(case, asked.envelope, asked.actor, reference.directory, asked.now, reference.limits)


def _plan(asked: Asked, before: Plan | None) -> Answer:
    envelope, reference = asked.envelope, asked.reference
    prefix, identity = envelope.case[: len(PREFIX)], envelope.case[len(PREFIX) :]
    if prefix != PREFIX or not is_id(identity):  # else it could be the id of a case
        return Answer(refusal=Refused(Code.MALFORMED))
    if before and not plan_buckets(before) & buckets_held(asked.reader, reference.directory):
        return Answer(refusal=Refused(Code.UNKNOWN_PLAN))
    refused = _missing_attachment(asked) or _unseen_case(asked)
    after = refused or apply_plan(before, envelope, asked.actor, reference.directory, asked.now, reference.limits)
    if not isinstance(after, Plan):
        return Answer(before.version if before else 0, after)
    return Answer(after.version, store=lambda: plans.store(asked.connection, before, after, asked.origin))


def _unseen_case(asked: Asked) -> Refused | None:
    """Whether a plan would be linked to a case that the person does not see."""
    command = asked.envelope.command
    wanted = command.add if isinstance(command, LinkCases) else command.cases if isinstance(command, MakePlan) else ()
    held = buckets_held(asked.reader, asked.reference.directory)
    for case in wanted[:CASES_AT_MOST]:
        known = load_case(asked.connection, case)
        if known is None or not buckets_of(known) & held:
            return Refused(Code.UNKNOWN_CASE)
    return None


def _missing_attachment(asked: Asked) -> Refused | None:
    reader = asked.reader
    for item in _attachments(asked.envelope):
        if not blobs.is_usable(asked.connection, item, reader, asked.reference.directory):
            return Refused(Code.ATTACHMENT_MISSING, {"name": item.name})
    return None


def _attachments(envelope: Envelope) -> tuple[Attachment, ...]:
    found: tuple[Attachment, ...] = getattr(envelope.command, "attachments", ())
    return found


HANDLERS: Final[Mapping[Subject, Handler]] = {
    Subject.CASE: Handler(_locked_case, _existing_case),
    Subject.NEW_CASE: Handler(_locked_case, _new_case),
    Subject.PLAN: Handler(_locked_plan, _plan),
    Subject.ENTRY: Handler(lambda connection, envelope: amending.locked(connection, envelope.case), _entry),
}
