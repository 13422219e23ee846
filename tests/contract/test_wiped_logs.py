"""A store's write-ahead log is wiped after a kill: what was in it is gone; nothing else is lost, doubled or stuck."""

import shutil
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import pytest

from app.models.drafts import Draft
from app.models.engine import checkpoint
from app.models.outbox import State
from app.status import Link
from domain.commands import AddNote
from domain.ids import CaseId
from tests.support.central import CentralServer
from tests.support.console import SARI
from tests.support.station import Station, now, open_station

CASE, OTHER = "case-0008", "case-0009"


def zeroed(log: Path) -> None:
    log.write_bytes(bytes(log.stat().st_size))


def halved(log: Path) -> None:
    log.write_bytes(log.read_bytes()[: log.stat().st_size // 2])


def noted(central: CentralServer, case: str) -> list[str]:
    return [event.text for event in central.case(CaseId(case)).events if event.kind == "note"]


def as_after_a_kill(station: Station, folder: Path) -> Path:
    """The files as they lie while the console runs, with their logs."""
    return Path(shutil.copytree(station.profile.root, folder))


@pytest.mark.parametrize("wipe", [Path.unlink, zeroed, halved])
@pytest.mark.parametrize("name", ["work.db", "cache.db"])
def test_a_wiped_log_costs_what_was_in_it_and_nothing_else(
    name: str, wipe: Callable[[Path], None], central: CentralServer, tmp_path: Path, stack: ExitStack
) -> None:
    first = open_station(tmp_path / "sari", SARI, central.url, stack)
    first.synced()
    first.submit(CASE, AddNote("sebelum"))
    first.desk.save_draft(Draft(CaseId(OTHER), "reply", "", "", "tersimpan", now())).result(20)
    first.synced()
    for store in (first.stores.work, first.stores.cache):
        assert checkpoint(store, truncate=True)
    first.submit(CASE, AddNote("di dalam log"))
    first.submit(OTHER, AddNote("kasus lain"))
    first.synced()
    first.synced()
    root = as_after_a_kill(first, tmp_path / "lagi")
    first.close()
    log = root / f"{name}-wal"
    assert log.stat().st_size > 0
    wipe(log)

    again = open_station(root, SARI, central.url, stack)
    assert not again.stores.cache_was_lost
    assert again.synced().link is Link.CONNECTED
    again.submit(CASE, AddNote("sesudahnya"))
    again.synced()
    assert set(again.states()) == {State.SETTLED}
    assert again.notes(CASE) == noted(central, CASE) == ["sebelum", "di dalam log", "sesudahnya"]
    assert again.notes(OTHER) == noted(central, OTHER) == ["kasus lain"]
    assert [draft.text for draft in again.queries.drafts()] == ["tersimpan"]
