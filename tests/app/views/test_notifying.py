"""News in the window: one line of numbers that stays until it is read, told to screen readers, off where unwanted."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.models.queries import View
from app.settings import Settings
from app.status import Link, SyncStatus
from app.views.main_window import MainWindow
from app.views.notifying import NewsBar
from app.views.settings.declared import NOTIFICATIONS, OFF
from tests.support.console import BAMBANG, NOW, Console, new_case, open_console, sample_cases


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.ini")


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What screen readers hear."""
    heard: list[str] = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: heard.append(event.message()))
    return heard


@pytest.fixture
def bar(console: Console, settings: Settings, qtbot: QtBot, indonesian: str) -> NewsBar:
    made = NewsBar(settings, console.context.clock)
    qtbot.addWidget(made)
    made.take_counts({View.NEW: 3, View.APPROVAL: 0})
    return made


def test_nothing_is_said_of_what_was_there_before(bar: NewsBar) -> None:
    assert bar.isHidden()


def test_one_line_of_numbers_until_it_is_closed(bar: NewsBar, told: list[str]) -> None:
    bar.take_counts({View.NEW: 5, View.APPROVAL: 0, View.LATE: 1})
    assert not bar.isHidden()
    assert bar.text.text() == "Kabar baru · laporan baru: 2 · lewat tenggat: 1"
    assert told == [bar.text.text()]
    bar.close_button.click()
    assert bar.isHidden()


def test_what_the_first_download_brings_is_no_news(bar: NewsBar, told: list[str]) -> None:
    bar.take_status(SyncStatus(Link.SYNCING))
    bar.take_counts({View.NEW: 20, View.APPROVAL: 2})
    bar.take_status(SyncStatus(Link.SYNCING, NOW, done=30, expected=60))
    asked = []
    bar.count_asked.connect(lambda: asked.append("again"))
    bar.take_status(SyncStatus(Link.CONNECTED, NOW))
    bar.take_counts({View.NEW: 43, View.APPROVAL: 4})
    bar.take_counts({View.NEW: 43, View.APPROVAL: 4})
    assert bar.isHidden() and told == [] and asked == ["again", "again"]
    bar.take_counts({View.NEW: 44, View.APPROVAL: 4})
    assert bar.text.text() == "Kabar baru · laporan baru: 1"


def test_the_next_line_waits_for_its_time(bar: NewsBar, console: Console) -> None:
    bar.take_counts({View.NEW: 4})
    bar.close_button.click()
    bar.take_counts({View.NEW: 9})
    assert bar.isHidden()
    console.moment += timedelta(minutes=15)
    bar.tell()
    assert bar.text.text() == "Kabar baru · laporan baru: 5"


def test_who_wants_no_news_gets_none_and_no_pile_of_them_later(
    bar: NewsBar, settings: Settings, told: list[str]
) -> None:
    settings.set(NOTIFICATIONS, OFF)
    bar.take_counts({View.NEW: 8})
    assert bar.isHidden() and told == []
    settings.set(NOTIFICATIONS, NOTIFICATIONS.default)
    bar.tell()
    assert bar.isHidden()


def test_a_change_of_what_waits_for_approval_is_announced_at_once(bar: NewsBar, told: list[str]) -> None:
    bar.take_counts({View.NEW: 3, View.APPROVAL: 1})
    bar.take_counts({View.NEW: 3, View.APPROVAL: 1})
    bar.take_counts({View.NEW: 3, View.APPROVAL: 0})
    spoken = [text for text in told if not text.startswith("Kabar")]
    assert spoken == ["jawaban perlu disetujui: 1", "jawaban perlu disetujui: 0"]


@pytest.fixture
def supervisor(tmp_path: Path, qapp: QApplication) -> Iterator[Console]:
    with ExitStack() as stack:
        yield open_console(tmp_path / "bambang", BAMBANG, stack)


def test_a_sync_brings_news_without_a_word_of_the_report(
    supervisor: Console, settings: Settings, qtbot: QtBot, indonesian: str
) -> None:
    window = MainWindow(supervisor.context, settings)
    qtbot.addWidget(window)
    window.show()
    with qtbot.waitSignal(window.navigation.counted):
        window.navigation.refresh()
    secret = replace(new_case(41, days_ago=1).case, title="RAHASIA", original_text="RAHASIA")
    with qtbot.waitSignal(window.navigation.counted):
        supervisor.take([secret, *sample_cases()[:1]])
    qtbot.waitUntil(window.news.isVisible)
    assert window.news.text.text() == "Kabar baru · laporan baru: 1"
    window.news.look.click()
    assert window.case_list.view is View.NEW
    assert not window.news.isVisible()
