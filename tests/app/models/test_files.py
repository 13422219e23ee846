"""Fetched attachments: whole only once verified, never larger together than the budget, and gone with their cases."""

import hashlib
from datetime import timedelta

import pytest
import sqlalchemy as sa

from app.models import files
from app.models.engine import reading, writing
from app.models.file_names import safe_name
from app.models.files import Wanted, WrongContent
from app.models.stores import Stores
from app.models.tables import file_chunk
from domain.attachments import Attachment, media_type_of
from domain.ids import CaseId
from tests.support.console import NOW

ONE, TWO = CaseId("case-1"), CaseId("case-2")


def attachment(content: bytes) -> Attachment:
    return Attachment(hashlib.sha256(content).hexdigest(), "foto.png", len(content), "image/png")


def put(connection: sa.Connection, content: bytes, case: CaseId, minutes: int, upto: int | None = None) -> str:
    item = attachment(content)
    files.want(connection, case, item, NOW + timedelta(minutes=minutes))
    files.add(connection, Wanted(item.sha256, item.size, 0, ""), content[:upto], "t")
    return item.sha256


def test_only_what_was_verified_is_whole(stores: Stores) -> None:
    item = attachment(b"abcdef")
    with writing(stores.cache) as connection:
        files.want(connection, ONE, item, NOW)
        wanted = files.next_wanted(connection)
        assert wanted == Wanted(item.sha256, 6, 0, "")
        wanted = files.add(connection, wanted, b"abc", "t")
        assert not files.is_whole(connection, item.sha256)
        with pytest.raises(WrongContent):
            files.add(connection, wanted, b"deX", "t")
        with pytest.raises(WrongContent):
            files.add(connection, wanted, b"defg", "t")
        files.add(connection, wanted, b"def", "t")
        assert files.is_whole(connection, item.sha256)
        assert b"".join(files.pieces_of(connection, item.sha256)) == b"abcdef"
        assert files.next_wanted(connection) is None


@pytest.mark.parametrize("sha256", ["", "../../etc/passwd", "A" * 64, "a" * 63, "a" * 64 + "\n", "%2e%2e/" * 8])
def test_a_name_that_could_lead_elsewhere_is_never_asked_for(stores: Stores, sha256: str) -> None:
    with writing(stores.cache) as connection:
        assert not files.want(connection, ONE, Attachment(sha256, "foto.png", 3, "image/png"), NOW)
        assert files.next_wanted(connection) is None


def test_the_longest_unused_goes_first_and_what_is_pinned_or_on_its_way_stays(stores: Stores) -> None:
    with writing(stores.cache) as connection:
        pinned = put(connection, b"p" * 100, TWO, 0)
        coming = put(connection, b"c" * 100, ONE, 1, upto=50)
        old, used, new = (put(connection, bytes([65 + n]) * 100, ONE, 2 + n) for n in range(3))
        files.mark_used(connection, used, NOW + timedelta(hours=1))
        assert files.make_room(connection, frozenset({TWO}), 500) == frozenset()
        assert files.make_room(connection, frozenset({TWO}), 400) == {old}
        assert files.make_room(connection, frozenset({TWO}), 1) == {new, used}
        assert set(files.standing_of(connection, [pinned, coming, old, used, new])) == {pinned, coming}
    with reading(stores.cache) as connection:
        assert set(connection.scalars(sa.select(file_chunk.c.sha256))) == {pinned, coming}


def test_giving_up_a_case_ends_what_was_on_its_way_for_it_alone(stores: Stores) -> None:
    with writing(stores.cache) as connection:
        whole = put(connection, b"w" * 10, ONE, 0)
        mine = put(connection, b"m" * 10, ONE, 0, upto=5)
        shared = put(connection, b"s" * 10, ONE, 0, upto=5)
        files.want(connection, TWO, attachment(b"s" * 10), NOW)
        files.give_up(connection, ONE)
        assert set(files.standing_of(connection, [whole, mine, shared])) == {whole, shared}


@pytest.mark.parametrize(
    ("given", "safe"),
    [
        ("foto.png", "foto.png"),
        ("Surat Tugas (2).PDF", "Surat Tugas (2).PDF"),
        ("../../.ssh/authorized_keys", "authorized_keys.bin"),
        ("C:\\Users\\sari\\foto.png", "foto.png"),
        ("..", "lampiran.bin"),
        ("", "lampiran.bin"),
        (".png", "png.bin"),
        ("foto.png.exe", "foto.png.exe.bin"),
        ("foto\u202egnp.exe", "fotognp.exe.bin"),
        ("foto\u202eexe.png", "fotoexe.png"),
        ("a\nb\x00c.png", "abc.png"),
        ("nul.png", "_nul.png"),
        ("COM1.tar.pdf", "_COM1.tar.pdf"),
        ('a<b>:"c|d?*.png', "a_b___c_d__.png"),
        ("foto.png. . ", "foto.png"),
        ("x" * 300 + ".png", "x" * 116 + ".png"),
    ],
)
def test_a_name_from_outside_is_a_plain_name_here(given: str, safe: str) -> None:
    assert safe_name(given) == safe
    assert len(safe_name(given).encode()) <= 121
    assert media_type_of(safe) is not None or safe.endswith(".bin")
