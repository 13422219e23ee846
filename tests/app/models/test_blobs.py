"""A chosen file is checked before it is kept, its place on this computer stays private, its bytes are kept once."""

import hashlib
import os
import sys
from pathlib import Path

import pytest

from app.models import blobs
from app.models.blobs import PendingBlob, read_file
from app.models.engine import reading, writing
from app.models.stores import Stores
from app.problems import Problem
from domain.attachments import Attachment, Limits

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
        blobs.keep(connection, sha256, content)
        assert blobs.not_uploaded(connection, wanted) == []
    with reading(stores.work) as connection:
        assert blobs.content_of(connection, sha256) == content
        assert blobs.content_of(connection, "not kept here") is None
