"""The outbox: every command from the moment it is meant until its effect is in the cache. Nothing is dropped."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa

from app.models.tables import outbox, owner
from domain.case import Case
from domain.commands import Envelope
from domain.ids import CaseId, CommandId
from domain.protocol import CommandMessage, Outcome, Result
from domain.wire import dumps, loads


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


UNSENT = (State.QUEUED, State.SENT)
OVERLAID = (State.QUEUED, State.SENT, State.APPLIED)
NEEDS_REVIEW = (State.REJECTED, State.CONFLICT, State.QUARANTINED, State.ORPHANED)

_ANSWERED = {
    Outcome.APPLIED: State.APPLIED,
    Outcome.REJECTED: State.REJECTED,
    Outcome.CONFLICT: State.CONFLICT,
    Outcome.QUARANTINED: State.QUARANTINED,
}


@dataclass(frozen=True)
class OutboxItem:
    """One command with its fate, as the outbox screen and the timeline show it. Instants are aware UTC."""

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

    @property
    def id(self) -> CommandId:
        return self.envelope.id

    @property
    def case(self) -> CaseId:
        return self.envelope.case


def enqueue(connection: sa.Connection, envelope: Envelope, case: Case, now: datetime) -> int:
    """Store a command; it waits for a connection from here on. Returns its number on this device."""
    result = connection.execute(
        outbox.insert(),
        {
            "id": envelope.id,
            "case_id": envelope.case,
            "tracking": case.tracking,
            "title": case.title,
            "envelope": dumps(envelope),
            "state": State.QUEUED,
            "created_at": now.isoformat(),
            "changed_at": now.isoformat(),
            "attempts": 0,
            "result_version": 0,
            "code": "",
            "fields": "{}",
            "receipt": "",
        },
    )
    return int(result.inserted_primary_key[0]) if result.inserted_primary_key else 0


def waiting(connection: sa.Connection, states: Iterable[State] = UNSENT) -> list[CommandMessage]:
    """All commands that are to be sent, oldest first."""
    query = sa.select(outbox.c.dseq, outbox.c.envelope).where(outbox.c.state.in_(list(states))).order_by(outbox.c.dseq)
    return [CommandMessage(row.dseq, loads(Envelope, row.envelope)) for row in connection.execute(query)]


def mark_sent(connection: sa.Connection, dseqs: Iterable[int], now: datetime) -> None:
    """Note, before they leave, that these may have reached the server."""
    connection.execute(
        outbox.update()
        .where(outbox.c.dseq.in_(list(dseqs)), outbox.c.state.in_(UNSENT))
        .values(state=State.SENT, changed_at=now.isoformat(), attempts=outbox.c.attempts + 1)
    )


def mark_not_sent(connection: sa.Connection, dseqs: Iterable[int], now: datetime) -> None:
    """Take back `mark_sent`, where it is certain that this try did not reach the server's commands.

    `attempts` counts the tries that may have; as long as there was one, the command stays SENT.
    """
    connection.execute(
        outbox.update()
        .where(outbox.c.dseq.in_(list(dseqs)), outbox.c.state == State.SENT)
        .values(
            state=sa.case((outbox.c.attempts > 1, State.SENT), else_=State.QUEUED),
            changed_at=now.isoformat(),
            attempts=outbox.c.attempts - 1,
        )
    )


def take_results(connection: sa.Connection, results: Iterable[Result], now: datetime) -> frozenset[CaseId]:
    """Note the server's answers, idempotently; returns the cases they speak of."""
    touched = set()
    for result in sorted(results, key=lambda result: result.dseq):
        state = _ANSWERED.get(Outcome(result.outcome)) if result.outcome in set(Outcome) else None
        if state is None:
            continue
        changed = connection.execute(
            outbox.update()
            .where(outbox.c.id == result.id, outbox.c.state.in_(UNSENT))
            .values(
                state=state,
                changed_at=now.isoformat(),
                result_version=result.version,
                code=result.code,
                fields=json.dumps(dict(result.fields)),
                receipt=result.receipt,
            )
        )
        if changed.rowcount:
            touched.add(CaseId(result.case))
    _advance_acknowledgement(connection)
    return frozenset(touched)


def settle(connection: sa.Connection, versions: Mapping[CaseId, int], now: datetime) -> None:
    """Retire applied commands whose effect the cached case (`versions`) has reached."""
    for case, version in versions.items():
        connection.execute(
            outbox.update()
            .where(outbox.c.case_id == case, outbox.c.state == State.APPLIED, outbox.c.result_version <= version)
            .values(state=State.SETTLED, changed_at=now.isoformat())
        )


def orphan(connection: sa.Connection, cases: Iterable[CaseId], now: datetime) -> None:
    """Cases that left the scope: their applied commands are done, the unsent ones wait for a person's decision."""
    for case in cases:
        here = outbox.c.case_id == case
        connection.execute(
            outbox.update()
            .where(here, outbox.c.state == State.APPLIED)
            .values(state=State.SETTLED, changed_at=now.isoformat())
        )
        connection.execute(
            outbox.update()
            .where(here, outbox.c.state == State.QUEUED)
            .values(state=State.ORPHANED, changed_at=now.isoformat(), code="out_of_scope")
        )


def withdraw(connection: sa.Connection, command: CommandId, now: datetime) -> bool:
    """Take back a command that has certainly not left, or that the server turned down; False if it is too late."""
    changed = connection.execute(
        outbox.update()
        .where(outbox.c.id == command, outbox.c.state.in_((State.QUEUED, *NEEDS_REVIEW)))
        .values(state=State.WITHDRAWN, changed_at=now.isoformat())
    )
    return bool(changed.rowcount)


def retry(connection: sa.Connection, command: CommandId, now: datetime) -> bool:
    """Queue an orphaned command again: the server never gave it an answer, so its id is still free."""
    changed = connection.execute(
        outbox.update()
        .where(outbox.c.id == command, outbox.c.state == State.ORPHANED)
        .values(state=State.QUEUED, changed_at=now.isoformat(), code="", fields="{}")
    )
    return bool(changed.rowcount)


def pending_of(connection: sa.Connection, case: CaseId, limit: int = 200) -> list[OutboxItem]:
    """The commands whose effect is to be laid over the cached case, in the order they were made."""
    query = (
        sa.select(outbox)
        .where(outbox.c.case_id == case, outbox.c.state.in_(OVERLAID))
        .order_by(outbox.c.dseq)
        .limit(limit)
    )
    return [item_of(row) for row in connection.execute(query)]


def cases_with_overlay(connection: sa.Connection) -> frozenset[CaseId]:
    query = sa.select(outbox.c.case_id).where(outbox.c.state.in_(OVERLAID)).distinct()
    return frozenset(CaseId(case) for case in connection.scalars(query))


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
    )


def acknowledged_through(connection: sa.Connection) -> int:
    return connection.execute(sa.select(owner.c.acknowledged_through).limit(1)).scalar_one_or_none() or 0


def _advance_acknowledgement(connection: sa.Connection) -> None:
    """Acknowledge up to the last number below which every command has its answer or never left."""
    first_open = connection.scalar(sa.select(sa.func.min(outbox.c.dseq)).where(outbox.c.state.in_(UNSENT)))
    last = connection.scalar(sa.select(sa.func.max(outbox.c.dseq))) or 0
    through = (first_open - 1) if first_open else last
    connection.execute(
        owner.update().where(owner.c.acknowledged_through < through).values(acknowledged_through=through)
    )
