"""One command of the outbox as a record: where it stands, what became of it, and what it was made on."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final

import sqlalchemy as sa

from domain.commands import Envelope
from domain.effects import corrected
from domain.ids import CaseId, CommandId
from domain.intents import Subject
from domain.wire import loads

# Why a command was set aside here, without an answer of the server.
TOO_LARGE: Final = "too_large"
ATTACHMENT_REFUSED: Final = "attachment_refused"


class State(StrEnum):
    """Where a command stands. `SENT` without an answer is unknown, never failed."""

    QUEUED = "queued"
    SENT = "sent"
    APPLIED = "applied"
    SETTLED = "settled"
    REJECTED = "rejected"
    CONFLICT = "conflict"
    QUARANTINED = "quarantined"
    ORPHANED = "orphaned"
    WITHDRAWN = "withdrawn"
    BLOCKED = "blocked"


UNSENT = (State.QUEUED, State.SENT)
OVERLAID = (State.QUEUED, State.SENT, State.APPLIED)
NEEDS_REVIEW = (State.REJECTED, State.CONFLICT, State.QUARANTINED, State.ORPHANED, State.BLOCKED)


@dataclass(frozen=True)
class OutboxItem:
    """One command with its fate, as the outbox screen and the timeline show it. Instants are aware UTC.

    `made_after` are the commands on whose effect it was made; `base` what the person saw in the fields it changes.
    It may leave at `held_until`, and has the server's answer since `answered_at`.
    """

    dseq: int
    envelope: Envelope
    tracking: str
    title: str
    state: State
    created_at: datetime
    changed_at: datetime
    attempts: int = 0
    result_version: int = 0
    code: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    receipt: str = ""
    made_after: tuple[CommandId, ...] = ()
    base: Mapping[str, str] = field(default_factory=dict)
    held_until: datetime | None = None
    answered_at: datetime | None = None

    @property
    def id(self) -> CommandId:
        return self.envelope.id

    @property
    def case(self) -> CaseId:
        return self.envelope.case

    @property
    def is_about_a_case(self) -> bool:
        return self.envelope.command.subject in (Subject.CASE, Subject.NEW_CASE)

    @property
    def mine(self) -> Mapping[str, str]:
        """The fields that the command changes as it wants them, in the form of `base` and of a conflict's fields."""
        return corrected(self.envelope.command)


def item_of(row: sa.Row[tuple[object, ...]]) -> OutboxItem:
    return OutboxItem(
        row.dseq,
        loads(Envelope, row.envelope),
        row.tracking,
        row.title,
        State(row.state),
        datetime.fromisoformat(row.created_at),
        datetime.fromisoformat(row.changed_at),
        row.attempts,
        row.result_version,
        row.code,
        json.loads(row.fields),
        row.receipt,
        tuple(map(CommandId, json.loads(row.made_after))),
        json.loads(row.base),
        datetime.fromisoformat(row.held_until) if row.held_until else None,
        datetime.fromisoformat(row.answered_at) if row.answered_at else None,
    )


def may_be_sent_again(state: State, code: str) -> bool:
    set_aside_here = state is State.QUARANTINED and code in (TOO_LARGE, ATTACHMENT_REFUSED)
    return set_aside_here or state in (State.ORPHANED, State.BLOCKED)
