"""Runs the sync machine on the talk thread: carries out its effects and feeds it what comes of them."""

import random
import threading
from collections import deque
from collections.abc import Callable
from datetime import datetime, timedelta

from app.background import Worker
from app.models.stores import Stores
from app.models.world import World
from app.status import Changes, Link, SyncStatus
from app.sync import engine
from app.sync.api import Api
from app.sync.carrier import Carrier
from app.sync.hint import TIMEOUTS, Hints
from app.sync.session import Session
from app.sync.transfers import Transfers
from domain.ids import DeviceId
from domain.people import Person


class SyncWorker:
    """One console's talk with its server. Public methods may be called from any thread.

    With a thread `hint` to wait on, it hears of news between two polls.
    """

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
        hint: Worker | None = None,
    ) -> None:
        self._talk = talk
        self._clock = clock
        self._tell_status = tell_status
        self._tell = tell
        self.transfers = Transfers(api, session, stores, transfer, clock, self._transferred, self.ask)
        self._carrier = Carrier(
            api,
            session,
            stores,
            person,
            device,
            clock,
            random.random,
            self._changed,
            self.transfers.upload,
            world,
            new_world,
        )
        self._hints: Hints | None = None
        if hint is not None:
            self._hints = Hints(api.another(TIMEOUTS), session, device, hint, lambda: self._carrier.cursor, self.ask)
        self._state = engine.SyncState()
        self._timer: threading.Timer | None = None
        self._next_try: datetime | None = None
        self._closed = False

    @property
    def status(self) -> SyncStatus:
        return self._state.status(self._next_try)

    def start(self, data_as_of: datetime | None) -> None:
        """Begin with what the last run left; the first try follows at once."""
        if data_as_of is not None:
            self._state = engine.SyncState(link=Link.OFFLINE, data_as_of=data_as_of)
        self.transfers.start()
        if self._hints is not None:
            self._hints.start()
        self.ask()

    def ask(self) -> None:
        """Sync as soon as possible."""
        self._send(engine.Asked())

    def accept_vanishing(self) -> None:
        """The person agrees that a large part of the cases leaves this computer."""
        self._send(engine.Accepted())

    def signed_in(self) -> None:
        """The session has been replaced by a new log-in."""
        self._send(engine.Refreshed())

    def close(self) -> None:
        self._closed = True
        self.transfers.close()
        if self._hints is not None:
            self._hints.close()
        if self._timer is not None:
            self._timer.cancel()

    def _transferred(self, changes: Changes) -> None:
        """On the transfer thread. A file that is refused takes its commands off their cases."""
        if changes.outbox and changes.cases and not self._closed:
            self._talk.submit(self._carrier.lay_over, changes.cases)
        self._tell(changes)

    def _changed(self, changes: Changes) -> None:
        self._tell(changes)
        self.transfers.heard(changes)

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
        self._next_try = _in(seconds, self._clock()) if self._state.wait_seconds is not None else None
        self._timer = threading.Timer(seconds, self.ask)
        self._timer.daemon = True
        self._timer.start()
        self._tell_status(self.status)
        if self._state.link is Link.CONNECTED:
            self.transfers.line_is_up()
            if self._hints is not None:
                self._hints.line_is_up()


def _in(seconds: float, now: datetime) -> datetime | None:
    """The instant to be shown; the timer itself does not go by this clock, which may say anything."""
    try:
        return now + timedelta(seconds=seconds)
    except OverflowError:
        return None
