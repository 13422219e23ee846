"""What is photographed: for each person the screens and states that somebody in that chair meets."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.models.listing import Deadline, Filter, Listing
from app.models.outbox import UNSENT
from app.models.queries import View
from app.status import Link
from app.views.actions.shortcut_sheet import ShortcutsWindow
from app.views.case.forms import handling, together
from app.views.case.work_area import Page
from app.views.delegation.window import DelegationWindow
from app.views.first_steps import FirstSteps
from app.views.navigation.model import Place
from app.views.settings.window import SettingsWindow
from app.views.sign_in.problem_dialog import ProblemDialog
from app.views.training.bar import TrainingBar
from app.views.training.broken import broken_training
from app.views.training.sheet import ExerciseSheet
from domain.case import ReplyState
from domain.commands import AddNote
from domain.directory_commands import ShareView
from domain.ids import CaseId
from tools.screenshots import closer_looks
from tools.screenshots.album import Album, settled
from tools.working_day.eyes import Eyes, Plan, one, sign_in, window_opened
from tools.working_day.hands import Day, Parent, Script, seen, type_text

ANSWER = (
    "Yth. Pelapor, lubang yang dilaporkan telah ditambal oleh regu pemeliharaan Dinas PUPR pada Rabu pagi. Foto "
    "sebelum dan sesudah terlampir. Ruas ini akan dipantau sampai akhir musim hujan."
)
NOTE = "Sudah ditelepon ke UPTD: alat berat masih dipakai di ruas lain sampai Kamis."

TRAINEE = "latihan"

Scenes = Callable[[Eyes, Album, Parent], Script]


def officer(eyes: Eyes, album: Album, parent: Parent) -> Script:
    yield eyes.has_rows
    yield from album.take(eyes.window, "01-hari-ini")
    eyes.window.hands.show_first_steps()
    yield from album.alone(seen(FirstSteps), "00-langkah-pertama")
    yield lambda: len(eyes.free()) >= 2
    answered, noted = eyes.free()[:2]
    eyes.open_case(answered)
    yield eyes.shows_case(answered)
    yield from album.take(eyes.window, "02-laporan")
    eyes.pane.header.why.click()
    yield from album.take(eyes.window, "03-kenapa-tenggat-ini")
    eyes.pane.reading.close_deadline()
    eyes.window.hands.choose_template()
    yield from settled()
    yield from album.take(eyes.window, "04-contoh-jawaban")
    eyes.work.reply.picker.use.click()
    yield from album.take(eyes.window, "05-isian-belum-diisi")
    eyes.work.reply.writing.editor.selectAll()
    type_text(eyes.work.reply.writing.editor, ANSWER)
    yield lambda: eyes.draft(answered) == ANSWER
    yield from album.take(eyes.window, "06-menulis-jawaban")
    yield from closer_looks.attachments(eyes, album)
    yield parent.ask("network off")
    eyes.context.sync_now()
    yield eyes.link(Link.OFFLINE)
    eyes.work.reply.submit.click()
    yield lambda: eyes.work.page is Page.STANDING
    yield from album.take(eyes.window, "07-luring-menunggu-koneksi")
    eyes.open_case(noted)
    yield eyes.shows_case(noted)
    eyes.pane.begin_note()
    type_text(eyes.work.note.writing.editor, NOTE)
    yield from album.take(eyes.window, "08-catatan-internal")
    QTest.keyClick(eyes.work.note.writing.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    yield lambda: any(type(item.envelope.command) is AddNote for item in eyes.context.queries.outbox_items())
    for form, name in ((together.GIVE_TASK, "09-memberi-tugas"), (handling.ASK_TRANSFER, "10-bukan-wewenang")):
        eyes.window.hands.begin_form(form)
        yield from album.take(eyes.window, name)
        eyes.work.form.cancel.click()
    eyes.navigation.choose(View.OUTBOX)
    yield from album.take(eyes.window, "11-kotak-keluar")
    yield parent.ask("network on")
    eyes.context.sync_now()
    yield lambda: all(item.state not in UNSENT for item in eyes.context.queries.outbox_items())
    yield from album.take(eyes.window, "12-terkirim")
    yield from _finding_one_s_way(eyes, album)
    for view, name in ((View.COORDINATION, "30-koordinasi"), (View.ALL, "31-semua")):
        eyes.navigation.choose(view)
        yield from settled()
        yield from album.take(eyes.window, name)


def _finding_one_s_way(eyes: Eyes, album: Album) -> Script:
    """Palette, search, filter, dashboard, the counter, settings and keys."""
    window, hands = eyes.window, eyes.window.hands
    eyes.navigation.choose(View.ALL)
    yield from settled()
    hands.open_palette()
    type_text(window.palette_pane.query, "tugas")
    yield from album.take(window, "20-palet")
    window.palette_pane.close_up()
    hands.search()
    type_text(eyes.finder.field, "jalan berlubang")
    yield lambda: eyes.finder.found.found.rowCount() > 0
    yield from album.take(window, "21-mencari")
    eyes.finder.leave()
    window.case_list.bar.filter.click()
    yield from album.take(window, "22-menyaring")
    eyes.navigation.choose(Place.DASHBOARD)
    yield from settled()
    yield from album.take(window, "23-dasbor")
    hands.take_in()
    yield from album.take(window, "24-laporan-tatap-muka")
    eyes.navigation.choose(View.TODAY)
    hands.show_settings()
    yield from album.alone(seen(SettingsWindow), "25-pengaturan")
    hands.show_shortcuts()
    yield from album.alone(seen(ShortcutsWindow), "26-pintasan")


def supervisor(eyes: Eyes, album: Album, parent: Parent) -> Script:
    eyes.navigation.choose(View.APPROVAL)
    yield eyes.has_rows
    cases = [eyes.list.cases.case_at(row) for row in range(eyes.list.cases.rowCount())]
    decided = (case for case in cases if case is not None and _waits(eyes, case))
    first = next(decided, cases[0])
    assert first is not None
    eyes.open_case(first)
    yield eyes.shows_case(first)
    yield from album.take(eyes.window, "40-persetujuan")
    if eyes.work.decision.give_back.isVisible():
        eyes.work.decision.give_back.click()
        yield from album.take(eyes.window, "41-mengembalikan")
        yield from _next_answers(eyes, album, first)
    eyes.navigation.choose(View.ALL)
    yield from settled()
    yield from closer_looks.trail(eyes, album, "44-jejak-audit")
    yield from _sharing(eyes, album)


def _sharing(eyes: Eyes, album: Album) -> Script:
    """A list for the unit: being shared, on its way, and taken back."""
    pane, panel = eyes.window.case_list, eyes.window.case_list.saved_views
    eyes.context.lists.save("Minggu ini", Listing(View.ALL, Filter(deadline=Deadline.WITHIN, days=7)))
    pane.bar.saved.click()
    yield lambda: panel.list.count() > 1
    panel.list.setCurrentRow(0)
    panel.share.click()
    yield from album.take(eyes.window, "45-membagikan-tampilan")
    panel.sharing.share.click()
    yield lambda: any(type(item.envelope.command) is ShareView for item in eyes.context.queries.outbox_items())
    yield from album.take(eyes.window, "46-tampilan-dibagikan")
    panel.rename.click()
    yield panel.form.shared.isVisible
    yield from album.take(eyes.window, "47-mengubah-tampilan-bersama")
    panel.form.cancel.click()
    panel.take_back.click()
    yield lambda: all(item.state not in UNSENT for item in eyes.context.queries.outbox_items())


def _next_answers(eyes: Eyes, album: Album, first: CaseId) -> Script:
    """What follows by itself once the first is approved; nothing where somebody else has to do that."""
    yield from settled()
    if not eyes.work.decision.may_sign():
        return
    eyes.work.decision.approve.click()
    yield lambda: eyes.pane.case_id != first
    yield from album.take(eyes.window, "42-jawaban-berikutnya")
    if eyes.work.decision.change.isVisible():
        eyes.work.decision.change.click()
        type_text(eyes.work.form.sheet.places["text"].control, "Selamat siang. ")
        yield from album.take(eyes.window, "43-menyetujui-dengan-perubahan")
        eyes.work.form.cancel.click()


def _waits(eyes: Eyes, case: CaseId) -> bool:
    reply = eyes.case(case).case.reply
    return reply is not None and reply.state == ReplyState.SUBMITTED


def admin(eyes: Eyes, album: Album, parent: Parent) -> Script:
    yield eyes.has_rows
    yield from album.take(eyes.window, "50-admin-hari-ini")
    eyes.navigation.choose(View.NEW)
    yield from settled()
    first = eyes.list.cases.case_at(0)
    assert first is not None
    eyes.open_case(first)
    yield eyes.shows_case(first)
    eyes.window.hands.begin_form(handling.CORRECT)
    yield from album.take(eyes.window, "51-memperbaiki-data")
    yield from _dossier(eyes, album, "52-berkas-lewat-tenggat")
    eyes.window.hands.show_delegation()
    yield from album.alone(seen(DelegationWindow), "53-cuti-dan-pengganti")


def onlooker(name: str) -> Scenes:
    """Who reads and reviews only."""

    def scenes(eyes: Eyes, album: Album, parent: Parent) -> Script:
        yield from _dossier(eyes, album, name)

    return scenes


def _dossier(eyes: Eyes, album: Album, name: str) -> Script:
    eyes.navigation.choose(View.LATE)
    eyes.window.late.tabs.setCurrentIndex(1)
    yield from settled()
    yield from album.take(eyes.window, name)


def trainee(eyes: Eyes, album: Album, parent: Parent) -> Script:
    """In the training, as its officer."""
    yield eyes.has_rows
    yield from album.take(eyes.window, "70-latihan")
    bar, sheet = one(eyes.window, TrainingBar), one(eyes.window, ExerciseSheet)
    bar.connection.click()
    yield eyes.link(Link.OFFLINE)
    sheet.cards[-1].fold.click()
    yield from album.take(eyes.window, "71-latihan-koneksi-diputus")
    sheet.anew.click()
    yield from album.take(eyes.window, "72-latihan-mulai-lagi")
    broken = broken_training()
    broken.open()
    yield from album.alone(seen(ProblemDialog), "73-latihan-rusak")


SCENES: dict[str, Scenes] = {
    "sari": officer,
    "bambang": supervisor,
    "ratna": admin,
    "dewi": onlooker("60-ombudsman-lewat-tenggat"),
    "yosef": onlooker("61-pemantau-lewat-tenggat"),
    TRAINEE: trainee,
}


def photographed(day: Day, plan: Plan, album: Album, parent: Parent) -> Script:
    """Signs in as a stranger would, and goes through the person's scenes; a training needs no account."""
    if plan.person != TRAINEE:
        yield from sign_in(day, plan)
    eyes = yield from window_opened()
    yield eyes.link(Link.CONNECTED)
    yield from SCENES[plan.person](eyes, album, parent)
    eyes.window.close()
