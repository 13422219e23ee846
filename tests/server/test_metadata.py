"""A bare copy shows the same picture and nothing that was written into the file beside it."""

import struct
import zlib
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QImage

from server.metadata import without_metadata
from server.seed.files import make_attachment

SECRET = b"Kenari-EXIF-9917"


def segment(kind: int, body: bytes) -> bytes:
    return b"\xff" + bytes([kind]) + struct.pack(">H", len(body) + 2) + body


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def jpeg(*, hidden: bool) -> bytes:
    plain = make_attachment("jpg", "satu", "keterangan")
    if not hidden:
        return plain
    extra = [segment(kind, b"Exif\0\0" + SECRET) for kind in (0xE1, 0xE2, 0xED, 0xFE)]
    return plain[:2] + b"".join(extra) + plain[2:] + SECRET


def png(*, hidden: bool) -> bytes:
    plain = make_attachment("png", "satu", "keterangan")
    if not hidden:
        return plain
    extra = b"".join(chunk(kind, SECRET) for kind in (b"eXIf", b"tEXt", b"iTXt", b"zTXt", b"tIME", b"iCCP"))
    return plain[:33] + extra + plain[33:] + SECRET


@pytest.mark.parametrize("make", [jpeg, png])
def test_nothing_but_the_picture_is_left(make: Callable[..., bytes]) -> None:
    loaded, plain = make(hidden=True), make(hidden=False)
    assert SECRET in loaded
    bare = without_metadata(loaded)
    assert bare is not None and SECRET not in bare and b"keterangan" not in bare
    assert bare == without_metadata(plain) == without_metadata(bare)


@pytest.mark.parametrize("make", [jpeg, png])
def test_the_picture_is_the_same(make: Callable[..., bytes]) -> None:
    before, after = make(hidden=True), without_metadata(make(hidden=True))
    assert after is not None
    first, second = QImage.fromData(before), QImage.fromData(after)
    assert not first.isNull() and first == second


@pytest.mark.parametrize(
    "content",
    [b"", b"%PDF-1.4", b"\xff\xd8", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", jpeg(hidden=True)[:900], b"\xd0\xcf"],
)
def test_what_is_no_sound_picture_has_no_bare_copy(content: bytes) -> None:
    assert without_metadata(content) is None


@given(st.sampled_from((jpeg(hidden=True), png(hidden=True))), st.data())
def test_a_damaged_picture_is_bare_or_nothing(whole: bytes, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(whole) - 1))
    damaged = whole[:at] + data.draw(st.binary(max_size=4)) + whole[at + 2 :]
    bare = without_metadata(damaged)
    assert bare is None or len(bare) <= len(damaged) + 2
