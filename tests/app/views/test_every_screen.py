"""Every screen for everybody: by keyboard and screen reader, at twice the size, in a longer language."""

import re
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.exceptions import TimeoutError
from pytestqt.qtbot import QtBot

from app.settings import Settings
from app.version import VERSION
from app.views import theme
from app.views.main_window import APP_TITLE, MainWindow
from app.views.waiting import OpeningNote
from domain.case import Case
from domain.people import Person
from domain.wire import to_wire
from tests.support import access
from tests.support.console import BAMBANG, NOW, SARI, WORLD, Console, open_console, sample_cases
from tests.support.languages import visible_texts
from tests.support.pseudo import outside_brackets, pseudo, speaking_pseudo
from tests.support.screens import SCREENS, case_states, shared_case

PROVISIONAL = r"\bS-[0-9A-Z]{5}-[0-9A-Z]{5}\b"  # a number, whatever letters it is written with


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


@dataclass
class Desk:
    """One person's main window on its way through every state of the case pane."""

    window: MainWindow
    console: Console

    def states(self) -> Iterator[tuple[str, MainWindow]]:
        for state in case_states(self.window.case):
            settle(self.console)
            yield state, self.window


@pytest.fixture
def desks(tmp_path: Path, qtbot: QtBot) -> Iterator[object]:
    with ExitStack() as stack:

        def desk(person: Person, percent: int = 100) -> Desk:
            console = open_console(tmp_path / person.id, person, stack)
            console.take([shared_case()])
            settings = Settings(tmp_path / person.id / "settings.ini")
            settings.put("theme", theme.LIGHT)
            settings.put("text_size", str(percent))
            window = MainWindow(console.context, settings)
            qtbot.addWidget(window)
            window.show()
            qtbot.waitUntil(lambda: window.case_list.list.cases.rowCount() > 0)
            return Desk(window, console)

        yield desk


WHO = pytest.mark.parametrize("person", [SARI, BAMBANG], ids=["officer", "supervisor"])


@pytest.mark.parametrize("name", SCREENS)
def test_every_screen_can_be_used_without_a_mouse(name: str, console: Console, qtbot: QtBot, english: str) -> None:
    for window in shown(SCREENS[name](console), qtbot, console):
        assert access.speechless(window) == []
        assert access.silent_rows(window) == []
        assert access.too_small(window) == []
        assert access.out_of_order(window) == [] or isinstance(window, MainWindow)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow, timeout=30_000)
        qtbot.waitUntil(lambda window=window: access.unseen_focus(window) == [], timeout=30_000)  # type: ignore[misc]


@WHO
def test_every_state_of_a_case_can_be_used_without_a_mouse(person: Person, desks, english: str) -> None:  # type: ignore[no-untyped-def]
    seen = 0
    for state, window in desks(person).states():
        found = [*access.speechless(window), *access.silent_rows(window), *access.too_small(window)]
        for pane in (window.navigation, window.case_list, window.case, window.status_bar):
            found += access.out_of_order(pane)
        seen += len(access.controls(window))
        found += access.unseen_focus(window)
        assert found == [], state
    assert seen > 150


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


@WHO
def test_no_state_of_a_case_is_clipped_at_twice_the_size(person: Person, desks, indonesian: str) -> None:  # type: ignore[no-untyped-def]
    found = {state: lost for state, window in desks(person, 200).states() if (lost := access.clipped(window))}
    assert found == {}


@pytest.mark.parametrize("name", SCREENS)
def test_every_screen_has_room_for_a_longer_language(
    name: str, qapp: QApplication, console: Console, qtbot: QtBot
) -> None:
    with speaking_pseudo(qapp):
        for window in shown(SCREENS[name](console), qtbot, console):
            assert at_rest(qtbot, window) == []
            assert untranslated_words(window) == set()


@WHO
def test_every_state_of_a_case_has_room_for_a_longer_language(qapp: QApplication, person: Person, desks) -> None:  # type: ignore[no-untyped-def]
    with speaking_pseudo(qapp):
        found = {}
        for state, window in desks(person).states():
            if lost := [*access.clipped(window), *untranslated_words(window)]:
                found[state] = lost
        assert found == {}


def words_of(value: object) -> Iterator[str]:
    """Every text in a value of the wire."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from words_of(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from words_of(part)


def _data() -> list[str]:
    """What was never anybody's to translate: the texts of the cases, names of people, places and keys, dates."""
    cases: list[Case] = sample_cases()
    found = {text for case in cases for text in words_of(to_wire(case))}
    d = WORLD.directory
    for records in (d.agencies, d.units, d.categories, d.people):
        found |= {text for record in records.values() for text in words_of(to_wire(record))}
    for locale in (QLocale("en_GB"), QLocale("id_ID")):
        for number in range(1, 13):
            found |= {locale.monthName(number), locale.monthName(number, QLocale.FormatType.ShortFormat)}
        for number in range(1, 8):
            found |= {locale.dayName(number), locale.dayName(number, QLocale.FormatType.ShortFormat)}
    keys = ["Ctrl", "Shift", "Enter", "Return", "Esc", "PgUp", "PgDown", "Home", "End", "Tab"]
    names = [
        APP_TITLE,
        VERSION,
        "SP4N-LAPOR!",
        "Bahasa Indonesia",
        "English",
        "a.pdf",
        "a.png",
        "kB",
        "bytes",
        "sari",
        "https://lapor.test",
    ]
    texts = {line for text in found for line in (text, *text.splitlines()) if len(line) > 1}
    return sorted({*texts, *keys, *names, str(NOW.year)}, key=len, reverse=True)


def untranslated_words(window: QWidget) -> set[str]:
    """Texts on the screen in which a word is neither in brackets nor somebody's own."""
    found = set()
    for text in visible_texts(window):
        left = re.sub(rf"</?span>|{PROVISIONAL}", "", outside_brackets(text))
        for known in _data() if re.search(r"[^\W\d_]{2,}", left) else ():
            left = left.replace(known, " ")
        if re.search(r"[^\W\d_]{2,}", left):
            found.add(text)
    return found


def test_the_pseudo_language_keeps_what_a_program_needs() -> None:
    assert pseudo("&Save {name} as %1") == "[&Såvé {name} ås %1 ëëë]" or pseudo("&Save {name} as %1").startswith(
        "[&Såvé {"
    )
    assert outside_brackets("Draf [sävéd [ät] x] 09.41") == "Draf  09.41"
    text = "Submit for approval"
    assert len(pseudo(text)) >= 1.4 * len(text)
