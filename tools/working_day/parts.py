"""The parts of the day as scripts: what each person does at the window, and what she must see for it to count."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from app.models.outbox import State
from app.models.queries import View
from app.status import Link
from app.views.case.own_reply import OwnReply
from app.views.case.view import CasePane
from app.views.case.work_area import Page, WorkArea
from app.views.case_list.list_view import CaseListView
from app.views.main_window import MainWindow
from app.views.navigation.view import Navigation
from app.views.outbox.view import OutboxScreen
from app.views.sign_in.dialogs import PassphraseDialog, SignInDialog, UnlockDialog
from app.views.status_bar import StatusBar
from app.views.words import item_state_text, office_zone
from domain.commands import SubmitReply
from domain.workflow import available
from server.seed.files import make_attachment
from tools.working_day.hands import Day, Parent, Script, check, press, replace_text, seen, tell, type_text

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


@dataclass(frozen=True)
class Plan:
    """What the parent process tells a part: where the server is, who works, and what earlier parts left behind."""

    server: str
    person: str
    password: str
    folder: Path
    expect: str
    answered: str
    returned: str
    held: str
    noted: str
    unfinished: str
    text: str


class Eyes:
    """What the open window shows, by the product's own widgets."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.context = window.context
        self.list = _one(window, CaseListView)
        self.navigation = _one(window, Navigation)
        self.bar = _one(window, StatusBar)
        self.pane = _one(window, CasePane)
        self.work = _one(window, WorkArea)

    def link(self, link: Link) -> Callable[[], bool]:
        return lambda: self.context.status().link is link

    def shows_case(self, case: str) -> Callable[[], bool]:
        return lambda: self.pane.submission.on_screen == case

    def story(self) -> str:
        """What can be read of the case: the citizen's text and the timeline."""
        return self.pane.reading.citizen.text.toPlainText() + self.pane.reading.timeline.text()

    def has_rows(self) -> bool:
        return self.list.cases.rowCount() > 0

    def outbox(self) -> dict[str, list[State]]:
        found: dict[str, list[State]] = {}
        for item in self.context.queries.outbox_items():
            found.setdefault(item.case, []).append(item.state)
        return found

    def open_row(self, row: int) -> str:
        self.list.setFocus()
        self.list.choose(row)
        QTest.keyClick(self.list, Qt.Key.Key_Return)
        case = self.list.cases.case_at(row)
        check(case is not None, "the list has this row")
        return str(case)

    def open_case(self, case: str) -> None:
        check(self.list.select_case(case), "the case is in the list")  # type: ignore[arg-type]
        self.list.setFocus()
        QTest.keyClick(self.list, Qt.Key.Key_Return)


def _one(window: QWidget, kind: type) -> QWidget:  # type: ignore[type-arg]
    found = window.findChild(kind)
    check(found is not None, f"the window has a {kind.__name__}")
    return found  # type: ignore[no-any-return]


def _sign_in(day: Day, plan: Plan) -> Script:
    """Log in as a stranger would, and choose a passphrase where this computer has no keyring."""
    dialog = yield seen(SignInDialog)
    fields = {name: dialog.findChild(QLineEdit, f"sign_in.{name}") for name in ("server", "username", "password")}
    replace_text(fields["server"], plan.server)
    type_text(fields["username"], plan.person)
    type_text(fields["password"], plan.password + " salah")
    press(dialog.findChild(QPushButton, "sign_in.submit"))
    error = dialog.findChild(QWidget, "sign_in.error")
    yield lambda: error.isVisible() and error.text()  # type: ignore[attr-defined]
    day.step("Masuk dengan kata sandi salah", error.text(), dialog)  # type: ignore[attr-defined]
    replace_text(fields["password"], plan.password)
    press(dialog.findChild(QPushButton, "sign_in.submit"))
    yield lambda: seen(MainWindow)() or seen(PassphraseDialog)()
    choose = seen(PassphraseDialog)()
    if choose is not None:
        day.step("Tanpa keyring: memilih frasa sandi", "kunci diturunkan dengan Argon2id, dikatakan apa adanya", choose)
        type_text(choose.findChild(QLineEdit, "passphrase.first"), plan.password)
        type_text(choose.findChild(QLineEdit, "passphrase.second"), plan.password)
        press(choose.findChild(QPushButton, "passphrase.submit"))


def _window() -> Script:
    window = yield seen(MainWindow)
    window.resize(1366, 768)
    return Eyes(window)


def morning(day: Day, plan: Plan, parent: Parent) -> Script:
    """Sign in, first sync, read, lose the network, write, attach, submit, note – and be killed."""
    yield from _sign_in(day, plan)
    eyes = yield from _window()
    progress: list[str] = []
    eyes.context.bus.sync_status.connect(
        lambda s: s.link is Link.SYNCING and s.expected and progress.append(eyes.bar.text())
    )
    day.step("Petugas masuk", f"{eyes.context.person.name} · {eyes.window.windowTitle()}", eyes.window)
    yield eyes.link(Link.CONNECTED)
    yield eyes.has_rows
    check(progress, "the first sync showed its progress")
    day.step("Sinkronisasi pertama dengan kemajuan", f"{progress[-1]} → {eyes.bar.text()}", eyes.window)

    due = [eyes.context.queries.rows([key])[key].due_on for key in map(eyes.list.cases.key_at, range(5)) if key]
    first = eyes.context.queries.rows([eyes.list.cases.key_at(0)])
    top = next(iter(first.values()))
    check(due == sorted(due), "what is due first stands first")
    check(top.tracking == plan.expect or top.due_on == due[0], "the server agrees on what is due first")
    day.step("Hari ini: yang jatuh tempo lebih dulu di atas", f"#{top.tracking} tenggat {top.due_on}", eyes.window)

    chosen = [i for i in range(eyes.list.cases.rowCount()) if _answerable(eyes, i)][:5]
    check(len(chosen) == 5, "five cases can be answered")
    ids = [str(eyes.list.cases.case_at(row)) for row in chosen]
    answered, returned, held, noted, unfinished = ids
    eyes.open_case(answered)
    yield eyes.shows_case(answered)
    view = eyes.context.queries.case(answered, eyes.context.world())
    entries = len(view.case.events)
    check(entries >= 2 and view.case.text.split()[0] in eyes.story(), "the citizen's text and the timeline are shown")
    day.step("Membuka laporan dan membaca linimasa", f"#{view.case.tracking}: {entries} entri", eyes.window)

    yield parent.ask("network off")
    eyes.context.sync_now()
    yield eyes.link(Link.OFFLINE)
    day.step("Jaringan putus", eyes.bar.text(), eyes.window)

    QTest.keyClick(eyes.list, Qt.Key.Key_R)
    yield eyes.work.reply.isVisible
    type_text(eyes.work.reply.writing.editor, ANSWER)
    yield lambda: _stored(eyes, answered) == ANSWER
    yield lambda: eyes.work.reply.writing.state.text().endswith(tuple("0123456789"))
    day.step("Menulis jawaban; draf tersimpan sendiri", eyes.work.reply.writing.state.text(), eyes.window)

    photo = plan.folder / "foto lokasi.png"
    photo.write_bytes(make_attachment("png", "foto", "Lubang sudah ditandai"))
    eyes.work.reply.add_file(photo)
    yield lambda: _files(eyes, answered) == ["foto lokasi.png"]
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
        yield lambda case=case: eyes.outbox().get(case) == [State.QUEUED]
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
    yield lambda: _stored(eyes, unfinished) == UNFINISHED
    day.step("Jawaban yang belum selesai", UNFINISHED, eyes.window)
    told = {"answered": answered, "returned": returned, "held": held, "noted": noted, "unfinished": unfinished}
    for name, value in {**told, "text": UNFINISHED}.items():
        tell({"remember": name, "value": value})
    yield parent.ask("kill me")


def restart(day: Day, plan: Plan, parent: Parent) -> Script:
    """Start again without a network: everything is there; then the network comes back and receipts appear."""
    found = yield lambda: seen(UnlockDialog)() or seen(PassphraseDialog)()
    day.step("Mulai lagi tanpa jaringan, membuka kunci setempat", found.windowTitle(), found)
    name = "unlock" if isinstance(found, UnlockDialog) else "passphrase"
    field = found.findChild(QLineEdit, "unlock.password" if name == "unlock" else "passphrase.first")
    type_text(field, plan.password)
    press(found.findChild(QPushButton, f"{name}.submit"))
    eyes = yield from _window()
    yield eyes.link(Link.OFFLINE)
    yield eyes.has_rows
    for case in (plan.answered, plan.returned, plan.held, plan.noted):
        check(eyes.outbox().get(case), "every command survived the kill")
        check(set(eyes.outbox()[case]) <= {State.QUEUED, State.SENT}, "nothing claims to have been sent")
    check(_stored(eyes, plan.unfinished) == plan.text, "the unfinished text survived the kill")
    eyes.navigation.choose(View.ALL)
    yield lambda: eyes.list.select_case(plan.unfinished)
    eyes.open_case(plan.unfinished)
    yield lambda: eyes.work.reply.writing.editor.text() == plan.text
    day.step("Semua masih ada", f"draf: “{plan.text}”", eyes.window)
    eyes.navigation.choose(View.OUTBOX)
    yield lambda: _waiting(eyes) == 4
    day.step("Kotak keluar", "4 × " + _waiting_words(eyes), eyes.window)

    yield parent.ask("network on")
    eyes.context.sync_now()
    yield eyes.link(Link.CONNECTED)
    yield lambda: [set(states) for states in eyes.outbox().values()] == [{State.SETTLED}] * 4
    receipts = [item.receipt for item in eyes.context.queries.outbox_items()]
    check(all(receipts), "every command has its receipt")
    yield lambda: all(receipt in "\n".join(_outbox_texts(eyes)) for receipt in receipts)
    day.step("Jaringan kembali: tanda terima muncul", "tanda terima " + ", ".join(receipts), eyes.window)
    eyes.window.close()


def supervisor(day: Day, plan: Plan, parent: Parent) -> Script:
    """Read the queue, go offline, approve and return, and come back online."""
    yield from _sign_in(day, plan)
    eyes = yield from _window()
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
        yield eyes.work.decision.approve.isVisible
        check(text in eyes.work.decision.card.text(), "the exact text stands there")
        if case == plan.answered:
            day.step("Atasan luring, membaca teks persisnya", eyes.bar.text(), eyes.window)
        press(eyes.work.decision.approve)
        yield lambda case=case: eyes.outbox().get(case) == [State.QUEUED]
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
    found = yield lambda: seen(UnlockDialog)() or seen(PassphraseDialog)()
    name = "unlock" if isinstance(found, UnlockDialog) else "passphrase"
    type_text(found.findChild(QLineEdit, "unlock.password" if name == "unlock" else "passphrase.first"), plan.password)
    press(found.findChild(QPushButton, f"{name}.submit"))
    eyes = yield from _window()
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
    standing = eyes.window.findChild(OwnReply)
    yield lambda: standing.isVisible() and RETURN_NOTES in standing.notes.text()
    day.step("Yang dikembalikan datang dengan catatannya", standing.notes.text(), eyes.window)
    eyes.open_case(plan.held)
    yield eyes.shows_case(plan.held)
    yield lambda: standing.publish.isVisible() and standing.repair.isVisible()
    day.step("Yang disetujui masih ditahan", standing.state.text(), eyes.window)
    press(standing.repair)
    yield lambda: eyes.work.reply.isVisible() and eyes.work.reply.writing.editor.text() == HELD_ANSWER
    replace_text(eyes.work.reply.writing.editor, CHANGED_ANSWER)
    yield eyes.work.reply.hint.isVisible
    day.step("Mengubah teks yang sudah disetujui", eyes.work.reply.hint.text(), eyes.window)
    QTest.keyClick(eyes.work.reply.writing.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    yield lambda: eyes.outbox().get(plan.held) == [State.SETTLED] * 2
    view = eyes.context.queries.case(plan.held, eyes.context.world())
    check(view.case.reply is not None and view.case.reply.decided_by is None, "the approval is void")
    yield lambda: any(word in eyes.story() for word in ("Persetujuan batal", "Approval void"))
    yield lambda: _waiting_words(eyes) not in eyes.story()
    day.step("Persetujuan batal, teks baru menunggu persetujuan", "linimasa mencatatnya", eyes.window)
    eyes.window.close()


def _answerable(eyes: Eyes, row: int) -> bool:
    case = eyes.list.cases.case_at(row)
    view = eyes.context.queries.case(case, eyes.context.world()) if case else None
    if view is None or view.case.reply is not None or not view.case.text.strip():
        return False
    return any(o.command is SubmitReply and o.reason is None for o in available(view.case, eyes.context.person))


def _stored(eyes: Eyes, case: str) -> str:
    view = eyes.context.queries.case(case, eyes.context.world())
    return view.reply_draft.text if view and view.reply_draft else ""


def _files(eyes: Eyes, case: str) -> list[str]:
    view = eyes.context.queries.case(case, eyes.context.world())
    return [item.name for item in view.reply_draft.attachments] if view and view.reply_draft else []


def _outbox_texts(eyes: Eyes) -> list[str]:
    """Each line of the outbox as it is read out."""
    screen = eyes.window.findChild(OutboxScreen)
    if screen is None:
        return []
    model = screen.list.model()
    return [str(model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)) for row in range(model.rowCount())]


def _waiting(eyes: Eyes) -> int:
    return sum(_waiting_words(eyes) in text for text in _outbox_texts(eyes))


def _waiting_words(eyes: Eyes) -> str:
    """The words for a command that waits, in the language of the window."""
    item = eyes.context.queries.outbox_items()[0]
    zone = office_zone(eyes.context.person, eyes.context.world().directory)
    return item_state_text(replace(item, state=State.QUEUED), eyes.context.status(), eyes.context.clock(), zone).text


PARTS: dict[str, Callable[[Day, Plan, Parent], Script]] = {
    "morning": morning,
    "restart": restart,
    "supervisor": supervisor,
    "afternoon": afternoon,
}
