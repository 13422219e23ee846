"""`python -m server import`: says row by row what became of it, in two languages, and never shows a traceback."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from server.database import make_engine, reading, writing
from server.schema import head_revision, revision_of
from server.settings import Settings
from tests.server.import_office import Office, central, office, process, run
from tests.server.laporan_files import OFFICIAL, record, write_export

__all__ = ["central", "office"]  # fixtures

LANGUAGES = ("id", "en")
PATIENCE = 60


@pytest.mark.parametrize(
    ("lang", "row", "summary"),
    [
        ("id", "baris 12 · #8507247 · diambil", "a.xlsx: 1 diambil, 0 berubah, 0 tidak berubah, 0 ditolak."),
        ("en", "row 12 · #8507247 · taken", "a.xlsx: 1 taken, 0 changed, 0 unchanged, 0 refused."),
    ],
)
def test_the_report_of_a_first_import(
    office: Office, settings: Settings, tmp_path: Path, lang: str, row: str, summary: str
) -> None:
    file = write_export(tmp_path / "a.xlsx", [record()])

    code, said = run(settings, file, lang=lang)

    assert (code, said[-2:]) == (0, [row, summary])
    assert office.tracking_ids() == ["8507247"]


@pytest.mark.parametrize(
    ("lang", "fields", "summary"),
    [
        (
            "id",
            "berubah: status, judul, isi awal, isi akhir, klasifikasi, kategori, rahasia, nama pelapor",
            "1 berubah",
        ),
        ("en", "changed: status, title, original text, final text, classification, category, secret", "1 changed"),
    ],
)
def test_the_report_of_a_second_import_names_the_fields(
    office: Office, settings: Settings, tmp_path: Path, lang: str, fields: str, summary: str
) -> None:
    run(settings, write_export(tmp_path / "a.xlsx", [record(), record(Tracking_ID="42")]))
    changes = {"Status": "Proses", "Judul": "x", "Isi_Laporan_Awal": "y", "Isi_Laporan_Akhir": "z", "Rating": 1}
    changes |= {"Klasifikasi": "Aspirasi", "Tipe": "Anonim dan Rahasia", "Nama": "N", "Provinsi": "P"}
    again = [record(ID_Kategori=1001, **changes), record(Tracking_ID="42")]

    code, said = run(settings, write_export(tmp_path / "b.xlsx", again), lang=lang)

    assert code == 0
    assert fields in said[-3] and summary in said[-1]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_refused_row_is_named_with_its_reason(
    office: Office, settings: Settings, tmp_path: Path, lang: str
) -> None:
    rows = [record(Tracking_ID="abc"), record(Tracking_ID=""), record(Tanggal="-"), record(Tanggal="32-13-2026")]
    rows += [record(), record(Judul="Judul lain"), record()]

    code, said = run(settings, write_export(tmp_path / "a.xlsx", rows), lang=lang)

    expected = {
        "id": ["bukan angka (abc)", "Tracking ID kosong", "Tanggal Laporan Masuk kosong", "32-13-2026", "di baris 16"],
        "en": ["not a number (abc)", "Tracking ID is empty", "date of the report is empty", "32-13-2026", "in row 16"],
    }
    refused = [line for line in said if ("ditolak:" if lang == "id" else "refused:") in line]
    assert code == 0
    assert [line.split(" · ")[0].split()[1] for line in refused] == ["12", "13", "14", "15", "17"]
    assert all(words in line for words, line in zip(expected[lang], refused, strict=True))
    assert [word for word in said[-1].split() if word.isdigit()] == ["1", "0", "1", "5"]


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("id", "baris 12 · #8507247 · ditolak: laporan ini dipegang instansi lain"),
        ("en", "row 12 · #8507247 · refused: another agency holds this report"),
    ],
)
def test_a_report_held_elsewhere_is_named(
    office: Office, settings: Settings, tmp_path: Path, lang: str, line: str
) -> None:
    file = write_export(tmp_path / "a.xlsx", [record()])
    run(settings, file)

    code, said = run(settings, file, agency="KAB-2", lang=lang)

    assert (code, line in said) == (0, True)


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        (
            "id",
            ["disimpan apa adanya: Nomor SK", "tidak memuat Tipe Laporan", "perhatikan: Status Laporan tidak dikenal"],
        ),
        ("en", ["kept as they are: Nomor SK", "no column for the report type", "note: Status Laporan is not known"]),
    ],
)
def test_what_deserves_a_look_is_said(
    office: Office, settings: Settings, tmp_path: Path, lang: str, words: list[str]
) -> None:
    headers = [header for header in OFFICIAL if not header.startswith("Tipe")]

    code, said = run(settings, write_export(tmp_path / "a.xlsx", [record(Status="{Baru} 🙏")], headers), lang=lang)

    assert code == 0
    assert all(any(word in line for line in said) for word in words), said


@pytest.mark.parametrize(("lang", "words"), [("id", "Instansi KAB-X tidak ada"), ("en", "There is no agency KAB-X")])
def test_without_such_an_agency_nothing_is_taken_and_the_known_ones_are_named(
    office: Office, settings: Settings, tmp_path: Path, lang: str, words: str
) -> None:
    file = write_export(tmp_path / "a.xlsx", [record()])
    before = office.everything()

    code, said = run(settings, file, agency="KAB-X", lang=lang)

    assert (code, len(said)) == (1, 1)
    assert words in said[0] and "KAB-1, KAB-2, KOTA-L, PANRB, PROV" in said[0]
    assert office.everything() == before


def _no_header(path: Path) -> Path:
    return write_export(path, [record()], {"Nomor": "Tracking ID", "Perihal": "Judul Laporan"})


def _a_hundred_thousand(path: Path) -> Path:
    many = ({"Tracking ID": number, "Tanggal Laporan Masuk": "6 Jan 2026"} for number in range(100_000))
    return write_export(path, many, OFFICIAL[:2], constant_memory=True)


def _written(content: bytes) -> Callable[[Path], Path]:
    def write(path: Path) -> Path:
        path.write_bytes(content)
        return path

    return write


BAD_FILES: dict[str, tuple[Callable[[Path], Path], str, str]] = {
    "missing": (lambda path: path, "Berkas tidak ditemukan.", "The file was not found."),
    "folder": (lambda path: path.parent, "Bukan berkas .xlsx:", "Not an .xlsx file:"),
    "empty": (_written(b""), "berkas ini kosong", "this file is empty"),
    "text": (_written(b"Tracking ID;Judul\n1;x\n"), "teks atau CSV", "text or CSV"),
    "portal": (_written(b"<html><body>Masuk dulu</body></html>"), "halaman web", "web page"),
    "cut off": (_written(b"PK\x03\x04" + b"\0" * 500), "rusak", "damaged"),
    "no header": (_no_header, "Baris judul kolom tidak ditemukan", "The header row was not found"),
    "100,000 rows": (_a_hundred_thousand, "lebih dari 50000 baris", "more than 50000 rows"),
}


@pytest.mark.parametrize("kind", BAD_FILES)
def test_a_file_that_is_no_export_is_refused_with_a_sentence_and_nothing_is_written(
    office: Office, settings: Settings, tmp_path: Path, kind: str
) -> None:
    make, *words = BAD_FILES[kind]
    file, before = make(tmp_path / "berkas.xlsx"), office.everything()

    begun = time.perf_counter()
    told = [run(settings, file, lang=lang) for lang in LANGUAGES]

    assert time.perf_counter() - begun < 10
    for (code, said), word, unchanged in zip(
        told, words, ("Tidak ada data yang diubah.", "Nothing was changed."), strict=True
    ):
        assert (code, len(said)) == (1, 1)
        assert word in said[0] and unchanged in said[0] and file.name in said[0]
    assert office.everything() == before


def test_a_limit_of_rows_may_be_given(office: Office, settings: Settings, tmp_path: Path) -> None:
    file = write_export(tmp_path / "a.xlsx", [record(Tracking_ID=str(n)) for n in (1, 2, 3)])

    assert run(settings, file, "--max-rows", "2")[0] == 1
    assert run(settings, file, "--max-rows", "3")[0] == 0
    assert office.tracking_ids() == ["1", "2", "3"]


def test_a_database_without_tables_gets_them(settings: Settings, tmp_path: Path) -> None:
    code, said = run(settings, write_export(tmp_path / "a.xlsx", [record()]))

    engine = make_engine(settings.database)
    with reading(engine) as connection:
        assert revision_of(connection) == head_revision()
    engine.dispose()
    assert (code, said) == (1, ["Instansi KAB-1 tidak ada. Tidak ada yang diubah. Instansi yang ada: –"])


def test_a_database_of_a_newer_server_is_left_alone(office: Office, settings: Settings, tmp_path: Path) -> None:
    with writing(office.central.engine) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    before = office.everything()

    code, said = run(settings, write_export(tmp_path / "a.xlsx", [record()]))

    assert (code, len(said)) == (1, 1)
    assert "9999" in said[0] and "perbarui server" in said[0]
    assert office.everything() == before


def test_as_people_start_it(office: Office, settings: Settings, tmp_path: Path) -> None:
    file = write_export(tmp_path / "a.xlsx", [record(Status="Baru 🙏")])
    started = [
        process(settings, file),
        process(settings, tmp_path / "tidak-ada.xlsx"),
        process(settings, file, "--lang", "en", agency="KAB-X"),
    ]
    told = [one.communicate(timeout=PATIENCE) for one in started]

    assert [errors.decode() for _, errors in told] == ["", "", ""]
    assert [one.returncode for one in started] == [0, 1, 1]
    last = [said.decode().splitlines()[-1] for said, _ in told]
    assert last[0] == "a.xlsx: 1 diambil, 0 berubah, 0 tidak berubah, 0 ditolak."
    assert last[1].endswith("Tidak ada data yang diubah. Periksa nama dan foldernya.")
    assert last[2].startswith("There is no agency KAB-X. Nothing was changed.")
    assert office.tracking_ids() == ["8507247"]
