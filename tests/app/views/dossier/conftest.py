"""The dossier's screen over real stores with late cases, for each of those who read it."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.views.dossier.view import DossierScreen
from domain.case import Case
from domain.people import Person
from tests.app.views.dossier.late import late_cases
from tests.support.console import RATNA, Console, open_console

OpenConsole = Callable[..., Console]
OpenScreen = Callable[[Console], DossierScreen]


@pytest.fixture(autouse=True)
def speaks_english(english: str) -> None:
    """So that a test can name what it looks for."""


@pytest.fixture
def console_of(tmp_path: Path, qapp: object) -> Iterator[OpenConsole]:
    """A person's console with these cases, by default the late ones."""
    with ExitStack() as stack:

        def opened(person: Person, cases: list[Case] | None = None, **how: float) -> Console:
            console = open_console(tmp_path / person.id, person, stack, fill=False, **how)  # type: ignore[arg-type]
            console.take(late_cases() if cases is None else cases, reference=True)
            return console

        yield opened


@pytest.fixture
def admin_console(console_of: OpenConsole) -> Console:
    """Ratna's: admin of the agency that holds all of them."""
    return console_of(RATNA)


@pytest.fixture
def open_screen(qtbot: QtBot) -> OpenScreen:
    def opened(console: Console) -> DossierScreen:
        screen = DossierScreen(console.context)
        qtbot.addWidget(screen)
        screen.resize(1140, 680)
        screen.show()
        qtbot.waitUntil(screen.isActiveWindow)
        qtbot.waitUntil(lambda: not screen.reading.is_running)
        return screen

    return opened


@pytest.fixture
def screen(admin_console: Console, open_screen: OpenScreen) -> DossierScreen:
    return open_screen(admin_console)
