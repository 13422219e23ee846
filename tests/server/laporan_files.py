"""Builds Laporan Ringkas export files the way different versions of the official system laid them out."""

import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

METADATA: tuple[tuple[str, str], ...] = (
    ("LAPORAN RINGKAS", ""),
    ("Nama Instansi", "Pemerintah Kabupaten Contoh"),
    ("Rentang Tanggal", "01 Jan 2026 - 31 Jan 2026"),
    ("Tanggal Generate", "01 Feb 2026 03:00"),
)
HEADER_ROW = 11

OFFICIAL = (
    "Tracking ID",
    "Tanggal Laporan Masuk",
    "Waktu Laporan Masuk",
    "Nama Pelapor",
    "Klasifikasi Laporan",
    "ID Kategori",
    "Kategori",
    "Judul Laporan",
    "Isi Laporan Awal",
    "Isi Laporan Akhir",
    "Tipe Laporan (Anonim/Rahasia)",
    "Sumber Laporan",
    "Instansi Induk",
    "ID Instansi Terdisposisi",
    "Instansi Terdisposisi",
    "Status Laporan",
    "Alasan Tunda/Arsip",
    "Provinsi",
    "Kota/Kabupaten",
    "Kecamatan",
    "Kelurahan",
    "Nomor SK",
    "Url SK",
    "Url Dokumen Laporan Tahunan",
    "Laporan yang Masuk melalui Kanal Aduan Setwapres",
    "Rating",
)

# Version → its headers, each with the official header whose value stands there.
VERSIONS: Mapping[str, Mapping[str, str]] = {
    "official": {header: header for header in OFFICIAL},
    "without reporter": {header: header for header in OFFICIAL if header != "Nama Pelapor"},
    "reporter in brackets": {f"[{h}]" if h == "Nama Pelapor" else h: h for h in OFFICIAL},
    "other order": {header: header for header in ("Tracking ID", *reversed(OFFICIAL[1:]))},
    "tracking id last": {header: header for header in (*OFFICIAL[1:], "Tracking ID")},
    "other names": {
        {
            "Tipe Laporan (Anonim/Rahasia)": "Tipe Laporan",
            "Kota/Kabupaten": "Kabupaten",
            "Instansi Terdisposisi": "Instansi Terdisposisi (SKPD)",
        }.get(header, header): header
        for header in OFFICIAL
    },
    "untidy": {
        {
            "Tracking ID": "  TRACKING   ID ",
            "Tanggal Laporan Masuk": "tanggal\nlaporan masuk",
            "Kota/Kabupaten": "Kota / Kabupaten",
            "Kategori": "Kategori :",
            "Status Laporan": "Status\u00a0Laporan",
        }.get(header, header): header
        for header in OFFICIAL
    },
}

Value = object


@dataclass(frozen=True)
class Formula:
    """A real formula cell, with the result a spreadsheet had cached in it."""

    source: str
    result: str | float = 0


def record(**changes: Value) -> dict[str, Value]:
    """A believable row by official header; keyword `Judul_Laporan` changes "Judul Laporan"."""
    row: dict[str, Value] = {
        "Tracking ID": "8507247",
        "Tanggal Laporan Masuk": "6 Jan 2026",
        "Waktu Laporan Masuk": "03:15:20",
        "Nama Pelapor": "Sri Contoh",
        "Klasifikasi Laporan": "Pengaduan Tidak Berkadar Pengawasan",
        "ID Kategori": 214,
        "Kategori": "Jalan Rusak",
        "Judul Laporan": "Jalan berlubang di depan pasar",
        "Isi Laporan Awal": "Mohon diperbaiki 🙏\nSudah 2 bulan.",
        "Isi Laporan Akhir": "Mohon diperbaiki.",
        "Tipe Laporan (Anonim/Rahasia)": "Anonim",
        "Sumber Laporan": "Android",
        "Instansi Induk": "Pemerintah Kabupaten Contoh",
        "ID Instansi Terdisposisi": 3311,
        "Instansi Terdisposisi": "Dinas Pekerjaan Umum",
        "Status Laporan": "Ditutup oleh Sistem",
        "Alasan Tunda/Arsip": "-",
        "Provinsi": "Jawa Tengah",
        "Kota/Kabupaten": "Kab. Contoh",
        "Kecamatan": "Contoh Utara",
        "Kelurahan": "Contohrejo",
        "Nomor SK": "188/00/2026",
        "Url SK": "",
        "Url Dokumen Laporan Tahunan": "",
        "Laporan yang Masuk melalui Kanal Aduan Setwapres": "Tidak",
        "Rating": 4,
    }
    for name, value in changes.items():
        header = next(header for header in row if header.replace(" ", "_").startswith(name))
        row[header] = value
    return row


def write_export(
    path: Path,
    records: Iterable[Mapping[str, Value]],
    headers: Mapping[str, str] | Sequence[str] = OFFICIAL,
    *,
    metadata: Sequence[tuple[str, str]] = METADATA,
    header_row: int = HEADER_ROW,
    sheet: str = "Laporan Ringkas",
    before: Sequence[str] = (),
    date_1904: bool = False,
    constant_memory: bool = False,
) -> Path:
    """An export at `path`: metadata (label in A, value in C), header in `header_row` (1-based), then the rows.

    `headers` are the texts to write, or a mapping from them to the keys of the records; `before` names sheets
    that stand before the export's own.
    """
    sources = headers if isinstance(headers, Mapping) else {header: header for header in headers}
    options = {"default_date_format": "dd/mm/yyyy hh:mm:ss", "date_1904": date_1904, "constant_memory": constant_memory}
    with xlsxwriter.Workbook(path, options) as book:
        for name in before:
            book.add_worksheet(name).write_string(0, 0, "Petunjuk")
        page = book.add_worksheet(sheet)
        for index, (label, value) in enumerate(metadata):
            put(page, index, 0, label)
            put(page, index, 2, value)
        for column, header in enumerate(sources):
            put(page, header_row - 1, column, header)
        for index, row in enumerate(records, start=header_row):
            for column, source in enumerate(sources.values()):
                put(page, index, column, row.get(source))
    return path


def put(page: Worksheet, row: int, column: int, value: Value) -> None:
    """Write a value as the kind of cell it is; text is never turned into a number, a link or a formula."""
    match value:
        case None | "":
            return
        case Formula():
            page.write_formula(row, column, value.source, value=value.result)
        case str():
            assert page.write_string(row, column, value) == 0
        case bool():
            page.write_boolean(row, column, value)
        case int() | float():
            page.write_number(row, column, value)
        case datetime() | date() | time():
            page.write_datetime(row, column, value)
        case _:
            raise TypeError(f"no cell for {value!r}")


def change_member(path: Path, member: str, change: Callable[[bytes], bytes]) -> Path:
    """Rewrite one part inside an .xlsx, with correct checksums, as a careless or hostile writer would."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[member] = change(parts[member])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path
