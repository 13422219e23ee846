"""Everything that can be done with a report: the answer, the note, and one action for every form."""

from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.views.actions.action import Action, CaseHands, Part, Scope, Situation, Standing
from app.views.case.forms import handling, oversight, together
from app.views.case.forms.form import Form
from domain.commands import AddNote, ApproveReply, Command, ReturnReply, SubmitReply

translate = QCoreApplication.translate

# What else people call it, in Indonesian and English; and the list's letter.
_WORDS: Final = {
    handling.VERIFY: "verifikasi periksa teruskan forward verify check",
    handling.DISPOSE: "disposisi teruskan unit bidang dinas opd skpd petugas assign dispose forward",
    handling.HANDLE_HERE: "kelola tangani sendiri ambil handle manage",
    handling.ASK_INFORMATION: "tunda kelengkapan informasi tanya pelapor data kurang postpone ask information",
    handling.ASK_TRANSFER: "bukan wewenang limpahkan pelimpahan pindah salah alamat transfer not authority",
    handling.DECIDE_TRANSFER: "putuskan pelimpahan bukan wewenang setuju tolak decide transfer",
    handling.WITHDRAW_TRANSFER: "tarik batal pelimpahan bukan wewenang withdraw transfer",
    handling.CORRECT: "perbaiki koreksi ubah judul kategori klasifikasi tag label teks edit correct title category",
    handling.PROTECT: "lindungi anonim rahasia sembunyikan nama tanda flag anonymous secret protect hide",
    handling.CLOSE: "tutup selesai rampung tuntas close complete done finish",
    handling.REOPEN: "buka kembali lagi reopen again",
    handling.ARCHIVE: "arsipkan arsip simpan archive",
    handling.BLOCK: "blokir konten sara sensor block content",
    together.INVITE: "koordinasi undang instansi pendamping tembusan ajak invite agency coordinate",
    together.GIVE_TASK: "beri tugas minta tugaskan subtugas pendamping tenggat task assign delegate",
    together.ACCEPT_TASK: "terima tugas sanggup accept task",
    together.FINISH_TASK: "selesai tugas kontribusi sumbangan hasil kemajuan lapor progress finish contribute task",
    together.DECLINE_TASK: "kembalikan tugas tolak decline return task",
    together.CANCEL_TASK: "batalkan tugas cancel task",
    together.NAMED_NOTE: "catatan instansi tertentu pesan kirim message note agencies named",
    together.WITHDRAW: "cabut tarik undangan keluarkan instansi withdraw invitation",
    together.LINK: "duplikat sama kembar gabung tautkan laporan induk duplicate link same merge",
    together.UNLINK: "lepas tautan duplikat pisah batal unlink duplicate",
    oversight.ASK_REVEAL: "identitas pelapor nama nik buka lihat siapa minta unmask reveal identity who",
    oversight.DECIDE_REVEAL: "identitas izinkan setujui tolak permintaan unmask reveal grant refuse identity",
    oversight.RECORD_FINDING: "temuan rekomendasi tinjauan pengawasan saran ombudsman finding recommendation review",
    oversight.ANSWER_FINDING: "jawab temuan tanggapi rekomendasi answer finding",
    oversight.CHANGE_REPLY: "setujui dengan perubahan ubah jawaban paraf approve change edit answer",
}
_KEYS: Final = {oversight.CHANGE_REPLY: "Ctrl+Shift+E"}
_LETTERS: Final = {
    handling.VERIFY: "v",
    handling.DISPOSE: "d",
    handling.ASK_INFORMATION: "e",
    together.INVITE: "c",
}


def choose_first() -> str:
    return translate("Action", "Choose a report first.")


def offered(command: type[Command]) -> Standing:
    """As the table of the workflow has it for this person and this report."""

    def standing(situation: Situation) -> str | None:
        if situation.view is None:
            return choose_first() if command in situation.reach else None
        return situation.offers.reason(command) if situation.offers.offered(command) else None

    return standing


def _reply(situation: Situation) -> str | None:
    """A draft can be read whatever the case allows."""
    reason = offered(SubmitReply)(situation)
    return "" if reason and situation.view is not None and situation.has_reply_draft else reason


def _standing_reply(situation: Situation) -> str | None:
    if situation.view is None:
        return choose_first()
    return "" if situation.view.case.reply is not None else translate("Action", "No answer has been submitted here.")


def _sends(situation: Situation) -> str | None:
    if not situation.reach:
        return None
    return "" if situation.sends else translate("Action", "Nothing is being written just now.")


def _approves(situation: Situation) -> str | None:
    return _decides(ApproveReply, situation, situation.decides)


def _returns(situation: Situation) -> str | None:
    return _decides(ReturnReply, situation, situation.returns)


def _decides(command: type[Command], situation: Situation, possible: bool) -> str | None:
    if offered(command)(situation) is None:
        return None
    return "" if possible else translate("Action", "No answer that you decide on is on the screen.")


def _identity(situation: Situation) -> str | None:
    return "" if situation.holds_grant else None


def _on_a_case(situation: Situation) -> str | None:
    return "" if situation.view is not None else choose_first()


def _of_form(form: Form) -> Action[CaseHands]:
    return Action(
        form.purpose,
        form.name,
        lambda hands: hands.begin_form(form),
        Scope.CASE,
        _WORDS[form],
        keys=_KEYS.get(form, ""),
        local=form in _KEYS,
        letter=_LETTERS.get(form, ""),
        standing=offered(form.command),
        context="CaseAction",
    )


REPLY: Final[Action[CaseHands]] = Action(
    "case.reply",
    QT_TRANSLATE_NOOP("Action", "&Answer"),
    lambda hands: hands.begin_reply(),
    Scope.CASE,
    "balas jawab tanggapi tanggapan tindak lanjut respons answer reply respond follow up",
    letter="r",
    standing=_reply,
)
NOTE: Final[Action[CaseHands]] = Action(
    "case.note",
    QT_TRANSLATE_NOOP("Action", "&Note"),
    lambda hands: hands.begin_note(),
    Scope.CASE,
    "catatan internal tulis memo pesan note comment",
    letter="n",
    standing=offered(AddNote),
)
TEMPLATE: Final[Action[CaseHands]] = Action(
    "case.template",
    QT_TRANSLATE_NOOP("Action", "Answer with an example"),
    lambda hands: hands.choose_template(),
    Scope.CASE,
    "templat contoh kalimat baku jawaban siap pakai terdahulu serupa template example precedent snippet macro",
    letter="t",
    standing=offered(SubmitReply),
)
IDENTITY: Final[Action[CaseHands]] = Action(
    "case.identity",
    QT_TRANSLATE_NOOP("Action", "Show the reporter's identity"),
    lambda hands: hands.show_identity(),
    Scope.CASE,
    "lihat identitas pelapor nama nik telepon unmask reveal show identity name phone",
    standing=_identity,
)
TRAIL: Final[Action[CaseHands]] = Action(
    "case.trail",
    QT_TRANSLATE_NOOP("Action", "Audit trail"),
    lambda hands: hands.show_trail(),
    Scope.CASE,
    "jejak audit riwayat siapa kapan persetujuan buka identitas log catatan audit trail history who when",
    keys="Ctrl+J",
    standing=_on_a_case,
)
DEADLINE: Final[Action[CaseHands]] = Action(
    "case.deadline",
    QT_TRANSLATE_NOOP("Action", "Why this deadline?"),
    lambda hands: hands.explain_deadline(),
    Scope.CASE,
    "tenggat batas waktu hari kerja kenapa hitung deadline due why",
    standing=_on_a_case,
)
WHILE_WRITING: Final[tuple[Action[CaseHands], ...]] = (
    Action(
        "case.standing",
        QT_TRANSLATE_NOOP("Action", "Where the answer stands"),
        lambda hands: hands.show_standing(),
        Scope.CASE,
        "persetujuan status jawaban putuskan paraf nota dinas approval decide",
        standing=_standing_reply,
    ),
    Action(
        "case.send",
        QT_TRANSLATE_NOOP("Action", "Submit what is being written"),
        lambda hands: hands.send_page(),
        Scope.CASE,
        "ajukan kirim serahkan submit send",
        keys="Ctrl+Enter",
        local=True,
        standing=_sends,
    ),
    Action(
        "case.approve",
        QT_TRANSLATE_NOOP("Action", "Approve the answer that is shown"),
        lambda hands: hands.approve(),
        Scope.CASE,
        "setujui paraf tanda tangan sahkan approve sign",
        keys="Ctrl+Shift+Enter",
        local=True,
        standing=_approves,
    ),
    Action(
        "case.give_back",
        QT_TRANSLATE_NOOP("Action", "Return the answer with notes"),
        lambda hands: hands.give_back(),
        Scope.CASE,
        "kembalikan catatan tolak jawaban perbaiki return notes reject",
        keys="Ctrl+Shift+K",
        local=True,
        standing=_returns,
    ),
    DEADLINE,
)

GROUPS: Final[tuple[Part[CaseHands], ...]] = (
    Part(QT_TRANSLATE_NOOP("ActionPart", "&Handling"), tuple(map(_of_form, handling.HANDLING))),
    Part(QT_TRANSLATE_NOOP("ActionPart", "&Coordination and duplicates"), tuple(map(_of_form, together.TOGETHER))),
    Part(
        QT_TRANSLATE_NOOP("ActionPart", "&Identity, trail and oversight"),
        (IDENTITY, TRAIL, *map(_of_form, oversight.OVERSIGHT)),
    ),
)
"""What the button for the rest opens, in its parts."""

CASE_ACTIONS: Final[tuple[Action[CaseHands], ...]] = (
    REPLY,
    TEMPLATE,
    NOTE,
    *WHILE_WRITING,
    *(a for part in GROUPS for a in part),
)
