"""The export's words get their meaning, unknown ones stay readable, and outside text stays inert."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from domain.case import Classification, Status
from server.laporan_ringkas import Warn
from tests.server.laporan_files import Formula, change_member, record, write_export
from tests.server.laporan_reading import SHEET, one


class TestWords:
    @pytest.mark.parametrize(
        ("words", "expected"),
        [
            ("Belum Terverifikasi", Status.UNVERIFIED),
            ("Menunggu Verifikasi", Status.UNVERIFIED),
            ("Menunggu Kelengkapan Informasi", Status.AWAITING_INFORMATION),
            ("Terverifikasi", Status.DISPOSED),
            ("Terverifikasi / Terdisposisi, belum ditindaklanjuti", Status.DISPOSED),
            ("TERDISPOSISI", Status.DISPOSED),
            ("Proses (ditindaklanjuti oleh instansi)", Status.IN_PROGRESS),
            ("  proses ", Status.IN_PROGRESS),
            ("Status: Sedang  Diproses", Status.IN_PROGRESS),
            ("Ditanggapi oleh Pelapor", Status.REPORTER_REPLIED),
            ("Ditutup oleh Sistem", Status.CLOSED_BY_SYSTEM),
            ("Ditutup oleh Admin Instansi", Status.CLOSED_BY_ADMIN),
            ("laporan ditutup oleh pelapor", Status.CLOSED_BY_REPORTER),
            ("Diarsipkan oleh\u00a0Admin", Status.ARCHIVED_BY_ADMIN),
            ("Diarsipkan oleh Sistem", Status.ARCHIVED_BY_SYSTEM),
            ("Diarsipkan oleh Pelapor", Status.ARCHIVED_BY_REPORTER),
            ("Konten Terblokir", Status.CONTENT_BLOCKED),
        ],
    )
    def test_statuses(self, words: str, expected: Status, tmp_path: Path) -> None:
        row = one(write_export(tmp_path / "a.xlsx", [record(Status=words)]))

        assert (row.status, row.status_id, row.warnings) == (words.strip(), expected, ())

    @pytest.mark.parametrize("words", ["Menunggu Persetujuan", "Dibuka Kembali", "Prosesi", "Ditanggapi oleh Instansi"])
    def test_an_unknown_status_stays_readable(self, words: str, tmp_path: Path) -> None:
        row = one(write_export(tmp_path / "a.xlsx", [record(Status=words)]))

        assert (row.status, row.status_id) == (words, None)
        assert [remark.code for remark in row.warnings] == [Warn.STATUS_UNKNOWN]

    @pytest.mark.parametrize(
        ("words", "expected"),
        [
            ("Pengaduan Tidak Berkadar Pengawasan", Classification.NOT_SUPERVISORY),
            ("pengaduan  berkadar pengawasan", Classification.SUPERVISORY),
            ("Berkadar Pengawasan", Classification.SUPERVISORY),
            ("PERMINTAAN INFORMASI", Classification.INFORMATION_REQUEST),
            ("Aspirasi", Classification.ASPIRATION),
            ("-", None),
            ("", None),
        ],
    )
    def test_classifications(self, words: str, expected: Classification | None, tmp_path: Path) -> None:
        row = one(write_export(tmp_path / "a.xlsx", [record(Klasifikasi=words)]))

        assert (row.classification, row.warnings) == (expected, ())
        assert "Klasifikasi Laporan" not in row.extra

    def test_an_unknown_classification_is_kept(self, tmp_path: Path) -> None:
        row = one(write_export(tmp_path / "a.xlsx", [record(Klasifikasi="Pengaduan Khusus")]))

        assert row.classification is None
        assert row.extra["Klasifikasi Laporan"] == "Pengaduan Khusus"
        assert [remark.code for remark in row.warnings] == [Warn.CLASSIFICATION_UNKNOWN]

    @pytest.mark.parametrize(
        ("words", "anonymous", "secret"),
        [
            ("Anonim", True, False),
            ("rahasia", False, True),
            ("Anonim, Rahasia", True, True),
            ("Anonim & Rahasia", True, True),
            ("ANONIM dan RAHASIA", True, True),
            ("Anonim/Rahasia", True, True),
            ("Tidak Anonim, Rahasia", False, True),
            ("Bukan Rahasia", False, False),
            ("Normal", False, False),
            ("-", False, False),
            ("", False, False),
        ],
    )
    def test_visibility(self, words: str, anonymous: bool, secret: bool, tmp_path: Path) -> None:
        row = one(write_export(tmp_path / "a.xlsx", [record(Tipe=words)]))

        assert (row.anonymous, row.secret, row.warnings) == (anonymous, secret, ())

    @pytest.mark.parametrize("words", ["Tertutup", "Ya", "Tidak", "Anonim?? privat", "1"])
    def test_an_unknown_visibility_hides(self, words: str, tmp_path: Path) -> None:
        row = one(write_export(tmp_path / "a.xlsx", [record(Tipe=words)]))

        assert row.anonymous and row.secret
        assert row.extra["Tipe Laporan (Anonim/Rahasia)"] == words
        assert [remark.code for remark in row.warnings] == [Warn.VISIBILITY_UNKNOWN]

    @pytest.mark.parametrize(("value", "rating"), [("5", 5), (5, 5), (5.0, 5), ("-", None), ("", None)])
    def test_ratings(self, value: object, rating: int | None, tmp_path: Path) -> None:
        assert one(write_export(tmp_path / "a.xlsx", [record(Rating=value)])).rating == rating

    @pytest.mark.parametrize("value", ["Puas", 4.5, "-1"])
    def test_a_rating_that_is_no_whole_number_is_kept_as_text(self, value: object, tmp_path: Path) -> None:
        row = one(write_export(tmp_path / "a.xlsx", [record(Rating=value)]))

        assert (row.rating, row.extra["Rating"]) == (None, str(value))


class TestOutsideText:
    @pytest.mark.parametrize(
        "words",
        [
            "=cmd()|' /C calc'!A0",
            '=HYPERLINK("http://contoh.invalid","klik")',
            "+6200000",
            "-1+1",
            "@SUM(1)",
            "<b>tebal</b>&amp;",
            r"baris satu\nbaris dua",
            "  spasi  ",
            "x",
            "-",
            "tab\tdan\nbaris",
            "_x0041_",
            "🙏🏽 ꦲꦤꦕꦫꦏ",
            "{text} %s {0}",
            "x" * 32_767,
        ],
    )
    def test_text_is_kept_verbatim(self, words: str, tmp_path: Path) -> None:
        row = one(write_export(tmp_path / "a.xlsx", [record(Judul=words, Isi_Laporan_Awal=words, Nomor=words)]))

        assert (row.title, row.original_text, row.extra["Nomor SK"]) == (words, words, words)

    @pytest.mark.parametrize("source", ["=1+1", "=cmd()|' /C calc'!A0", '=HYPERLINK("http://contoh.invalid")'])
    def test_a_real_formula_is_its_source_never_its_result(self, source: str, tmp_path: Path) -> None:
        row = one(write_export(tmp_path / "a.xlsx", [record(Judul=Formula(source, "hasil"))]))

        assert row.title == source

    @pytest.mark.parametrize(
        ("formula", "expected"),
        [
            (b'<f t="array" ref="H12">SUM(1)</f>', "=SUM(1)"),
            (b'<f t="shared" ref="H12" si="0">SUM(1)</f>', "=SUM(1)"),
            (b'<f t="dataTable" ref="H12" r1="A1"/>', "=TABLE()"),
        ],
    )
    def test_other_kinds_of_formula(self, formula: bytes, expected: str, tmp_path: Path) -> None:
        path = write_export(tmp_path / "a.xlsx", [record(Judul=Formula("=9", "hasil"))])
        change_member(path, SHEET, lambda xml: xml.replace(b"<f>9</f>", formula))

        assert one(path).title == expected

    @pytest.mark.parametrize(
        ("raw", "kept"),
        [
            ("a\x00b\x01c\x1bd", "abcd"),
            ("satu\r\ndua\rtiga", "satu\ndua\ntiga"),
            ("a\x7fb\x85c\x9f", "abc"),
            ("a\ufffeb\uffff", "ab"),
        ],
    )
    def test_control_characters_are_removed(self, raw: str, kept: str, tmp_path: Path) -> None:
        row = one(write_export(tmp_path / "a.xlsx", [record(Judul=raw)]))

        assert row.title == kept

    @pytest.mark.parametrize(
        ("value", "words"),
        [(2024, "2024"), (12.0, "12"), (1.5, "1.5"), (True, "TRUE"), (date(2026, 1, 2), "2026-01-02 00:00:00")],
    )
    def test_a_text_that_a_spreadsheet_turned_into_something_else(
        self, value: object, words: str, tmp_path: Path
    ) -> None:
        assert one(write_export(tmp_path / "a.xlsx", [record(Judul=value)])).title == words

    @settings(max_examples=60, deadline=None)
    @given(title=st.text(max_size=200), body=st.text(max_size=2000), other=st.text(max_size=50))
    @example(title="\x85", body="\r", other="_")
    def test_any_text_comes_back(
        self, title: str, body: str, other: str, tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        path = tmp_path_factory.getbasetemp() / "round-trip.xlsx"

        row = one(write_export(path, [record(Judul=title, Isi_Laporan_Awal=body, Nomor=other)]))

        assert (row.title, row.original_text, row.extra["Nomor SK"]) == tuple(map(visible, (title, body, other)))


def visible(words: str) -> str:
    """What must be left of a text, said independently of the reader: no control character but tab and newline."""
    words = words.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(
        c for c in words if c in "\t\n" or (ord(c) >= 0x20 and not 0x7F <= ord(c) <= 0x9F and c not in "\ufffe\uffff")
    )
