"""Beginning an answer with an example: read first, filled in, and not sent while something is left open."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from app.models.drafts import Purpose
from app.views import theme
from app.views.case.answer_checklist import Point, points_met, sounds_interim
from app.views.case.reply_editor import ReplyEditor
from app.views.case.view import CasePane
from app.views.outbox.line import written_text
from app.views.outbox.repairs import as_draft
from domain.case import Case
from domain.commands import ApproveReply, SubmitReply
from domain.staged import Staged, StagedKind
from tests.app.views.case.reading import commands, paste, press, stored_draft, stored_text, type_keys
from tests.app.views.case.test_submitting import press_ctrl_enter
from tests.support.console import BAMBANG, HEALTH, NEIGHBOUR, REGENCY, ROADS, SARI, WORLD, Console, new_case

CASE, OTHER = "case-0000", "case-0007"


@pytest.fixture
def reply(pane: CasePane) -> ReplyEditor:
    pane.show_case(CASE)
    pane.begin_reply()
    return pane.work.reply


def titles(reply: ReplyEditor) -> list[str]:
    return [reply.picker.list.item(row).text() for row in range(reply.picker.list.count())]


def key(reply: ReplyEditor, *keys: Qt.Key) -> None:
    for each in keys:
        focused = QApplication.focusWidget()
        assert focused is not None and reply.isAncestorOf(focused)
        QTest.keyClick(focused, each)


def test_the_text_is_read_for_this_case_before_it_is_used(reply: ReplyEditor) -> None:
    press(reply.templates)
    assert titles(reply) == ["Jalan: sedang diperiksa", "Sudah ditangani"]
    assert not reply.writing.isVisible() and reply.picker.preview.toPlainText() == "Dinas PUPR sedang memeriksa."
    assert reply.picker.staged.text() == "Also marks the answer as an interim one."
    key(reply, Qt.Key.Key_Down)
    assert reply.picker.preview.toPlainText().startswith(
        "Laporan 8500000 (JALAN) telah {isi: tindakan} oleh Dinas PUPR"
    )
    assert reply.picker.staged.text() == "Left for you to fill in: tindakan, tanggal."
    key(reply, Qt.Key.Key_Escape)
    assert reply.writing.isVisible() and reply.writing.editor.hasFocus() and reply.writing.editor.text() == ""


def test_blanks_are_filled_one_after_the_other_and_until_then_nothing_is_sent(
    qtbot: QtBot, console: Console, reply: ReplyEditor
) -> None:
    editor = reply.writing.editor
    press(reply.templates)
    key(reply, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert editor.hasFocus() and editor.textCursor().selectedText() == "{isi: tindakan}"
    assert reply.hints.blanks.text() == "Still to be filled in: tindakan, tanggal"
    press_ctrl_enter(editor)
    assert commands(console) == [] and not reply.submit.isEnabled()
    QTest.keyClicks(editor, "ditambal")
    press(reply.hints.next_blank)
    assert editor.textCursor().selectedText() == "{isi: tanggal}"
    QTest.keyClicks(editor, "19 November 2026")
    assert not reply.hints.blanks.isVisible() and reply.submit.isEnabled()
    text = "Laporan 8500000 (JALAN) telah ditambal oleh Dinas PUPR pada 19 November 2026.\n\nSari Wulandari"
    qtbot.waitUntil(lambda: stored_text(console, CASE) == text)
    press_ctrl_enter(editor)
    qtbot.waitUntil(lambda: len(commands(console)) == 1)
    assert commands(console)[0].envelope.command == SubmitReply(text)


def test_a_template_goes_in_at_the_cursor_and_can_be_taken_out_again(
    qtbot: QtBot, console: Console, reply: ReplyEditor
) -> None:
    editor = reply.writing.editor
    paste(editor, "Yth. Pelapor 😀, ")
    press(reply.templates)
    key(reply, Qt.Key.Key_Return)
    assert editor.text() == "Yth. Pelapor 😀, Dinas PUPR sedang memeriksa."
    assert reply.holding.isChecked(), "what was announced is done"
    qtbot.waitUntil(lambda: (found := stored_draft(console, CASE, Purpose.REPLY)) is not None and found.holding)
    editor.undo()
    assert editor.text() == "Yth. Pelapor 😀, "


NOTE = Staged(StagedKind.NOTE, "Laporan {nomor}: periksa hari Rabu.")
TASK = Staged(StagedKind.TASK, "Periksa air di laporan {nomor}", REGENCY, HEALTH, days=3, mandatory=True)
INVITATION = Staged(StagedKind.INVITATION, "Kapan diperbaiki?", NEIGHBOUR)


def stage(monkeypatch: pytest.MonkeyPatch, *staged: Staged) -> None:
    """Let the first template of the list do this together with the answer."""
    template = replace(WORLD.directory.templates["t-sementara"], staged=staged)
    monkeypatch.setitem(WORLD.directory.templates, template.id, template)


def test_what_a_template_stages_is_seen_changed_or_left_out_before_it_goes_and_comes_back_when_it_is_taken_back(
    qtbot: QtBot, console: Console, pane: CasePane, reply: ReplyEditor, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage(monkeypatch, NOTE, TASK, INVITATION)
    note, task, invitation = (reply.staged.rows[kind] for kind in StagedKind)
    press(reply.templates)
    assert reply.picker.staged.text() == (
        "Also marks the answer as an interim one.\n"
        "Together with the answer:\n"
        "✎ Internal note – not visible to the reporter: “Laporan 8500000: periksa hari Rabu.”\n"
        "✎ Mandatory task for Dinas Kesehatan, 3 working days: “Periksa air di laporan 8500000”\n"
        "✎ Invitation for Kabupaten Muara Seruni: “Kapan diperbaiki?”"
    )
    assert not reply.staged.isVisible()
    key(reply, Qt.Key.Key_Return)
    assert reply.staged.isVisible() and reply.staged.heading.text().startswith("Together with this answer")
    assert "Mandatory task for Dinas Kesehatan, due Wed 25 Nov" in task.heading.text()
    assert (task.line.text(), task.days.value()) == ("Periksa air di laporan 8500000", 3)
    press(invitation.leave_out)
    assert not invitation.isVisible() and reply.writing.editor.hasFocus()
    note.line.setFocus()
    QTest.keyClick(note.line, Qt.Key.Key_End)
    QTest.keyClicks(note.line, " Pagi.")
    task.days.setValue(4)
    said = (
        replace(NOTE, text="Laporan 8500000: periksa hari Rabu. Pagi."),
        replace(TASK, text="Periksa air di laporan 8500000", days=4),
    )
    qtbot.waitUntil(lambda: (found := stored_draft(console, CASE, Purpose.REPLY)) and found.staged == said)
    pane.show_case(OTHER)
    pane.begin_reply()
    assert not reply.staged.isVisible()
    pane.show_case(CASE)
    pane.begin_reply()
    assert reply.staged.staged() == said and note.line.text() == said[0].text and task.days.value() == 4

    press_ctrl_enter(reply.writing.editor)
    qtbot.waitUntil(lambda: len(commands(console)) == 1)
    [item] = commands(console)
    assert isinstance(item.envelope.command, SubmitReply) and item.envelope.command.staged == said
    assert (draft := as_draft(item)) is not None and draft.staged == said
    assert written_text(item.envelope.command, WORLD).endswith(
        "Mandatory task for Dinas Kesehatan, 4 working days: “Periksa air di laporan 8500000”"
    )
    qtbot.waitUntil(pane.work.standing.recall.isVisible, timeout=30_000)
    assert reply.staged.staged() == ()
    assert "Internal note: Laporan 8500000: periksa hari Rabu. Pagi." in pane.work.standing.card.toPlainText()
    press(pane.work.standing.recall)
    qtbot.waitUntil(lambda: reply.staged.staged() == said, timeout=30_000)
    qtbot.waitUntil(lambda: (found := stored_draft(console, CASE, Purpose.REPLY)) and found.staged == said)
    qtbot.waitUntil(lambda: not reply.staged.obstacle(), timeout=30_000)


def test_the_lines_one_writes_in_are_in_sight_beside_what_is_staged_unless_a_hand_wants_less(
    qtbot: QtBot, pane: CasePane, reply: ReplyEditor, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = reply.writing.editor
    pane.resize(pane.width(), 46 * editor.fontMetrics().lineSpacing())
    stage(monkeypatch, NOTE)
    press(reply.templates)
    key(reply, Qt.Key.Key_Return)
    six_lines = 6 * editor.fontMetrics().lineSpacing()
    qtbot.waitUntil(lambda: editor.viewport().height() >= six_lines, timeout=30_000)
    assert pane.reading.citizen.text.isVisible() and pane.reading.timeline.height() >= 64
    pane._split.moveSplitter(pane._split.height(), 1)
    with qtbot.waitSignal(pane._fitting.timeout):
        pane.work.needs_changed.emit()
    assert editor.viewport().height() < six_lines


def test_what_cannot_be_done_is_not_staged_and_what_no_longer_can_keeps_the_answer_here(
    console: Console, pane: CasePane, reply: ReplyEditor, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage(monkeypatch, replace(TASK, unit=ROADS), INVITATION)
    press(reply.templates)
    impossible = "Not possible here: Mandatory task for Dinas PUPR, 3 working days: “Periksa air di laporan 8500000”."
    assert f"{impossible} The report is there already." in reply.picker.staged.text()
    key(reply, Qt.Key.Key_Return)
    assert reply.staged.staged() == (INVITATION,) and reply.submit.isEnabled()

    reply.staged.rows[StagedKind.INVITATION].put(None)
    stage(monkeypatch, TASK)
    press(reply.templates)
    key(reply, Qt.Key.Key_Return)
    task = reply.staged.rows[StagedKind.TASK]
    reply.holding.setChecked(False)
    assert "A full answer would wait for it" in task.trouble.text() and not reply.submit.isEnabled()
    reply.holding.setChecked(True)
    task.line.setFocus()
    task.line.selectAll()
    QTest.keyClick(task.line, Qt.Key.Key_Delete)
    assert task.trouble.isVisible() and not reply.submit.isEnabled()
    QTest.keyClicks(task.line, "Periksa")
    assert not task.trouble.isVisible() and reply.submit.isEnabled()
    press(task.leave_out)
    assert not reply.staged.isVisible() and reply.command().staged == ()


def test_a_blank_behind_a_wide_character_is_selected_whole(reply: ReplyEditor) -> None:
    editor = reply.writing.editor
    editor.insertPlainText("😀😀 {isi: jam} ")
    press(reply.hints.next_blank)
    assert editor.textCursor().selectedText() == "{isi: jam}"


def answered(number: int, text: str) -> Case:
    """A report like the first sample one, with a published answer."""
    maker = new_case(number, days_ago=9).act(SARI, SubmitReply(text))
    assert maker.case.reply is not None
    return maker.act(BAMBANG, ApproveReply(maker.case.reply.pin)).case


def test_answers_to_like_reports_are_shown_with_their_source(
    qtbot: QtBot, console: Console, reply: ReplyEditor, pane: CasePane
) -> None:
    like = answered(40, "Lubang di depan sekolah ditambal oleh regu pemeliharaan.")
    other = answered(42, "Lampu jembatan diganti.")
    console.take([like, other])
    pane.show_case(CASE)
    pane.begin_reply()
    press(reply.templates)
    qtbot.waitUntil(lambda: len(titles(reply)) > 2)
    heading, *found = titles(reply)[2:]
    assert heading == "Answers to reports like this one" and found[0] == f"#{like.tracking} · {like.title}"
    assert not any(other.tracking in title for title in found), "its category alone makes no report alike"
    key(reply, Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert reply.picker.list.currentRow() == 3, "a heading is stepped over"
    assert reply.picker.preview.toPlainText() == "Lubang di depan sekolah ditambal oleh regu pemeliharaan."
    assert "written by Sari Wulandari" in reply.picker.staged.text()
    key(reply, Qt.Key.Key_Return)
    assert reply.writing.editor.text() == "Lubang di depan sekolah ditambal oleh regu pemeliharaan."


def test_where_there_is_nothing_to_begin_with_it_is_said(
    qtbot: QtBot, console: Console, pane: CasePane, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(
        WORLD.directory.templates, "t-selesai", replace(WORLD.directory.templates["t-selesai"], retired=True)
    )
    lonely = replace(new_case(44, days_ago=2).case, category=None)
    console.take([lonely])
    pane.show_case(lonely.id)
    pane.begin_reply()
    reply = pane.work.reply
    press(reply.templates)
    assert reply.picker.staged.text() == "No template fits, and no like report was answered yet on this computer."
    assert not reply.picker.use.isEnabled()


@pytest.mark.parametrize("percent", [100, 150])
def test_a_title_is_read_to_its_end_whatever_room_the_list_has(
    qapp: QApplication, dressed: None, reply: ReplyEditor, monkeypatch: pytest.MonkeyPatch, percent: int
) -> None:
    """Each width is one at which some title nearly fits: every line that is painted has its height."""
    theme.enlarge(qapp, percent)
    title = "Sudah ditangani, foto sebelum dan sesudah terlampir, ruas dipantau"
    long = replace(WORLD.directory.templates["t-selesai"], title=title)
    monkeypatch.setitem(WORLD.directory.templates, "t-selesai", long)
    press(reply.templates)
    shown, lines = reply.picker.list, set()
    reply.picker.layout().setEnabled(False)
    for width in range(200, 460, 4):
        shown.resize(width, 300)
        shown.doItemsLayout()
        row = QStyleOptionViewItem()
        shown.initViewItemOption(row)
        row.rect = shown.visualItemRect(shown.item(1))
        shown.itemDelegate().initStyleOption(row, shown.indexFromItem(shown.item(1)))
        room = shown.style().subElementRect(QStyle.SubElement.SE_ItemViewItemText, row, shown)
        margin = shown.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, row, shown) + 1
        words = room.adjusted(margin, 0, -margin, 0) & shown.viewport().rect()
        needed = row.fontMetrics.boundingRect(words, Qt.TextFlag.TextWordWrap, title)
        assert words.contains(needed), f"{width} px"
        lines.add(needed.height())
    assert len(lines) > 1


def test_another_case_puts_the_choice_away(pane: CasePane, reply: ReplyEditor) -> None:
    press(reply.templates)
    pane.show_case(OTHER)
    pane.begin_reply()
    assert reply.writing.isVisible() and not reply.picker.isVisible()


def test_what_the_answer_tells_is_ticked_as_it_is_written(reply: ReplyEditor) -> None:
    editor = reply.writing.editor
    assert not reply.hints.points.isVisible()
    type_keys(editor, "Lubang sudah ditambal.")
    unbroken = ("✓ action taken", "○ evidence", "○ basis", "○ contact", "○ next step")
    points = "  ".join(point.replace(" ", "\N{NO-BREAK SPACE}") for point in unbroken)
    assert reply.hints.points.text() == f"Tells the reporter: {points}"


def test_what_sounds_like_an_interim_answer_can_be_marked_as_one(reply: ReplyEditor) -> None:
    type_keys(reply.writing.editor, "Akan kami cek ke lapangan.")
    assert reply.hints.interim.isVisible()
    press(reply.hints.mark)
    assert reply.holding.isChecked() and not reply.hints.interim.isVisible()


SAID = [
    ("Lubang telah ditambal.", {Point.ACTION}),
    ("Foto terlampir.", {Point.EVIDENCE}),
    ("Mengacu pada Perpres 76 Tahun 2013.", {Point.BASIS}),
    ("Hubungi kami di 0800-0011-22.", {Point.CONTACT}),
    ("Dilaksanakan paling lambat 1 Desember.", {Point.NEXT_STEP}),
    ("Terima kasih.", set()),
    ("", set()),
]


@pytest.mark.parametrize(("text", "points"), SAID)
def test_each_point_is_found_in_its_own_words(text: str, points: set[Point]) -> None:
    assert points_met(text) == points
    assert points_met(text, ["foto.jpg"]) == points | {Point.EVIDENCE}


@pytest.mark.parametrize(
    ("text", "interim"),
    [
        ("Akan kami cek ke lapangan terlebih dahulu.", True),
        ("Laporan sedang kami koordinasikan. Mohon bersabar.", True),
        ("Lubang telah ditambal. Ruas ini akan dipantau.", False),
        ("Terima kasih.", False),
    ],
)
def test_an_interim_answer_puts_off_and_reports_nothing_done(text: str, interim: bool) -> None:
    assert sounds_interim(text) is interim
