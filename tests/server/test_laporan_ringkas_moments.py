"""Dates and times of the export are read in every form it was seen with, and in no guessed one."""

from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from server.laporan_ringkas import Reason, Warn, read, sentences
from tests.server.laporan_files import change_member, record, write_export
from tests.server.laporan_reading import SHEET, one


class TestMoments:
    @pytest.mark.parametrize(
        "day",
        [
            "6 Jan 2026",
            "06 Januari 2026",
            "6-1-2026",
            "06-01-2026",
            "06/01/2026",
            "2026-01-06",
            date(2026, 1, 6),
            datetime(2026, 1, 6),
            46028,
            46028.0,
        ],
        ids=str,
    )
    @pytest.mark.parametrize(
        ("at", "expected"),
        [
            ("03:15", time(3, 15)),
            ("3:15:20", time(3, 15, 20)),
            ("03.15.20", time(3, 15, 20)),
            (time(3, 15, 20), time(3, 15, 20)),
            (datetime(2026, 1, 6, 3, 15, 20), time(3, 15, 20)),
            ((3 * 3600 + 15 * 60 + 20) / 86_400, time(3, 15, 20)),
            (0, time(0)),
            (time(23, 59, 59, 900_000), time(23, 59, 59)),
        ],
        ids=str,
    )
    def test_every_form(self, day: object, at: object, expected: time, tmp_path: Path) -> None:
        path = write_export(tmp_path / "a.xlsx", [record(Tanggal=day, Waktu=at)])

        assert one(path).reported_at == datetime.combine(date(2026, 1, 6), expected, tzinfo=UTC)
        assert one(path).warnings == ()

    @pytest.mark.parametrize(
        ("day", "month"),
        [
            ("1 Mei 2026", 5),
            ("01 Agu 2026", 8),
            ("1 Agt 2026", 8),
            ("1 Okt 2026", 10),
            ("1 Nopember 2026", 11),
            ("1 Des 2026", 12),
            ("1 May 2026", 5),
            ("1 Aug. 2026", 8),
            ("1-Oct-2026", 10),
        ],
    )
    def test_months_in_both_languages(self, day: str, month: int, tmp_path: Path) -> None:
        assert one(write_export(tmp_path / "a.xlsx", [record(Tanggal=day)])).reported_at.month == month

    @pytest.mark.parametrize(
        "day",
        [
            "06-01-2026 03:15:20",
            "2026-01-06T03:15:20",
            "6 Jan 2026, 03:15:20",
            datetime(2026, 1, 6, 3, 15, 20),
            46028 + (3 * 3600 + 15 * 60 + 20) / 86_400,
        ],
        ids=str,
    )
    def test_the_time_may_stand_in_the_cell_of_the_date(self, day: object, tmp_path: Path) -> None:
        row = one(write_export(tmp_path / "a.xlsx", [record(Tanggal=day, Waktu="")]))

        assert row.reported_at == datetime(2026, 1, 6, 3, 15, 20, tzinfo=UTC)
        assert row.warnings == ()

    def test_serial_numbers_of_a_1904_workbook(self, tmp_path: Path) -> None:
        path = write_export(tmp_path / "a.xlsx", [record(Tanggal=46028 - 1462)], date_1904=True)

        assert one(path).reported_at.date() == date(2026, 1, 6)

    @pytest.mark.parametrize(
        "day",
        [
            "06-01-26",
            "31-02-2026",
            "13/13/2026",
            "kemarin",
            "6 Foo 2026",
            "06-01/2026",
            "2026-01-06 25:61",
            8507247,
            5,
            -1,
            1e300,
            True,
            "1-1-1990",
            time(3, 15),
            "#N/A",
            "٦-١-٢٠٢٦",
        ],
        ids=str,
    )
    def test_an_unreadable_date_refuses_the_row_only(self, day: object, tmp_path: Path) -> None:
        export = read(write_export(tmp_path / "a.xlsx", [record(Tanggal=day), record(Tracking_ID="2")]))

        assert [row.tracking_id for row in export.rows] == ["2"]
        (refused,) = export.refused
        assert (refused.row, refused.tracking_id, refused.reason) == (12, "8507247", Reason.DATE_UNREADABLE)
        assert refused.fields["text"] in sentences.refusal(refused, "id")

    @pytest.mark.parametrize("day", [None, "", "-", "   "])
    def test_a_missing_date_refuses_the_row_only(self, day: object, tmp_path: Path) -> None:
        export = read(write_export(tmp_path / "a.xlsx", [record(Tanggal=day)]))

        assert [refused.reason for refused in export.refused] == [Reason.DATE_MISSING]

    def test_a_date_format_on_an_impossible_number(self, tmp_path: Path) -> None:
        path = write_export(tmp_path / "a.xlsx", [record(Tanggal=date(2026, 1, 6))])
        change_member(path, SHEET, lambda xml: xml.replace(b"<v>46028</v>", b"<v>99999999999</v>"))

        assert [refused.reason for refused in read(path).refused] == [Reason.DATE_UNREADABLE]

    @pytest.mark.parametrize("at", ["pagi", "25:00", "03:15 WIB", 14.05, -0.5, True], ids=str)
    def test_an_unreadable_time_is_kept_and_pointed_out(self, at: object, tmp_path: Path) -> None:
        row = one(write_export(tmp_path / "a.xlsx", [record(Waktu=at)]))

        assert row.reported_at == datetime(2026, 1, 6, tzinfo=UTC)
        assert [remark.code for remark in row.warnings] == [Warn.TIME_UNREADABLE]
        assert row.extra["Waktu Laporan Masuk"] == ("TRUE" if at is True else str(at))

    def test_a_missing_time_is_pointed_out(self, tmp_path: Path) -> None:
        row = one(write_export(tmp_path / "a.xlsx", [record(Waktu="-")]))

        assert [remark.code for remark in row.warnings] == [Warn.TIME_MISSING]
        assert sentences.warning(row.warnings[0], "id") == "Waktu Laporan Masuk kosong; jam dicatat 00.00 UTC."
