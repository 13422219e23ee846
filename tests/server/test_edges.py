"""Whatever comes in, an answer of ours goes out: marked, in one form for all refusals, and without what it broke on."""

import json
import logging
import sqlite3
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
import requests
from hypothesis import HealthCheck, given
from hypothesis import settings as running
from hypothesis import strategies as st
from sqlalchemy import make_url, update

from domain.commands import AddNote
from domain.protocol import Outcome
from domain.wire import to_wire
from server import database
from server.central import Central
from server.edge import PROTOCOL_HEADER
from server.embedded import EmbeddedServer
from server.settings import Settings
from server.tables import reference
from tests.server.conftest import SignIn
from tests.server.desk import TIMEOUT, Desk, sit_down
from tests.server.region import Clock, Region, change
from tests.support.guards import ExpectedLog


def is_ours(answer: requests.Response) -> bool:
    return answer.headers.get(PROTOCOL_HEADER) == "1" and answer.headers["X-Content-Type-Options"] == "nosniff"


def refusal(answer: requests.Response) -> tuple[int, str]:
    body = answer.json()
    assert is_ours(answer)
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert (body["type"], body["status"]) == ("about:blank", answer.status_code)
    return answer.status_code, body["code"]


def test_anybody_may_ask_which_server_this_is(server: EmbeddedServer, central: Central, clock: Clock) -> None:
    answer = requests.get(f"{server.url}/v1/hello", timeout=TIMEOUT)

    assert is_ours(answer)
    assert answer.json() == {
        "server_time": "2026-11-20T02:00:00Z",
        "epoch": central.epoch.current(),
        "protocol": [1, 1],
        "minimum_client": "",
        "spread_seconds": 30,
        "name": "SP4N-LAPOR!",
    }


def test_refusals_have_one_form(at_desk: SignIn) -> None:
    budi = at_desk("budi")

    def call(method: str, path: str, **options: Any) -> tuple[int, str]:
        return refusal(budi.http.request(method, budi.url + path, timeout=TIMEOUT, **options))

    assert call("GET", "/") == (404, "not_found")
    assert call("GET", "/docs") == call("GET", "/openapi.json") == (404, "not_found")
    assert call("GET", "/v1/sync") == (405, "method_not_allowed")
    assert call("POST", "/v1/sync", data=b"{") == (400, "malformed")
    assert call("POST", "/v1/sync", data=b"[" * 100_000) == (400, "malformed")
    assert call("POST", "/v1/sync", data=b'{"protocol": ' + b"9" * 5_000 + b"}") == (400, "malformed")
    assert call("POST", "/v1/sync", data=b"\xff\xfe\x00") == (400, "malformed")
    assert refusal(budi.ask(protocol=0)) == refusal(budi.ask(protocol=2)) == (426, "upgrade_needed")
    assert budi.ask(protocol=2).json()["protocol"] == [1, 1]
    assert refusal(budi.ask(schema=0)) == (426, "upgrade_needed") and budi.ask(schema=0).json()["schema"] == [1, 1]
    assert budi.ask(schema=99).status_code == 200, "a newer console reads older documents"
    assert (
        refusal(budi.ask(ack_results_through=-1)) == refusal(budi.ask(ack_results_through=2**63)) == (400, "malformed")
    )
    assert budi.ask(limit_bytes=-(2**80)).status_code == budi.ask(limit_bytes=2**80).status_code == 200


def test_a_body_that_is_too_large_is_not_read_to_its_end(at_desk: SignIn) -> None:
    budi = at_desk("budi")
    log_in = requests.post(f"{budi.url}/v1/auth/token", data=b"x" * 65_537, timeout=TIMEOUT)
    announced = budi.http.post(f"{budi.url}/v1/sync", data=b"x" * (2 * 1024 * 1024 + 1), timeout=TIMEOUT)

    def dripping() -> Iterator[bytes]:
        for _ in range(40):
            yield b" " * 65_536

    streamed = budi.http.post(f"{budi.url}/v1/sync", data=dripping(), timeout=TIMEOUT)

    assert refusal(log_in) == refusal(announced) == refusal(streamed) == (413, "too_large")
    assert announced.json()["limit"] == 2 * 1024 * 1024


def test_an_error_inside_is_answered_without_what_it_broke_on(
    at_desk: SignIn, central: Central, expected_log: ExpectedLog, caplog: pytest.LogCaptureFixture
) -> None:
    expected_log("konsol.server.edge", logging.ERROR, "KeyError at server.directory")
    budi = at_desk("budi")
    change(central, update(reference).where(reference.c.kind == "unit").values(kind="Kenari-5150"))

    answer = budi.ask()

    assert refusal(answer) == (500, "internal")
    assert set(answer.json()) == {"type", "title", "status", "code"}
    assert "Kenari" not in caplog.text


@pytest.mark.postgres
def test_a_database_that_goes_away_and_comes_back_costs_nothing(
    postgres_url: str, postgres_database: str, tmp_path: Any, clock: Clock, expected_log: ExpectedLog
) -> None:
    expected_log("konsol.server.edge", logging.WARNING, "OperationalError")
    settings = Settings(tmp_path, postgres_database)
    with EmbeddedServer(settings, now=clock) as server:
        central = Central.over(settings, clock)
        region = Region(central)
        region.found()
        case = region.report()
        budi = sit_down(server.url, central, "budi")
        message = budi.message(case, AddNote("sebelum basis data kembali"))
        with psycopg.connect(postgres_url.replace("+psycopg", ""), autocommit=True) as maintenance:
            name = make_url(postgres_database).database
            maintenance.execute(f'ALTER DATABASE "{name}" WITH ALLOW_CONNECTIONS false')
            maintenance.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", (name,))
            answer = budi.ask([message])
            maintenance.execute(f'ALTER DATABASE "{name}" WITH ALLOW_CONNECTIONS true')

        assert refusal(answer) == (503, "unavailable")
        assert int(answer.headers["Retry-After"]) > 0
        assert [result.outcome for result in budi.exchange([message]).results] == [Outcome.APPLIED]
        budi.http.close()
        central.engine.dispose()


def test_a_database_somebody_else_holds_makes_commands_wait(
    tmp_path: Any, clock: Clock, expected_log: ExpectedLog, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected_log("konsol.server.edge", logging.WARNING, "OperationalError")
    expected_log("konsol.server.command", logging.WARNING, "OperationalError")
    monkeypatch.setattr(database, "BUSY_TIMEOUT_MS", 50)
    settings = Settings(tmp_path)
    with EmbeddedServer(settings, now=clock) as server:
        central = Central.over(settings, clock)
        region = Region(central)
        region.found()
        case = region.report()
        budi = sit_down(server.url, central, "budi")
        message = budi.message(case, AddNote("menunggu"))
        holder = sqlite3.connect(tmp_path / "server.db", isolation_level=None)
        holder.execute("BEGIN IMMEDIATE")

        result = budi.exchange([message]).results[0]
        log_in = {"username": "budi", "password": "x"}
        assert refusal(budi.post("/v1/auth/token", log_in)) == (503, "unavailable")
        holder.execute("ROLLBACK")
        holder.close()

        assert result.outcome == Outcome.DEFERRED
        assert budi.exchange([message]).results[0].outcome == Outcome.APPLIED
        budi.http.close()
        central.engine.dispose()


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=12,
)
CALLS = st.sampled_from(["/v1/sync", "/v1/auth/token", "/v1/auth/refresh", "/v1/devices"])


@st.composite
def spoiled(draw: st.DrawFn, plain: Any) -> Any:
    """The same JSON with something in it replaced, dropped or added, at any depth."""
    if isinstance(plain, dict) and plain and draw(st.integers(0, 3)):
        key = draw(st.sampled_from(sorted(plain)))
        rest = {name: value for name, value in plain.items() if name != key}
        return rest if not draw(st.integers(0, 4)) else {**plain, key: draw(spoiled(plain[key]))}
    if isinstance(plain, list) and plain and draw(st.integers(0, 3)):
        return [draw(spoiled(plain[0])), *plain[1:]]
    return draw(JSON)


def test_no_garbage_breaks_anything(at_desk: SignIn, region: Region) -> None:
    """Log lines count as well: the guard around every test fails it for an error that was logged."""
    case = region.report()
    budi: Desk = at_desk("budi")
    budi.sync()
    good = {
        "/v1/sync": {
            "protocol": 1, "device": budi.device, "epoch": budi.epoch, "cursor": budi.cursor, "limit_bytes": 100,
            "ack_results_through": 0, "commands": [to_wire(budi.message(case, AddNote("x")))],
        },
        "/v1/auth/token": {"username": "siapa", "password": "x", "request_id": "1"},
        "/v1/auth/refresh": {"refresh_token": "a.1.b.c", "request_id": "1"},
        "/v1/devices": {"id": budi.device, "name": "x"},
    }  # fmt: skip

    @running(max_examples=120, deadline=None, database=None, suppress_health_check=list(HealthCheck), derandomize=True)
    @given(path=CALLS, data=st.data())
    def try_it(path: str, data: st.DataObject) -> None:
        body = data.draw(st.binary(max_size=40) | spoiled(good[path]))
        raw = body if isinstance(body, bytes) else json.dumps(body).encode()
        answer = budi.http.post(budi.url + path, data=raw, timeout=TIMEOUT)
        assert is_ours(answer)
        assert answer.status_code in (200, 400, 401, 403, 409, 426), answer.text

    try_it()
    assert budi.exchange().epoch, "and the server is still well"
