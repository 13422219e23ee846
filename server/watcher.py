"""Looks at the feeds once for everybody: keeps the high-water mark, and wakes the consoles that wait for news.

A waiting console costs neither a thread nor a database connection, and their number does not change how often the
database is asked.
"""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field

from server import log
from server.central import Central
from server.highwater import HighWater

NOTHING: tuple[str, ...] = ()


@dataclass(eq=False)
class _Waiting:
    """A console that knows these heads and waits until one of them is another."""

    known: Mapping[str, int]
    news: "asyncio.Future[tuple[str, ...]]" = field(default_factory=lambda: asyncio.get_running_loop().create_future())


class Watcher:
    """The one task of a process that looks at the feeds, from `open` to `stop`."""

    def __init__(self, central: Central) -> None:
        self._settings = central.settings
        self._high_water = HighWater(central)
        self._waiting: set[_Waiting] = set()
        self._wanted = asyncio.Event()
        self._stopping = asyncio.Event()

    @property
    def waiting(self) -> int:
        """How many consoles wait for news."""
        return len(self._waiting)

    async def check(self) -> None:
        """What must be known before anybody is answered: whether this is the database of before."""
        await asyncio.to_thread(self._high_water.look)

    async def run(self) -> None:
        while not self._stopping.is_set():
            await _either(self._stopping, self._settings.hint_seconds)
            if not self._waiting:
                await _either(self._wanted, self._settings.mark_seconds)
            self._wanted.clear()
            await self._look()
        await self._look(last=True)

    def stop(self) -> None:
        """Answer everybody who waits, and let `run` end with a last look."""
        self._stopping.set()
        self._wanted.set()
        for one in self._waiting:
            _answer(one, NOTHING)

    async def news(self, known: Mapping[str, int], seconds: float) -> tuple[str, ...]:
        """The buckets whose heads are no longer as `known`, as soon as there are any; none after so many seconds."""
        if self._stopping.is_set():
            return NOTHING
        one = _Waiting(known)
        self._waiting.add(one)
        self._wanted.set()
        try:
            return await asyncio.wait_for(one.news, seconds)
        except TimeoutError:
            return NOTHING
        finally:
            self._waiting.discard(one)

    async def _look(self, *, last: bool = False) -> None:
        try:
            heads = await asyncio.to_thread(self._high_water.look, last=last)
        except Exception as error:  # noqa: BLE001 - the edge of a task nobody awaits: whatever it was, it looks again
            log.epoch.warning("the feeds could not be looked at: %s", log.describe(error))
            return
        for one in self._waiting:
            news = tuple(sorted(name for name, head in one.known.items() if heads.get(name, 0) != head))
            if news:
                _answer(one, news)


def _answer(one: _Waiting, news: tuple[str, ...]) -> None:
    if not one.news.done():
        one.news.set_result(news)


async def _either(event: asyncio.Event, seconds: float) -> None:
    """Until the event, or for so long."""
    try:
        await asyncio.wait_for(event.wait(), seconds)
    except TimeoutError:
        return
