"""A chosen file is checked before it is kept, its place on this computer stays private, its bytes are kept once."""

import hashlib
import os
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa

from app.models import blobs, drafts, outbox
from app.models.account import Account, write_account
from app.models.blobs import PendingBlob, read_file
from app.models.engine import reading, writing
from app.models.outbox import State
from app.models.stores import Stores
from app.models.tables import blob_chunk, owner
from app.models.tables import outbox as outbox_table
from app.problems import Problem
from domain.attachments import Attachment, Limits
from domain.commands import AddNote, Envelope
from domain.ids import CaseId, CommandId, DeviceId
from tests.support.console import NOW, SARI, new_case

LIMITS = Limits(file_bytes=1_000)


def a_file(folder: Path, name: str = "lokasi.png", size: int = 10) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"x" * size)
    return path


def refused(path: Path) -> Problem:
    with pytest.raises(Problem) as caught:
        read_file(path, LIMITS)
    assert str(path.parent) not in repr(caught.value.fields)
    return caught.value


@pytest.mark.parametrize("size", [0, 1, 1_000])
def test_a_file_within_the_limit_is_read_whole(tmp_path: Path, size: int) -> None:
    content = os.urandom(size)
    path = tmp_path / "Bukti Perbaikan.PDF"
    path.write_bytes(content)
    attachment, read = read_file(path, LIMITS)
    assert read == content
    assert attachment == Attachment(hashlib.sha256(content).hexdigest(), path.name, size, "application/pdf")


@pytest.mark.parametrize("size", [1_001, 50_000])
def test_a_file_beyond_the_limit_is_refused(tmp_path: Path, size: int) -> None:
    problem = refused(a_file(tmp_path, size=size))
    assert (problem.code, problem.fields) == ("file_too_large", {"name": "lokasi.png", "limit": 1_000})


@pytest.mark.parametrize("name", ["a.exe", "a.png.exe", "png", ".png.", "a.svg", "a.html", "a.tar.gz", "a"])
def test_a_kind_that_is_not_taken_is_refused(tmp_path: Path, name: str) -> None:
    problem = refused(a_file(tmp_path, name))
    assert (problem.code, problem.fields) == ("file_type_refused", {"name": name})


def test_what_is_no_readable_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "folder.png").mkdir()
    (tmp_path / "dangling.png").symlink_to(tmp_path / "nothing.png")
    for name in ("missing.png", "folder.png", "dangling.png"):
        assert refused(tmp_path / name).code == "file_unreadable"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no named pipes in folders")
def test_a_pipe_does_not_stop_the_thread_that_saves_the_drafts(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.png")
    assert refused(tmp_path / "pipe.png").code == "file_unreadable"


@pytest.mark.parametrize("name", ["lokasi.png", "..\\..\\lokasi.png", "C:\\Users\\sari\\lokasi.png", "C:lokasi.png"])
def test_no_part_of_a_folder_is_kept(tmp_path: Path, name: str) -> None:
    if sys.platform == "win32" and name != "lokasi.png":
        name = "lokasi.png"
    attachment, _ = read_file(a_file(tmp_path / "Rahasia Pribadi", name), LIMITS)
    assert attachment.name == "lokasi.png"


def test_the_bytes_are_kept_once_and_known_until_they_have_left(stores: Stores) -> None:
    content = bytes(range(256)) * 300
    sha256 = hashlib.sha256(content).hexdigest()
    other = hashlib.sha256(b"lain").hexdigest()
    with writing(stores.work) as connection:
        for _ in range(2):
            blobs.keep(connection, sha256, content)
        blobs.keep(connection, other, b"lain")
        wanted = frozenset({sha256, "not kept here"})
        assert blobs.not_uploaded(connection, wanted) == [PendingBlob(sha256, len(content))]
        blobs.mark_uploaded(connection, sha256)
        assert blobs.not_uploaded(connection, wanted) == []
    with reading(stores.work) as connection:
        assert b"".join(blobs.pieces_of(connection, sha256)) == content
        assert not blobs.is_kept(connection, "not kept here")


def commanded(stores: Stores, content: bytes, state: str, dseq_durable: int = 0) -> str:
    """A file kept here, named by one command in the given state; commands are durable up to `dseq_durable`."""
    sha256 = hashlib.sha256(content).hexdigest()
    note = AddNote("foto", attachments=(Attachment(sha256, "foto.png", len(content), "image/png"),))
    case = new_case(1, days_ago=2).case
    with writing(stores.work) as connection:
        blobs.keep(connection, sha256, content)
        blobs.mark_uploaded(connection, sha256)
        envelope = Envelope(CommandId(f"c-{sha256[:8]}"), case.id, 1, SARI.id, DeviceId("d"), NOW, note)
        dseq = outbox.enqueue(connection, envelope, case, NOW)
        connection.execute(outbox_table.update().where(outbox_table.c.dseq == dseq).values(state=state))
        connection.execute(owner.update().values(durable_through=dseq_durable))
    return sha256


@pytest.fixture
def owned(stores: Stores) -> Stores:
    write_account(stores.work, Account(SARI, SARI.id, "http://127.0.0.1:1", DeviceId("d"), ""))
    return stores


def kept(stores: Stores, *, at_start: bool) -> bool:
    with writing(stores.work) as connection:
        (blobs.release_at_start if at_start else blobs.release_durable)(connection)
        return bool(connection.scalar(sa.select(sa.func.count()).select_from(blob_chunk)))


@pytest.mark.parametrize("at_start", [True, False])
@pytest.mark.parametrize("state", [state for state in State if state not in (State.SETTLED, State.WITHDRAWN)])
def test_the_bytes_of_an_unfinished_command_never_leave(owned: Stores, state: State, at_start: bool) -> None:
    commanded(owned, b"isi", state, dseq_durable=99)
    assert kept(owned, at_start=at_start)


@pytest.mark.parametrize("at_start", [True, False])
def test_the_bytes_of_a_settled_command_leave_once_it_is_durable(owned: Stores, at_start: bool) -> None:
    commanded(owned, b"isi", State.SETTLED, dseq_durable=0)
    assert kept(owned, at_start=at_start), "a restored backup of the server could have forgotten it"
    with writing(owned.work) as connection:
        connection.execute(owner.update().values(durable_through=1))
    assert not kept(owned, at_start=at_start)


@pytest.mark.parametrize("at_start", [True, False])
def test_what_a_draft_names_stays(owned: Stores, at_start: bool) -> None:
    sha256 = commanded(owned, b"isi", State.SETTLED, dseq_durable=99)
    item = Attachment(sha256, "foto.png", 3, "image/png")
    with writing(owned.work) as connection:
        drafts.save(connection, drafts.Draft(CaseId("c"), "note", "1", "t", "teks", NOW, attachments=(item,)))
    assert kept(owned, at_start=at_start)


def test_a_file_just_chosen_again_stays_until_its_draft_is_stored(owned: Stores) -> None:
    sha256 = commanded(owned, b"isi", State.SETTLED, dseq_durable=99)
    with writing(owned.work) as connection:
        blobs.keep(connection, sha256, b"isi")
    assert kept(owned, at_start=False)


def test_what_was_withdrawn_may_be_on_its_way_into_a_draft_while_somebody_works(owned: Stores) -> None:
    commanded(owned, b"isi", State.WITHDRAWN, dseq_durable=99)
    assert kept(owned, at_start=False)
    assert not kept(owned, at_start=True)


def test_no_more_is_read_than_is_sent(stores: Stores) -> None:
    content = os.urandom(5 * blobs.CHUNK_BYTES + 321)
    sha256 = hashlib.sha256(content).hexdigest()
    with writing(stores.work) as connection:
        blobs.keep(connection, sha256, content)
    with reading(stores.work) as connection:
        for start, length in ((0, 10), (100_000, 100_000), (blobs.CHUNK_BYTES, 1), (len(content) - 3, 50), (0, 10**7)):
            assert blobs.part_of(connection, sha256, start, length) == content[start : start + length]
        assert blobs.part_of(connection, sha256, len(content), 10) == b""
