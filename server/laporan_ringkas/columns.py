"""Which column is which: headers matched by their text, because order and set differ between versions."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from openpyxl.utils import get_column_letter

from server.laporan_ringkas.cells import Cell, text

_TRACKING_ID = "tracking id"

# Header text in its plain form → field of a report; several texts where versions differ.
_FIELDS = {
    _TRACKING_ID: "tracking_id",
    "tanggal laporan masuk": "date",
    "tanggal laporan": "date",
    "waktu laporan masuk": "time",
    "nama pelapor": "reporter_name",
    "klasifikasi laporan": "classification",
    "klasifikasi": "classification",
    "id kategori": "category_id",
    "kategori": "category",
    "judul laporan": "title",
    "isi laporan awal": "original_text",
    "isi laporan akhir": "final_text",
    "tipe laporan (anonim/rahasia)": "visibility",
    "tipe laporan": "visibility",
    "sumber laporan": "channel",
    "instansi induk": "parent_agency",
    "id instansi terdisposisi": "agency_id",
    "instansi terdisposisi": "agency",
    "instansi terdisposisi (skpd)": "agency",
    "status laporan": "status",
    "alasan tunda/arsip": "reason",
    "provinsi": "province",
    "kota/kabupaten": "regency",
    "kabupaten/kota": "regency",
    "kabupaten": "regency",
    "kecamatan": "district",
    "kelurahan": "village",
    "kelurahan/desa": "village",
    "desa/kelurahan": "village",
    "rating": "rating",
}


@dataclass(frozen=True)
class Layout:
    """Where each field of this file stands (0-based), and the columns that have no field."""

    headers: tuple[str, ...]
    fields: Mapping[str, int]
    unknown: Mapping[int, str]

    def name_of(self, index: int) -> str:
        """The header over a cell; a column without one is named by its letter, so its content can be kept."""
        if index in self.unknown:
            return self.unknown[index]
        header = self.headers[index] if index < len(self.headers) else ""
        return header or f"Kolom {get_column_letter(index + 1)}"


def plain(header: str) -> str:
    """A header without the accidents of layout: case, line breaks, double spaces, [brackets], a trailing mark."""
    words = " ".join(header.casefold().split()).rstrip(" :*")
    if words.startswith("[") and words.endswith("]"):
        words = words[1:-1].strip()
    return re.sub(r"\s*/\s*", "/", words)


def is_header(cells: Sequence[Cell]) -> bool:
    """Whether a row is the table's header: `Tracking ID` beside at least one other known column.

    The second condition keeps a metadata line "Tracking ID | | all" from being taken for it.
    """
    known = {_FIELDS[name] for name in map(plain, map(text, cells)) if name in _FIELDS}
    return "tracking_id" in known and len(known) > 1


def starts_like_header(cells: Sequence[Cell]) -> bool:
    """Whether the first filled cell is `Tracking ID`: enough when no better row exists."""
    filled = (words for cell in cells if (words := plain(text(cell))))
    return next(filled, "") == _TRACKING_ID


def layout(cells: Sequence[Cell]) -> Layout:
    """The layout under a header row. Of two columns with the same meaning the first counts, the other is extra."""
    headers = tuple(" ".join(text(cell).split()) for cell in cells)
    fields: dict[str, int] = {}
    unknown: dict[int, str] = {}
    for index, header in enumerate(headers):
        field = _FIELDS.get(plain(header))
        if field is not None and field not in fields:
            fields[field] = index
        elif header:
            unknown[index] = _distinct(header, headers[:index].count(header))
    return Layout(headers, fields, unknown)


def _distinct(header: str, earlier: int) -> str:
    return f"{header} ({earlier + 1})" if earlier else header
