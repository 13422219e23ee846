"""A letter and the dossier before they are on paper: looked at, changed, saved whole or not at all, printed."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.views.dossier.view import DossierScreen
from app.views.printing.pages import Printout
from app.views.printing.preview import Preview
from app.views.stepwise import Steps
from domain.case import Holder
from domain.ids import CaseId
from tests.app.views.dossier.conftest import OpenConsole, OpenScreen
from tests.app.views.dossier.late import LAID_OUT, WATCHER
from tests.support.console import HEALTH, REGENCY, Console, new_case
from tests.support.pdf import pages_of, words_of


def shown(preview: Preview) -> str:
    """What a screen reader is told of the pages."""
    return words_of(preview.pages.sheet.accessibleDescription())


@pytest.fixture
def preview(screen: DossierScreen, qtbot: QtBot) -> Preview:
    """A letter to the unit of the case that is chosen, as it is asked for."""
    screen.tree.select(LAID_OUT)
    screen.letter.click()
    qtbot.waitUntil(screen.preview.save.isEnabled)
    return screen.preview


def test_the_letter_is_to_the_unit_of_what_is_chosen(screen: DossierScreen, preview: Preview) -> None:
    assert screen.is_previewing and preview.title.text() == "Letter to Dinas PUPR"
    assert preview.count.text() == "Pages: 1"
    assert "To the head of Dinas PUPR" in shown(preview) and "#8500041" in shown(preview)
    assert QApplication.focusWidget() is preview.pages.sheet
    QTest.keyClick(preview.pages.sheet, Qt.Key.Key_Escape)
    assert not screen.is_previewing and QApplication.focusWidget() is screen.tree
    assert screen.tree.delay is not None and screen.tree.delay.case.id == LAID_OUT


def test_a_unit_itself_can_be_written_to(screen: DossierScreen, qtbot: QtBot) -> None:
    screen.tree.select(Holder(REGENCY, HEALTH))
    screen.letter.click()
    qtbot.waitUntil(screen.preview.save.isEnabled)
    assert "To the head of Dinas Kesehatan" in shown(screen.preview)


def test_number_and_kind_show_on_it_at_once(screen: DossierScreen, preview: Preview, qtbot: QtBot) -> None:
    QTest.keyClicks(screen.letter_bar.number, "005/7/XI/2026")
    qtbot.waitUntil(lambda: ": 005/7/XI/2026" in shown(preview))
    screen.letter_bar.kind.setCurrentIndex(1)
    qtbot.waitUntil(lambda: "Reprimand about reports past their deadline" in shown(preview))


def test_pages_are_painted_and_scrolled(console_of: OpenConsole, open_screen: OpenScreen, qtbot: QtBot) -> None:
    """The dark head of the table is on the first page in sight, and other pages come with the keys."""
    screen = open_screen(console_of(WATCHER, [new_case(200 + n, days_ago=30).case for n in range(60)]))
    screen.booklet.click()
    qtbot.waitUntil(screen.preview.save.isEnabled)
    pages = screen.preview.pages
    first = pages.viewport().grab().toImage()
    assert len({first.pixelColor(x, y).rgb() for x in range(200, 900, 7) for y in range(20, 400, 3)}) > 3
    QTest.keyClick(pages.sheet, Qt.Key.Key_PageDown)
    assert pages.verticalScrollBar().value() > 0
    QTest.keyClick(pages.sheet, Qt.Key.Key_End)
    assert pages.verticalScrollBar().value() == pages.verticalScrollBar().maximum()
    assert pages.viewport().grab().toImage() != first
    assert not screen.letter_bar.isVisible()


def test_it_is_saved_as_a_pdf_where_the_person_wants_it(preview: Preview, tmp_path: Path, qtbot: QtBot) -> None:
    asked: list[str] = []
    target = tmp_path / "surat.pdf"
    preview.choose = lambda parent, name: asked.append(name) or target  # type: ignore[func-returns-value]
    preview.save.click()
    qtbot.waitUntil(lambda: preview.said.text() == "Saved as surat.pdf")
    assert asked == ["surat-pengingat"]
    (page,) = pages_of(target)
    assert "Dinas PUPR" in page and "Page 1 of 1" in page
    assert [file.name for file in tmp_path.iterdir() if file.is_file()] == ["surat.pdf"], "nothing half-written stays"
    preview.choose = lambda parent, name: None
    preview.save.click()
    assert preview.save.isEnabled()


def test_where_it_cannot_be_saved_is_said_beside_it(preview: Preview, tmp_path: Path, qtbot: QtBot) -> None:
    preview.choose = lambda parent, name: tmp_path / "missing" / "surat.pdf"
    preview.save.click()
    qtbot.waitUntil(lambda: "“surat.pdf” could not be saved there." in preview.trouble.text())
    assert preview.save.isEnabled()


def test_what_takes_long_is_stopped_and_leaves_no_file(preview: Preview, tmp_path: Path, qtbot: QtBot) -> None:
    def endless() -> Steps[Printout]:
        while True:
            yield 1, 1_000

    composed, preview._compose = preview._compose, endless
    preview.choose = lambda parent, name: tmp_path / "surat.pdf"
    preview.save.click()
    qtbot.waitUntil(preview.stop.isVisible, timeout=30_000)
    assert preview.progress.isVisible() and not preview.save.isEnabled()
    preview.stop.setFocus()
    QTest.keyClick(preview.stop, Qt.Key.Key_Space)
    assert preview.said.text() == "Stopped. No file was written." and preview.save.hasFocus()
    assert not preview.stop.isVisible() and "Dinas PUPR" in shown(preview)
    assert not [file for file in tmp_path.iterdir() if file.is_file()]

    preview._compose = composed
    preview.save.click()
    qtbot.waitUntil(lambda: preview.said.text() == "Saved as surat.pdf", timeout=30_000)
    preview.open("", endless)
    qtbot.waitUntil(preview.stop.isVisible, timeout=30_000)
    with qtbot.waitSignal(preview.left):
        preview.stop.click()


def test_it_goes_to_the_printer_that_is_chosen(preview: Preview, tmp_path: Path, qtbot: QtBot) -> None:
    target, named = tmp_path / "printed.pdf", []

    def to_file(name: str) -> QPrinter:
        named.append(name)
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(target))
        return printer

    preview.printer_names = lambda: ["Lantai 2 & 3"]
    preview.open_printer = to_file
    preview.menu.aboutToShow.emit()
    (action,) = preview.menu.actions()
    assert action.text() == "Lantai 2 && 3"
    action.trigger()
    qtbot.waitUntil(lambda: preview.said.text() == "Handed to the printer.")
    assert named == ["Lantai 2 & 3"]
    assert "Dinas PUPR" in pages_of(target)[0]


def test_without_a_printer_the_menu_says_what_to_do(preview: Preview) -> None:
    preview.printer_names = lambda: []
    preview.menu.aboutToShow.emit()
    (action,) = preview.menu.actions()
    assert not action.isEnabled() and "Save as PDF" in action.text()


def test_a_refresh_behind_it_leaves_the_letter_alone(
    screen: DossierScreen, preview: Preview, admin_console: Console, qtbot: QtBot
) -> None:
    before = shown(preview)
    with qtbot.waitSignal(screen.reading.ready):
        admin_console.take([new_case(90, days_ago=70).case])
    assert screen.is_previewing and shown(preview) == before
    assert screen.tree.cases.index_of(CaseId("case-0090")).isValid()
