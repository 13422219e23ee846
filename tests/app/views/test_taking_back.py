"""Ctrl+Z takes back what was handed in last, wherever one is meanwhile, and the text is a draft again."""

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.models.outbox import State
from app.models.queries import View
from app.settings import Settings
from app.views.bulk.trial import Deed
from app.views.case.forms.oversight import RECORD_FINDING
from app.views.intake.form import COUNTER, INTAKE
from app.views.main_window import MainWindow
from domain.ids import CaseId
from tests.app.views.bulk.test_bulk import choose, wish
from tests.app.views.case.answering import give
from tests.app.views.case.reading import commands, stored_draft, stored_text, type_keys, until
from tests.app.views.dossier.late import LAID_OUT, late_cases
from tests.support.console import NOW, RATNA, Console, open_console

FIRST, SECOND = "case-0000", "case-0007"
NOTE = "Sudah ditelepon."


@pytest.fixture
def admin(tmp_path: Path, qapp: object) -> Iterator[Console]:
    with ExitStack() as stack:
        console = open_console(tmp_path, RATNA, stack, undo_seconds=10)
        console.take(late_cases())
        yield console


@pytest.fixture
def window(admin: Console, qtbot: QtBot, english: str, tmp_path: Path) -> MainWindow:
    window = MainWindow(admin.context, Settings(tmp_path / "settings.ini"))
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.navigation.choose(View.ALL)
    until(qtbot, lambda: window.case_list.list.cases.rowCount() == 36)
    return window


def ctrl_z(place: QWidget | None = None) -> None:
    if place is not None:
        place.setFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def note_on(window: MainWindow, case: str, console: Console, qtbot: QtBot) -> None:
    before = len(commands(console))
    window.open_case(case)
    window.case.begin_note()
    type_keys(window.case.work.note.writing.editor, NOTE)
    window.case.work.note.submit.click()
    until(qtbot, lambda: len(commands(console)) > before and window.case.undoing.bar.isVisible())


def states(console: Console) -> list[State]:
    return [item.state for item in commands(console)]


def test_a_note_is_taken_back_from_another_report_and_where_nothing_can_be_it_is_said(
    window: MainWindow, admin: Console, qtbot: QtBot
) -> None:
    note_on(window, FIRST, admin, qtbot)
    window.open_case(SECOND)
    ctrl_z(window.case.reading.timeline)
    until(qtbot, window.hint.isVisible)
    said = window.hint.text.text()
    assert said == "#8500000 · Internal note: Taken back. Its text is a draft again."
    assert window.case.case_id == SECOND and states(admin) == [State.WITHDRAWN]
    assert stored_text(admin, FIRST, "note") == NOTE
    ctrl_z()
    assert "Nothing was handed in" in window.hint.text.text()

    # Typing is undone by the field that it is in; nothing else is touched from there.
    note_on(window, SECOND, admin, qtbot)
    window.open_case("case-0008")
    window.case.begin_note()
    editor = window.case.work.note.writing.editor
    type_keys(editor, "x")
    ctrl_z(editor)
    ctrl_z(editor)
    assert editor.text() == "" and states(admin)[-1] is State.QUEUED
    window.open_case("case-0009")
    window.case.begin_note()
    ctrl_z(editor)
    until(qtbot, lambda: states(admin)[-1] is State.WITHDRAWN)

    # Where it was written the text stands in its editor again; and a time that is over is over.
    note_on(window, "case-0010", admin, qtbot)
    ctrl_z(window.case_list.list)
    until(qtbot, lambda: editor.text() == NOTE)
    note_on(window, "case-0011", admin, qtbot)
    admin.moment = NOW + timedelta(seconds=11)
    ctrl_z(window.case_list.list)
    assert "Nothing was handed in" in window.hint.text.text() and states(admin)[-1] is State.QUEUED


def test_a_finding_is_taken_back_in_the_dossier_and_from_the_outbox(
    window: MainWindow, admin: Console, qtbot: QtBot
) -> None:
    window.navigation.choose(View.LATE)
    dossier = window.pages.show_dossier()
    until(qtbot, lambda: dossier.tree.select(LAID_OUT) or dossier.tree.delay is not None)
    form = dossier.detail.form
    for elsewhere in (False, True):
        dossier.detail.begin_finding()
        give(form.sheet, dict.fromkeys(("text", "recommendation"), "Belum ada tindak lanjut."))
        form.submit.click()
        until(qtbot, lambda: form.isHidden() and dossier.detail.undoing.bar.isVisible())
        if elsewhere:
            window.navigation.choose(View.OUTBOX)
            ctrl_z(window.navigation)
            until(qtbot, lambda: "Taken back" in window.hint.text.text())
        else:
            ctrl_z(dossier.tree)
            until(qtbot, lambda: form.isVisible() and not form.is_empty())
        assert set(states(admin)) == {State.WITHDRAWN}
        assert stored_draft(admin, LAID_OUT, RECORD_FINDING.purpose) is not None


def test_an_action_on_several_reports_is_taken_back_as_a_whole(
    window: MainWindow, admin: Console, qtbot: QtBot
) -> None:
    note_on(window, "case-0010", admin, qtbot)
    bulk = window.case_list.bulk
    for elsewhere in (False, True):
        choose(window.case_list, CaseId(FIRST), CaseId(SECOND))
        wish(window.case_list, qtbot, Deed.NOTE, text=NOTE)
        bulk.go.click()
        until(qtbot, lambda: bulk.undo.isVisible())
        if elsewhere:
            window.navigation.choose(View.OUTBOX)
        ctrl_z(window.navigation)
        until(qtbot, lambda: states(admin)[-2:] == [State.WITHDRAWN] * 2)
        said = window.hint.text if elsewhere else bulk.summary
        until(qtbot, lambda said=said: "Taken back: 2." in said.text())
        if not elsewhere:
            bulk.cancel.click()
    assert states(admin)[0] is State.QUEUED
    ctrl_z()
    until(qtbot, lambda: set(states(admin)) == {State.WITHDRAWN})


def test_a_report_taken_in_is_in_its_form_again(window: MainWindow, admin: Console, qtbot: QtBot) -> None:
    window.pages.take_in()
    page = window.pages.intake
    assert page is not None
    for elsewhere in (False, True):
        give(page.form.sheet, {"text": "Got meluap."})
        page.form.submit.click()
        until(qtbot, page.number.isVisible)
        admin.settled()  # the draft that it was made of has gone
        if elsewhere:
            window.navigation.choose(View.ALL)
        ctrl_z(window.navigation)
        until(qtbot, lambda: states(admin)[-1] is State.WITHDRAWN)
        until(qtbot, lambda: stored_draft(admin, COUNTER, INTAKE.purpose) is not None)
        if elsewhere:
            window.pages.take_in()
        until(qtbot, page.form.isVisible)
        assert page.form.sheet.places["text"].answer() == "Got meluap."
