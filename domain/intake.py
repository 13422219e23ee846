"""How a case begins: the report as the reporter made it, before anybody has acted on it."""

from dataclasses import replace
from datetime import datetime

from domain.attachments import Attachment
from domain.case import Audience, Case, Event, EventKind, Signature
from domain.ids import AgencyId
from domain.people import REPORTER


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
    return replace(draft, version=1, material_version=1, events=(first,), attachments=attachments)
