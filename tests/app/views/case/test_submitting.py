"""From the editor into the outbox: one command, no draft left behind, and no text lost where it cannot be."""

from threading import Event

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import event

from app.models.drafts import Purpose
from app.models.outbox import State
from app.views.case.forms.handling import ASK_TRANSFER
from app.views.case.forms.together import INVITE
from app.views.case.plain_editor import PlainEditor
from app.views.case.view import CasePane
from app.views.case.work_area import Page
from domain.case import Audience
from domain.commands import AddNote, AskTransfer, RecallReply, SubmitReply
from tests.app.views.case.reading import commands, mark_sent, paste, press, stored_draft, stored_text, type_keys
from tests.support.console import NEIGHBOUR, Console

CASE, OTHER, WAITING = "case-0000", "case-0007", "case-0001"
TEXT = "Lubang ditambal besok pagi."


def press_ctrl_enter(editor: PlainEditor) -> None:
    QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_ctrl_enter_queues_exactly_one_command_and_lets_the_draft_go_with_it(
    qtbot: QtBot, console: Console, pane: CasePane
) -> None:
    transactions: list[list[str]] = []

    @event.listens_for(console.stores.work, "before_cursor_execute")
    def executed(_c: object, _cursor: object, statement: str, *_rest: object) -> None:
        if statement == "BEGIN IMMEDIATE":
            transactions.append([])
        elif statement.startswith(("INSERT", "DELETE")):
            transactions[-1].append(statement.split()[0])

    pane.show_case(CASE)
    pane.begin_reply()
    editor = pane.work.reply.writing.editor
    type_keys(editor, TEXT)
    qtbot.waitUntil(lambda: stored_text(console, CASE) == TEXT)
    press_ctrl_enter(editor)
    press_ctrl_enter(editor)  # a finger that slips
    qtbot.waitUntil(lambda: editor.text() == "")
    console.settled()

    (item,) = commands(console)
    assert item.envelope.command == SubmitReply(TEXT)
    assert item.state is State.QUEUED
    assert stored_draft(console, CASE) is None
    assert transactions[-1] == ["INSERT", "DELETE"]  # the command comes and the draft goes in one transaction
    qtbot.waitUntil(pane.work.standing.isVisible)
    assert "Waiting for a connection" in pane.work.standing.state.text()
    assert TEXT in pane.work.standing.card.text()


def test_what_arrives_while_a_command_is_handed_over_does_not_let_it_be_handed_over_again(
    qtbot: QtBot, console: Console, pane: CasePane
) -> None:
    disk_answers = Event()
    pane.show_case(CASE)
    pane.begin_note()
    note = pane.work.note
    type_keys(note.writing.editor, TEXT)
    console.workers.background.submit(disk_answers.wait, 60)
    press(note.submit)
    pane.reload()
    pane.work.begin_note()
    press(note.submit)
    press_ctrl_enter(note.writing.editor)
    assert not note.submit.isEnabled()
    pane.show_case(OTHER)
    assert note.submit.isEnabled(), "what one report waits for does not hold up another"
    pane.show_case(CASE)
    pane.begin_note()
    assert note.writing.editor.text() == TEXT and not note.submit.isEnabled()
    assert pane.work.view is not None
    assert not pane.submission.submit(pane.work.view, AddNote(TEXT), note.writing.trouble, Purpose.NOTE)
    disk_answers.set()

    qtbot.waitUntil(lambda: note.writing.editor.text() == "")
    console.settled()
    assert [item.envelope.command for item in commands(console)] == [AddNote(TEXT)]
    assert note.submit.isEnabled()


def test_what_is_typed_last_is_what_is_submitted(qtbot: QtBot, console: Console, pane: CasePane) -> None:
    pane.show_case(CASE)
    pane.begin_reply()
    type_keys(pane.work.reply.writing.editor, TEXT)
    press(pane.work.reply.holding)
    press(pane.work.reply.send)
    press(pane.work.reply.submit)  # before any timer has run
    qtbot.waitUntil(lambda: len(commands(console)) == 1)
    assert commands(console)[0].envelope.command == SubmitReply(TEXT, holding=True, send_when_approved=False)
    qtbot.waitUntil(pane.work.reply.send.isChecked)
    assert not pane.work.reply.holding.isChecked()
    assert stored_draft(console, CASE) is None and not pane.has_unsaved()


def test_an_empty_and_a_long_text_are_refused_beside_the_text(qtbot: QtBot, console: Console, pane: CasePane) -> None:
    pane.show_case(CASE)
    pane.begin_reply()
    writing = pane.work.reply.writing
    press(pane.work.reply.submit)
    assert writing.trouble.text() == "The text is empty."
    paste(writing.editor, "a" * 1_001)
    assert "1 too many" in writing.counter.text()
    press(pane.work.reply.submit)
    assert "longer than 1,000 characters" in writing.trouble.text()
    assert writing.editor.text() == "a" * 1_001
    console.settled()
    assert commands(console) == []


def test_a_note_goes_to_the_readers_that_were_chosen(qtbot: QtBot, console: Console, pane: CasePane) -> None:
    pane.show_case(CASE)
    pane.begin_note()
    note = pane.work.note
    assert "not visible to the reporter" in note.writing.heading.text()
    type_keys(note.writing.editor, "Untuk kita saja.")
    press(note.submit)
    qtbot.waitUntil(lambda: note.writing.editor.text() == "")
    pane.begin_note()
    note.audience.setCurrentIndex(1)
    assert "all agencies" in note.writing.heading.text()
    type_keys(note.writing.editor, "Untuk semua.")
    press_ctrl_enter(note.writing.editor)
    qtbot.waitUntil(lambda: len(commands(console)) == 2)
    assert [item.envelope.command for item in commands(console)] == [
        AddNote("Untuk kita saja."),
        AddNote("Untuk semua.", Audience.AGENCIES),
    ]
    pane.show_case(OTHER)
    assert note.audience.currentData() == Audience.INTERNAL


def test_an_answer_that_has_not_left_comes_back_into_the_editor(qtbot: QtBot, console: Console, pane: CasePane) -> None:
    pane.show_case(CASE)
    pane.begin_reply()
    type_keys(pane.work.reply.writing.editor, TEXT)
    press(pane.work.reply.submit)
    qtbot.waitUntil(pane.work.standing.recall.isVisible)
    press(pane.work.standing.recall)
    qtbot.waitUntil(lambda: pane.work.reply.writing.editor.text() == TEXT)
    assert pane.work.page is Page.REPLY
    assert [item.state for item in commands(console)] == [State.WITHDRAWN]
    qtbot.waitUntil(lambda: stored_text(console, CASE) == TEXT)


def test_an_answer_that_may_have_left_is_recalled_by_a_command(qtbot: QtBot, console: Console, pane: CasePane) -> None:
    pane.show_case(CASE)
    pane.begin_reply()
    type_keys(pane.work.reply.writing.editor, TEXT)
    press(pane.work.reply.submit)
    qtbot.waitUntil(pane.work.standing.recall.isVisible)
    mark_sent(console)
    pane.reload()
    press(pane.work.standing.recall)
    qtbot.waitUntil(lambda: len(commands(console)) == 2)
    assert commands(console)[1].envelope.command == RecallReply()
    qtbot.waitUntil(lambda: pane.work.reply.writing.editor.text() == TEXT)


def test_a_text_of_ones_own_is_not_written_over_by_a_recall(qtbot: QtBot, console: Console, pane: CasePane) -> None:
    pane.show_case(WAITING)
    press(pane.work.row.reply)
    type_keys(pane.work.reply.writing.editor, "Versi yang lebih baik.")
    assert "replaces the text" in pane.work.reply.hint.text()
    press(pane.work.row.standing)
    press(pane.work.standing.recall)
    qtbot.waitUntil(lambda: [type(item.envelope.command) for item in commands(console)] == [RecallReply])
    assert pane.work.reply.writing.editor.text() == "Versi yang lebih baik."


def test_a_form_asks_for_what_is_missing_and_becomes_one_command(
    qtbot: QtBot, console: Console, pane: CasePane
) -> None:
    pane.show_case(CASE)
    pane.work.begin_form(ASK_TRANSFER)
    form = pane.work.form
    to, reason = form.sheet.places["to"], form.sheet.places["reason"]
    press(form.submit)
    assert (to.trouble.text(), reason.trouble.text()) == ("Choose one first.", "This has to be filled in.")
    assert QApplication.focusWidget() is to.control
    QTest.keyClick(to.control, Qt.Key.Key_Down)
    assert to.trouble.text() == "" and to.answer() == NEIGHBOUR
    type_keys(reason.control, "Ruas ini milik kabupaten sebelah.")
    assert reason.trouble.text() == ""
    qtbot.waitUntil(lambda: stored_text(console, CASE, AskTransfer.type) is not None)
    press_ctrl_enter(reason.control)
    qtbot.waitUntil(lambda: len(commands(console)) == 1)
    assert commands(console)[0].envelope.command == AskTransfer(NEIGHBOUR, "Ruas ini milik kabupaten sebelah.")
    qtbot.waitUntil(lambda: stored_text(console, CASE, AskTransfer.type) is None)
    qtbot.waitUntil(lambda: pane.work.page is Page.NONE)
    assert not pane.work.row.reply.isEnabled()
    assert "still undecided" in pane.work.row.reason.text()


def test_a_form_that_was_left_is_found_as_it_was(qtbot: QtBot, console: Console, pane: CasePane) -> None:
    pane.show_case(CASE)
    places = pane.work.form.sheet
    pane.work.begin_form(INVITE)
    type_keys(places.places["question"].control, "Apakah ini ruas")
    QTest.keyClick(places.places["question"].control, Qt.Key.Key_Escape)
    assert pane.work.page is Page.NONE
    pane.flush()
    console.settled()
    pane.work.begin_form(ASK_TRANSFER)
    assert places.places["reason"].answer() == ""
    pane.work.begin_form(INVITE)
    assert places.places["question"].answer() == "Apakah ini ruas"


def test_escape_keeps_the_text_and_goes_back_to_the_list(qtbot: QtBot, console: Console, pane: CasePane) -> None:
    pane.show_case(CASE)
    pane.begin_reply()
    type_keys(pane.work.reply.writing.editor, TEXT)
    with qtbot.waitSignal(pane.closed):
        QTest.keyClick(pane.work.reply.writing.editor, Qt.Key.Key_Escape)
    console.settled()
    assert stored_text(console, CASE, Purpose.REPLY) == TEXT
