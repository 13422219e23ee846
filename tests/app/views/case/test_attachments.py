"""Files on their way into an answer: taken, named, refused with a sentence, and never put on another case."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.models import blobs
from app.models.engine import reading
from app.views.case.view import CasePane
from domain.commands import SubmitReply
from tests.app.views.case.reading import commands, press, stored_draft, type_keys
from tests.support.console import Console
from tests.support.ui_thread import off_ui_thread_allowed

CASE, OTHER = "case-0000", "case-0007"


def a_file(folder: Path, name: str, content: bytes = b"%PDF-1.4 contoh") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def chips(pane: CasePane, name: str = "case.attachment_out") -> list[QPushButton]:
    """The buttons that take a file out, or those of another name."""
    return [chip for chip in pane.work.reply.strip.findChildren(QPushButton, name) if chip.isVisibleTo(pane)]


def names_in_the_row(console: Console, case: str = CASE) -> list[str]:
    draft = stored_draft(console, case)
    return [item.name for item in draft.attachments] if draft else []


def test_a_file_is_part_of_the_draft_and_of_the_command(
    qtbot: QtBot, console: Console, pane: CasePane, tmp_path: Path
) -> None:
    pane.show_case(CASE)
    pane.begin_reply()
    pane.work.reply.strip.choose = lambda _: [a_file(tmp_path, "surat <b>tugas.pdf")]
    press(pane.work.reply.attach)
    qtbot.waitUntil(lambda: names_in_the_row(console) == ["surat <b>tugas.pdf"])
    (chip,) = chips(pane)
    assert "Remove attachment surat <b>tugas.pdf" in chip.accessibleName()
    assert "<b>" not in chip.toolTip()

    type_keys(pane.work.reply.writing.editor, "Terlampir.")
    press(pane.work.reply.submit)
    qtbot.waitUntil(lambda: len(commands(console)) == 1)
    command = commands(console)[0].envelope.command
    assert isinstance(command, SubmitReply)
    with off_ui_thread_allowed(), reading(console.stores.work) as connection:
        assert b"".join(blobs.pieces_of(connection, command.attachments[0].sha256)) == b"%PDF-1.4 contoh"
    qtbot.waitUntil(lambda: chips(pane) == [])
    assert "surat <b>tugas.pdf" in pane.work.standing.card.text()


def test_a_file_can_be_taken_out_again(qtbot: QtBot, console: Console, pane: CasePane, tmp_path: Path) -> None:
    pane.show_case(CASE)
    pane.begin_reply()
    pane.work.reply.add_file(a_file(tmp_path, "satu.pdf"))
    pane.work.reply.add_file(a_file(tmp_path, "dua.pdf", b"%PDF-1.4 lain"))
    qtbot.waitUntil(lambda: names_in_the_row(console) == ["satu.pdf", "dua.pdf"])
    press(chips(pane)[0])
    qtbot.waitUntil(lambda: names_in_the_row(console) == ["dua.pdf"])
    qtbot.waitUntil(lambda: len(chips(pane)) == 1)


def test_dropped_files_are_attached_and_leave_the_text_alone(
    qtbot: QtBot, console: Console, pane: CasePane, tmp_path: Path
) -> None:
    pane.show_case(CASE)
    pane.begin_reply()
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(a_file(tmp_path, "foto.jpg", b"\xff\xd8\xff")))])
    pane.work.reply.writing.editor.insertFromMimeData(dropped)
    qtbot.waitUntil(lambda: names_in_the_row(console) == ["foto.jpg"])
    assert pane.work.reply.writing.editor.text() == ""


def test_a_refused_file_gets_its_sentence(qtbot: QtBot, console: Console, pane: CasePane, tmp_path: Path) -> None:
    pane.show_case(CASE)
    pane.begin_reply()
    writing = pane.work.reply.writing
    type_keys(writing.editor, "Teks tetap.")
    limit = console.context.world().limits.file_bytes
    for path, words in (
        (a_file(tmp_path, "besar.pdf", bytes(limit + 1)), "larger than 5 MB"),
        (a_file(tmp_path, "program.exe"), "of a kind that is not accepted"),
        (tmp_path / "hilang.pdf", "could not be read"),
    ):
        pane.work.reply.add_file(path)
        qtbot.waitUntil(lambda words=words: words in writing.trouble.text())
        assert path.name in writing.trouble.text()
        assert "Your text stays as it is." in writing.trouble.text()
    assert chips(pane) == []
    assert writing.editor.text() == "Teks tetap."


def test_one_file_too_many_is_refused_before_it_is_read(
    qtbot: QtBot, console: Console, pane: CasePane, tmp_path: Path
) -> None:
    pane.show_case(CASE)
    pane.begin_reply()
    limit = console.context.world().limits.files
    for number in range(limit):
        pane.work.reply.add_file(a_file(tmp_path, f"{number}.pdf", bytes([number])))
        qtbot.waitUntil(lambda number=number: len(chips(pane)) == number + 1)
    pane.work.reply.add_file(a_file(tmp_path, "lebih.pdf"))
    assert "more files than one answer takes" in pane.work.reply.writing.trouble.text()
    assert len(chips(pane)) == limit


def test_a_file_that_arrives_after_the_case_was_left_belongs_to_that_case(
    qtbot: QtBot, console: Console, pane: CasePane, tmp_path: Path
) -> None:
    pane.show_case(CASE)
    pane.begin_reply()
    type_keys(pane.work.reply.writing.editor, "Dengan foto.")
    pane.work.reply.add_file(a_file(tmp_path, "foto.png", b"\x89PNG"))
    pane.show_case(OTHER)
    qtbot.waitUntil(lambda: names_in_the_row(console) == ["foto.png"])
    assert chips(pane) == []
    assert stored_draft(console, OTHER) is None
    pane.show_case(CASE)
    assert len(chips(pane)) == 1
    assert pane.work.reply.writing.editor.text() == "Dengan foto."
