"""A server on this machine that misbehaves: every way in which a network or a stranger can answer, on demand."""

import socket
import socketserver
import ssl
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, BinaryIO

import pytest

OURS = {"X-Konsol-Protocol": "1"}
PAUSE_SECONDS = 0.02


@dataclass(frozen=True)
class Asked:
    """One request as it arrived; header names are in lower case."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


# What is done to one request; the result says whether the connection stays open for another.
Behaviour = Callable[["BadServer", socket.socket, Asked], bool]


def page(status: int, body: bytes = b"", *, ours: bool = True, **headers: str) -> Behaviour:
    """An answer that arrives whole; `ours` puts the protocol's own header on it."""
    told = {"Content-Length": str(len(body)), **{name.replace("_", "-"): value for name, value in headers.items()}}

    def answer(_server: BadServer, connection: socket.socket, _asked: Asked) -> bool:
        connection.sendall(_head(status, {**OURS, **told} if ours else told) + body)
        return True

    return answer


def hang(_server: "BadServer", connection: socket.socket, _asked: Asked) -> bool:
    """Takes the request and says nothing."""
    while connection.recv(4096):
        pass
    return False


def drip_body(server: "BadServer", connection: socket.socket, _asked: Asked) -> bool:
    """A body that never stalls and never ends."""
    return _drip(server, connection, _head(200, {**OURS, "Content-Length": "1000000"}))


def drip_without_length(server: "BadServer", connection: socket.socket, _asked: Asked) -> bool:
    """The same, where only the end of the connection would end the body."""
    return _drip(server, connection, _head(200, {**OURS, "Connection": "close"}))


def drip_headers(server: "BadServer", connection: socket.socket, _asked: Asked) -> bool:
    return _drip(server, connection, b"HTTP/1.1 200 OK\r\nX-Konsol-Protocol: 1\r\nX-Endless: ")


def cut(_server: "BadServer", connection: socket.socket, _asked: Asked) -> bool:
    """The connection ends in the middle of the body."""
    connection.sendall(_head(200, {**OURS, "Content-Length": "1000"}) + b'{"epoch": "1')
    return False


def cut_chunked(_server: "BadServer", connection: socket.socket, _asked: Asked) -> bool:
    connection.sendall(_head(200, {**OURS, "Transfer-Encoding": "chunked"}) + b'40\r\n{"epoch": "1')
    return False


def reset(_server: "BadServer", connection: socket.socket, _asked: Asked) -> bool:
    """The connection is dropped, as by a dead box in between."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    return False


def silent_close(_server: "BadServer", _connection: socket.socket, _asked: Asked) -> bool:
    return False


def another_protocol(_server: "BadServer", connection: socket.socket, _asked: Asked) -> bool:
    connection.sendall(b"SSH-2.0-OpenSSH_9.6\r\n")
    return False


def endless(_server: "BadServer", connection: socket.socket, _asked: Asked) -> bool:
    """As many bytes as the other side takes."""
    connection.sendall(_head(200, {**OURS, "Connection": "close"}))
    while True:
        connection.sendall(b" " * 1_000_000)


class BadServer(socketserver.ThreadingTCPServer):
    """Does to every request what `behaviour` says, and remembers what was asked."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self._tls = tls
        self.behaviour: Behaviour = silent_close
        self.asked: list[Asked] = []
        self.closing = threading.Event()
        self.connections: set[socket.socket] = set()

    @property
    def url(self) -> str:
        return f"{'https' if self._tls else 'http'}://127.0.0.1:{self.server_address[1]}"

    def get_request(self) -> tuple[socket.socket, Any]:
        connection, address = super().get_request()
        if self._tls:
            connection = self._tls.wrap_socket(connection, server_side=True)
        return connection, address

    def end(self) -> None:
        self.closing.set()
        self.shutdown()
        for connection in list(self.connections):
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        self.server_close()


class _Handler(socketserver.BaseRequestHandler):
    server: BadServer

    def handle(self) -> None:
        server, connection = self.server, self.request
        server.connections.add(connection)
        with suppress(OSError), connection.makefile("rb") as file:
            while (asked := _read(file)) is not None:
                server.asked.append(asked)
                if not server.behaviour(server, connection, asked):
                    break
        server.connections.discard(connection)


def _read(file: BinaryIO) -> Asked | None:
    first = file.readline().decode("latin-1").split()
    if len(first) != 3:
        return None
    headers: dict[str, str] = {}
    while line := file.readline().decode("latin-1").strip():
        name, _, value = line.partition(":")
        headers[name.lower()] = value.strip()
    return Asked(first[0], first[1], headers, file.read(int(headers.get("content-length", "0"))))


def _head(status: int, headers: dict[str, str]) -> bytes:
    known = {each.value: each.phrase for each in HTTPStatus}
    lines = [f"HTTP/1.1 {status} {known.get(status, 'Unheard Of')}"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode("latin-1")


def _drip(server: BadServer, connection: socket.socket, head: bytes) -> bool:
    connection.sendall(head)
    while not server.closing.wait(PAUSE_SECONDS):
        connection.sendall(b" ")
    return False


@contextmanager
def running_bad_server(behaviour: Behaviour = silent_close, tls: ssl.SSLContext | None = None) -> Iterator[BadServer]:
    server = BadServer(tls)
    server.behaviour = behaviour
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.002}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.end()
        thread.join(10)


@pytest.fixture
def bad_server() -> Iterator[BadServer]:
    with running_bad_server() as server:
        yield server
