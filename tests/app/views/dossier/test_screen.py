"""The dossier as it is used: by keys, beside a sync, at a size that takes its time, and where there is nothing late."""

import threading
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.status import Link, SyncStatus
from app.views.dossier.delegate import PAD
from app.views.dossier.model import Column
from app.views.dossier.view import DossierScreen
from domain.case import EventKind, Holder
from domain.dossier import Age
from domain.ids import CaseId
from tests.app.views.case.reading import leave_scope
from tests.app.views.dossier.conftest import OpenConsole, OpenScreen
from tests.app.views.dossier.late import LAID_OUT, held, late_cases, texts, told
from tests.support.console import HEALTH, NOW, RATNA, REGENCY, ROADS, Console, new_case

UNIT = Holder(REGENCY, ROADS)


def press(key: Qt.Key) -> None:
    place = QApplication.focusWidget()
    assert place is not None
    QTest.keyClick(place, key)


def key_of(screen: DossierScreen) -> object:
    node = screen.tree.cases.node_at(screen.tree.currentIndex())
    return node.key if node is not None else None


def rows_in_sight(screen: DossierScreen) -> int:
    index, count = screen.tree.cases.index(0, 0), 0
    while index.isValid():
        count, index = count + 1, screen.tree.indexBelow(index)
    return count


def test_the_head_says_how_many_as_of_when_and_by_which_calendar(screen: DossierScreen) -> None:
    assert screen.summary.text() == "Reports: 11 in units: 3 · data as of 10:00"
    assert "Working days by the calendar uji-2026" in screen.summary.toolTip()
    assert key_of(screen) == CaseId("case-0061"), "the worst case stands first and is shown"
    assert screen.detail.title.text().startswith("#8500061")
    bold = QFont(screen.tree.font())
    bold.setBold(True)
    assert screen.tree.columnWidth(Column.DAYS) >= QFontMetrics(bold).horizontalAdvance("! 326") + 2 * PAD


def test_keys_go_from_row_to_row_and_close_and_open_what_is_beneath(screen: DossierScreen) -> None:
    screen.focus_tree()
    screen.tree.select(UNIT)
    whole = rows_in_sight(screen)
    press(Qt.Key.Key_Down)
    assert key_of(screen) == (UNIT, Age.MONTHS)
    press(Qt.Key.Key_Down)
    assert key_of(screen) == CaseId("case-0055")
    assert screen.detail.title.text().startswith("#8500055")
    press(Qt.Key.Key_Left)
    press(Qt.Key.Key_Left)
    assert rows_in_sight(screen) == whole - 3
    press(Qt.Key.Key_Return)
    assert rows_in_sight(screen) == whole, "Enter opens a group again"
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Return)
    assert key_of(screen) == UNIT and rows_in_sight(screen) < whole - 3
    assert not screen.detail.isEnabled() and screen.detail.title.text() == ""


def test_a_double_click_anywhere_on_a_group_closes_and_opens_it(screen: DossierScreen) -> None:
    """Its arrow is smaller than a hand needs: decision 0019."""
    whole, tree = rows_in_sight(screen), screen.tree
    for is_open in (False, True):
        index = tree.cases.index(0, 0, tree.cases.index_of(UNIT))
        place = tree.visualRect(index).center()
        QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
        QTest.mouseDClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert tree.isExpanded(index) == is_open and (rows_in_sight(screen) == whole) == is_open


def test_enter_and_the_button_ask_for_the_case(screen: DossierScreen, qtbot: QtBot) -> None:
    screen.focus_tree()
    screen.tree.select(LAID_OUT)
    with qtbot.waitSignal(screen.case_asked) as asked:
        press(Qt.Key.Key_Return)
    assert asked.args == [LAID_OUT]
    with qtbot.waitSignal(screen.case_asked) as asked:
        screen.detail.open.click()
    assert asked.args == [LAID_OUT]


def test_the_sheet_tells_what_explains_the_delay(screen: DossierScreen) -> None:
    screen.tree.select(LAID_OUT)
    told = screen.detail.history.text()
    for words in (
        "! First follow-up: 28 working days late",
        "! Settlement: 17 working days late",
        "limit 5 working days from Tue 6 Oct, due Tue 13 Oct · Permenpan RB 5/2025; Permenpan RB 46/2020",
        "from Kabupaten Muara Seruni to Kabupaten Tanjung Harapan",
        "Ruas ini jalan kabupaten.",
        "Mohon sebutkan patokannya.",
        "Answer returned with notes",
        "reminder to Liaison officer · First follow-up",
        "escalation to Agency admin · Settlement",
    ):
        assert words in told, words


def test_a_sync_moves_rows_and_not_the_place(screen: DossierScreen, admin_console: Console, qtbot: QtBot) -> None:
    screen.tree.select(LAID_OUT)
    screen.tree.setExpanded(screen.tree.cases.index_of(Holder(REGENCY, HEALTH)), False)
    height = screen.tree.visualRect(screen.tree.currentIndex()).top()
    admin_console.take([new_case(90 + n, days_ago=70 - n).case for n in range(30)])  # above it and beneath
    qtbot.waitUntil(lambda: screen.summary.text().startswith("Reports: 41 in units: 3"))
    assert key_of(screen) == LAID_OUT
    assert screen.tree.visualRect(screen.tree.currentIndex()).top() == height
    assert not screen.tree.isExpanded(screen.tree.cases.index_of(Holder(REGENCY, HEALTH)))
    assert screen.tree.isExpanded(screen.tree.cases.index_of(UNIT))


def test_a_case_that_left_gives_its_place_to_the_worst(
    screen: DossierScreen, admin_console: Console, qtbot: QtBot
) -> None:
    screen.tree.select(LAID_OUT)
    leave_scope(admin_console, LAID_OUT)
    qtbot.waitUntil(lambda: screen.summary.text().startswith("Reports: 10"))
    assert key_of(screen) == CaseId("case-0061")
    assert screen.detail.title.text().startswith("#8500061")


def test_a_large_dossier_opens_with_its_first_unit_only(
    console_of: OpenConsole, open_screen: OpenScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.views.dossier.tree.OPENED_AT_ONCE", 10)
    screen = open_screen(console_of(RATNA))
    open_units = [screen.tree.isExpanded(screen.tree.cases.index(row, 0)) for row in range(3)]
    assert open_units == [True, False, False]


def test_counting_that_takes_its_time_shows_how_far_it_is_and_can_be_stopped(
    admin_console: Console, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.views.dossier.contents.CASES_A_STEP", 1)
    go_on = threading.Event()
    admin_console.context.background.submit(go_on.wait, 30)
    screen = DossierScreen(admin_console.context)
    qtbot.addWidget(screen)
    screen.show()
    qtbot.waitUntil(screen.stop.isVisible)
    assert screen.progress.isVisible() and screen.empty.sentence.text() == "Loading…"
    screen.stop.click()
    assert not screen.stop.isVisible() and screen.again.isVisible()
    go_on.set()
    admin_console.settled()
    assert screen.tree.cases.rowCount() == 0
    with qtbot.waitSignals([screen.reading.progressed] * 11):
        screen.again.click()
    qtbot.waitUntil(lambda: screen.tree.cases.rowCount() == 3)
    assert not screen.again.isVisible() and not screen.progress.isVisible()


def test_between_two_steps_a_draft_reaches_the_disk(
    admin_console: Console, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The reading gives the thread back after every step: what is handed over meanwhile is done before it ends."""
    monkeypatch.setattr("app.views.dossier.contents.CASES_A_STEP", 1)
    order: list[str] = []
    screen = DossierScreen(admin_console.context)
    qtbot.addWidget(screen)
    screen.reading.ready.connect(lambda _: order.append("dossier"))
    submit = admin_console.context.background.submit
    once = [lambda: submit(order.append, "draft")]
    screen.reading.progressed.connect(lambda *_: once.pop()() if once else None)
    screen.show()
    qtbot.waitUntil(lambda: "dossier" in order)
    assert order == ["draft", "dossier"]


def test_nothing_late_is_said_with_the_time_of_the_data(
    console_of: OpenConsole, open_screen: OpenScreen, qtbot: QtBot
) -> None:
    console = console_of(RATNA, [new_case(80, days_ago=2).case])
    screen = open_screen(console)
    assert screen.empty.isVisible() and not screen.tree.isVisible()
    assert screen.empty.sentence.text() == "No report is past its deadline. Data as of 10:00."
    assert not screen.booklet.isEnabled() and not screen.letter.isEnabled()
    console.take([new_case(81, days_ago=20).case])
    qtbot.waitUntil(screen.tree.isVisible)
    assert not screen.empty.isVisible() and screen.booklet.isEnabled()


def test_never_downloaded_offers_the_download(console_of: OpenConsole, open_screen: OpenScreen, qtbot: QtBot) -> None:
    console = console_of(RATNA, [])
    console.status = SyncStatus(Link.NEVER)
    screen = open_screen(console)
    assert screen.empty.download.isVisible()
    screen.empty.download.click()
    assert console.wakes[-1] == "sync_now"


def test_a_hidden_screen_reads_nothing_and_catches_up(
    screen: DossierScreen, admin_console: Console, qtbot: QtBot
) -> None:
    screen.hide()
    admin_console.take([held(new_case(90, days_ago=30).case, HEALTH)])
    QApplication.processEvents()
    assert not screen.reading.is_running and "Reports: 11" in screen.summary.text()
    screen.show()
    qtbot.waitUntil(lambda: "Reports: 12" in screen.summary.text())


def test_another_day_makes_everything_later(screen: DossierScreen, admin_console: Console, qtbot: QtBot) -> None:
    admin_console.moment = NOW + timedelta(days=3)
    screen.refresh()
    index = screen.tree.cases.index_of
    qtbot.waitUntil(lambda: index(LAID_OUT).siblingAtColumn(1).data() == "! 29")
    assert len(list(texts(screen.tree.cases))) > len(late_cases())


HOSTILE = "<b>x</b><img src='file:///etc/hostname'>\u202e"


def test_what_others_wrote_is_shown_as_letters(console_of: OpenConsole, open_screen: OpenScreen) -> None:
    happened = (
        (EventKind.TRANSFER_ASKED, 20, HOSTILE, {"agency": REGENCY}),
        (EventKind.TRANSFER_ACCEPTED, 19, "", {"from": HOSTILE, "agency": REGENCY}),
        (EventKind.INFORMATION_ASKED, 18, HOSTILE, {}),
        (EventKind.INFORMATION_GIVEN, 17, "", {}),
        (EventKind.ESCALATED, 9, "", {"clock": HOSTILE, "role": HOSTILE}),
        (EventKind.FINDING_RECORDED, 8, HOSTILE, {"recommendation": HOSTILE, "due_on": HOSTILE}),
    )
    case = told(replace(new_case(40, days_ago=30).case, title=HOSTILE), *happened)
    screen = open_screen(console_of(RATNA, [case]))
    shown = HOSTILE.replace("\u202e", "\ufffd")
    assert shown in screen.detail.title.text()
    assert screen.detail.title.textFormat() is Qt.TextFormat.PlainText
    sheet = screen.detail.history.text()
    assert sheet.count(shown) == 7 and "\u202e" not in sheet
    assert "\ufffc" not in sheet, "no picture was made of it"
