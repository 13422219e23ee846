"""What becomes of an answer under its author's eyes: just submitted, waiting, returned, approved and held."""

from typing import Final

from app.models.queries import View
from app.views.case.forms import handling
from app.views.case.work_area import Page
from domain.commands import ApproveReply, ReturnReply, SubmitReply
from domain.ids import CaseId
from tools.screenshots.sitting import Sitting
from tools.working_day.hands import Script, replace_text

ANSWER: Final = (
    "Yth. Pelapor, saluran di depan rumah Bapak/Ibu sudah dibersihkan regu UPTD I pada Jumat pagi dan airnya mengalir "
    "kembali. Bila tersumbat lagi, mohon hubungi loket pengaduan Dinas PUPR."
)
BETTER: Final = ANSWER + " Penanggung jawab: Kepala Seksi Drainase. Pengerukan lanjutan dijadwalkan 7 Desember 2026."
QUESTION: Final = "Mohon sebutkan nama jalan dan patokan terdekat, dan kapan air mulai masuk ke rumah."
NOTES: Final = "Sebutkan penanggung jawab dan jadwal pengerukan lanjutannya."


def answers(me: Sitting) -> Script:
    yield from me.go(View.ALL)
    yield from me.look_into(handling.ASK_INFORMATION, "156-bertanya-kepada-pelapor", question=QUESTION)
    me.work.begin_form(handling.ASK_INFORMATION)
    me.work.form.submit.click()
    yield from me.take("157-isian-wajib-kosong")
    me.work.form.cancel.click()
    case = me.fresh(SubmitReply, among=me.free())
    yield from me.read(case)
    me.pane.begin_reply()
    replace_text(me.work.reply.writing.editor, ANSWER)
    me.work.send_page()
    yield me.pane.undoing.bar.isVisible
    yield from me.take("150-bisa-dibatalkan")
    yield from me.sent()
    me.work.show_standing()
    yield from me.take("151-menunggu-persetujuan")
    yield from me.meanwhile("bambang", case, ReturnReply(_pin(me, case), NOTES))
    yield lambda: me.work.page is Page.STANDING
    yield from me.take("152-dikembalikan")
    me.standing.repair.click()
    replace_text(me.work.reply.writing.editor, BETTER)
    me.work.reply.send.click()
    yield from me.hand_in()
    yield from me.meanwhile("bambang", case, ApproveReply(_pin(me, case)))
    me.work.show_standing()
    yield from me.take("153-disetujui-belum-dikirim")


def _pin(me: Sitting, case: CaseId) -> str:
    reply = me.case(case).case.reply
    return reply.pin if reply else ""
