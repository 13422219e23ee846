"""A first import brings in every report with all it says, in whatever layout and with whatever in its cells."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.case import EventKind, Holder, Place, Reporter, Status
from domain.people import SYSTEM
from domain.scope import agency_bucket
from server.database import reading
from server.importing import Fate
from tests.server.books import assert_books_balance
from tests.server.conftest import SignIn
from tests.server.import_office import Office, central, content, office
from tests.server.laporan_files import OFFICIAL, VERSIONS, Formula, record
from tests.server.region import NOW, REGENCY

__all__ = ["central", "office"]  # fixtures

EVIL = "=cmd|'/C calc'!A0"
LONG = "Jalan rusak parah 🕳️. " * 400


def test_every_field_of_a_report_is_taken(office: Office) -> None:
    fates = office.bring(record(ID_Kategori=1001))
    case = office.case()

    assert [(fate.row, fate.tracking, fate.fate) for fate in fates] == [(12, "8507247", Fate.TAKEN)]
    assert (case.title, case.original_text) == (
        "Jalan berlubang di depan pasar",
        "Mohon diperbaiki 🙏\nSudah 2 bulan.",
    )
    assert case.edited_text == "Mohon diperbaiki."
    assert (case.status, case.classification, case.category) == (Status.CLOSED_BY_SYSTEM, "not_supervisory", "1001")
    assert (case.holder, case.channel, case.rating) == (Holder(REGENCY), "Android", 4)
    assert case.place == Place("Jawa Tengah", "Kab. Contoh", "Contoh Utara", "Contohrejo")
    assert (case.anonymous, case.secret, case.reporter) == (True, False, Reporter("Sri Contoh"))
    assert case.reported_at == datetime(2026, 1, 6, 3, 15, 20, tzinfo=UTC)


def test_the_timeline_says_when_it_was_reported_and_that_it_was_imported(office: Office) -> None:
    office.bring(record(Status_Laporan="Diarsipkan oleh Admin", Alasan="Laporan ganda"))
    case = office.case()
    reported, taken = case.events

    assert (reported.kind, reported.acted_at, reported.received_at) == (EventKind.REPORTED, case.reported_at, NOW)
    assert (taken.kind, taken.by.person, taken.acted_at) == (EventKind.IMPORTED, SYSTEM.id, NOW)
    assert (taken.text, taken.data["was.status"]) == ("Laporan ganda", Status.UNVERIFIED)
    assert (case.status, case.version, taken.version) == (Status.ARCHIVED_BY_ADMIN, 2, 2)


@pytest.mark.parametrize(
    ("exported", "status"),
    [
        ("Proses", Status.IN_PROGRESS),
        ("Dialihkan ke Kanal Lain 🙏", "Dialihkan ke Kanal Lain 🙏"),
        ("-", Status.UNVERIFIED),
        ("", Status.UNVERIFIED),
    ],
)
def test_a_status_is_understood_or_stays_readable(office: Office, exported: str, status: str) -> None:
    office.bring(record(Status_Laporan=exported))

    assert office.case().status == status


@pytest.mark.parametrize(
    ("id", "name", "category"),
    [
        (1001, "", "1001"),
        ("1001", "Lainnya", "1001"),
        (999_999, "Rusak", "1001"),
        ("", " rusak ", "1001"),
        ("", "Lainnya", None),
        ("", "Topik Lainnya", "2003"),
        ("", "Tidak ada di sini", None),
        ("", "", None),
    ],
)
def test_a_category_is_known_by_id_and_by_a_name_that_only_one_bears(
    office: Office, id: object, name: str, category: str | None
) -> None:
    office.bring({**record(), "ID Kategori": id, "Kategori": name})

    assert office.case().category == category


@pytest.mark.parametrize(
    ("kind", "hidden"),
    [
        ("Anonim", (True, False)),
        ("Rahasia", (False, True)),
        ("Anonim, Rahasia", (True, True)),
        ("", (False, False)),
        ("Sembunyikan saja", (True, True)),
    ],
)
def test_who_asked_to_be_hidden_is_hidden(office: Office, kind: str, hidden: tuple[bool, bool]) -> None:
    office.bring(record(Tipe_Laporan=kind))

    assert (office.case().anonymous, office.case().secret) == hidden


def test_without_a_column_that_speaks_of_hiding_everybody_is_hidden(office: Office) -> None:
    office.bring(record(), headers=[header for header in OFFICIAL if not header.startswith("Tipe")])

    assert (office.case().anonymous, office.case().secret) == (True, True)


def test_columns_nobody_knows_are_kept(office: Office) -> None:
    headers = {**VERSIONS["official"], "Kolom Baru 🙂": "Judul Laporan"}

    office.bring(record(), headers=headers)

    extra = office.kept()["extra"]
    assert extra["Nomor SK"] == "188/00/2026"
    assert extra["Kolom Baru 🙂"] == "Jalan berlubang di depan pasar"


@pytest.mark.parametrize(
    ("cell", "kept"),
    [
        (EVIL, EVIL),
        (Formula(EVIL, "hasil"), EVIL),
        ("@SUM(1+1)*cmd", "@SUM(1+1)*cmd"),
        (LONG, LONG),
        ("garis\tbaru\nlalu \\n literal 👩‍👩‍👧", "garis\tbaru\nlalu \\n literal 👩‍👩‍👧"),
        ("nol_x0000_di tengah\x0b\x1b[31m\x85", "noldi tengah[31m"),
        ("x", "x"),
    ],
)
def test_whatever_stands_in_a_cell_is_plain_text(office: Office, cell: object, kept: str) -> None:
    office.bring(record(Isi_Laporan_Awal=cell, Judul=cell, Status_Laporan=cell, Nomor_SK=cell, Nama=cell))
    case = office.case()

    assert (case.original_text, case.title, office.kept()["extra"]["Nomor SK"]) == (kept, kept, kept)
    assert (case.status, case.reporter) == (kept.strip(), Reporter(kept.strip()))


def test_a_row_from_elsewhere_with_nul_and_half_a_surrogate_does_not_break_the_database(office: Office) -> None:
    export = office.export(record())
    odd = replace(export.rows[0], title="a\x00b", original_text="\ud83d", extra={"\x00": "\x00\udfff"})

    office.take(replace(export, rows=(odd,)))

    assert (office.case().title, office.case().original_text) == ("a\x00b", "\ufffd")


def test_the_same_row_twice_is_one_report_and_another_one_with_its_number_is_refused(office: Office) -> None:
    fates = office.bring(record(), record(), record(Judul="Judul lain"))

    assert office.tracking_ids() == ["8507247"]
    assert {fate.row: fate.fate for fate in fates} == {12: Fate.TAKEN, 13: Fate.UNCHANGED, 14: Fate.REFUSED}
    assert office.case().title == "Jalan berlubang di depan pasar"


def test_refused_rows_do_not_hold_up_the_others(office: Office) -> None:
    fates = office.bring(
        record(Tracking_ID="abc"), record(Tracking_ID=""), record(Tanggal="32-13-2026"), record(Tracking_ID="42")
    )

    assert {fate.row: fate.fate for fate in fates} == {
        12: Fate.REFUSED,
        13: Fate.REFUSED,
        14: Fate.REFUSED,
        15: Fate.TAKEN,
    }
    assert office.tracking_ids() == ["42"]


SHUFFLED: tuple[dict[str, object], ...] = (
    {"Status": "Proses", "Judul": "Pertama"},
    {"Status": "Ditutup oleh Pelapor", "Rating": 5, "Tipe": "Rahasia"},
    {"Status": "", "Nama": "", "Isi_Laporan_Akhir": ""},
    {"Status": "Status baru", "Klasifikasi": "Aspirasi", "Tipe": ""},
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(columns=st.permutations(OFFICIAL), rows=st.permutations(range(len(SHUFFLED))))
def test_the_order_of_columns_and_rows_makes_no_difference(
    office: Office, columns: Sequence[str], rows: Sequence[int]
) -> None:
    base = 1_000 * next(office.numbers)
    records = [record(Tracking_ID=str(base + number), **changes) for number, changes in enumerate(SHUFFLED)]
    office.bring(*records)
    in_order = [content(office.case(str(base + number))) for number in range(len(SHUFFLED))]

    base += 100
    moved = [record(Tracking_ID=str(base + number), **SHUFFLED[number]) for number in rows]
    fates = office.bring(*moved, headers=columns)

    assert [content(office.case(str(base + number))) for number in range(len(SHUFFLED))] == in_order
    assert [fate.tracking for fate in fates] == [str(base + number) for number in rows]


def test_imported_reports_reach_whom_they_concern_and_nobody_else(office: Office, at_desk: SignIn) -> None:
    andi, budi, bayu = at_desk("andi"), at_desk("budi"), at_desk("bayu")
    office.bring(record(), record(Tracking_ID="42", Tipe="Rahasia", Nama="Nama Terlihat"))
    for desk in (andi, budi, bayu):
        desk.sync()

    assert andi.cases() == {office.case().id, office.case("42").id}
    assert budi.cases() == set() and bayu.cases() == set()
    assert andi.seen(office.case()).title == "Jalan berlubang di depan pasar"
    assert "Nama Terlihat" in andi.everything_received()
    assert "Sri Contoh" not in andi.everything_received(), "the reporter of an anonymous report stays unknown"
    assert office.case().id not in andi.buckets[agency_bucket(REGENCY, secret=True)].docs
    with reading(office.central.engine) as connection:
        assert_books_balance(connection)
