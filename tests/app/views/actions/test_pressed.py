"""What can be done by a main button can be found by name as well."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from app.models.queries import View
from app.settings import Settings
from app.views.actions.pressed import ARRANGING, HANDLING
from app.views.actions.registry import ACTIONS
from app.views.main_window import MainWindow
from app.views.navigation.model import Place
from tests.support.console import Console

VIEWS = Path(__file__).parents[4] / "app" / "views"
PRIMARY = re.compile(r'object_name="([^"]+)", kind="primary"')
# The way out of what is open just then, to which Tab, Enter or Ctrl+Enter leads.
WAYS_OUT = {
    "bulk.go",
    "case.form.submit",
    "case.identity.close",
    "case.templates.use",
    "case_list.clear_filter",
    "case_list.download",
    "case_list.sign_in",
    "conflict.send",
    "delegation.submit",
    "facts_panel.apply",
    "filter_panel.apply",
    "finder.clear",
    "held_back.wait",
    "intake.another",
    "leaving.leave",
    "name_form.save",
    "outbox.compare",
    "outbox.edit",
    "outbox.retry",
    "saved_views.open",
    "share_form.share",
}
BY_ANOTHER_NAME = {
    "case.note.submit": "case.send",
    "case.reply.submit": "case.send",
    "case.decision.approve": "case.approve",
    "case.decision.show_new": "case.standing",
}


@pytest.fixture
def window(console: Console, tmp_path: Path, qtbot: QtBot, indonesian: str) -> MainWindow:
    window = MainWindow(console.context, Settings(tmp_path / "settings.ini"))
    qtbot.addWidget(window)
    window.show()
    qtbot.waitActive(window)
    return window


def ask(window: MainWindow, words: str) -> None:
    """By the palette, as somebody without a mouse does."""
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(window.palette_pane.query, words)
    QTest.keyClick(window.palette_pane.query, Qt.Key.Key_Return)


def test_every_main_button_has_an_action_or_is_the_way_out_of_what_is_open() -> None:
    sources = "\n".join(file.read_text(encoding="utf-8") for file in VIEWS.rglob("*.py"))
    pressed = {action.id.removeprefix("press.") for action in (*ARRANGING, *HANDLING)}
    buttons = set(PRIMARY.findall(sources))
    assert buttons - pressed == WAYS_OUT | BY_ANOTHER_NAME.keys()
    assert {*BY_ANOTHER_NAME.values()} <= {action.id for action in ACTIONS}
    assert [name for name in pressed if f'"{name}"' not in sources.replace("_pressed(", "")] == []


def test_the_lists_are_arranged_by_name_from_any_page(window: MainWindow, qtbot: QtBot) -> None:
    ask(window, "dasbor")
    assert window.pages.dashboard is not None and window.pages.dashboard.isVisible()
    ask(window, "saring")
    assert window.case_list.panel.isVisible() and window.case_list.view is View.ALL
    QTest.keyClick(window.case_list.panel, Qt.Key.Key_Escape)
    ask(window, "kelompokkan")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu) and menu is window.case_list.bar.grouping.menu()
    menu.close()
    ask(window, "tampilan tersimpan")
    qtbot.waitUntil(window.case_list.saved_views.isVisible, timeout=30_000)


def test_what_is_not_on_the_screen_says_so(window: MainWindow) -> None:
    situation = window.hands.situation()
    why = {action.id: action.standing(situation) for action in (*ARRANGING, *HANDLING)}
    assert why["press.filter_bar.filter"] == ""
    assert why["press.dashboard.export"] == "Ini sedang tidak ada di layar."
    assert why["press.dossier.letter"] is None, "an officer writes no such letters"
    window.hands.go_to(Place.DASHBOARD)
    standing = next(action for action in HANDLING if action.id == "press.dashboard.export").standing
    assert standing(window.hands.situation()) not in (None, "Ini sedang tidak ada di layar.")
