"""Drafts: what a person is writing, stored within a second of the last key and kept until it is sent or discarded."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final

import sqlalchemy as sa

from app.models.tables import draft
from domain.attachments import Attachment
from domain.ids import CaseId
from domain.staged import Staged
from domain.wire import dumps, loads, to_wire

DRAFTS_A_CASE: Final = 50  # one for each thing that can be written about it


class Purpose(StrEnum):
    """What a draft is going to be: an answer to the reporter, or a note among colleagues."""

    REPLY = "reply"
    NOTE = "note"


@dataclass(frozen=True)
class Enclosed:
    """What a draft holds beside its text: attachments in the order they were added, the other answers of a form, and
    what is staged with an answer.
    """

    items: tuple[Attachment, ...] = ()
    answers: Mapping[str, str] = field(default_factory=dict)
    staged: tuple[Staged, ...] = ()


@dataclass(frozen=True)
class Draft:
    """One unfinished text for one case; `tracking` and `title` keep it findable when the case has left the cache.

    `answers` are those of the form it is written in, beside its text, by the names of the fields.
    """

    case: CaseId
    purpose: str
    tracking: str
    title: str
    text: str
    saved_at: datetime
    holding: bool = False
    send_when_approved: bool = True
    attachments: tuple[Attachment, ...] = ()
    answers: Mapping[str, str] = field(default_factory=dict)
    staged: tuple[Staged, ...] = ()

    @property
    def says_something(self) -> bool:
        """Whether there is anything in it to keep."""
        return bool(self.text or self.attachments or self.answers or self.staged)


def save(connection: sa.Connection, item: Draft) -> None:
    connection.execute(
        _SAVE,
        {
            "case_id": item.case,
            "purpose": item.purpose,
            "tracking": item.tracking,
            "title": to_wire(item.title),
            "text": to_wire(item.text),  # as it would be sent: no store takes half a character
            "holding": item.holding,
            "send_when_approved": item.send_when_approved,
            "files": dumps(Enclosed(item.attachments, item.answers, item.staged)),
            "saved_at": item.saved_at.isoformat(),
        },
    )


def discard(connection: sa.Connection, case: CaseId, purpose: str) -> None:
    connection.execute(_DISCARD, {"of": case, "for": purpose})


def find(connection: sa.Connection, case: CaseId, purpose: str) -> Draft | None:
    row = connection.execute(_FIND, {"of": case, "for": purpose}).first()
    return _draft(row) if row else None


def of_case(connection: sa.Connection, case: CaseId) -> dict[str, Draft]:
    """All drafts for one case, by their purposes."""
    return {row.purpose: _draft(row) for row in connection.execute(_OF_CASE, {"of": case})}


def recent(connection: sa.Connection, limit: int) -> list[Draft]:
    """The drafts saved last, newest first."""
    query = sa.select(draft).order_by(draft.c.saved_at.desc()).limit(limit)
    return [_draft(row) for row in connection.execute(query)]


def _draft(row: sa.Row[tuple[object, ...]]) -> Draft:
    enclosed = loads(Enclosed, row.files)
    return Draft(
        CaseId(row.case_id),
        row.purpose,
        row.tracking,
        row.title,
        row.text,
        datetime.fromisoformat(row.saved_at),
        row.holding,
        row.send_when_approved,
        enclosed.items,
        enclosed.answers,
        enclosed.staged,
    )


_one = (draft.c.case_id == sa.bindparam("of")) & (draft.c.purpose == sa.bindparam("for"))
_SAVE: Final = draft.insert().prefix_with("OR REPLACE")
_DISCARD: Final = draft.delete().where(_one)
_FIND: Final = sa.select(draft).where(_one).limit(1)
_OF_CASE: Final = sa.select(draft).where(draft.c.case_id == sa.bindparam("of")).limit(DRAFTS_A_CASE)
