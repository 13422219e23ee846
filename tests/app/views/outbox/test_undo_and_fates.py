"""Every fate of a command on the outbox screen, with what can be done about it; the seconds to undo among them."""

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.models import outbox
from app.models.engine import writing
from app.models.outbox import State
from app.status import Link, SyncStatus
from app.views.outbox.view import OutboxScreen
from domain.commands import AddNote, AskInformation, RecallReply, SubmitReply
from domain.ids import CaseId, CommandId
from domain.protocol import Outcome, Result
from tests.app.views.case.reading import commands, leave_scope, mark_sent, press, stored_draft, stored_text
from tests.app.views.outbox.conftest import OpenScreen, Queue
from tests.app.views.outbox.test_outbox import shows, texts
from tests.support.console import NOW, SARI, Console, open_console
from tests.support.ui_thread import off_ui_thread_allowed

CASE, OTHER = "case-0000", "case-0007"
TEXT = "Lubang ditambal besok pagi."


@pytest.fixture
def console(tmp_path: Path, qapp: object) -> Iterator[Console]:
    """Sari's console, on which every command can be undone for ten seconds."""
    with ExitStack() as stack:
        yield open_console(tmp_path / "sari", SARI, stack, undo_seconds=10.0)


def offered(screen: OutboxScreen) -> list[str]:
    return [button.text() for button in screen.detail.findChildren(QPushButton) if button.isVisible()]


def answer(console: Console, id: CommandId, outcome: Outcome, code: str = "") -> None:
    mark_sent(console)
    item = next(item for item in commands(console) if item.id == id)
    console.answer(Result(id, item.dseq, outcome, item.case, code=code))


def test_the_seconds_run_and_then_it_waits_for_a_connection(
    qtbot: QtBot, console: Console, open_screen: OpenScreen, queue: Queue
) -> None:
    id = queue(CASE, SubmitReply(TEXT))
    screen = open_screen(console)
    screen.select(id)
    assert shows(screen, "Answer to the reporter", "Sending in 10 s")
    assert offered(screen)[:2] == ["Undo", "Send now"]
    console.moment = NOW + timedelta(seconds=7)
    qtbot.waitUntil(lambda: shows(screen, "Sending in 3 s") and "in 3 s" in screen.detail.state.text())
    console.moment = NOW + timedelta(seconds=11)
    qtbot.waitUntil(lambda: shows(screen, "Waiting for a connection"))
    qtbot.waitUntil(lambda: "Send now" not in offered(screen))
    assert "Take back" in offered(screen) and not screen._second.isActive()


def test_the_seconds_are_not_told_to_screen_readers_and_stop_where_nobody_looks(
    console: Console, open_screen: OpenScreen, queue: Queue, monkeypatch: pytest.MonkeyPatch
) -> None:
    queue(CASE, SubmitReply(TEXT))
    screen = open_screen(console)
    announced: list[object] = []
    changed: list[object] = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", announced.append)
    screen.model.dataChanged.connect(lambda *_: changed.append(_))
    for seconds in range(1, 9):
        console.moment = NOW + timedelta(seconds=seconds)
        screen._count()
    assert announced == [] and changed == [] and screen._second.isActive()
    assert shows(screen, "Sending in 2 s"), "but whoever asks is told the truth"
    screen.hide()
    assert not screen._second.isActive()


def test_it_can_be_sent_at_once(qtbot: QtBot, console: Console, open_screen: OpenScreen, queue: Queue) -> None:
    id = queue(CASE, SubmitReply(TEXT))
    screen = open_screen(console)
    screen.select(id)
    press(screen.detail.send_now)
    qtbot.waitUntil(lambda: shows(screen, "Waiting for a connection"))
    assert commands(console)[0].held_until is None and console.wakes[-1] == "wake"


def test_the_text_of_a_form_goes_back_into_its_draft(
    qtbot: QtBot, console: Console, open_screen: OpenScreen, queue: Queue
) -> None:
    id = queue(CASE, AskInformation("Di jalan apa?"))
    screen = open_screen(console)
    screen.select(id)
    press(screen.detail.withdraw)
    qtbot.waitUntil(lambda: stored_text(console, CASE, AskInformation.type) == "Di jalan apa?")


def test_what_was_made_on_something_refused_says_what_it_waits_for(
    qtbot: QtBot, console: Console, open_screen: OpenScreen, queue: Queue
) -> None:
    first = queue(CASE, SubmitReply(TEXT))
    second = queue(CASE, RecallReply())
    item = next(item for item in commands(console) if item.id == first)
    console.context.desk.withdraw(item).result(10)
    screen = open_screen(console)
    assert shows(screen, "Recall of an answer", "Waiting: “Answer to the reporter” was taken back")
    assert texts(screen)[0] == "Needs your review"
    screen.select(second)
    assert "Send all the same" in offered(screen) and "Mark as done" in offered(screen)
    press(screen.detail.retry)
    qtbot.waitUntil(lambda: commands(console)[1].state is State.QUEUED)


def test_what_the_server_could_not_handle_keeps_its_text_and_can_be_changed(
    qtbot: QtBot, console: Console, open_screen: OpenScreen, queue: Queue
) -> None:
    id = queue(CASE, AddNote(TEXT))
    answer(console, id, Outcome.QUARANTINED)
    screen = open_screen(console)
    screen.select(id)
    assert shows(screen, "the server failed on this item and keeps it for repair")
    assert {"Change and send again", "Copy my text", "Mark as done"} <= set(offered(screen))
    with qtbot.waitSignal(screen.case_asked):
        press(screen.detail.edit)
    assert stored_text(console, CASE, "note") == TEXT


def test_what_is_too_large_to_be_sent_says_so(
    console: Console, open_screen: OpenScreen, queue: Queue, qtbot: QtBot
) -> None:
    id = queue(CASE, AddNote(TEXT))
    with off_ui_thread_allowed(), writing(console.stores.work) as connection:
        outbox.set_aside_as_too_large(connection, commands(console)[0].dseq, NOW)
    screen = open_screen(console)
    screen.select(id)
    assert "more than the server takes at once" in screen.detail.state.text()
    assert screen.detail.text.toPlainText() == TEXT


def test_what_waits_says_when_it_is_tried_next(console: Console, open_screen: OpenScreen, queue: Queue) -> None:
    id = queue(CASE, AddNote(TEXT))
    mark_sent(console)
    console.status = SyncStatus(Link.OFFLINE, NOW, NOW + timedelta(minutes=7), "server_down")
    screen = open_screen(console)
    screen.select(id)
    assert "Not yet certain whether it was sent · checking with the server" in screen.detail.state.text()
    assert "next try 10:07" in screen.detail.facts.text()
    assert "Take back" not in offered(screen) and "Undo" not in offered(screen)


def test_work_without_a_report_can_be_copied(
    console: Console, open_screen: OpenScreen, queue: Queue, qtbot: QtBot
) -> None:
    id = queue(OTHER, SubmitReply(TEXT))
    leave_scope(console, OTHER)
    screen = open_screen(console)
    qtbot.waitUntil(lambda: texts(screen)[0] == "Work without a report")
    screen.select(id)
    assert {"Copy my text", "Send again", "Mark as done"} <= set(offered(screen))
    assert stored_draft(console, OTHER) is None and commands(console)[0].case == CaseId(OTHER)
