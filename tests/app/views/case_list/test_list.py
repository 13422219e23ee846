"""The list under the hands: what keys do, and that neither place nor choice is lost when a sync moves the rows."""

import threading
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QColor, QFont, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionViewItem
from pytestqt.qtbot import QtBot
from sqlalchemy import event

from app.models.queries import View
from app.status import Link, SyncStatus
from app.views import theme
from app.views.case_list.delegate import COMFORTABLE, DENSE, CaseDelegate, row_height
from app.views.case_list.line import line_of
from app.views.case_list.model import WINDOW, CaseListModel
from app.views.case_list.view import CaseList
from domain.case import Case
from domain.commands import AddNote
from tests.support.console import NOW, SARI, Console, new_case, open_console, sample_cases
from tests.support.ui_thread import off_ui_thread_allowed


@pytest.fixture
def shown(console: Console, qtbot: QtBot) -> CaseList:
    return open_list(console, qtbot, View.TODAY)


def open_list(console: Console, qtbot: QtBot, view: View) -> CaseList:
    pane = CaseList(console.context)
    qtbot.addWidget(pane)
    pane.resize(392, 400)
    pane.show()
    qtbot.waitExposed(pane)
    pane.show_view(view)
    return pane


def loaded(qtbot: QtBot, pane: CaseList, rows: int) -> None:
    qtbot.waitUntil(lambda: pane.list.cases.rowCount() == rows)


def case_rows(pane: CaseList) -> list[str | None]:
    return [pane.list.cases.case_at(row) for row in range(pane.list.cases.rowCount())]


def test_a_view_is_loaded_with_the_most_urgent_first(shown: CaseList, qtbot: QtBot, console: Console) -> None:
    loaded(qtbot, shown, 16)
    assert case_rows(shown)[:3] == ["case-0018", "case-0019", "case-0020"]
    assert shown.list.selected_case == "case-0018"
    shown.show_view(View.ALL)
    loaded(qtbot, shown, 24)
    assert shown.list.selected_case == "case-0018", "looking at another view closes nothing"


def test_what_opens_over_the_list_covers_no_row_that_was_in_sight(shown: CaseList, qtbot: QtBot) -> None:
    loaded(qtbot, shown, 16)
    rows, high = shown.list, shown.list.viewport().height()
    rows.choose(rows.rowAt(high - 1) - 1)
    shown.naming.open(None)
    qtbot.waitUntil(lambda: rows.viewport().height() < high, timeout=30_000)
    place = rows.visualRect(rows.currentIndex())
    assert place.top() >= 0 and place.bottom() <= rows.viewport().height()


def test_after_a_sync_the_windows_thread_reads_no_rows(shown: CaseList, qtbot: QtBot, console: Console) -> None:
    loaded(qtbot, shown, 16)
    window = threading.current_thread()
    read_by: list[threading.Thread] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if "FROM cases LEFT OUTER JOIN" in statement:
            read_by.append(threading.current_thread())

    event.listen(console.stores.cache, "before_cursor_execute", note)
    console.take([replace(case, title="Berubah", version=case.version + 1) for case in sample_cases()])
    qtbot.waitUntil(lambda: shown.list.cases.index(0).data() == "Berubah")
    console.take([new_case(41, days_ago=30).case])
    loaded(qtbot, shown, 17)
    shown.list.viewport().repaint()
    assert len(read_by) >= 2 and window not in read_by
    shown.list.cases.read_again()
    shown.list.viewport().repaint()
    assert read_by[-1] is window, "which is how it would be told"
    event.remove(console.stores.cache, "before_cursor_execute", note)


def test_the_rows_in_sight_are_read_along_wherever_somebody_is(console: Console, qtbot: QtBot) -> None:
    console.take([new_case(number, days_ago=2).case for number in range(100, 400)])
    pane = open_list(console, qtbot, View.ALL)
    loaded(qtbot, pane, 324)
    rows = pane.list
    first = [rows.cases.key_at(row) for row in range(WINDOW)]
    assert rows.keys_in_sight() == first
    rows.choose(170)
    qtbot.waitUntil(lambda: rows.rowAt(0) > 2 * WINDOW)
    in_sight = rows.keys_in_sight()
    assert {rows.cases.key_at(row) for row in range(rows.rowAt(0), 171)} <= set(in_sight)
    assert len(in_sight) in (WINDOW, 2 * WINDOW)
    with off_ui_thread_allowed():
        read = console.context.lists.read_for_window(pane.listing, console.context.today(), in_sight).rows
    assert set(read) == {*first, *in_sight}


def test_enter_opens_and_arrows_choose(shown: CaseList, qtbot: QtBot) -> None:
    loaded(qtbot, shown, 16)
    shown.list.setFocus()
    with qtbot.waitSignal(shown.selected) as chosen:
        QTest.keyClick(shown.list, Qt.Key.Key_Down)
    assert chosen.args == ["case-0019"]
    with qtbot.waitSignal(shown.opened) as opened:
        QTest.keyClick(shown.list, Qt.Key.Key_Return)
    assert opened.args == ["case-0019"]
    QTest.keyClick(shown.list, Qt.Key.Key_End)
    assert shown.list.selected_case == case_rows(shown)[-1]
    QTest.keyClick(shown.list, Qt.Key.Key_Home)
    assert shown.list.selected_case == "case-0018"


def test_a_click_on_the_chosen_row_shows_it_though_another_report_was_opened_since(
    shown: CaseList, qtbot: QtBot
) -> None:
    loaded(qtbot, shown, 16)
    chosen = shown.list.currentIndex()
    assert chosen.row() == 0 and shown.list.selected_case == "case-0018"
    place = shown.list.visualRect(chosen).center()
    with qtbot.waitSignal(shown.selected, check_params_cb=lambda case: case == "case-0018"):
        QTest.mouseClick(shown.list.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_letters_are_wishes_and_search_nothing(shown: CaseList, qtbot: QtBot) -> None:
    loaded(qtbot, shown, 16)
    letters: list[str] = []
    shown.letter.connect(letters.append)
    for key in (Qt.Key.Key_R, Qt.Key.Key_N, Qt.Key.Key_Question):
        QTest.keyClick(shown.list, key)
    QTest.keyClick(shown.list, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert letters == ["r", "n", "?"]
    assert shown.list.selected_case == "case-0018"


def test_choice_and_place_survive_reports_that_arrive_above(shown: CaseList, qtbot: QtBot, console: Console) -> None:
    shown.show_view(View.ALL)
    loaded(qtbot, shown, 24)
    shown.list.select_case("case-0010")  # type: ignore[arg-type]
    shown.list.verticalScrollBar().setValue(shown.list.verticalScrollBar().value() - 33)
    y_before = shown.list.visualRect(shown.list.currentIndex()).top()
    row_before = shown.list.currentIndex().row()
    said: list[str] = []
    shown.selected.connect(said.append)

    console.take([new_case(n, days_ago=0).case for n in range(30, 35)])

    loaded(qtbot, shown, 29)
    assert shown.list.selected_case == "case-0010"
    assert shown.list.currentIndex().row() == row_before + 5
    assert [i.row() for i in shown.list.selectedIndexes()] == [row_before + 5]
    assert shown.list.visualRect(shown.list.currentIndex()).top() == y_before
    assert said == [], "a refresh opens nothing"


def test_a_report_that_leaves_the_view_leaves_no_other_chosen(shown: CaseList, qtbot: QtBot, console: Console) -> None:
    loaded(qtbot, shown, 16)
    shown.list.select_case("case-0020")  # type: ignore[arg-type]
    said: list[str] = []
    shown.selected.connect(said.append)
    gone = next(c for c in sample_cases() if c.id == "case-0020")
    console.take([], out=(gone.id,))
    loaded(qtbot, shown, 15)
    assert shown.list.selectedIndexes() == []
    assert said == []
    QTest.keyClick(shown.list, Qt.Key.Key_Down)
    assert len(said) == 1, "the next key begins where the report was"
    assert shown.list.currentIndex().row() == 2


def test_unsent_work_is_marked_and_said(shown: CaseList, qtbot: QtBot, console: Console, indonesian: str) -> None:
    loaded(qtbot, shown, 16)
    view = console.context.queries.case("case-0018", console.context.world())  # type: ignore[arg-type]
    assert view is not None
    console.context.desk.submit(view, AddNote("Sudah ditelepon."))

    def spoken() -> str:
        return str(shown.list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))

    qtbot.waitUntil(lambda: spoken().endswith("ada pekerjaan yang belum terkirim"))
    assert "lewat 14 hari, tenggat Jum 6 Nov" in spoken()


@pytest.mark.parametrize(
    ("status", "text", "button"),
    [
        (SyncStatus(Link.NEVER), "Belum pernah disinkronkan di komputer ini.", "case_list.download"),
        (
            SyncStatus(Link.OFFLINE, problem="server_down"),
            "Belum pernah disinkronkan di komputer ini. Server tidak menjawab.",
            "case_list.download",
        ),
        (SyncStatus(Link.SYNCING, done=12, expected=40), "Mengunduh laporan Anda: 12 dari 40", ""),
        (SyncStatus(Link.SYNCING, NOW, done=30, expected=40), "Mengunduh laporan Anda: 30 dari 40", ""),
        (SyncStatus(Link.SESSION_EXPIRED), "Sesi Anda sudah berakhir.", "case_list.sign_in"),
        (SyncStatus(Link.CONNECTED, NOW), "Tidak ada laporan lewat tenggat. Data per 10.00.", ""),
    ],
)
def test_an_empty_list_says_why_and_what_next(
    tmp_path: Path, qtbot: QtBot, indonesian: str, status: SyncStatus, text: str, button: str
) -> None:
    with ExitStack() as stack:
        console = open_console(tmp_path, SARI, stack, fill=False)
        console.status = status
        pane = open_list(console, qtbot, View.LATE)
        qtbot.waitUntil(lambda: pane.empty.isVisible() and pane.empty.sentence.text() == text)
        offered = [b for b in pane.empty.findChildren(QPushButton) if b.isVisible()]
        assert [b.objectName() for b in offered] == ([button] if button else [])
        assert pane.empty.progress.isVisible() is (status.link is Link.SYNCING)
        for one in offered:
            one.click()
            assert console.wakes[-1:] == ["sync_now" if button.endswith("download") else "sign_in_again"]


def test_the_keyboard_awaits_the_first_reports_where_the_list_will_be(
    tmp_path: Path, qtbot: QtBot, english: str
) -> None:
    with ExitStack() as stack:
        pane, console = awaiting_reports(tmp_path, qtbot, stack)
        console.link(SyncStatus(Link.SYNCING))
        assert pane.empty.hasFocus() and pane.empty.accessibleName() == "Downloading your reports…"
        console.link(SyncStatus(Link.OFFLINE, problem="server_down"))
        assert pane.empty.download.hasFocus(), "a try that failed can be made again"
        console.link(SyncStatus(Link.SYNCING))
        console.take(sample_cases())
        loaded(qtbot, pane, 16)
        assert pane.list.hasFocus()


def test_the_keyboard_stays_elsewhere_and_is_never_in_a_button_out_of_sight(
    tmp_path: Path, qtbot: QtBot, english: str
) -> None:
    with ExitStack() as stack:
        pane, console = awaiting_reports(tmp_path, qtbot, stack)
        pane.bar.filter.setFocus()
        console.link(SyncStatus(Link.SYNCING))
        console.take([new_case(number, days_ago=9).case for number in range(30, 35)])
        loaded(qtbot, pane, 5)
        assert pane.bar.filter.hasFocus()
        pane.list.setFocus()
        pane.show_view(View.COORDINATION)
        qtbot.waitUntil(pane.empty.isVisible)
        loaded(qtbot, pane, 0)
        pane.show_view(View.TODAY)
        qtbot.waitUntil(pane.list.isVisible)
        loaded(qtbot, pane, 5)
        assert pane.list.hasFocus(), "back from a view without a report"


def awaiting_reports(tmp_path: Path, qtbot: QtBot, stack: ExitStack) -> tuple[CaseList, Console]:
    """A list on a computer where nothing has come yet, with the keyboard on the button of its empty page."""
    console = open_console(tmp_path, SARI, stack, fill=False)
    console.status = SyncStatus(Link.NEVER)
    pane = open_list(console, qtbot, View.TODAY)
    qtbot.waitActive(pane)
    pane.focus_list()
    qtbot.waitUntil(pane.empty.download.hasFocus)
    return pane, console


def test_rows_are_as_high_as_promised_and_higher_for_large_letters(console: Console, qtbot: QtBot) -> None:
    font = QFont("DejaVu Sans", 10)
    assert (row_height(font, COMFORTABLE), row_height(font, DENSE)) == (40, 30)
    font.setPointSize(20)
    assert row_height(font, COMFORTABLE) > 70
    pane = open_list(console, qtbot, View.TODAY)
    pane.list.setFont(QFont("DejaVu Sans", 10))
    loaded(qtbot, pane, 16)
    assert {pane.list.rowHeight(row) for row in range(16)} == {40}
    pane.list.verticalScrollBar().setValue(pane.list.verticalScrollBar().maximum())
    pane.list.set_density(DENSE)
    assert {pane.list.rowHeight(row) for row in range(16)} == {30}
    assert pane.list.rowAt(pane.list.viewport().height() - 1) == 15, "no empty place below the last row"


HOSTILE = "<b>tebal</b><img src='file:///etc/hostname'><a href='x'>tautan</a>\u202egnp.exe\n baris dua"


def all_keys(console: Console) -> list[int]:
    with off_ui_thread_allowed():
        return console.context.queries.keys(View.ALL, console.context.today())


def painted(console: Console, case: Case, density: str) -> QImage:
    model = CaseListModel(console.context)
    model.take_keys(all_keys(console))
    index = next(model.index(n) for n in range(model.rowCount()) if model.case_at(n) == case.id)
    delegate = CaseDelegate()
    delegate.density = density
    image = QImage(900, 40, QImage.Format.Format_RGB32)
    image.fill(theme.color("base"))
    option = QStyleOptionViewItem()
    option.rect = image.rect()
    option.font = QFont("DejaVu Sans", 10)
    option.state = QStyle.StateFlag.State_Enabled
    painter = QPainter(image)
    delegate.paint(painter, option, index)
    painter.end()
    return image


@pytest.mark.parametrize("density", [COMFORTABLE, DENSE])
def test_a_hostile_title_is_painted_as_text(console: Console, density: str) -> None:
    """The picture is that of the very characters, and differs from one in which the tags took effect."""
    case = replace(new_case(40, days_ago=2).case, title=HOSTILE)
    console.take([case])
    hostile = painted(console, case, density)
    harmless = replace(case, title="tebaltautan", version=case.version + 1)
    console.take([harmless])
    assert hostile != painted(console, harmless, density)
    shown = one_line_of(console, case.id)
    assert "<b>tebal</b><img src=" in shown
    assert "\u202e" not in shown and "\n" not in shown


def one_line_of(console: Console, case: str) -> str:
    rows = console.context.queries.rows(all_keys(console))
    row = replace(next(r for r in rows.values() if r.id == case), title=HOSTILE)
    return line_of(row, console.context.world(), NOW, NOW.tzinfo).title  # type: ignore[arg-type]


def test_marks_are_painted_in_their_colours_also_on_the_chosen_row(console: Console, qtbot: QtBot) -> None:
    pane = open_list(console, qtbot, View.TODAY)
    loaded(qtbot, pane, 16)
    picture = pane.list.viewport().grab().toImage()
    first = pane.list.visualRect(pane.list.cases.index(0))
    assert picture.pixelColor(first.topLeft() + QPoint(1, 20)) == theme.color("accent")
    late = theme.mark_color(theme.MarkRole.LATE)
    right = [
        picture.pixelColor(x, y)
        for x in range(first.right() - 110, first.right() - 16)
        for y in range(first.top() + 3, first.center().y())
    ]
    assert any(_near(color, late) for color in right)


def _near(one: QColor, other: QColor) -> bool:
    return sum(abs(a - b) for a, b in zip(one.getRgb(), other.getRgb(), strict=True)) < 30


def test_a_screen_reader_hears_the_whole_row(shown: CaseList, qtbot: QtBot, indonesian: str) -> None:
    loaded(qtbot, shown, 16)
    shown.list.cases.read_again()  # the rows were worded before the language was set
    table = QAccessible.queryAccessibleInterface(shown.list)
    assert table.text(QAccessible.Text.Name) == "Today"
    children = (table.child(number) for number in range(table.childCount()))
    heard = next(child.text(QAccessible.Text.Name) for child in children if child.role() is QAccessible.Role.Cell)
    assert heard.startswith("Jembatan gantung lapuk, Warga Rekaan 18, Dinas PUPR, 19 hari, Terdisposisi")
    assert heard.endswith("Tindak lanjut pertama: lewat 14 hari, tenggat Jum 6 Nov")
