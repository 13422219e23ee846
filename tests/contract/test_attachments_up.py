"""Attachments go up on whatever line there is; one the server does not take is said, and holds up nothing else."""

import random
import socket
from contextlib import ExitStack
from pathlib import Path

import sqlalchemy as sa

from app.models.engine import reading, writing
from app.models.outbox import State
from app.models.tables import blob, blob_chunk
from app.shelf import FileState
from app.status import Link
from app.sync.schedule import LARGEST_PAGE, SMALLEST_PAGE
from app.sync.uploading import FIRST_PIECE
from domain.attachments import Attachment, Limits
from domain.commands import AddNote
from domain.ids import CaseId
from server.database import writing as server_writing
from server.directory import put_reference
from tests.support.bad_server import Asked, BadServer
from tests.support.central import CentralServer
from tests.support.console import SARI
from tests.support.relay import bad_line, breaking_after, breaking_pieces, passing, refusing
from tests.support.station import Station, open_station

CASE, OTHER, THIRD = "case-0008", "case-0009", "case-0010"
CONTENT = random.Random(4).randbytes(3 * FIRST_PIECE + 777)


def attached(station: Station, folder: Path, name: str, content: bytes) -> Attachment:
    path = folder / name
    path.write_bytes(content)
    return station.desk.attach(path).result(60)


def pieces(line: BadServer) -> list[tuple[int, int]]:
    return [(int(a.headers["upload-offset"]), len(a.body)) for a in line.asked if a.method == "PATCH"]


def kept(station: Station) -> int:
    with reading(station.stores.work) as connection:
        return connection.scalar(sa.select(sa.func.count()).select_from(blob_chunk)) or 0


def test_after_a_restart_it_goes_on_where_the_server_is(
    central: CentralServer, tmp_path: Path, stack: ExitStack
) -> None:
    line = stack.enter_context(bad_line(central.url))
    with ExitStack() as run:
        sari = open_station(tmp_path / "sari", SARI, line.url, run)
        sari.synced()
        item = attached(sari, tmp_path, "bukti.pdf", CONTENT)
        sari.submit(CASE, AddNote("bukti", attachments=(item,)))
        line.behaviour = breaking_after(central.url, 3)
        sari.synced()
        assert sari.states() == [State.QUEUED]
    line.behaviour = passing(central.url)
    before = pieces(line)
    sari = open_station(tmp_path / "sari", SARI, line.url, stack)
    sari.sync.start(None)
    sari.synced()
    sari.synced()
    assert sari.states() == [State.SETTLED]
    went_on_at = pieces(line)[len(before)][0]
    assert went_on_at > 0
    assert sum(length for start, length in pieces(line) if start >= went_on_at) >= len(CONTENT) - went_on_at
    assert [e.attachments for e in central.case(CaseId(CASE)).events if e.kind == "note"] == [(item,)]


def test_pieces_shrink_on_a_bad_line_and_grow_on_a_good_one(
    central: CentralServer, tmp_path: Path, stack: ExitStack
) -> None:
    line = stack.enter_context(bad_line(central.url))
    sari = open_station(tmp_path / "sari", SARI, line.url, stack)
    sari.synced()
    content = random.Random(5).randbytes(2_000_000)
    item = attached(sari, tmp_path, "bukti.pdf", content)
    line.behaviour = breaking_pieces(central.url, count=3, after=5_000)
    sari.submit(CASE, AddNote("bukti", attachments=(item,)))
    sari.synced()
    assert sari.states() == [State.SETTLED]
    lengths = [length for _, length in pieces(line)]
    assert lengths[:4] == [FIRST_PIECE, FIRST_PIECE // 2, FIRST_PIECE // 4, FIRST_PIECE // 8]
    assert min(lengths[:-1]) >= SMALLEST_PAGE and max(lengths) <= LARGEST_PAGE
    assert max(lengths) > FIRST_PIECE, "a good line is made use of"


def test_a_file_the_server_never_takes_parks_its_commands_with_the_reason_and_no_other(
    central: CentralServer, tmp_path: Path, stack: ExitStack
) -> None:
    sari = open_station(tmp_path / "sari", SARI, central.url, stack)
    sari.synced()
    large = attached(sari, tmp_path, "besar.pdf", CONTENT)
    small = attached(sari, tmp_path, "kecil.pdf", b"kecil")
    with server_writing(central.engine) as connection:
        put_reference(connection, "limits", "limits", Limits(file_bytes=len(CONTENT) - 1))
    sari.submit(CASE, AddNote("besar", attachments=(large,)))
    sari.submit(OTHER, AddNote("kecil", attachments=(small,)))
    sari.submit(THIRD, AddNote("tanpa berkas"))
    assert sari.synced().link is Link.CONNECTED
    sari.synced()
    [refused, *others] = sari.items()
    assert [item.state for item in others] == [State.SETTLED, State.SETTLED]
    assert (refused.state, refused.code) == (State.QUARANTINED, "attachment_refused")
    assert refused.fields == {"name": "besar.pdf", "reason": "too_large"}
    assert refused.envelope.command == AddNote("besar", attachments=(large,)), "the text stays"
    assert kept(sari) >= 4, "and so do the bytes"
    sari.submit(CASE, AddNote("yang berikut"))
    sari.synced()
    assert sari.states()[-1] is State.SETTLED, "its own case goes on, too"

    with server_writing(central.engine) as connection:
        put_reference(connection, "limits", "limits", Limits())
    assert sari.desk.retry(refused).result(60)
    sari.synced()
    sari.synced()
    assert sari.states() == [State.SETTLED] * 4


def test_a_file_whose_content_is_spoilt_is_tried_twice_and_then_parked(
    central: CentralServer, tmp_path: Path, stack: ExitStack
) -> None:
    line = stack.enter_context(bad_line(central.url))
    sari = open_station(tmp_path / "sari", SARI, line.url, stack)
    sari.synced()
    spoilt, good = attached(sari, tmp_path, "a.pdf", CONTENT), attached(sari, tmp_path, "b.pdf", b"utuh")
    with writing(sari.stores.work) as connection:
        here = (blob_chunk.c.sha256 == spoilt.sha256) & (blob_chunk.c.start == 0)
        data = bytearray(connection.scalar(sa.select(blob_chunk.c.data).where(here)) or b"")
        data[5] ^= 1
        connection.execute(blob_chunk.update().where(here).values(data=bytes(data)))
    sari.submit(CASE, AddNote("rusak", attachments=(spoilt,)))
    sari.submit(OTHER, AddNote("utuh", attachments=(good,)))
    sari.synced()
    sari.synced()
    assert [(item.state, item.fields.get("reason")) for item in sari.items()] == [
        (State.QUARANTINED, "checksum_mismatch"),
        (State.SETTLED, None),
    ]
    assert [start for start, length in pieces(line) if start == 0 and length >= FIRST_PIECE] == [0, 0]


def test_bytes_that_are_missing_here_park_the_command_instead_of_holding_its_case_for_ever(
    central: CentralServer, tmp_path: Path, stack: ExitStack
) -> None:
    sari = open_station(tmp_path / "sari", SARI, central.url, stack)
    sari.synced()
    item = attached(sari, tmp_path, "a.pdf", CONTENT)
    with writing(sari.stores.work) as connection:
        connection.execute(blob_chunk.delete().where(blob_chunk.c.start > 0))
    sari.submit(CASE, AddNote("hilang", attachments=(item,)))
    sari.submit(CASE, AddNote("berikutnya"))
    sari.synced()
    sari.synced()
    assert [(i.state, i.fields.get("reason")) for i in sari.items()] == [
        (State.QUARANTINED, "bytes_missing"),
        (State.SETTLED, None),
    ]


def test_one_file_on_which_the_line_always_breaks_holds_up_no_other(
    central: CentralServer, tmp_path: Path, stack: ExitStack
) -> None:
    """Something between console and server that reads along may drop a connection because of what goes over it."""
    line = stack.enter_context(bad_line(central.url))
    sari = open_station(tmp_path / "sari", SARI, line.url, stack)
    sari.synced()
    files = sorted(
        (attached(sari, tmp_path, f"{n}.pdf", f"berkas {n}".encode()) for n in range(3)), key=lambda f: f.sha256
    )
    bad = f"berkas {files[0].name[0]}".encode()
    for case, item in zip((CASE, OTHER, THIRD), files, strict=True):
        sari.submit(case, AddNote("foto", attachments=(item,)))
    passes = passing(central.url)

    def reads_along(server: BadServer, connection: socket.socket, asked: Asked) -> bool:
        return False if bad in asked.body else passes(server, connection, asked)

    line.behaviour = reads_along
    sari.synced()
    assert sari.states() == [State.QUEUED, State.SETTLED, State.SETTLED]
    line.behaviour = passes
    sari.synced()
    sari.synced()
    assert sari.states() == [State.SETTLED] * 3


def test_bytes_leave_when_no_restored_backup_can_lose_them_and_not_before(
    central: CentralServer, tmp_path: Path, stack: ExitStack
) -> None:
    sari = open_station(tmp_path / "sari", SARI, central.url, stack)
    sari.synced()
    item = attached(sari, tmp_path, "a.pdf", CONTENT)
    sari.submit(CASE, AddNote("bukti", attachments=(item,)))
    sari.synced()
    sari.synced()
    assert (sari.states(), kept(sari)) == ([State.SETTLED], 4), "settled, but a restored backup could forget it"
    sari.submit(OTHER, AddNote("lagi"))
    with writing(sari.stores.work) as connection:
        connection.exec_driver_sql("UPDATE owner SET durable_through = 1")
    sari.sync.transfers.heard(sari.changes[-1])
    sari.at_rest()
    assert kept(sari) == 0
    with reading(sari.stores.work) as connection:
        assert connection.execute(sa.select(blob)).all() == []
    [row] = sari.shelf.rows(sari.view(CASE).case)
    assert row.state is FileState.ON_SERVER


def test_a_gateway_that_refuses_all_uploads_parks_nothing(
    central: CentralServer, tmp_path: Path, stack: ExitStack
) -> None:
    line = stack.enter_context(bad_line(central.url))
    sari = open_station(tmp_path / "sari", SARI, line.url, stack)
    sari.synced()
    line.behaviour = refusing(central.url, "/v1/uploads")
    item = attached(sari, tmp_path, "a.pdf", CONTENT)
    sari.submit(CASE, AddNote("bukti", attachments=(item,)))
    for _ in range(3):
        sari.synced()
    assert sari.states() == [State.QUEUED]
