"""News reach a console between two polls; without hints it goes on as before, and its thread ends at once."""

import threading
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import pytest

from app.background import Worker
from app.sync.api import Api
from app.sync.hint import TIMEOUTS, Hints
from domain.commands import AddNote
from tests.support.bad_server import Behaviour, hang, page, silent_close
from tests.support.central import CentralServer
from tests.support.console import BAMBANG, SARI
from tests.support.relay import bad_line
from tests.support.station import Station, open_station

CASE = "case-0008"
PATIENCE = 30.0


class Listener:
    """The hint thread of a station, with the sync it asks for."""

    def __init__(self, station: Station, url: str, stack: ExitStack) -> None:
        self.station = station
        self.asked = threading.Event()
        self.times = 0
        self.worker = Worker("hint")
        self.hints = Hints(
            Api(url, TIMEOUTS),
            station.session,
            station.sync._carrier._device,
            self.worker,
            lambda: station.sync._carrier.cursor,
            self.ask,
            lambda: 0.0,
        )
        stack.callback(self.close)

    def ask(self) -> None:
        self.times += 1
        self.asked.set()

    def close(self) -> None:
        self.hints.close()
        assert self.worker.close(PATIENCE)


def test_what_others_do_is_heard_of_at_once(central: CentralServer, tmp_path: Path, stack: ExitStack) -> None:
    sari = open_station(tmp_path / "sari", SARI, central.url, stack)
    bambang = open_station(tmp_path / "bambang", BAMBANG, central.url, stack)
    for station in (sari, bambang):
        station.synced()
    listener = Listener(sari, central.url, stack)
    listener.hints.start()
    listener.hints.line_is_up()
    bambang.submit(CASE, AddNote("dari Bambang"))
    bambang.synced()
    assert listener.asked.wait(PATIENCE)
    sari.synced()
    assert sari.notes(CASE) == ["dari Bambang"]
    assert listener.times == 1, "it waits for the next sync before it asks again"


@pytest.mark.parametrize("behaviour", [hang, silent_close, page(500), page(401), page(200, b"<html>", ours=False)])
def test_whatever_goes_wrong_it_is_quiet_and_ends_at_once(
    central: CentralServer, tmp_path: Path, stack: ExitStack, behaviour: Behaviour
) -> None:
    line = stack.enter_context(bad_line(central.url))
    sari = open_station(tmp_path / "sari", SARI, line.url, stack)
    sari.synced()
    line.behaviour = behaviour
    listener = Listener(sari, line.url, stack)
    before = len(line.asked)
    listener.hints.start()
    listener.hints.line_is_up()
    _until(lambda: len(line.asked) > before)
    began = time.monotonic()
    listener.close()
    assert time.monotonic() - began < PATIENCE / 2
    assert (len(line.asked) - before, listener.times) == (1, 0), "no second try before a sync went well"


def test_a_hint_that_leads_nowhere_is_not_followed_again(
    central: CentralServer, tmp_path: Path, stack: ExitStack
) -> None:
    line = stack.enter_context(bad_line(central.url))
    sari = open_station(tmp_path / "sari", SARI, line.url, stack)
    sari.synced()
    line.behaviour = page(200, b'{"buckets": ["un:kab-th-pupr"]}')
    listener = Listener(sari, line.url, stack)
    listener.hints.start()
    wanted = len(line.asked) + 3

    def asked_again() -> bool:
        listener.hints.line_is_up()  # one that comes between two questions is not kept
        return len(line.asked) >= wanted

    _until(asked_again)
    listener.close()
    assert listener.times == 1


def _until(reached: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    waiting = threading.Event()
    while not reached():
        assert time.monotonic() < deadline, "it did not come"
        waiting.wait(0.01)
