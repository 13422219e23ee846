"""Runs the sync machine on the talk thread: carries out its effects and feeds it what comes of them."""

import random
import threading
from collections import deque
from collections.abc import Callable
from datetime import datetime, timedelta

from app import log
from app.background import Worker
from app.models import blobs
from app.models.engine import reading, writing
from app.models.stores import Stores
from app.models.world import World
from app.problems import Problem, ProblemCode
from app.status import Changes, Link, SyncStatus
from app.sync import engine
from app.sync.api import Api
from app.sync.carrier import Carrier
from app.sync.session import Session
from domain.attachments import Attachment
from domain.ids import DeviceId
from domain.people import Person


class SyncWorker:
    """One console's talk with its server. Public methods may be called from any thread."""

    def __init__(
        self,
        api: Api,
        session: Session,
        stores: Stores,
        person: Person,
        device: DeviceId,
        talk: Worker,
        transfer: Worker,
        clock: Callable[[], datetime],
        tell: Callable[[Changes], None],
        tell_status: Callable[[SyncStatus], None],
        world: Callable[[], World],
        new_world: Callable[[World], None],
    ) -> None:
        self._api = api
        self._session = session
        self._stores = stores
        self._talk = talk
        self._transfer = transfer
        self._clock = clock
        self._tell_status = tell_status
        self._carrier = Carrier(
            api, session, stores, person, device, clock, random.random, tell, self._begin_uploads, world, new_world
        )
        self._state = engine.SyncState()
        self._timer: threading.Timer | None = None
        self._next_try: datetime | None = None
        self._uploading = threading.Event()
        self._closed = False

    @property
    def status(self) -> SyncStatus:
        return self._state.status(self._next_try)

    def start(self, data_as_of: datetime | None) -> None:
        """Begin with what the last run left; the first try follows at once."""
        if data_as_of is not None:
            self._state = engine.SyncState(link=Link.OFFLINE, data_as_of=data_as_of)
        self.ask()

    def ask(self) -> None:
        """Sync as soon as possible."""
        self._send(engine.Asked())

    def signed_in(self) -> None:
        """The session has been replaced by a new log-in."""
        self._send(engine.Refreshed())

    def close(self) -> None:
        self._closed = True
        if self._timer is not None:
            self._timer.cancel()

    def _send(self, event: engine.Event) -> None:
        if not self._closed:
            self._talk.submit(self._handle, event)

    def _handle(self, event: engine.Event) -> None:
        events = deque([event])
        while events and not self._closed:
            self._state, effects = engine.step(self._state, events.popleft())
            if self._state.phase is not engine.Phase.IDLE:  # at rest it is told with the next appointment
                self._tell_status(self.status)
            for effect in effects:
                follow_up = self._carry_out(effect)
                if follow_up is not None:
                    events.append(follow_up)

    def _carry_out(self, effect: engine.Effect) -> engine.Event | None:
        if isinstance(effect, engine.Arm):
            self._arm(effect.seconds)
            return None
        return self._carrier.carry_out(effect)

    def _arm(self, seconds: float) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._next_try = self._clock() + timedelta(seconds=seconds) if self._state.wait_seconds is not None else None
        self._timer = threading.Timer(seconds, self.ask)
        self._timer.daemon = True
        self._timer.start()
        self._tell_status(self.status)

    def _begin_uploads(self, uploads: tuple[Attachment, ...]) -> None:
        if not self._uploading.is_set():
            self._uploading.set()
            self._transfer.submit(self._upload, uploads)

    def _upload(self, uploads: tuple[Attachment, ...]) -> None:
        """On the transfer thread: bring attachments to the server, then let their commands go."""
        done = False
        try:
            for item in uploads:
                try:
                    self._upload_one(item)
                    done = True
                except Problem as problem:
                    log.sync.info("an upload was put off: %s", problem)
                    if problem.code not in (ProblemCode.SERVER_ERROR, ProblemCode.PAGE_TOO_LARGE):
                        break  # nothing is wrong with this one: the others would fare no better
        finally:
            self._uploading.clear()
        if done:
            self.ask()

    def _upload_one(self, item: Attachment) -> None:
        with reading(self._stores.work) as connection:
            content = blobs.content_of(connection, item.sha256)
        if content is None:
            log.sync.error("an attachment's bytes are missing from the work store")
            return
        self._api.upload(self._session.access_token, item.sha256, item.name, content)
        with writing(self._stores.work) as connection:
            blobs.mark_uploaded(connection, item.sha256)
