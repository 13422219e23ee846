"""A canary: an identity that exists once, in every place where one can stand, and how to find it again in an answer."""

import re
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from domain.case import Reporter
from server.seed.files import make_attachment

_NUMBER: Final = r"(\d(?:[ .-]?\d){4})"
_FOUND: Final = re.compile(
    "|".join(
        (
            rf"kenari[ _-]?{_NUMBER}",  # name, e-mail address, file name, what a camera wrote
            rf"{'[ .-]?'.join('99317')}[ .-]?{_NUMBER}",  # NIK
            rf"{'[ .-]?'.join('81977')}[ .-]?{_NUMBER}",  # telephone
        )
    ).encode(),
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Mark:
    """The canary of one case, by its number (five digits)."""

    number: int

    @property
    def reporter(self) -> Reporter:
        n = f"{self.number:05}"
        return Reporter(f"Kenari{n} Bersuara", self.nik, f"+62 819-77{n[:2]}-{n[2:]}0", f"kenari{n}@example.invalid")

    @property
    def nik(self) -> str:
        return f"99317{self.number:05}000001"

    @property
    def sentence(self) -> str:
        """What people type into the body of a report, each time a little differently."""
        n = f"{self.number:05}"
        nik = (
            self.nik,
            f"{self.nik[:4]} {self.nik[4:8]} {self.nik[8:12]} {self.nik[12:]}",
            f"{self.nik[:6]}.{self.nik[6:12]}.{self.nik[12:]}",
        )
        phone = (f"0819 77{n[:2]} {n[2:]}0", f"081977{n}0", f"+6281977{n}0", f"0819-77{n[:2]}-{n[2:]}0")
        return (
            f"Saya Kenari{n} Bersuara, NIK {nik[self.number % 3]}, HP {phone[self.number % 4]}, "
            f"kenari{n}@example.invalid. Jalan di depan rumah rusak, mohon bantuan KENARI{n}."
        )

    @property
    def file_name(self) -> str:
        return f"KTP Kenari{self.number:05} Bersuara {self.nik}"

    def picture(self) -> bytes:
        """A photograph as a telephone makes it, that says whose it is."""
        told = f"Kenari{self.number:05}".encode()
        if self.number % 2:
            plain = make_attachment("png", f"{self.number}", "foto")
            return plain[:33] + _chunk(b"eXIf", told) + _chunk(b"tEXt", b"Author\0" + told) + plain[33:] + told
        plain = make_attachment("jpg", f"{self.number}", "foto")
        body = b"Exif\0\0" + told
        return plain[:2] + b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body + plain[2:] + told

    def letter(self) -> bytes:
        return make_attachment("pdf", f"{self.number}", f"Kenari{self.number:05}")


def marks_in(content: bytes) -> Iterator[Mark]:
    """Every canary that a content holds, in whichever spelling."""
    for found in _FOUND.finditer(content):
        digits = b"".join(re.findall(rb"\d", next(filter(None, found.groups()))))
        yield Mark(int(digits))


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
