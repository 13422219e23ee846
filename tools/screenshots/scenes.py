"""What is photographed: for each person the screens and states that somebody in that chair meets."""

from collections.abc import Callable, Generator
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.models.queries import View
from app.status import Link
from app.views.case.work_area import Page
from domain.commands import AddNote
from tools.screenshots.album import Album, settled
from tools.working_day.eyes import Eyes, Plan, sign_in, window_opened
from tools.working_day.hands import Condition, Day, Parent, Script, type_text

ANSWER = (
    "Yth. Pelapor, lubang yang dilaporkan telah ditambal oleh regu pemeliharaan Dinas PUPR pada Rabu pagi. Foto "
    "sebelum dan sesudah terlampir. Ruas ini akan dipantau sampai akhir musim hujan."
)
NOTE = "Sudah ditelepon ke UPTD: alat berat masih dipakai di ruas lain sampai Kamis."

Scenes = Callable[[Eyes, Album, Parent], Script]


def officer(eyes: Eyes, album: Album, parent: Parent) -> Script:
    yield eyes.has_rows
    yield from album.take(eyes.window, "01-hari-ini")
    free = yield from _answerable(eyes)
    eyes.open_case(free[0])
    yield eyes.shows_case(free[0])
    yield from album.take(eyes.window, "02-laporan")
    eyes.pane.header.why.click()
    yield from album.take(eyes.window, "03-kenapa-tenggat-ini")
    eyes.pane.header.why.click()
    eyes.pane.begin_reply()
    yield eyes.work.reply.isVisible
    eyes.work.reply.choose_template()
    yield from settled()
    yield from album.take(eyes.window, "04-templat")
    eyes.work.reply.picker.use.click()
    yield from album.take(eyes.window, "05-templat-belum-diisi")
    eyes.work.reply.writing.editor.selectAll()
    type_text(eyes.work.reply.writing.editor, ANSWER)
    yield lambda: eyes.draft(free[0]) == ANSWER
    yield from album.take(eyes.window, "06-menulis-jawaban")
    yield parent.ask("network off")
    eyes.context.sync_now()
    yield eyes.link(Link.OFFLINE)
    eyes.work.reply.submit.click()
    yield lambda: eyes.work.page is Page.STANDING
    yield from album.take(eyes.window, "07-luring-menunggu-koneksi")
    eyes.open_case(free[1])
    yield eyes.shows_case(free[1])
    eyes.pane.begin_note()
    type_text(eyes.work.note.writing.editor, NOTE)
    yield from album.take(eyes.window, "08-catatan-internal")
    QTest.keyClick(eyes.work.note.writing.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    yield lambda: any(type(item.envelope.command) is AddNote for item in eyes.context.queries.outbox_items())
    eyes.navigation.choose(View.OUTBOX)
    yield from album.take(eyes.window, "09-kotak-keluar")
    yield parent.ask("network on")
    eyes.context.sync_now()
    yield eyes.link(Link.CONNECTED)
    yield from album.take(eyes.window, "10-terkirim")
    for view, name in ((View.COORDINATION, "11-koordinasi"), (View.LATE, "12-lewat-tenggat"), (View.ALL, "13-semua")):
        eyes.navigation.choose(view)
        yield from settled()
        yield from album.take(eyes.window, name)


def supervisor(eyes: Eyes, album: Album, parent: Parent) -> Script:
    eyes.navigation.choose(View.APPROVAL)
    yield eyes.has_rows
    first = eyes.list.cases.case_at(0)
    assert first is not None
    eyes.open_case(first)
    yield eyes.shows_case(first)
    yield from album.take(eyes.window, "20-persetujuan")
    if eyes.work.decision.give_back.isVisible():
        eyes.work.decision.give_back.click()
        yield from album.take(eyes.window, "21-mengembalikan")


def admin(eyes: Eyes, album: Album, parent: Parent) -> Script:
    yield eyes.has_rows
    yield from album.take(eyes.window, "30-admin-hari-ini")
    eyes.navigation.choose(View.NEW)
    yield from settled()
    yield from album.take(eyes.window, "31-admin-baru")


def onlooker(number: str) -> Scenes:
    """Who reads and reviews only."""

    def scenes(eyes: Eyes, album: Album, parent: Parent) -> Script:
        eyes.navigation.choose(View.LATE)
        yield from settled()
        yield from album.take(eyes.window, f"{number}-lewat-tenggat")

    return scenes


SCENES: dict[str, Scenes] = {
    "sari": officer,
    "bambang": supervisor,
    "ratna": admin,
    "yosef": onlooker("40-pemantau"),
}


def photographed(day: Day, plan: Plan, album: Album, parent: Parent) -> Script:
    """Signs in as a stranger would, and goes through the person's scenes."""
    yield from sign_in(day, plan)
    eyes = yield from window_opened()
    yield eyes.link(Link.CONNECTED)
    yield from SCENES[plan.person](eyes, album, parent)
    eyes.window.close()


def _answerable(eyes: Eyes) -> Generator[Condition, Any, list[Any]]:
    yield lambda: len(eyes.free()) >= 2
    return eyes.free()
