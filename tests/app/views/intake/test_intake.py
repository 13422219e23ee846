"""A report at the counter: asked for on one page, kept while it is written, and a number for the slip at the end."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.models.drafts import Draft
from app.models.outbox import State
from app.models.queries import View
from app.settings import Settings
from app.views.intake.form import COUNTER, INTAKE
from app.views.intake.page import IntakePage
from app.views.main_window import MainWindow
from app.views.outbox.contents import Section, read
from app.views.outbox.repairs import as_draft
from domain.case import Place, Reporter
from domain.commands import IntakeReport
from domain.ids import PersonId
from domain.intake import provisional_number
from domain.people import Membership, Person, Role
from tests.app.views.case.answering import give
from tests.app.views.case.reading import commands, press, stored_draft
from tests.support.console import BAMBANG, HEALTH, RATNA, REGENCY, ROADS, SARI, Console, open_console

ANSWERS = {
    "title": "Got mampet",
    "text": "Got di RT 04 meluap.",
    "channel": "post",
    "classification": "not_supervisory",
    "category": "c1",
    "incident_date": "17/11/2026",
    "village": "Mekar Jaya",
    "district": "Sungai Pinang",
    "regency": "Tanjung Harapan",
    "province": "Nusa Laut",
    "name": "Warga Rekaan",
    "nik": "9988776655443322",
    "phone": "0800-00-0000",
    "email": "warga@example.invalid",
    "anonymous": "yes",
}
REPORT = IntakeReport(
    REGENCY,
    "Got mampet",
    "Got di RT 04 meluap.",
    "post",
    ROADS,
    "not_supervisory",
    "c1",
    date(2026, 11, 17),
    Place("Nusa Laut", "Tanjung Harapan", "Sungai Pinang", "Mekar Jaya"),
    Reporter("Warga Rekaan", "9988776655443322", "0800-00-0000", "warga@example.invalid"),
    anonymous=True,
)


@pytest.fixture
def open_window(qtbot: QtBot, english: str, tmp_path: Path) -> Callable[[Console], MainWindow]:
    def opened(console: Console) -> MainWindow:
        window = MainWindow(console.context, Settings(tmp_path / "settings.ini"))
        qtbot.addWidget(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    return opened


@pytest.fixture
def window(open_window: Callable[[Console], MainWindow], console: Console) -> MainWindow:
    return open_window(console)


def page_of(window: MainWindow) -> IntakePage:
    """Ctrl+N, as it is pressed wherever the keyboard is."""
    place = QApplication.focusWidget() or window
    QTest.keyClick(place, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert window.pages.intake is not None and window.pages.intake.isVisible()
    return window.pages.intake


def test_by_keyboard_from_the_list_to_the_number_on_the_slip(
    window: MainWindow, console: Console, qtbot: QtBot
) -> None:
    window.case_list.list.setFocus()
    page = page_of(window)
    assert page.form.sheet.places["title"].control.hasFocus(), "not past what may stay empty"
    give(page.form.sheet, ANSWERS)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.number.isVisible())
    (item,) = commands(console)
    assert item.envelope.command == REPORT
    assert page.number.text() == provisional_number(item.case)
    console.settled()
    assert stored_draft(console, COUNTER, INTAKE.purpose) is None
    press(page.open_case)
    assert window.case.case_id == item.case and window.case.isVisible()
    assert provisional_number(item.case) in window.case.header.tracking.text()


def test_what_is_missing_is_said_beside_it(window: MainWindow, console: Console) -> None:
    page = page_of(window)
    press(page.form.submit)
    said = {name: p.trouble.text() for name, p in page.form.sheet.places.items() if p.trouble.text()}
    assert said == {"text": "This has to be filled in."}
    give(page.form.sheet, {"nik": "123", "incident_date": "30/02/2026"})
    assert "16 digits" in page.form.sheet.places["nik"].hint.text()
    press(page.form.submit)
    assert "27/11/2026" in page.form.sheet.places["incident_date"].trouble.text()
    console.settled()
    assert commands(console) == []


def test_what_was_begun_is_found_again_in_another_window(
    window: MainWindow, console: Console, open_window: Callable[[Console], MainWindow], qtbot: QtBot
) -> None:
    page = page_of(window)
    give(page.form.sheet, ANSWERS)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert window.case_list.isVisible()
    console.settled()
    window.close()
    again = page_of(open_window(console))
    assert {name: again.form.sheet.places[name].answer() for name in ANSWERS} == ANSWERS
    assert "saved on this computer" in again.form.state.text()


def test_one_comes_back_to_where_one_was(window: MainWindow, console: Console, qtbot: QtBot) -> None:
    window.navigation.choose(View.OUTBOX)
    page = page_of(window)
    press(page.form.cancel)
    assert window.pages.outbox is not None and window.pages.outbox.isVisible() and not page.isVisible()
    window.navigation.choose(View.TODAY)
    page_of(window)
    row = window.navigation.visualRect(window.navigation.currentIndex())
    QTest.mouseClick(window.navigation.viewport(), Qt.MouseButton.LeftButton, pos=row.center())
    assert window.case_list.isVisible(), "a click on the view that is chosen already"
    page_of(window)
    window.hands.go_to(View.TODAY)
    assert window.case_list.isVisible()


def test_it_is_among_the_drafts_of_the_outbox_and_opens_from_there(window: MainWindow, console: Console) -> None:
    page = page_of(window)
    give(page.form.sheet, {"text": "Got meluap."})
    page.flush()
    console.settled()
    window.hands.leave_case()
    (entry,) = console.workers.background.submit(read, console.context.queries).result(timeout=10)
    assert entry.section is Section.DRAFTS and isinstance(entry.work, Draft)
    window.open_case(entry.case)
    assert window.pages.intake is not None and window.pages.intake.isVisible()


def test_one_taken_back_is_a_draft_with_every_answer_again(window: MainWindow, console: Console, qtbot: QtBot) -> None:
    page = page_of(window)
    give(page.form.sheet, ANSWERS)
    press(page.form.submit)
    qtbot.waitUntil(lambda: page.number.isVisible())
    (item,) = commands(console)
    assert console.context.desk.withdraw(item).result(timeout=10)
    draft = as_draft(item)
    assert draft is not None and (draft.case, draft.purpose) == (COUNTER, INTAKE.purpose)
    console.context.desk.save_draft(draft).result(timeout=10)
    press(page.another)
    assert {name: page.form.sheet.places[name].answer() for name in ANSWERS} == ANSWERS
    assert [each.state for each in commands(console)] == [State.WITHDRAWN]


@pytest.fixture
def console_of(tmp_path: Path, qapp: object) -> Iterator[Callable[[Person], Console]]:
    with ExitStack() as stack:
        yield lambda person: open_console(tmp_path / person.id, person, stack)


def test_who_may_not_take_reports_in_is_not_offered_it(
    console_of: Callable[[Person], Console], open_window: Callable[[Console], MainWindow]
) -> None:
    window = open_window(console_of(BAMBANG))
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert window.pages.intake is None
    assert not any(row.title == "New report at the counter" for row in _rows(window))


def _rows(window: MainWindow) -> list:  # type: ignore[type-arg]
    window.palette_pane.open()
    return window.palette_pane.model.rows


def test_the_desks_to_choose_from_are_ones_own(
    console_of: Callable[[Person], Console], open_window: Callable[[Console], MainWindow]
) -> None:
    both = Person(
        PersonId("dua"), "Dua Meja", "", tuple(Membership(Role.LIAISON_OFFICER, REGENCY, u) for u in (ROADS, HEALTH))
    )
    for person, expected in (
        (SARI, [f"{REGENCY}/{ROADS}"]),
        (both, [f"{REGENCY}/{ROADS}", f"{REGENCY}/{HEALTH}"]),
        (RATNA, [f"{REGENCY}/", f"{REGENCY}/{HEALTH}", f"{REGENCY}/{ROADS}"]),
    ):
        page = page_of(open_window(console_of(person)))
        box = page.form.sheet.places["desk"].control
        assert [box.itemData(row) for row in range(box.count())] == expected  # type: ignore[attr-defined]


HOSTILE = "<b>x</b><img src='file:///etc/hostname'>\u202eterbalik\u200b👷🏽‍♀️\x07"


def test_whatever_a_citizen_says_is_text_everywhere(window: MainWindow, console: Console, qtbot: QtBot) -> None:
    page = page_of(window)
    for place in page.form.sheet.places.values():
        if place.control.metaObject().className() in ("PlainLine", "_Words") and place.field.name != "incident_date":
            place.control.setFocus()
            commit = QInputMethodEvent()
            commit.setCommitString(HOSTILE)
            QApplication.sendEvent(place.control, commit)
    press(page.form.submit)
    qtbot.waitUntil(lambda: page.number.isVisible())
    (item,) = commands(console)
    report = item.envelope.command
    kept = HOSTILE.replace("\x07", "")
    assert isinstance(report, IntakeReport) and report.reporter is not None
    assert (report.title, report.text, report.reporter.name, report.place.village) == (kept,) * 4
    press(page.open_case)
    assert "<img src=" in window.case.header.title.text()
    assert "\u202e" not in window.case.header.title.text() and "<img src=" in window.case.text()
