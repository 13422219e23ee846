"""Carries out what the sync machine asks for, except waiting: over stores, session and server, without a thread."""

import time
from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from app import log
from app.models import cache, outbox
from app.models.engine import writing
from app.models.stores import Stores
from app.models.world import World
from app.problems import Problem, ProblemCode, environment_problem
from app.status import Changes
from app.sync import engine, exchange, loading
from app.sync.session import device_name
from domain.attachments import Attachment
from domain.ids import CaseId, DeviceId
from domain.people import Person
from domain.protocol import Position, SyncReply, SyncRequest
from domain.scope import REFERENCE
from domain.wire import WireError


class Server(loading.Source, Protocol):
    """What the carrier asks of a server; raises Problem for trouble outside."""

    def sync(self, access_token: str, request: SyncRequest) -> SyncReply: ...

    def enrol(self, access_token: str, device: str, name: str) -> None: ...


class SignedInSession(Protocol):
    """The session's part in it; both raise the problem session_expired."""

    @property
    def access_token(self) -> str: ...

    def refresh(self) -> object: ...


class Carrier:
    """One console's hands. What it changed is told through `tell`; `upload` gets what must reach the server first.

    `chance` gives numbers uniform in [0, 1), `timer` seconds that no clock that is set can move.
    """

    def __init__(
        self,
        server: Server,
        session: SignedInSession,
        stores: Stores,
        person: Person,
        device: DeviceId,
        clock: Callable[[], datetime],
        chance: Callable[[], float],
        tell: Callable[[Changes], None],
        upload: Callable[[tuple[Attachment, ...]], None],
        world: Callable[[], World],
        new_world: Callable[[World], None],
        timer: Callable[[], float] = time.monotonic,
    ) -> None:
        self._server = server
        self._session = session
        self._stores = stores
        self._person = person
        self._device = device
        self._clock = clock
        self._chance = chance
        self._tell = tell
        self._upload = upload
        self._world = world
        self._new_world = new_world
        self._timer = timer
        self._sent: exchange.Outgoing | None = None
        self._gone = 0  # cases that have left since the machine last came to rest
        self.cursor = ""  # how far the feeds are followed

    def carry_out(self, effect: engine.Effect) -> engine.Event | None:
        """The event that follows from an effect; Arm, which only takes time, is not for the carrier."""
        try:
            return self._do(effect)
        except WireError as error:
            log.sync.info("an answer was unreadable: %s", error)
            return self._failure(Problem(ProblemCode.NOT_OUR_SERVER))
        except Exception as error:  # noqa: BLE001 - the outermost edge of the talk thread, see below
            problem = environment_problem(error)
            if problem is None:
                # The machine must go on even where we have a bug: the work is stored and the next try may pass.
                log.sync.error("a sync step failed", exc_info=error)
                problem = Problem(ProblemCode.SERVER_ERROR)
            return self._failure(problem)

    def _failure(self, problem: Problem) -> engine.Failed:
        gone, total = (count if isinstance(count := problem.fields.get(name), int) else 0 for name in ("gone", "total"))
        unsent = bool(problem.fields.get("unsent"))
        return engine.Failed(problem.code, problem.retry_after, self._chance(), unsent, gone, total)

    def _do(self, effect: engine.Effect) -> engine.Event | None:
        match effect:
            case engine.Prepare(limit_bytes):
                return self._prepare(limit_bytes)
            case engine.Exchange(request):
                began = self._timer()
                reply = self._server.sync(self._session.access_token, request)
                return engine.Answered(reply, self._timer() - began)
            case engine.Store(reply, vanishing):
                return self._store(reply, vanishing)
            case engine.Load(limit_bytes):
                return self._load(limit_bytes)
            case engine.Repair(buckets, again):
                return self._repair(buckets, again)
            case engine.Refresh():
                self._session.refresh()
                return engine.Refreshed()
            case engine.Enrol():
                self._server.enrol(self._session.access_token, self._device, device_name())
                return engine.Enrolled()
            case engine.TakeBack(numbers):
                with writing(self._stores.work) as connection:
                    outbox.mark_not_sent(connection, numbers, self._clock())
                self._tell(Changes(outbox=True))
                return None
            case engine.SetAside(number):
                with writing(self._stores.work) as connection:
                    cases = outbox.set_aside_as_too_large(connection, number, self._clock())
                self.lay_over(cases)
                self._tell(Changes(cases=cases, outbox=True))
                return None
            case engine.Arm():
                raise TypeError("waiting is the caller's business")

    def _prepare(self, limit_bytes: int) -> engine.Prepared:
        outgoing = self._sent = exchange.prepare(self._stores, self._device, limit_bytes, self._clock())
        self.cursor = outgoing.feed.cursor
        if outgoing.uploads:
            self._upload(outgoing.uploads)
        if outgoing.request.commands:
            self._tell(Changes(outbox=True))
        return engine.Prepared(outgoing.request, outgoing.held_for, outgoing.command_bytes)

    def _store(self, reply: SyncReply, vanishing: bool) -> engine.Stored:
        sent, self._sent = self._sent, None  # good for one answer; a failure in here makes the next request read anew
        try:
            incoming = exchange.store(
                self._stores,
                reply,
                self._person,
                self._world(),
                self._clock(),
                sent,
                vanishing=vanishing,
                already_gone=self._gone,
            )
        except cache.StaleDelta as stale:
            log.sync.info("a delta did not start where the cache is; its bucket is loaded anew")
            with writing(self._stores.cache) as connection:
                cache.ask_again(connection, map(str, stale.args))
            raise Problem(ProblemCode.SERVER_ERROR) from stale
        finally:
            if reply.results:  # they are stored whatever became of the page
                self._tell(Changes(outbox=True))
        self.cursor = incoming.feed.cursor
        self._take_world(incoming.effect)
        self._tell(incoming.changes)
        loading = bool(incoming.feed.loading)
        self._gone = self._gone + len(incoming.effect.gone) if reply.more or loading else 0
        return engine.Stored(
            more=incoming.more,
            unsent=incoming.unsent,
            diverged=frozenset(incoming.feed.doubtful),
            cases=len(incoming.effect.touched),
            expected=sum(d.count for d in reply.buckets if d.start == Position() and d.bucket != REFERENCE),
            data_as_of=datetime.fromisoformat(reply.server_time),
            poll_seconds=reply.poll_seconds,
            loading=loading,
        )

    def _load(self, limit_bytes: int) -> engine.Loaded:
        token, world = self._session.access_token, self._world()
        piece = loading.load_piece(self._stores, self._server, token, self._device, world, limit_bytes, self._timer)
        if piece is None:
            return engine.Loaded(more=False)
        self._brought(piece.effect)
        return engine.Loaded(True, piece.seconds, piece.full, len(piece.effect.touched))

    def _repair(self, buckets: frozenset[str], again: frozenset[str]) -> engine.Repaired:
        if again:
            with writing(self._stores.cache) as connection:
                cache.ask_again(connection, sorted(again))
        for bucket in sorted(buckets):
            token = self._session.access_token
            effect = loading.repair_rows(self._stores, self._server, token, self._device, bucket, self._world())
            if effect is not None:
                self._brought(effect)
        return engine.Repaired()

    def lay_over(self, cases: frozenset[CaseId]) -> None:
        """What is laid over these cases has changed without an exchange."""
        exchange.reconcile(self._stores, self._person, self._world(), self._clock(), cases, whole=False)

    def _brought(self, effect: cache.PageEffect) -> None:
        """Cases that came beside an exchange: lay unsent work over them, and tell the views."""
        if not (effect.touched or effect.gone or effect.world):
            return
        self._take_world(effect)
        self.lay_over(frozenset())
        self._tell(Changes(cases=effect.touched | effect.gone, reference=effect.world is not None))

    def _take_world(self, effect: cache.PageEffect) -> None:
        if effect.world is not None:
            self._new_world(effect.world)
