"""The application in one of its languages for the length of a test, and what a screen says in it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPlainTextEdit, QWidget

from app import i18n

# Names of keys, the direction of writing and the form of a percentage: asked for, but not words.
NOT_WORDS = ("QShortcut", "QGuiApplication", "QProgressBar")


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    """A console that runs whole speaks its person's language to the end of its process, which here is not the end."""
    before = QLocale()
    yield
    if (app := QCoreApplication.instance()) is not None:
        i18n.install(app, "en")
    QLocale.setDefault(before)


@contextmanager
def spoken(app: QCoreApplication, language: str, catalogues: Path) -> Iterator[str]:
    """The application in that language, and afterwards as it was."""
    before = QLocale()
    i18n.install(app, language, catalogues)
    yield language
    i18n.install(app, "en")
    QLocale.setDefault(before)


class Untranslated(QTranslator):
    """Hears every text that no other translator had an answer for, if it is installed before them."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: set[tuple[str, str]] = set()

    def translate(self, context: str, source_text: str, disambiguation: str | None = None, n: int = -1) -> str | None:  # type: ignore[override]
        if source_text and context not in NOT_WORDS:
            self.heard.add((context, source_text))
        return None

    def isEmpty(self) -> bool:
        return False


@contextmanager
def untranslated(app: QCoreApplication, catalogues: Path) -> Iterator[set[tuple[str, str]]]:
    """Indonesian for the length of the block; the set fills with (context, text) of what stayed English."""
    listener = Untranslated()
    app.installTranslator(listener)
    with spoken(app, "id", catalogues):
        yield listener.heard
    app.removeTranslator(listener)


def visible_texts(window: QWidget) -> set[str]:
    """Everything a window says: on labels, buttons, menus and titles, in tool tips and to screen readers."""
    found = {window.windowTitle()}
    for widget in (window, *window.findChildren(QWidget)):
        found |= {widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()}
        if isinstance(widget, QLabel | QAbstractButton):
            found.add(widget.text())
        if isinstance(widget, QLineEdit | QPlainTextEdit):
            found.add(widget.placeholderText())
    found |= {action.text() for action in window.findChildren(QAction)}
    return {text.replace("&", "") for text in found} - {""}
