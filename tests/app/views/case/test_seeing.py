"""A report counts as read once somebody has really had it before them, and shows then what was new in it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.models import unread
from app.models.engine import writing
from app.models.queries import View
from app.settings import Settings
from app.views.case_list.line import line_of
from app.views.main_window import MainWindow
from app.views.navigation.model import NUMBER_ROLE
from app.views.words import status_word
from domain.commands import AddNote
from domain.ids import CaseId
from tests.app.views.case.conftest import OpenPane
from tests.support.console import BAMBANG, NOW, RATNA, WORLD, CaseMaker, Console, sample_cases
from tests.support.ui_thread import off_ui_thread_allowed

CASE, OTHER, COORDINATED = CaseId("case-0000"), CaseId("case-0007"), CaseId("case-0005")
DIVIDER = "New since you last opened this report"


@pytest.fixture
def reader(console: Console) -> Console:
    with off_ui_thread_allowed(), writing(console.stores.work) as connection:
        unread.begin(connection, NOW - timedelta(hours=1))
    return console


def noted(console: Console, case: CaseId, *texts: str) -> None:
    maker = CaseMaker(next(each for each in sample_cases() if each.id == case), NOW - timedelta(minutes=30), ids=100)
    for text in texts:
        maker.act(BAMBANG if text == texts[0] else RATNA, AddNote(text), timedelta(minutes=5))
    console.take([maker.case])


def is_unread(console: Console, case: CaseId) -> bool:
    key = console.context.queries.key_of(case)
    assert key is not None
    return console.context.queries.rows([key])[key].unread


def test_what_was_before_one_s_eyes_is_read_and_stays_marked_in_the_story(
    qtbot: QtBot, reader: Console, open_pane: OpenPane
) -> None:
    noted(reader, CASE, "Alat berat sudah datang.")
    pane = open_pane(reader)
    qtbot.waitUntil(pane.isActiveWindow)
    pane.show_case(CASE)
    assert is_unread(reader, CASE), "not before it was looked at"
    before, _, after = pane.reading.timeline.text().partition(DIVIDER)
    assert "Sudah ditelepon ke UPTD" in before and "Alat berat sudah datang." in after
    qtbot.waitUntil(lambda: not is_unread(reader, CASE))
    noted(reader, CASE, "Alat berat sudah datang.", "Mulai dikerjakan.")
    qtbot.waitUntil(lambda: "Mulai dikerjakan." in pane.reading.timeline.text())
    assert "Alat berat sudah datang." in pane.reading.timeline.text().partition(DIVIDER)[2], "it stays where it was"
    qtbot.waitUntil(lambda: not is_unread(reader, CASE))
    pane.show_case(OTHER)
    pane.show_case(CASE)
    assert DIVIDER not in pane.reading.timeline.text()


def test_who_passes_by_or_looks_elsewhere_has_read_nothing(qtbot: QtBot, reader: Console, open_pane: OpenPane) -> None:
    for case in (CASE, OTHER):
        noted(reader, case, "Baru.")
    pane = open_pane(reader)
    qtbot.waitUntil(pane.isActiveWindow)
    pane.show_case(CASE)
    pane.show_case(OTHER)  # on the way down the list
    qtbot.waitUntil(lambda: not is_unread(reader, OTHER))
    assert is_unread(reader, CASE)

    pane.hide()
    pane.show_case(CASE)
    away = QWidget()
    qtbot.addWidget(away)
    away.show()
    qtbot.waitUntil(away.isActiveWindow)
    pane.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    pane.show()
    assert not pane.seeing._look.isActive(), "another window has the keyboard"
    pane.activateWindow()
    qtbot.waitUntil(lambda: not is_unread(reader, CASE))


@pytest.fixture
def window(qtbot: QtBot, reader: Console, english: str) -> MainWindow:
    window = MainWindow(reader.context, Settings(reader.profile.root / "settings.ini"))
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def test_in_the_window_by_keys_marks_count_and_filter(qtbot: QtBot, reader: Console, window: MainWindow) -> None:
    noted(reader, COORDINATED, "Menunggu balasan.")
    model = window.navigation.model()
    coordination = next(n for n, view in enumerate(View) if view is View.COORDINATION)
    row = model.index(coordination, 0)
    qtbot.waitUntil(lambda: row.data(NUMBER_ROLE) == "1 · 1 new")
    assert row.data(Qt.ItemDataRole.AccessibleTextRole).endswith("reports: 1, unread: 1")
    window.navigation.choose(View.COORDINATION)
    cases = window.case_list.list
    qtbot.waitUntil(lambda: cases.cases.rowCount() == 1)
    assert cases.cases.index(0).data(Qt.ItemDataRole.AccessibleTextRole).startswith("Unread, ")
    cases.setFocus()
    QTest.keyClick(cases, Qt.Key.Key_Home)
    QTest.keyClick(cases, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: row.data(NUMBER_ROLE) == "1")
    qtbot.waitUntil(lambda: not cases.cases.index(0).data(Qt.ItemDataRole.AccessibleTextRole).startswith("Unread"))
    QTest.keyClick(window.case.reading.timeline, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: row.data(NUMBER_ROLE) == "1 · 1 new")
    assert not window.case.seeing._look.isActive(), "it was left unread on purpose"
    window.case.reload()
    assert not window.case.seeing._look.isActive()


def test_no_row_has_more_than_three_marks(reader: Console, english: str) -> None:
    noted(reader, CASE, "Baru.")
    key = reader.context.queries.key_of(CASE)
    assert key is not None
    row = reader.context.queries.rows([key])[key]
    assert row.unread and row.due_on
    for pending in (False, True):
        line = line_of(replace(row, pending=pending), WORLD, NOW, WORLD.directory.agencies[row.agency].zone)
        assert line.unread and len([m for m in (line.state, line.left, line.unsent, line.unread) if m]) == 3
        assert line.spoken.startswith("Unread, ") and status_word(row.status) in line.spoken
