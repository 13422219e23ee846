"""`deadline`, `calendar`, `rules` and `sweep`: anybody can check a due day, and an admin can amend what makes it."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from io import StringIO
from pathlib import Path

import pytest
from sqlalchemy import select

from domain.calendar import WorkingCalendar
from domain.case import Classification, Status
from domain.rules import STANDARD, ClockKind
from server.central import Central
from server.cli import main
from server.cli.serve import _sweeping
from server.database import reading, writing
from server.directory import put_references
from server.settings import Settings
from server.tables import reference
from server.working_calendar import amended, areas, establish, national_calendar
from tests.server.conftest import SignIn
from tests.server.desk import TIMEOUT
from tests.server.region import AGENCIES, NOW, Region, read
from tests.server.sweeping import answered, kept, now_of
from tests.server.test_cli import central as emptier_central

Run = Callable[..., tuple[int, str]]
no_cases_yet = emptier_central


@pytest.fixture
def run(settings: Settings) -> Run:
    def command(*arguments: str) -> tuple[int, str]:
        output = StringIO()
        return main(arguments, settings, output), output.getvalue()

    return command


@pytest.fixture
def ask(tmp_path: Path) -> Run:
    """On a computer that has no database."""

    def command(*arguments: str) -> tuple[int, str]:
        output = StringIO()
        code = main(arguments, Settings(tmp_path / "none"), output)
        assert not (tmp_path / "none").exists(), "a question leaves nothing behind"
        return code, output.getvalue()

    return command


@pytest.mark.parametrize(
    ("start", "days", "due"),
    [
        ("2026-03-16", "5", "2026-03-30"),
        ("2026-03-13", "3", "2026-03-25"),
        ("2026-03-13", "5", "2026-03-27"),
        ("2026-03-13", "14", "2026-04-10"),
        ("2026-03-13", "60", "2026-06-24"),
        ("2026-03-13", "0", "2026-03-13"),
    ],
)
def test_a_due_day_is_one_line(ask: Run, start: str, days: str, due: str) -> None:
    assert ask("deadline", "--from", start, "--days", days, "--region", "ID") == (0, f"{due}\n")
    assert ask("deadline", "--from", start, "--days", days) == (0, f"{due}\n")


def test_asked_for_reasons_it_names_every_day(ask: Run) -> None:
    code, words = ask("--lang", "en", "deadline", "--from", "2026-03-13", "--days", "3", "--explain")
    assert code == 0
    assert words.splitlines() == [
        "2026-03-25",
        "Start (not counted): 2026-03-13 Friday",
        "   2026-03-14 Saturday: skipped, weekend",
        "   2026-03-15 Sunday: skipped, weekend",
        "1. 2026-03-16 Monday",
        "2. 2026-03-17 Tuesday",
        "   2026-03-18 Wednesday: skipped, Cuti Bersama Hari Suci Nyepi",
        "   2026-03-19 Thursday: skipped, Hari Suci Nyepi",
        "   2026-03-20 Friday: skipped, Cuti Bersama Hari Raya Idul Fitri",
        "   2026-03-21 Saturday: skipped, Hari Raya Idul Fitri",
        "   2026-03-22 Sunday: skipped, Hari kedua dari Hari Raya Idul Fitri",
        "   2026-03-23 Monday: skipped, Cuti Bersama Hari Raya Idul Fitri",
        "   2026-03-24 Tuesday: skipped, Cuti Bersama Hari Raya Idul Fitri",
        "3. 2026-03-25 Wednesday",
        "Last day in time: 2026-03-25 Wednesday",
        f"Calendar: {national_calendar().version}; region: ID",
    ]
    assert "1. 2026-03-16 Senin" in ask("deadline", "--from", "2026-03-13", "--days", "3", "--explain")[1]


@pytest.mark.parametrize(
    ("start", "days", "region", "sentence"),
    [
        ("2026-02-30", "5", "ID", "Tanggal 2026-02-30 tidak dikenali."),
        ("13-03-2026", "5", "ID", "Tanggal 13-03-2026 tidak dikenali."),
        ("20260313", "5", "ID", "Tanggal 20260313 tidak dikenali."),
        ("2026-W11-5", "5", "ID", "Tanggal 2026-W11-5 tidak dikenali."),
        ("", "5", "ID", "Tanggal  tidak dikenali."),
        ("9999-12-31", "5", "ID", "Tanggal 9999-12-31 tidak dikenali."),
        ("2026-03-13", "-5", "ID", "Jumlah hari kerja -5 tidak dapat dihitung."),
        ("2026-03-13", "1.5", "ID", "Jumlah hari kerja 1.5 tidak dapat dihitung."),
        ("2026-03-13", "1001", "ID", "Jumlah hari kerja 1001 tidak dapat dihitung."),
        ("2026-03-13", "9" * 5_000, "ID", "Jumlah hari kerja 999"),
        ("2026-03-13", "٣", "ID", "Jumlah hari kerja ٣ tidak dapat dihitung."),
        ("2026-03-13", "5", "51.71", "Wilayah 51.71 tidak dikenal di sini. Yang dikenal: ID."),
        ("2026-03-13", "5", "", "Wilayah  tidak dikenal di sini."),
    ],
)
def test_what_cannot_be_understood_is_said_in_a_sentence(
    ask: Run, start: str, days: str, region: str, sentence: str
) -> None:
    code, words = ask("deadline", "--from", start, "--days", days, "--region", region)
    assert (code, words.startswith(sentence)) == (2, True), words


def test_beyond_its_years_the_calendar_warns(ask: Run) -> None:
    code, words = ask("--lang", "en", "deadline", "--from", "2028-12-20", "--days", "14")
    assert (code, words.splitlines()[1][:54]) == (0, "Warning: this calendar holds the holidays of 2018 to 2")


def test_an_amended_calendar_answers_differently_and_reaches_the_consoles(
    run: Run, at_desk: SignIn, region: Region
) -> None:
    budi = at_desk("budi")
    budi.sync()
    question = ("deadline", "--from", "2026-11-27", "--days", "1")
    assert run(*question) == (0, "2026-11-30\n")
    code, words = run("--lang", "en", "calendar", "add", "2026-11-30", "Cuti bersama")
    assert (code, words.startswith("2026-11-30 Monday is a holiday now: Cuti bersama. Calendar holidays-")) == (0, True)
    assert run(*question) == (0, "2026-12-01\n")
    assert "Cuti bersama" in run(*question, "--explain")[1]
    budi.sync()
    _, doc = budi.buckets["ref"].docs["calendar"]
    assert doc["holidays"]["2026-11-30"] == "Cuti bersama" and doc["version"].split("+")[1].startswith("1.")

    assert run("calendar", "remove", "2026-11-30")[0] == 0
    assert run(*question) == (0, "2026-11-30\n")
    budi.sync()
    assert budi.buckets["ref"].docs["calendar"][1]["version"].split("+")[1].startswith("2.")


def test_a_local_holiday_counts_in_its_area_alone(run: Run, region: Region) -> None:
    assert run("calendar", "add", "2026-11-30", "Hari jadi", "--region", "99")[0] == 0
    due = {
        where: run("deadline", "--from", "2026-11-27", "--days", "1", "--region", where)[1].strip()
        for where in ("ID", "99", "99.01", "KAB-1", "kab-satu", "88.71", "KOTA-L")
    }
    assert due == dict.fromkeys(("99", "99.01", "KAB-1", "kab-satu"), "2026-12-01") | dict.fromkeys(
        ("ID", "88.71", "KOTA-L"), "2026-11-30"
    )
    assert "2026-11-30 Senin\t99\tHari jadi" in run("calendar", "show", "--year", "2026")[1]
    assert run("calendar", "remove", "2026-11-30", "--region", "99")[0] == 0
    assert "Hari jadi" not in run("calendar", "show")[1]


def test_what_would_change_nothing_or_makes_no_sense_changes_nothing(
    run: Run, region: Region, central: Central, subtests: pytest.Subtests
) -> None:
    before = read(central, select(reference))
    for arguments, code, sentence in (
        (("add", "2026-02-30", "Libur"), 2, "Tanggal 2026-02-30 tidak dikenali."),
        (("add", "2026-12-01", "  "), 2, "Hari libur memerlukan nama."),
        (("add", "2026-12-01", "Libur", "--region", "12"), 2, "Wilayah 12 tidak dikenal di sini. Yang dikenal: 00, 88"),
        (("remove", "2026-12-01"), 1, "2026-12-01 Selasa bukan libur. Tidak ada yang diubah."),
        (("add", "2026-12-25", "Hari Raya Natal"), 1, "2026-12-25 Jumat sudah libur: Hari Raya Natal."),
    ):
        with subtests.test(sentence):
            found, words = run("calendar", *arguments)
            assert (found, words.startswith(sentence)) == (code, True), words
    assert read(central, select(reference)) == before


def test_a_limit_is_added_with_its_source_and_reaches_the_consoles(
    run: Run, at_desk: SignIn, region: Region, central: Central
) -> None:
    budi = at_desk("budi")
    budi.sync()
    assert "settlement\tsupervisory\t60 hari kerja\t2025-01-01 – …\tPermenpan RB 5/2025" in run("rules", "show")[1]
    code, words = run(
        "rules", "add", "settlement", "14", "--from", "2026-12-01", "--source", "SOP Contoh",
        "--classification", "aspiration", "--category", "1001",
    )  # fmt: skip
    assert (code, words.startswith("settlement: 14 hari kerja mulai 2026-12-01. Batas waktu SP4N-2025+1.")) == (0, True)
    with reading(central.engine) as connection:
        rules = central.reference.at(connection).directory.rules
    found = rules.find(ClockKind.SETTLEMENT, date(2026, 12, 1), Classification.ASPIRATION, "1001")
    assert found is not None and (found.days, found.source) == (14, "SOP Contoh")
    budi.sync()
    assert budi.buckets["ref"].docs["rules"][1]["version"] == rules.version


def test_a_limit_that_makes_no_sense_is_not_added(
    run: Run, region: Region, central: Central, subtests: pytest.Subtests
) -> None:
    for arguments, sentence in (
        (("0", "--from", "2026-12-01", "--source", "x"), "Batas waktu paling sedikit 1"),
        (("5", "--from", "besok", "--source", "x"), "Tanggal besok tidak dikenali."),
        (("5", "--from", "2026-12-01", "--until", "kelak", "--source", "x"), "Tanggal kelak tidak dikenali."),
        (("5", "--from", "2026-12-01", "--until", "2026-11-30", "--source", "x"), "Hari terakhir terletak sebelum"),
        (("5", "--from", "2026-12-01", "--source", " "), "Batas waktu memerlukan sumbernya."),
        (("5", "--from", "2026-12-01", "--source", "x", "--category", "9"), "Kategori 9 tidak dikenal"),
    ):
        with subtests.test(sentence):
            code, words = run("rules", "add", "settlement", *arguments)
            assert (code, words.startswith(sentence)) == (2, True), words
    with reading(central.engine) as connection:
        assert central.reference.at(connection).directory.rules == STANDARD


def test_a_sweep_says_what_it_did(run: Run, region: Region, central: Central) -> None:
    (case,) = kept(central, answered(region))
    assert run("sweep", "--once")[1].startswith("1 laporan diperiksa: ")
    assert now_of(central, case).status in (Status.IN_PROGRESS, Status.CLOSED_BY_SYSTEM), "by the real date"
    assert run("--lang", "en", "sweep")[1] == (
        "0 cases looked at: 0 closed, 0 archived, 0 reminders, 0 escalations, 0 put off.\n"
    )
    for seconds in ("0", "-1", "nan", "inf"):
        assert run("sweep", "--every", seconds) == (2, "Selang waktu harus lebih dari nol detik.\n")


def test_a_server_sweeps_by_itself(settings: Settings, region: Region, central: Central) -> None:
    """By the real date, on which a case answered a long time ago is to be closed."""
    long_ago = Region(Central.over(settings, lambda: NOW - timedelta(days=400)), tracking=2_000_000)
    (case,) = kept(central, answered(long_ago))
    long_ago.central.engine.dispose()
    with _sweeping(settings, 0.01):
        patience = time.monotonic() + TIMEOUT
        while now_of(central, case).is_open:
            assert time.monotonic() < patience
    assert now_of(central, case).status == Status.CLOSED_BY_SYSTEM
    assert [thread.name for thread in threading.enumerate() if thread.name == "sweep"] == []


def test_a_server_that_is_told_to_leaves_the_cases_alone(settings: Settings, run: Run, no_cases_yet: Central) -> None:
    with _sweeping(settings, 0):
        assert [thread.name for thread in threading.enumerate() if thread.name == "sweep"] == []
    assert run("serve", "--sweep-every", "-1") == (2, "Selang waktu tidak boleh kurang dari nol.\n")


def test_a_database_without_calendar_and_rules_gets_them_once(no_cases_yet: Central) -> None:
    def start(number: int) -> None:
        with writing(no_cases_yet.engine) as connection:
            establish(connection)

    with ThreadPoolExecutor(3) as pool:
        list(pool.map(start, range(3)))
    with reading(no_cases_yet.engine) as connection:
        found = no_cases_yet.reference.at(connection)
    assert (found.calendar, found.directory.rules) == (national_calendar(), STANDARD)
    ours = amended(national_calendar(), date(2026, 11, 30), "Libur")
    with writing(no_cases_yet.engine) as connection:
        put_references(connection, [("calendar", "calendar", ours)])
        establish(connection)
    with reading(no_cases_yet.engine) as connection:
        assert no_cases_yet.reference.at(connection).calendar == ours, "what was amended here stays"


def test_every_amendment_has_a_version_of_its_own() -> None:
    first = national_calendar()
    added = amended(first, date(2026, 11, 30), "Libur")
    local = amended(added, date(2026, 12, 1), "Libur", "99")
    gone = amended(amended(local, date(2026, 12, 1), None, "99"), date(2026, 11, 30), None)
    assert len({c.version for c in (first, added, local, gone)}) == 4
    assert replace(gone, version=first.version) == first
    assert areas(local, AGENCIES) == {"00", "99", "99.01", "99.02", "88", "88.71"}
    assert areas(WorkingCalendar("x", {}, {"51.03": {NOW.date(): "x"}}), ()) == {"51", "51.03"}
