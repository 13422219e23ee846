"""A console that waits for news is told at once in which bucket, and costs the server nothing while it waits."""

import logging
import socket
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import requests

from domain.case import Holder
from domain.scope import agency_bucket, unit_bucket
from server.central import Central
from server.database import CONNECTIONS, writing
from server.embedded import EmbeddedServer
from server.people import set_memberships
from server.settings import Settings
from tests.server.conftest import SignIn
from tests.server.desk import TIMEOUT, Desk
from tests.server.region import HEALTH, REGENCY, ROADS, Region
from tests.server.test_pull import counted_statements

BUCKET = unit_bucket(ROADS)
# More than there are worker threads (40) or database connections.
MANY = 60

KNOCKS = 800  # at most, by one visitor: a process may have some thousand files open


@pytest.fixture
def settings(server_database_url: str, tmp_path: Path) -> Settings:
    return Settings(tmp_path / "data", server_database_url, mark_seconds=3600, hint_seconds=0.05)


def ask(desk: Desk, wait: object = 50, **headers: str) -> requests.Response:
    named = {"X-Konsol-Cursor": desk.cursor, "X-Konsol-Device": desk.device, **headers}
    headers = {**dict(desk.http.headers), **named}  # type: ignore[dict-item] # they are text
    return requests.get(f"{desk.url}/v1/hint?wait={wait}", headers=headers, timeout=TIMEOUT + 60)


def hint(desk: Desk, wait: object = 50) -> list[str]:
    answer = ask(desk, wait)
    assert answer.status_code == 200, answer.text
    found: list[str] = answer.json().get("buckets", [])
    return found


def waiting(server: EmbeddedServer) -> int:
    return server.waiting


def until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + TIMEOUT
    while not true():
        assert time.monotonic() < end
        time.sleep(0.01)


@pytest.fixture
def budi(at_desk: SignIn, region: Region) -> Desk:
    region.report()
    desk = at_desk("budi")
    desk.sync()
    return desk


def test_news_is_told_at_once_where_it_is(budi: Desk, region: Region, server: EmbeddedServer, at_desk: SignIn) -> None:
    andi = at_desk("andi")
    andi.sync()
    with ThreadPoolExecutor(2) as pool:
        own, agencys = pool.submit(hint, budi), pool.submit(hint, andi)
        until(lambda: waiting(server) == 2)
        region.report(holder=Holder(REGENCY, HEALTH))
        assert agencys.result(TIMEOUT) == [agency_bucket(REGENCY)]
        assert waiting(server) == 1, "another unit's case is no news to this console"
        region.report()
        assert own.result(TIMEOUT) == [BUCKET]


def test_who_is_behind_is_told_without_waiting(budi: Desk, region: Region, central: Central) -> None:
    region.report()
    assert hint(budi) == [BUCKET]
    budi.sync()
    assert hint(budi, 0) == []
    central.epoch.raise_()
    assert hint(budi) == sorted(["ref", BUCKET, "u:orang-budi"])
    budi.sync()
    with writing(central.engine) as connection:
        set_memberships(connection, budi.person.id, budi.person.memberships)
    assert BUCKET in hint(budi)
    for cursor in ("", "x", "bnVsbA=="):
        assert BUCKET in ask(budi, **{"X-Konsol-Cursor": cursor}).json()["buckets"]


def test_it_carries_nothing_but_names(budi: Desk, region: Region) -> None:
    region.report()
    assert ask(budi).json() == {"buckets": [BUCKET]}


def test_who_may_not_sync_is_told_nothing(budi: Desk, at_desk: SignIn) -> None:
    dewi = at_desk("dewi")
    assert ask(budi, **{"X-Konsol-Device": dewi.device}).json()["code"] == "device_unknown"
    assert ask(budi, **{"X-Konsol-Device": "x"}).json()["code"] == "malformed"
    assert ask(budi, **{"Authorization": "Bearer x"}).status_code == 401
    for wait in ("x", "-1", "1e3", "99999999999"):
        assert ask(budi, wait).json()["code"] == "malformed"


def test_many_who_wait_hold_up_nobody(budi: Desk, region: Region, server: EmbeddedServer) -> None:
    assert CONNECTIONS["pool_size"] + CONNECTIONS["max_overflow"] < MANY
    with ThreadPoolExecutor(MANY) as pool:
        found = [pool.submit(hint, budi) for _ in range(MANY)]
        until(lambda: waiting(server) == MANY)
        with counted_statements() as statements:
            budi.exchange()
            time_seen = len(statements)
            until(lambda: len(statements) >= time_seen + 8)
        assert waiting(server) == MANY, "looking on their behalf wakes nobody by itself"
        region.report()
        assert [one.result(TIMEOUT) for one in found] == [[BUCKET]] * MANY


def test_a_console_that_goes_away_is_not_waited_for(budi: Desk, server: EmbeddedServer) -> None:
    address = urlsplit(budi.url)
    with socket.create_connection((address.hostname, address.port), TIMEOUT) as connection:
        lines = [
            "GET /v1/hint HTTP/1.1",
            "Host: x",
            f"Authorization: {budi.http.headers['Authorization']!s}",
            f"X-Konsol-Device: {budi.device}",
            f"X-Konsol-Cursor: {budi.cursor}",
        ]
        connection.sendall("\r\n".join([*lines, "", ""]).encode())
        until(lambda: waiting(server) == 1)
    until(lambda: waiting(server) == 0)


def test_the_end_of_the_server_ends_the_waiting_at_once(
    budi: Desk, server: EmbeddedServer, caplog: pytest.LogCaptureFixture
) -> None:
    ended: Future[list[str]]
    with ThreadPoolExecutor(1) as pool:
        ended = pool.submit(hint, budi)
        until(lambda: waiting(server) == 1)
        server.stop()
        assert ended.result(TIMEOUT) == []
    # Whoever had to be cut off after the grace would have been reported by the HTTP server.
    assert [record for record in caplog.records if record.levelno >= logging.WARNING] == []
    assert not [thread for thread in threading.enumerate() if thread.name == "server"]


def test_who_comes_in_the_moment_of_the_end_does_not_hold_it_up(tmp_path: Path) -> None:
    """uvicorn would say in the log that it waited out its grace, and the guard of the tests hears it."""
    server = EmbeddedServer(Settings(tmp_path))
    for _ in range(5):
        server.start()
        came: list[socket.socket] = []

        def knock(came: list[socket.socket] = came) -> None:
            with suppress(OSError):  # of whoever comes too late
                while len(came) < KNOCKS:
                    came.append(socket.create_connection(("127.0.0.1", server.port), timeout=TIMEOUT))

        with ThreadPoolExecutor(1) as hand:
            knocking = hand.submit(knock)
            until(lambda came=came: len(came) > 20)  # type: ignore[misc]
            server.stop()
            knocking.result(TIMEOUT)
        for each in came:
            with each, suppress(ConnectionResetError):
                assert each.recv(1) == b"", "whoever came was turned away"
