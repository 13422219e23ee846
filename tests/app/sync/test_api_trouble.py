"""Whatever answers in the server's place, the console gets a Problem with the right code, and nothing else."""

import gzip
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from app.problems import Problem, ProblemCode
from app.sync import pieces
from app.sync.api import Api, Timeouts
from domain.ids import CaseId, DeviceId
from domain.protocol import PROTOCOL_VERSION, SyncReply, SyncRequest
from domain.wire import dumps
from tests.support import bad_server as bad
from tests.support.bad_server import BadServer, Behaviour, page
from tests.support.presence import tool

ROOT = Path(__file__).parents[3]
C = ProblemCode
SHA = "ab" * 32
CALLS: dict[str, Callable[[Api], object]] = {
    "sign_in": lambda api: api.sign_in("sari", "rahasia", "r1"),
    "refresh": lambda api: api.refresh("token", "r1"),
    "enrol": lambda api: api.enrol("akses", "device", "komputer"),
    "sync": lambda api: api.sync("akses", SyncRequest(PROTOCOL_VERSION, DeviceId("d"))),
    "upload": lambda api: pieces.begin(api, "akses", SHA, "foto.png", 10),
    "piece": lambda api: pieces.send(api, "akses", pieces.Place("/v1/uploads/1", 0), b"isi berkas"),
    "blob": lambda api: pieces.fetch(api, "akses", SHA, 0, 10, ""),
    "reveal": lambda api: api.reveal("akses", DeviceId("d"), CaseId("c")),
}
PORTAL = b"<!doctype html><title>Masuk ke Wi-Fi</title><form action=/login></form>"
BOMB = gzip.compress(bytes(80_000_000))
REPLY = SyncReply("e1", "2026-11-20T02:00:00Z", "c1")

# What answers, what it must be called, and which calls cannot tell that it is wrong.
TROUBLES: dict[str, tuple[Behaviour, ProblemCode]] = {
    "500": (page(500, b'{"code": "internal"}'), C.SERVER_ERROR),
    "500 of somebody between": (page(500, b"oops", ours=False), C.SERVER_ERROR),
    "502 of somebody between": (page(502, PORTAL, ours=False), C.SERVER_ERROR),
    "503": (page(503, Retry_After="7"), C.SERVER_ERROR),
    "429": (page(429, b"[]", Retry_After="7"), C.SERVER_ERROR),
    "401": (page(401, b'{"code": "session_expired"}'), C.SESSION_EXPIRED),
    "401 without a code": (page(401, b"\xff"), C.SESSION_EXPIRED),
    "401 of somebody between": (page(401, PORTAL, ours=False), C.NOT_OUR_SERVER),
    "403": (page(403, b'{"code": "device_revoked"}'), C.DEVICE_REVOKED),
    "403 of somebody between": (page(403, PORTAL, ours=False), C.NOT_OUR_SERVER),
    "account shut": (page(403, b'{"code": "account_locked"}'), C.ACCOUNT_LOCKED),
    "account guessed at": (page(429, b'{"code": "account_locked"}', Retry_After="900"), C.ACCOUNT_LOCKED),
    "wrong password": (page(401, b'{"code": "wrong_password"}'), C.WRONG_PASSWORD),
    "404": (page(404, b'{"code": "not_found"}'), C.SERVER_ERROR),
    "413": (page(413, b'{"code": "too_large"}'), C.PAGE_TOO_LARGE),
    "413 of somebody between": (page(413, b"<html>nginx", ours=False), C.PAGE_TOO_LARGE),
    "426": (page(426, b'{"code": "upgrade_needed"}'), C.UPGRADE_NEEDED),
    "portal": (page(200, PORTAL, ours=False), C.NOT_OUR_SERVER),
    "portal that redirects": (page(302, ours=False, Location="http://127.0.0.1:9/login"), C.NOT_OUR_SERVER),
    "closes": (bad.silent_close, C.SERVER_DOWN),
    "resets": (bad.reset, C.SERVER_DOWN),
    "cuts the body": (bad.cut, C.SERVER_DOWN),
    "cuts a chunk": (bad.cut_chunked, C.SERVER_DOWN),
    "another protocol": (bad.another_protocol, C.NOT_OUR_SERVER),
    "endless": (bad.endless, C.NOT_OUR_SERVER),
    "packed garbage": (page(200, b"not gzip", Content_Encoding="gzip"), C.NOT_OUR_SERVER),
    "a bomb": (page(200, BOMB, Content_Encoding="gzip"), C.NOT_OUR_SERVER),
    "garbage": (page(200, b'{"epoch": '), C.NOT_OUR_SERVER),
    "nothing": (page(200), C.NOT_OUR_SERVER),
    "deep": (page(200, b"[" * 100_000), C.NOT_OUR_SERVER),
    "a long number": (page(200, b"9" * 10_000), C.NOT_OUR_SERVER),
}
SLOW = {
    "hangs": bad.hang,
    "drips the body": bad.drip_body,
    "drips without length": bad.drip_without_length,
    "drips the headers": bad.drip_headers,
}
SHAPES = (
    b"null",
    b"[]",
    b'"x"',
    b"3",
    b'{"epoch": 5}',
    b'{"epoch": "e", "server_time": "t", "cursor": "c", "grants": 1}',
)
QUICK = [name for name in TROUBLES if name not in ("endless", "a bomb")]


HASTY = Timeouts(connect=10, stall=10, whole=2.5)


@pytest.fixture
def api(bad_server: BadServer) -> Iterator[Api]:
    with closing(Api(bad_server.url, Timeouts(connect=5, stall=5, whole=30))) as found:
        yield found


@pytest.fixture
def hasty(bad_server: BadServer) -> Iterator[Api]:
    with closing(Api(bad_server.url, HASTY)) as found:
        yield found


def problem_of(call: Callable[[Api], object], api: Api) -> Problem:
    with pytest.raises(Problem) as caught:
        call(api)
    return caught.value


@pytest.mark.parametrize("name", TROUBLES)
def test_each_trouble_of_a_sync_has_its_code(api: Api, bad_server: BadServer, name: str) -> None:
    bad_server.behaviour, code = TROUBLES[name]
    for _ in range(2 if name in QUICK else 1):  # again: what is left of the connection must not matter
        assert problem_of(CALLS["sync"], api).code is code


@pytest.mark.parametrize("name", SLOW)
def test_an_exchange_ends_with_its_own_deadline(hasty: Api, bad_server: BadServer, name: str) -> None:
    bad_server.behaviour = SLOW[name]
    begun = time.monotonic()
    problem = problem_of(CALLS["sync"], hasty)
    assert (problem.code, problem.fields.get("unsent", False)) == (C.SERVER_SLOW, False)
    assert time.monotonic() - begun < HASTY.stall


def test_silence_ends_sooner_than_an_exchange_may_last(bad_server: BadServer) -> None:
    bad_server.behaviour = bad.hang
    with closing(Api(bad_server.url, Timeouts(connect=5, stall=0.3, whole=60))) as api:
        begun = time.monotonic()
        assert problem_of(CALLS["sync"], api).code is C.SERVER_SLOW
    assert time.monotonic() - begun < 10


@pytest.mark.parametrize("call", [call for call in CALLS if call != "sync"])
@pytest.mark.parametrize("name", QUICK)
def test_no_other_call_lets_another_error_out(api: Api, bad_server: BadServer, name: str, call: str) -> None:
    bad_server.behaviour, code = TROUBLES[name]
    assert problem_of(CALLS[call], api).code in (code, C.NOT_OUR_SERVER)


@pytest.mark.parametrize("call", ["sign_in", "refresh", "sync", "upload"])
@pytest.mark.parametrize("shape", SHAPES)
def test_json_of_another_shape_is_not_our_server(api: Api, bad_server: BadServer, call: str, shape: bytes) -> None:
    bad_server.behaviour = page(200, shape)
    assert problem_of(CALLS[call], api).code is C.NOT_OUR_SERVER


@pytest.mark.parametrize("ours", [True, False])
@pytest.mark.parametrize("status", [429, 500, 503])
def test_retry_after_reaches_whoever_waits(api: Api, bad_server: BadServer, status: int, ours: bool) -> None:
    for told, seconds in (("7", 7.0), ("Fri, 20 Nov 2026 02:00:00 GMT", 0.0), ("-1", 0.0)):
        bad_server.behaviour = page(status, ours=ours, Retry_After=told)
        assert problem_of(CALLS["sync"], api).fields.get("retry_after", 0.0) == seconds


def test_a_locked_account_says_for_how_long(api: Api, bad_server: BadServer) -> None:
    bad_server.behaviour = TROUBLES["account guessed at"][0]
    problem = problem_of(CALLS["sign_in"], api)
    assert (problem.code, problem.fields["retry_after"]) == (C.ACCOUNT_LOCKED, 900.0)


@pytest.mark.parametrize("name", QUICK)
def test_only_what_certainly_did_not_arrive_counts_as_unsent(api: Api, bad_server: BadServer, name: str) -> None:
    """A command that is taken for unsent can be taken back, so nothing may be claimed that is not known."""
    bad_server.behaviour, _ = TROUBLES[name]
    refused_by_our_server = {"429", "401", "401 without a code", "403", "404", "413", "426", "wrong password"}
    refused_by_our_server |= {"account shut", "account guessed at"}
    assert bool(problem_of(CALLS["sync"], api).fields.get("unsent")) is (name in refused_by_our_server)


def test_nobody_listens() -> None:
    with socket.create_server(("127.0.0.1", 0)) as gone:
        port = gone.getsockname()[1]
    with closing(Api(f"http://127.0.0.1:{port}")) as api:
        problem = problem_of(CALLS["sync"], api)
        assert (problem.code, problem.fields.get("unsent")) == (C.SERVER_DOWN, True)


def test_the_address_takes_no_connection() -> None:
    """The queue of a listener that accepts nobody is full: further connections are neither taken nor refused."""
    with socket.create_server(("127.0.0.1", 0), backlog=0) as deaf:
        waiting = [socket.socket() for _ in range(4)]
        for one in waiting:
            one.setblocking(False)
            one.connect_ex(deaf.getsockname())
        with closing(Api(f"http://127.0.0.1:{deaf.getsockname()[1]}", Timeouts(0.3, 5, 60))) as api:
            assert problem_of(CALLS["sync"], api).code is C.SERVER_DOWN
        for one in waiting:
            one.close()


OFFLINE = """
import sys
sys.path.insert(0, sys.argv[1])
from app.problems import Problem
from app.sync.api import Api
for address in ("http://127.0.0.1:9", "http://server.invalid"):
    try:
        Api(address).refresh("t", "r")
    except Problem as problem:
        print(problem.code, problem.fields)
"""


def test_a_computer_without_any_network_is_offline() -> None:
    """In a network of its own that has not even the loopback interface up."""
    command = [tool("unshare", "util-linux"), "--map-root-user", "--net", sys.executable, "-c", OFFLINE, str(ROOT)]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=60)
    if "unshare failed" in ended.stderr:
        pytest.skip(f"this machine lets nobody make a network of their own: {ended.stderr.strip()}")
    assert ended.stdout.splitlines() == ["offline {'unsent': True}"] * 2, ended.stderr


@pytest.mark.parametrize("address", ["", "bukan alamat", "http://", "http://a..b", "http://127.0.0.1:99999", "ftp://x"])
def test_an_address_that_is_none(address: str) -> None:
    with closing(Api(address)) as api:
        assert problem_of(CALLS["sign_in"], api).code is C.NOT_OUR_SERVER


def test_a_secure_address_where_nothing_secure_answers() -> None:
    def answer_in_the_clear() -> None:
        connection, _ = listener.accept()
        with connection:
            connection.sendall(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")
            connection.recv(4096)

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=answer_in_the_clear)
        thread.start()
        with closing(Api(f"https://127.0.0.1:{listener.getsockname()[1]}", Timeouts(5, 5, 20))) as api:
            assert problem_of(CALLS["sync"], api).code is C.NOT_OUR_SERVER
        thread.join(10)


def test_a_token_that_no_header_can_carry(api: Api, bad_server: BadServer) -> None:
    bad_server.behaviour = page(200, dumps(REPLY).encode())
    for token in ("dua\nbaris", "✓", "\ud800"):
        request = SyncRequest(PROTOCOL_VERSION, DeviceId("d"))
        assert problem_of(lambda api, t=token, r=request: api.sync(t, r), api).code is C.NOT_OUR_SERVER


def test_after_every_trouble_a_good_answer_is_taken(hasty: Api, bad_server: BadServer) -> None:
    for trouble in (page(500), bad.cut, bad.drip_headers, bad.drip_body, bad.hang, bad.reset):
        bad_server.behaviour = trouble
        problem_of(CALLS["sync"], hasty)
        bad_server.behaviour = page(200, dumps(REPLY).encode())
        assert CALLS["sync"](hasty) == REPLY
