"""Requests are packed for a server that has said it unpacks them and for no other; a wrong guess sticks to nobody."""

import gzip
import json
from collections.abc import Iterator
from contextlib import closing, suppress

import pytest

from app.problems import Problem
from app.sync.api import Api, Timeouts
from domain.ids import DeviceId
from domain.protocol import PROTOCOL_VERSION, SyncReply, SyncRequest
from domain.wire import dumps
from tests.support import bad_server as bad
from tests.support.bad_server import Asked, BadServer, Behaviour, page

REPLY = dumps(SyncReply("e1", "2026-11-20T02:00:00Z", "c1")).encode()
ANNOUNCING = page(200, REPLY, Accept_Encoding="gzip")
OLD = page(200, REPLY)
LONG = SyncRequest(PROTOCOL_VERSION, DeviceId("d"), cursor="kursor " * 200)
SHORT = SyncRequest(PROTOCOL_VERSION, DeviceId("d"))


@pytest.fixture
def api(bad_server: BadServer) -> Iterator[Api]:
    with closing(Api(bad_server.url, Timeouts(connect=5, stall=5, whole=10))) as made:
        yield made


def sent(api: Api, server: BadServer, behaviour: Behaviour, request: SyncRequest = LONG) -> Asked:
    """The request as the server saw it, which then does what `behaviour` says."""
    server.behaviour = behaviour
    with suppress(Problem):
        api.sync("akses", request)
    return server.asked[-1]


def is_packed(asked: Asked) -> bool:
    return asked.headers.get("content-encoding") == "gzip"


def test_what_is_packed_says_so_and_is_the_same(api: Api, bad_server: BadServer) -> None:
    plain, packed = sent(api, bad_server, ANNOUNCING), sent(api, bad_server, ANNOUNCING)
    assert (is_packed(plain), is_packed(packed)) == (False, True)
    assert json.loads(gzip.decompress(packed.body)) == json.loads(plain.body)
    assert len(packed.body) < len(plain.body) / 5
    assert api.traffic.sent_bytes == len(plain.body) + len(packed.body)


def test_a_server_that_does_not_announce_it_is_never_sent_one(api: Api, bad_server: BadServer) -> None:
    assert not any(is_packed(sent(api, bad_server, OLD)) for _ in range(3))
    other = page(200, REPLY, Accept_Encoding="br")
    assert not any(is_packed(sent(api, bad_server, other)) for _ in range(2))


def test_a_stranger_s_announcement_does_not_count(api: Api, bad_server: BadServer) -> None:
    portal = page(200, b"<html>", ours=False, Accept_Encoding="gzip")
    assert not any(is_packed(sent(api, bad_server, portal)) for _ in range(2))


def test_what_is_short_is_not_packed(api: Api, bad_server: BadServer) -> None:
    sent(api, bad_server, ANNOUNCING)
    assert not is_packed(sent(api, bad_server, ANNOUNCING, SHORT))


@pytest.mark.parametrize(
    "puzzled",
    [page(400, b'{"code": "malformed"}'), page(415, ours=False), page(400, ours=False), page(502, ours=False), OLD],
    ids=["older server", "415 of somebody between", "400 of somebody between", "502 of somebody between", "put back"],
)
def test_whoever_is_puzzled_by_a_packed_request_gets_a_plain_one_next(
    puzzled: Behaviour, api: Api, bad_server: BadServer
) -> None:
    sent(api, bad_server, ANNOUNCING)
    assert is_packed(sent(api, bad_server, puzzled))
    assert not is_packed(sent(api, bad_server, ANNOUNCING))


def test_a_line_that_breaks_does_not_unsay_it(api: Api, bad_server: BadServer) -> None:
    sent(api, bad_server, ANNOUNCING)
    for broken in (bad.reset, bad.cut, bad.silent_close):
        assert is_packed(sent(api, bad_server, broken))


def test_other_calls_say_nothing_about_it(api: Api, bad_server: BadServer) -> None:
    sent(api, bad_server, ANNOUNCING)
    bad_server.behaviour = page(200)
    api.call("PATCH", "/v1/uploads/1", "akses", body=b"isi", headers={})
    assert is_packed(sent(api, bad_server, ANNOUNCING))
