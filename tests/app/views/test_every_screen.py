"""Every screen for everybody: by keyboard and screen reader, at twice the size, in a longer language."""

from contextlib import suppress

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.exceptions import TimeoutError
from pytestqt.qtbot import QtBot

from app.settings import Settings
from app.views import theme
from app.views.main_window import MainWindow
from app.views.waiting import OpeningNote
from tests.support import access
from tests.support.console import Console
from tests.support.naughty import unlisted
from tests.support.own_words import untranslated_words
from tests.support.pseudo import outside_brackets, pseudo, speaking_pseudo
from tests.support.screens import SCREENS
from tests.support.window_states import panes

pytestmark = pytest.mark.usefixtures("dressed")


def shown(window: QWidget, qtbot: QtBot, console: Console) -> list[QWidget]:
    """The window and the dialogs in it, once they stand."""
    qtbot.addWidget(window)
    if not isinstance(window, QDialog | MainWindow | OpeningNote):
        window.resize(1126, 640)  # a pane has the room that the main window gives it
    window.show()
    qtbot.waitUntil(window.isVisible)
    settle(console)
    return [window, *(w for w in window.findChildren(QWidget) if w.isWindow() and w.isVisible())]


def at_rest(qtbot: QtBot, window: QWidget) -> list[str]:
    """What is clipped once everything has found its place: what arrives from the background moves it again."""
    with suppress(TimeoutError):
        qtbot.waitUntil(lambda: access.clipped(window) == [], timeout=3_000)
    return access.clipped(window)


def settle(console: Console) -> None:
    console.settled()
    for _ in range(3):
        QApplication.processEvents()


@pytest.mark.parametrize("name", SCREENS)
def test_every_screen_can_be_used_without_a_mouse(name: str, console: Console, qtbot: QtBot, english: str) -> None:
    for window in shown(SCREENS[name](console), qtbot, console):
        assert access.speechless(window) == []
        assert access.silent_rows(window) == []
        assert access.too_small(window) == []
        assert [step for pane in panes(window) for step in access.out_of_order(pane)] == []
        assert unlisted(window) == set(), "every field is tried with naughty strings"
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow, timeout=30_000)
        qtbot.waitUntil(lambda window=window: access.unseen_focus(window) == [], timeout=30_000)  # type: ignore[misc]


@pytest.mark.parametrize("name", SCREENS)
def test_no_screen_is_clipped_at_twice_the_size(
    name: str, qapp: QApplication, console: Console, qtbot: QtBot, indonesian: str
) -> None:
    theme.enlarge(qapp, 200)
    settings = Settings(console.profile.root / "settings.ini")
    settings.put("text_size", "200")
    settings.flush()
    for window in shown(SCREENS[name](console), qtbot, console):
        assert at_rest(qtbot, window) == []


@pytest.mark.parametrize("name", SCREENS)
def test_every_screen_has_room_for_a_longer_language(
    name: str, qapp: QApplication, console: Console, qtbot: QtBot
) -> None:
    with speaking_pseudo(qapp):
        for window in shown(SCREENS[name](console), qtbot, console):
            assert at_rest(qtbot, window) == []
            assert untranslated_words(window) == set()


def test_the_pseudo_language_keeps_what_a_program_needs() -> None:
    assert pseudo("&Save {name} as %1") == "[&Såvé {name} ås %1 ëëë]" or pseudo("&Save {name} as %1").startswith(
        "[&Såvé {"
    )
    assert outside_brackets("Draf [sävéd [ät] x] 09.41") == "Draf  09.41"
    text = "Submit for approval"
    assert len(pseudo(text)) >= 1.4 * len(text)
