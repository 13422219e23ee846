"""Ctrl+K by keyboard only: found by any name, done by Enter, closed by Escape to where one was."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.models.queries import CaseView, View
from app.settings import Settings
from app.views import theme
from app.views.actions.action import Situation
from app.views.actions.case_actions import CASE_ACTIONS
from app.views.actions.registry import ACTIONS, GO, UNREAD, WINDOW_ACTIONS
from app.views.actions.shortcut_sheet import ShortcutsWindow
from app.views.case.forms import together
from app.views.case.offers import Offers
from app.views.case.work_area import Page
from app.views.main_window import MainWindow
from domain.workflow import within_reach
from tests.support.console import BAMBANG, Console, sample_cases
from tests.support.languages import visible_texts

CASE = "case-0018"
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
DECIDING = {"case.approve", "case.give_back", "approval.later", "approval.earlier"}


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.ini")


@pytest.fixture
def open_window(settings: Settings, qtbot: QtBot, indonesian: str) -> Callable[[Console], MainWindow]:
    def opened(console: Console) -> MainWindow:
        window = MainWindow(console.context, settings)
        qtbot.addWidget(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        qtbot.waitUntil(lambda: window.case_list.list.cases.rowCount() > 0)
        return window

    return opened


@pytest.fixture
def window(open_window: Callable[[Console], MainWindow], console: Console) -> MainWindow:
    opened = open_window(console)
    opened.open_case(CASE)
    return opened


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key as the keyboard sends it: to whatever has the focus."""
    place = QApplication.focusWidget()
    assert place is not None
    QTest.keyClick(place, key, modifiers)


def call_up(window: MainWindow, typed: str = "") -> None:
    press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is window.palette_pane.query
    QTest.keyClicks(window.palette_pane.query, typed)


def titles(window: MainWindow) -> list[str]:
    return [row.title for row in window.palette_pane.model.rows]


def test_an_indonesian_synonym_finds_it_and_enter_does_it(window: MainWindow) -> None:
    call_up(window, "limpahkan")
    assert window.palette_pane.current is not None
    assert window.palette_pane.current.title == "Bukan wewenang: minta pelimpahan"
    press(Qt.Key.Key_Return)
    assert window.palette_pane.isHidden()
    form = window.case.work.form
    assert window.case.work.page is Page.FORM and form.form is not None
    assert form.form.purpose == "case.ask_transfer.v1"
    assert form.isAncestorOf(QApplication.focusWidget())


def test_an_english_word_finds_it_too_and_the_keys_are_shown(window: MainWindow) -> None:
    call_up(window, "refresh")
    row = window.palette_pane.current
    assert row is not None and (row.title, row.keys) == ("Sinkronkan sekarang", "F5")


def test_escape_closes_it_where_the_focus_was(window: MainWindow) -> None:
    for place in (window.case.reading.timeline, window.case_list.list, window.navigation):
        place.setFocus()
        call_up(window, "bal")
        press(Qt.Key.Key_Escape)
        assert window.palette_pane.isHidden()
        assert QApplication.focusWidget() is place


def test_going_elsewhere_closes_it_and_it_is_no_dialog(window: MainWindow) -> None:
    call_up(window, "bal")
    assert not isinstance(window.palette_pane, QDialog) and QApplication.activeModalWidget() is None
    assert window.case.isEnabled() and window.case_list.isEnabled()
    window.case_list.list.setFocus()
    assert window.palette_pane.isHidden()


def test_what_is_impossible_is_shown_with_its_reason_and_enter_does_nothing(window: MainWindow) -> None:
    call_up(window, "batalkan tugas")
    row = window.palette_pane.current
    assert row is not None and row.why == "Tidak ada tugas seperti itu yang masih terbuka."
    assert row.why in row.spoken
    press(Qt.Key.Key_Return)
    assert window.palette_pane.isVisible() and window.case.work.page is not Page.FORM


def test_what_the_role_may_not_do_is_not_offered(window: MainWindow) -> None:
    call_up(window)
    assert "Arsipkan" not in titles(window) and "Balas" in titles(window)
    assert not {action.title() for action in ACTIONS if action.id in DECIDING} & set(titles(window))
    assert not DECIDING & {entry.objectName() for entry in window.findChildren(QAction) if entry.isVisible()}


def test_an_approver_is_offered_to_decide_with_a_report_and_without_one() -> None:
    answered = CaseView(next(case for case in sample_cases() if case.id == "case-0001"), 1, (), None, None)
    without = Situation(reach=within_reach(BAMBANG.roles()))
    for situation in (without, replace(without, view=answered, offers=Offers(answered.case, BAMBANG))):
        assert {action.id for action in ACTIONS if action.standing(situation)} >= DECIDING, "and why not just now"


def test_arrows_go_through_the_rows_and_stop_at_the_ends(window: MainWindow) -> None:
    call_up(window, "tugas")
    pane = window.palette_pane
    last = len(pane.model.rows) - 1
    for key, row in ((Qt.Key.Key_Up, 0), (Qt.Key.Key_Down, 1), (Qt.Key.Key_PageDown, last), (Qt.Key.Key_PageUp, 0)):
        press(key)
        assert pane.list.currentIndex().row() == row
        assert QApplication.focusWidget() is pane.query


def test_a_number_opens_its_report(window: MainWindow, qtbot: QtBot) -> None:
    call_up(window, "#8500002")
    qtbot.waitUntil(lambda: titles(window)[:1] == ["Buka laporan #8500002"])
    press(Qt.Key.Key_Return)
    assert window.case.case_id == "case-0002"


@pytest.mark.usefixtures("dressed")
def test_it_is_as_high_as_its_rows_and_its_foot_need(window: MainWindow) -> None:
    pane = window.palette_pane
    for typed in ("", "tugas", "zzzz", ""):
        if pane.isHidden():
            call_up(window)
        pane.query.setText(typed)
        QApplication.processEvents()
        assert pane.height() == pane.sizeHint().height(), typed
        lowest = pane.list if pane.list.isVisible() else pane.nothing
        assert lowest.geometry().bottom() < pane.foot.geometry().top() < pane.foot.geometry().bottom() < pane.height()


def test_nothing_found_is_said(window: MainWindow) -> None:
    call_up(window, "zzzz")
    assert titles(window) == []
    assert window.palette_pane.nothing.isVisible()
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Down)
    assert window.palette_pane.isVisible()


@pytest.mark.parametrize("text", ["<b>x</b>", "\u202e", "👷🏽‍♀️", "a" * 8_000, "%s{}", "\\"])
def test_whatever_is_typed_finds_nothing_and_breaks_nothing(window: MainWindow, text: str, qtbot: QtBot) -> None:
    call_up(window)
    commit = QInputMethodEvent()
    commit.setCommitString(text)
    QApplication.sendEvent(window.palette_pane.query, commit)
    assert not any("<b>" in title for title in titles(window))
    press(Qt.Key.Key_Escape)
    assert window.palette_pane.isHidden()


def test_settings_and_views_are_actions_too(window: MainWindow, settings: Settings, qapp: QApplication) -> None:
    call_up(window, "gelap")
    press(Qt.Key.Key_Return)
    assert (settings.text("theme"), theme.current().name) == (theme.DARK, theme.DARK)
    call_up(window, "kotak keluar")
    press(Qt.Key.Key_Return)
    assert window.pages.outbox is not None and window.pages.outbox.isVisible()
    call_up(window, "semua")
    press(Qt.Key.Key_Return)
    assert window.case_list.view is View.ALL and window.case_list.isVisible()
    qapp.setStyleSheet("")
    qapp.setProperty("konsol.theme", None)
    qapp.setPalette(qapp.style().standardPalette())


def test_the_list_offers_the_same_actions_in_its_menu(window: MainWindow) -> None:
    window.case_list.list.setFocus()
    place = window.case_list.list.visualRect(window.case_list.list.currentIndex()).center()
    window.case_list.list.menu_asked.emit(place)
    menu = next(m for m in window.findChildren(QMenu) if m.isVisible())
    ids = [entry.objectName() for entry in menu.actions() if not entry.isSeparator()]
    offered = [a.id for a in (UNREAD, *CASE_ACTIONS) if a.standing(window.hands.situation()) is not None]
    assert ids[:2] == ["list.open", "case.deadline"] and set(ids[1:]) < set(offered)
    refused = next(entry for entry in menu.actions() if entry.objectName() == "task.cancel.v1")
    assert not refused.isEnabled() and "Tidak ada tugas" in refused.text()
    menu.close()


def letters_of(window: MainWindow, letter: str) -> None:
    window.case_list.list.setFocus()
    QTest.keyClicks(window.case_list.list, letter)


def test_letters_do_what_the_registry_says(window: MainWindow) -> None:
    for letter, purpose in (("e", "case.ask_information.v1"), ("c", "coordination.invite.v1")):
        letters_of(window, letter)
        form = window.case.work.form.form
        assert window.case.work.page is Page.FORM and form is not None and form.purpose == purpose


def test_a_letter_of_what_is_impossible_says_why(window: MainWindow, console: Console) -> None:
    window.open_case("case-0004")  # waits for the reporter
    letters_of(window, "c")
    assert window.hint.isVisible() and window.hint.text.text().startswith("Ajak instansi pendamping: ")
    assert window.case.work.page is not Page.FORM


def test_letters_can_be_turned_off_by_the_palette(window: MainWindow, settings: Settings) -> None:
    call_up(window, "satu huruf")
    press(Qt.Key.Key_Return)
    assert settings.flag("single_letters", True) is False
    letters_of(window, "e")
    assert window.case.work.page is not Page.FORM


def test_the_sheet_names_every_key_of_the_registry(window: MainWindow, qtbot: QtBot) -> None:
    letters_of(window, "?")
    sheet = next(d for d in window.findChildren(QWidget) if isinstance(d, ShortcutsWindow))
    shown = visible_texts(sheet)
    assert {"Ctrl+1 … Ctrl+8", "Buka: Hari ini … Semua"} <= shown, "the views in one line"
    for action in ACTIONS:
        if (action.keys or action.letter) and action not in GO:
            assert action.title() in shown
            assert set(action.shown_keys()) <= shown
    sheet.close()


def test_every_action_of_the_window_is_in_a_menu_with_its_keys(window: MainWindow) -> None:
    entries = {entry.objectName(): entry for entry in window.findChildren(QAction)}
    for action in WINDOW_ACTIONS:
        entry = entries[action.id]
        heard = entry.shortcut().toString()
        assert heard == ("" if action.local else action.keys), action.id


def test_an_open_menu_says_why_not_and_a_key_that_can_do_nothing_is_answered(
    open_window: Callable[[Console], MainWindow], supervisor_console: Console
) -> None:
    window = open_window(supervisor_console)
    go = next(menu for menu in window.findChildren(QMenu) if any(e.objectName() == "go.all" for e in menu.actions()))
    entries = {entry.objectName(): entry for entry in go.actions()}
    go.popup(window.pos())
    shown = {name: (entry.isEnabled(), entry.text()) for name, entry in entries.items() if not entry.isSeparator()}
    assert shown["go.all"] == (True, "Buka: Semua") and shown["go.late"][0]
    for name, why in (
        ("approval.later", "putusan Anda"),
        ("approval.earlier", "sebelum yang ini"),
        ("window.undo", "dibatalkan"),
    ):
        possible, text = shown[name]
        assert not possible and why in text, (name, text)
    go.close()

    for place in (window.navigation, window.case_list.list):
        window.hint.close_button.click()
        place.setFocus()
        press(Qt.Key.Key_PageDown, CTRL_SHIFT)
        assert window.hint.isVisible() and window.hint.text.text().startswith("Putuskan nanti")
    window.hands.go_to(View.OUTBOX)
    assert not window.hint.isVisible(), "something else was done"
    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.hint.isVisible() and "dibatalkan" in window.hint.text.text()


def test_no_two_actions_share_a_name_a_key_or_a_letter() -> None:
    for what in ("id", "keys", "letter"):
        values = [value for action in ACTIONS if (value := getattr(action, what))]
        assert len(values) == len(set(values)), what
    assert all(action.words for action in ACTIONS), "every action has another name"


@pytest.mark.parametrize("where", ["reply", "note", "form", "line"])
def test_it_opens_out_of_any_text_and_leaves_that_alone(window: MainWindow, where: str) -> None:
    """To text fields Ctrl+K means deleting the rest of the line."""
    if where == "reply":
        window.case.begin_reply()
    elif where == "note":
        window.case.begin_note()
    else:
        window.case.work.begin_form(together.GIVE_TASK)
        name = "question" if where == "form" else "title"
        window.case.work.form.sheet.places[name].setFocus()
    place = QApplication.focusWidget()
    QTest.keyClicks(place, "Sudah kami cek")
    press(Qt.Key.Key_Home)
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    asked.accept()
    place.event(asked)
    assert not asked.isAccepted(), "no field claims the key, on whatever system"
    call_up(window)
    press(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is place
    text = place.toPlainText() if isinstance(place, QPlainTextEdit) else place.text()  # type: ignore[attr-defined]
    assert text == "Sudah kami cek"
