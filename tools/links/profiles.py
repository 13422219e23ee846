"""The lines: what each does to the bytes, in seconds of the world outside; `Weather` makes them shorter here."""

import random
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import chain, cycle
from typing import Final

from tools.lines import Broken, End, Passage, Send, Way

SEGMENT: Final = 1_400  # bytes of a packet


class Weather:
    """Time that runs `speed` times as fast as it should, and chance from a seed."""

    def __init__(self, speed: float, seed: int) -> None:
        self.speed = speed
        self._dice = random.Random(seed)
        self._guard = threading.Lock()
        self._began = time.monotonic()
        self._noon = datetime.now(UTC)

    def seconds(self) -> float:
        return (time.monotonic() - self._began) * self.speed

    def clock(self) -> datetime:
        return self._noon + timedelta(seconds=self.seconds())

    def pass_by(self, seconds: float) -> None:
        time.sleep(seconds / self.speed)

    def happens(self, chance: float) -> bool:
        with self._guard:
            return self._dice.random() < chance


@dataclass(frozen=True)
class Radio:
    """A link by its figures: a lost packet comes late, by twice as much each time it is lost again."""

    bytes_a_second: float
    round_trip: float
    loss: float = 0.0
    reset: float = 0.0  # the chance of a packet to be the connection's last
    segment: int = SEGMENT


class OverRadio(Passage):
    """Carries packet by packet, each way at the link's rate."""

    def __init__(self, radio: Radio, weather: Weather) -> None:
        self._radio = radio
        self._weather = weather
        self._met = False
        self._spoke: Way | None = None

    def carry(self, way: Way, piece: bytes, onward: Send, back: Send) -> None:
        radio, weather = self._radio, self._weather
        if not self._met:
            self._met = True
            weather.pass_by(radio.round_trip)  # the handshake
        if self._spoke is not way:
            self._spoke = way
            weather.pass_by(radio.round_trip / 2)
        for start in range(0, len(piece), radio.segment):
            packet = piece[start : start + radio.segment]
            weather.pass_by(len(packet) / radio.bytes_a_second + self._late())
            if weather.happens(radio.reset):
                raise Broken(End.RESET)
            onward(packet)

    def _late(self) -> float:
        late, wait = 0.0, max(1.0, 2 * self._radio.round_trip)
        while wait < 60 and self._weather.happens(self._radio.loss):
            late, wait = late + wait, 2 * wait
        return late


class Portal(Passage):
    """Somebody's log-in page in place of every answer, until the person has paid for the hour."""

    PAGES: Final = (
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 34\r\n\r\n<html>Selamat datang di WiFi</html>",
        b"HTTP/1.1 302 Found\r\nLocation: http://login.wifi.example/\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 511 Network Authentication Required\r\nContent-Length: 0\r\n\r\n",
    )

    def __init__(self, weather: Weather, opens: float, page: bytes) -> None:
        self._weather = weather
        self._opens = opens
        self._page = page

    def carry(self, way: Way, piece: bytes, onward: Send, back: Send) -> None:
        if way is Way.UP and self._weather.seconds() < self._opens:
            back(self._page)
            raise Broken(End.CLOSE)
        onward(piece)


class Allowance(Passage):
    """A connection that dies after so many bytes, both ways together."""

    def __init__(self, limit: int) -> None:
        self._left = limit
        self._guard = threading.Lock()

    def carry(self, way: Way, piece: bytes, onward: Send, back: Send) -> None:
        with self._guard:
            allowed = piece[: self._left]
            self._left -= len(allowed)
        if allowed:
            onward(allowed)
        if len(allowed) < len(piece):
            raise Broken(End.RESET)


Begin = Callable[[], Passage]


def _over(radio: Radio) -> Callable[[Weather], Begin]:
    return lambda weather: lambda: OverRadio(radio, weather)


def _portal(weather: Weather) -> Begin:
    pages = cycle(Portal.PAGES)
    opens = weather.seconds() + 90
    return lambda: Portal(weather, opens, next(pages))


def _limit(_: Weather) -> Begin:
    growing = [kib * 1024 for kib in (6, 8, 12, 16, 24, 32, 48, 64, 96)]
    limits = cycle(chain(growing, reversed(growing)))
    return lambda: Allowance(next(limits))


# A factory of passages for each line, and what it is in words. The perfect line is what the others are weighed against.
PROFILES: Final[dict[str, tuple[str, Callable[[Weather], Begin]]]] = {
    "2g": ("100 kbit/s, 800 ms, 5 % of packets late, resets", _over(Radio(12_500, 0.8, 0.05, 0.002))),
    "drip": ("100 bytes every tenth of a second", _over(Radio(1_000, 0.2, segment=100))),
    "loss30": ("30 % of packets late, resets", _over(Radio(60_000, 0.2, 0.3, 0.004))),
    "portal": ("90 s of somebody's log-in page, then open", _portal),
    "limit": ("every connection dies after 6 to 96 KiB", _limit),
}


def perfect(_: Weather) -> Begin:
    return Passage
