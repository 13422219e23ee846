"""Reports on which several offices work: by the officer whose report it is, and by the agency that was invited."""

from datetime import timedelta
from typing import Final

from app.models.queries import View
from app.status import Link
from app.views.case.forms import handling, oversight, together
from app.views.case.reading import Sheet
from app.views.case.work_area import Page
from domain.case import Audience
from domain.commands import (
    AcceptTask,
    AddNote,
    AskReveal,
    AskTransfer,
    DecideReveal,
    DeclineTask,
    FinishTask,
    GiveTask,
    InviteAgency,
    LinkDuplicate,
    RecordFinding,
    SubmitReply,
)
from domain.ids import AgencyId, CaseId
from tools.screenshots.sitting import AWAY, Sitting
from tools.working_day.hands import Script, type_text

NEIGHBOUR, POWER, PROVINCE = AgencyId("KAB-MS"), AgencyId("LISTRIK-NL"), AgencyId("PROV-NL")
QUESTION: Final = "Apakah ruas di sisi utara jembatan masuk wilayah Bapak/Ibu? Warga kedua sisi melapor hal yang sama."
HANDED_BACK: Final = "Tiang ini milik pemerintah desa, bukan jaringan kami."
SEEN: Final = "Sudah ditinjau bersama pagi ini. Sisi utara milik kami; penambalan dijadwalkan hari Senin."
DONE: Final = "Tiang sudah digeser dan kabelnya dikencangkan. Foto sebelum dan sesudah kami simpan di kantor."
FROM_OUTSIDE: Final = "Ditinjau di lapangan siang ini: lubang di jalur masuk jembatan paling dalam, mohon didahulukan."
SAME: Final = "Jalan, hari dan kerusakannya sama."
WHY_IDENTITY: Final = "Petugas perlu menghubungi pelapor agar bisa masuk ke pekarangan yang tergenang."
WHY_TRANSFER: Final = "Ruas ini berstatus jalan provinsi menurut SK penetapan ruas jalan tahun 2024."
FINDING: Final = "Laporan berpindah unit dua kali sebelum ada tindak lanjut."
ADVICE: Final = "Tetapkan satu penanggung jawab per ruas dan sampaikan kepada pelapor."
REPAIRED: Final = "Penanggung jawab per ruas ditetapkan dengan nota dinas dan pelapor sudah diberi tahu."


def coordinating(me: Sitting) -> Script:
    """Invites, gives tasks, waits for them with the answer, and links reports about the same matter."""
    yield me.link(Link.CONNECTED)
    yield from me.go(View.ALL)
    yield lambda: len(me.free()) > 1
    case = me.fresh(InviteAgency, GiveTask, SubmitReply, among=me.free())
    yield from me.read(case)
    yield from me.fill_in(together.INVITE, "160-mengundang", agency=NEIGHBOUR, question=QUESTION)
    yield from me.hand_in()
    yield from _tasks(me, case)
    yield from me.fill_in(together.NAMED_NOTE, "164-catatan-untuk-instansi", to=NEIGHBOUR, text=FROM_OUTSIDE)
    me.drop_form()
    yield from _note_from_outside(me)
    me.pane.reading.go_to(Sheet.TASKS)
    yield from me.take("162-tugas")
    me.pane.reading.go_to(Sheet.TIMELINE)
    me.pane.begin_reply()
    yield from me.take("163-jawaban-bersama")
    me.work.row.reply.click()
    for form, name in ((together.CANCEL_TASK, "168-membatalkan-tugas"), (together.WITHDRAW, "169-mencabut-undangan")):
        yield from me.fill_in(form, name)
        me.drop_form()
    yield from _duplicates(me)
    yield from _second_looks(me)


def _tasks(me: Sitting, case: CaseId) -> Script:
    """One that is done, one that came back, and one that a full answer waits for."""
    for task in (
        GiveTask("Geser tiang listrik di tikungan", POWER, days=5),
        GiveTask("Tutup sementara jalur masuk jembatan", NEIGHBOUR, days=3, mandatory=True, question=QUESTION),
        GiveTask("Pasang papan pengalihan arus", NEIGHBOUR, days=2),
        GiveTask("Perbaiki lampu di ujung gang", POWER, days=5),
    ):
        yield from me.meanwhile("joko", case, task)
    moved, _closed, board, lamp = (task.id for task in me.case(case).case.tasks[-4:])
    yield from me.meanwhile("dimas", case, AcceptTask(moved))
    yield from me.meanwhile("dimas", case, FinishTask(moved, DONE))
    yield from me.meanwhile("dimas", case, DeclineTask(lamp, HANDED_BACK))
    yield from me.meanwhile("halimah", case, AcceptTask(board))
    yield from me.meanwhile("halimah", case, AddNote(SEEN, Audience.AGENCIES))


def _note_from_outside(me: Sitting) -> Script:
    """Written hours before there was a network again: both times are told."""
    me.stage.clock.ahead = -AWAY
    me.pane.begin_note()
    me.work.note.audience.setCurrentIndex(1)
    type_text(me.work.note.writing.editor, FROM_OUTSIDE)
    yield lambda: not me.pane.has_unsaved()
    before = len(me.context.queries.outbox_items())
    me.work.send_page()
    yield lambda: len(me.context.queries.outbox_items()) > before
    me.stage.clock.ahead = timedelta()
    yield from me.sent()


def _duplicates(me: Sitting) -> Script:
    yield from me.go(View.ALL)
    main = me.fresh(LinkDuplicate)
    matter = me.case(main).case.category
    double = me.fresh(LinkDuplicate, among=[case for case in me.listed() if me.case(case).case.category == matter])
    yield from me.read(double)
    yield from me.fill_in(together.LINK, "170-menautkan-duplikat", of=me.case(main).case.tracking, reason=SAME)
    yield from me.hand_in()
    yield from me.fill_in(together.UNLINK, "172-melepas-tautan")
    me.drop_form()
    yield from me.read(main)
    facts = me.pane.reading.facts.verticalScrollBar()
    yield from me.take("171-duplikat-tertaut", lambda: facts.setValue(facts.maximum()))


def _second_looks(me: Sitting) -> Script:
    """Who reported, asked and granted; a finding to answer; and a report that belongs elsewhere."""
    yield from me.go(View.ALL)
    case = me.fresh(AskReveal, AskTransfer)
    yield from me.read(case)
    yield from me.fill_in(oversight.ASK_REVEAL, "173-meminta-identitas", reason=WHY_IDENTITY)
    yield from me.hand_in()
    yield from me.meanwhile("ratna", case, DecideReveal(me.case(case).case.reveals[-1].id, accept=True))
    me.work.show_identity()
    yield lambda: me.work.identity.state.text() and me.work.identity.name.text() != "–"
    yield from me.take("175-identitas-pelapor")
    me.work.go_to(Page.NONE)
    yield from me.meanwhile("ratna", case, RecordFinding(FINDING, ADVICE))
    yield from me.fill_in(oversight.ANSWER_FINDING, "176-menjawab-temuan", text=REPAIRED)
    me.drop_form()
    me.work.begin_form(handling.ASK_TRANSFER, {"to": PROVINCE, "reason": WHY_TRANSFER})
    yield from me.hand_in()
    yield from me.fill_in(handling.WITHDRAW_TRANSFER, "177-menarik-pelimpahan")
    me.drop_form()
    asked = me.fresh(AskReveal)  # for the admin to decide on
    yield from me.meanwhile(me.stage.plan.person, asked, AskReveal(WHY_IDENTITY))


def invited(me: Sitting) -> Script:
    """The agency that was invited: the talk among the offices, and what it can do about a task."""
    yield me.link(Link.CONNECTED)
    yield from me.go(View.COORDINATION)
    yield me.has_rows
    yield from me.read(me.fresh(AcceptTask, FinishTask))
    yield from me.take("161-percakapan-antarinstansi")
    for form, name, given in (
        (together.ACCEPT_TASK, "165-menerima-tugas", {}),
        (together.FINISH_TASK, "166-menyumbang-hasil", {"text": DONE}),
        (together.DECLINE_TASK, "167-mengembalikan-tugas", {"reason": HANDED_BACK}),
    ):
        yield from me.fill_in(form, name, **given)
        me.drop_form()
