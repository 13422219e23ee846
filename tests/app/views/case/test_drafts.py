"""Law 1 at the editor: what is typed is a row within a second, and stays in sight until it is one."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from sqlalchemy import event

from app.views.case.view import CasePane
from tests.app.views.case.conftest import OpenPane
from tests.app.views.case.reading import paste, press, stored_draft, stored_text, type_keys
from tests.support.console import Console

CASE, OTHER = "case-0000", "case-0007"
TEXT = "Tim kami meninjau lokasi besok pagi."


@contextmanager
def full_disk(console: Console) -> Iterator[None]:
    """SQLite's own limit on the size of the work store: what does not fit any more fails as on a full disk."""

    def limit(connection: Any, *_: object) -> None:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}").fetchall()

    def lift(connection: Any, *_: object) -> None:
        connection.execute("PRAGMA max_page_count = 1073741823").fetchall()

    event.listen(console.stores.work, "checkout", limit)
    try:
        yield
    finally:
        event.remove(console.stores.work, "checkout", limit)
        event.listen(console.stores.work, "checkout", lift)


def test_typed_text_becomes_a_row_by_itself(qtbot: QtBot, console: Console, pane: CasePane) -> None:
    pane.show_case(CASE)
    pane.begin_reply()
    type_keys(pane.work.reply.writing.editor, TEXT)
    qtbot.waitUntil(lambda: stored_text(console, CASE) == TEXT)
    qtbot.waitUntil(lambda: "saved on this computer" in pane.work.reply.writing.state.text())


def test_the_row_is_written_while_typing_goes_on(qtbot: QtBot, console: Console, pane: CasePane) -> None:
    pane.show_case(CASE)
    pane.begin_reply()
    editor = pane.work.reply.writing.editor

    def one_more_key_and_stored() -> bool:
        type_keys(editor, "a")  # every 10 ms: the pause that a lazy save would wait for never comes
        return bool(stored_text(console, CASE))

    qtbot.waitUntil(one_more_key_and_stored)
    assert len(stored_text(console, CASE) or "") < len(editor.text())


def test_nothing_claims_to_be_saved_before_it_is(qtbot: QtBot, console: Console, pane: CasePane) -> None:
    pane.show_case(CASE)
    pane.begin_reply()
    seen = []
    state = pane.work.reply.writing.state
    pane.keeper.saved.connect(lambda *_: seen.append(stored_text(console, CASE)))
    type_keys(pane.work.reply.writing.editor, TEXT)
    assert "saved" not in state.text()
    qtbot.waitUntil(lambda: "saved on this computer" in state.text())
    assert seen == [TEXT]


def test_a_new_window_on_the_same_stores_shows_the_draft(
    qtbot: QtBot, profiles: Callable[[str], Console], open_pane: OpenPane
) -> None:
    first = profiles("sari")
    pane = open_pane(first)
    pane.show_case(CASE)
    pane.begin_reply()
    type_keys(pane.work.reply.writing.editor, TEXT)
    press(pane.work.reply.holding)
    press(pane.work.reply.send)
    pane.flush()
    first.settled()
    pane.close()

    again = open_pane(profiles("sari"))
    again.show_case(CASE)
    assert again.work.reply.isVisible()
    assert again.work.reply.writing.editor.text() == TEXT
    assert again.work.reply.holding.isChecked() and not again.work.reply.send.isChecked()
    assert "saved on this computer" in again.work.reply.writing.state.text()


def test_leaving_the_field_stores_at_once(qtbot: QtBot, console: Console, pane: CasePane) -> None:
    pane.show_case(CASE)
    pane.begin_note()
    type_keys(pane.work.note.writing.editor, TEXT)
    pane.reading.timeline.setFocus()
    console.settled()
    assert stored_text(console, CASE, "note") == TEXT


def test_switching_cases_keeps_both_texts_apart(qtbot: QtBot, console: Console, pane: CasePane) -> None:
    editor = pane.work.reply.writing.editor
    pane.show_case(CASE)
    pane.begin_reply()
    type_keys(editor, "satu")
    pane.show_case(OTHER)
    assert editor.text() == ""
    pane.begin_reply()
    type_keys(editor, "dua")
    pane.show_case(CASE)
    assert editor.text() == "satu"
    console.settled()
    assert (stored_text(console, CASE), stored_text(console, OTHER)) == ("satu", "dua")


def test_an_emptied_draft_is_let_go(qtbot: QtBot, console: Console, pane: CasePane) -> None:
    pane.show_case(CASE)
    pane.begin_reply()
    editor = pane.work.reply.writing.editor
    type_keys(editor, "x")
    qtbot.waitUntil(lambda: stored_text(console, CASE) == "x")
    QTest.keyClick(editor, Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: stored_draft(console, CASE) is None)
    qtbot.waitUntil(lambda: pane.work.reply.writing.state.text() == "")


def test_pasted_text_loses_its_shape_and_its_control_characters(
    qtbot: QtBot, console: Console, pane: CasePane
) -> None:
    pane.show_case(CASE)
    pane.begin_reply()
    paste(pane.work.reply.writing.editor, "a\x00b\x1b[31m\r\nc\td\ud800", "<h1>besar</h1>")
    assert pane.work.reply.writing.editor.text() == "ab[31m\nc\td\ufffd"
    qtbot.waitUntil(lambda: stored_text(console, CASE) == "ab[31m\nc\td\ufffd")


def test_a_full_disk_is_said_and_the_text_stays_until_it_is_stored(
    qtbot: QtBot, console: Console, pane: CasePane, expected_log: Any
) -> None:
    long_text = "Laporan ditangani. " * 8_000
    pane.show_case(CASE)
    pane.begin_reply()
    writing = pane.work.reply.writing
    with full_disk(console):
        paste(writing.editor, long_text)
        qtbot.waitUntil(lambda: "full" in writing.trouble.text())
        assert writing.editor.text() == long_text
        assert "saved" not in writing.state.text().lower().replace("not saved", "")
        assert stored_text(console, CASE) is None
        assert pane.has_unsaved()

        pane.show_case(OTHER)  # the text of a case one has left waits as well
        assert writing.editor.text() == ""
        pane.show_case(CASE)
        assert writing.editor.text() == long_text
    qtbot.waitUntil(lambda: stored_text(console, CASE) == long_text)
    qtbot.waitUntil(lambda: "saved on this computer" in writing.state.text())
    assert writing.trouble.text() == ""
    assert not pane.has_unsaved()


