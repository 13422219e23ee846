"""Law 8 at the supervisor's desk: what is decided on is exactly what is on the screen."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.views.case.differences import Fate, Piece, pieces
from app.views.case.view import CasePane
from app.views.case.work_area import Page
from domain.case import EventKind
from domain.commands import ApproveReply, ChangeReply, RecallReply, ReporterReply, ReturnReply, SubmitReply
from domain.ids import CaseId
from domain.people import REPORTER
from domain.staged import Staged, StagedKind
from tests.app.views.case.reading import commands, press, stored_text, type_keys
from tests.app.views.case.test_refreshing import on_the_server
from tests.support.console import BAMBANG, HEALTH, REGENCY, SARI, Console

SUBMITTED, RETURNED, APPROVED, ANSWERED = "case-0001", "case-0002", "case-0006", "case-0003"
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def pin_of_standing(console: Console, case: str) -> str:
    view = console.context.queries.case(CaseId(case), console.context.world())
    assert view is not None and view.case.reply is not None
    return view.case.reply.pin


def test_the_exact_text_is_approved(qtbot: QtBot, supervisor_console: Console, supervisor_pane: CasePane) -> None:
    pane, pin = supervisor_pane, pin_of_standing(supervisor_console, SUBMITTED)
    pane.show_case(SUBMITTED)
    assert pane.work.page is Page.DECISION
    card = pane.work.decision.card.text()
    assert "drainase dibersihkan Senin, 23 November 2026" in card
    assert "Sari Wulandari, Pejabat Penghubung" in card
    assert pin[:8].upper() in card
    pane.reading.timeline.setFocus()
    qtbot.waitUntil(pane.work.decision.may_sign)
    QTest.keyClick(pane.reading.timeline, Qt.Key.Key_Return, CTRL_SHIFT)
    qtbot.waitUntil(lambda: len(commands(supervisor_console)) == 1)
    assert commands(supervisor_console)[0].envelope.command == ApproveReply(pin)
    qtbot.waitUntil(lambda: pane.work.page is Page.NONE)
    assert "approved by Bambang Prakoso, Kepala Dinas PUPR" in pane.reading.timeline.text()
    assert "Waiting for a connection" in pane.reading.timeline.text()


def test_a_return_needs_notes_and_the_notes_are_a_draft_meanwhile(
    qtbot: QtBot, supervisor_console: Console, supervisor_pane: CasePane
) -> None:
    pane, bar = supervisor_pane, supervisor_pane.work.decision
    pane.show_case(SUBMITTED)
    press(bar.give_back)
    assert bar.notes.isVisible() and commands(supervisor_console) == []
    press(bar.give_back)
    assert bar.trouble.text() == "A reason has to be given."
    type_keys(bar.notes.editor, "Sebutkan jadwalnya.")
    qtbot.waitUntil(lambda: stored_text(supervisor_console, SUBMITTED, "return") == "Sebutkan jadwalnya.")
    pane.show_case("case-0000")
    pane.show_case(SUBMITTED)
    assert bar.notes.isVisible() and bar.notes.editor.text() == "Sebutkan jadwalnya."
    press(bar.give_back)
    qtbot.waitUntil(lambda: len(commands(supervisor_console)) == 1)
    expected = ReturnReply(pin_of_standing(supervisor_console, SUBMITTED), "Sebutkan jadwalnya.")
    assert commands(supervisor_console)[0].envelope.command == expected
    qtbot.waitUntil(lambda: stored_text(supervisor_console, SUBMITTED, "return") is None)


def test_once_decided_the_timeline_gets_the_height_back(
    qtbot: QtBot, supervisor_console: Console, supervisor_pane: CasePane
) -> None:
    pane, bar = supervisor_pane, supervisor_pane.work.decision
    pane.show_case(SUBMITTED)
    press(bar.give_back)
    type_keys(bar.notes.editor, "Sebutkan jadwalnya.")
    press(bar.give_back)
    qtbot.waitUntil(lambda: pane.work.page is Page.NONE)
    qtbot.waitUntil(lambda: pane.work.height() <= pane.work.row.sizeHint().height() + 24)


def test_the_author_is_offered_no_approval(console: Console, pane: CasePane) -> None:
    pane.show_case(SUBMITTED)
    assert pane.work.page is Page.STANDING
    assert not pane.work.decision.approve.isVisible()
    assert pane.work.standing.recall.isVisible()
    assert "Waiting for the approval of Kepala Dinas PUPR" in pane.work.standing.state.text()
    pane.approve()
    console.settled()
    assert commands(console) == []


def test_a_text_that_arrives_meanwhile_does_not_slip_under_the_decision(
    qtbot: QtBot, supervisor_console: Console, supervisor_pane: CasePane
) -> None:
    pane, bar = supervisor_pane, supervisor_pane.work.decision
    pane.show_case(SUBMITTED)
    task = Staged(StagedKind.TASK, "Angkut sampah", REGENCY, HEALTH)
    text = "Dibersihkan Selasa, 24 November 2026."
    newer = on_the_server(supervisor_console, SUBMITTED).act(SARI, SubmitReply(text, staged=(task,)))
    supervisor_console.take([newer.case])
    qtbot.waitUntil(bar.show_new.isVisible)
    assert "23 November" in bar.card.text() and "24 November" not in bar.card.text()
    assert "Angkut sampah" not in bar.card.text()
    assert not bar.approve.isEnabled() and not bar.give_back.isEnabled()
    assert "changed after it was read for approval" in bar.warning.text()
    pane.approve()
    QTest.keyClick(pane.reading.timeline, Qt.Key.Key_Return, CTRL_SHIFT)
    supervisor_console.settled()
    assert commands(supervisor_console) == []

    press(bar.show_new)
    assert bar.approve.isEnabled() and not bar.warning.isVisible()
    assert "24 November" in bar.card.text()
    assert "no part of what is approved:\nTask for Dinas Kesehatan: Angkut sampah" in bar.card.text()
    assert "What changed since the text that you read last" in bar.card.text()
    qtbot.waitUntil(bar.may_sign)
    press(bar.approve)
    qtbot.waitUntil(lambda: len(commands(supervisor_console)) == 1)
    assert newer.case.reply is not None
    assert commands(supervisor_console)[0].envelope.command == ApproveReply(newer.case.reply.pin)


def test_an_answer_to_words_that_were_not_the_last_can_only_be_returned(
    qtbot: QtBot, supervisor_console: Console, supervisor_pane: CasePane
) -> None:
    maker = on_the_server(supervisor_console, ANSWERED).act(SARI, SubmitReply("Lampu dicek malam ini."))
    supervisor_console.take([maker.act(REPORTER, ReporterReply("Sudah menyala, terima kasih.")).case])
    supervisor_pane.show_case(ANSWERED)
    bar = supervisor_pane.work.decision
    assert not bar.approve.isEnabled() and bar.give_back.isEnabled()
    assert "changed after it was read for approval" in bar.warning.text()


def test_an_answer_that_was_taken_back_can_no_longer_be_decided(
    qtbot: QtBot, supervisor_console: Console, supervisor_pane: CasePane
) -> None:
    supervisor_pane.show_case(SUBMITTED)
    supervisor_console.take([on_the_server(supervisor_console, SUBMITTED).act(SARI, RecallReply()).case])
    bar = supervisor_pane.work.decision
    qtbot.waitUntil(bar.warning.isVisible)
    assert "no answer is waiting" in bar.warning.text().lower()
    assert not bar.approve.isEnabled() and not bar.give_back.isEnabled()


def test_the_difference_to_the_text_before_is_shown(
    qtbot: QtBot, supervisor_console: Console, supervisor_pane: CasePane
) -> None:
    maker = on_the_server(supervisor_console, SUBMITTED)
    earlier = "Tim kami sudah meninjau lokasi dan drainase dibersihkan Jumat, 20 November 2026."
    told = [replace(e, text=earlier) if e.kind == EventKind.REPLY_SUBMITTED else e for e in maker.case.events]
    supervisor_console.take([replace(maker.case, events=tuple(told), version=maker.case.version + 1)])
    supervisor_pane.show_case(SUBMITTED)
    assert "−Jumat, +Senin, −20 +23 November 2026." in supervisor_pane.work.decision.card.text()


def test_after_a_return_the_words_that_differ_from_those_one_read_are_marked(
    qtbot: QtBot, supervisor_console: Console, supervisor_pane: CasePane
) -> None:
    pane, console = supervisor_pane, supervisor_console
    maker = on_the_server(console, SUBMITTED)
    pane.show_case(SUBMITTED)
    qtbot.waitUntil(pane.work.decision.may_sign)
    console.settled()
    pane.show_case("case-0000")
    assert maker.case.reply is not None
    maker.act(BAMBANG, ReturnReply(maker.case.reply.pin, "Kapan?"))
    maker.act(SARI, SubmitReply("Tim kami sudah meninjau lokasi dan drainase dibersihkan Rabu, 25 November 2026."))
    console.take([maker.case])
    pane.show_case(SUBMITTED)
    card = pane.work.decision.card.text()
    assert "What changed since the text that you read last" in card
    assert "−Senin, −23 +Rabu, +25 November 2026." in card.replace("+Rabu, −23", "−23 +Rabu,")


def test_who_approves_with_changes_sees_them_before_they_go(
    qtbot: QtBot, supervisor_console: Console, supervisor_pane: CasePane
) -> None:
    pane = supervisor_pane
    pane.show_case(SUBMITTED)
    press(pane.work.decision.change)
    sheet = pane.work.form.sheet
    shown = sheet.places["difference"].control
    assert shown.toPlainText() == "Nothing has been changed yet."  # type: ignore[attr-defined]
    type_keys(sheet.places["text"].control, "Yth. ")
    qtbot.waitUntil(lambda: "+Yth. Tim kami" in shown.toPlainText())  # type: ignore[attr-defined]
    press(pane.work.form.submit)
    qtbot.waitUntil(lambda: len(commands(supervisor_console)) == 1)
    changed = commands(supervisor_console)[0].envelope.command
    assert isinstance(changed, ChangeReply) and changed.text.startswith("Yth. Tim kami")


def test_a_difference_can_be_read_as_one_text() -> None:
    assert list(pieces("satu dua tiga", "satu 2 tiga empat")) == [
        Piece(Fate.KEPT, "satu "),
        Piece(Fate.GONE, "dua"),
        Piece(Fate.NEW, "2"),
        Piece(Fate.KEPT, " tiga"),
        Piece(Fate.NEW, " empat"),
    ]


def test_a_returned_answer_shows_its_notes_and_is_reworked_from_its_text(
    qtbot: QtBot, console: Console, pane: CasePane
) -> None:
    notes = "Sebutkan jadwal dan nama penanggung jawab."
    pane.show_case(RETURNED)
    assert pane.work.page is Page.STANDING
    assert notes in pane.work.standing.notes.text()
    assert "Returned by Bambang Prakoso" in pane.work.standing.state.text()
    press(pane.work.standing.repair)
    editor = pane.work.reply.writing.editor
    assert editor.isVisible() and editor.text() == "Terima kasih atas laporannya."
    assert not pane.work.reply.send.isChecked()
    assert notes in pane.work.reply.hint.text()
    type_keys(editor, " Senin oleh UPTD I.")
    qtbot.waitUntil(lambda: stored_text(console, RETURNED) == "Terima kasih atas laporannya. Senin oleh UPTD I.")

    press(pane.work.row.standing)
    press(pane.work.standing.repair)  # again: what was reworked since is not written over
    assert editor.text() == "Terima kasih atas laporannya. Senin oleh UPTD I."


def test_an_approved_answer_can_be_sent_and_changing_it_voids_the_approval(
    qtbot: QtBot, console: Console, pane: CasePane
) -> None:
    pane.show_case(APPROVED)
    assert "Approved by Bambang Prakoso" in pane.work.standing.state.text()
    assert pane.work.standing.publish.isVisible()
    press(pane.work.standing.repair)
    assert not pane.work.reply.hint.isVisible()
    type_keys(pane.work.reply.writing.editor, "!")
    assert "Changing the text voids the approval." in pane.work.reply.hint.text()
    QTest.keyClick(pane.work.reply.writing.editor, Qt.Key.Key_Backspace)
    assert not pane.work.reply.hint.isVisible()
    press(pane.work.row.standing)
    press(pane.work.standing.publish)
    qtbot.waitUntil(lambda: len(commands(console)) == 1)
    assert commands(console)[0].envelope.command.pin == pin_of(console)
    qtbot.waitUntil(lambda: "Answer to the reporter" in pane.reading.timeline.text())


def pin_of(console: Console) -> str:
    view = console.context.queries.case(CaseId(APPROVED), console.context.world())
    assert view is not None
    return next(e.data["pin"] for e in reversed(view.case.events) if "pin" in e.data)
