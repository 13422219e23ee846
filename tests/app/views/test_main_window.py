"""The window as it is used: by keys from pane to pane, with a place that is kept, and a quit that loses nothing."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.settings import Settings
from app.views import theme
from app.views.case.work_area import Page
from app.views.leaving import LeavingNote
from app.views.main_window import MainWindow
from app.views.window_sizes import fills_the_screen
from domain.commands import AddNote, SubmitReply
from tests.support.console import NOW, SARI, Console, new_case

OpenWindow = Callable[..., MainWindow]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.ini")


@pytest.fixture
def open_window(console: Console, settings: Settings, qtbot: QtBot, indonesian: str) -> OpenWindow:
    def opened(**changed: object) -> MainWindow:
        window = MainWindow(replace(console.context, **changed), settings)  # type: ignore[arg-type]
        qtbot.addWidget(window)
        window.show()
        qtbot.waitActive(window)
        qtbot.waitUntil(lambda: window.case_list.list.cases.rowCount() == 16)
        return window

    return opened


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    return open_window()


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key as the keyboard sends it: to whatever has the focus."""
    place = QApplication.focusWidget()
    assert place is not None
    QTest.keyClick(place, key, modifiers)


def has_focus(pane: QWidget) -> bool:
    place = QApplication.focusWidget()
    return place is not None and (place is pane or pane.isAncestorOf(place))


def write_note(console: Console, text: str = "Sudah ditelepon.") -> None:
    view = console.context.queries.case("case-0018", console.context.world())  # type: ignore[arg-type]
    assert view is not None
    console.context.desk.submit(view, AddNote(text)).result(timeout=10)


def test_three_panes_of_the_promised_widths(window: MainWindow) -> None:
    assert (window.width(), window.height()) == (1366, 768)
    assert 200 <= window.navigation.width() <= 240
    assert 360 <= window.case_list.width() <= 520
    assert window.case.width() > 700
    assert window.windowTitle() == f"Konsol Penghubung – {SARI.name}"
    assert window.minimumSizeHint().width() <= 1024


def test_f6_goes_round_the_panes_and_back(window: MainWindow) -> None:
    window.navigation.setFocus()
    ring = [window.case_list, window.case, window.navigation]
    for pane in ring:
        press(Qt.Key.Key_F6)
        assert has_focus(pane)
    for pane in [ring[1], ring[0], ring[2]]:
        press(Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
        assert has_focus(pane)


def test_enter_opens_the_case_and_escape_returns_to_its_row(window: MainWindow) -> None:
    rows = window.case_list.list
    rows.setFocus()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    chosen, row = rows.selected_case, rows.currentIndex().row()
    press(Qt.Key.Key_Return)
    assert has_focus(window.case)
    assert window.case.case_id == chosen
    press(Qt.Key.Key_Escape)
    assert has_focus(rows)
    assert (rows.selected_case, rows.currentIndex().row()) == (chosen, row)


@pytest.mark.parametrize(("key", "name"), [(Qt.Key.Key_R, "reply"), (Qt.Key.Key_N, "note")])
def test_one_letter_begins_to_write(window: MainWindow, key: Qt.Key, name: str) -> None:
    window.case_list.list.setFocus()
    press(key)
    place = QApplication.focusWidget()
    assert place is not None and getattr(window.case.work, name).isAncestorOf(place)
    press(key)
    assert place.toPlainText() in ("r", "n"), "in an editor it is a letter again"  # type: ignore[attr-defined]


def test_single_letters_can_be_turned_off(window: MainWindow, settings: Settings) -> None:
    settings.put("single_letters", False)
    window.case_list.list.setFocus()
    press(Qt.Key.Key_R)
    assert has_focus(window.case_list.list)


def test_what_is_chosen_is_shown(window: MainWindow) -> None:
    window.case_list.list.choose(3)
    assert window.case.case_id == window.case_list.list.selected_case == window.case_list.list.cases.case_at(3)


def test_the_outbox_takes_the_place_of_list_and_case(window: MainWindow, console: Console, qtbot: QtBot) -> None:
    write_note(console)
    waiting = window.findChild(QPushButton, "status_bar.waiting")
    qtbot.waitUntil(lambda: waiting.isVisible() and waiting.text() == "↥ Kotak keluar: 1")
    waiting.click()
    assert window.pages.outbox is not None and window.pages.outbox.isVisible()
    assert not window.case_list.isVisible()
    qtbot.waitUntil(window.pages.outbox.list.isVisible)
    window.navigation.setFocus()
    press(Qt.Key.Key_F6)
    assert has_focus(window.pages.outbox)
    press(Qt.Key.Key_F6)
    assert has_focus(window.navigation)

    window.pages.outbox.case_asked.emit("case-0002")  # type: ignore[attr-defined]
    assert window.case.case_id == "case-0002"
    assert window.case_list.isVisible()
    qtbot.waitUntil(lambda: window.case_list.list.cases.rowCount() == 24)
    assert [window.case_list.list.cases.case_at(i.row()) for i in window.case_list.list.selectedIndexes()] == [
        "case-0002"
    ]


def test_the_columns_come_back_as_they_were_left(open_window: OpenWindow, settings: Settings, qtbot: QtBot) -> None:
    first = open_window()
    first.resize(1500, 800)
    first.navigation.parent().setSizes([230, 1262])
    first._reports.setSizes([500, 754])
    left = (first.navigation.width(), first.case_list.width())
    assert left == (230, 500)
    first.close()
    assert not first.isVisible()
    again = open_window()
    assert (again.width(), again.height()) == (1500, 800)
    assert (again.navigation.width(), again.case_list.width()) == left


def test_the_demonstration_says_that_it_is_one(open_window: OpenWindow) -> None:
    banner = open_window(demonstration=True).findChild(QLabel, "banner")
    assert banner.text() == "Demonstrasi · data rekaan, bukan laporan sungguhan"
    assert open_window(demonstration=False).findChild(QLabel, "banner") is None


def entry(window: MainWindow, text: str) -> QAction:
    return next(a for a in window.findChildren(QAction) if a.text().replace("&", "") == text)


def test_the_menus_do_what_they_say_and_remember(
    window: MainWindow, console: Console, settings: Settings, qapp: QApplication
) -> None:
    entry(window, "Sinkronkan sekarang").trigger()
    assert console.wakes == ["sync_now"]
    entry(window, "Gelap").trigger()
    assert theme.current().name == theme.DARK
    assert settings.text("theme") == theme.DARK
    entry(window, "Ikuti sistem").trigger()
    assert theme.current().name == theme.LIGHT
    entry(window, "Baris rapat").trigger()
    assert window.case_list.list.rowHeight(0) == 30
    entry(window, "English").trigger()
    assert settings.text("language") == "en"
    entry(window, "Pintasan satu huruf di daftar").trigger()
    assert settings.flag("single_letters", True) is False
    qapp.setStyleSheet("")
    qapp.setProperty("konsol.theme", None)
    qapp.setPalette(qapp.style().standardPalette())


@pytest.mark.parametrize("text", ["Pintasan", "Tentang Konsol Penghubung"])
def test_help_stands_beside_the_work_and_blocks_nothing(window: MainWindow, text: str, qtbot: QtBot) -> None:
    entry(window, text).trigger()
    opened = next(d for d in window.findChildren(QDialog) if d.isVisible())
    assert not opened.isModal()
    opened.close()


def test_a_new_day_is_noticed(open_window: OpenWindow, qtbot: QtBot) -> None:
    now = [NOW]
    window = open_window(clock=lambda: now[0])
    now[0] = NOW + timedelta(days=30)
    window._on_minute()
    qtbot.waitUntil(lambda: window.case_list.list.cases.rowCount() > 16)
    assert window.status_bar.text() == "Daring · data per Jum 20 Nov 10.00"


def test_nothing_to_say_at_the_end(window: MainWindow) -> None:
    assert window.close()
    assert not window.isVisible()


def note_of(window: MainWindow) -> LeavingNote:
    return next(note for note in window.findChildren(LeavingNote) if note.isVisible())


def test_the_end_with_unsent_work_is_a_sentence_and_not_a_block(
    window: MainWindow, console: Console, qtbot: QtBot
) -> None:
    write_note(console)
    assert not window.close(), "it returned at once, and asks"
    note = note_of(window)
    assert note.findChild(QLabel, "leaving.text").text() == (
        "1 pekerjaan belum terkirim. Aman disimpan di komputer ini dan dikirim saat aplikasi dibuka lagi."
    )
    going = note.findChild(QPushButton, "leaving.leave")
    assert (going.text(), going.isDefault()) == ("Tutup", True)
    note.findChild(QPushButton, "leaving.stay").click()
    assert window.isVisible()

    write_note(console, "Dan sekali lagi.")
    window.close()
    assert note_of(window).findChild(QLabel, "leaving.text").text().startswith("2 pekerjaan belum terkirim.")
    QTest.keyClick(note_of(window), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not window.isVisible())


def test_the_last_letters_reach_the_disk_before_the_window_goes(
    window: MainWindow, console: Console, qtbot: QtBot
) -> None:
    window.case_list.list.setFocus()
    press(Qt.Key.Key_R)
    place = QApplication.focusWidget()
    QTest.keyClicks(place, "Sudah kami tindak lanjuti")
    case = window.case_list.list.selected_case
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())
    view = console.context.queries.case(case, console.context.world())  # type: ignore[arg-type]
    assert view is not None and view.reply_draft is not None
    assert view.reply_draft.text == "Sudah kami tindak lanjuti"


@pytest.mark.parametrize(
    ("room", "filled"), [(QSize(1366, 768), True), (QSize(1280, 720), True), (QSize(1920, 1040), False)]
)
def test_the_window_starts_maximised_where_its_frame_would_not_fit(room: QSize, filled: bool) -> None:
    assert fills_the_screen(room) is filled


def test_a_letter_begins_an_answer_with_a_template(window: MainWindow, qtbot: QtBot) -> None:
    window.open_case("case-0000")
    window.case_list.focus_list()
    press(Qt.Key.Key_T)
    picker = window.case.work.reply.picker
    assert picker.isVisible() and has_focus(picker)
    press(Qt.Key.Key_Return)
    assert window.case.work.reply.writing.editor.text() == "Dinas PUPR sedang memeriksa."


def test_the_reports_of_a_list_are_gone_through_without_leaving_the_report(window: MainWindow, qtbot: QtBot) -> None:
    cases = window.case_list.list.cases
    order = [cases.case_at(row) for row in range(cases.rowCount())]
    window.open_case(str(order[0]))
    window.case_list.list.select_case(order[0])  # type: ignore[arg-type]
    for expected in order[1:3]:
        press(Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
        assert window.case.case_id == expected and has_focus(window.case)
    press(Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert window.case.case_id == order[1]
    window.case_list.list.select_case(order[-1])  # type: ignore[arg-type]
    press(Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert window.case.case_id == order[-1], "behind the last there is none"


def test_an_answer_that_came_while_its_report_was_open_is_decided_on_when_it_is_opened_again(
    supervisor_console: Console, settings: Settings, qtbot: QtBot, indonesian: str
) -> None:
    window = MainWindow(supervisor_console.context, settings)
    qtbot.addWidget(window)
    window.show()
    case = new_case(18, days_ago=19)
    qtbot.waitUntil(lambda: window.case.case_id == case.case.id, timeout=30_000)
    work = window.case.work
    supervisor_console.take([case.act(SARI, SubmitReply("Papan diganti 19 November 2026.")).case])
    qtbot.waitUntil(lambda: work.view is not None and work.view.case.reply is not None, timeout=30_000)
    assert work.page is Page.NONE, "nothing moves under the eyes of somebody who reads"
    window.open_case(case.case.id)
    assert work.page is Page.DECISION and "Papan diganti" in work.decision.card.text()
