"""Without a report the pane holds nothing of the last one: nothing to read, to write in or to act on."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QPlainTextEdit, QPushButton, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.models.drafts import Purpose
from app.views.case.forms import handling
from app.views.case.view import CasePane
from app.views.case.work_area import Page
from tests.app.views.case.answering import give
from tests.app.views.case.reading import commands, press, stored_text, type_keys, until
from tests.support.console import Console

CASE, SUBMITTED, GONE = "case-0000", "case-0001", "no-such-case"
ANSWER, NOTE, QUESTION, NOTES = "Jawaban {isi: kapan}", "Catatan kecil", "Di RT berapa?", "Sebutkan jadwalnya."
CTRL_ENTER = (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def said(pane: QWidget) -> Iterator[str]:
    """Everything that stands in the pane, in sight or not."""
    for kind in (QLabel, QLineEdit, QPushButton):
        yield from (each.text() for each in pane.findChildren(kind))
    for sheet in (QTextEdit, QPlainTextEdit):
        yield from (each.toPlainText() for each in pane.findChildren(sheet))
    for box in pane.findChildren(QListWidget):
        yield from (box.item(row).text() for row in range(box.count()))


def left_of(pane: CasePane, *words: str) -> list[str]:
    return [text for text in said(pane) if any(word in text for word in words)]


def words_of(pane: CasePane) -> tuple[str, ...]:
    view = pane.work.view
    assert view is not None
    reply = view.case.reply.text if view.case.reply else ANSWER
    return view.case.tracking, view.case.title, view.case.original_text, reply


def test_what_was_typed_is_safe_and_nothing_of_the_report_is_left(
    qtbot: QtBot, console: Console, pane: CasePane
) -> None:
    pane.show_case(CASE)
    words, work = (*words_of(pane), ANSWER, NOTE, QUESTION), pane.work
    pane.begin_reply()
    type_keys(work.reply.writing.editor, ANSWER)
    work.choose_template()
    pane.begin_note()
    type_keys(work.note.writing.editor, NOTE)
    work.begin_form(handling.ASK_INFORMATION)
    give(work.form.sheet, {"question": QUESTION})
    assert left_of(pane, *words)

    pane.show_case(None)
    console.settled()
    kept = {Purpose.REPLY: ANSWER, Purpose.NOTE: NOTE, handling.ASK_INFORMATION.purpose: QUESTION}
    assert {purpose: stored_text(console, CASE, purpose) for purpose in kept} == kept
    assert left_of(pane, *words) == []
    situation = work.situation()
    assert (situation.view, situation.sends, situation.has_reply_draft) == (None, False, False)
    assert not situation.offers.offered(handling.ASK_INFORMATION.command)

    type_keys(work.reply.writing.editor, "x")
    for place in (pane.reading.timeline, work.reply.writing.editor, work.note.writing.editor, work.form):
        QTest.keyClick(place, *CTRL_ENTER)
    for act in (pane.submit_reply, work.send_page, pane.begin_reply, pane.begin_note, work.show_standing):
        act()
    work.begin_form(handling.ASK_INFORMATION)
    pane.flush()
    console.settled()
    assert work.page is Page.NONE and commands(console) == []
    assert {purpose: stored_text(console, CASE, purpose) for purpose in kept} == kept

    pane.show_case(CASE)
    until(qtbot, work.reply.isVisible)
    assert (work.reply.writing.editor.text(), work.note.writing.editor.text()) == (ANSWER, NOTE)
    work.begin_form(handling.ASK_INFORMATION)
    assert work.form.sheet.places["question"].answer() == QUESTION
    pane.show_case(GONE)
    assert work.typed_texts() == [], "what was typed for another report is not this one's"
    pane.show_case(CASE)
    work.choose_template()
    pane.show_case(GONE)
    pane.show_case(None)
    assert left_of(pane, *words) == []


def test_nothing_is_left_to_decide_on(qtbot: QtBot, supervisor_console: Console, supervisor_pane: CasePane) -> None:
    pane, bar = supervisor_pane, supervisor_pane.work.decision
    pane.show_case(SUBMITTED)
    words = (*words_of(pane), NOTES)
    press(bar.give_back)
    type_keys(bar.notes.editor, NOTES)
    until(qtbot, bar.may_sign)
    pane.show_case(None)
    supervisor_console.settled()
    assert stored_text(supervisor_console, SUBMITTED, "return") == NOTES
    assert left_of(pane, *words) == []
    assert not bar.may_sign() and not pane.work.situation().decides
    for act in (pane.approve, pane.decide, pane.work.give_back, bar.approve.click, bar.give_back.click):
        act()
    supervisor_console.settled()
    assert commands(supervisor_console) == []
