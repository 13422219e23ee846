"""The machine's two dealings with the stores: build a request from them, bring an answer into them."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from app.models import blobs, cache, outbox, overlay
from app.models.engine import reading, writing
from app.models.stores import Stores
from app.models.tables import cases
from app.models.world import World, load_world
from app.status import Changes
from domain.attachments import Attachment
from domain.commands import AddNote, Command, SubmitReply
from domain.ids import CaseId, DeviceId
from domain.people import Person
from domain.protocol import FINAL, PROTOCOL_VERSION, CommandMessage, SyncReply, SyncRequest
from domain.wire import dumps, to_wire

COMMANDS_A_REQUEST = 50


@dataclass(frozen=True)
class Outgoing:
    """A request, and the attachments that must reach the server before the commands that name them can go."""

    request: SyncRequest
    uploads: tuple[Attachment, ...]


@dataclass(frozen=True)
class Incoming:
    """What an answer changed: for the machine and for the views. `more`: asking again at once leads further."""

    effect: cache.PageEffect
    changes: Changes
    more: bool
    unsent: bool


def attachments_of(command: Command) -> tuple[Attachment, ...]:
    return command.attachments if isinstance(command, SubmitReply | AddNote) else ()


def prepare(stores: Stores, device: DeviceId, limit_bytes: int, now: datetime) -> Outgoing:
    """Mark the next commands as possibly sent and build the request that carries them."""
    with reading(stores.cache) as connection:
        feed = cache.feed_position(connection)
    with writing(stores.work) as connection:  # chosen and marked at one moment: nothing can be withdrawn in between
        through = outbox.acknowledged_through(connection)
        going, missing = _next(connection, outbox.UNSENT, limit_bytes)
        if going:
            outbox.mark_sent(connection, [message.dseq for message in going], now)
    request = SyncRequest(
        protocol=PROTOCOL_VERSION,
        device=device,
        epoch=feed.epoch,
        cursor=feed.cursor,
        ack_results_through=through,
        limit_bytes=limit_bytes,
        commands=tuple(to_wire(message) for message in going),
    )
    return Outgoing(request, missing)


def _next(
    connection: sa.Connection, states: tuple[outbox.State, ...], limit_bytes: int
) -> tuple[list[CommandMessage], tuple[Attachment, ...]]:
    """The commands that may go now, about `limit_bytes` of them, and the attachments that hold others back.

    A command that waits for an upload holds back its own case, and no other.
    """
    waiting = outbox.waiting(connection, states)
    named = {a.sha256: a for message in waiting for a in attachments_of(message.envelope.command)}
    missing = {item.sha256 for item in blobs.not_uploaded(connection, frozenset(named))} if named else set()
    held: set[CaseId] = set()
    going: list[CommandMessage] = []
    used = 0
    for message in waiting:
        case = message.envelope.case
        if case in held or any(a.sha256 in missing for a in attachments_of(message.envelope.command)):
            held.add(case)
            continue
        used += len(dumps(message).encode())
        if going and (used > limit_bytes or len(going) == COMMANDS_A_REQUEST):
            break
        going.append(message)
    return going, tuple(named[sha256] for sha256 in sorted(missing))


def store(stores: Stores, reply: SyncReply, person: Person, world: World, now: datetime) -> Incoming:
    """Results first, then the page: an effect never stands in the cache while its command still counts as unsent.

    Killed in between, nothing is lost: the server repeats results until they are acknowledged.
    Raises cache.StaleDelta, WireError and Problem.
    """
    answered: frozenset[CaseId] = frozenset()
    if reply.results:
        with writing(stores.work) as connection:
            answered = outbox.take_results(connection, reply.results, now)
    with writing(stores.cache) as connection:
        before = cache.feed_position(connection).cursor
        effect = cache.take_page(connection, reply, world)
    touched = answered | effect.touched | effect.gone
    whole = not reply.more and not effect.diverged
    unsent = _reconcile(stores, person, effect.world or world, now, answered, whole=whole)
    if any(result.outcome not in FINAL for result in reply.results):
        unsent = False  # the server asks for patience: what else waits goes with the next sync
    changes = Changes(
        cases=touched,
        outbox=bool(answered or effect.gone or (touched and unsent)),
        reference=effect.world is not None,
    )
    more = reply.more and (bool(answered) or reply.cursor != before)  # or it would be asked for without end
    return Incoming(effect, changes, more, unsent)


def derive_overlay(stores: Stores, person: Person) -> World:
    """At start-up: lay all unsent work over the cache anew, whatever state the last run ended in."""
    with reading(stores.cache) as connection:
        world = load_world(connection)
    with reading(stores.work) as work, writing(stores.cache) as connection:
        overlay.clear(connection)
        overlay.rebuild(connection, work, outbox.cases_with_overlay(work), person, world)
    return world


def repair(stores: Stores, buckets: frozenset[str]) -> None:
    with writing(stores.cache) as connection:
        cache.forget_cursor(connection, buckets)


def _reconcile(
    stores: Stores, person: Person, world: World, now: datetime, answered: frozenset[CaseId], *, whole: bool
) -> bool:
    """Retire what the cache has caught up with; returns whether commands still wait to be sent.

    Only a `whole` sync can tell that a case has left the scope: between two pages of a reset it is merely not there.
    """
    with reading(stores.work) as connection:
        open_cases = outbox.cases_with_overlay(connection)
    if not open_cases and not answered:
        return False
    with reading(stores.cache) as connection:
        versions = _versions(connection, open_cases)
    if open_cases:
        with writing(stores.work) as connection:
            outbox.settle(connection, versions, now)
            if whole:
                outbox.orphan(connection, open_cases - versions.keys(), now)
    with reading(stores.work) as work, writing(stores.cache) as connection:
        overlay.rebuild(connection, work, answered | open_cases, person, world)
        return bool(_next(work, (outbox.State.QUEUED,), 0)[0])


def _versions(connection: sa.Connection, wanted: frozenset[CaseId]) -> dict[CaseId, int]:
    query = sa.select(cases.c.id, cases.c.version).where(cases.c.id.in_(wanted))
    return {CaseId(row.id): row.version for row in connection.execute(query)}
