"""A server on this machine that misbehaves: every way in which a network or a stranger can answer, on demand."""

import socket
import socketserver
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

import pytest

OURS = {"X-Konsol-Protocol": "1"}
PAUSE_SECONDS = 0.02


@dataclass(frozen=True)
class Asked:
    """One request as it arrived."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


Behaviour = Callable[["BadServer", socket.socket, Asked], None]


def page(status: int, body: bytes = b"", ours: bool = True, **headers: str) -> Behaviour:
    """An answer that arrives whole; `ours` puts the protocol's header on it."""

    def answer(_server: "BadServer", connection: socket.socket, _asked: Asked) -> None:
        told = {**(OURS if ours else {}), "Content-Length": str(len(body))}
        told |= {name.replace("_", "-"): value for name, value in headers.items()}
        connection.sendall(_head(status, told) + body)

    return answer


def hang(server: "BadServer", connection: socket.socket, _asked: Asked) -> None:
    """Takes the request and says nothing."""
    while connection.recv(4096):
        pass


def drip(server: "BadServer", connection: socket.socket, _asked: Asked) -> None:
    """A body that never ends and never stalls."""
    _drip(server, connection, _head(200, {**OURS, "Content-Length": "1000000"}))


def drip_until_closed(server: "BadServer", connection: socket.socket, _asked: Asked) -> None:
    """The same without a length: only the end of the connection would end it."""
    _drip(server, connection, _head(200, {**OURS, "Connection": "close"}))


def drip_headers(server: "BadServer", connection: socket.socket, _asked: Asked) -> None:
    _drip(server, connection, b"HTTP/1.1 200 OK\r\nX-Konsol-Protocol: 1\r\nX-Endless: ")


def cut(_server: "BadServer", connection: socket.socket, _asked: Asked) -> None:
    """Closes in the middle of the body."""
    connection.sendall(_head(200, {**OURS, "Content-Length": "1000"}) + b'{"epoch": "1')


def cut_chunked(_server: "BadServer", connection: socket.socket, _asked: Asked) -> None:
    connection.sendall(_head(200, {**OURS, "Transfer-Encoding": "chunked"}) + b'40\r\n{"epoch": "1')


def reset(_server: "BadServer", connection: socket.socket, _asked: Asked) -> None:
    """Drops the connection as a dead box in between does."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def silent_close(_server: "BadServer", _connection: socket.socket, _asked: Asked) -> None:
    """Closes without a word."""


def another_protocol(_server: "BadServer", connection: socket.socket, _asked: Asked) -> None:
    connection.sendall(b"SSH-2.0-OpenSSH_9.6\r\n")


def endless(_server: "BadServer", connection: socket.socket, _asked: Asked) -> None:
    """As many bytes as the other side takes."""
    connection.sendall(_head(200, {**OURS, "Connection": "close"}))
    while True:
        connection.sendall(b" " * 1_000_000)


class BadServer(socketserver.ThreadingTCPServer):
    """Does to each request what `behaviour` says, and remembers what was asked."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.behaviour: Behaviour = page(500)
        self.asked: list[Asked] = []
        self.closing = threading.Event()
        self.open: set[socket.socket] = set()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class _Handler(socketserver.BaseRequestHandler):
    server: BadServer

    def handle(self) -> None:
        self.server.open.add(self.request)
        with suppress(OSError), self.request.makefile("rb") as file:
            while (asked := _read(file)) is not None:
                self.server.asked.append(asked)
                self.server.behaviour(self.server, self.request, asked)
                if not isinstance(self.server.behaviour, _Whole):
                    break

    def finish(self) -> None:
        self.server.open.discard(self.request)


@dataclass(frozen=True)
class _Whole:
    answer: Behaviour
    kept_open: bool = field(default=True)

    def __call__(self, server: BadServer, connection: socket.socket, asked: Asked) -> None:
        self.answer(server, connection, asked)


def _read(file: "socket.SocketIO") -> Asked | None:  # type: ignore[name-defined]
    first = file.readline().decode("latin-1").split()
    if len(first) != 3:
        return None
    headers: dict[str, str] = {}
    while (line := file.readline().decode("latin-1").strip()):
        name, _, value = line.partition(":")
        headers[name.lower()] = value.strip()
    return Asked(first[0], first[1], headers, file.read(int(headers.get("content-length", "0"))))
