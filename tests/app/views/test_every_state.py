"""Every state of the main window, as every screen is looked at: without a mouse, in large letters, in long words."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.exceptions import TimeoutError
from pytestqt.qtbot import QtBot

from app.views import theme
from app.views.main_window import MainWindow
from domain.people import Person
from tests.support import access
from tests.support.console import BAMBANG, RATNA, SARI
from tests.support.own_words import untranslated_words
from tests.support.pseudo import speaking_pseudo
from tests.support.window_states import Desk, every_state, open_desk

Desks = Callable[..., Desk]
LOOKS = {SARI: theme.DARK, BAMBANG: theme.HIGH_CONTRAST, RATNA: theme.LIGHT}
WHO = pytest.mark.parametrize("person", LOOKS, ids=["officer", "supervisor", "admin"])

pytestmark = pytest.mark.usefixtures("dressed")


@pytest.fixture
def desks(tmp_path: Path, qtbot: QtBot) -> Iterator[Desks]:
    with ExitStack() as stack:
        yield lambda person, look=theme.LIGHT, percent=100: open_desk(tmp_path, person, qtbot, stack, look, percent)


def walk(desk: Desk, look: Callable[[QWidget], list[str]]) -> dict[str, list[str]]:
    """What `look` finds in each state, once everything has found its place; an admin has the most of them."""
    found, seen = {}, 0
    for state, window in every_state(desk, pages=desk.console.person is RATNA):
        seen += len(access.controls(window))
        if look(window):
            with suppress(TimeoutError):
                desk.qtbot.waitUntil(lambda window=window: look(window) == [], timeout=3_000)  # type: ignore[misc]
            if lost := look(window):
                found[state] = lost
    assert seen > 150
    return found


@dataclass
class WithoutAMouse:
    """What is in the way of somebody who has only keys, or only ears."""

    known: set[Any] = field(default_factory=set)

    def __call__(self, window: QWidget) -> list[str]:
        found = [*access.speechless(window), *access.silent_rows(window), *access.too_small(window)]
        if isinstance(window, MainWindow):
            for pane in (window.navigation, *window.pages.panes(), window.status_bar):
                found += access.out_of_order(pane)
            found += access.unseen_focus(window, self.known)
        return [*found, *access.clipped(window)]


@WHO
def test_every_state_can_be_used_without_a_mouse(person: Person, desks: Desks, indonesian: str) -> None:
    assert walk(desks(person, LOOKS[person]), WithoutAMouse()) == {}


@WHO
def test_no_state_is_clipped_at_twice_the_size(person: Person, desks: Desks, indonesian: str) -> None:
    assert walk(desks(person, percent=200), access.clipped) == {}


@WHO
def test_every_state_has_room_for_a_longer_language(qapp: QApplication, person: Person, desks: Desks) -> None:
    with speaking_pseudo(qapp):
        assert walk(desks(person), lambda window: [*access.clipped(window), *untranslated_words(window)]) == {}
