"""The bar tells the truth about the connection, quietly, and offers the one thing that helps."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.problems import ProblemCode
from app.status import Link, SyncStatus
from app.views.status_bar import StatusBar
from app.views.words import code_sentence
from tests.support.console import NOW, Console

AS_OF = NOW - timedelta(minutes=19)


@pytest.fixture
def bar(console: Console, qtbot: QtBot, indonesian: str) -> StatusBar:
    console.status = SyncStatus(Link.CONNECTED, AS_OF)
    bar = StatusBar(console.context)
    qtbot.addWidget(bar)
    bar.resize(1366, 34)
    bar.show()
    qtbot.waitExposed(bar)
    return bar


def offered(bar: StatusBar) -> list[str]:
    return [button.text() for button in bar.findChildren(QPushButton) if button.isVisible()]


@pytest.mark.parametrize(
    ("status", "text", "buttons"),
    [
        (SyncStatus(Link.CONNECTED, AS_OF), "Daring · data per 09.41", []),
        (SyncStatus(Link.SYNCING, AS_OF, done=12, expected=40), "Menyinkronkan 12 dari 40… · data per 09.41", []),
        (
            SyncStatus(Link.OFFLINE, AS_OF, problem="server_down"),
            "Luring · Anda tetap bisa bekerja · data per 09.41",
            ["Coba sekarang", "Rincian"],
        ),
        (
            SyncStatus(Link.SESSION_EXPIRED, AS_OF),
            "Perlu masuk lagi untuk mengirim · pekerjaan Anda aman di komputer ini · data per 09.41",
            ["Masuk"],
        ),
        (
            SyncStatus(Link.OFFLINE, NOW - timedelta(days=4)),
            "Data berumur 4 hari · hubungkan sebelum Senin agar tenggat terbaru terlihat",
            ["Coba sekarang"],
        ),
        (
            SyncStatus(Link.HELD, AS_OF, problem="many_cases_gone", gone=412, total=2000),
            "412 dari 2.000 laporan akan keluar · belum ada yang dihapus · data per 09.41",
            ["Periksa"],
        ),
        (SyncStatus(Link.NEVER), "Belum pernah disinkronkan di komputer ini", ["Coba sekarang"]),
    ],
)
def test_every_state_in_the_words_of_the_law(
    bar: StatusBar, console: Console, status: SyncStatus, text: str, buttons: list[str]
) -> None:
    console.link(status)
    assert bar.text() == text
    assert offered(bar) == buttons


@pytest.mark.parametrize("link", Link)
def test_no_state_is_painted_in_the_colour_of_errors(bar: StatusBar, console: Console, link: Link) -> None:
    console.link(SyncStatus(link, AS_OF, problem="server_down"))
    assert {label.property("kind") for label in bar.findChildren(QLabel)} == {"muted"}


def test_the_next_try_is_counted_down_and_can_be_had_now(bar: StatusBar, console: Console, qtbot: QtBot) -> None:
    moment = NOW
    clock: list[Callable[[], object]] = [lambda: moment]
    context = replace(console.context, clock=lambda: clock[0]())  # type: ignore[arg-type, return-value]
    bar = StatusBar(context)
    qtbot.addWidget(bar)
    bar.show()
    console.link(SyncStatus(Link.OFFLINE, AS_OF, NOW + timedelta(seconds=30)))
    retry = bar.findChild(QLabel, "status_bar.retry")
    assert retry.text() == "Menghubungkan lagi dalam 30 dtk"
    clock[0] = lambda: NOW + timedelta(seconds=2.5)
    qtbot.waitUntil(lambda: retry.text() == "Menghubungkan lagi dalam 28 dtk")
    clock[0] = lambda: NOW + timedelta(seconds=31)
    qtbot.waitUntil(lambda: not retry.isVisible())
    bar.findChild(QPushButton, "status_bar.try_now").click()
    assert console.wakes == ["sync_now"]


def test_signing_in_again_is_one_click_away(bar: StatusBar, console: Console) -> None:
    console.link(SyncStatus(Link.SESSION_EXPIRED, AS_OF, problem="session_expired"))
    bar.findChild(QPushButton, "status_bar.sign_in").click()
    assert console.wakes == ["sign_in_again"]


def test_what_the_trouble_is_can_be_unfolded(bar: StatusBar, console: Console) -> None:
    details = bar.findChild(QLabel, "status_bar.details")
    console.link(SyncStatus(Link.OFFLINE, AS_OF, problem="server_down"))
    assert not details.isVisible()
    bar.findChild(QPushButton, "status_bar.why").click()
    for code in ProblemCode:
        console.link(SyncStatus(Link.OFFLINE, AS_OF, problem=code))
        assert details.isVisible()
        assert details.text() == code_sentence(code).whole
    console.link(SyncStatus(Link.CONNECTED, NOW))
    assert not details.isVisible()


def test_what_waits_is_counted_and_leads_to_the_outbox(bar: StatusBar, qtbot: QtBot) -> None:
    waiting = bar.findChild(QPushButton, "status_bar.waiting")
    assert not waiting.isVisible()
    bar.take_waiting(3)
    assert waiting.text() == "↥ Kotak keluar: 3"
    with qtbot.waitSignal(bar.outbox_asked):
        waiting.click()


def test_a_new_state_is_announced_but_not_every_step_of_it(
    bar: StatusBar, console: Console, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: told.append(event.message()))
    for seconds in (30, 29):
        console.link(SyncStatus(Link.OFFLINE, AS_OF, NOW + timedelta(seconds=seconds), "server_down"))
    for done in range(5):
        console.link(SyncStatus(Link.SYNCING, AS_OF, done=done, expected=5))
    console.link(SyncStatus(Link.CONNECTED, NOW))
    assert told == ["Luring · Anda tetap bisa bekerja · data per 09.41", "Daring · data per 10.00"]


def test_the_bar_keeps_its_height_so_that_nothing_jumps(bar: StatusBar, console: Console) -> None:
    before = bar.sizeHint().height()
    console.link(SyncStatus(Link.OFFLINE, AS_OF, NOW + timedelta(seconds=30), "server_down"))
    assert max(bar.sizeHint().height(), bar.minimumHeight()) == max(before, bar.minimumHeight())
