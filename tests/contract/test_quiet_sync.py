"""A sync that finds nothing new costs one request and hardly a statement."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import event

from app.models.outbox import State
from app.status import Link
from domain.commands import AddNote
from tests.support.central import CentralServer
from tests.support.console import SARI
from tests.support.relay import bad_line
from tests.support.station import Station, open_station

CASE = "case-0008"
NOT_COUNTED = ("BEGIN", "COMMIT", "ROLLBACK")


@contextmanager
def statements(station: Station) -> Iterator[list[str]]:
    found: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if not statement.startswith(NOT_COUNTED):
            found.append(statement)

    engines = station.stores.cache, station.stores.work
    for each in engines:
        event.listen(each, "before_cursor_execute", note)
    yield found
    for each in engines:
        event.remove(each, "before_cursor_execute", note)


def test_nothing_new_is_one_request_two_statements_and_less_than_a_kilobyte(
    central: CentralServer, tmp_path: Path, stack: ExitStack
) -> None:
    line = stack.enter_context(bad_line(central.url))
    sari = open_station(tmp_path / "sari", SARI, line.url, stack)
    sari.synced()
    sari.submit(CASE, AddNote("catatan"))
    sari.synced()
    sari.synced()
    assert sari.states() == [State.SETTLED]
    for _ in range(3):
        asked, before = len(line.asked), sari.api.traffic
        with statements(sari) as found:
            assert sari.synced().link is Link.CONNECTED
        after = sari.api.traffic
        assert len(line.asked) - asked == 1
        assert len(found) <= 2, found
        bodies = after.sent_bytes - before.sent_bytes, after.received_bytes - before.received_bytes
        assert sum(bodies) < 1024, bodies


def test_a_quiet_sync_still_finds_what_was_written_meanwhile(
    central: CentralServer, tmp_path: Path, stack: ExitStack
) -> None:
    sari = open_station(tmp_path / "sari", SARI, central.url, stack)
    sari.synced()
    sari.synced()
    sari.submit(CASE, AddNote("sesudah hening"))
    sari.synced()
    assert (sari.states(), sari.notes(CASE)) == ([State.SETTLED], ["sesudah hening"])
