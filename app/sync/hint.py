"""Hears from the server that something is new, so that news need not wait for the next poll; nothing depends on it."""

import random
import threading
import time
from collections.abc import Callable
from typing import Final

from app import log
from app.background import Worker
from app.problems import Problem
from app.sync.api import Api, Timeouts
from app.sync.session import Session
from domain.ids import DeviceId

WAIT_SECONDS: Final = 55
TIMEOUTS: Final = Timeouts(connect=15.0, stall=70.0, whole=80.0)
SPREAD_SECONDS: Final = 2.0  # a hint reaches many consoles at one moment; they need not all ask in it
PAUSE_SECONDS: Final = 30.0
SOON_SECONDS: Final = 5.0  # an empty answer before that comes from a server that ends


class Hints:
    """Waits at the server on a thread of its own, while the talk with it goes well; asks for a sync when there is news.

    `cursor` says how far the feeds are followed. It waits for a sync that went well before it asks the server again:
    whoever is offline, signed out or held back costs no request.
    """

    def __init__(
        self,
        api: Api,
        session: Session,
        device: DeviceId,
        worker: Worker,
        cursor: Callable[[], str],
        ask: Callable[[], None],
        chance: Callable[[], float] = random.random,
    ) -> None:
        self._api = api
        self._session = session
        self._device = device
        self._worker = worker
        self._cursor = cursor
        self._ask = ask
        self._chance = chance
        self._line_is_up = threading.Event()
        self._closed = threading.Event()
        self._told_at = ""

    def start(self) -> None:
        self._worker.submit(self._run)

    def line_is_up(self) -> None:
        """A sync went well."""
        self._line_is_up.set()

    def close(self) -> None:
        """Ends at once, whatever the server does."""
        self._closed.set()
        self._line_is_up.set()
        self._api.stop()
        self._api.close()

    def _run(self) -> None:
        while self._line_is_up.wait() and not self._closed.is_set():
            try:
                self._closed.wait(self._listen() * self._chance())
            except Problem as problem:
                log.sync.info("no hints for a while: %s", problem)
                self._rest()
                self._closed.wait(PAUSE_SECONDS * self._chance())

    def _rest(self) -> None:
        """Until the next sync that goes well, or the end, which may have come in this moment."""
        self._line_is_up.clear()
        if self._closed.is_set():
            self._line_is_up.set()

    def _listen(self) -> float:
        """Wait for news once; the longest pause that should follow. Raises Problem."""
        cursor = self._cursor()
        began = time.monotonic()
        found = self._api.hint(self._session.access_token, self._device, cursor, WAIT_SECONDS)
        if not found.buckets:
            return PAUSE_SECONDS if time.monotonic() - began < SOON_SECONDS else 0.0
        if cursor == self._told_at:  # the sync that was asked for did not lead further: the next poll may
            self._rest()
            return PAUSE_SECONDS
        self._told_at = cursor
        self._rest()
        self._closed.wait(SPREAD_SECONDS * self._chance())
        if not self._closed.is_set():
            self._ask()
        return 0.0
