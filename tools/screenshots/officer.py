"""A liaison officer's day: what is due, an answer, no network, and whatever else is met on the way."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.models.queries import View
from app.status import Link
from app.views.actions.shortcut_sheet import ShortcutsWindow
from app.views.case.forms import handling, together
from app.views.case.work_area import Page
from app.views.first_steps import FirstSteps
from app.views.navigation.model import Place
from app.views.settings.window import SettingsWindow
from domain.commands import AddNote
from tools.screenshots import closer_looks
from tools.screenshots.album import settled
from tools.screenshots.answers import answers
from tools.screenshots.dressed import dressed
from tools.screenshots.lists import lists
from tools.screenshots.sitting import Sitting
from tools.working_day.hands import Script, type_text

ANSWER: Final = (
    "Yth. Pelapor, lubang yang dilaporkan telah ditambal oleh regu pemeliharaan Dinas PUPR pada Rabu pagi. Foto "
    "sebelum dan sesudah terlampir. Ruas ini akan dipantau sampai akhir musim hujan."
)
STAGING: Final = "Dijadwalkan"  # begins the title of an example that stages something on every report
NOTE: Final = "Sudah ditelepon ke UPTD: alat berat masih dipakai di ruas lain sampai Kamis."
VIEWS: Final = {
    View.COORDINATION: "30-koordinasi",
    View.ALL: "31-semua",
    View.NEW: "32-baru",
    View.WAITING: "33-menunggu-pelapor",
    View.APPROVAL: "34-jawaban-yang-menunggu",
}


def officer(me: Sitting) -> Script:
    yield me.link(Link.CONNECTED)
    yield me.has_rows
    yield from me.take("01-hari-ini")
    me.hands.show_first_steps()
    yield from me.alone(FirstSteps, "00-langkah-pertama")
    yield lambda: len(me.free()) >= 2
    answered, noted = me.free()[:2]
    yield from me.read(answered)
    yield from me.take("02-laporan")
    me.pane.header.why.click()
    yield from me.take("03-kenapa-tenggat-ini")
    me.pane.reading.close_deadline()
    me.hands.choose_template()
    yield from settled()
    examples = me.work.reply.picker.list
    for staging in examples.findItems(STAGING, Qt.MatchFlag.MatchStartsWith):
        examples.setCurrentItem(staging)
    yield from me.take("04-contoh-jawaban")
    me.work.reply.picker.use.click()
    yield from me.take("05-isian-belum-diisi")
    me.work.reply.writing.editor.selectAll()
    type_text(me.work.reply.writing.editor, ANSWER)
    yield lambda: me.draft(answered) == ANSWER
    yield from me.take("06-menulis-jawaban")
    yield from closer_looks.attachments(me)
    yield from me.offline()
    me.work.reply.submit.click()
    yield lambda: me.work.page is Page.STANDING
    yield from me.take("07-luring-menunggu-koneksi")
    yield from me.read(noted)
    me.pane.begin_note()
    type_text(me.work.note.writing.editor, NOTE)
    yield from me.take("08-catatan-internal")
    QTest.keyClick(me.work.note.writing.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    yield lambda: any(type(item.envelope.command) is AddNote for item in me.context.queries.outbox_items())
    for form, name in ((together.GIVE_TASK, "09-memberi-tugas"), (handling.ASK_TRANSFER, "10-bukan-wewenang")):
        me.hands.begin_form(form)
        yield from me.take(name)
        me.work.form.cancel.click()
    me.navigation.choose(View.OUTBOX)
    yield from me.take("11-kotak-keluar")
    yield from me.online()
    yield from me.take("12-terkirim")
    yield from _finding_one_s_way(me)
    for view, name in VIEWS.items():
        yield from me.go(view)
        yield from me.take(name)
    yield from answers(me)
    yield from lists(me)
    yield from _news(me)
    yield from dressed(me)


def _finding_one_s_way(me: Sitting) -> Script:
    """Palette, search, filter, dashboard, the counter, settings and keys."""
    window, hands = me.window, me.hands
    me.navigation.choose(View.ALL)
    yield from settled()
    hands.open_palette()
    type_text(window.palette_pane.query, "tugas")
    yield from me.take("20-palet")
    window.palette_pane.close_up()
    hands.search()
    type_text(me.finder.field, "jalan berlubang")
    yield lambda: me.finder.found.found.rowCount() > 0
    yield from me.take("21-mencari")
    me.finder.leave()
    window.case_list.bar.filter.click()
    yield from me.take("22-menyaring")
    me.navigation.choose(Place.DASHBOARD)
    yield from settled()
    yield from me.take("23-dasbor")
    hands.take_in()
    yield from me.take("24-laporan-tatap-muka")
    me.navigation.choose(View.TODAY)
    hands.show_settings()
    yield from me.alone(SettingsWindow, "25-pengaturan")
    hands.show_shortcuts()
    yield from me.alone(ShortcutsWindow, "26-pintasan")


def _news(me: Sitting) -> Script:
    """A report comes in while one works on another."""
    yield me.ask("new report for TH-PUPR")
    me.context.sync_now()
    yield me.window.news.isVisible
    yield from me.take("141-kabar-baru")
    me.window.news.close_button.click()
