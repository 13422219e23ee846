"""The outbox screen over real stores, and the ways by which work gets into each of its states."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from app.models.queries import CaseView
from app.views.outbox.view import OutboxScreen
from domain.commands import Command
from domain.ids import CaseId, CommandId
from tests.support.console import Console

Queue = Callable[..., CommandId]
OpenScreen = Callable[[Console], OutboxScreen]


@pytest.fixture(autouse=True)
def speaks_english(english: str) -> None:
    """So that a test can name what it looks for."""


@pytest.fixture
def open_screen(qtbot: QtBot) -> OpenScreen:
    def opened(console: Console) -> OutboxScreen:
        screen = OutboxScreen(console.context)
        qtbot.addWidget(screen)
        screen.resize(1150, 640)
        screen.show()
        qtbot.waitUntil(lambda: screen.list.isVisible() or "Nothing" in screen.empty.text())
        return screen

    return opened


@pytest.fixture
def queue(console: Console) -> Queue:
    """Queue a command on a case, as the case pane does."""

    def queued(case: str, command: Command) -> CommandId:
        view = console.context.queries.case(CaseId(case), console.context.world())
        assert isinstance(view, CaseView)
        return console.context.desk.submit(view, command).result(timeout=10)

    return queued
