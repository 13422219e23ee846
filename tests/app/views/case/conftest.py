"""The case pane in a window of the size it has on a small laptop, over real stores."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.views import theme
from app.views.case.view import CasePane
from tests.support.console import BAMBANG, SARI, Console, open_console
from tests.support.small_disk import small_disk

__all__ = ["small_disk"]

OpenPane = Callable[[Console], CasePane]


@pytest.fixture(scope="module", autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    """The product's own look, in which targets have their size and words their colour."""
    before = qapp.palette(), qapp.styleSheet(), qapp.font()
    theme.choose(qapp, theme.LIGHT)
    yield
    qapp.setPalette(before[0])
    qapp.setStyleSheet(before[1])
    qapp.setFont(before[2])
    qapp.setProperty("konsol.theme", None)


@pytest.fixture(autouse=True)
def speaks_english(english: str) -> None:
    """So that a test can name what it looks for; both languages are in test_languages.py."""


@pytest.fixture
def open_pane(qtbot: QtBot) -> OpenPane:
    """Open another window on a console, as after a restart."""

    def opened(console: Console) -> CasePane:
        pane = CasePane(console.context)
        qtbot.addWidget(pane)
        pane.resize(730, 640)
        pane.show()
        qtbot.waitExposed(pane)
        return pane

    return opened


@pytest.fixture
def pane(console: Console, open_pane: OpenPane) -> CasePane:
    """The officer's."""
    return open_pane(console)


@pytest.fixture
def supervisor_pane(supervisor_console: Console, open_pane: OpenPane) -> CasePane:
    return open_pane(supervisor_console)


@pytest.fixture
def profiles(tmp_path: Path, qapp: object) -> Iterator[Callable[[str], Console]]:
    """Consoles of Sari and Bambang by name; asking again closes the earlier one and starts on what it left."""
    people = {"sari": SARI, "bambang": BAMBANG}
    with ExitStack() as outer:
        running: dict[str, ExitStack] = {}

        def start(name: str) -> Console:
            first = name not in running
            if not first:
                running[name].close()
            running[name] = outer.enter_context(ExitStack())
            return open_console(tmp_path / name, people[name], running[name], fill=first)

        yield start
