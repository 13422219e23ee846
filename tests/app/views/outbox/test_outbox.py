"""Law 5 on the screen: every piece of work is there with its state, its text and what can be done about it."""

from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.models.drafts import Draft
from app.models.outbox import State
from app.status import Link, SyncStatus
from app.views.case.view import CasePane
from app.views.jotting import DELEGATION, MANY
from app.views.outbox.view import OutboxScreen
from domain.attachments import Attachment
from domain.commands import AddNote, ApproveReply, SubmitReply
from domain.errors import Code
from domain.ids import CaseId, CommandId
from domain.protocol import Outcome, Result
from tests.app.views.case.reading import commands, leave_scope, mark_sent, press, stored_draft, stored_text
from tests.app.views.outbox.conftest import OpenScreen, Queue
from tests.support.console import NOW, Console, applied

CASE, OTHER = "case-0000", "case-0007"
TEXT = "Lubang ditambal <b>besok</b> pagi.\nTerima kasih."


def texts(screen: OutboxScreen) -> list[str]:
    model: QAbstractItemModel = screen.list.model()
    role = Qt.ItemDataRole.AccessibleTextRole
    return [str(model.index(row, 0).data(role)) for row in range(model.rowCount())]


def shows(screen: OutboxScreen, *parts: str) -> bool:
    """Whether one row says all of these."""
    return any(all(part in text for part in parts) for text in texts(screen))


def refuse(console: Console, id: CommandId, outcome: Outcome = Outcome.REJECTED, code: str = Code.WRONG_STATUS) -> None:
    mark_sent(console)
    dseq = next(item.dseq for item in commands(console) if item.id == id)
    fields = {"status": "closed_by_admin"} if code == Code.WRONG_STATUS else {"title": "Jalan rusak"}
    console.answer(Result(id, dseq, outcome, CaseId(CASE), code=code, fields=fields))


def a_draft(case: str = OTHER, text: str = "Belum selesai") -> Draft:
    return Draft(CaseId(case), "reply", "8500007", "Lampu jalan mati tiga minggu", text, NOW)


def test_an_empty_outbox_says_so(console: Console, open_screen: OpenScreen) -> None:
    screen = open_screen(console)
    assert "Nothing is waiting to be sent" in screen.empty.text()
    assert not screen.list.isVisible()


def test_each_state_has_its_words_and_its_section(
    qtbot: QtBot, console: Console, open_screen: OpenScreen, queue: Queue
) -> None:
    id = queue(CASE, SubmitReply(TEXT))
    console.context.desk.save_draft(a_draft()).result(10)
    screen = open_screen(console)
    about = "#8500000 Jalan berlubang di depan SDN 3"
    assert shows(screen, "Answer to the reporter", about, "Waiting for a connection")
    assert texts(screen)[0] == "On its way" and texts(screen)[2] == "Drafts"
    assert shows(screen, "#8500007", "Draft · saved on this computer 10:00")

    mark_sent(console)
    console.link(SyncStatus(Link.SYNCING, NOW))
    qtbot.waitUntil(lambda: shows(screen, "Sending…"))
    console.link(SyncStatus(Link.OFFLINE, NOW))
    qtbot.waitUntil(lambda: shows(screen, "Not yet certain whether it was sent"))
    assert not shows(screen, "Sent ")

    console.answer(applied(1, id, CaseId(CASE), 4))
    qtbot.waitUntil(lambda: shows(screen, "Sent 10:00 · receipt"))
    qtbot.waitUntil(lambda: texts(screen)[:1] == ["Drafts"] and "Done" in texts(screen))
    receipt = commands(console)[0].receipt
    assert receipt and shows(screen, receipt)


def test_the_text_is_shown_as_it_was_written_and_can_always_be_copied(
    qtbot: QtBot, console: Console, open_screen: OpenScreen, queue: Queue
) -> None:
    id = queue(CASE, SubmitReply(TEXT))
    screen = open_screen(console)
    assert screen.select(id)
    assert screen.detail.text.toPlainText() == TEXT
    press(screen.detail.copy)
    assert QApplication.clipboard().text() == TEXT
    assert "written 10:00" in screen.detail.facts.text()


def test_what_has_not_left_can_be_taken_back_and_its_text_is_a_draft_again(
    qtbot: QtBot, console: Console, open_screen: OpenScreen, queue: Queue
) -> None:
    photo = Attachment("a" * 64, "foto.jpg", 1_000, "image/jpeg")
    id = queue(CASE, SubmitReply(TEXT, (photo,), holding=True, send_when_approved=False))
    screen = open_screen(console)
    screen.select(id)
    press(screen.detail.withdraw)
    qtbot.waitUntil(lambda: stored_draft(console, CASE) is not None)
    draft = stored_draft(console, CASE)
    assert draft is not None
    assert (draft.text, draft.attachments, draft.holding, draft.send_when_approved) == (TEXT, (photo,), True, False)
    assert commands(console)[0].state is State.WITHDRAWN
    qtbot.waitUntil(lambda: "a draft again" in screen.message.text())
    qtbot.waitUntil(lambda: shows(screen, "Withdrawn 10:00"))
    screen.select(id)
    assert screen.detail.text.toPlainText() == TEXT  # and nothing is dropped


def test_taking_back_does_not_write_over_a_draft(
    qtbot: QtBot, console: Console, open_screen: OpenScreen, queue: Queue
) -> None:
    id = queue(CASE, SubmitReply(TEXT))
    console.context.desk.save_draft(a_draft(CASE, "Versi kedua")).result(10)
    screen = open_screen(console)
    screen.select(id)
    press(screen.detail.withdraw)
    qtbot.waitUntil(lambda: "another draft" in screen.message.text())
    assert stored_text(console, CASE) == "Versi kedua"


def test_what_may_have_left_cannot_be_taken_back(
    qtbot: QtBot, console: Console, open_screen: OpenScreen, queue: Queue
) -> None:
    id = queue(CASE, SubmitReply(TEXT))
    screen = open_screen(console)
    screen.select(id)
    item = screen.selected
    assert item is not None and screen.detail.withdraw.isVisible()
    mark_sent(console)
    screen.repairs.withdraw(item.work, frozenset())  # type: ignore[arg-type]
    qtbot.waitUntil(lambda: "too late" in screen.message.text())
    assert commands(console)[0].state is State.SENT
    assert stored_draft(console, CASE) is None
    qtbot.waitUntil(lambda: not screen.detail.withdraw.isVisible())


def test_a_refused_text_says_why_and_goes_back_into_the_editor(
    qtbot: QtBot, console: Console, open_screen: OpenScreen, queue: Queue
) -> None:
    id = queue(CASE, AddNote(TEXT))
    screen = open_screen(console)
    refuse(console, id)
    qtbot.waitUntil(lambda: shows(screen, "Refused: the report is already closed"))
    assert texts(screen)[0] == "Needs your review"
    screen.select(id)
    assert "the report is already closed" in screen.detail.state.text()
    with qtbot.waitSignal(screen.case_asked) as asked:
        press(screen.detail.edit)
    assert asked.args == [CASE]
    assert stored_text(console, CASE, "note") == TEXT
    assert commands(console)[0].state is State.WITHDRAWN


def test_a_refused_text_does_not_write_over_a_draft(
    qtbot: QtBot, console: Console, open_screen: OpenScreen, queue: Queue
) -> None:
    id = queue(CASE, SubmitReply(TEXT))
    console.context.desk.save_draft(a_draft(CASE, "Versi kedua")).result(10)
    refuse(console, id)
    screen = open_screen(console)
    screen.select(id)
    press(screen.detail.edit)
    assert "There is another draft" in screen.message.text()
    assert stored_text(console, CASE) == "Versi kedua"
    assert commands(console)[0].state is State.REJECTED


def test_a_refused_text_comes_back_into_the_pane_that_shows_its_case(
    qtbot: QtBot, console: Console, open_screen: OpenScreen, queue: Queue
) -> None:
    pane = CasePane(console.context)
    qtbot.addWidget(pane)
    pane.show_case(CASE)
    id = queue(CASE, SubmitReply(TEXT))
    refuse(console, id, Outcome.CONFLICT, "")
    screen = open_screen(console)
    screen.select(id)
    assert "On the server now: Title: Jalan rusak" in screen.detail.facts.text()
    press(screen.detail.edit)
    qtbot.waitUntil(lambda: pane.work.reply.writing.editor.text() == TEXT)


def test_what_was_turned_down_can_be_marked_as_done_without_losing_it(
    qtbot: QtBot, console: Console, open_screen: OpenScreen, queue: Queue
) -> None:
    id = queue(CASE, SubmitReply(TEXT))
    refuse(console, id)
    screen = open_screen(console)
    screen.select(id)
    press(screen.detail.put_away)
    qtbot.waitUntil(lambda: "Done" in texts(screen) and "Needs your review" not in texts(screen))
    screen.select(id)
    assert screen.detail.text.toPlainText() == TEXT
    assert stored_draft(console, CASE) is None


def test_work_whose_report_has_gone_is_found_and_can_be_copied_and_sent_again(
    qtbot: QtBot, console: Console, open_screen: OpenScreen, queue: Queue
) -> None:
    id = queue(CASE, SubmitReply(TEXT))
    console.context.desk.save_draft(a_draft()).result(10)
    screen = open_screen(console)
    leave_scope(console, CASE, OTHER)
    qtbot.waitUntil(lambda: texts(screen)[0] == "Work without a report")
    assert len(texts(screen)) == 3  # the command and the draft
    assert screen.select(id)
    detail = screen.detail
    assert "no longer in your scope" in detail.facts.text()
    assert detail.text.toPlainText() == TEXT and detail.copy.isVisible()
    assert not detail.open.isVisible() and not detail.edit.isVisible()
    press(detail.retry)
    qtbot.waitUntil(lambda: commands(console)[0].state is State.QUEUED)
    qtbot.waitUntil(lambda: "on its way again" in screen.message.text())
    assert console.wakes[-1] == "wake"
    assert screen.select(f"{OTHER}/reply")
    assert detail.text.toPlainText() == "Belum selesai"


def test_a_discarded_draft_can_be_brought_back(qtbot: QtBot, console: Console, open_screen: OpenScreen) -> None:
    console.context.desk.save_draft(a_draft()).result(10)
    screen = open_screen(console)
    screen.select(f"{OTHER}/reply")
    press(screen.detail.discard)
    qtbot.waitUntil(screen.undo.isVisible)
    assert stored_draft(console, OTHER) is None
    press(screen.undo)
    qtbot.waitUntil(lambda: stored_text(console, OTHER) == "Belum selesai")
    qtbot.waitUntil(lambda: "The draft is back." in screen.message.text())
    assert not screen.undo.isVisible()


def test_a_draft_and_a_row_lead_to_their_report(qtbot: QtBot, console: Console, open_screen: OpenScreen) -> None:
    console.context.desk.save_draft(a_draft()).result(10)
    screen = open_screen(console)
    screen.select(f"{OTHER}/reply")
    assert screen.detail.open.text() == "Go on writing"
    screen.list.setFocus()
    with qtbot.waitSignal(screen.case_asked) as asked:
        QTest.keyClick(screen.list, Qt.Key.Key_Return)
    assert asked.args == [OTHER]


def test_what_is_written_for_no_report_in_particular_is_a_draft_that_leads_back(
    qtbot: QtBot, console: Console, open_screen: OpenScreen
) -> None:
    for place, word in ((MANY, "Text for several reports"), (DELEGATION, "Leave or substitute")):
        console.context.desk.save_draft(Draft(place, "x", "", "", "Mohon dicek", NOW)).result(10)
        screen = open_screen(console)
        screen.select(f"{place}/x")
        assert screen.detail.open.text() == "Go on writing" and screen.detail.text.toPlainText() == "Mohon dicek"
        assert shows(screen, word, "saved on this computer")
        with qtbot.waitSignal(screen.case_asked) as asked:
            press(screen.detail.open)
        assert asked.args == [place]


def test_a_command_without_a_text_offers_nothing_to_copy(
    qtbot: QtBot, console: Console, open_screen: OpenScreen, queue: Queue
) -> None:
    id = queue("case-0001", ApproveReply("0" * 64))
    screen = open_screen(console)
    screen.select(id)
    assert not screen.detail.copy.isVisible() and not screen.detail.text.isVisible()
    assert "Approval of an answer" in screen.detail.heading.text()


def test_the_chosen_entry_stays_chosen_when_others_come_and_change(
    qtbot: QtBot, console: Console, open_screen: OpenScreen, queue: Queue
) -> None:
    first = queue(CASE, SubmitReply(TEXT))
    screen = open_screen(console)
    screen.select(first)
    queue(OTHER, AddNote("Catatan baru."))
    console.context.desk.save_draft(a_draft("case-0009")).result(10)
    qtbot.waitUntil(lambda: len(texts(screen)) == 5)
    assert screen.selected is not None and screen.selected.key == first
    refuse(console, first)
    qtbot.waitUntil(lambda: texts(screen)[0] == "Needs your review")
    assert screen.selected.key == first


def test_the_model_keeps_qts_rules(
    qtbot: QtBot, qtmodeltester: ModelTester, console: Console, open_screen: OpenScreen, queue: Queue
) -> None:
    queue(CASE, SubmitReply(TEXT))
    screen = open_screen(console)
    qtmodeltester.check(screen.model)
    queue(OTHER, AddNote("Catatan baru."))
    qtbot.waitUntil(lambda: shows(screen, "Internal note"))
    assert screen.model.rowCount() == 3


def test_every_control_has_a_name(qtbot: QtBot, console: Console, open_screen: OpenScreen, queue: Queue) -> None:
    queue(CASE, SubmitReply(TEXT))
    console.context.desk.save_draft(replace(a_draft(), saved_at=NOW - timedelta(days=3))).result(10)
    screen = open_screen(console)
    seen = 0
    for widget in screen.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.objectName() != "qt_scrollarea_viewport":
            seen += 1
            interface = QAccessible.queryAccessibleInterface(widget)
            assert interface.text(QAccessible.Text.Name), f"{widget.metaObject().className()} {widget.objectName()}"
    assert seen >= 9
