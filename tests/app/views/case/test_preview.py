"""Attachments looked at in the case: pictures and pages, hostile ones too, and the keyboard back where it was."""

import hashlib
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from app.previews.exchange import Ask, Why
from app.views.case.view import CasePane
from app.views.preview.drawing import Drawing
from domain.attachments import Attachment, media_type_of
from tests.app.views.case.reading import press, type_keys
from tests.app.views.case.test_attachments import chips
from tests.app.views.case.test_case_files import arrive, opened
from tests.support.console import Console
from tests.support.strange_files import document, endless, picture, strange_files

PHOTO = picture(320, 240)
REPORT = document(pages=14)


def attachment(name: str, content: bytes) -> Attachment:
    return Attachment(hashlib.sha256(content).hexdigest(), name, len(content), media_type_of(name) or "")


def put(console: Console, pane: CasePane, *files: tuple[str, bytes]) -> None:
    """A case with these files on this computer, its list of files open and with the keyboard."""
    items = [attachment(name, content) for name, content in files]
    opened(console, pane, *items)
    for item, (_, content) in zip(items, files, strict=True):
        arrive(console, item, content)
    press(pane.reading.files.toggle)
    pane.reading.files.list.setFocus()


def shown(pane: CasePane) -> QImage:
    return pane.reading.preview.sheet.picture.pixmap().toImage()


def test_pages_turn_by_keys_and_escape_goes_back_to_the_list(qtbot: QtBot, console: Console, pane: CasePane) -> None:
    put(console, pane, ("surat.pdf", REPORT), ("foto.png", PHOTO))
    files, preview = pane.reading.files, pane.reading.preview
    qtbot.waitUntil(lambda: files.look.isEnabled())
    QTest.keyClick(files.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: preview.number.text() == "Page 1 of 14")
    assert preview.sheet.hasFocus() and "PDF document" in preview.about.text()
    assert pane.reading.citizen.text.isVisible() and not pane.work.isVisible(), "the room is the page's"
    assert shown(pane).width() >= preview.sheet.viewport().width() * 0.9, "as wide as there is room"
    first = shown(pane)
    QTest.keyClick(preview.sheet, Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: preview.number.text() == "Page 2 of 14" and shown(pane) != first)
    QTest.keyClick(preview.sheet, Qt.Key.Key_PageUp)
    qtbot.waitUntil(lambda: shown(pane) == first)
    QTest.keyClick(preview.sheet, Qt.Key.Key_Plus)
    qtbot.waitUntil(lambda: shown(pane).width() > first.width() * 1.4)
    QTest.keyClick(preview.sheet, Qt.Key.Key_Escape)
    assert files.list.hasFocus() and pane.work.isVisible() and preview.isHidden()
    assert shown(pane).isNull() and preview._content == b"", "nothing decrypted is left"

    files.list.setCurrentIndex(files.model.index(1))
    QTest.mouseClick(
        files.list.viewport(), Qt.MouseButton.LeftButton, pos=files.list.visualRect(files.model.index(1)).center()
    )
    qtbot.waitUntil(lambda: (shown(pane).width(), shown(pane).height()) == (320, 240))
    assert preview.about.text().startswith("Picture (PNG)") and not preview.number.isVisible()
    pane.begin_reply()
    assert pane.work.reply.writing.editor.hasFocus() and preview.isHidden(), "writing puts the look away"


def test_a_file_about_to_be_uploaded_is_opened_from_its_chip(
    qtbot: QtBot, console: Console, pane: CasePane, tmp_path: Path
) -> None:
    pane.show_case("case-0000")
    pane.begin_reply()
    type_keys(pane.work.reply.writing.editor, "Terlampir.")
    (tmp_path / "bukti.jpg").write_bytes(PHOTO)
    pane.work.reply.add_file(tmp_path / "bukti.jpg")
    qtbot.waitUntil(lambda: len(chips(pane)) == 1)
    (chip,) = chips(pane, "case.attachment")
    chip.setFocus()
    QTest.keyClick(chip, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not shown(pane).isNull())
    assert "PNG" in pane.reading.preview.about.text(), "its content decides, not its name"
    QTest.keyClick(pane.reading.preview.sheet, Qt.Key.Key_Escape)
    assert chip.hasFocus() and pane.work.reply.writing.editor.text() == "Terlampir."


@pytest.mark.parametrize("name", strange_files())
def test_a_strange_file_costs_a_sentence_at_most(qtbot: QtBot, name: str) -> None:
    content, expected = strange_files()[name]
    drawing = Drawing(time_limit=60)
    told: list[object] = []
    drawing.drawn.connect(told.append)
    drawing.failed.connect(told.append)
    drawing.ask(Ask(0, 700, 400), content())
    qtbot.waitUntil(lambda: bool(told), timeout=60_000)
    if expected is None:
        (drawn,) = told
        assert not isinstance(drawn, Why) and drawn.width * drawn.height <= 700 * 16_000  # type: ignore[attr-defined]
    else:
        assert told == [expected]


def test_a_document_without_end_is_given_up(qtbot: QtBot) -> None:
    drawing = Drawing(time_limit=1)
    with qtbot.waitSignal(drawing.failed, timeout=60_000) as failed:
        drawing.ask(Ask(0, 700), endless())
        process = drawing._process
    assert failed.args[0] in (Why.TOO_SLOW, Why.ENDED), "its time or its memory, whichever is over first"
    assert process is not None and is_gone(qtbot, process)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("import time; time.sleep(600)", Why.TOO_SLOW),
        ("import os; os.abort()", Why.ENDED),
        ("print('{\"page\": 0}')", Why.ENDED),
        ("import sys; sys.stdout.write('x' * 9_000_000)", Why.ENDED),
    ],
)
def test_a_process_that_hangs_dies_or_babbles_is_survived(qtbot: QtBot, words: str, why: Why) -> None:
    limit = 1 if why is Why.TOO_SLOW else 60
    drawing = Drawing(program=lambda: [sys.executable, "-c", words], time_limit=limit)
    with qtbot.waitSignal(drawing.failed, timeout=60_000) as failed:
        drawing.ask(Ask(0, 100), PHOTO)
        process = drawing._process
    assert failed.args == [why]
    assert process is not None and is_gone(qtbot, process)


def is_gone(qtbot: QtBot, process: QProcess) -> bool:
    """Whether nothing of it runs any more, a moment after it was given up."""
    qtbot.waitUntil(lambda: not isValid(process) or process.state() is QProcess.ProcessState.NotRunning)
    return True


def test_a_refused_file_says_so_in_its_place_and_can_be_saved(qtbot: QtBot, console: Console, pane: CasePane) -> None:
    bomb, _ = strange_files()["a picture of sixty thousand by sixty thousand"]
    put(console, pane, ("bom.png", bomb()), ("surat.docx", b"PK\x03\x04 berkas lain"))
    preview, files = pane.reading.preview, pane.reading.files
    qtbot.waitUntil(lambda: files.look.isEnabled())
    press(files.look)
    qtbot.waitUntil(lambda: "too large to be shown safely" in preview.said.text())
    assert preview.said.isVisible() and preview.save.isEnabled() and preview.close_button.hasFocus()
    press(preview.close_button)
    files.list.setCurrentIndex(files.model.index(1))
    press(files.look)
    qtbot.waitUntil(lambda: "no preview of this kind of file" in preview.said.text())
    pane.show_case("case-0001")
    assert preview.isHidden() and pane.reading.timeline.isVisible()
