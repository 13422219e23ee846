"""Exercises are ticked by what the stores hold, never by a click; each by its own trace and by no other's."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.models.outbox_item import OutboxItem, State
from app.models.queries import View
from app.practice import PLAYED_BY, Cut, Exercise, Part, Traces, shown_by
from app.settings import Settings
from app.views.main_window import MainWindow
from app.views.navigation.model import Place
from app.views.training.sheet import ExerciseSheet
from domain.commands import (
    AddNote,
    ApproveReply,
    Command,
    Correct,
    Envelope,
    GiveTask,
    ReturnReply,
    SubmitReply,
)
from domain.directory import Template
from domain.ids import AgencyId, CaseId, CommandId, DeviceId
from domain.templates import filled
from tests.app.training.practising import practising
from tests.support.console import NOW, REGENCY, SARI, WORLD, Console, new_case
from tests.support.ui_thread import UIGuard

CASE, OTHER = CaseId("case-0001"), CaseId("case-0002")
TEMPLATE = Template(
    "t", REGENCY, "Selesai", "Laporan {nomor} telah {isi: tindakan} oleh regu kami.\nTerima kasih, {unit}"
)
FROM_EXAMPLE = filled(TEMPLATE.text, new_case(1, 3).case, WORLD.directory, SARI).replace("{isi: tindakan}", "ditambal")
CUT = Cut(NOW - timedelta(minutes=5), NOW + timedelta(minutes=5))


@pytest.fixture(autouse=True)
def the_window_never_waits(ui_guard: UIGuard) -> None:
    """As everywhere."""


def item(command: Command, state: State = State.QUEUED, case: CaseId = CASE) -> OutboxItem:
    envelope = Envelope(CommandId("c"), case, 1, SARI.id, DeviceId("d"), NOW, command)
    return OutboxItem(1, envelope, "8500001", "Jalan rusak", state, NOW, NOW)


def shown(found: OutboxItem, *cuts: Cut) -> set[Exercise]:
    return set(shown_by(Traces([found], CASE, [TEMPLATE], cuts)))


CONFLICTING = replace(item(Correct(title="x"), State.WITHDRAWN), fields={"title": "y"}, answered_at=NOW)
TASK = GiveTask("Periksa", AgencyId("kab-ms"), None, 3)
TRACES: list[tuple[OutboxItem, set[Exercise]]] = [
    (item(AddNote("x")), {Exercise.DUE_FIRST}),
    (item(AddNote("x"), case=OTHER), set()),
    (item(AddNote("x"), State.WITHDRAWN), {Exercise.UNDO}),
    (replace(item(AddNote("x"), State.WITHDRAWN), answered_at=NOW), set()),
    (item(SubmitReply(FROM_EXAMPLE)), {Exercise.ANSWER}),
    (item(SubmitReply("Sudah ditambal oleh regu pemeliharaan kemarin.")), set()),
    (item(TASK), set()),
    (item(TASK, State.SETTLED), {Exercise.TASK}),
    (item(ApproveReply("pin")), set()),
    (item(ApproveReply("pin"), State.APPLIED), {Exercise.APPROVE}),
    (item(ReturnReply("pin", "x"), State.SETTLED), {Exercise.APPROVE}),
    (item(ReturnReply("pin", "x"), State.REJECTED), set()),
    (item(Correct(title="x"), State.CONFLICT), set()),
    (CONFLICTING, {Exercise.CONFLICT}),
]


@pytest.mark.parametrize(("found", "exercises"), TRACES)
def test_each_is_shown_by_its_own_trace(found: OutboxItem, exercises: set[Exercise]) -> None:
    assert shown(found) == exercises


def test_working_offline_is_written_in_a_cut_and_arrived_after_it() -> None:
    note = item(AddNote("x"), State.SETTLED, OTHER)
    assert shown(note, CUT) == {Exercise.OFFLINE}
    assert shown(note, Cut(NOW - timedelta(minutes=5))) == {Exercise.OFFLINE}
    assert shown(replace(note, state=State.QUEUED), CUT) == set(), "it has not left"
    assert shown(note, Cut(NOW - timedelta(minutes=5), NOW)) == set(), "written after it"


def test_the_sheet_ticks_what_is_done_and_unfolds_what_is_next_for_the_person(console: Console, qtbot: QtBot) -> None:
    done = {Exercise.DUE_FIRST, Exercise.APPROVE}
    context = practising(console, done, Part.OFFICER)
    sheet = ExerciseSheet(context, context.practice)  # type: ignore[arg-type]
    qtbot.addWidget(sheet)
    sheet.show()
    qtbot.waitUntil(lambda: sheet.done == done, timeout=30_000)
    assert {card.exercise for card in sheet.cards if card.mark.text() == "✓"} == done
    assert [card.exercise for card in sheet.cards if card.how.isVisible()] == [Exercise.ANSWER]
    sheet.cards[2].fold.click()
    assert [card.exercise for card in sheet.cards if card.how.isVisible()] == [Exercise.UNDO]
    assert sheet.done == done, "reading how it goes does nothing"
    assert not any(card.become.isVisible() for card in sheet.cards)
    next(card for card in sheet.cards if PLAYED_BY[card.exercise] is Part.ADMIN).fold.click()
    with qtbot.waitSignal(sheet.part_asked) as asked:
        sheet.cards[-1].become.click()
    assert asked.args == [Part.ADMIN]


def test_a_fresh_region_is_asked_for_twice(console: Console, qtbot: QtBot) -> None:
    context = practising(console)
    sheet = ExerciseSheet(context, context.practice)  # type: ignore[arg-type]
    qtbot.addWidget(sheet)
    sheet.show()
    qtbot.waitUntil(sheet.isActiveWindow, timeout=30_000)
    assert not sheet.sure.isVisible()
    sheet.anew.click()
    assert sheet.warning.isVisible()
    qtbot.waitUntil(sheet.rather_not.hasFocus)
    sheet.rather_not.click()
    assert not sheet.sure.isVisible()
    sheet.anew.click()
    with qtbot.waitSignal(sheet.anew_asked):
        sheet.sure.click()


def test_f6_comes_through_the_exercises_and_escape_leads_back(console: Console, qtbot: QtBot) -> None:
    window = MainWindow(practising(console), Settings(console.profile.root / "settings.ini"))
    qtbot.addWidget(window)
    window.show()
    qtbot.waitActive(window)
    rows = window.case_list.list
    qtbot.waitUntil(lambda: rows.cases.rowCount() > 0, timeout=30_000)
    sheet = window.findChild(ExerciseSheet)
    assert sheet is not None

    def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> QWidget:
        place = QApplication.focusWidget()
        assert place is not None
        QTest.keyClick(place, key, modifiers)
        now = QApplication.focusWidget()
        assert now is not None
        return now

    window.navigation.setFocus()
    panes = (window.case_list, window.case, sheet, window.navigation)
    assert all(pane.isAncestorOf(now) or pane is now for pane in panes if (now := press(Qt.Key.Key_F6)))
    assert sheet.isAncestorOf(press(Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier))
    assert press(Qt.Key.Key_Escape) is rows
    sheet.anew.click()
    assert sheet.isAncestorOf(press(Qt.Key.Key_Escape)) and not sheet.sure.isVisible(), "out of the question first"
    window.navigation.choose(Place.DASHBOARD)
    dashboard = window.pages.dashboard
    assert dashboard is not None
    qtbot.waitUntil(dashboard.export.isEnabled, timeout=30_000)
    sheet.anew.setFocus()
    assert window.pages.isAncestorOf(press(Qt.Key.Key_Escape)), "and to whatever page is in sight"
    window.navigation.choose(View.OUTBOX)
    sheet.anew.setFocus()
    assert press(Qt.Key.Key_Escape) is window.navigation, "or out of an empty one"
    sheet.hide()
    window.navigation.setFocus()
    press(Qt.Key.Key_F6)
    assert press(Qt.Key.Key_F6) is window.navigation, "hidden, it is passed over"
