"""Unread marks over the real line: a new computer starts quietly, and what a colleague adds then stands out."""

from contextlib import ExitStack
from pathlib import Path

from app.models.queries import View
from domain.commands import AddNote
from domain.ids import CaseId
from tests.support.central import CentralServer
from tests.support.console import BAMBANG, SARI
from tests.support.station import Station, now, open_station

NOTED, OWN = "case-0008", "case-0009"


def unread(station: Station) -> set[CaseId]:
    rows = station.queries.rows(station.queries.keys(View.ALL, now().date()))
    return {row.id for row in rows.values() if row.unread}


def test_what_a_colleague_adds_after_the_first_sync_is_unread(
    central: CentralServer, tmp_path: Path, stack: ExitStack
) -> None:
    bambang = open_station(tmp_path / "bambang", BAMBANG, central.url, stack)
    bambang.synced()
    bambang.submit(OWN, AddNote("Dari sebelum Sari masuk."))
    bambang.synced()
    sari = open_station(tmp_path / "sari", SARI, central.url, stack)
    sari.synced()
    assert unread(sari) == set(), "a new computer starts quietly"

    bambang.submit(NOTED, AddNote("Alat berat sudah datang."))
    sari.submit(OWN, AddNote("Saya telepon besok."))
    for station in (bambang, sari):
        station.synced()
    assert unread(sari) == {NOTED}
    bambang.synced()
    assert unread(bambang) == {OWN}

    sari.unread.read(CaseId(NOTED), now()).result(10)
    assert unread(sari) == set()
    other = open_station(tmp_path / "rumah", SARI, central.url, stack)
    other.synced()
    assert unread(other) == set()
    sari.close()
    sari = open_station(tmp_path / "sari", SARI, central.url, stack)
    bambang.submit(NOTED, AddNote("Dan sudah selesai."))
    bambang.synced()
    for station in (sari, other):
        station.synced()
        assert unread(station) == {NOTED}
