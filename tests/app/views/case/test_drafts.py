"""Law 1 at the editor: what is typed is a row within a second, and stays in sight until it is one."""

from collections.abc import Callable
from contextlib import ExitStack

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.views.case.view import CasePane
from tests.app.views.case.conftest import OpenPane
from tests.app.views.case.reading import commands, paste, press, stored_draft, stored_text, type_keys
from tests.support.console import SARI, Console, open_console
from tests.support.small_disk import SmallDisk

CASE, OTHER = "case-0000", "case-0007"
TEXT = "Tim kami meninjau lokasi besok pagi."


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


def test_pasted_text_loses_its_shape_and_its_control_characters(qtbot: QtBot, console: Console, pane: CasePane) -> None:
    pane.show_case(CASE)
    pane.begin_reply()
    paste(pane.work.reply.writing.editor, "a\x00b\x1b[31m\r\nc\td", "<h1>besar</h1>")
    assert pane.work.reply.writing.editor.toPlainText() == "ab[31m\nc\td"
    qtbot.waitUntil(lambda: stored_text(console, CASE) == "ab[31m\nc\td")


def test_a_full_disk_is_said_and_the_text_stays_until_it_is_stored(
    qtbot: QtBot, small_disk: SmallDisk, open_pane: OpenPane
) -> None:
    with ExitStack() as stack:
        console = open_console(small_disk.folder / "sari", SARI, stack)
        small_disk.holds(console.stores.work)
        pane = open_pane(console)
        writing = pane.work.reply.writing
        long_text = "Laporan ditangani. " * 8_000
        pane.show_case(CASE)
        pane.begin_reply()
        small_disk.fill()
        paste(writing.editor, long_text)
        qtbot.waitUntil(lambda: "full" in writing.trouble.text())
        assert "saved on this computer" not in writing.state.text()
        assert writing.editor.text() == long_text
        assert stored_text(console, CASE) is None
        assert pane.has_unsaved()

        pane.show_case(OTHER)  # the text of a case one has left waits as well
        assert writing.editor.text() == ""
        pane.show_case(CASE)
        assert writing.editor.text() == long_text

        small_disk.free()
        qtbot.waitUntil(lambda: stored_text(console, CASE) == long_text)
        qtbot.waitUntil(lambda: "saved on this computer" in writing.state.text())
        assert writing.trouble.text() == ""
        assert not pane.has_unsaved()
        pane.close()


def test_what_a_full_disk_keeps_from_being_submitted_stays_in_the_editor(
    qtbot: QtBot, small_disk: SmallDisk, open_pane: OpenPane
) -> None:
    with ExitStack() as stack:
        console = open_console(small_disk.folder / "sari", SARI, stack)
        small_disk.holds(console.stores.work)
        pane = open_pane(console)
        page = pane.work.note
        for case in (OTHER, CASE):  # the first takes so much of its page that the second needs a new one
            pane.show_case(case)
            pane.begin_note()
            paste(page.writing.editor, "é" * 5_000)
            if case == OTHER:
                press(page.submit)
                qtbot.waitUntil(lambda: len(commands(console)) == 1)
        small_disk.fill()
        press(page.submit)
        qtbot.waitUntil(lambda: "full" in page.writing.trouble.text())
        # The draft may have met the full disk first: the answer to the submission is still to come then.
        qtbot.waitUntil(lambda: page.submit.isEnabled() and not page.writing.editor.isReadOnly())
        text = page.writing.editor.text()
        assert text == "é" * 5_000
        assert len(commands(console)) == 1

        small_disk.free()
        press(page.submit)
        qtbot.waitUntil(lambda: len(commands(console)) == 2)
        qtbot.waitUntil(lambda: page.writing.editor.text() == "")
        assert stored_text(console, CASE, "note") is None
        pane.close()
