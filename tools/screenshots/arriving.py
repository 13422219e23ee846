"""The way in, and everything that may stand between a console and its server, by somebody whose first day it is."""

from concurrent.futures import Future
from dataclasses import replace
from datetime import timedelta
from typing import Any, Final

from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from app.advance import Advance, Stretch
from app.changes import ChangeBus
from app.models.outbox import State
from app.models.queries import View
from app.problems import Problem, ProblemCode
from app.status import Link
from app.views.held_back import HeldBackDialog
from app.views.help_windows import AboutWindow
from app.views.leaving import LeavingNote
from app.views.main_window import MainWindow
from app.views.sign_in.dialogs import PassphraseDialog, ProblemDialog, SignInDialog, UnlockDialog
from app.views.waiting import OpeningNote
from domain.commands import AddNote, SubmitReply
from tools.screenshots.album import settled
from tools.screenshots.sitting import Sitting, Stage
from tools.working_day.eyes import one
from tools.working_day.hands import Script, press, replace_text, seen, type_text

DAYS_WITHOUT_NETWORK: Final = timedelta(days=4)
NOTE: Final = "Keluarga sudah dikunjungi pendamping; berkas kependudukannya menyusul Senin."
DRAFT: Final = "Yth. Pelapor, petugas kami sudah mengunjungi keluarga yang dilaporkan dan"


def in_pictures(stage: Stage) -> Script:
    """Signs in for the first time, with a slip; there is no keyring here, so a passphrase is chosen."""
    album, password = stage.album, stage.plan.password
    dialog = yield seen(SignInDialog)
    for name, text in (("server", stage.plan.server), ("username", stage.plan.person)):
        replace_text(one(dialog, QLineEdit, f"sign_in.{name}"), text)
    yield from album.alone(seen(SignInDialog), "101-masuk", stays=True)
    secret = one(dialog, QLineEdit, "sign_in.password")
    type_text(secret, password + " salah")
    press(one(dialog, QPushButton, "sign_in.submit"))
    yield one(dialog, QLabel, "sign_in.error").text
    yield from album.alone(seen(SignInDialog), "102-kata-sandi-salah", stays=True)
    replace_text(secret, password)
    press(one(dialog, QPushButton, "sign_in.submit"))
    yield lambda: seen(MainWindow)() or seen(PassphraseDialog)()
    if (choose := seen(PassphraseDialog)()) is not None:
        yield from album.alone(seen(PassphraseDialog), "103-memilih-frasa-sandi", stays=True)
        for name in ("first", "second"):
            type_text(one(choose, QLineEdit, f"passphrase.{name}"), password)
        press(one(choose, QPushButton, "passphrase.submit"))


def in_again(stage: Stage) -> Script:
    """The next start of the same console asks for what opens it, and is left at that."""
    dialog = yield lambda: seen(PassphraseDialog)() or seen(UnlockDialog)()
    yield from stage.album.alone(lambda: dialog, "106-frasa-sandi")


def newcomer(me: Sitting) -> Script:
    yield me.link(Link.CONNECTED)
    yield me.has_rows
    yield from settled()
    yield from me.take("105-selamat-datang")
    me.window.welcome.close_up.click()
    me.hands.show_about()
    yield from me.alone(AboutWindow, "121-tentang")
    yield from _windows_that_come_seldom(me)
    yield from _old_data(me)
    yield from _session_over(me)
    yield from _leaving_the_scope(me)
    yield from _not_welcome_any_more(me)


def _windows_that_come_seldom(me: Sitting) -> Script:
    """Each of them itself, without what it takes to meet it."""

    def never(*_: str) -> Future[Any]:
        return Future()

    for kind, window, name in (
        (UnlockDialog, UnlockDialog(never, ChangeBus(me.window), me.context.person.name), "107-membuka-kunci"),
        (OpeningNote, OpeningNote(Advance(Stretch("work", 0.4, 1.0))), "108-sedang-dibuka"),
        (ProblemDialog, ProblemDialog(Problem(ProblemCode.SECOND_INSTANCE)), "120-masalah-saat-mulai"),
    ):
        window.show()
        yield from me.alone(kind, name)


def _old_data(me: Sitting) -> Script:
    yield from me.offline()
    yield one(me.bar, QLabel, "status_bar.retry").isVisible
    one(me.bar, QPushButton, "status_bar.why").click()
    yield from me.take("112-menyambung-lagi")
    one(me.bar, QPushButton, "status_bar.why").click()
    me.stage.clock.ahead = DAYS_WITHOUT_NETWORK
    me.bar.say_again()
    yield from me.take("111-data-lama")
    me.stage.clock.ahead = timedelta()
    yield from me.online()


def _session_over(me: Sitting) -> Script:
    """Work goes on without a session, and waits."""
    yield me.ask(f"end sessions {me.stage.plan.person}")
    me.context.sync_now()
    yield me.link(Link.SESSION_EXPIRED)
    yield from me.take("110-sesi-berakhir")
    press(one(me.window, QPushButton, "status_bar.sign_in"))
    yield from me.alone(SignInDialog, "109-masuk-lagi", stays=True)
    dialog = seen(SignInDialog)()
    type_text(one(dialog, QLineEdit, "sign_in.password"), me.stage.plan.password)
    press(one(dialog, QPushButton, "sign_in.submit"))
    yield me.link(Link.CONNECTED)


def _leaving_the_scope(me: Sitting) -> Script:
    """Another office from today on: the question comes before anything goes, and what was begun there stays."""
    lost = me.context.person.memberships[0].unit
    yield from me.go(View.ALL)
    case = me.fresh(SubmitReply, among=[each for each in me.listed() if me.case(each).case.holder.unit == lost])
    yield from me.read(case)
    me.pane.begin_reply()
    type_text(me.work.reply.writing.editor, DRAFT)
    yield lambda: me.draft(case) == DRAFT
    yield me.ask(f"take away units {me.stage.plan.person}")
    me.context.sync_now()
    yield me.link(Link.HELD)
    yield from me.take("115-banyak-laporan-akan-keluar")
    held = one(me.window, QPushButton, "status_bar.held")
    held.click()
    yield from me.alone(HeldBackDialog, "116-pertanyaan-sebelum-keluar")
    me.pane.begin_note()
    type_text(me.work.note.writing.editor, NOTE)
    me.work.note.submit.click()
    yield lambda: me.outbox().get(case)
    held.click()
    seen(HeldBackDialog)().accept_button.click()
    yield lambda: me.pane.notice.isVisible()
    yield from me.take("118-laporan-di-luar-lingkup")
    yield from me.go(View.OUTBOX)
    yield from me.take("117-pekerjaan-tanpa-laporan")


def _not_welcome_any_more(me: Sitting) -> Script:
    """A server that asks for a newer console, then one that bars this computer; what was not sent is spoken of."""
    yield from me.go(View.TODAY)
    yield from me.read(me.listed()[0])
    problem = ProblemCode.UPGRADE_NEEDED  # there is no older console here that the server would turn away
    me.context.bus.tell_status(replace(me.context.status(), link=Link.UPGRADE_NEEDED, problem=problem))
    yield from me.take("113-perlu-versi-baru")
    yield me.ask(f"bar computers {me.stage.plan.person}")
    me.context.sync_now()
    yield me.link(Link.REVOKED)
    yield from me.take("114-komputer-dicabut")
    yield from me.read(me.fresh(AddNote))
    me.pane.begin_note()
    type_text(me.work.note.writing.editor, NOTE)
    me.work.note.submit.click()
    yield lambda: any(item.state is State.QUEUED for item in me.unsent())
    me.window.close()
    note = yield seen(LeavingNote)
    yield from me.alone(LeavingNote, "119-keluar-dengan-yang-belum-terkirim", stays=True)
    note.accept()
