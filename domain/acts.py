"""One person doing one thing to a case, and the timeline entry it leaves."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from domain.attachments import Attachment, Limits
from domain.case import Audience, Case, Event, EventKind, Signature
from domain.commands import Envelope
from domain.directory import Directory
from domain.errors import Conflict, Refused
from domain.people import Membership, Person

Outcome = Case | Refused | Conflict


@dataclass(frozen=True)
class Act:
    """One person doing one thing: the command in its envelope, the membership that answers, and when it arrived."""

    envelope: Envelope
    actor: Person
    membership: Membership
    directory: Directory
    received_at: datetime | None
    limits: Limits

    @property
    def signature(self) -> Signature:
        person = self.actor
        return Signature(person.id, person.name, person.title, self.membership.agency, person.on_behalf_of)

    @property
    def at(self) -> datetime:
        return self.envelope.acted_at


def record(
    case: Case,
    act: Act,
    kind: EventKind,
    audience: Audience,
    text: str = "",
    data: Mapping[str, str] | None = None,
    attachments: tuple[Attachment, ...] = (),
    *,
    material: bool = False,
    by: Signature | None = None,
) -> Case:
    """The case one version later, with one more timeline entry; several entries of one act share a version."""
    earlier = sum(_belongs(event, act) for event in case.events)
    version = case.version if earlier else case.version + 1
    event = Event(
        f"{act.envelope.id}/{earlier}" if earlier else act.envelope.id,
        kind,
        by or act.signature,
        act.at,
        act.received_at,
        audience,
        version,
        text,
        data or {},
        attachments,
    )
    material_version = version if material else case.material_version
    return replace(case, version=version, events=(*case.events, event), material_version=material_version)


def _belongs(event: Event, act: Act) -> bool:
    return event.id == act.envelope.id or event.id.startswith(act.envelope.id + "/")
