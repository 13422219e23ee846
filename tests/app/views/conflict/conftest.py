"""An admin's console, and the review of a conflict opened from the outbox as a person opens it."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.models.outbox import OutboxItem
from app.views.conflict.review import ConflictReview
from app.views.outbox.view import OutboxScreen
from tests.app.views.case.conftest import dressed
from tests.support.console import RATNA, Console, open_console

__all__ = ["dressed"]

OpenReview = Callable[[OutboxItem], tuple[OutboxScreen, ConflictReview]]


@pytest.fixture(autouse=True)
def speaks_english(english: str) -> None:
    """So that a test can name what it looks for."""


@pytest.fixture
def admin(tmp_path: Path, qapp: object) -> Iterator[Console]:
    """Ratna's console: she may correct what describes a report."""
    with ExitStack() as stack:
        yield open_console(tmp_path / "ratna", RATNA, stack)


@pytest.fixture
def open_review(qtbot: QtBot, admin: Console) -> OpenReview:
    def opened(item: OutboxItem) -> tuple[OutboxScreen, ConflictReview]:
        screen = OutboxScreen(admin.context)
        qtbot.addWidget(screen)
        screen.resize(1126, 640)
        screen.show()
        qtbot.waitUntil(screen.list.isVisible)
        assert screen.select(item.id)
        screen.list.setFocus()
        QTest.keyClick(screen.list, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: screen.review is not None and screen.review.dispute is not None)
        assert screen.review is not None
        return screen, screen.review

    return opened
