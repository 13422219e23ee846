"""The outbox: every command from the moment it is meant until its effect is in the cache. Nothing is dropped."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final, Protocol

import sqlalchemy as sa

from app.models import dependants
from app.models.outbox_item import ATTACHMENT_REFUSED as ATTACHMENT_REFUSED
from app.models.outbox_item import NEEDS_REVIEW as NEEDS_REVIEW
from app.models.outbox_item import OVERLAID as OVERLAID
from app.models.outbox_item import TOO_LARGE as TOO_LARGE
from app.models.outbox_item import UNSENT as UNSENT
from app.models.outbox_item import OutboxItem as OutboxItem
from app.models.outbox_item import State as State
from app.models.outbox_item import item_of as item_of
from app.models.outbox_item import may_be_sent_again
from app.models.tables import outbox, owner
from domain.commands import Envelope
from domain.errors import Code
from domain.ids import CaseId, CommandId, new_id
from domain.protocol import CommandMessage, Outcome, Result
from domain.wire import dumps, loads, to_wire

UNDO_SECONDS: Final = 10.0  # the longest a command waits here so that it can be taken back

_ANSWERED = {
    Outcome.APPLIED: State.APPLIED,
    Outcome.REJECTED: State.REJECTED,
    Outcome.CONFLICT: State.CONFLICT,
    Outcome.QUARANTINED: State.QUARANTINED,
}


class Named(Protocol):
    """What a command is about, as the outbox names it even when it has left the cache."""

    @property
    def tracking(self) -> str: ...

    @property
    def title(self) -> str: ...


@dataclass(frozen=True)
class About:
    """The names of a subject that is no case yet, or never will be one."""

    tracking: str
    title: str


def enqueue(
    connection: sa.Connection,
    envelope: Envelope,
    about: Named,
    now: datetime,
    *,
    made_after: Iterable[CommandId] = (),
    base: Mapping[str, str] | None = None,
    undo_seconds: float = 0.0,
) -> int:
    """Store a command; it waits for a connection once it can no longer be undone. Returns its number on this device."""
    result = connection.execute(
        _ENQUEUE,
        {
            "id": envelope.id,
            "case_id": envelope.case,
            "tracking": about.tracking,
            "title": to_wire(about.title),
            "envelope": dumps(envelope),
            "state": State.QUEUED,
            "created_at": now.isoformat(),
            "changed_at": now.isoformat(),
            "attempts": 0,
            "result_version": 0,
            "code": "",
            "fields": "{}",
            "receipt": "",
            "made_after": json.dumps(list(made_after)),
            "base": json.dumps(dict(base or {})),
            "held_until": (now + timedelta(seconds=undo_seconds)).isoformat() if undo_seconds > 0 else "",
        },
    )
    return int(result.inserted_primary_key[0]) if result.inserted_primary_key else 0


@dataclass(frozen=True)
class Standing:
    """Where the outbox stands to the server; `open`: some command is not yet both answered and seen in the cache."""

    epoch: str = ""
    acknowledged_through: int = 0
    durable_through: int = 0
    waiting: bool = False
    open: bool = False


def standing(connection: sa.Connection) -> Standing:
    """With one statement, since every sync begins with it."""
    row = connection.execute(_STANDING).first()
    return Standing(*row) if row else Standing()


def waiting(connection: sa.Connection) -> list[CommandMessage]:
    """All commands that are to be sent, oldest first, those that can still be undone among them."""
    return [
        CommandMessage(row.dseq, loads(Envelope, row.envelope), tuple(json.loads(row.made_after)))
        for row in connection.execute(_WAITING)
    ]


def held(connection: sa.Connection, now: datetime) -> dict[int, float]:
    """The numbers of the commands that can still be undone, with the seconds that are left for it.

    More seconds than there can be left come from a clock that was set: the command is no longer held.
    """
    left = {row.dseq: _seconds_until(row.held_until, now) for row in connection.execute(_HELD)}
    return {dseq: seconds for dseq, seconds in left.items() if 0 < seconds <= UNDO_SECONDS}


def _seconds_until(held_until: str, now: datetime) -> float:
    return (datetime.fromisoformat(held_until) - now).total_seconds()


def send_now(connection: sa.Connection, command: CommandId, now: datetime) -> bool:
    """Give up the time in which it could be undone; False if it was over."""
    changed = connection.execute(
        outbox.update()
        .where(outbox.c.id == command, outbox.c.state == State.QUEUED, outbox.c.held_until != "")
        .values(held_until="", changed_at=now.isoformat())
    )
    return bool(changed.rowcount)


def mark_sent(connection: sa.Connection, dseqs: Iterable[int], now: datetime) -> None:
    """Note, before they leave, that these may have reached the server."""
    connection.execute(_MARK_SENT, {"numbers": list(dseqs), "changed_at": now.isoformat()})


def mark_not_sent(connection: sa.Connection, dseqs: Iterable[int], now: datetime) -> None:
    """Take back `mark_sent`, where it is certain that this try did not reach the server's commands.

    `attempts` counts the tries that may have; as long as there was one, the command stays SENT.
    """
    connection.execute(_MARK_NOT_SENT, {"numbers": list(dseqs), "changed_at": now.isoformat()})


def take_results(connection: sa.Connection, results: Iterable[Result], now: datetime) -> frozenset[CaseId]:
    """Note the server's answers, idempotently; returns the cases they speak of."""
    touched = set()
    for result in sorted(results, key=lambda result: result.dseq):
        state = _ANSWERED.get(Outcome(result.outcome)) if result.outcome in set(Outcome) else None
        if state is None:
            continue
        if result.outcome == Outcome.REJECTED and result.code == Code.DEPENDENCY_REFUSED:
            state = State.BLOCKED
        changed = connection.execute(
            _ANSWER,
            {
                "of": result.id,
                "state": state,
                "changed_at": now.isoformat(),
                "answered_at": now.isoformat(),
                "result_version": result.version,
                "code": result.code,
                "fields": json.dumps(dict(result.fields)),
                "receipt": result.receipt,
            },
        )
        if changed.rowcount:
            touched.add(CaseId(result.case))
    if touched:
        dependants.follow(connection, now)
    advance_acknowledgement(connection)
    return frozenset(touched)


def set_aside_as_too_large(connection: sa.Connection, dseq: int, now: datetime) -> frozenset[CaseId]:
    """Put away a command that no request can carry, so that the others go on; returns its case."""
    changed = connection.execute(
        outbox.update()
        .where(outbox.c.dseq == dseq, outbox.c.state.in_(UNSENT))
        .values(state=State.QUARANTINED, changed_at=now.isoformat(), code=TOO_LARGE)
        .returning(outbox.c.case_id)
    )
    cases = frozenset(map(CaseId, changed.scalars()))
    dependants.follow(connection, now)
    return cases


def settle(connection: sa.Connection, versions: Mapping[CaseId, int], now: datetime) -> None:
    """Retire applied commands whose effect the cached case (`versions`) has reached."""
    reached = [{"of": case, "reached": version, "changed_at": now.isoformat()} for case, version in versions.items()]
    if reached:
        connection.execute(_SETTLE, reached)


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
    dependants.follow(connection, now)


def withdraw(connection: sa.Connection, command: CommandId, now: datetime) -> bool:
    """Take back a command that has certainly not left, or that the server turned down; False if it is too late."""
    changed = connection.execute(
        outbox.update()
        .where(outbox.c.id == command, outbox.c.state.in_((State.QUEUED, *NEEDS_REVIEW)))
        .values(state=State.WITHDRAWN, changed_at=now.isoformat())
    )
    dependants.follow(connection, now)
    return bool(changed.rowcount)


def retry(connection: sa.Connection, command: CommandId, now: datetime) -> bool:
    """Queue a command again that is orphaned, blocked (from now on it stands for itself) or was set aside here.

    Where the server never gave an answer, the id is still free; otherwise the text goes as a new command.
    """
    row = connection.execute(sa.select(outbox).where(outbox.c.id == command).limit(1)).first()
    if row is None or not may_be_sent_again(State(row.state), row.code):
        return False
    made_after = "[]" if row.state == State.BLOCKED else row.made_after
    state = State.SENT if row.attempts and not row.answered_at else State.QUEUED  # it may have arrived before
    fresh = {"state": state, "changed_at": now.isoformat(), "code": "", "fields": "{}", "held_until": ""}
    if row.answered_at:
        envelope = replace(loads(Envelope, row.envelope), id=CommandId(new_id(now)))
        blank = {"state": State.QUEUED, "answered_at": "", "attempts": 0, "result_version": 0, "receipt": ""}
        copy = {name: value for name, value in row._mapping.items() if name != "dseq"} | fresh | blank
        copy |= {"id": envelope.id, "envelope": dumps(envelope), "made_after": made_after}
        connection.execute(outbox.insert(), copy)
        fresh = {"state": State.WITHDRAWN, "changed_at": now.isoformat()}
    connection.execute(outbox.update().where(outbox.c.id == command).values(**fresh, made_after=made_after))
    dependants.follow(connection, now)
    return True


def pending_of(connection: sa.Connection, case: CaseId, limit: int = 200) -> list[OutboxItem]:
    """The commands whose effect is to be laid over the cached case, in the order they were made."""
    return [item_of(row) for row in connection.execute(_PENDING, {"of": case, "most": limit})]


def overlaid(connection: sa.Connection) -> list[OutboxItem]:
    """All commands whose effect is to be laid over what the cache holds, in the order they were made."""
    query = sa.select(outbox).where(outbox.c.state.in_(OVERLAID)).order_by(outbox.c.dseq)
    return [item_of(row) for row in connection.execute(query)]


def beginning(connection: sa.Connection, subjects: Iterable[CaseId]) -> frozenset[CaseId]:
    """Those of `subjects` that begin with a command that has no answer yet: the server cannot know of them."""
    unsent = ((item.case, item) for subject in subjects for item in pending_of(connection, subject))
    return frozenset(case for case, item in unsent if item.state in UNSENT and item.envelope.command.begins)


def cases_with_overlay(connection: sa.Connection) -> frozenset[CaseId]:
    return frozenset(CaseId(case) for case in connection.scalars(_OVERLAID_CASES))


def advance_acknowledgement(connection: sa.Connection) -> None:
    """Acknowledge up to the last number below which every command has its answer or never left."""
    connection.execute(_ADVANCE)


# Built once: every sync uses them.
_of: Final[sa.BindParameter[str]] = sa.bindparam("of")
_numbers: Final[sa.BindParameter[int]] = sa.bindparam("numbers", expanding=True)
_ENQUEUE: Final = outbox.insert()
_MARK_SENT: Final = (
    outbox.update()
    .where(outbox.c.dseq.in_(_numbers), outbox.c.state.in_(UNSENT))
    .values(state=State.SENT, attempts=outbox.c.attempts + 1)
)
_MARK_NOT_SENT: Final = (
    outbox.update()
    .where(outbox.c.dseq.in_(_numbers), outbox.c.state == State.SENT)
    .values(
        state=sa.case((outbox.c.attempts > 1, State.SENT), else_=State.QUEUED),
        attempts=outbox.c.attempts - 1,
    )
)
# What was set aside here may have arrived by an earlier try: then the server's word counts.
_set_aside = (outbox.c.state == State.QUARANTINED) & outbox.c.code.in_((TOO_LARGE, ATTACHMENT_REFUSED))
_ANSWER: Final = outbox.update().where(outbox.c.id == _of, outbox.c.state.in_(UNSENT) | _set_aside)
_SETTLE: Final = (
    outbox.update()
    .where(outbox.c.case_id == _of, outbox.c.state == State.APPLIED, outbox.c.result_version <= sa.bindparam("reached"))
    .values(state=State.SETTLED)
)
_PENDING: Final = (
    sa.select(outbox)
    .where(outbox.c.case_id == _of, outbox.c.state.in_(OVERLAID))
    .order_by(outbox.c.dseq)
    .limit(sa.bindparam("most"))
)
_OVERLAID_CASES: Final = sa.select(outbox.c.case_id).where(outbox.c.state.in_(OVERLAID)).distinct()
_STANDING: Final = sa.select(
    owner.c.epoch,
    owner.c.acknowledged_through,
    owner.c.durable_through,
    *(sa.exists().where(outbox.c.state.in_(states)) for states in (UNSENT, OVERLAID)),
).limit(1)
_WAITING: Final = (
    sa.select(outbox.c.dseq, outbox.c.envelope, outbox.c.made_after)
    .where(outbox.c.state.in_(UNSENT))
    .order_by(outbox.c.dseq)
)
_HELD: Final = sa.select(outbox.c.dseq, outbox.c.held_until).where(
    outbox.c.state == State.QUEUED, outbox.c.held_until != ""
)
_THROUGH: Final = sa.func.coalesce(
    sa.select(sa.func.min(outbox.c.dseq) - 1).where(outbox.c.state.in_(UNSENT)).scalar_subquery(),
    sa.select(sa.func.max(outbox.c.dseq)).scalar_subquery(),
    0,
)
_ADVANCE: Final = owner.update().where(owner.c.acknowledged_through < _THROUGH).values(acknowledged_through=_THROUGH)
