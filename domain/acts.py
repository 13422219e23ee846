"""One person doing one thing to a case, and the timeline entry it leaves."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from domain.attachments import Attachment, Limits
from domain.case import Audience, Case, Event, EventKind, Signature
from domain.commands import Envelope
from domain.directory import Directory
from domain.errors import Conflict, Made, Refused
from domain.ids import AgencyId
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
    shared_with: tuple[AgencyId, ...] = (),
) -> Case:
    """The case one version later, with one more timeline entry; several entries of one act share a version."""
    earlier = sum(event.act == act.envelope.id for event in case.events)
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
        shared_with,
    )
    material_version = version if material else case.material_version
    return replace(case, version=version, events=(*case.events, event), material_version=material_version)


def makers(entries: Sequence[Event], versions: Mapping[str, int], names: Iterable[str]) -> dict[str, Made]:
    """Who last changed each of the fields `names`, as they signed; `versions` tells at which version that was.

    Of the entries of one act, the last tells what was changed.
    """
    found = {}
    for name in names:
        entry = next((each for each in reversed(entries) if each.version == versions.get(name, 0)), None)
        if entry is not None:
            at = (entry.received_at or entry.acted_at).astimezone(UTC).isoformat().replace("+00:00", "Z")
            found[name] = Made(entry.by.signed, entry.by.title, entry.by.agency, at)
    return found
