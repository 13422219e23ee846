"""A TCP line between console and server on this machine, which does to the bytes on it what it is told to do."""

import socket
import struct
import threading
from collections.abc import Callable
from contextlib import suppress
from enum import StrEnum
from types import TracebackType
from typing import Final, Self
from urllib.parse import urlsplit

PIECE: Final = 16 * 1024
Send = Callable[[bytes], None]


class Way(StrEnum):
    """A direction: what the console sends, and what it is sent."""

    UP = "request"
    DOWN = "response"


class End(StrEnum):
    """How a connection ends: closed in order, torn down, or open for ever without another byte."""

    CLOSE = "close"
    RESET = "reset"
    STALL = "stall"


class Broken(Exception):
    """Raised by a passage to end its connection."""

    def __init__(self, end: End) -> None:
        self.end = end
        super().__init__(end.value)


class Passage:
    """What happens to the bytes of one connection; this one lets all of them pass."""

    def carry(self, way: Way, piece: bytes, onward: Send, back: Send) -> None:
        """Hand `piece` on by `onward`, whole or in parts or never; `back` answers whoever sent it."""
        onward(piece)


class Cut(Passage):
    """The connections end after exactly `after` bytes that way, once; whatever comes later passes."""

    def __init__(self, way: Way, after: int, end: End = End.CLOSE) -> None:
        self.way = way
        self.after = after
        self.end = end
        self._done = False
        self._left = after

    def carry(self, way: Way, piece: bytes, onward: Send, back: Send) -> None:
        if self._done or way is not self.way or len(piece) < self._left:
            self._left -= len(piece) if way is self.way else 0
            onward(piece)
            return
        self._done = True
        if self._left:
            onward(piece[: self._left])
        raise Broken(self.end)


class Line:
    """Joins any number of connections to `server`, each under a passage of its own, and counts what passed."""

    def __init__(self, server: str, begin: Callable[[], Passage] = Passage) -> None:
        self.begin = begin
        self.passed = dict.fromkeys(Way, 0)
        self._server = urlsplit(server)
        self._guard = threading.Lock()
        self._joints: set[_Joint] = set()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._thread = threading.Thread(target=self._accept, name="line", daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._listener.getsockname()[1]}"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._thread.join()
        self._listener.close()
        for joint in list(self._joints):
            joint.end()

    def count(self, way: Way, size: int) -> None:
        with self._guard:
            self.passed[way] += size

    def ended(self, joint: "_Joint") -> None:
        self._joints.discard(joint)

    def _accept(self) -> None:
        with suppress(OSError):  # the end of the listener
            while True:
                console, _ = self._listener.accept()
                try:
                    server = socket.create_connection((self._server.hostname, self._server.port))
                except OSError:
                    console.close()
                    continue
                joint = _Joint(self, self.begin(), console, server)
                self._joints.add(joint)
                joint.start()


class _Joint:
    """Two sockets made one connection, with a thread for each direction."""

    def __init__(self, line: Line, passage: Passage, console: socket.socket, server: socket.socket) -> None:
        self._line = line
        self._passage = passage
        self._ends = {Way.UP: console, Way.DOWN: server}
        self._stalled = threading.Event()
        self._over = threading.Event()
        for each in self._ends.values():
            each.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def start(self) -> None:
        self._down = threading.Thread(target=self._pass, args=(Way.DOWN,), daemon=True)
        self._up = threading.Thread(target=self._run, daemon=True)
        self._down.start()
        self._up.start()

    def end(self) -> None:
        """Called by the line when it ends itself."""
        self._shut(torn=False)
        self._over.set()
        self._up.join()

    def _run(self) -> None:
        self._pass(Way.UP)
        self._down.join()
        if self._stalled.is_set():
            self._over.wait()
        for each in self._ends.values():
            each.close()
        self._line.ended(self)

    def _pass(self, way: Way) -> None:
        source, sink = self._ends[way], self._ends[Way.DOWN if way is Way.UP else Way.UP]

        def onward(part: bytes) -> None:
            if not self._stalled.is_set():
                sink.sendall(part)
                self._line.count(way, len(part))

        try:
            while piece := source.recv(PIECE):
                self._passage.carry(way, piece, onward, source.sendall)
        except Broken as broken:
            if broken.end is End.STALL:
                self._stalled.set()
                return
            self._shut(torn=broken.end is End.RESET)
        except OSError:
            self._shut(torn=False)
        else:
            self._shut(torn=False)

    def _shut(self, *, torn: bool) -> None:
        """Wake both directions; a torn connection says so when it is closed."""
        for each in self._ends.values():
            with suppress(OSError):
                if torn:
                    each.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                    each.shutdown(socket.SHUT_RD)
                else:
                    each.shutdown(socket.SHUT_RDWR)
