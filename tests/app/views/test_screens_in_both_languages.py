"""Every window and dialog, opened in both languages: not one text of the other language is on it."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.support.console import Console
from tests.support.languages import spoken, untranslated, visible_texts
from tests.support.screens import SCREENS, Screen
from tools import catalogue


def _sources() -> set[str]:
    """A subclass asks in its own name first, so a text may be heard that its base class has a translation for."""
    return {message.source for message in catalogue.read(catalogue.CATALOGUE)}


def _words(language: str) -> set[str]:
    """The texts of the catalogue in one language that the other language does not have."""
    pairs = [(m.source, m.translation) for m in catalogue.read(catalogue.CATALOGUE)]
    sources, translations = ({text.replace("&", "") for text in column} for column in zip(*pairs, strict=True))
    return sources - translations if language == "en" else translations - sources


def _texts(screen: Screen, console: Console, qtbot: QtBot) -> set[str]:
    window = screen(console)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    console.settled()
    QApplication.processEvents()
    for field in window.findChildren(QLineEdit):
        field.createStandardContextMenu().deleteLater()
    return visible_texts(window)


@pytest.mark.parametrize("name", SCREENS)
def test_no_english_is_left_in_indonesian(
    name: str, console: Console, qtbot: QtBot, qapp: QApplication, catalogues: Path
) -> None:
    with untranslated(qapp, catalogues) as heard:
        found = _texts(SCREENS[name], console, qtbot)
        assert found & _words("en") == set()
        assert {(context, text) for context, text in heard if text not in _sources()} == set()
        assert found & _words("id"), "something was said at all"


@pytest.mark.parametrize("name", SCREENS)
def test_no_indonesian_is_left_in_english(
    name: str, console: Console, qtbot: QtBot, qapp: QApplication, catalogues: Path
) -> None:
    with spoken(qapp, "en", catalogues):
        found = _texts(SCREENS[name], console, qtbot)
        assert found & _words("id") == set()
        assert found & _words("en")
