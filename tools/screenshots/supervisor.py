"""A supervisor's decisions, one after the other, and a list shared with the unit."""

from app.models.listing import Deadline, Filter, Listing
from app.models.outbox import UNSENT
from app.models.queries import View
from app.status import Link
from domain.case import ReplyState
from domain.commands import SubmitReply
from domain.directory_commands import ShareView
from domain.ids import CaseId
from tools.screenshots import closer_looks
from tools.screenshots.album import settled
from tools.screenshots.sitting import Sitting
from tools.working_day.hands import Script, type_text

CHANGED = "Yth. Pelapor, penambalan dimajukan ke hari Minggu pagi karena cuaca. Penanggung jawab: Kepala UPTD I."


def supervisor(me: Sitting) -> Script:
    yield me.link(Link.CONNECTED)
    me.navigation.choose(View.APPROVAL)
    yield me.has_rows
    first = next((case for case in me.listed() if _waits(me, case)), me.listed()[0])
    yield from me.read(first)
    yield from me.take("40-persetujuan")
    if me.work.decision.give_back.isVisible():
        me.work.decision.give_back.click()
        yield from me.take("41-mengembalikan")
        yield from _next_answers(me, first)
    yield from me.go(View.ALL)
    yield from closer_looks.trail(me, "44-jejak-audit")
    yield from _sharing(me)
    yield from _to_the_end(me)


def _sharing(me: Sitting) -> Script:
    """A list for the unit: being shared, on its way, and taken back."""
    pane, panel = me.window.case_list, me.window.case_list.saved_views
    me.context.lists.save("Minggu ini", Listing(View.ALL, Filter(deadline=Deadline.WITHIN, days=7)))
    pane.bar.saved.click()
    yield lambda: panel.list.count() > 1
    panel.list.setCurrentRow(0)
    panel.share.click()
    yield from me.take("45-membagikan-tampilan")
    panel.sharing.share.click()
    yield lambda: any(type(item.envelope.command) is ShareView for item in me.context.queries.outbox_items())
    yield from me.take("46-tampilan-dibagikan")
    panel.rename.click()
    yield panel.form.shared.isVisible
    yield from me.take("47-mengubah-tampilan-bersama")
    panel.form.cancel.click()
    panel.take_back.click()
    yield lambda: all(item.state not in UNSENT for item in me.context.queries.outbox_items())


def _next_answers(me: Sitting, first: CaseId) -> Script:
    """What follows by itself once the first is approved; nothing where somebody else has to do that."""
    yield from settled()
    if not me.work.decision.may_sign():
        return
    me.work.decision.approve.click()
    yield lambda: me.pane.case_id != first
    yield from me.take("42-jawaban-berikutnya")
    if me.work.decision.change.isVisible():
        me.work.decision.change.click()
        type_text(me.work.form.sheet.places["text"].control, "Selamat siang. ")
        yield from me.take("43-menyetujui-dengan-perubahan")
        me.work.form.cancel.click()


def _waits(me: Sitting, case: CaseId) -> bool:
    reply = me.case(case).case.reply
    return reply is not None and reply.state == ReplyState.SUBMITTED


def _approve(me: Sitting, case: CaseId) -> Script:
    me.work.decision.approve.click()
    yield lambda: me.pane.case_id != case


def _to_the_end(me: Sitting) -> Script:
    """A text is replaced while it is read, and then everything that waits is decided on."""
    yield from me.go(View.APPROVAL)
    case = next(case for case in me.listed() if _waits(me, case))
    yield from me.read(case)
    reply = me.case(case).case.reply
    assert reply is not None
    yield from me.meanwhile(reply.author.person, case, SubmitReply(CHANGED))
    yield me.work.decision.show_new.isVisible
    yield from me.take("154-jawaban-diganti")
    me.work.decision.show_new.click()
    while me.pane.case_id is not None and me.work.decision.approve.isVisible():
        yield me.work.decision.may_sign
        yield from _approve(me, me.pane.case_id)
        yield from settled()
    yield from me.take("155-akhir-putaran")
    yield from me.sent()
