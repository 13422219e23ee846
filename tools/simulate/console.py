"""One console of the simulation: the product's machine, carrier, desk and queries over two stores, without a thread."""

import random
from collections import deque
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, cast

from app.background import Worker
from app.desk import Desk
from app.models import cache, outbox
from app.models.drafts import Draft, Purpose
from app.models.engine import reading
from app.models.queries import Queries
from app.models.world import World
from app.status import Changes, Link
from app.sync import api, engine, exchange
from app.sync.carrier import Carrier
from app.sync.schedule import PAGE_SECONDS
from app.sync.session import REFRESH_SECRET, Session
from domain.case import Case
from domain.protocol import digest_text, entity_digest
from tools.simulate import databases
from tools.simulate.region import Seat

Exchange = Callable[["Console", str, str, bytes, Mapping[str, str]], api.Answer]
EFFECTS_ALLOWED = 300


class Crashed(BaseException):
    """The console's process is gone; not an Exception, so that nothing in the product takes it for a trouble."""


class Restless(Exception):
    """The machine asked for more and more and never came to rest."""


class _Secrets(dict[str, str]):
    """The keyring, which outlives the process."""

    def put(self, name: str, value: str) -> None:
        self[name] = value

    def delete(self, name: str) -> None:
        self.pop(name, None)


class _Api(api.Api):
    """The product's reading of answers, over a line that is not there."""

    def __init__(self, console: "Console", line: Exchange) -> None:
        self._console = console
        self._line = line
        self._unpacks = False  # the simulated server does not say that it does

    def _exchange(self, method: str, path: str, body: bytes, headers: Mapping[str, str], keep_cut: bool) -> api.Answer:
        self._console.turn("request")
        answer = self._line(self._console, method, path, body, headers)
        self._console.turn("answer")
        if answer.cut is not None and not (keep_cut and answer.status == api.PARTIAL):
            return replace(answer, cut=None)  # a body without a length that ends too early looks whole
        return answer


class _AtOnce:
    """Does the desk's work where it is asked for."""

    def submit(self, work: Callable[..., Any], *arguments: Any) -> Future[Any]:
        future: Future[Any] = Future()
        future.set_result(work(*arguments))
        return future


class Console:
    """A seat's console. `start` is the start of its process; whatever `Crashed` comes out of ends it."""

    def __init__(
        self,
        seat: Seat,
        profile: databases.Profile,
        line: Exchange,
        now: Callable[[], datetime],
        chance: Callable[[], float],
    ) -> None:
        self.seat = seat
        self.profile = profile
        self.stores = profile.stores
        self.secrets = _Secrets()
        self.skew = timedelta()
        self.is_old = False
        self.crash_in = 0
        self.state = engine.SyncState()
        self._limit_bytes = engine.FIRST_PAGE
        self._seconds = 0.0
        self.wait = 0.0
        self.world = World()
        self.mark: object = None  # how everything stood when this console was last known to be up to date
        self._now = now
        self._chance = chance
        self._api = _Api(self, line)
        self.queries = Queries(self.stores.cache, self.stores.work, seat.person)
        self.desk = Desk(
            self.stores.cache,
            self.stores.work,
            seat.person,
            seat.device,
            cast(Worker, _AtOnce()),
            lambda: self.world,
            self.clock,
            lambda changes: None,
            lambda: None,
            outbox.UNDO_SECONDS,
        )

    def clock(self) -> datetime:
        return self._now() + self.skew

    def turn(self, kind: str) -> None:
        """A moment at which the process may end: around a request, before and after a commit."""
        if self.crash_in and kind != databases.BEGIN:
            self.crash_in -= 1
            if not self.crash_in:
                raise Crashed

    def die(self) -> None:
        """What a transaction leaves behind when the process has gone: nothing."""
        self.crash_in = 0
        for database in (self.profile.cache, self.profile.work):
            database.recover()

    def start(self, access_token: str | None = None, world: World | None = None) -> None:
        """Begin a process; `world` is given where the stores are known to be as a quiet console leaves them."""
        self.mark = None
        for database in (self.profile.cache, self.profile.work):
            database.on_turn = self.turn
        self.session = Session(self._api, self.secrets, self.clock)
        self.session._access_token = access_token
        self._carrier = Carrier(
            self._api,
            self.session,
            self.stores,
            self.seat.person,
            self.seat.device,
            self.clock,
            self._chance,
            self._told,
            lambda uploads: None,
            lambda: self.world,
            self._take_world,
            self._timer,
        )
        if world is not None:
            self.world = world
            self.state = replace(self.state, link=Link.CONNECTED)
            return
        self.world = exchange.derive_overlay(self.stores, self.seat.person)
        with reading(self.stores.cache) as connection:
            as_of = cache.feed_position(connection).data_as_of
        known = datetime.fromisoformat(as_of) if as_of else None
        self.state = engine.SyncState(link=Link.OFFLINE if known else Link.NEVER, data_as_of=known)
        self.page(self._limit_bytes)

    def page(self, limit_bytes: int) -> None:
        """How much this console takes at a time."""
        self._limit_bytes = limit_bytes
        self.state = replace(self.state, limit_bytes=limit_bytes)

    def sync(self, event: engine.Event | None = None) -> None:
        """Let the machine run until it rests; `wait` is then how long it wants to."""
        events = deque([event or engine.Asked()])
        done = 0
        while events:
            self.state, effects = engine.step(self.state, events.popleft())
            for effect in effects:
                if isinstance(effect, engine.Arm):
                    self.wait = effect.seconds
                    continue
                done += 1
                if done > EFFECTS_ALLOWED:
                    raise Restless
                follow_up = self._carrier.carry_out(effect)
                if follow_up is not None:
                    events.append(follow_up)

    def sign_in(self, tokens: api.Tokens) -> None:
        """The person signs in again, as the console asks them to."""
        self.session.begin(tokens)

    @property
    def is_held(self) -> bool:
        """A large part of the cases would go, and the person has not agreed to it."""
        return self.state.link is Link.HELD

    @property
    def is_signed_out(self) -> bool:
        return self.state.link is Link.SESSION_EXPIRED or REFRESH_SECRET not in self.secrets

    @property
    def is_quiet(self) -> bool:
        """At rest, connected, and nothing of the person's is on its way."""
        if self.state.phase is not engine.Phase.IDLE or self.state.link is not Link.CONNECTED:
            return False
        return self.profile.work.execute(_ON_ITS_WAY).fetchone() is None

    def wipe(self, image: bytes) -> None:
        """The cache was damaged and is begun anew, as a new process finds it."""
        self.profile.cache.put_back(image)
        self.start(self.session._access_token)

    def miss_something(self, rng: random.Random) -> tuple[str, str] | None:
        """The cache has missed a case it should hold, or a change of one. Returns its bucket and its id."""
        run = self.profile.cache.execute
        rows = run("SELECT bucket, entity, version FROM member WHERE kind = 'case' ORDER BY 1, 2").fetchall()
        if not rows:
            return None
        bucket, entity, version = rng.choice(rows)
        digest, members = run("SELECT digest, members FROM bucket WHERE name = ?", (bucket,)).fetchone()
        total = int(digest, 16) - entity_digest(entity, version)
        if rng.random() < 0.5:
            run("DELETE FROM member WHERE bucket = ? AND entity = ?", (bucket, entity))
            run("DELETE FROM cases WHERE id = ? AND id NOT IN (SELECT entity FROM member)", (entity,))
            members -= 1
        else:
            run("UPDATE member SET version = ? WHERE bucket = ? AND entity = ?", (version - 1, bucket, entity))
            total += entity_digest(entity, version - 1)
        run("UPDATE bucket SET digest = ?, members = ? WHERE name = ?", (digest_text(total), members, bucket))
        return bucket, entity

    def _timer(self) -> float:
        """Each exchange takes as long as a page is to take, so that pages stay as small as they are."""
        self._seconds += PAGE_SECONDS
        return self._seconds

    def _told(self, changes: Changes) -> None:
        """Views would be told here; nobody looks at this console."""

    def _take_world(self, world: World) -> None:
        self.world = world


_ON_ITS_WAY = "SELECT 1 FROM outbox WHERE state IN ('queued', 'sent', 'applied') LIMIT 1"


def draft_of(case: Case, purpose: Purpose, text: str, now: datetime) -> Draft:
    return Draft(case.id, purpose, case.tracking, case.title, text, now)
