"""The folder of a profile copied to another computer: two consoles of one device, and no effect twice."""

import shutil
from contextlib import ExitStack
from pathlib import Path

from app.models.account import read_account
from app.models.outbox import State
from app.status import Link
from app.sync.session import sign_in
from domain.commands import AddNote
from domain.ids import CaseId
from tests.support.central import PASSWORD, CentralServer
from tests.support.console import SARI
from tests.support.feeds import cached
from tests.support.station import Station, now, open_station

CASE, OTHER, THIRD = "case-0008", "case-0009", "case-0010"


def notes(central: CentralServer, case: str) -> list[str]:
    return sorted(event.text for event in central.case(CaseId(case)).events if event.kind == "note")


def connected(station: Station, url: str) -> None:
    """Sync; where the other copy used the session up, the person signs in again as the window would ask for."""
    if station.synced().link is Link.SESSION_EXPIRED:
        account = read_account(station.stores.work)
        assert account is not None
        station.session.begin(sign_in(url, SARI.id, PASSWORD, account.device, now()).tokens)
        station.sync.signed_in()
        station.at_rest()
    assert station.synced().link is Link.CONNECTED


def test_both_copies_send_what_waited_and_the_server_takes_it_once(
    central: CentralServer, tmp_path: Path, stack: ExitStack
) -> None:
    before = notes(central, CASE)
    first = open_station(tmp_path / "asli", SARI, central.url, stack)
    first.synced()
    central.server.stop()
    first.submit(CASE, AddNote("menunggu saat disalin"))
    first.submit(OTHER, AddNote("juga menunggu"))
    first.close()
    shutil.copytree(tmp_path / "asli", tmp_path / "salinan")
    central.server.start()
    original = open_station(tmp_path / "asli", SARI, central.url, stack)
    copy = open_station(tmp_path / "salinan", SARI, central.url, stack)
    for station in (original, copy):
        connected(station, central.url)
        assert station.states() == [State.SETTLED, State.SETTLED]
    assert notes(central, CASE) == sorted([*before, "menunggu saat disalin"])
    assert [item.receipt for item in original.items()] == [item.receipt for item in copy.items()]

    original.submit(CASE, AddNote("dari yang asli"))  # the same number on the same device, and another command
    copy.submit(THIRD, AddNote("dari salinan"))
    for _ in range(2):
        for station in (original, copy):
            connected(station, central.url)
    assert original.states() == copy.states() == [State.SETTLED] * 3
    assert notes(central, CASE).count("dari yang asli") == 1 and notes(central, THIRD).count("dari salinan") == 1
    assert cached(original.stores) == cached(copy.stores)
    assert cached(original.stores)[CaseId(CASE)] == central.case(CaseId(CASE)).version


def test_a_copy_that_answers_were_lost_to_gets_its_own_and_not_the_originals(
    central: CentralServer, tmp_path: Path, stack: ExitStack
) -> None:
    first = open_station(tmp_path / "asli", SARI, central.url, stack)
    first.synced()
    first.close()
    shutil.copytree(tmp_path / "asli", tmp_path / "salinan")
    original = open_station(tmp_path / "asli", SARI, central.url, stack)
    copy = open_station(tmp_path / "salinan", SARI, central.url, stack)
    for station, text in ((original, "nomor satu, asli"), (copy, "nomor satu, salinan")):
        station.submit(CASE, AddNote(text))
    for _ in range(2):
        for station in (original, copy):
            connected(station, central.url)
    assert original.states() == copy.states() == [State.SETTLED]
    assert {"nomor satu, asli", "nomor satu, salinan"} <= set(notes(central, CASE))
    assert original.items()[0].receipt != copy.items()[0].receipt
    assert cached(original.stores) == cached(copy.stores)
