"""How a case begins: the report as the reporter made it, before anybody of the agency has acted on it."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Final

from domain.attachments import Attachment, Limits, check
from domain.case import Audience, Case, Event, EventKind, Holder, Signature, Status
from domain.commands import Command, Envelope, IntakeReport
from domain.descriptions import refusal_of
from domain.directory import Directory
from domain.errors import Code, Refused
from domain.ids import AgencyId, CaseId
from domain.people import REPORTER, Membership, Person, Role

CHANNELS: Final = frozenset({"face_to_face", "post", "call_center"})
TAKE_IN: Final = frozenset({Role.AGENCY_ADMIN, Role.LIAISON_OFFICER})
# Without I, L, O and U, so that a number read aloud or from a slip of paper is written down as it was meant.
_LETTERS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def received(draft: Case, event_id: str, received_at: datetime, attachments: tuple[Attachment, ...] = ()) -> Case:
    """`draft` as version 1, with the entry that says it was reported (`draft.reported_at`, an aware instant)."""
    by = Signature(REPORTER.id, REPORTER.name, "", AgencyId(""))
    first = Event(
        event_id,
        EventKind.REPORTED,
        by,
        draft.reported_at,
        received_at,
        Audience.PUBLIC,
        1,
        attachments=attachments,
    )
    return _begun(draft, first)


def taken_in(
    envelope: Envelope, actor: Person, directory: Directory, received_at: datetime | None, limits: Limits
) -> Case | Refused:
    """The case that a report taken in at an office begins, under its provisional number; or why there is none."""
    command = envelope.command
    if not isinstance(command, IntakeReport):
        raise TypeError("not a report taken in")
    desk = _desk(actor, command)
    if desk is None:
        return Refused(Code.NOT_ALLOWED)
    refused = _refusal(command, directory, limits)
    if refused:
        return refused
    number = provisional_number(envelope.case)
    by = Signature(actor.id, actor.name, actor.title, desk.agency, actor.on_behalf_of)
    first = Event(
        envelope.id,
        EventKind.REPORTED,
        by,
        envelope.acted_at,
        received_at,
        Audience.PUBLIC,
        1,
        data={"provisional": number},
        attachments=command.attachments,
    )
    draft = Case(
        id=envelope.case,
        version=0,
        tracking=number,
        title=command.title,
        original_text=command.text,
        status=Status.UNVERIFIED,
        holder=Holder(command.agency, command.unit),
        reported_at=first.counted_at,
        channel=command.channel,
        classification=command.classification,
        category=command.category,
        incident_date=command.incident_date,
        place=command.place,
        anonymous=command.anonymous,
        secret=command.secret,
        reporter=command.reporter,
        provisional=number,
    )
    return _begun(draft, first)


def provisional_number(case: CaseId) -> str:
    """The number on the slip until the server has given one: 50 bits of the case's own id, so both sides know it."""
    bits = int.from_bytes(hashlib.blake2b(case.encode(), digest_size=8).digest(), "big")
    code = "".join(_LETTERS[bits >> shift & 31] for shift in range(0, 50, 5))
    return f"S-{code[:5]}-{code[5:]}"


def _begun(draft: Case, first: Event) -> Case:
    return replace(draft, version=1, material_version=1, events=(first,), attachments=first.attachments)


def _desk(actor: Person, command: IntakeReport) -> Membership | None:
    return next((m for m in actor.in_roles(TAKE_IN) if m.covers(command.agency, command.unit)), None)


def _refusal(command: IntakeReport, directory: Directory, limits: Limits) -> Refused | None:
    unit = directory.units.get(command.unit) if command.unit else None
    if command.unit and (unit is None or unit.agency != command.agency):
        return Refused(Code.UNKNOWN_UNIT)
    if unit and unit.retired:
        return Refused(Code.UNIT_RETIRED, {"unit": unit.name})
    if command.channel not in CHANNELS:
        return Refused(Code.MALFORMED)
    if not command.text.strip():
        return Refused(Code.TEXT_REQUIRED)
    described = {
        "title": command.title,
        "text": command.text,
        "classification": command.classification,
        "category": command.category,
    }
    return refusal_of(described, directory, limits) or check(command.attachments, limits)


Begin = Callable[[Envelope, Person, Directory, datetime | None, Limits], Case | Refused]
BEGINNINGS: Final[Mapping[type[Command], Begin]] = {IntakeReport: taken_in}
