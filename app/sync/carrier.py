"""Carries out what the sync machine asks for, except waiting: over stores, session and server, without a thread."""

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
from app.sync import engine, exchange
from domain.attachments import Attachment
from domain.ids import DeviceId
from domain.people import Person
from domain.protocol import Position, SyncReply, SyncRequest
from domain.scope import REFERENCE
from domain.wire import WireError


class Server(Protocol):
    """What the carrier asks of a server; raises Problem for trouble outside."""

    def sync(self, access_token: str, request: SyncRequest) -> SyncReply: ...


class SignedInSession(Protocol):
    """The session's part in it; both raise the problem session_expired."""

    @property
    def access_token(self) -> str: ...

    def refresh(self) -> object: ...


class Carrier:
    """One console's hands. What it changed is told through `tell`; `upload` gets what must reach the server first.

    `chance` gives numbers uniform in [0, 1).
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
        retry_after = problem.fields.get("retry_after", 0.0)
        seconds = float(retry_after) if isinstance(retry_after, int | float) else 0.0
        return engine.Failed(problem.code, seconds, self._chance(), unsent=bool(problem.fields.get("unsent")))

    def _do(self, effect: engine.Effect) -> engine.Event | None:
        match effect:
            case engine.Prepare(limit_bytes):
                outgoing = exchange.prepare(self._stores, self._device, limit_bytes, self._clock())
                if outgoing.uploads:
                    self._upload(outgoing.uploads)
                if outgoing.request.commands:
                    self._tell(Changes(outbox=True))
                return engine.Prepared(outgoing.request)
            case engine.Exchange(request):
                return engine.Answered(self._server.sync(self._session.access_token, request))
            case engine.Store(reply):
                return self._store(reply)
            case engine.Repair(buckets):
                exchange.repair(self._stores, buckets)
                return engine.Repaired()
            case engine.Refresh():
                self._session.refresh()
                return engine.Refreshed()
            case engine.TakeBack(numbers):
                with writing(self._stores.work) as connection:
                    outbox.mark_not_sent(connection, numbers, self._clock())
                self._tell(Changes(outbox=True))
                return None
            case engine.Arm():
                raise TypeError("waiting is the caller's business")

    def _store(self, reply: SyncReply) -> engine.Stored:
        try:
            incoming = exchange.store(self._stores, reply, self._person, self._world(), self._clock())
        except cache.StaleDelta as stale:
            log.sync.info("a delta did not start where the cache is; its bucket is loaded anew")
            exchange.repair(self._stores, frozenset(map(str, stale.args)))
            raise Problem(ProblemCode.SERVER_ERROR) from stale
        if incoming.effect.world is not None:
            self._new_world(incoming.effect.world)
        self._tell(incoming.changes)
        return engine.Stored(
            more=incoming.more,
            unsent=incoming.unsent,
            diverged=incoming.effect.diverged,
            cases=len(incoming.effect.touched),
            expected=sum(d.count for d in reply.buckets if d.start == Position() and d.bucket != REFERENCE),
            data_as_of=datetime.fromisoformat(reply.server_time),
            poll_seconds=reply.poll_seconds,
        )
