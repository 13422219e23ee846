"""What a proper answer tells the reporter, looked for in a text: advice while writing, never a bar to sending."""

import re
from collections.abc import Iterable
from enum import StrEnum
from typing import Final


class Point(StrEnum):
    """One thing the reporter should learn, in the order in which it is asked for."""

    ACTION = "action"
    EVIDENCE = "evidence"
    BASIS = "basis"
    CONTACT = "contact"
    NEXT_STEP = "next_step"


def _words(*patterns: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(patterns) + r")", re.IGNORECASE)


_DONE: Final = r"perbaiki|tambal|periksa|cek|angkut|bersihkan|ganti|pasang|tindak ?lanjuti|selesaikan|koordinasikan"
_SAID: Final = {
    Point.ACTION: _words(r"telah\b", r"sudah\b", r"selesai\b", rf"di(?:{_DONE})\b", rf"kami (?:{_DONE})\b"),
    Point.EVIDENCE: _words(r"terlampir\b", r"lampiran\b", r"foto\b", r"dokumentasi\b", r"berita acara\b"),
    Point.BASIS: _words(
        r"sesuai\b", r"berdasarkan\b", r"mengacu\b", r"dasarnya\b", r"SOP\b", r"standar pelayanan\b", r"peraturan\b",
        r"per(?:da|pres|men\w*|bup|wali|gub)\b", r"undang-undang\b", r"surat tugas\b",
    ),
    Point.CONTACT: _words(
        r"hubungi\b", r"menghubungi\b", r"telepon\b", r"telp\b", r"whatsapp\b", r"surel\b", r"e-?mail\b", r"loket\b",
        r"call center\b", r"0\d{2,}[\d -]{4,}", r"1\d{2}\b",
    ),
    Point.NEXT_STEP: _words(
        r"akan\b", r"paling lambat\b", r"selanjutnya\b", r"dijadwalkan\b", r"jadwal\b", r"dipantau\b",
        r"silakan membalas\b",
    ),
}  # fmt: skip
_PUT_OFF: Final = _words(
    r"sedang (?:kami|di)\w*", r"akan (?:kami|di)\w*", r"mohon (?:bersabar|menunggu|waktu)\b", r"jawaban sementara\b",
    r"kami teruskan\b",
)  # fmt: skip
_FINISHED: Final = _words(r"telah\b", r"sudah (?:di|kami|selesai)", r"selesai\b")


def points_met(text: str, attachments: Iterable[object] = ()) -> frozenset[Point]:
    """The points that a text seems to make; an attached file counts as evidence."""
    found = {point for point, words in _SAID.items() if words.search(text)}
    return frozenset(found | {Point.EVIDENCE} if any(True for _ in attachments) else found)


def sounds_interim(text: str) -> bool:
    """Whether it puts the reporter off and says of nothing that it was done."""
    return bool(_PUT_OFF.search(text)) and not _FINISHED.search(text)
