"""An agency's admin: reports on their way to a unit, overdue ones on paper, people away, corrections in conflict."""

from typing import Final

from app.models.queries import View
from app.status import Link
from app.views.case.forms import Form, handling, oversight
from app.views.delegation.questions import SUBSTITUTE
from app.views.delegation.window import DelegationWindow
from app.views.forms.fields import YES
from tools.screenshots.album import settled
from tools.screenshots.sitting import Sitting
from tools.screenshots.troubles import in_conflict
from tools.working_day.hands import Script, seen

FORMS: Final[tuple[tuple[Form, str, dict[str, str]], ...]] = (
    (handling.VERIFY, "190-verifikasi", {}),
    (handling.DISPOSE, "191-disposisi-dengan-saran", {"note": "Mohon ditinjau sebelum Selasa."}),
    (handling.HANDLE_HERE, "192-kelola-sendiri", {}),
    (handling.PROTECT, "193-melindungi-pelapor", {"anonymous": YES, "reason": "Diminta pelapor lewat telepon."}),
    (handling.CLOSE, "194-menutup", {"reason": "Pelapor menyatakan sudah selesai."}),
    (handling.ARCHIVE, "195-mengarsipkan", {"reason": "Isi laporan tidak menyebut layanan mana pun."}),
    (handling.BLOCK, "196-memblokir-isi", {"reason": "Memuat tuduhan pribadi dengan nama lengkap."}),
    (handling.DECIDE_TRANSFER, "178-memutuskan-pelimpahan", {"accept": YES}),
    (oversight.DECIDE_REVEAL, "174-memutuskan-identitas", {"accept": YES}),
)
FINDING: Final = "Disposisi berpindah unit dua kali dan jawaban pertama baru terbit setelah tenggat."
ADVICE: Final = "Tetapkan satu penanggung jawab per ruas jalan dan laporkan kemajuannya tiap pekan."
AT_THE_COUNTER: Final = {
    "title": "Lampu jalan mati di depan Puskesmas Sungai Pinang",
    "text": "Sudah seminggu gelap, pasien yang datang malam hari kesulitan menyeberang.",
}


def admin(me: Sitting) -> Script:
    yield lambda: _counts(me)
    yield from me.take("104-unduhan-pertama", at_once=True)
    yield me.link(Link.CONNECTED)
    yield me.has_rows
    yield from me.take("50-admin-hari-ini")
    yield from me.go(View.NEW)
    yield from me.read(me.listed()[0])
    me.hands.begin_form(handling.CORRECT)
    yield from me.take("51-memperbaiki-data")
    yield from me.go(View.ALL)
    for form, name, given in FORMS:
        yield from me.look_into(form, name, **given)
    yield me.ask("offer reopening")
    me.context.sync_now()
    yield lambda: me.context.world().directory.capabilities.reopening
    yield from me.look_into(handling.REOPEN, "197-membuka-kembali", reason="Pelapor mengirim bukti baru.")
    yield from _on_paper(me)
    yield from _away(me)
    yield from _at_the_counter(me)
    yield from in_conflict(me)


def _counts(me: Sitting) -> bool:
    """Whether the bar says how many reports have come, of how many."""
    return any(map(str.isdigit, me.bar.text().partition(" · ")[0]))


def _on_paper(me: Sitting) -> Script:
    yield from overdue(me, "52-berkas-lewat-tenggat")
    screen = me.window.pages.dossier
    assert screen is not None
    screen.detail.begin_finding()
    screen.detail.form.sheet.places["text"].put(FINDING)
    screen.detail.form.sheet.places["recommendation"].put(ADVICE)
    yield from me.take("198-mencatat-temuan")
    screen.detail.form.empty()
    screen.detail.leave_form()
    for button, name in ((screen.booklet, "199-pratinjau-berkas"), (screen.letter, "200-surat-pengingat")):
        button.click()
        yield screen.preview.save.isEnabled
        yield from me.take(name)
        screen.preview.back.click()


def _away(me: Sitting) -> Script:
    me.hands.show_delegation()
    window = yield seen(DelegationWindow)
    yield from me.alone(DelegationWindow, "53-cuti-dan-pengganti", stays=True)
    window.ask(SUBSTITUTE)
    yield from me.alone(DelegationWindow, "201-menunjuk-pengganti")


def _at_the_counter(me: Sitting) -> Script:
    me.hands.take_in()
    page = me.window.pages.intake
    assert page is not None
    for name, answer in AT_THE_COUNTER.items():
        page.form.sheet.places[name].put(answer)
    page.form.submit.click()
    yield page.number.isVisible
    yield from me.take("202-laporan-diterima")
    yield from me.sent()


def overdue(me: Sitting, name: str) -> Script:
    """The reports past their deadline as a dossier."""
    yield from me.go(View.LATE)
    me.window.late.tabs.setCurrentIndex(1)
    yield from settled()
    yield from me.take(name)
