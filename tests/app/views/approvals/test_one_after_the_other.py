"""A supervisor goes through what waits, by keyboard alone, and decides on nothing that was not read."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.models.outbox import State
from app.models.queries import View
from app.settings import Settings
from app.views.case.work_area import Page
from app.views.main_window import MainWindow
from domain.commands import ApproveReply, ChangeReply, RecallReply, ReturnReply, SubmitReply
from domain.ids import CaseId
from tests.app.views.case.reading import commands, press, stored_text, type_keys, until
from tests.app.views.case.test_refreshing import on_the_server
from tests.support.console import BAMBANG, SARI, Console, new_case, open_console

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def supervisor(tmp_path: Path, qapp: QApplication) -> Iterator[Console]:
    """Four answers wait: of the reports 1, 7, 8 and 9; what is decided can be undone for ten seconds."""
    with ExitStack() as stack:
        console = open_console(tmp_path / "bambang", BAMBANG, stack, undo_seconds=10)
        made = [new_case(n, 9).act(SARI, SubmitReply(f"Jawaban nomor {n}: jalan diperbaiki Senin.")) for n in (7, 8, 9)]
        console.take([maker.case for maker in made])
        yield console


@pytest.fixture
def window(supervisor: Console, qtbot: QtBot, english: str, tmp_path: Path) -> MainWindow:
    window = MainWindow(supervisor.context, Settings(tmp_path / "settings.ini"))
    qtbot.addWidget(window)
    window.show()
    qtbot.waitActive(window)
    window.navigation.choose(View.APPROVAL)
    until(qtbot, lambda: window.case_list.list.cases.rowCount() == 4)
    until(qtbot, window.rounds.bar.isVisible)
    return window


def key(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    place = QApplication.focusWidget()
    assert place is not None
    QTest.keyClick(place, key, modifiers)


def held(key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    """The same key again, because nobody has let go of it."""
    place = QApplication.focusWidget()
    assert place is not None
    QApplication.sendEvent(place, QKeyEvent(QEvent.Type.KeyPress, key, modifiers, "\r", autorep=True))


def place(window: MainWindow) -> str:
    return window.rounds.bar.place.text()


def at(window: MainWindow, number: int) -> CaseId:
    case = window.case_list.list.cases.case_at(number)
    assert case is not None
    return case


def opened(window: MainWindow, case: CaseId) -> bool:
    """Whether the answer of a case is in sight, and the keyboard where it is decided on."""
    decision = window.case.work.decision
    ready = window.case.work.page is Page.DECISION and decision.card.hasFocus() and decision.may_sign()
    return window.case.case_id == case and ready


def test_four_answers_are_decided_on_without_a_mouse(window: MainWindow, supervisor: Console, qtbot: QtBot) -> None:
    first, second, third, fourth = (at(window, row) for row in range(4))
    window.case_list.list.setFocus()
    key(Qt.Key.Key_Return)
    until(qtbot, lambda: window.case.work.decision.may_sign())
    assert place(window) == "1 of 4 · 4 still to be decided"

    key(Qt.Key.Key_Return, CTRL_SHIFT)  # approve
    until(qtbot, lambda: opened(window, second))
    assert place(window) == "2 of 4 · 3 still to be decided"
    assert "Approval of an answer #85" in window.rounds.bar.fate.text()
    assert "Sending in" in window.rounds.bar.fate.text()

    key(Qt.Key.Key_PageDown, CTRL_SHIFT)  # later
    until(qtbot, lambda: opened(window, third))

    key(Qt.Key.Key_K, CTRL_SHIFT)  # return with notes
    notes = window.case.work.decision.notes.editor
    assert notes.hasFocus()
    type_keys(notes, "Sebutkan lokasinya.")
    key(Qt.Key.Key_Return, CTRL)
    until(qtbot, lambda: opened(window, fourth))

    key(Qt.Key.Key_E, CTRL_SHIFT)  # approve with changes
    assert window.case.work.page is Page.FORM
    key(Qt.Key.Key_Escape)
    until(qtbot, lambda: opened(window, fourth))
    key(Qt.Key.Key_E, CTRL_SHIFT)
    type_keys(QApplication.focusWidget(), "Yth. Pelapor, ")  # type: ignore[arg-type]
    key(Qt.Key.Key_Return, CTRL)
    until(qtbot, lambda: opened(window, second))
    assert place(window) == "2 of 4 · 1 still to be decided", "what was put off comes last"

    key(Qt.Key.Key_Return, CTRL_SHIFT)
    until(qtbot, lambda: window.case.case_id is None)
    assert place(window) == "No answer is left for you to decide on."
    all_done = "You have decided on every answer that waited for you."
    done = "2 approved · 1 changed, for somebody else to approve · 1 returned"
    assert window.case.empty.text() == f"{all_done}\n{done}"
    assert window.rounds.bar.earlier.hasFocus()
    key(Qt.Key.Key_Escape)
    assert window.case_list.list.hasFocus() and place(window) == done
    made = [(item.case, type(item.envelope.command)) for item in commands(supervisor)]
    assert made == [(first, ApproveReply), (third, ReturnReply), (fourth, ChangeReply), (second, ApproveReply)]


def test_a_key_that_is_held_decides_once_and_only_on_what_was_painted(
    window: MainWindow, supervisor: Console, qtbot: QtBot
) -> None:
    first, second = at(window, 0), at(window, 1)
    decision = window.case.work.decision
    window.case_list.list.setFocus()
    key(Qt.Key.Key_Down)
    key(Qt.Key.Key_Return)
    key(Qt.Key.Key_Return, CTRL_SHIFT)
    supervisor.settled()
    assert commands(supervisor) == [], "nothing has been painted yet"
    key(Qt.Key.Key_PageUp, CTRL_SHIFT)
    until(qtbot, lambda: opened(window, first))
    held(Qt.Key.Key_Return, CTRL_SHIFT)
    supervisor.settled()
    assert commands(supervisor) == []
    key(Qt.Key.Key_Return, CTRL_SHIFT)
    until(qtbot, lambda: window.case.case_id == second and decision.card.hasFocus())
    for _ in range(3):  # a repeat that does not say that it is one, and a double click
        key(Qt.Key.Key_Return, CTRL_SHIFT)
        decision.approve.click()
        QApplication.processEvents()
    supervisor.settled()
    assert [item.case for item in commands(supervisor)] == [first]
    until(qtbot, lambda: opened(window, second))
    key(Qt.Key.Key_Return, CTRL_SHIFT)
    until(qtbot, lambda: [item.case for item in commands(supervisor)] == [first, second])


def test_an_answer_is_approved_once_however_slow_the_disk(
    window: MainWindow, supervisor: Console, qtbot: QtBot
) -> None:
    first, second = at(window, 0), at(window, 1)
    window.case_list.list.setFocus()
    key(Qt.Key.Key_Return)
    until(qtbot, window.case.work.decision.may_sign)
    disk_answers = Event()
    supervisor.workers.background.submit(disk_answers.wait, 60)
    key(Qt.Key.Key_Return, CTRL_SHIFT)
    window.case.reload()  # as when something arrives
    window.case.work.give_back()
    assert not window.case.work.decision.may_sign()
    key(Qt.Key.Key_Return, CTRL_SHIFT)
    press(window.case.work.decision.approve)
    disk_answers.set()
    until(qtbot, lambda: opened(window, second))
    assert [item.case for item in commands(supervisor)] == [first]


def test_the_last_decision_can_be_undone_from_the_next_answer_and_from_the_end(
    window: MainWindow, supervisor: Console, qtbot: QtBot
) -> None:
    first, second = at(window, 0), at(window, 1)
    window.case_list.list.setFocus()
    key(Qt.Key.Key_Return)
    until(qtbot, lambda: window.case.work.decision.may_sign())
    key(Qt.Key.Key_K, CTRL_SHIFT)
    type_keys(window.case.work.decision.notes.editor, "Kurang jelas.")
    key(Qt.Key.Key_Return, CTRL)
    until(qtbot, lambda: opened(window, second))

    key(Qt.Key.Key_Z, CTRL)
    until(qtbot, lambda: opened(window, first))
    assert commands(supervisor)[0].state is State.WITHDRAWN
    until(qtbot, lambda: stored_text(supervisor, first, "return") == "Kurang jelas.")
    assert window.case.work.decision.notes.editor.text() == "Kurang jelas."
    until(qtbot, lambda: place(window) == "1 of 4 · 4 still to be decided")

    for _ in range(4):
        until(qtbot, window.case.work.decision.may_sign)
        before = len(commands(supervisor))
        press(window.case.work.decision.approve)
        until(qtbot, lambda before=before: len(commands(supervisor)) == before + 1)
    until(qtbot, lambda: window.case.case_id is None)
    assert window.rounds.bar.undo.isVisible()
    last = commands(supervisor)[-1].case
    key(Qt.Key.Key_Z, CTRL)
    until(qtbot, lambda: opened(window, last))
    key(Qt.Key.Key_PageUp, CTRL_SHIFT)
    until(qtbot, lambda: window.case.case_id == third_of(window, last))
    assert window.findChild(QLabel, "round_bar.fate") is not None


def test_what_is_taken_back_meanwhile_is_said_and_never_approved(
    window: MainWindow, supervisor: Console, qtbot: QtBot
) -> None:
    first, second, third, fourth = (at(window, row) for row in range(4))

    def taken_back(case: CaseId) -> str:
        maker = on_the_server(supervisor, case).act(SARI, RecallReply())
        supervisor.take([maker.case])
        return maker.case.tracking

    window.case_list.list.setFocus()
    key(Qt.Key.Key_Return)
    until(qtbot, window.case.work.decision.may_sign)

    number = taken_back(second)  # not come to yet
    bar = window.rounds.bar
    until(qtbot, bar.gone.isVisible)
    assert bar.gone.text().endswith(f"need not decide: #{number}")
    assert place(window) == "1 of 4 · 3 still to be decided"
    key(Qt.Key.Key_Return, CTRL_SHIFT)
    until(qtbot, lambda: opened(window, third))
    assert not bar.gone.isVisible()

    taken_back(third)  # under her eyes
    decision = window.case.work.decision
    until(qtbot, decision.warning.isVisible)
    assert not decision.may_sign() and not decision.approve.isEnabled() and not decision.change.isEnabled()
    for decide in (Qt.Key.Key_Return, Qt.Key.Key_E):
        key(decide, CTRL_SHIFT)
    supervisor.settled()
    assert [item.case for item in commands(supervisor)] == [first] and window.case.work.page is Page.DECISION
    until(qtbot, lambda: place(window) == "3 of 4 · 1 still to be decided")
    assert not bar.gone.isVisible(), "the answer itself says so"

    key(Qt.Key.Key_PageDown, CTRL_SHIFT)
    until(qtbot, lambda: opened(window, fourth))
    key(Qt.Key.Key_Escape)
    assert window.case_list.list.hasFocus()
    summed = "1 approved · 2 no longer up for approval · 1 still to be decided"
    assert place(window) == summed
    supervisor.take([new_case(3, 9).case])
    until(qtbot, lambda: place(window) == summed)
    key(Qt.Key.Key_Return)
    assert place(window) == "4 of 4 · 1 still to be decided"


def test_who_decides_before_the_others_are_known_is_led_on_as_well(
    window: MainWindow, supervisor: Console, qtbot: QtBot
) -> None:
    first, second = at(window, 0), at(window, 1)
    window.rounds.show_list()  # anew, as when the view is chosen
    window.open_case(first)
    until(qtbot, window.case.work.decision.may_sign)
    key(Qt.Key.Key_Return, CTRL_SHIFT)
    until(qtbot, lambda: opened(window, second))
    assert place(window).endswith(" of 4 · 3 still to be decided")


def third_of(window: MainWindow, last: CaseId) -> CaseId | None:
    """The answer before the last one of the round."""
    walk = window.rounds._round
    assert walk is not None
    return walk.before(last)
