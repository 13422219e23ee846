"""The parts of the day as scripts: what each person does at the window, and what she must see for it to count."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.models.outbox import State
from app.models.queries import View
from app.status import Link, SyncStatus
from app.views.case.work_area import Page
from server.seed.files import make_attachment
from tools.working_day.eyes import Plan, sign_in, unlock, window_opened
from tools.working_day.hands import Day, Parent, Script, check, press, replace_text, tell, type_text

ANSWER = (
    "Terima kasih atas laporan Bapak/Ibu. Tim UPTD sudah meninjau lokasi hari ini. "
    "Penambalan dikerjakan Senin depan oleh regu pemeliharaan rutin, sesuai SOP 3 hari kerja. "
    "Narahubung: Seksi Preservasi Jalan, loket pengaduan Dinas PUPR."
)
THIN_ANSWER = "Laporan sudah kami terima dan akan ditindaklanjuti."
HELD_ANSWER = "Saluran di depan rumah Bapak/Ibu sudah dibersihkan kemarin sore oleh petugas kami."
CHANGED_ANSWER = "Saluran akan dibersihkan pekan depan oleh petugas kami."
NOTE = "Sudah ditelepon ke UPTD: alat berat masih dipakai di ruas lain sampai Kamis."
UNFINISHED = "Menunggu foto terbaru dari lapangan, lalu"
RETURN_NOTES = "Sebutkan jadwal pengerjaan dan nama penanggung jawabnya."


def morning(day: Day, plan: Plan, parent: Parent) -> Script:
    """Sign in, first sync, read, lose the network, write, attach, submit, note – and be killed."""
    yield from sign_in(day, plan)
    eyes = yield from window_opened()
    progress: list[str] = []

    def note_progress(status: SyncStatus) -> None:
        if status.link is Link.SYNCING:
            progress.append(eyes.bar.text())

    eyes.context.bus.sync_status.connect(note_progress)
    day.step("Petugas masuk", f"{eyes.context.person.name} · {eyes.window.windowTitle()}", eyes.window)
    yield eyes.link(Link.CONNECTED)
    yield eyes.has_rows
    check(progress, "the first sync showed its progress")
    day.step("Sinkronisasi pertama dengan kemajuan", f"{progress[-1]} → {eyes.bar.text()}", eyes.window)

    yield lambda: eyes.due_days(1) == [plan.expect]
    due = eyes.due_days(5)
    check(due == sorted(due), "what is due first stands first")
    top = eyes.window.case_list.list.model().index(0, 0).data()
    day.step("Hari ini: yang jatuh tempo lebih dulu di atas", f"{plan.expect}: {top}", eyes.window)

    yield lambda: len(eyes.free()) >= 5
    answered, returned, held, noted, unfinished = eyes.free()[:5]
    eyes.open_case(answered)
    yield eyes.shows_case(answered)
    view = eyes.case(answered)
    entries = len(view.case.events)
    check(entries >= 2 and view.case.text.split()[0] in eyes.story(), "the citizen's text and the timeline are shown")
    day.step("Membuka laporan dan membaca linimasa", f"#{view.case.tracking}: {entries} entri", eyes.window)

    yield parent.ask("network off")
    eyes.context.sync_now()
    yield eyes.link(Link.OFFLINE)
    day.step("Jaringan putus", eyes.bar.text(), eyes.window)

    QTest.keyClick(eyes.list, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    type_text(eyes.finder.field, f"#{view.case.tracking}")
    yield lambda: eyes.found() == [answered]
    day.step("Mencari tanpa jaringan", eyes.finder.field.text(), eyes.window)
    QTest.keyClick(eyes.finder.field, Qt.Key.Key_Escape)

    QTest.keyClick(eyes.list, Qt.Key.Key_R)
    yield eyes.work.reply.isVisible
    type_text(eyes.work.reply.writing.editor, ANSWER)
    yield lambda: eyes.draft(answered) == ANSWER
    yield lambda: eyes.work.reply.writing.state.text().endswith(tuple("0123456789"))
    day.step("Menulis jawaban; draf tersimpan sendiri", eyes.work.reply.writing.state.text(), eyes.window)

    photo = plan.folder / "foto lokasi.png"
    photo.write_bytes(make_attachment("png", "foto", "Lubang sudah ditandai"))
    eyes.work.reply.add_file(photo)
    yield lambda: eyes.files(answered) == ["foto lokasi.png"]
    day.step("Melampirkan berkas", "foto lokasi.png, terenkripsi di komputer ini", eyes.window)

    QTest.keyClick(eyes.work.reply.writing.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    yield lambda: eyes.outbox().get(answered) == [State.QUEUED]
    day.step("Mengajukan persetujuan", "antre di kotak keluar", eyes.window)
    for case, text, at_once in ((returned, THIN_ANSWER, True), (held, HELD_ANSWER, False)):
        eyes.open_case(case)
        yield eyes.shows_case(case)
        eyes.pane.begin_reply()
        type_text(eyes.work.reply.writing.editor, text)
        if not at_once:
            press(eyes.work.reply.send)
            yield lambda: not eyes.work.reply.send.isChecked()
        QTest.keyClick(eyes.work.reply.writing.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        yield eyes.queued(case)
    day.step("Dua jawaban lagi diajukan", "satu dikirim begitu disetujui, satu ditahan dulu", eyes.window)

    eyes.open_case(noted)
    yield eyes.shows_case(noted)
    eyes.pane.begin_note()
    type_text(eyes.work.note.writing.editor, NOTE)
    press(eyes.work.note.submit)
    yield lambda: eyes.outbox().get(noted) == [State.QUEUED]
    day.step("Catatan internal pada laporan lain", NOTE, eyes.window)

    eyes.open_case(unfinished)
    yield eyes.shows_case(unfinished)
    eyes.pane.begin_reply()
    type_text(eyes.work.reply.writing.editor, UNFINISHED)
    yield lambda: eyes.draft(unfinished) == UNFINISHED
    day.step("Jawaban yang belum selesai", UNFINISHED, eyes.window)
    told = {"answered": answered, "returned": returned, "held": held, "noted": noted, "unfinished": unfinished}
    for name, value in {**told, "text": UNFINISHED}.items():
        tell({"remember": name, "value": value})
    yield parent.ask("kill me")


def restart(day: Day, plan: Plan, parent: Parent) -> Script:
    """Start again without a network: everything is there; then the network comes back and receipts appear."""
    eyes = yield from unlock(day, plan, "Mulai lagi tanpa jaringan, membuka kunci setempat")
    yield eyes.link(Link.OFFLINE)
    yield eyes.has_rows
    for case in (plan.answered, plan.returned, plan.held, plan.noted):
        check(eyes.outbox().get(case), "every command survived the kill")
        check(set(eyes.outbox()[case]) <= {State.QUEUED, State.SENT}, "nothing claims to have been sent")
    check(eyes.draft(plan.unfinished) == plan.text, "the unfinished text survived the kill")
    eyes.navigation.choose(View.ALL)
    yield lambda: eyes.list.select_case(plan.unfinished)
    eyes.open_case(plan.unfinished)
    yield lambda: eyes.work.reply.writing.editor.text() == plan.text
    day.step("Semua masih ada", f"draf: “{plan.text}”", eyes.window)
    eyes.navigation.choose(View.OUTBOX)
    yield lambda: eyes.waiting() == 4
    day.step("Kotak keluar", "4 × " + eyes.waiting_words(), eyes.window)

    yield parent.ask("network on")
    eyes.context.sync_now()
    yield eyes.link(Link.CONNECTED)
    yield lambda: [set(states) for states in eyes.outbox().values()] == [{State.SETTLED}] * 4
    receipts = [item.receipt for item in eyes.context.queries.outbox_items()]
    check(all(receipts), "every command has its receipt")
    yield lambda: all(receipt in "\n".join(eyes.outbox_lines()) for receipt in receipts)
    day.step("Jaringan kembali: tanda terima muncul", "tanda terima " + ", ".join(receipts), eyes.window)
    eyes.window.close()


def supervisor(day: Day, plan: Plan, parent: Parent) -> Script:
    """Read the queue, go offline, approve and return, and come back online."""
    yield from sign_in(day, plan)
    eyes = yield from window_opened()
    yield eyes.link(Link.CONNECTED)
    eyes.navigation.choose(View.APPROVAL)
    yield lambda: all(eyes.list.select_case(case) for case in (plan.answered, plan.returned, plan.held))
    day.step("Atasan masuk; antrean persetujuan", f"{eyes.list.cases.rowCount()} menunggu keputusan", eyes.window)
    yield parent.ask("network off")
    eyes.context.sync_now()
    yield eyes.link(Link.OFFLINE)
    for case, text in ((plan.answered, ANSWER), (plan.held, HELD_ANSWER)):
        eyes.open_case(case)
        yield eyes.shows_case(case)
        yield eyes.work.decision.may_sign
        check(text in eyes.work.decision.card.text(), "the exact text stands there")
        if case == plan.answered:
            day.step("Atasan luring, membaca teks persisnya", eyes.bar.text(), eyes.window)
        press(eyes.work.decision.approve)
        yield eyes.queued(case)
    day.step("Menyetujui dua jawaban tanpa jaringan", "satu dikirim otomatis, satu ditahan", eyes.window)
    yield lambda: eyes.list.select_case(plan.returned)
    eyes.open_case(plan.returned)
    yield eyes.shows_case(plan.returned)
    press(eyes.work.decision.give_back)
    yield eyes.work.decision.notes.isVisible
    type_text(eyes.work.decision.notes.editor, RETURN_NOTES)
    day.step("Mengembalikan satu dengan catatan", RETURN_NOTES, eyes.window)
    press(eyes.work.decision.give_back)
    yield lambda: eyes.outbox().get(plan.returned) == [State.QUEUED]
    yield parent.ask("network on")
    eyes.context.sync_now()
    yield lambda: [set(states) for states in eyes.outbox().values()] == [{State.SETTLED}] * 3
    yield eyes.link(Link.CONNECTED)
    day.step("Kembali daring: keputusan diterima server", eyes.bar.text(), eyes.window)
    eyes.window.close()


def afternoon(day: Day, plan: Plan, parent: Parent) -> Script:
    """The officer sees what came back, and changes a text that was approved: its approval is void."""
    eyes = yield from unlock(day, plan)
    yield eyes.link(Link.CONNECTED)
    eyes.navigation.choose(View.ALL)
    yield lambda: eyes.list.select_case(plan.answered)
    eyes.open_case(plan.answered)
    yield eyes.shows_case(plan.answered)
    yield lambda: ANSWER[:60] in eyes.story() and eyes.work.page is Page.NONE
    day.step("Jawaban terbit terlihat di linimasa", "ditulis Sari, disetujui Bambang", eyes.window)
    eyes.navigation.choose(View.APPROVAL)
    yield lambda: eyes.list.select_case(plan.returned)
    eyes.open_case(plan.returned)
    yield lambda: eyes.standing.isVisible() and RETURN_NOTES in eyes.standing.notes.text()
    day.step("Yang dikembalikan datang dengan catatannya", eyes.standing.notes.text(), eyes.window)
    eyes.open_case(plan.held)
    yield eyes.shows_case(plan.held)
    yield lambda: eyes.standing.publish.isVisible() and eyes.standing.repair.isVisible()
    day.step("Yang disetujui masih ditahan", eyes.standing.state.text(), eyes.window)
    press(eyes.standing.repair)
    yield lambda: eyes.work.reply.isVisible() and eyes.work.reply.writing.editor.text() == HELD_ANSWER
    replace_text(eyes.work.reply.writing.editor, CHANGED_ANSWER)
    yield eyes.work.reply.hint.isVisible
    day.step("Mengubah teks yang sudah disetujui", eyes.work.reply.hint.text(), eyes.window)
    QTest.keyClick(eyes.work.reply.writing.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    yield lambda: eyes.outbox().get(plan.held) == [State.SETTLED] * 2
    view = eyes.case(plan.held)
    check(view.case.reply is not None and view.case.reply.decided_by is None, "the approval is void")
    yield lambda: any(word in eyes.story() for word in ("Persetujuan batal", "Approval void"))
    yield lambda: eyes.waiting_words() not in eyes.story()
    day.step("Persetujuan batal, teks baru menunggu persetujuan", "linimasa mencatatnya", eyes.window)
    eyes.window.close()


PARTS: dict[str, Callable[[Day, Plan, Parent], Script]] = {
    "morning": morning,
    "restart": restart,
    "supervisor": supervisor,
    "afternoon": afternoon,
}
