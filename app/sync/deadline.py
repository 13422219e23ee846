"""A bound on an exchange as a whole: requests bounds each single wait, and one byte now and then outlasts that."""

import socket
import threading
from contextlib import suppress
from functools import cache
from types import TracebackType
from typing import Any, Self

from requests.adapters import HTTPAdapter

_running = threading.local()


class Deadline:
    """Cuts the connection that the entering thread uses once `seconds` have passed; `passed` then says so.

    Whatever the thread waits for, headers included, ends with an error or as if the other side had closed.
    """

    def __init__(self, seconds: float) -> None:
        self.passed = False
        self._guard = threading.Lock()
        self._socket: socket.socket | None = None
        self._timer = threading.Timer(seconds, self.cut)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        _running.deadline = self
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.cancel()
        _running.deadline = None
        with self._guard:  # from here on the connection may be somebody else's
            self._socket = None

    def watch(self, used: socket.socket) -> None:
        with self._guard:
            self._socket = used
            if self.passed:
                self._cut()

    def cut(self) -> None:
        """As if the time were over."""
        with self._guard:
            self.passed = True
            self._cut()

    def _cut(self) -> None:
        # The plain socket's own method: that of a TLS socket says goodbye first, which can wait as well.
        if self._socket is not None:
            with suppress(OSError):
                socket.socket.shutdown(self._socket, socket.SHUT_RDWR)


class _Watched:
    """Tells the running deadline which socket the exchange uses; mixed into urllib3's connections."""

    sock: socket.socket | None

    def connect(self) -> None:
        super().connect()  # type: ignore[misc]
        self._watch()

    def request(self, *args: Any, **kwargs: Any) -> None:
        self._watch()  # a connection kept open from an earlier exchange
        super().request(*args, **kwargs)  # type: ignore[misc]

    def _watch(self) -> None:
        deadline: Deadline | None = getattr(_running, "deadline", None)
        if deadline is not None and isinstance(self.sock, socket.socket):
            deadline.watch(self.sock)


@cache
def _watched(kind: type[Any]) -> type[Any]:
    return kind if issubclass(kind, _Watched) else type(kind.__name__, (_Watched, kind), {})


class WatchedAdapter(HTTPAdapter):
    """Makes connections, direct and through a proxy, that a Deadline can cut."""

    def get_connection_with_tls_context(self, *args: Any, **kwargs: Any) -> Any:
        pool: Any = super().get_connection_with_tls_context(*args, **kwargs)
        pool.ConnectionCls = _watched(pool.ConnectionCls)
        return pool
