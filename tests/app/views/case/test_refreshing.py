"""What a sync brings moves the story, and never the hands of the person who writes."""

from dataclasses import replace

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.models.outbox import State
from app.status import Link, SyncStatus
from app.views.case.view import CasePane
from domain.case import Case
from domain.commands import AddNote, ReporterReply
from domain.ids import CaseId
from domain.people import REPORTER
from tests.app.views.case.reading import commands, mark_sent, press, stored_text, type_keys
from tests.support.console import BAMBANG, NOW, CaseMaker, Console

CASE = "case-0000"
ANSWERED = "case-0003"


def on_the_server(console: Console, case: str = CASE) -> CaseMaker:
    """The case as it stands, for somebody else to act on."""
    view = console.context.queries.case(CaseId(case), console.context.world())
    assert view is not None
    return CaseMaker(view.case, NOW, ids=100)


def arrive(console: Console, *cases: Case) -> None:
    console.take(list(cases))


def test_a_sync_touches_neither_text_nor_cursor_nor_focus(qtbot: QtBot, console: Console, pane: CasePane) -> None:
    pane.show_case(ANSWERED)
    pane.begin_reply()
    editor = pane.work.reply.writing.editor
    type_keys(editor, "Tim kami ke lokasi")
    cursor = editor.textCursor()
    cursor.setPosition(4)
    cursor.setPosition(9, cursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)

    arrive(console, on_the_server(console, ANSWERED).act(REPORTER, ReporterReply("Masih gelap juga, Pak.")).case)
    qtbot.waitUntil(lambda: "Masih gelap juga, Pak." in pane.reading.timeline.text())

    assert editor.text() == "Tim kami ke lokasi"
    assert (editor.textCursor().anchor(), editor.textCursor().position()) == (4, 9)
    assert QApplication.focusWidget() is editor
    type_keys(editor, "X")
    assert editor.text() == "Tim Xke lokasi"


def test_a_sync_leaves_the_reader_of_the_timeline_where_they_are(
    qtbot: QtBot, console: Console, pane: CasePane
) -> None:
    maker = on_the_server(console)
    for number in range(30):
        maker.act(BAMBANG, AddNote(f"Catatan ke-{number}\n" * 3))
    arrive(console, maker.case)
    pane.show_case(CASE)
    bar = pane.reading.timeline.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0 and bar.value() == bar.maximum())
    bar.setValue(bar.maximum() // 2)
    place = bar.value()
    arrive(console, maker.act(BAMBANG, AddNote("Catatan baru.")).case)
    qtbot.waitUntil(lambda: "Catatan baru." in pane.reading.timeline.text())
    assert bar.value() == place


def test_a_case_that_leaves_the_scope_takes_its_content_and_leaves_the_text(
    qtbot: QtBot, console: Console, pane: CasePane
) -> None:
    pane.show_case(CASE)
    citizen = pane.reading.citizen.text.toPlainText()
    pane.begin_reply()
    type_keys(pane.work.reply.writing.editor, "Belum selesai")
    console.take([], out=(CaseId(CASE),))
    qtbot.waitUntil(pane.notice.isVisible)
    assert "no longer in your scope" in pane.notice.text()
    assert "#8500000" in pane.notice.text()
    assert pane.work.reply.writing.editor.isVisible()
    assert pane.work.reply.writing.editor.text() == "Belum selesai"
    assert not pane.work.reply.submit.isEnabled()
    assert citizen and citizen not in pane.text()
    assert not pane.header.isVisible() and not pane.reading.isVisible() and not pane.work.row.isVisible()
    press(pane.notice.copy)
    assert QApplication.clipboard().text() == "Belum selesai"
    console.settled()
    assert stored_text(console, CASE) == "Belum selesai"


def test_a_case_that_comes_back_can_be_answered_again(qtbot: QtBot, console: Console, pane: CasePane) -> None:
    pane.show_case(CASE)
    case = on_the_server(console).case
    pane.begin_reply()
    type_keys(pane.work.reply.writing.editor, "Belum selesai")
    console.take([], out=(CaseId(CASE),))
    qtbot.waitUntil(pane.notice.isVisible)
    arrive(console, case)
    qtbot.waitUntil(pane.header.isVisible)
    assert not pane.notice.isVisible()
    assert pane.work.reply.submit.isEnabled()
    assert pane.work.reply.writing.editor.text() == "Belum selesai"


def test_opening_a_case_that_is_not_here_shows_what_was_written_for_it(
    qtbot: QtBot, console: Console, pane: CasePane
) -> None:
    pane.show_case(CASE)
    pane.begin_note()
    type_keys(pane.work.note.writing.editor, "Catatan saya")
    pane.show_case("case-0001")
    console.settled()
    console.take([], out=(CaseId(CASE),))
    pane.show_case(CASE)
    assert "#8500000" in pane.notice.text()
    assert pane.work.note.writing.editor.text() == "Catatan saya"
    assert pane.work.note.isVisible() and not pane.work.reply.isVisible()


def test_what_waits_says_so_as_the_connection_comes_and_goes(qtbot: QtBot, console: Console, pane: CasePane) -> None:
    pane.show_case(CASE)
    pane.begin_note()
    type_keys(pane.work.note.writing.editor, "Sudah ditelepon.")
    press(pane.work.note.submit)
    qtbot.waitUntil(lambda: "Waiting for a connection" in pane.reading.timeline.text())
    assert "Sudah ditelepon." in pane.reading.timeline.text()
    assert [item.state for item in commands(console)] == [State.QUEUED]

    mark_sent(console)
    console.link(SyncStatus(Link.SYNCING, NOW))
    qtbot.waitUntil(lambda: "Sending…" in pane.reading.timeline.text())
    console.link(SyncStatus(Link.OFFLINE, NOW))
    qtbot.waitUntil(lambda: "Not yet certain" in pane.reading.timeline.text())


def test_a_draft_made_elsewhere_appears_where_nothing_is_written(
    qtbot: QtBot, console: Console, pane: CasePane
) -> None:
    pane.show_case(CASE)
    view = console.context.queries.case(CaseId(CASE), console.context.world())
    assert view is not None
    pane.begin_reply()
    type_keys(pane.work.reply.writing.editor, "x")
    pane.flush()
    console.settled()
    draft = console.context.queries.drafts()[0]
    console.context.desk.save_draft(replace(draft, text="lain")).result(10)
    console.context.desk.save_draft(replace(draft, purpose="note", text="dari kotak keluar")).result(10)
    qtbot.waitUntil(lambda: pane.work.note.writing.editor.text() == "dari kotak keluar")
    assert pane.work.reply.isVisible() and not pane.work.note.isVisible()
    assert pane.work.reply.writing.editor.text() == "x"
