"""What was just handed in can be undone for a few seconds, where it was written, and its text is there again."""

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from app.models.outbox import State
from app.views.case.forms.handling import ASK_INFORMATION
from app.views.case.view import CasePane
from app.views.case.work_area import Page
from tests.app.views.case.conftest import OpenPane
from tests.app.views.case.reading import commands, mark_sent, press, stored_draft, stored_text, type_keys
from tests.support.console import NOW, SARI, Console, open_console

CASE = "case-0000"
TEXT = "Lubang ditambal besok pagi."


@pytest.fixture
def console(tmp_path: Path, qapp: object) -> Iterator[Console]:
    """Sari's console, on which every command can be undone for ten seconds."""
    with ExitStack() as stack:
        yield open_console(tmp_path / "sari", SARI, stack, undo_seconds=10.0)


def submit(qtbot: QtBot, pane: CasePane, text: str = TEXT) -> None:
    pane.show_case(CASE)
    pane.begin_reply()
    type_keys(pane.work.reply.writing.editor, text)
    pane.submit_reply()
    qtbot.waitUntil(pane.undoing.bar.isVisible)


def test_the_text_of_an_undone_answer_is_back_in_its_editor(qtbot: QtBot, console: Console, pane: CasePane) -> None:
    submit(qtbot, pane)
    assert "Answer to the reporter · sending in 10 s" in pane.undoing.bar.text.text()
    press(pane.undoing.bar.undo)
    editor = pane.work.reply.writing.editor
    qtbot.waitUntil(lambda: editor.text() == TEXT and editor.hasFocus())
    assert pane.work.page is Page.REPLY and not pane.undoing.bar.isVisible()
    assert [item.state for item in commands(console)] == [State.WITHDRAWN]
    assert stored_text(console, CASE) == TEXT


def test_a_note_goes_back_into_the_note(qtbot: QtBot, console: Console, pane: CasePane) -> None:
    pane.show_case(CASE)
    pane.begin_note()
    type_keys(pane.work.note.writing.editor, "Sudah ditelepon.")
    pane.work.note.submit.click()
    qtbot.waitUntil(pane.undoing.bar.isVisible)
    press(pane.undoing.bar.undo)
    qtbot.waitUntil(lambda: pane.work.note.writing.editor.text() == "Sudah ditelepon.")
    assert pane.work.page is Page.NOTE


def test_a_question_goes_back_into_its_form(qtbot: QtBot, console: Console, pane: CasePane) -> None:
    pane.show_case(CASE)
    pane.work.begin_form(ASK_INFORMATION)
    type_keys(pane.work.form.sheet.places["question"].control, "Di jalan apa?")
    pane.work.form.submit.click()
    qtbot.waitUntil(pane.undoing.bar.isVisible)
    press(pane.undoing.bar.undo)
    qtbot.waitUntil(lambda: pane.work.page is Page.FORM)
    assert pane.work.form.sheet.places["question"].answer() == "Di jalan apa?"


def test_undoing_does_not_write_over_what_was_begun_since(qtbot: QtBot, console: Console, pane: CasePane) -> None:
    submit(qtbot, pane)
    pane.begin_reply()
    type_keys(pane.work.reply.writing.editor, "Lain")
    press(pane.undoing.bar.undo)
    qtbot.waitUntil(lambda: "is in the outbox" in pane.notice.text())
    pane.flush()
    console.settled()
    assert pane.work.reply.writing.editor.text() == "Lain" == stored_text(console, CASE)
    (item,) = commands(console)
    assert item.state is State.WITHDRAWN and item.envelope.command.text == TEXT  # type: ignore[attr-defined]


def test_what_may_have_left_is_not_undone(qtbot: QtBot, console: Console, pane: CasePane) -> None:
    submit(qtbot, pane)
    item = pane.undoing.bar.item
    assert item is not None
    mark_sent(console)
    pane.undoing.undo(item)
    qtbot.waitUntil(lambda: "too late" in pane.notice.text())
    assert [item.state for item in commands(console)] == [State.SENT]
    assert stored_draft(console, CASE) is None


def test_it_can_be_sent_at_once(qtbot: QtBot, console: Console, pane: CasePane) -> None:
    submit(qtbot, pane)
    press(pane.undoing.bar.send)
    qtbot.waitUntil(lambda: not pane.undoing.bar.isVisible())
    (item,) = commands(console)
    assert item.state is State.QUEUED and item.held_until is None
    assert console.wakes[-1] == "wake"


def test_the_seconds_are_counted_and_the_bar_goes_with_the_last(qtbot: QtBot, console: Console, pane: CasePane) -> None:
    submit(qtbot, pane)
    console.moment = NOW + timedelta(seconds=6.5)
    qtbot.waitUntil(lambda: "sending in 4 s" in pane.undoing.bar.text.text())
    console.moment = NOW + timedelta(seconds=10)
    qtbot.waitUntil(lambda: not pane.undoing.bar.isVisible())
    qtbot.waitUntil(lambda: "Waiting for a connection" in pane.work.standing.state.text())


def test_a_clock_that_was_set_back_holds_nothing(console: Console, pane: CasePane, qtbot: QtBot) -> None:
    submit(qtbot, pane)
    console.moment = NOW - timedelta(days=3650)
    pane.show_case(CASE)
    assert not pane.undoing.bar.isVisible()


def test_nobody_counts_where_nobody_looks(console: Console, pane: CasePane, qtbot: QtBot) -> None:
    submit(qtbot, pane)
    assert pane.undoing.bar._second.isActive()
    pane.hide()
    assert not pane.undoing.bar._second.isActive()


def test_it_is_announced_once_and_not_every_second(
    qtbot: QtBot, console: Console, pane: CasePane, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(
        QAccessible, "updateAccessibility", lambda event: told.append(getattr(event, "message", lambda: "")())
    )
    submit(qtbot, pane)
    for seconds in range(1, 9):
        console.moment = NOW + timedelta(seconds=seconds)
        pane.undoing.bar._count()
        pane.reload()
    assert [text for text in told if "undone" in text] == [
        "Answer to the reporter: it is sent in a few seconds and can still be undone"
    ]
    assert pane.undoing.bar.text.accessibleName() == told[-1] or "undone" in pane.undoing.bar.text.accessibleName()


def test_another_window_on_the_same_case_can_undo_too(
    qtbot: QtBot, console: Console, pane: CasePane, open_pane: OpenPane
) -> None:
    submit(qtbot, pane)
    other = open_pane(console)
    other.show_case(CASE)
    assert other.undoing.bar.isVisible()
