"""Every file that cannot be imported is refused whole, with a sentence, before it can do harm."""

import os
import random
import time as clock
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import openpyxl.xml
import pytest

from server.laporan_ringkas import ExportProblem, Problem, Reason, RefusedRow, Remark, Warn, read, sentences
from tests.server.laporan_files import OFFICIAL, change_member, record, write_export
from tests.server.laporan_reading import SHEET, refuse


class TestRefusedFiles:
    @pytest.mark.parametrize(
        ("content", "kind"),
        [
            (b"", "empty"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "xls"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(9000) + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
            (b"Tracking ID;Tanggal Laporan Masuk\n8507247;6 Jan 2026\n", "csv"),
            (b"\xef\xbb\xbfTracking ID,Judul\n1,\xe2\x80\x9ca\xe2\x80\x9d\n", "csv"),
            (b"<!DOCTYPE html><html><body>Silakan masuk</body></html>", "html"),
            (b"\n  <table><tr><td>Tracking ID</td></tr></table>", "html"),
            (b'<?xml version="1.0"?><Workbook/>', "html"),
            (b"%PDF-1.7\n", "pdf"),
            (bytes(range(256)), "unknown"),
        ],
    )
    def test_what_is_no_xlsx(self, content: bytes, kind: str, tmp_path: Path) -> None:
        path = tmp_path / "Laporan Ringkas.xlsx"
        path.write_bytes(content)

        problem = refuse(path)

        assert (problem.code, problem.fields["kind"]) == (Problem.NOT_XLSX, kind)

    @pytest.mark.parametrize(
        ("names", "kind"),
        [
            (["surat.pdf"], "zip"),
            (["[Content_Types].xml", "word/document.xml"], "zip"),
            (["[Content_Types].xml", "xl/workbook.bin"], "xlsb"),
        ],
    )
    def test_a_zip_of_something_else(self, names: list[str], kind: str, tmp_path: Path) -> None:
        path = tmp_path / "a.xlsx"
        with zipfile.ZipFile(path, "w") as archive:
            for name in names:
                archive.writestr(name, "<x/>")

        assert refuse(path).fields["kind"] == kind

    def test_a_zip_with_a_password(self, tmp_path: Path) -> None:
        path = write_export(tmp_path / "a.xlsx", [record()])
        content = bytearray(path.read_bytes())
        for signature, at in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
            start = content.find(signature)
            while start >= 0:
                content[start + at] |= 1
                start = content.find(signature, start + 4)
        path.write_bytes(content)

        assert refuse(path).fields["kind"] == "encrypted"

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
    def test_a_folder_and_a_pipe(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pipa")

        assert refuse(tmp_path).fields["kind"] == "folder"
        assert refuse(tmp_path / "pipa").fields["kind"] == "unknown"

    def test_a_missing_file(self, tmp_path: Path) -> None:
        assert refuse(tmp_path / "tidak-ada.xlsx").code is Problem.MISSING_FILE
        assert refuse(write_export(tmp_path / "a.xlsx", []) / "b.xlsx").code is Problem.MISSING_FILE

    @pytest.mark.parametrize("name", ["a\0b.xlsx", "x" * 5000])
    def test_an_impossible_name(self, name: str, tmp_path: Path) -> None:
        assert refuse(tmp_path / name).code in (Problem.UNREADABLE, Problem.MISSING_FILE)

    @pytest.mark.skipif(not hasattr(os, "seteuid"), reason="this system has no Unix permissions")
    def test_a_file_that_may_not_be_read(self, tmp_path: Path) -> None:
        path = write_export(tmp_path / "a.xlsx", [record()])
        path.chmod(0)

        with without_root():
            assert refuse(path).code is Problem.PERMISSION

    @pytest.mark.parametrize("records", [[], [{"Nomor": 1}]], ids=["empty sheet", "other table"])
    def test_no_header(self, records: list[dict[str, object]], tmp_path: Path) -> None:
        path = write_export(tmp_path / "a.xlsx", records, ["Nomor"], metadata=[])

        problem = refuse(path)

        assert problem.code is Problem.NO_HEADER
        assert "60 baris pertama" in sentences.problem(problem, "id")

    def test_a_header_too_far_down(self, tmp_path: Path) -> None:
        path = write_export(tmp_path / "a.xlsx", [record()], header_row=61)

        assert refuse(path).code is Problem.NO_HEADER

    @pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="this system does not list open files")
    def test_the_file_is_closed_afterwards(self, tmp_path: Path) -> None:
        good = write_export(tmp_path / "a.xlsx", [record()])
        bad = write_export(tmp_path / "b.xlsx", [record()], header_row=61)

        read(good)
        refuse(bad)

        opened = [link.readlink() for link in Path("/proc/self/fd").iterdir() if link.is_symlink()]
        assert not {good, bad} & set(opened)

    @pytest.mark.parametrize("keep", [0.1, 0.5, 0.9, 0.999])
    def test_a_download_that_was_cut_off(self, keep: float, tmp_path: Path) -> None:
        path = write_export(tmp_path / "a.xlsx", [record()])
        content = path.read_bytes()
        path.write_bytes(content[: int(len(content) * keep)])

        assert refuse(path).code is Problem.UNREADABLE

    @pytest.mark.parametrize("member", ["xl/workbook.xml", SHEET, "xl/sharedStrings.xml", "xl/styles.xml"])
    @pytest.mark.parametrize("change", [lambda xml: xml[:-20], lambda xml: b"", lambda xml: b"\xff\xfe" + xml])
    def test_damaged_xml(self, member: str, change: Callable[[bytes], bytes], tmp_path: Path) -> None:
        path = write_export(tmp_path / "a.xlsx", [record()])
        change_member(path, member, change)

        assert refuse(path).code in (Problem.UNREADABLE, Problem.NO_HEADER)

    @pytest.mark.parametrize("member", ["xl/workbook.xml", SHEET, "xl/sharedStrings.xml"])
    def test_entities_are_not_expanded(self, member: str, tmp_path: Path) -> None:
        path = write_export(tmp_path / "a.xlsx", [record()])
        declare = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
        change_member(path, member, lambda xml: declare + xml[xml.index(b"?>") + 2 :].replace(b"Jalan", b"&a;"))

        assert openpyxl.xml.DEFUSEDXML is True
        assert refuse(path).code is Problem.UNREADABLE


class TestSentences:
    """Every code speaks both languages, without a hole in the sentence."""

    NAMES = "kind megabytes within limit found text first_row columns column sheet read"
    FIELDS = dict.fromkeys(NAMES.split(), "?")

    @pytest.mark.parametrize("code", Problem)
    def test_of_files(self, code: Problem) -> None:
        problem = ExportProblem(code, **self.FIELDS | {"kind": "xls"})

        said = {sentences.problem(problem, lang) for lang in ("id", "en")}

        assert len(said) == 2
        assert all(sentence.endswith(".") and sentence.count(".") >= 3 for sentence in said)

    @pytest.mark.parametrize("reason", Reason)
    def test_of_rows(self, reason: Reason) -> None:
        said = {sentences.refusal(RefusedRow(7, "1", reason, self.FIELDS), lang) for lang in ("id", "en")}

        assert len(said) == 2
        assert all("7" in sentence and "{" not in sentence for sentence in said)

    @pytest.mark.parametrize("code", Warn)
    def test_of_remarks(self, code: Warn) -> None:
        said = {sentences.warning(Remark(code, self.FIELDS), lang) for lang in ("id", "en")}

        assert len(said) == 2
        assert all(sentence.endswith(".") and "{" not in sentence for sentence in said)


class TestLimits:
    def test_a_hundred_thousand_rows_are_refused_quickly(self, tmp_path: Path) -> None:
        path = tmp_path / "a.xlsx"
        many = ({"Tracking ID": number, "Tanggal Laporan Masuk": "6 Jan 2026"} for number in range(100_000))
        write_export(path, many, OFFICIAL[:2], constant_memory=True)

        before = clock.perf_counter()
        problem = refuse(path)

        assert clock.perf_counter() - before < 5
        assert problem.code is Problem.TOO_MANY_ROWS
        assert problem.fields == {"limit": 50_000, "found": 100_005}

    def test_the_limit_counts_reports_exactly(self, tmp_path: Path) -> None:
        records = [record(Tracking_ID=str(number)) for number in range(1, 11)]
        path = write_export(tmp_path / "a.xlsx", [*records[:5], {}, *records[5:]])

        assert len(read(path, max_rows=10).rows) == 10
        problem = refuse(path, max_rows=9)
        assert (problem.code, problem.fields) == (Problem.TOO_MANY_ROWS, {"limit": 9, "found": 10})

    def test_formatted_rows_without_content_do_not_count(self, tmp_path: Path) -> None:
        path = write_export(tmp_path / "a.xlsx", [record()])
        styled = b"".join(b'<row r="%d"><c r="A%d" s="0"/></row>' % (n, n) for n in range(13, 2000))
        change_member(path, SHEET, lambda xml: xml.replace(b"</sheetData>", styled + b"</sheetData>"))

        assert len(read(path, max_rows=1).rows) == 1

    def test_a_row_that_claims_an_absurd_number(self, tmp_path: Path) -> None:
        path = write_export(tmp_path / "a.xlsx", [record()])
        far = b'<row r="999999999999999999"><c r="A2" t="str"><v>x</v></c></row></sheetData>'
        change_member(path, SHEET, lambda xml: xml.replace(b"</sheetData>", far))

        assert len(read(path).rows) == 1

    def test_a_zip_bomb_by_ratio(self, tmp_path: Path) -> None:
        path = write_export(tmp_path / "a.xlsx", [record()])
        change_member(path, SHEET, lambda xml: xml + b" " * 2_000_000)

        assert refuse(path).code is Problem.TOO_LARGE

    def test_a_zip_bomb_by_size(self, tmp_path: Path) -> None:
        path = write_export(tmp_path / "a.xlsx", [record()])
        block = random.Random(1).randbytes(2_000) + bytes(178_000)
        with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
            for number in range(4):
                with archive.open(f"xl/media/{number}.bin", "w") as member:
                    for _ in range(450):
                        member.write(block)

        problem = refuse(path)

        assert problem.code is Problem.TOO_LARGE
        assert problem.fields == {"megabytes": 310}
        with zipfile.ZipFile(path) as archive:  # none of the parts was suspicious by itself
            assert all(part.file_size < 200 * part.compress_size for part in archive.infolist())

    @pytest.mark.parametrize(
        ("member", "bomb"),
        [
            (SHEET, b'<worksheet xmlns="x"><sheetData>' + b"<row/>" * 1_100_000),
            (SHEET, b'<x:worksheet xmlns:x="x"><x:sheetData><x:row>' + b"<x:c/>" * 20_000),
            (SHEET, b"<worksheet><sheetData><row><c><v>" + b"0123456789abcdef" * 1_100_000),
            ("xl/sharedStrings.xml", b'<sst xmlns="x">' + b"<si/>" * 4_100_000),
        ],
        ids=["rows", "cells", "one cell", "texts"],
    )
    def test_what_would_exhaust_memory_although_it_is_small(self, member: str, bomb: bytes, tmp_path: Path) -> None:
        path = write_export(tmp_path / "a.xlsx", [record()])
        with zipfile.ZipFile(path) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        with zipfile.ZipFile(path, "w") as archive:  # stored, so that the ratio raises no suspicion
            for name, content in (parts | {member: bomb}).items():
                archive.writestr(name, content)

        assert refuse(path).code is Problem.TOO_LARGE

    def test_a_bomb_that_lies_about_its_size(self, tmp_path: Path) -> None:
        path = write_export(tmp_path / "a.xlsx", [record()])
        change_member(path, SHEET, lambda xml: xml + b" " * 2_000_000)
        with zipfile.ZipFile(path) as archive:
            size = archive.getinfo(SHEET).file_size
        content = path.read_bytes().replace(size.to_bytes(4, "little"), (4000).to_bytes(4, "little"))
        path.write_bytes(content)

        assert refuse(path).code is Problem.UNREADABLE


@contextmanager
def without_root() -> Iterator[None]:
    """Root may read everything, so the test steps down to another user for a moment."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)
