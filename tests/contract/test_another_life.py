"""When the server begins another life or the cache is lost, all is fetched anew and nothing is lost or doubled."""

import logging
import shutil
import sqlite3
from contextlib import ExitStack, closing
from dataclasses import replace
from pathlib import Path

import pytest

from app.models.drafts import Draft
from app.models.outbox import State
from app.models.queries import View
from app.status import Link
from domain.commands import AddNote, SubmitReply
from domain.ids import CaseId
from server.epoch import Epoch
from tests.support.bad_server import silent_close
from tests.support.central import CentralServer
from tests.support.console import SARI, new_case
from tests.support.guards import ExpectedLog
from tests.support.relay import bad_line, breaking_after, losing_answers, passing, refusing
from tests.support.station import Station, epoch_of, now, open_station

CASE, OTHER, THIRD, FOURTH = "case-0008", "case-0009", "case-0010", "case-0011"


def on_server(central: CentralServer, case: str) -> list[str]:
    return [event.text for event in central.case(CaseId(case)).events if event.kind == "note"]


def listed(station: Station) -> dict[str, tuple[str, str | None]]:
    keys = station.queries.keys(View.ALL, now().date())
    return {row.id: (row.status, row.reply_state) for row in station.queries.rows(keys).values()}


def drafted(station: Station, text: str) -> None:
    case = station.view(OTHER).case
    station.desk.save_draft(Draft(case.id, "reply", case.tracking, case.title, text, now())).result(10)


def test_a_raised_epoch_fetches_everything_anew_and_nothing_else(
    central: CentralServer, tmp_path: Path, stack: ExitStack
) -> None:
    line = stack.enter_context(bad_line(central.url))
    sari = open_station(tmp_path / "sari", SARI, line.url, stack)
    sari.synced()
    sari.submit(CASE, AddNote("sebelum"))
    sari.synced()
    drafted(sari, "Belum selesai.")
    before, first = listed(sari), epoch_of(sari)
    line.behaviour = losing_answers(central.url, 1, "/v1/sync")
    sari.submit(OTHER, AddNote("tanpa jawaban"))
    sari.synced()
    line.behaviour = silent_close
    sari.submit(THIRD, AddNote("belum terkirim"))
    central.server.stop()
    Epoch(central.server.settings.data_dir / "epoch").raise_()
    central.server.start()
    line.behaviour = passing(central.url)
    assert sari.synced().link is Link.CONNECTED
    assert epoch_of(sari) != first
    assert listed(sari) == before
    assert sari.states() == [State.SETTLED] * 3
    for case, text in ((CASE, "sebelum"), (OTHER, "tanpa jawaban"), (THIRD, "belum terkirim")):
        assert sari.notes(case) == [text] == on_server(central, case)
    assert [draft.text for draft in sari.queries.drafts()] == ["Belum selesai."]
    asked = len(line.asked)
    sari.synced()
    assert len(line.asked) == asked + 1, "once is enough"


def test_a_raised_epoch_brings_a_quiet_console_to_what_the_server_has_now(
    central: CentralServer, tmp_path: Path, stack: ExitStack, expected_log: ExpectedLog
) -> None:
    """Nothing waits on the console; the server raises the epoch by itself, as it finds its database put back."""
    expected_log("konsol.server.epoch", logging.WARNING, "restored")
    sari = open_station(tmp_path / "sari", SARI, central.url, stack)
    sari.synced()
    before, first, copy = listed(sari), epoch_of(sari), tmp_path / "backup.db"
    with closing(sqlite3.connect(central.server.settings.data_dir / "server.db")) as database:
        with closing(sqlite3.connect(copy)) as backup:
            database.backup(backup)
        central.add([replace(new_case(70, days_ago=1).case, id=CaseId("case-lost"), tracking="7000001")])
        sari.synced()
        assert listed(sari).keys() - before.keys() == {"case-lost"}
        central.server.stop()
        with closing(sqlite3.connect(copy)) as backup:
            backup.backup(database)
    central.server.start()
    assert sari.synced().link is Link.CONNECTED
    assert (listed(sari), epoch_of(sari) != first, sari.items()) == (before, True, [])


def test_a_load_in_many_pages_orphans_nothing_that_waits(
    central: CentralServer, tmp_path: Path, stack: ExitStack
) -> None:
    """Between two pages of a bucket that is sent anew, most cases are merely not there."""
    text = "Jalan berlubang, mohon diperbaiki. " * 60
    many = [replace(new_case(n, days_ago=3).case, id=CaseId(f"many-{n:03}"), tracking=f"9{n:06}") for n in range(240)]
    central.add([replace(case, original_text=text) for case in many])
    line = stack.enter_context(bad_line(central.url))
    sari = open_station(tmp_path / "sari", SARI, line.url, stack)
    sari.synced()
    line.behaviour = refusing(central.url, "/v1/uploads")
    photo = tmp_path / "foto.png"
    photo.write_bytes(b"\x89PNG" * 100)
    attachment = sari.desk.attach(photo).result(10)
    for case in ("many-000", "many-120", "many-239", CASE):
        sari.submit(case, AddNote("lihat foto", attachments=(attachment,)))
    Epoch(central.server.settings.data_dir / "epoch").raise_()
    asked = len(line.asked)
    sari.synced()
    pages = [each for each in line.asked[asked:] if each.path == "/v1/sync"]
    assert len(pages) > 2, "it came in one piece"
    assert set(sari.states()) == {State.QUEUED}
    assert [sari.notes(case) for case in ("many-000", "many-120", "many-239", CASE)] == [["lihat foto"]] * 4
    line.behaviour = passing(central.url)
    sari.synced()
    assert sari.states() == [State.SETTLED] * 4


def back_in_time(central: CentralServer, backup: Path) -> None:
    """The site's database is lost, and its backup put back."""
    database = central.server.settings.data_dir / "server.db"
    central.engine.dispose()
    central.server.stop()
    for leftover in database.parent.glob("server.db-*"):
        leftover.unlink()
    shutil.copy(backup, database)
    central.server.start()  # which notices it by itself


def backed_up(central: CentralServer, to: Path) -> Path:
    central.engine.dispose()
    central.server.stop()
    shutil.copy(central.server.settings.data_dir / "server.db", to)
    central.server.start()
    return to


@pytest.mark.parametrize("cache_is_lost", [False, True])
def test_after_a_restored_backup_what_the_server_forgot_comes_back_once(
    central: CentralServer, tmp_path: Path, stack: ExitStack, expected_log: ExpectedLog, cache_is_lost: bool
) -> None:
    expected_log("konsol.server.epoch", logging.WARNING, "restored")
    line = stack.enter_context(bad_line(central.url))
    sari = open_station(tmp_path / "sari", SARI, line.url, stack)
    sari.synced()
    sari.submit(FOURTH, AddNote("sudah dicadangkan"))
    sari.synced()
    backup = backed_up(central, tmp_path / "backup.db")
    sari.submit(CASE, AddNote("akan terlupa"))
    sari.submit(OTHER, SubmitReply("Sudah ditambal."))
    sari.synced()
    assert sari.states() == [State.SETTLED] * 3
    line.behaviour = losing_answers(central.url, 1, "/v1/sync")
    sari.submit(THIRD, AddNote("tanpa jawaban"))
    sari.synced()
    line.behaviour = silent_close
    back_in_time(central, backup)
    if cache_is_lost:
        sari.close()
        for name in ("cache.db", "cache.db-wal", "cache.db-shm"):
            (tmp_path / "sari" / name).unlink(missing_ok=True)
        sari = open_station(tmp_path / "sari", SARI, line.url, stack)

    line.behaviour = losing_answers(central.url, 2, "/v1/sync")  # and that, too, over a bad line
    for _ in range(4):
        sari.synced()
    assert sari.status.link is Link.CONNECTED
    assert sari.states() == [State.SETTLED] * 4
    assert [item.receipt != "" for item in sari.items()] == [True] * 4
    for case, text in ((FOURTH, "sudah dicadangkan"), (CASE, "akan terlupa"), (THIRD, "tanpa jawaban")):
        assert sari.notes(case) == [text] == on_server(central, case)
    reply = sari.view(OTHER).case.reply
    assert reply is not None and reply.text == "Sudah ditambal."
    assert len(listed(sari)) == 24
    before = sari.api.traffic
    assert sari.synced().link is Link.CONNECTED
    assert sari.api.traffic.requests - before.requests == 1, "it is over"


def test_what_the_server_still_knows_is_settled_by_the_very_answer_that_tells_of_its_new_life(
    central: CentralServer, tmp_path: Path, stack: ExitStack
) -> None:
    line = stack.enter_context(bad_line(central.url))
    sari = open_station(tmp_path / "sari", SARI, line.url, stack)
    sari.synced()
    sari.submit(CASE, AddNote("sekali"))
    sari.synced()
    [before] = sari.items()
    central.server.stop()
    Epoch(central.server.settings.data_dir / "epoch").raise_()
    central.server.start()
    line.behaviour = breaking_after(central.url, 1)
    sari.synced()
    [after] = sari.items()
    assert (after.state, after.receipt, after.attempts) == (State.SETTLED, before.receipt, before.attempts)
    assert sari.notes(CASE) == ["sekali"] == on_server(central, CASE)


def test_a_cache_that_was_deleted_is_loaded_again_with_the_outbox_intact(
    central: CentralServer, tmp_path: Path, stack: ExitStack
) -> None:
    line = stack.enter_context(bad_line(central.url))
    sari = open_station(tmp_path / "sari", SARI, line.url, stack)
    sari.synced()
    sari.submit(CASE, AddNote("sebelum"))
    sari.synced()
    before = listed(sari)
    line.behaviour = silent_close
    sari.submit(OTHER, AddNote("belum terkirim"))
    drafted(sari, "Belum selesai.")
    sari.synced()
    sari.close()
    for name in ("cache.db", "cache.db-wal", "cache.db-shm"):
        (tmp_path / "sari" / name).unlink(missing_ok=True)

    again = open_station(tmp_path / "sari", SARI, line.url, stack)
    assert (listed(again), len(again.items()), len(again.queries.drafts())) == ({}, 2, 1)
    again.synced()
    assert again.states()[0] is State.SETTLED and again.states()[1] in (State.QUEUED, State.SENT)
    line.behaviour = passing(central.url)
    again.synced()
    assert again.states() == [State.SETTLED] * 2
    assert listed(again) == before
    assert (again.notes(CASE), again.notes(OTHER)) == (["sebelum"], ["belum terkirim"])
    assert on_server(central, OTHER) == ["belum terkirim"]
    assert again.view(OTHER).reply_draft is not None


def test_a_profile_put_back_from_a_copy_of_last_week_doubles_nothing(
    central: CentralServer, tmp_path: Path, stack: ExitStack
) -> None:
    """The computer was restored: its outbox holds as unsent what the server has long since carried out."""
    line = stack.enter_context(bad_line(central.url))
    sari = open_station(tmp_path / "sari", SARI, line.url, stack)
    sari.synced()
    line.behaviour = silent_close
    sari.submit(CASE, AddNote("sekali"))
    sari.close()
    shutil.copytree(tmp_path / "sari", tmp_path / "copy")
    line.behaviour = passing(central.url)
    sari = open_station(tmp_path / "sari", SARI, line.url, stack)
    sari.synced()
    sari.submit(OTHER, AddNote("sesudah salinan"))
    sari.synced()
    sari.close()
    copy = open_station(tmp_path / "copy", SARI, line.url, stack)
    copy.synced()
    copy.synced()
    assert copy.states() == [State.SETTLED]
    assert on_server(central, CASE) == ["sekali"]
