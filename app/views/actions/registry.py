"""Every action of the window, in the order in which menus, sheet and palette name them."""

from typing import Any, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.i18n import LANGUAGE_NAMES, LANGUAGES
from app.models.queries import View
from app.settings import ON
from app.views import theme
from app.views.actions.action import Action, Scope, Situation, WindowHands
from app.views.actions.case_actions import CASE_ACTIONS, choose_first
from app.views.actions.pressed import ARRANGING, HANDLING, reviews
from app.views.case_list.delegate import COMFORTABLE, DENSE
from app.views.navigation.model import Place
from app.views.settings.declared import SINGLE_LETTERS
from domain.commands import ApproveReply

translate = QCoreApplication.translate

_VIEW_WORDS: Final = {
    View.TODAY: (QT_TRANSLATE_NOOP("Action", "Go to: Today"), "hari ini tenggat dekat mendesak today due"),
    View.NEW: (QT_TRANSLATE_NOOP("Action", "Go to: New"), "baru masuk inbox new"),
    View.APPROVAL: (QT_TRANSLATE_NOOP("Action", "Go to: Needs approval"), "perlu persetujuan antrean paraf approval"),
    View.COORDINATION: (QT_TRANSLATE_NOOP("Action", "Go to: Coordination"), "koordinasi pendamping coordination"),
    View.LATE: (QT_TRANSLATE_NOOP("Action", "Go to: Past the deadline"), "lewat tenggat terlambat late overdue"),
    View.WAITING: (
        QT_TRANSLATE_NOOP("Action", "Go to: Awaiting reporter"),
        "menunggu pelapor tunda waiting reporter",
    ),
    View.OUTBOX: (
        QT_TRANSLATE_NOOP("Action", "Go to: Outbox"),
        "kotak keluar belum terkirim draf konflik outbox drafts",
    ),
    View.ALL: (QT_TRANSLATE_NOOP("Action", "Go to: All"), "semua laporan all reports"),
}


def _has_row(situation: Situation) -> str | None:
    return "" if situation.in_list else choose_first()


def _shows_case(situation: Situation) -> str | None:
    return "" if situation.view is not None else choose_first()


def _takes_in(situation: Situation) -> str | None:
    return "" if situation.may_take_in else None


def _reviews(situation: Situation) -> str | None:
    return "" if reviews(situation) else None


def _works(situation: Situation) -> str | None:
    return None if situation.practises else ""


def _puts_off(situation: Situation) -> str | None:
    if ApproveReply not in situation.reach:
        return None
    return "" if situation.may_put_off else translate("Action", "No other answer waits for your decision.")


def _goes_back(situation: Situation) -> str | None:
    if ApproveReply not in situation.reach:
        return None
    return "" if situation.may_go_back else translate("Action", "There is no answer before this one.")


def _undoes(situation: Situation) -> str | None:
    if not situation.reach:
        return None
    return "" if situation.may_undo else translate("Action", "Nothing was handed in that can still be undone.")


def _setting(name: str, value: str, text: Any, words: str, context: str = "Action") -> Action[WindowHands]:
    return Action(
        f"{name}.{value}",
        text,
        lambda hands: hands.choose(name, value),
        words=words,
        setting=(name, value),
        context=context,
    )


def _go(number: int, view: View) -> Action[WindowHands]:
    name, words = _VIEW_WORDS[view]
    return Action(
        f"go.{view}",
        name,
        lambda hands: hands.go_to(view),
        words=f"buka tampilan go open {words}",
        keys=f"Ctrl+{number}",
        standing=lambda situation: "" if view in situation.views else None,
    )


TAKE_IN: Final[Action[WindowHands]] = Action(
    "window.take_in",
    QT_TRANSLATE_NOOP("Action", "&New report at the counter…"),
    lambda hands: hands.take_in(),
    words="laporan baru loket tatap muka terima catat surat pos telepon walk in intake counter new",
    keys="Ctrl+N",
    standing=_takes_in,
)
DELEGATION: Final[Action[WindowHands]] = Action(
    "window.delegation",
    QT_TRANSLATE_NOOP("Action", "&Leave and substitutes…"),
    lambda hands: hands.show_delegation(),
    words="cuti izin pengganti wakil plt an delegasi leave substitute delegation away acting",
)
REVIEW: Final[Action[WindowHands]] = Action(
    "dossier.review_worst",
    QT_TRANSLATE_NOOP("Action", "Review the &worst delay"),
    lambda hands: hands.review_worst(),
    words="tinjau keterlambatan terburuk terparah terlama temuan dosir review worst delay finding dossier",
    standing=_reviews,
)
SYNC: Final[Action[WindowHands]] = Action(
    "window.sync",
    QT_TRANSLATE_NOOP("Action", "&Sync now"),
    lambda hands: hands.sync(),
    words="sinkronkan perbarui muat ulang kirim unduh segarkan sync refresh update",
    keys="F5",
)
SEARCH: Final[Action[WindowHands]] = Action(
    "window.search",
    QT_TRANSLATE_NOOP("Action", "Find a &report…"),
    lambda hands: hands.search(),
    words="cari laporan telusuri temukan nomor kata search find report",
    keys="Ctrl+F",
    letter="/",
)
PALETTE: Final[Action[WindowHands]] = Action(
    "window.palette",
    QT_TRANSLATE_NOOP("Action", "&Find an action…"),
    lambda hands: hands.open_palette(),
    words="palet perintah cari tindakan command palette search",
    keys="Ctrl+K",
)
SETTINGS: Final[Action[WindowHands]] = Action(
    "window.settings",
    QT_TRANSLATE_NOOP("Action", "S&ettings…"),
    lambda hands: hands.show_settings(),
    words="pengaturan setelan ukuran teks warna bahasa tema notifikasi settings preferences text size",
    keys="Ctrl+,",
)
QUIT: Final[Action[WindowHands]] = Action(
    "window.quit",
    QT_TRANSLATE_NOOP("Action", "&Quit"),
    lambda hands: hands.quit(),
    words="keluar tutup aplikasi quit exit close",
    keys="Ctrl+Q",
)
SHORTCUTS: Final[Action[WindowHands]] = Action(
    "help.shortcuts",
    QT_TRANSLATE_NOOP("Action", "&Keyboard shortcuts"),
    lambda hands: hands.show_shortcuts(),
    words="pintasan tombol papan ketik bantuan keyboard keys help",
    keys="F1",
    letter="?",
)
FIRST_STEPS: Final[Action[WindowHands]] = Action(
    "help.first_steps",
    QT_TRANSLATE_NOOP("Action", "&First steps"),
    lambda hands: hands.show_first_steps(),
    words="langkah pertama panduan bantuan mulai baru cara guide help getting started",
)
TRAINING: Final[Action[WindowHands]] = Action(
    "help.training",
    QT_TRANSLATE_NOOP("Action", "&Training mode"),
    lambda hands: hands.open_training(),
    words="latihan berlatih belajar coba simulasi mencoba training practice learn tutorial",
    standing=_works,
)
ABOUT: Final[Action[WindowHands]] = Action(
    "help.about",
    QT_TRANSLATE_NOOP("Action", "&About Konsol Penghubung"),
    lambda hands: hands.show_about(),
    words="tentang versi about version",
)
GO: Final[tuple[Action[WindowHands], ...]] = tuple(_go(number, view) for number, view in enumerate(View, 1))
DASHBOARD: Final[Action[WindowHands]] = Action(
    "go.dashboard",
    QT_TRANSLATE_NOOP("Action", "Go to: Dashboard"),
    lambda hands: hands.go_to(Place.DASHBOARD),
    words="dasbor dashboard indikator capaian grafik tren angka kinerja chart figures",
)
MOVES: Final[tuple[Action[WindowHands], ...]] = (
    Action(
        "list.open",
        QT_TRANSLATE_NOOP("Action", "Open the report of this row"),
        lambda hands: hands.open_row(),
        Scope.LIST,
        "buka laporan baris open report",
        keys="Enter",
        local=True,
        standing=_has_row,
    ),
    Action(
        "list.next",
        QT_TRANSLATE_NOOP("Action", "Next report of the list"),
        lambda hands: hands.step(1),
        words="laporan berikutnya lanjut antrean next report queue",
        keys="Ctrl+PgDown",
        standing=_has_row,
    ),
    Action(
        "list.previous",
        QT_TRANSLATE_NOOP("Action", "Previous report of the list"),
        lambda hands: hands.step(-1),
        words="laporan sebelumnya mundur previous report",
        keys="Ctrl+PgUp",
        standing=_has_row,
    ),
    Action(
        "case.leave",
        QT_TRANSLATE_NOOP("Action", "Back to the row in the list"),
        lambda hands: hands.leave_case(),
        Scope.CASE,
        "kembali daftar tutup back list",
        keys="Esc",
        local=True,
        standing=_shows_case,
    ),
    Action(
        "window.next_pane",
        QT_TRANSLATE_NOOP("Action", "To the next part of the window"),
        lambda hands: hands.cycle(1),
        words="panel berikutnya pindah next pane",
        keys="F6",
    ),
    Action(
        "window.previous_pane",
        QT_TRANSLATE_NOOP("Action", "To the previous part of the window"),
        lambda hands: hands.cycle(-1),
        words="panel sebelumnya pindah previous pane",
        keys="Shift+F6",
    ),
)
UNDO: Final[Action[WindowHands]] = Action(
    "window.undo",
    QT_TRANSLATE_NOOP("Action", "&Undo what was just handed in"),
    lambda hands: hands.undo(),
    words="batalkan urungkan tarik keputusan terakhir undo take back",
    keys="Ctrl+Z",
    standing=_undoes,
)
ROUND: Final[tuple[Action[WindowHands], ...]] = (
    Action(
        "approval.later",
        QT_TRANSLATE_NOOP("Action", "Decide later, on to the next answer"),
        lambda hands: hands.decide_later(),
        words="nanti lewati tunda persetujuan berikutnya antrean skip later next approval",
        keys="Ctrl+Shift+PgDown",
        standing=_puts_off,
    ),
    Action(
        "approval.earlier",
        QT_TRANSLATE_NOOP("Action", "Back to the answer before"),
        lambda hands: hands.decide_earlier(),
        words="kembali sebelumnya persetujuan antrean back previous approval",
        keys="Ctrl+Shift+PgUp",
        standing=_goes_back,
    ),
    UNDO,
)
UNREAD: Final[Action[WindowHands]] = Action(
    "case.unread",
    QT_TRANSLATE_NOOP("Action", "Mark the report as &unread"),
    lambda hands: hands.leave_unread(),
    words="tandai belum dibaca baca nanti lagi unread mark later",
    keys="Ctrl+U",
    letter="u",
    standing=_shows_case,
)
THEMES: Final = (
    _setting(
        "theme", theme.SYSTEM, QT_TRANSLATE_NOOP("Action", "&Follow the system"), "tema sistem tampilan theme system"
    ),
    _setting("theme", theme.LIGHT, QT_TRANSLATE_NOOP("Action", "&Light"), "tema terang siang tampilan theme light"),
    _setting("theme", theme.DARK, QT_TRANSLATE_NOOP("Action", "&Dark"), "tema gelap malam tampilan theme dark"),
    _setting(
        "theme",
        theme.HIGH_CONTRAST,
        QT_TRANSLATE_NOOP("Action", "&High contrast"),
        "tema kontras tinggi hitam putih theme high contrast",
    ),
)
DENSITIES: Final = (
    _setting("density", COMFORTABLE, QT_TRANSLATE_NOOP("Action", "&Comfortable rows"), "baris nyaman lega comfortable"),
    _setting("density", DENSE, QT_TRANSLATE_NOOP("Action", "De&nse rows"), "baris rapat padat dense compact"),
)
ROW_FACTS: Final[Action[WindowHands]] = Action(
    "list.facts",
    QT_TRANSLATE_NOOP("Action", "&Row facts…"),
    lambda hands: hands.choose_row_facts(),
    words="isi baris kolom keterangan fakta atur pilih kolom susunan columns rows row facts fields choose",
)
LETTER_KEYS: Final[Action[WindowHands]] = Action(
    SINGLE_LETTERS.key,
    QT_TRANSLATE_NOOP("Action", "&Single-letter shortcuts in the list"),
    lambda hands: hands.toggle(SINGLE_LETTERS),
    words="pintasan satu huruf matikan nyalakan single letter keys on off",
    setting=(SINGLE_LETTERS.key, ON),
)
LANGUAGE: Final = tuple(
    _setting("language", code, LANGUAGE_NAMES[code], "bahasa language inggris indonesia english", context="")
    for code in LANGUAGES
)

WINDOW_ACTIONS: Final[tuple[Action[WindowHands], ...]] = (
    TAKE_IN,
    SYNC,
    SEARCH,
    PALETTE,
    *GO,
    DASHBOARD,
    *MOVES,
    *ROUND,
    REVIEW,
    DELEGATION,
    UNREAD,
    *THEMES,
    *DENSITIES,
    ROW_FACTS,
    *ARRANGING,
    *HANDLING,
    LETTER_KEYS,
    *LANGUAGE,
    SETTINGS,
    SHORTCUTS,
    FIRST_STEPS,
    TRAINING,
    ABOUT,
    QUIT,
)
ACTIONS: Final[tuple[Action[WindowHands], ...]] = (*CASE_ACTIONS, *WINDOW_ACTIONS)


def by_letter(letter: str) -> Action[WindowHands] | None:
    return next((action for action in ACTIONS if action.letter == letter), None)
