"""What the console sends reaches its own server only, and what it says or is told stands in no log."""

import logging
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from app.problems import Problem
from app.sync import pieces
from app.sync.api import Api, Timeouts, Tokens
from app.sync.engine import Answered, Exchange, Prepared
from app.sync.session import SignedIn
from domain.ids import DeviceId, PersonId
from domain.people import Person
from domain.protocol import PROTOCOL_VERSION, SyncReply, SyncRequest
from domain.wire import dumps
from tests.support.bad_server import BadServer, page, running_bad_server

TOKEN, PASSWORD, BODY = "token-kenari-1", "sandi-kenari-2", "isi-kenari-3"
REQUEST = SyncRequest(PROTOCOL_VERSION, DeviceId("d"), commands=({"text": BODY},))
REPLY = SyncReply("e1", "2026-11-20T02:00:00Z", "c1")
TOKENS = Tokens(TOKEN, TOKEN, 900, Person(PersonId("sari"), "Sari", ""))


@pytest.fixture
def api(bad_server: BadServer) -> Iterator[Api]:
    with closing(Api(bad_server.url, Timeouts(connect=5, stall=5, whole=30))) as found:
        yield found


@pytest.fixture
def elsewhere() -> Iterator[BadServer]:
    with running_bad_server(page(200, dumps(REPLY).encode())) as server:
        yield server


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("ours", [True, False])
def test_no_redirect_is_followed(
    api: Api, bad_server: BadServer, elsewhere: BadServer, status: int, ours: bool
) -> None:
    for location in (f"{elsewhere.url}/v1/sync", f"{bad_server.url}/v1/login", "/v1/login"):
        bad_server.behaviour = page(status, ours=ours, Location=location)
        for call in (lambda: api.sync(TOKEN, REQUEST), lambda: api.sign_in("sari", PASSWORD, "r1")):
            with pytest.raises(Problem):
                call()
    assert elsewhere.asked == []
    assert {asked.path for asked in bad_server.asked} == {"/v1/sync", "/v1/auth/token"}


@pytest.mark.parametrize(
    "location",
    ["{0}/x", "@{1}/x", "//{1}/x", ":1@{1}/x", ".{1}/x", "\\\\{1}/x", "", "?x", "ftp://{1}/x", "x/@{1}/y"],
)
def test_an_upload_goes_nowhere_else(api: Api, bad_server: BadServer, elsewhere: BadServer, location: str) -> None:
    told = location.format(elsewhere.url, elsewhere.url.removeprefix("http://"))
    bad_server.behaviour = page(201, Location=told)
    with pytest.raises(Problem):
        pieces.begin(api, TOKEN, "ab" * 32, "foto.png", 3)
    assert elsewhere.asked == []


def test_the_token_is_the_one_of_the_session_whatever_the_computer_knows(
    api: Api, bad_server: BadServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login sari password lama\n")
    (tmp_path / ".netrc").chmod(0o600)
    monkeypatch.setenv("HOME", str(tmp_path))
    bad_server.behaviour = page(200, dumps(REPLY).encode())
    api.sync(TOKEN, REQUEST)
    api.sync("kedua", REQUEST)
    assert [asked.headers["authorization"] for asked in bad_server.asked] == [f"Bearer {TOKEN}", "Bearer kedua"]
    with pytest.raises(Problem):
        api.sign_in("sari", PASSWORD, "r1")
    assert "authorization" not in bad_server.asked[-1].headers


def test_nothing_said_or_told_is_logged(
    api: Api, bad_server: BadServer, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    for body in (dumps(TOKENS), dumps(REPLY), BODY, '{"code": "' + BODY):
        for status in (200, 401, 500):
            bad_server.behaviour = page(status, body.encode())
            for call in (
                lambda: api.sync(TOKEN, REQUEST),
                lambda: api.sign_in("sari", PASSWORD, "r1"),
                lambda: api.refresh(TOKEN, "r1"),
            ):
                try:
                    call()
                except Problem as problem:
                    logging.getLogger("konsol.sync").info("%s %r", problem, problem.fields, exc_info=problem)
    output = caplog.text + "".join(capfd.readouterr())
    assert "POST /v1/auth/token" in output, "the libraries' own records are not seen"
    for secret in (TOKEN, PASSWORD, BODY):
        assert secret not in output


def test_what_holds_a_secret_does_not_show_it() -> None:
    signed_in = SignedIn("http://127.0.0.1", "sari", PASSWORD, DeviceId("d"), TOKENS)
    shown = [repr(signed_in), repr(TOKENS), repr(Prepared(REQUEST)), repr(Exchange(REQUEST)), repr(Answered(REPLY))]
    assert [text for text in shown if TOKEN in text or PASSWORD in text or BODY in text] == []
