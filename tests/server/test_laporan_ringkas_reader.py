"""The official export is understood in every layout, and none of its rows or columns is lost."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
import xlsxwriter

from domain.case import Classification, Status
from server.laporan_ringkas import Reason, ReportRow, Warn, read, sentences
from tests.server.laporan_files import HEADER_ROW, OFFICIAL, VERSIONS, Formula, change_member, put, record, write_export
from tests.server.laporan_reading import SHEET, one


class TestLayouts:
    @pytest.mark.parametrize("version", VERSIONS)
    def test_every_version_says_the_same(self, version: str, tmp_path: Path) -> None:
        headers = VERSIONS[version]

        row = one(write_export(tmp_path / "a.xlsx", [record()], headers))

        assert row == ReportRow(
            row=HEADER_ROW + 1,
            tracking_id="8507247",
            reported_at=datetime(2026, 1, 6, 3, 15, 20, tzinfo=UTC),
            reporter_name="Sri Contoh" if "Nama Pelapor" in headers.values() else None,
            classification=Classification.NOT_SUPERVISORY,
            category_id="214",
            category="Jalan Rusak",
            title="Jalan berlubang di depan pasar",
            original_text="Mohon diperbaiki 🙏\nSudah 2 bulan.",
            final_text="Mohon diperbaiki.",
            anonymous=True,
            secret=False,
            channel="Android",
            parent_agency="Pemerintah Kabupaten Contoh",
            agency_id="3311",
            agency="Dinas Pekerjaan Umum",
            status="Ditutup oleh Sistem",
            status_id=Status.CLOSED_BY_SYSTEM,
            reason="",
            province="Jawa Tengah",
            regency="Kab. Contoh",
            district="Contoh Utara",
            village="Contohrejo",
            rating=4,
            extra={
                "Nomor SK": "188/00/2026",
                "Url SK": "",
                "Url Dokumen Laporan Tahunan": "",
                "Laporan yang Masuk melalui Kanal Aduan Setwapres": "Tidak",
            },
            warnings=(),
        )

    def test_metadata_columns_and_place_of_the_header(self, tmp_path: Path) -> None:
        export = read(write_export(tmp_path / "a.xlsx", [record()], before=["Petunjuk", "Catatan"]))

        assert export.sheet == "Laporan Ringkas"
        assert export.header_row == HEADER_ROW
        assert export.metadata == {
            "LAPORAN RINGKAS": "",
            "Nama Instansi": "Pemerintah Kabupaten Contoh",
            "Rentang Tanggal": "01 Jan 2026 - 31 Jan 2026",
            "Tanggal Generate": "01 Feb 2026 03:00",
        }
        assert export.columns == OFFICIAL
        assert export.unknown_columns == OFFICIAL[-5:-1]
        assert export.warnings == ()

    def test_metadata_in_column_b_and_twice(self, tmp_path: Path) -> None:
        path = write_export(tmp_path / "a.xlsx", [record()], metadata=[("Instansi :", "Satu"), ("Instansi", "Dua")])
        change_member(path, SHEET, lambda xml: xml.replace(b'r="C1"', b'r="B1"'))

        assert read(path).metadata == {"Instansi": "Satu", "Instansi (2)": "Dua"}

    @pytest.mark.parametrize("header_row", [1, 5, 60])
    def test_the_header_is_found_wherever_it_stands(self, header_row: int, tmp_path: Path) -> None:
        path = write_export(tmp_path / "a.xlsx", [record()], metadata=[], header_row=header_row)

        assert one(path).row == header_row + 1

    def test_a_metadata_line_named_tracking_id_is_not_the_header(self, tmp_path: Path) -> None:
        path = write_export(tmp_path / "a.xlsx", [record()], metadata=[("Tracking ID", "semua")])

        assert read(path).header_row == HEADER_ROW

    def test_only_the_tracking_id_and_the_date_are_needed(self, tmp_path: Path) -> None:
        export = read(write_export(tmp_path / "a.xlsx", [record()], ["Tracking ID", "Tanggal Laporan Masuk"]))

        (row,) = export.rows
        assert row.reported_at == datetime(2026, 1, 6, tzinfo=UTC)
        assert (row.title, row.original_text, row.agency, row.status) == ("", "", "", "")
        assert (row.reporter_name, row.classification, row.category_id, row.status_id, row.rating) == (None,) * 5
        assert [remark.code for remark in export.warnings] == [Warn.NO_TIME_COLUMN, Warn.NO_VISIBILITY_COLUMN]

    def test_a_file_without_the_type_column_hides_every_reporter(self, tmp_path: Path) -> None:
        row = one(write_export(tmp_path / "a.xlsx", [record()], ["Tracking ID", "Tanggal Laporan Masuk"]))

        assert row.anonymous and row.secret

    def test_unknown_columns_are_kept_even_without_or_with_the_same_header(self, tmp_path: Path) -> None:
        headers = {"Tracking ID": "Tracking ID", "Tanggal Laporan Masuk": "Tanggal Laporan Masuk", "Baru": "x"}
        path = write_export(tmp_path / "a.xlsx", [record() | {"x": "satu"}], headers)
        add = b'<c r="D12" t="str"><v>dua</v></c><c r="AB12" t="str"><v>tiga</v></c></row>'
        change_member(
            path,
            SHEET,
            lambda xml: (
                xml.replace(b"</row>", b'<c r="D11" t="str"><v>Baru</v></c></row>', 5)
                .replace(b'<c r="D11" t="str"><v>Baru</v></c></row>', b"</row>", 4)
                .replace(b"</row></sheetData>", add + b"</sheetData>")
            ),
        )

        export = read(path)

        assert export.unknown_columns == ("Baru", "Baru (2)")
        assert export.rows[0].extra == {"Baru": "satu", "Baru (2)": "dua", "Kolom AB": "tiga"}

    def test_a_second_sheet_with_reports_is_pointed_out(self, tmp_path: Path) -> None:
        path = tmp_path / "a.xlsx"
        with xlsxwriter.Workbook(path) as book:
            for name, tracking_id in (("Januari", "1"), ("Februari", "2")):
                page = book.add_worksheet(name)
                for row, cells in enumerate([OFFICIAL[:2], (tracking_id, "6 Jan 2026")]):
                    for column, value in enumerate(cells):
                        put(page, row, column, value)

        export = read(path)

        assert [row.tracking_id for row in export.rows] == ["1"]
        assert export.warnings[-1].code is Warn.OTHER_SHEET
        assert "Lembar Februari juga berisi laporan" in sentences.warning(export.warnings[-1], "id")

    @pytest.mark.parametrize("declared", [b"A1", b"A1:B2", b"A1:XFD1048576"])
    def test_a_wrong_dimension_neither_hides_nor_refuses_rows(self, declared: bytes, tmp_path: Path) -> None:
        records = [record(Tracking_ID=str(number)) for number in range(1, 31)]
        path = write_export(tmp_path / "a.xlsx", records)
        change_member(path, SHEET, lambda xml: xml.replace(b'ref="A1:Z41"', b'ref="' + declared + b'"'))

        assert len(read(path, max_rows=30).rows) == 30

    def test_empty_rows_are_skipped_and_numbers_stay_those_of_the_sheet(self, tmp_path: Path) -> None:
        blank = dict.fromkeys(OFFICIAL, "  ")
        records = [record(Tracking_ID="1"), {}, blank, record(Tracking_ID="2")]

        export = read(write_export(tmp_path / "a.xlsx", records))

        assert [(row.row, row.tracking_id) for row in export.rows] == [(12, "1"), (15, "2")]
        assert export.refused == ()


class TestTrackingIds:
    @pytest.mark.parametrize("value", ["8507247", "#8507247", " # 8507247 ", 8507247, 8507247.0])
    def test_forms(self, value: object, tmp_path: Path) -> None:
        assert one(write_export(tmp_path / "a.xlsx", [record(Tracking_ID=value)])).tracking_id == "8507247"

    def test_leading_zeros_stay(self, tmp_path: Path) -> None:
        assert one(write_export(tmp_path / "a.xlsx", [record(Tracking_ID="007")])).tracking_id == "007"

    @pytest.mark.parametrize(
        ("value", "reason"),
        [(value, Reason.TRACKING_ID_MISSING) for value in (None, " ", "-")]
        + [
            (value, Reason.TRACKING_ID_NOT_DIGITS)
            for value in ("85O7247", "##1", "-5", 1.5, 1e300, "#", "١٢٣", "9" * 30_000, Formula("=1+1", 2), True)
        ],
    )
    def test_what_is_no_number_refuses_the_row_only(self, value: object, reason: Reason, tmp_path: Path) -> None:
        export = read(write_export(tmp_path / "a.xlsx", [record(Tracking_ID=value), record()]))

        assert [row.row for row in export.rows] == [13]
        assert [(row.row, row.reason) for row in export.refused] == [(12, reason)]
        assert sentences.refusal(export.refused[0], "id").startswith("Baris 12 tidak diambil: ")
        assert len(sentences.refusal(export.refused[0], "en")) < 250

    def test_the_same_row_twice_is_counted_not_taken_twice(self, tmp_path: Path) -> None:
        export = read(write_export(tmp_path / "a.xlsx", [record(), record(Tracking_ID="2"), record(), record()]))

        assert [row.tracking_id for row in export.rows] == ["8507247", "2"]
        assert [(again.row, again.tracking_id, again.first_row) for again in export.repeats] == [
            (14, "8507247", 12),
            (15, "8507247", 12),
        ]
        assert export.refused == ()

    def test_the_same_id_with_other_content_is_refused_and_says_where(self, tmp_path: Path) -> None:
        later = record(Status="Proses", Nomor="lain", Waktu="03:15:21", Tipe="Rahasia")

        export = read(write_export(tmp_path / "a.xlsx", [record(), later]))

        assert [row.status_id for row in export.rows] == [Status.CLOSED_BY_SYSTEM]
        (refused,) = export.refused
        assert (refused.row, refused.reason) == (13, Reason.DUPLICATE_DIFFERS)
        assert refused.fields == {
            "first_row": "12",
            "columns": "Tanggal Laporan Masuk, Tipe Laporan (Anonim/Rahasia), Status Laporan, Nomor SK",
        }
        assert "sudah ada di baris 12" in sentences.refusal(refused, "id")
