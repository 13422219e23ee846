"""The way into the dossier and back: a choice above the late cases that is remembered, and Esc that returns."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.models.queries import View
from app.settings import Settings
from app.views.case.forms.oversight import RECORD_FINDING
from app.views.main_window import MainWindow
from domain.people import Person
from tests.app.views.case.reading import stored_text, type_keys
from tests.app.views.dossier.conftest import OpenConsole
from tests.app.views.dossier.late import LAID_OUT, OMBUDSMAN, WATCHER
from tests.support.console import BAMBANG, RATNA, SARI, Console

OpenWindow = Callable[[Console], MainWindow]


@pytest.fixture
def open_window(qtbot: QtBot) -> OpenWindow:
    def opened(console: Console) -> MainWindow:
        window = MainWindow(console.context, Settings(console.profile.root / "settings.ini"))
        qtbot.addWidget(window)
        window.show()
        qtbot.waitUntil(window.isActiveWindow)
        window.navigation.choose(View.LATE)
        return window

    return opened


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    place = QApplication.focusWidget()
    assert place is not None
    QTest.keyClick(place, key, modifiers)


def has_focus(pane: QWidget) -> bool:
    place = QApplication.focusWidget()
    return place is not None and (place is pane or pane.isAncestorOf(place))


def in_dossier(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """Choose it by keys, as somebody does who has no mouse."""
    window.late.tabs.setFocus()
    press(Qt.Key.Key_Right)
    assert window.pages.dossier is not None and window.pages.dossier.isVisible()
    qtbot.waitUntil(lambda: window.pages.dossier.tree.cases.rowCount() == 3)  # type: ignore[union-attr]
    return window


@pytest.mark.parametrize("person", [RATNA, BAMBANG, OMBUDSMAN, WATCHER], ids=lambda person: person.id)
def test_who_reviews_is_offered_the_dossier(person: Person, console_of: OpenConsole, open_window: OpenWindow) -> None:
    window = open_window(console_of(person))
    assert window.late.isVisible() and window.case_list.isVisible()
    window.navigation.choose(View.TODAY)
    assert not window.late.isVisible()


def test_a_report_being_taken_in_is_not_a_part_of_the_late_ones(
    console_of: OpenConsole, open_window: OpenWindow
) -> None:
    window = open_window(console_of(RATNA))
    window.hands.take_in()
    assert window.pages.takes_in and not window.late.isVisible()
    assert window.pages.intake is not None
    window.pages.intake.closed.emit()
    assert window.late.isVisible()


def test_an_officer_has_the_list_alone(console: Console, open_window: OpenWindow) -> None:
    assert console.person is SARI
    window = open_window(console)
    assert not window.late.isVisible() and window.case_list.isVisible()


def test_the_choice_is_remembered(admin_console: Console, open_window: OpenWindow, qtbot: QtBot) -> None:
    window = in_dossier(open_window(admin_console), qtbot)
    window.navigation.choose(View.TODAY)
    assert window.case_list.isVisible()
    window.navigation.choose(View.LATE)
    assert window.pages.dossier is not None and window.pages.dossier.isVisible()
    window.close()
    again = open_window(admin_console)
    assert again.pages.dossier is not None and again.pages.dossier.isVisible() and not again.case_list.isVisible()


def test_enter_opens_the_case_and_escape_returns_to_its_row(
    admin_console: Console, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = in_dossier(open_window(admin_console), qtbot)
    assert window.pages.dossier is not None
    window.pages.dossier.focus_tree()
    window.pages.dossier.tree.select(LAID_OUT)
    press(Qt.Key.Key_Return)
    assert window.case.case_id == LAID_OUT and has_focus(window.case)
    qtbot.waitUntil(lambda: window.case_list.list.cases.rowCount() == 11)
    press(Qt.Key.Key_Escape)
    assert window.pages.dossier.isVisible() and has_focus(window.pages.dossier.tree)
    assert window.pages.dossier.tree.delay is not None and window.pages.dossier.tree.delay.case.id == LAID_OUT


def test_f6_goes_from_the_views_to_the_tree_to_the_case_beside_it(
    admin_console: Console, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = in_dossier(open_window(admin_console), qtbot)
    assert window.pages.dossier is not None
    window.navigation.setFocus()
    for pane in (window.pages.dossier.tree, window.pages.dossier.detail, window.navigation):
        press(Qt.Key.Key_F6)
        assert has_focus(pane)


def test_the_last_letters_of_a_finding_reach_the_disk_before_the_window_goes(
    admin_console: Console, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = in_dossier(open_window(admin_console), qtbot)
    assert window.pages.dossier is not None
    window.pages.dossier.tree.select(LAID_OUT)
    window.pages.dossier.detail.begin_finding()
    type_keys(window.pages.dossier.detail.form.sheet.places["text"].control, "Tertahan di persetujuan")
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert stored_text(admin_console, LAID_OUT, RECORD_FINDING.purpose) == "Tertahan di persetujuan"


@pytest.mark.parametrize("person", [RATNA, BAMBANG], ids=lambda person: person.id)
def test_the_worst_delay_is_one_action_away(
    person: Person, console_of: OpenConsole, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(console_of(person))
    window.navigation.choose(View.TODAY)
    window.palette_pane.open()
    window.palette_pane.query.setText("terburuk")
    press(Qt.Key.Key_Return)
    dossier = window.pages.dossier
    assert dossier is not None and dossier.isVisible()
    writes = person is RATNA
    form = dossier.detail.form
    place = (lambda: form.sheet.places["text"].control) if writes else (lambda: dossier.tree)
    qtbot.waitUntil(lambda: dossier.tree.delay is not None and place().hasFocus(), timeout=30_000)
    assert form.isVisible() is writes
    assert dossier.tree.delay == max(dossier._contents.dossier.delays, key=lambda delay: delay.days_late)  # type: ignore[union-attr]
