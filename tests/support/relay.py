"""A bad line between a console and the real server: it can lose an answer, or break in the middle of a request."""

import http.client
import random
import socket
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from urllib.parse import urlsplit

from tests.support.bad_server import Asked, BadServer, Behaviour, page, running_bad_server


def passing(target: str) -> Behaviour:
    """Hands every request on, and the answer back."""

    def answer(_server: BadServer, connection: socket.socket, asked: Asked) -> bool:
        connection.sendall(_answer_of(target, asked))
        return True

    return answer


def losing_answers(target: str, count: int, to: str = "/") -> Behaviour:
    """The first `count` requests to addresses that begin with `to` are carried out, and their answers are lost."""
    left = threading.Semaphore(count)

    def answer(_server: BadServer, connection: socket.socket, asked: Asked) -> bool:
        found = _answer_of(target, asked)
        if asked.path.startswith(to) and left.acquire(blocking=False):
            return False
        connection.sendall(found)
        return True

    return answer


def breaking_pieces(target: str, count: int, after: int) -> Behaviour:
    """Of the first `count` pieces of an upload only `after` bytes arrive before the connection breaks."""
    left = threading.Semaphore(count)

    def answer(_server: BadServer, connection: socket.socket, asked: Asked) -> bool:
        if asked.method == "PATCH" and left.acquire(blocking=False):
            _begin(target, asked, after)
            return False
        connection.sendall(_answer_of(target, asked))
        return True

    return answer


def refusing(target: str, to: str) -> Behaviour:
    """A gateway turns down every request to addresses that begin with `to`; the others pass."""

    def answer(server: BadServer, connection: socket.socket, asked: Asked) -> bool:
        if asked.path.startswith(to):
            return page(503, ours=False)(server, connection, asked)
        connection.sendall(_answer_of(target, asked))
        return True

    return answer


def breaking_after(target: str, count: int) -> Behaviour:
    """`count` requests pass; from then on nothing does."""
    left = threading.Semaphore(count)

    def answer(_server: BadServer, connection: socket.socket, asked: Asked) -> bool:
        if not left.acquire(blocking=False):
            return False
        connection.sendall(_answer_of(target, asked))
        return True

    return answer


def unsteady(target: str, dice: random.Random, loss: float) -> Behaviour:
    """Requests and answers are lost, each with the probability `loss`."""
    guard = threading.Lock()

    def answer(_server: BadServer, connection: socket.socket, asked: Asked) -> bool:
        with guard:
            lost, answer_lost = dice.random() < loss, dice.random() < loss
        if lost:
            return False
        found = _answer_of(target, asked)
        if answer_lost:
            return False
        connection.sendall(found)
        return True

    return answer


@contextmanager
def bad_line(target: str) -> Iterator[BadServer]:
    """A line that works until its `behaviour` is set to another one."""
    with running_bad_server(passing(target)) as server:
        yield server


def _answer_of(target: str, asked: Asked) -> bytes:
    place = urlsplit(target)
    with closing(http.client.HTTPConnection(place.hostname or "", place.port, timeout=30)) as connection:
        connection.request(asked.method, asked.path, asked.body, _passed_on(asked))
        response = connection.getresponse()
        body = response.read()
    lines = [f"HTTP/1.1 {response.status} {response.reason}"]
    lines += [f"{n}: {v}" for n, v in response.getheaders() if n.lower() not in ("transfer-encoding", "connection")]
    if response.getheader("Content-Length") is None and response.status != 204:
        lines.append(f"Content-Length: {len(body)}")
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + body


def _begin(target: str, asked: Asked, after: int) -> None:
    """Send the head and the first bytes of a body, and close; return when the server has noticed."""
    place = urlsplit(target)
    with socket.create_connection((place.hostname, place.port), timeout=30) as connection:
        head = [f"{asked.method} {asked.path} HTTP/1.1", *(f"{n}: {v}" for n, v in _passed_on(asked).items())]
        connection.sendall("\r\n".join([*head, "", ""]).encode("latin-1") + asked.body[:after])
        connection.shutdown(socket.SHUT_WR)
        while connection.recv(4096):
            pass


def _passed_on(asked: Asked) -> dict[str, str]:
    return {name: value for name, value in asked.headers.items() if name not in ("connection",)}


def cutting_downloads(target: str, dice: random.Random, count: int, log: list[tuple[int, int]]) -> Behaviour:
    """The first `count` answers with part of an attachment break off at a random byte of the body, its first included.

    `log` gets, for each such answer that was begun, where it started and how many bytes of it arrived.
    """
    guard = threading.Lock()
    left = [count]

    def answer(_server: BadServer, connection: socket.socket, asked: Asked) -> bool:
        found = _answer_of(target, asked)
        if not asked.path.startswith("/v1/blobs/"):
            connection.sendall(found)
            return True
        head, _, body = found.partition(b"\r\n\r\n")
        with guard:
            cut = left[0] > 0
            left[0] -= 1
            arriving = dice.randrange(len(body)) if cut else len(body)
            log.append((int(asked.headers["range"].removeprefix("bytes=").partition("-")[0]), arriving))
        connection.sendall(head + b"\r\n\r\n" + body[:arriving])
        return not cut

    return answer


def cutting_chunks(target: str, after: int, starts: list[int]) -> Behaviour:
    """Of every chunk of a snapshot that is asked for, only `after` bytes arrive; `starts` gets where each began."""

    def answer(_server: BadServer, connection: socket.socket, asked: Asked) -> bool:
        found = _answer_of(target, asked)
        cut = asked.path.startswith("/v1/snapshots/") and "range" in asked.headers
        if cut:
            starts.append(int(asked.headers["range"].removeprefix("bytes=").partition("-")[0]))
            found = found[: found.index(b"\r\n\r\n") + 4 + after]
        connection.sendall(found)
        return not cut

    return answer
