"""A request may come packed: what is in it counts, within bounds, and what is not whole or not known is refused."""

import gzip
import json
import tracemalloc
import zlib

import pytest
import requests

from domain.commands import AddNote
from domain.protocol import CommandMessage, Outcome
from domain.wire import to_wire
from server.edge import PROTOCOL_HEADER
from server.problems import Problem
from server.requests import unpacked
from server.routes.sync import LARGEST_BODY
from tests.server.conftest import SignIn
from tests.server.desk import TIMEOUT, Desk
from tests.server.region import Region

ROOM = bytes(20 * LARGEST_BODY)


def send(desk: Desk, body: bytes, coding: str = "gzip", path: str = "/v1/sync") -> requests.Response:
    headers = {"Content-Encoding": coding}
    return desk.http.post(desk.url + path, data=body, headers=headers, timeout=TIMEOUT)


def refusal(answer: requests.Response) -> tuple[int, str]:
    assert answer.headers[PROTOCOL_HEADER] == "1"
    return answer.status_code, answer.json()["code"]


def question(desk: Desk, *commands: CommandMessage) -> bytes:
    asked = {"protocol": 1, "device": desk.device, "commands": [to_wire(command) for command in commands]}
    return json.dumps(asked).encode()


def test_what_is_packed_is_carried_out_and_every_answer_says_that_it_would_be(at_desk: SignIn, region: Region) -> None:
    case, budi = region.report(), at_desk("budi")
    answer = send(budi, gzip.compress(question(budi, budi.message(case, AddNote("dikemas")))))
    assert [result["outcome"] for result in answer.json()["results"]] == [Outcome.APPLIED]
    hello = requests.get(f"{budi.url}/v1/hello", timeout=TIMEOUT)
    refused = send(budi, b"{", coding="identity")
    assert {each.headers["Accept-Encoding"] for each in (answer, hello, refused)} == {"gzip"}


def test_an_upload_is_not_offered_to_be_packed(at_desk: SignIn) -> None:
    budi = at_desk("budi")
    assert "Accept-Encoding" not in budi.http.options(f"{budi.url}/v1/uploads", timeout=TIMEOUT).headers


@pytest.mark.parametrize("size", [LARGEST_BODY + 1, len(ROOM)])
def test_a_bomb_does_not_go_off(size: int, at_desk: SignIn) -> None:
    answer = send(at_desk("budi"), gzip.compress(ROOM[:size]))
    assert (refusal(answer), answer.json()["limit"]) == ((413, "too_large"), LARGEST_BODY)


def test_a_bomb_takes_no_more_room_than_a_body_may() -> None:
    bomb = gzip.compress(ROOM)
    tracemalloc.start()
    try:
        with pytest.raises(Problem, match="413"):
            unpacked(bomb, LARGEST_BODY)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 3 * LARGEST_BODY


def test_what_is_packed_and_still_too_large_is_not_read_to_its_end(at_desk: SignIn) -> None:
    budi = at_desk("budi")
    assert refusal(send(budi, b"x" * (LARGEST_BODY + 1))) == (413, "too_large")
    log_in = gzip.compress(b" " * 65_537)
    assert refusal(send(budi, log_in, path="/v1/auth/token")) == (413, "too_large"), "each address has its own bound"


def test_a_packed_body_of_which_any_part_is_missing_has_no_effect(at_desk: SignIn, region: Region) -> None:
    case, budi = region.report(), at_desk("budi")
    message = budi.message(case, AddNote("setengah"))
    packed = gzip.compress(question(budi, message))
    for size in range(len(packed)):
        assert refusal(send(budi, packed[:size])) == (400, "malformed"), size
    assert [result.outcome for result in budi.exchange([message]).results] == [Outcome.APPLIED]


def test_what_is_damaged_or_goes_on_after_its_end_is_malformed(at_desk: SignIn) -> None:
    budi = at_desk("budi")
    good = question(budi)
    packed = gzip.compress(good)
    damaged = packed[:-6] + bytes([packed[-6] ^ 1]) + packed[-5:]  # in the checksum
    for body in (damaged, packed + b"{}", packed + packed, good, zlib.compress(good)):
        assert refusal(send(budi, body)) == (400, "malformed")
    assert send(budi, packed).status_code == send(budi, packed, coding="GZIP").status_code == 200
    assert send(budi, good, coding="identity").status_code == 200


@pytest.mark.parametrize("coding", ["br", "deflate", "zstd", "gzip, gzip", "x"])
def test_another_packing_is_named_as_the_reason(coding: str, at_desk: SignIn) -> None:
    answer = send(at_desk("budi"), b"{}", coding)
    assert refusal(answer) == (415, "unknown_coding")
    assert answer.headers["Accept-Encoding"] == "gzip"
