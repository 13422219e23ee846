"""The words of the export and what they mean here; an unknown word has no meaning rather than a guessed one."""

import re
from typing import NamedTuple

from domain.case import Classification, Status

_CLASSIFICATIONS = {
    "tidak berkadar pengawasan": Classification.NOT_SUPERVISORY,
    "berkadar pengawasan": Classification.SUPERVISORY,
    "permintaan informasi": Classification.INFORMATION_REQUEST,
    "aspirasi": Classification.ASPIRATION,
}

# Beginnings, as the export adds who or why: "Ditutup oleh Admin Instansi".
_STATUSES = {
    "belum terverifikasi": Status.UNVERIFIED,
    "belum diverifikasi": Status.UNVERIFIED,
    "menunggu verifikasi": Status.UNVERIFIED,
    "menunggu kelengkapan": Status.AWAITING_INFORMATION,
    "menunggu informasi": Status.AWAITING_INFORMATION,
    "menunggu data": Status.AWAITING_INFORMATION,
    "ditunda": Status.AWAITING_INFORMATION,
    "terverifikasi": Status.DISPOSED,
    "terdisposisi": Status.DISPOSED,
    "belum ditindaklanjuti": Status.DISPOSED,
    "proses": Status.IN_PROGRESS,
    "diproses": Status.IN_PROGRESS,
    "sedang diproses": Status.IN_PROGRESS,
    "dalam proses": Status.IN_PROGRESS,
    "ditindaklanjuti": Status.IN_PROGRESS,
    "ditanggapi oleh pelapor": Status.REPORTER_REPLIED,
    "ditanggapi pelapor": Status.REPORTER_REPLIED,
    "ditutup oleh sistem": Status.CLOSED_BY_SYSTEM,
    "ditutup oleh admin": Status.CLOSED_BY_ADMIN,
    "ditutup oleh pelapor": Status.CLOSED_BY_REPORTER,
    "diarsipkan oleh sistem": Status.ARCHIVED_BY_SYSTEM,
    "diarsipkan oleh admin": Status.ARCHIVED_BY_ADMIN,
    "diarsipkan oleh pelapor": Status.ARCHIVED_BY_REPORTER,
    "konten terblokir": Status.CONTENT_BLOCKED,
}
_WHOLE_STATUSES = {
    "menunggu": Status.AWAITING_INFORMATION,
    "tunda": Status.AWAITING_INFORMATION,
    "ditanggapi": Status.REPORTER_REPLIED,
}

_FLAGS = {"anonim", "rahasia"}
_OPEN = {"normal", "publik", "umum", "terbuka", "biasa", "laporan"}
_JOINING = {"dan", "serta"}
_NOT = {"tidak", "bukan", "non"}


class Visibility(NamedTuple):
    """What the reporter asked to be hidden."""

    anonymous: bool
    secret: bool


HIDE_ALL = Visibility(anonymous=True, secret=True)
"""For a type this program cannot read: showing somebody who asked to be hidden cannot be undone."""


def classification(value: str) -> Classification | None:
    """The classification a text names, with or without the leading "Pengaduan"."""
    return _CLASSIFICATIONS.get(_plain(value).removeprefix("pengaduan "))


def status(value: str) -> Status | None:
    """The status a text names, whatever its case, spacing, or leading "Status:" or "Laporan"."""
    plain = _plain(value).removeprefix("status").lstrip(" :").removeprefix("laporan ")
    if plain in _WHOLE_STATUSES:
        return _WHOLE_STATUSES[plain]
    return next((meaning for begin, meaning in _STATUSES.items() if re.match(rf"{begin}\b", plain)), None)


def visibility(value: str) -> Visibility | None:
    """What "Tipe Laporan (Anonim/Rahasia)" says; empty is an open report; None when it cannot be read."""
    flags = dict.fromkeys(_FLAGS, False)
    negated = False
    for word in re.findall(r"\w+", _plain(value)):
        if word in _FLAGS:
            flags[word] = flags[word] or not negated
        elif word not in _OPEN | _JOINING | _NOT:
            return None
        negated = word in _NOT
    return None if negated else Visibility(flags["anonim"], flags["rahasia"])


def _plain(value: str) -> str:
    return " ".join(value.casefold().split())
