"""The outbox when not all goes well: on its way, uncertain, refused, waiting for another, taken back, in conflict."""

from typing import Final

from app.models.outbox import State
from app.models.queries import View
from app.status import Link
from app.views.outbox.view import OutboxScreen
from domain.commands import AddNote, Archive, Correct, RecallReply, SubmitReply
from domain.ids import CaseId
from tools.screenshots.album import settled
from tools.screenshots.sitting import Sitting
from tools.working_day.eyes import one
from tools.working_day.hands import Script, StepFailed

ANSWER: Final = (
    "Yth. Pelapor, lubang di depan pasar sudah ditambal regu UPTD II Kamis malam. Bila amblas lagi setelah hujan, "
    "mohon kirim foto terbarunya lewat laporan ini."
)
NOTE: Final = "Material sisa disimpan di halaman UPTD II."
ELSEWHERE: Final = "Sudah ditangani lewat laporan lain di ruas yang sama."
MINE, THEIRS = "(dua motor jatuh)", "sampai ujung gang"


def troubled(me: Sitting) -> Script:
    """Over a line that stalls and then breaks: what may have arrived is asked for again, and arrives once."""
    desk = me.context.desk
    yield from me.go(View.ALL)
    answered, noted, dropped = (me.fresh(SubmitReply, among=me.free()) for _ in range(3))
    yield desk.submit(me.case(dropped), AddNote(NOTE)).done
    yield desk.withdraw(me.unsent()[0]).done
    yield from me.offline()
    for case, command in ((answered, SubmitReply(ANSWER)), (answered, RecallReply()), (noted, AddNote(NOTE))):
        yield desk.submit(me.case(case), command).done
    yield from me.meanwhile("slamet", answered, Archive(ELSEWHERE), unseen=True)
    for item in me.unsent():
        yield desk.send_now(item).done
    yield me.ask("stall")
    yield me.ask("network on")
    me.context.sync_now()
    for _ in range(2):  # the end of a try without a network may come in between
        yield lambda: me.outbox()[noted] == [State.SENT] and me.context.status().link is Link.SYNCING
        yield from settled()
    yield from me.go(View.OUTBOX)
    screen = one(me.window, OutboxScreen)
    yield from _show(me, screen, noted, "180-sedang-dikirim")
    yield me.ask("network off")
    yield me.link(Link.OFFLINE)
    yield from _show(me, screen, noted, "181-belum-pasti-terkirim")
    yield me.ask("flow")
    yield from me.online()
    for case, state, name in (
        (answered, State.REJECTED, "182-ditolak"),
        (answered, State.BLOCKED, "183-menunggu-yang-lain"),
        (dropped, State.WITHDRAWN, "184-ditarik-kembali"),
    ):
        yield from _show(me, screen, case, name, state)


def in_conflict(me: Sitting) -> Script:
    """The same title corrected here without a network, and by a colleague meanwhile."""
    yield from me.go(View.ALL)
    case = me.fresh(Correct)
    yield from me.offline()
    title = me.case(case).case.title
    submitted = me.context.desk.submit(me.case(case), Correct(title=f"{title} {MINE}", tags=("prioritas",)))
    yield submitted.done
    yield from me.meanwhile("slamet", case, Correct(title=f"{title} {THEIRS}"), unseen=True)
    yield from me.online()
    yield from me.go(View.OUTBOX)
    screen = one(me.window, OutboxScreen)
    yield from _show(me, screen, case, "185-bentrok", State.CONFLICT)
    screen.detail.compare.click()
    yield from me.take("186-membandingkan")
    assert screen.review is not None
    screen.review.parts.merge.click()
    yield from me.take("187-menggabungkan")


def _show(me: Sitting, screen: OutboxScreen, case: CaseId, name: str, state: State | None = None) -> Script:
    """What became of a command, chosen in the outbox."""
    found = (i for i in me.context.queries.outbox_items() if i.case == case and state in (None, i.state))
    item = next(found, None)
    if item is None:
        raise StepFailed(f"nothing is {state} in the outbox")
    yield lambda: screen.select(item.id)
    yield from me.take(name)
