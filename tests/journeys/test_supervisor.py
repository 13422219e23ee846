"""A supervisor's story: the queue, one answer returned, one approved offline, and one whose text moved meanwhile."""

from app.models.outbox import State
from app.models.queries import View
from domain.case import EventKind, ReplyState
from domain.commands import SubmitReply
from tests.journeys.office import Office
from tests.support.bad_server import silent_close
from tests.support.console import BAMBANG, SARI, CaseMaker, new_case
from tests.support.relay import bad_line

TEXTS = ("Sudah dibersihkan pada 19 November 2026.", "Akan kami tindaklanjuti.", "Lampu diganti pekan ini.")
CHANGED = "Lampu diganti Rabu, 25 November 2026, oleh UPTD II."
NOTES = "Sebutkan tanggal dan nama penanggung jawab."


def _submitted(number: int, text: str) -> CaseMaker:
    return new_case(number, days_ago=3 + number).act(SARI, SubmitReply(text))


def test_decisions_without_a_network_bind_to_what_was_read(office: Office) -> None:
    approved, returned, moved = makers = [_submitted(number, text) for number, text in enumerate(TEXTS)]
    office.add(*(maker.case for maker in makers))
    with bad_line(office.central.url) as line:
        bambang = office.sit_down(BAMBANG, line=line.url)
        sari = office.sit_down(SARI)
        hand, work = bambang.hand, bambang.pane.work
        bambang.window.activateWindow()
        hand.until(bambang.window.isActiveWindow)

        # 1. The queue, read without a network.
        bambang.go_to(View.APPROVAL)
        hand.until(lambda: len(bambang.cases()) == 3)
        through, line.behaviour = line.behaviour, silent_close
        hand.press("F5")
        hand.until(bambang.is_offline)

        # 2. Two approved by their exact texts, one returned with notes; each leaves the queue.
        for maker, text in ((approved, TEXTS[0]), (moved, TEXTS[2])):
            bambang.open(maker.case.id)
            hand.until(work.decision.may_sign)
            assert text in work.decision.card.text()
            hand.press("Ctrl+Shift+Return")
            hand.until(lambda decided=maker.case.id: bambang.pane.case_id != decided)
        hand.until(lambda: bambang.pane.case_id == returned.case.id, "for the last one to come by itself")
        hand.click(work.decision.give_back)
        hand.type(NOTES)
        hand.press("Ctrl+Return")
        hand.until(lambda: bambang.unsent() == 3)

        # 3. Meanwhile the author sends another text for one of them.
        sari.window.activateWindow()
        sari.hand.until(sari.window.isActiveWindow)
        sari.go_to(View.ALL)
        sari.open(moved.case.id)
        sari.hand.click(sari.pane.work.row.reply)
        sari.hand.type(CHANGED)
        sari.hand.press("Ctrl+Return")
        sari.hand.until(lambda: sari.outbox() and sari.settled())

        # 4. Back online: what did not move is done; what moved is void, and it is said with the reason.
        line.behaviour = through
        bambang.window.activateWindow()
        hand.until(bambang.window.isActiveWindow)
        hand.press("F5")
        hand.until(lambda: bambang.is_online() and bambang.unsent() == 0)
        hand.until(lambda: [item.state for item in bambang.outbox()].count(State.SETTLED) == 2)
        assert {item.case: item.state for item in bambang.outbox()}[moved.case.id] is State.REJECTED
        bambang.go_to(View.OUTBOX)
        void = "the answer or the report changed after it was read for approval"
        hand.until(lambda: any("Refused" in line and void in line for line in bambang.outbox_lines()))
        bambang.go_to(View.APPROVAL)
        bambang.open(moved.case.id)
        hand.until(lambda: CHANGED in work.decision.card.text())

    published = office.case(approved.case.id)
    assert [e.text for e in published.events if e.kind == EventKind.FOLLOW_UP] == [TEXTS[0]]
    back, still = office.case(returned.case.id).reply, office.case(moved.case.id).reply
    assert back is not None and (back.state, back.notes) == (ReplyState.RETURNED, NOTES)
    assert still is not None and (still.state, still.text) == (ReplyState.SUBMITTED, CHANGED)
