"""What is printed: who it is for, which cases and how late, how many pages; never who reported or a secret title."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from app.models.delays import for_paper
from app.views.dossier.contents import Contents, UnitGroup, grouped
from app.views.dossier.paper import Issue, Letter, LetterKind, booklet, letter
from app.views.printing.pages import Printout, pdf_of
from app.views.stepwise import Steps
from domain.case import Case, Holder, Reporter
from domain.dossier import dossier
from tests.app.views.dossier.late import laid_out, late_cases
from tests.support.console import NOW, RATNA, REGENCY, ROADS, WORLD, new_case
from tests.support.pdf import pages_of, words_of

WITA = timezone(timedelta(hours=8))
ISSUE = Issue(WORLD, NOW, NOW, WITA)
CANARY = Reporter("Kenari Rahasiawati", nik="9901010101010001", phone="0812-3456-7001", email="kenari@contoh.test")


@pytest.fixture(autouse=True)
def speaks_indonesian(speaks_english: None, indonesian: str) -> Iterator[None]:
    """As the letters of an office are written."""
    yield


def contents_of(cases: list[Case]) -> Contents:
    return grouped(dossier(cases, WORLD.calendar, WORLD.directory, NOW))


def done(steps: Steps[Any]) -> Any:
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value


def printed(steps: Steps[Printout], folder: Path) -> list[str]:
    """The pages as a reader of the PDF has them."""
    file = folder / "out.pdf"
    file.write_bytes(done(pdf_of(done(steps))))
    return pages_of(file)


def letter_to(unit: UnitGroup, number: str = "", kind: LetterKind = LetterKind.REMINDER) -> Steps[Printout]:
    return letter(unit, Letter(kind, number, RATNA), ISSUE, NOW)


def unit_of(contents: Contents, place: Holder) -> UnitGroup:
    return next(unit for unit in contents.units if unit.place == place)


def test_a_letter_names_its_unit_its_cases_and_who_signs(tmp_path: Path) -> None:
    contents = contents_of(late_cases())
    roads = unit_of(contents, Holder(REGENCY, ROADS))
    pages = printed(letter_to(roads, "005/123/Diskominfo"), tmp_path)
    text = words_of(" ".join(pages))
    for words in (
        "KABUPATEN TANJUNG HARAPAN",
        "20 November 2026",
        "Nomor : 005/123/Diskominfo",
        "Hal : Pengingat laporan yang melewati tenggat",
        "Yth. Pimpinan Dinas PUPR",
        "laporan berikut pada Dinas PUPR telah melewati tenggat:",
        "Hari kerja menurut kalender uji-2026",
        "[1] Permenpan RB 5/2025; Permenpan RB 46/2020",
        "Atas perhatian dan kerja samanya",
        "Admin Instansi",
        "Ratna Siregar",
        "Halaman 1 dari",
        "data per 20 November 2026 10.00",
    ):
        assert words in text, words
    rows = [line.split() for line in pages[0].splitlines() if "#85" in line]
    assert [(row[0], row[1], row[-1]) for row in rows] == [
        (str(number), f"#{delay.case.tracking}", str(delay.days_late)) for number, delay in enumerate(roads.delays, 1)
    ]
    others = {d.case.tracking for u in contents.units if u is not roads for d in u.delays}
    assert not any(f"#{number}" in text for number in others)


def test_without_a_number_there_is_a_line_to_write_it_on_and_a_reprimand_insists(tmp_path: Path) -> None:
    unit = unit_of(contents_of(late_cases()), Holder(REGENCY))
    text = words_of(" ".join(printed(letter_to(unit, kind=LetterKind.REPRIMAND), tmp_path)))
    assert "Nomor : ………" in text
    assert "Hal : Teguran atas laporan yang melewati tenggat" in text
    assert "penjelasan tertulis" in text
    assert text.count("Kabupaten Tanjung Harapan") == 2, "an agency's own desk is not named twice in the address"


def test_the_booklet_counts_every_unit_and_numbers_its_pages(tmp_path: Path) -> None:
    contents = contents_of([*late_cases(), *(new_case(200 + n, days_ago=30).case for n in range(60))])
    pages = printed(booklet(contents, ISSUE), tmp_path)
    cover = words_of(pages[0])
    assert "Berkas laporan lewat tenggat" in cover and "71 laporan di 3 unit" in cover
    assert "Data per 20 November 2026 10.00 · kalender uji-2026 · dicetak 20 November 2026" in cover
    assert "Dinas Kesehatan · Kabupaten Tanjung Harapan 1 – 1 1 3" in cover
    assert len(pages) > 5
    for number, page in enumerate(pages, start=1):
        assert f"Halaman {number} dari {len(pages)}" in words_of(page)
        assert "data per 20 November 2026 10.00" in page
    text = "\n".join(pages)
    for delay in contents.dossier.delays:
        assert text.count(f"#{delay.case.tracking} ") == 1, "each case once, and whole on its page"
    assert all("No." in page and "Judul" in page for page in pages[1:]), "every page of a table has its head"


def test_a_row_is_not_torn_where_a_page_ends(tmp_path: Path) -> None:
    long = "Jembatan penyeberangan orang di simpang pasar lama retak dan besinya sudah kelihatan sekali"
    cases = [replace(new_case(200 + n, days_ago=30).case, title=f"{long} NOMOR{n:03}SELESAI") for n in range(60)]
    pages = printed(letter_to(contents_of(cases).units[0]), tmp_path)
    assert len(pages) > 2
    for case in cases:
        (page,) = [page for page in pages if f"#{case.tracking}" in page]
        assert f"NOMOR{int(case.tracking[2:]) - 200:03}SELESAI" in page


def test_the_reporter_is_not_on_paper_even_where_the_reader_knows_them(tmp_path: Path) -> None:
    """The national admin knows who made an anonymous report, the unit that is written to does not."""
    title = f"Saya {CANARY.name} ({CANARY.phone}, {CANARY.nik}, {CANARY.email}): jalan rusak"
    case = replace(laid_out(), anonymous=True, reporter=CANARY, title=title)
    contents = contents_of([case])
    for steps in (letter_to(contents.units[0]), booklet(contents, ISSUE)):
        text = words_of(" ".join(printed(steps, tmp_path)))
        assert f"#{case.tracking}" in text and "jalan rusak" in text
        for part in ("Kenari", "Rahasiawati", CANARY.phone, "3456", CANARY.nik, CANARY.email):
            assert part not in text, part


def test_a_secret_report_stands_there_by_its_number_only(tmp_path: Path) -> None:
    case = replace(laid_out(), secret=True, title="Pungutan liar oleh Kepala Dinas")
    contents = contents_of([case])
    for steps in (letter_to(contents.units[0]), booklet(contents, ISSUE)):
        text = words_of(" ".join(printed(steps, tmp_path)))
        assert f"#{case.tracking}" in text and "(laporan rahasia)" in text
        assert "Pungutan" not in text and "liar" not in text


def test_bare_cases_are_as_late_as_before() -> None:
    contents = contents_of([replace(each, secret=True, reporter=CANARY) for each in late_cases()])
    bare = for_paper(contents.dossier.delays, WORLD, NOW)
    assert [(d.case.id, d.late, d.hops, d.told) for d in bare.delays] == [
        (d.case.id, d.late, d.hops, d.told) for d in contents.dossier.delays
    ]
    assert {(d.case.title, d.case.reporter) for d in bare.delays} == {("", None)}


@pytest.mark.parametrize(
    "title", ["<b>x</b><img src='file:///etc/hostname'>", "\u202egnp.exe", "a\x00b\nc", "😀 jalan", "x" * 8_000, "a"]
)
def test_titles_of_every_kind_are_printed_as_letters(title: str, tmp_path: Path) -> None:
    case = replace(new_case(40, days_ago=30).case, title=title)
    steps = letter_to(unit_of(contents_of([case, *late_cases()]), Holder(REGENCY, ROADS)))
    printout = done(steps)
    assert "\ufffc" not in printout.text and "\u202e" not in printout.text, "nothing was loaded or turned round"
    (tmp_path / "x.pdf").write_bytes(done(pdf_of(printout)))
    text = words_of(" ".join(pages_of(tmp_path / "x.pdf")))
    assert f"#{case.tracking}" in text
    assert printout.page_count == 1, "a title may not fill pages"
    if "<" in title:
        assert "<b>x</b><img" in text
