"""The machine's two dealings with the stores: build a request from them, bring an answer into them."""

import secrets
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from app.models import blobs, cache, case_rows, derived, lives, outbox, overlay, unread
from app.models.blobs import attachments_of
from app.models.engine import reading, writing
from app.models.stores import Stores
from app.models.world import World, load_world
from app.problems import Problem, ProblemCode
from app.status import Changes
from app.sync.schedule import LARGEST_PAGE
from domain.attachments import Attachment
from domain.ids import CaseId, DeviceId
from domain.people import Person
from domain.protocol import FINAL, PROTOCOL_VERSION, SCHEMA_VERSION, CommandMessage, SyncReply, SyncRequest
from domain.wire import dumps, from_wire, to_wire

COMMANDS_A_REQUEST = 50


@dataclass(frozen=True)
class Outgoing:
    """A request, and the attachments that must reach the server before the commands that name them can go.

    `feed` and `standing` are what it was built on. `held_for`: the seconds until a command can no longer be undone.
    `command_bytes` is what its commands take.
    """

    request: SyncRequest
    uploads: tuple[Attachment, ...]
    feed: cache.FeedState
    standing: outbox.Standing
    held_for: float | None = None
    command_bytes: int = 0


@dataclass(frozen=True)
class Incoming:
    """What an answer changed: for the machine and for the views. `more`: asking again at once leads further."""

    effect: cache.PageEffect
    changes: Changes
    more: bool
    unsent: bool
    feed: cache.FeedState


@dataclass(frozen=True)
class _Queue:
    """The commands that may go now, the attachments that hold others back, and the next end of an undo window."""

    going: list[CommandMessage]
    missing: tuple[Attachment, ...]
    held_for: float | None
    size: int = 0


def prepare(stores: Stores, device: DeviceId, limit_bytes: int, now: datetime) -> Outgoing:
    """Mark the next commands as possibly sent and build the request that carries them."""
    with reading(stores.cache) as connection:
        feed = cache.feed_position(connection)
    with reading(stores.work) as connection:
        standing = outbox.standing(connection)
    queue = _Queue([], (), None)
    if standing.waiting:
        with writing(stores.work) as connection:  # chosen and marked at one moment: nothing is withdrawn in between
            queue = _next(connection, limit_bytes, now)
            if queue.going:
                outbox.mark_sent(connection, [message.dseq for message in queue.going], now)
    request = SyncRequest(
        protocol=PROTOCOL_VERSION,
        device=device,
        epoch=standing.epoch or feed.epoch,
        cursor=feed.cursor,
        ack_results_through=standing.acknowledged_through,
        limit_bytes=limit_bytes,
        commands=tuple(to_wire(message) for message in queue.going),
        schema=SCHEMA_VERSION,
        loading=feed.loading,
        again=feed.again,
        request_id=new_request_id(),
    )
    return Outgoing(request, queue.missing, feed, standing, queue.held_for, queue.size)


def new_request_id() -> str:
    return secrets.token_hex(4)


def _next(connection: sa.Connection, limit_bytes: int, now: datetime) -> _Queue:
    """About `limit_bytes` of commands. One that waits for an upload, or can still be undone, holds back its own case
    and no other.
    """
    waiting = outbox.waiting(connection)
    undoable = outbox.held(connection, now) if waiting else {}
    named = {a.sha256: a for message in waiting for a in attachments_of(message.envelope.command)}
    missing = {item.sha256 for item in blobs.not_uploaded(connection, frozenset(named))} if named else set()
    held: set[CaseId] = set()
    going: list[CommandMessage] = []
    used = 0
    for message in waiting:
        case = message.envelope.case
        lacking = any(a.sha256 in missing for a in attachments_of(message.envelope.command))
        if case in held or lacking or message.dseq in undoable:
            held.add(case)
            continue
        size = len(dumps(message).encode())
        if going and (used + size > limit_bytes or len(going) == COMMANDS_A_REQUEST):
            break
        used += size
        going.append(message)
    uploads = tuple(named[sha256] for sha256 in sorted(missing))
    return _Queue(going, uploads, min(undoable.values(), default=None), used)


def store(
    stores: Stores,
    reply: SyncReply,
    person: Person,
    world: World,
    now: datetime,
    sent: Outgoing | None = None,
    *,
    vanishing: bool = False,
    already_gone: int = 0,
) -> Incoming:
    """Results first, then the page: an effect never stands in the cache while its command still counts as unsent.

    Killed in between, nothing is lost: the server repeats results until they are acknowledged, and a new epoch is
    known from then on, so that what was answered in the old one is asked again before it can be acknowledged.
    `sent` is what was asked. Raises cache.StaleDelta, WireError and Problem, as for an answer to something else.
    """
    if sent and reply.request_id != sent.request.request_id:
        # Taken for this one's, it would say "nothing new" to a cache that has been emptied since.
        raise Problem(ProblemCode.NOT_OUR_SERVER)
    before, standing = (sent.feed, sent.standing) if sent else _position(stores)
    answered: frozenset[CaseId] = frozenset()
    revived = False
    if reply.results or (standing.epoch, standing.durable_through) != (reply.epoch, reply.durable_through):
        with writing(stores.work) as connection:
            revived = lives.take_epoch(connection, reply.epoch, reply.durable_through, before.epoch, now)
            answered = outbox.take_results(connection, reply.results, now)
    if cache.unchanged(before, reply):
        effect, after = cache.PageEffect(), before
    else:
        try:
            if not before.data_as_of:
                with writing(stores.work) as connection:
                    unread.begin(connection, from_wire(datetime, reply.server_time))
            with reading(stores.work) as work, writing(stores.cache) as connection:
                effect = cache.take_page(connection, reply, world, allow_vanishing=vanishing, already_gone=already_gone)
                unread.look(connection, work, effect.touched)
                after = cache.feed_position(connection)
        except Exception:
            # Whatever the page met, what was answered is so from now on: nobody would look at these cases again.
            reconcile(stores, person, world, now, answered, whole=False)
            raise
    whole = not (reply.more or after.unfinished or after.loading or after.again or after.doubtful)
    unsent = False
    if standing.open or answered or revived or after is not before:
        just_sent = frozenset(command["dseq"] for command in sent.request.commands) if sent else frozenset()
        progress = bool(answered or revived or not just_sent)  # or a server that never answers were asked without end
        waits = reconcile(stores, person, effect.world or world, now, answered, just_sent, whole=whole)
        unsent = waits and progress
    if any(result.outcome not in FINAL for result in reply.results):
        unsent = False  # the server asks for patience: what else waits goes with the next sync
    # What was sent into a life that is over was put off only so that what is asked again comes before it.
    unsent = unsent or revived or bool(sent and sent.request.commands and sent.request.epoch not in ("", reply.epoch))
    touched = answered | effect.touched | effect.gone
    changes = Changes(
        cases=touched,
        outbox=bool(answered or revived or effect.gone or (touched and unsent)),
        reference=effect.world is not None,
    )
    more = reply.more and (bool(answered) or reply.cursor != before.cursor)  # or it would be asked for without end
    return Incoming(effect, changes, more, unsent, after)


def _position(stores: Stores) -> tuple[cache.FeedState, outbox.Standing]:
    with reading(stores.cache) as connection, reading(stores.work) as work:
        return cache.feed_position(connection), outbox.standing(work)


def derive_overlay(stores: Stores, person: Person) -> World:
    """At start-up: lay all unsent work over the cache anew, whatever state the last run ended in.

    What the cache has caught up with is retired, which a run that was killed may not have come to.
    """
    with reading(stores.cache) as connection:
        world = load_world(connection)
        as_of = cache.feed_position(connection).data_as_of
    with writing(stores.work) as work, writing(stores.cache) as connection:
        derived.rederive(connection, world)
        overlay.clear(connection)
        open_cases = outbox.cases_with_overlay(work)
        if as_of:
            outbox.settle(work, _versions(connection, open_cases), datetime.fromisoformat(as_of))
            lives.forget_durable(work, datetime.fromisoformat(as_of))
            unread.begin(work, datetime.fromisoformat(as_of))
        blobs.release_at_start(work)
        overlay.rebuild(connection, work, open_cases, person, world)
    return world


def reconcile(
    stores: Stores,
    person: Person,
    world: World,
    now: datetime,
    answered: frozenset[CaseId] = frozenset(),
    just_sent: frozenset[int] = frozenset(),
    *,
    whole: bool,
) -> bool:
    """Retire what the cache has caught up with; returns whether commands wait that were not `just_sent`.

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
                gone = open_cases - versions.keys()
                outbox.orphan(connection, gone - outbox.beginning(connection, gone), now)
    with reading(stores.work) as work, writing(stores.cache) as connection:
        overlay.rebuild(connection, work, answered | open_cases, person, world)
        return any(message.dseq not in just_sent for message in _next(work, LARGEST_PAGE, now).going)


def _versions(connection: sa.Connection, wanted: frozenset[CaseId]) -> dict[CaseId, int]:
    """The cached versions of what commands are about: cases, or records of the reference data."""
    found = case_rows.versions(connection, wanted) | case_rows.record_versions(connection, wanted)
    return {CaseId(id): version for id, version in found.items()}
