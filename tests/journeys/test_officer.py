"""An officer's story: what is due first, why, an answer written without a network, taken back once, and its receipt."""

from datetime import date

from app.models.queries import View
from app.views.case.work_area import Page
from domain.case import ReplyState
from domain.deadlines import clocks, next_due
from tests.journeys.office import Office
from tests.support.console import SARI, WORLD, sample_cases

ANSWER = "Laporan 8500018 (JALAN) telah diperbaiki oleh Dinas PUPR pada 19 November 2026.\n\nSari Wulandari"


def test_what_is_due_first_is_answered_without_a_network(office: Office) -> None:
    office.add(*sample_cases())
    sari = office.sit_down(SARI, undo_seconds=10)
    hand, pane = sari.hand, sari.pane
    work, bar = pane.work, pane.undoing.bar

    # 1. What is due first stands first, is chosen, and says why.
    hand.until(lambda: len(sari.cases()) == 16, "for Hari ini")
    assert [_due(office, case) for case in sari.cases()] == sorted(_due(office, case) for case in sari.cases())
    first = sari.cases()[0]
    assert first is not None and pane.case_id == first
    hand.until(sari.window.case_list.list.hasFocus, "for the keyboard: letters and Enter act on the list at once")
    hand.click(pane.header.why)
    why = pane.reading.deadline.sheet
    assert why.isVisible() and "Calendar uji-2026" in why.toPlainText() and "weekend" in why.toPlainText()
    hand.press("Escape", "Escape")
    assert not why.isVisible() and sari.window.case_list.list.hasFocus()

    # 2. Without a network: a template, its blanks one after the other, and nothing is sent before they are filled.
    office.go_down()
    hand.press("F5")
    hand.until(lambda: "Offline · you can go on working" in sari.window.status_bar.text())
    hand.press("T")
    hand.until(work.reply.picker.list.hasFocus)
    hand.press("Down", "Return")
    assert not work.reply.submit.isEnabled() and "tindakan, tanggal" in work.reply.hints.blanks.text()
    hand.type("diperbaiki")
    hand.click(work.reply.hints.next_blank)
    hand.type("19 November 2026")
    assert work.reply.writing.editor.text() == ANSWER
    hand.press("Ctrl+Return")

    # 3. Taken back while it still can be; the text is where it was written; then it goes out for good.
    hand.until(bar.isVisible)
    hand.click(bar.undo)
    hand.until(lambda: work.page is Page.REPLY and work.reply.writing.editor.text() == ANSWER)
    hand.until(lambda: sari.unsent() == 0)
    hand.until(work.reply.submit.isEnabled)
    hand.press("Ctrl+Return")
    hand.until(bar.isVisible)
    hand.click(bar.send)
    hand.until(lambda: "Waiting for a connection" in work.standing.state.text())
    assert office.case(first).reply is None

    # 4. The network is back: the receipt is seen, and the server has exactly this text.
    office.come_back()
    sari.synced()
    sari.go_to(View.OUTBOX)
    [item] = [item for item in sari.outbox() if item.receipt]
    hand.until(lambda: any(f"receipt {item.receipt}" in line for line in sari.outbox_lines()))
    reply = office.case(first).reply
    assert reply is not None and (reply.text, reply.state) == (ANSWER, ReplyState.SUBMITTED)
    assert reply.author.person == SARI.id


def _due(office: Office, case: object) -> date:
    """By the domain's own rule, on the server's side."""
    due = next_due(clocks(office.case(case), WORLD.calendar, WORLD.directory))  # type: ignore[arg-type]
    assert due is not None and due.due_on is not None
    return due.due_on
