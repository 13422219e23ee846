"""Attachments come down when somebody wants them, go on where a line broke, are verified, and leave with their case."""

import logging
import random
from contextlib import ExitStack
from pathlib import Path

import pytest
import sqlalchemy as sa

from app.models.engine import reading, writing
from app.models.outbox import State
from app.models.tables import file, file_chunk, file_use
from app.shelf import FileRow, FileState
from app.status import Link
from domain.attachments import Attachment
from domain.commands import AddNote, Dispose
from domain.ids import CaseId
from server.blobs import path_of
from tests.support.bad_server import page
from tests.support.canary import sightings
from tests.support.central import CentralServer
from tests.support.console import BAMBANG, HEALTH, RATNA, SARI
from tests.support.guards import ExpectedLog
from tests.support.relay import bad_line, breaking_after, cutting_downloads, passing
from tests.support.station import Station, open_station

CASE, OTHER = CaseId("case-0008"), CaseId("case-0009")
CANARY = "kenari-lampiran-77"
CONTENT = random.Random(8).randbytes(200_000) + CANARY.encode() * 100 + random.Random(9).randbytes(220_000)


def brought(central: CentralServer, folder: Path, case: str, *contents: bytes) -> tuple[Attachment, ...]:
    """Sari's notes on a case, each with one file, made and sent at a computer of her own."""
    with ExitStack() as stack:
        sari = open_station(folder / f"sari {len(list(folder.iterdir()))}", SARI, central.url, stack)
        sari.synced()
        found = []
        for number, content in enumerate(contents):
            path = folder / f"foto {number}.png"
            path.write_bytes(content)
            found.append(sari.desk.attach(path).result(60))
            path.unlink()
            sari.submit(case, AddNote(f"foto {number}", attachments=(found[-1],)))
        sari.synced()
        sari.synced()
        assert set(sari.states()) == {State.SETTLED}
        return tuple(found)


def rows(station: Station, case: str = CASE) -> list[FileRow]:
    return list(station.shelf.rows(station.view(case).case))


def states(station: Station, case: str = CASE) -> list[FileState]:
    return [row.state for row in rows(station, case)]


def fetched(station: Station, item: Attachment, case: CaseId = CASE) -> None:
    station.shelf.fetch(case, item).result(60)
    station.at_rest()


def saved(station: Station, item: Attachment, folder: Path) -> bytes:
    return station.shelf.save_as(item, folder / "disimpan.png").result(60).read_bytes()


def stored(station: Station) -> list[int]:
    """How many rows the cache holds of files, their pieces and their uses."""
    with reading(station.stores.cache) as connection:
        return [connection.scalar(sa.select(sa.func.count()).select_from(t)) or 0 for t in (file, file_chunk, file_use)]


def asked_for(line: object) -> list[str]:
    return [asked.headers["range"] for asked in line.asked if asked.path.startswith("/v1/blobs/")]  # type: ignore[attr-defined]


def test_nothing_is_fetched_before_somebody_wants_it_and_then_it_is_what_was_sent(
    central: CentralServer, tmp_path: Path, stack: ExitStack
) -> None:
    first, second = brought(central, tmp_path, CASE, CONTENT, b"kecil")
    line = stack.enter_context(bad_line(central.url))
    bambang = open_station(tmp_path / "bambang", BAMBANG, line.url, stack)
    bambang.synced()
    assert (states(bambang), asked_for(line)) == ([FileState.ON_SERVER] * 2, [])

    fetched(bambang, first)
    assert states(bambang) == [FileState.HERE, FileState.ON_SERVER]
    assert saved(bambang, first, tmp_path) == CONTENT
    asked = asked_for(line)
    fetched(bambang, first)
    bambang.synced()
    assert asked_for(line) == asked, "what is here is not fetched again"
    assert [file for file in tmp_path.iterdir() if file.suffix == ".part"] == []
    assert second.size == 5


@pytest.mark.parametrize("seed", range(4))
def test_cut_at_any_byte_it_goes_on_there_and_nothing_comes_twice(
    central: CentralServer, tmp_path: Path, stack: ExitStack, seed: int
) -> None:
    [item] = brought(central, tmp_path, CASE, CONTENT)
    line = stack.enter_context(bad_line(central.url))
    bambang = open_station(tmp_path / "bambang", BAMBANG, line.url, stack)
    bambang.synced()
    log: list[tuple[int, int]] = []
    line.behaviour = cutting_downloads(central.url, random.Random(seed), 12, log)
    fetched(bambang, item)
    for _ in range(20):
        if states(bambang) == [FileState.HERE]:
            break
        bambang.synced()
    assert saved(bambang, item, tmp_path) == CONTENT
    arrived = 0
    for start, length in log:
        assert start == arrived, "it went on elsewhere than where it was cut"
        arrived += length
    assert arrived == len(CONTENT) and len(log) > 12


def test_it_goes_on_after_a_restart_where_it_was(central: CentralServer, tmp_path: Path, stack: ExitStack) -> None:
    [item] = brought(central, tmp_path, CASE, CONTENT)
    line = stack.enter_context(bad_line(central.url))
    with ExitStack() as run:
        bambang = open_station(tmp_path / "bambang", BAMBANG, line.url, run)
        bambang.synced()
        line.behaviour = breaking_after(central.url, 1)
        fetched(bambang, item)
        [row] = rows(bambang)
        assert row.state is FileState.FETCHING and 0 < row.received < len(CONTENT)
    line.behaviour = passing(central.url)
    before = len(asked_for(line))
    bambang = open_station(tmp_path / "bambang", BAMBANG, line.url, stack)
    bambang.sync.start(None)
    bambang.synced()
    assert saved(bambang, item, tmp_path) == CONTENT
    assert asked_for(line)[before].startswith(f"bytes={row.received}-")


def test_content_that_is_not_what_its_name_says_is_thrown_away_and_holds_up_no_other(
    central: CentralServer, tmp_path: Path, stack: ExitStack
) -> None:
    bad, good = brought(central, tmp_path, CASE, CONTENT, b"yang ini utuh" * 1000)
    path = path_of(tmp_path / "server", bad.sha256)
    path.write_bytes(CONTENT[:-1] + b"!")
    bambang = open_station(tmp_path / "bambang", BAMBANG, central.url, stack)
    bambang.synced()
    bambang.shelf.fetch(CASE, good).result(60)
    fetched(bambang, bad)
    assert states(bambang) == [FileState.FAILED, FileState.HERE]
    assert rows(bambang)[0].code == "wrong_content"
    assert stored(bambang) == [1, 1, 1], "nothing of it was kept"
    bambang.synced()
    assert states(bambang)[0] is FileState.FAILED, "it is not fetched again and again"

    path.write_bytes(CONTENT)
    fetched(bambang, bad)
    assert saved(bambang, bad, tmp_path) == CONTENT


def test_what_the_server_no_longer_has_is_said_and_holds_up_no_other(
    central: CentralServer, tmp_path: Path, stack: ExitStack, expected_log: ExpectedLog
) -> None:
    expected_log("konsol.server.edge", logging.ERROR)
    gone, good = brought(central, tmp_path, CASE, CONTENT, b"utuh")
    path_of(tmp_path / "server", gone.sha256).rename(tmp_path / "away")
    bambang = open_station(tmp_path / "bambang", BAMBANG, central.url, stack)
    bambang.synced()
    bambang.shelf.fetch(CASE, good).result(60)
    fetched(bambang, gone)
    assert [(row.state, row.code) for row in rows(bambang)] == [
        (FileState.FAILED, "blob_unknown"),
        (FileState.HERE, ""),
    ]


def test_a_pinned_case_keeps_all_its_files_those_that_come_later_too(
    central: CentralServer, tmp_path: Path, stack: ExitStack
) -> None:
    brought(central, tmp_path, CASE, CONTENT, b"kedua")
    bambang = open_station(tmp_path / "bambang", BAMBANG, central.url, stack)
    bambang.synced()
    bambang.shelf.pin(CASE, pinned=True).result(60)
    bambang.at_rest()
    assert (bambang.shelf.is_pinned(CASE), states(bambang)) == (True, [FileState.HERE] * 2)

    brought(central, tmp_path, CASE, b"ketiga")
    brought(central, tmp_path, OTHER, b"kasus lain")
    bambang.synced()
    bambang.at_rest()
    assert states(bambang) == [FileState.HERE] * 3
    assert states(bambang, OTHER) == [FileState.ON_SERVER]

    bambang.shelf.pin(CASE, pinned=False).result(60)
    brought(central, tmp_path, CASE, b"keempat")
    bambang.synced()
    bambang.at_rest()
    assert states(bambang) == [FileState.HERE] * 3 + [FileState.ON_SERVER]


def test_pins_outlive_a_lost_cache(central: CentralServer, tmp_path: Path, stack: ExitStack) -> None:
    [item] = brought(central, tmp_path, CASE, CONTENT)
    with ExitStack() as run:
        bambang = open_station(tmp_path / "bambang", BAMBANG, central.url, run)
        bambang.synced()
        bambang.shelf.pin(CASE, pinned=True).result(60)
        bambang.at_rest()
    for path in (tmp_path / "bambang").rglob("cache.db*"):
        path.unlink()
    bambang = open_station(tmp_path / "bambang", BAMBANG, central.url, stack)
    bambang.sync.start(None)
    bambang.synced()
    bambang.at_rest()
    assert states(bambang) == [FileState.HERE]
    assert saved(bambang, item, tmp_path) == CONTENT


def test_the_files_of_a_case_leave_with_it(central: CentralServer, tmp_path: Path, stack: ExitStack) -> None:
    """Law 14: the content goes. A file that another case showed and somebody wanted for its sake stays."""
    alone, shared = brought(central, tmp_path, CASE, CONTENT, b"di dua kasus")
    brought(central, tmp_path, OTHER, b"di dua kasus")
    bambang = open_station(tmp_path / "bambang", BAMBANG, central.url, stack)
    bambang.synced()
    bambang.shelf.pin(CASE, pinned=True).result(60)
    fetched(bambang, shared, OTHER)
    assert states(bambang) == [FileState.HERE] * 2
    with ExitStack() as hers:
        ratna = open_station(tmp_path / "ratna", RATNA, central.url, hers)
        ratna.synced()
        ratna.submit(CASE, Dispose(HEALTH))
        ratna.synced()
    bambang.synced()
    bambang.at_rest()
    assert bambang.queries.case(CASE, bambang.world[0]) is None
    assert stored(bambang) == [1, 1, 1]
    assert states(bambang, OTHER) == [FileState.HERE]
    assert alone.size == len(CONTENT)


def test_a_case_that_left_while_the_console_was_killed_takes_its_files_at_the_next_start(
    central: CentralServer, tmp_path: Path, stack: ExitStack
) -> None:
    [item] = brought(central, tmp_path, CASE, CONTENT)
    with ExitStack() as run:
        bambang = open_station(tmp_path / "bambang", BAMBANG, central.url, run)
        bambang.synced()
        fetched(bambang, item)
        with writing(bambang.stores.cache) as connection:  # the page was stored, and nothing came after it
            connection.exec_driver_sql("DELETE FROM cases WHERE id = ?", (CASE,))
            connection.exec_driver_sql("DELETE FROM member WHERE entity = ?", (CASE,))
    bambang = open_station(tmp_path / "bambang", BAMBANG, central.url, stack)
    bambang.sync.transfers.start()
    bambang.at_rest()
    assert stored(bambang) == [0, 0, 0]


def test_own_files_need_not_come_back_over_the_line(central: CentralServer, tmp_path: Path, stack: ExitStack) -> None:
    line = stack.enter_context(bad_line(central.url))
    sari = open_station(tmp_path / "sari", SARI, line.url, stack)
    sari.synced()
    path = tmp_path / "foto.png"
    path.write_bytes(CONTENT)
    item = sari.desk.attach(path).result(60)
    path.unlink()
    sari.submit(CASE, AddNote("foto", attachments=(item,)))
    assert states(sari) == [FileState.TO_UPLOAD]
    sari.synced()
    assert states(sari) == [FileState.HERE]
    sari.shelf.pin(CASE, pinned=True).result(60)
    sari.at_rest()
    assert stored(sari)[0] == 1 and asked_for(line) == []


def test_no_attachment_lies_about_in_plain(central: CentralServer, tmp_path: Path, stack: ExitStack) -> None:
    home = tmp_path / "home"
    home.mkdir()
    [item] = brought(central, tmp_path, CASE, CONTENT)
    bambang = open_station(home / "bambang", BAMBANG, central.url, stack)
    bambang.synced()
    fetched(bambang, item)
    assert states(bambang) == [FileState.HERE]
    with reading(bambang.stores.cache) as connection:
        pieces = connection.scalars(sa.select(file_chunk.c.data).order_by(file_chunk.c.start)).all()
    assert CANARY.encode() in b"".join(pieces), "the canary was never there"
    assert sightings(home, CANARY) == []


def test_a_session_that_ran_out_is_renewed_by_the_talk_thread(
    central: CentralServer, tmp_path: Path, stack: ExitStack
) -> None:
    [item] = brought(central, tmp_path, CASE, b"isi")
    line = stack.enter_context(bad_line(central.url))
    bambang = open_station(tmp_path / "bambang", BAMBANG, line.url, stack)
    bambang.synced()
    bambang.session._access_token = "sudah lama"
    fetched(bambang, item)
    bambang.at_rest()
    assert states(bambang) == [FileState.HERE]


def test_a_session_that_has_ended_is_not_asked_for_without_end(
    central: CentralServer, tmp_path: Path, stack: ExitStack
) -> None:
    [item] = brought(central, tmp_path, CASE, b"isi")
    line = stack.enter_context(bad_line(central.url))
    bambang = open_station(tmp_path / "bambang", BAMBANG, line.url, stack)
    bambang.synced()
    line.behaviour = page(401, b'{"code": "session_expired"}')
    before = len(line.asked)
    fetched(bambang, item)
    for _ in range(5):
        bambang.at_rest()
    assert bambang.status.link is Link.SESSION_EXPIRED
    assert len(line.asked) - before < 10
