"""A list is narrowed, sorted and grouped by hand, and its place and choice outlast what a sync brings."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.models.engine import writing
from app.models.listing import Deadline, Filter, Grouping, Listing, Order
from app.models.queries import View
from app.models.saved_views import SavedView, keep
from app.settings import Settings
from app.views import theme
from app.views.case_list.view import CaseList
from app.views.main_window import MainWindow
from app.views.words import status_word
from domain.case import Case, Holder
from tests.app.views.case_list.test_list import loaded, open_list
from tests.support.console import HEALTH, REGENCY, SARI, Console, new_case, open_console
from tests.support.ui_thread import off_ui_thread_allowed

BUILT_IN = len(View) + 1  # with the dashboard


def in_health(number: int, days_ago: int = 3) -> Case:
    return replace(new_case(number, days_ago=days_ago).case, holder=Holder(REGENCY, HEALTH))


@pytest.fixture
def shown(console: Console, qtbot: QtBot, indonesian: str) -> CaseList:
    pane = open_list(console, qtbot, View.ALL)
    loaded(qtbot, pane, 24)
    return pane


def click(widget: QWidget) -> None:
    assert widget.isVisible() and widget.isEnabled()
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def choose_in(box: QComboBox, qtbot: QtBot, text: str) -> None:
    """As by keys: open, type the beginning, Enter."""
    qtbot.waitUntil(lambda: box.findText(text) >= 0)
    box.setFocus()
    box.showPopup()
    box.view().setCurrentIndex(box.model().index(box.findText(text), 0))
    QTest.keyClick(box.view(), Qt.Key.Key_Return)


def chips(pane: QWidget) -> list[str]:
    return [chip.text().removesuffix("  ✕") for chip in pane.bar.chips]  # type: ignore[attr-defined]


def narrow(pane: CaseList, qtbot: QtBot, asked: Filter, rows: int) -> None:
    pane.bar.wanted.emit(replace(pane.listing, filter=asked))
    loaded(qtbot, pane, rows)


def test_a_filter_is_put_together_and_taken_apart(shown: CaseList, qtbot: QtBot) -> None:
    click(shown.bar.filter)
    panel = shown.panel
    assert panel.isVisible() and not shown.bar.isVisible()
    panel.deadline.setFocus()
    QTest.keyClick(panel.deadline, Qt.Key.Key_Down)
    choose_in(panel.fields["statuses"].box, qtbot, "Terdisposisi, belum ditindaklanjuti")
    choose_in(panel.fields["statuses"].box, qtbot, status_word("reporter_replied"))
    click(panel.apply)
    assert shown.listing.filter == Filter(statuses=("disposed", "reporter_replied"), deadline=Deadline.LATE)
    assert len(chips(shown)) == 3
    qtbot.waitUntil(lambda: 0 < shown.list.cases.rowCount() < 24)
    click(next(chip for chip in shown.bar.chips if chip.text().startswith("Lewat tenggat")))
    assert shown.listing.filter == Filter(statuses=("disposed", "reporter_replied"))
    click(shown.bar.clear)
    loaded(qtbot, shown, 24)
    assert chips(shown) == [] and not shown.bar.save.isVisible()


def test_a_filter_that_is_left_changes_nothing(shown: CaseList, qtbot: QtBot) -> None:
    click(shown.bar.filter)
    shown.panel.flags["secret"].setFocus()
    QTest.keyClick(shown.panel.flags["secret"], Qt.Key.Key_Space)
    assert shown.panel.asked() == Filter(secret=True)
    QTest.keyClick(shown.panel.flags["secret"], Qt.Key.Key_Escape)
    assert shown.listing == Listing(View.ALL) and shown.list.isVisible() and shown.list.hasFocus()


def test_what_finds_nothing_says_so_and_how_to_go_on(shown: CaseList, qtbot: QtBot) -> None:
    narrow(shown, qtbot, Filter(channels=("pos",)), 0)
    qtbot.waitUntil(lambda: shown.empty.isVisible() and shown.empty.clear.isVisible())
    assert shown.empty.sentence.text() == "Filter ini tidak menemukan apa pun."
    assert shown.empty.clear.text() == "Hapus filter"
    click(shown.empty.clear)
    loaded(qtbot, shown, 24)
    qtbot.waitUntil(shown.list.isVisible)


def test_a_view_is_found_as_it_was_left(shown: CaseList, qtbot: QtBot) -> None:
    narrow(shown, qtbot, Filter(anonymous=True), 6)
    shown.show_view(View.TODAY)
    loaded(qtbot, shown, 16)
    assert chips(shown) == []
    shown.show_view(View.ALL)
    loaded(qtbot, shown, 6)
    assert chips(shown) == ["Hanya yang anonim"]


def test_the_order_of_the_view_is_no_change_of_it(shown: CaseList, qtbot: QtBot) -> None:
    for order, changed in ((Order.OLDEST, True), (Order.NEWEST, False), (Order.CHANGED, True)):
        next(a for a in shown.bar.order.menu().actions() if a.data() == order).trigger()
        assert shown.bar.save.isVisible() is changed
        ticked = [action.data() for action in shown.bar.order.menu().actions() if action.isChecked()]
        assert ticked == [order]


def test_groups_have_headings_that_are_passed_and_fold(shown: CaseList, qtbot: QtBot, console: Console) -> None:
    console.take([in_health(number) for number in (70, 71)])
    loaded(qtbot, shown, 26)
    grouping = next(a for a in shown.bar.grouping.menu().actions() if a.data() == Grouping.UNIT)
    grouping.trigger()
    loaded(qtbot, shown, 28)
    cases = shown.list.cases
    assert [cases.heading_at(row).title for row in cases.heading_rows] == ["Dinas Kesehatan", "Dinas PUPR"]  # type: ignore[union-attr]
    assert cases.heading_rows == (0, 3)
    QAbstractItemModelTester(cases, QAbstractItemModelTester.FailureReportingMode.Fatal)
    shown.list.choose(2)
    shown.list.setFocus()
    last_of_health = shown.list.selected_case
    QTest.keyClick(shown.list, Qt.Key.Key_Down)
    assert shown.list.currentIndex().row() == 3, "a heading can be reached"
    assert not shown.list.selectionModel().hasSelection() and shown.list.selected_case == last_of_health
    assert shown.list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole) == (
        "Kelompok Dinas PUPR, 24 laporan, terbuka"
    )
    QTest.keyClick(shown.list, Qt.Key.Key_Down)
    assert shown.list.currentIndex().row() == 4 and shown.list.selected_case == cases.case_at(4)
    QTest.keyClick(shown.list, Qt.Key.Key_Left)
    loaded(qtbot, shown, 4)
    assert shown.list.currentIndex().row() == 3, "the keyboard stays on the heading of what was folded"
    QTest.keyClick(shown.list, Qt.Key.Key_Right)
    loaded(qtbot, shown, 28)
    heading = shown.list.visualRect(cases.index(0)).center()
    QTest.mouseClick(shown.list.viewport(), Qt.MouseButton.LeftButton, pos=heading)
    loaded(qtbot, shown, 26)
    assert {shown.list.rowHeight(row) for row in range(26)} == {shown.list.rowHeight(0)}


def test_place_and_choice_outlast_a_sync_also_among_groups(shown: CaseList, qtbot: QtBot, console: Console) -> None:
    shown.bar.wanted.emit(Listing(View.ALL, grouping=Grouping.UNIT))
    loaded(qtbot, shown, 25)
    assert shown.list.select_case("case-0010")  # type: ignore[arg-type]
    shown.list.verticalScrollBar().setValue(shown.list.verticalScrollBar().value() - 17)
    y_before = shown.list.visualRect(shown.list.currentIndex()).top()
    said: list[str] = []
    shown.selected.connect(said.append)
    console.take([in_health(number, days_ago=0) for number in range(70, 75)])
    loaded(qtbot, shown, 31)
    assert shown.list.selected_case == "case-0010"
    assert shown.list.cases.case_at(shown.list.currentIndex().row()) == "case-0010"
    assert shown.list.visualRect(shown.list.currentIndex()).top() == y_before
    assert said == []


def test_several_chosen_stay_chosen_when_rows_move(shown: CaseList, qtbot: QtBot, console: Console) -> None:
    shown.list.choose(3)
    shown.list.setFocus()
    for _ in range(2):
        QTest.keyClick(shown.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    far = shown.list.visualRect(shown.list.cases.index(7)).center()
    shown.list.scrollTo(shown.list.cases.index(7))
    far = shown.list.visualRect(shown.list.cases.index(7)).center()
    QTest.mouseClick(shown.list.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, far)
    chosen = shown.list.chosen_keys(100)
    assert shown.list.chosen_count == len(chosen) == 4
    first = shown.list.selected_case
    console.take([new_case(number, days_ago=0).case for number in (30, 31)])
    loaded(qtbot, shown, 26)
    assert shown.list.chosen_keys(100) == chosen and shown.list.selected_case == first
    gone = shown.list.cases.case_at(shown.list.cases.row_of_key(chosen[0]) or 0)
    assert gone is not None
    console.take([], out=(gone,))
    loaded(qtbot, shown, 25)
    assert shown.list.chosen_keys(100) == chosen[1:]


def test_all_of_a_grouped_list_are_chosen_without_its_headings(shown: CaseList, qtbot: QtBot) -> None:
    shown.bar.wanted.emit(Listing(View.ALL, grouping=Grouping.STATUS))
    qtbot.waitUntil(lambda: len(shown.list.cases.heading_rows) > 2)
    shown.list.setFocus()
    QTest.keyClick(shown.list, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert shown.list.chosen_count == len(shown.list.chosen_keys(1000)) == 24
    before = shown.list.selected_case
    QTest.keyClick(shown.list, Qt.Key.Key_Escape)
    assert shown.list.chosen_count == 1 and shown.list.selected_case == before


def test_hostile_names_of_places_are_shown_as_text(console: Console, qtbot: QtBot, indonesian: str) -> None:
    place = replace(new_case(1, days_ago=1).case.place, district="<img src='file:///x'>\u202egnp\n& co")
    console.take([replace(new_case(80, days_ago=2).case, place=place)])
    pane = open_list(console, qtbot, View.ALL)
    loaded(qtbot, pane, 25)
    narrow(pane, qtbot, Filter(regions=(f"{place.district}, {place.regency}",)), 1)
    [chip] = pane.bar.chips
    assert chip.text().startswith("<img src='file:///x'>") and "\u202e" not in chip.text()
    assert "&&" in chip.text(), "an ampersand is no mnemonic"
    assert chip.toolTip() == ""


@pytest.fixture
def window(console: Console, qtbot: QtBot, indonesian: str) -> MainWindow:
    return opened(console, qtbot)


def opened(console: Console, qtbot: QtBot) -> MainWindow:
    window = MainWindow(console.context, Settings(console.profile.root / "settings.ini"))
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    qtbot.waitActive(window)
    qtbot.waitUntil(lambda: window.case_list.list.cases.rowCount() == 16)
    return window


def navigation_rows(window: MainWindow) -> list[str]:
    model = window.navigation.model()
    return [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]


def go_to(window: MainWindow, row: int) -> None:
    rect = window.navigation.visualRect(window.navigation.model().index(row, 0))
    QTest.mouseClick(window.navigation.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())


def test_a_saved_view_is_there_after_a_restart(tmp_path: Path, qtbot: QtBot, indonesian: str) -> None:
    with ExitStack() as stack:
        window = opened(open_console(tmp_path, SARI, stack), qtbot)
        pane = window.case_list
        click(pane.bar.filter)
        QTest.keyClick(pane.panel.deadline, Qt.Key.Key_Down)
        click(pane.panel.apply)
        qtbot.waitUntil(lambda: pane.listing.filter == Filter(deadline=Deadline.LATE))
        next(a for a in pane.bar.order.menu().actions() if a.data() == Order.OLDEST).trigger()
        click(pane.bar.save)
        QTest.keyClicks(pane.naming.name, "  Terlambat   dulu ")
        QTest.keyClick(pane.naming.name, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: any(row.startswith("Terlambat dulu, ") for row in navigation_rows(window)))
        qtbot.waitUntil(lambda: pane.findChild(QWidget, "case_list.title").text() == "Terlambat dulu")  # type: ignore[union-attr]
        rows = pane.list.cases.rowCount()
        wanted = pane.listing
        window.navigation.refresh()
        window.close()
        QApplication.processEvents()
    with ExitStack() as stack:
        window = opened(open_console(tmp_path, SARI, stack, fill=False), qtbot)
        qtbot.waitUntil(lambda: f"Terlambat dulu, {rows} laporan" in navigation_rows(window))
        go_to(window, navigation_rows(window).index(f"Terlambat dulu, {rows} laporan"))
        qtbot.waitUntil(lambda: window.case_list.list.cases.rowCount() == rows)
        assert window.case_list.listing == wanted == Listing(View.TODAY, Filter(deadline=Deadline.LATE), Order.OLDEST)
        assert not window.case_list.bar.save.isVisible()


def test_its_count_follows_what_arrives(window: MainWindow, qtbot: QtBot, console: Console) -> None:
    console.context.lists.save("Anonim", Listing(filter=Filter(anonymous=True)))
    qtbot.waitUntil(lambda: "Anonim, 6 laporan" in navigation_rows(window))
    console.take([new_case(90, days_ago=1, anonymous=True).case])
    qtbot.waitUntil(lambda: "Anonim, 7 laporan" in navigation_rows(window))


def test_saved_views_are_changed_moved_deleted_and_brought_back(
    window: MainWindow, qtbot: QtBot, console: Console
) -> None:
    lists = console.context.lists
    for name in ("satu", "dua"):
        lists.save(name, Listing(filter=Filter(secret=True)))
    qtbot.waitUntil(lambda: len(navigation_rows(window)) == BUILT_IN + 2)
    pane = window.case_list
    click(pane.bar.saved)
    panel = pane.saved_views
    qtbot.waitUntil(lambda: panel.list.count() == 2)

    def rows() -> list[str]:
        return [panel.list.item(row).text() for row in range(panel.list.count())]

    panel.list.setCurrentRow(1)
    click(panel.up)
    qtbot.waitUntil(lambda: rows() == ["dua", "satu"])
    click(panel.rename)
    panel.form.name.selectAll()
    QTest.keyClicks(panel.form.name, "kedua")
    QTest.keyClick(panel.form.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: rows() == ["kedua", "satu"])
    click(panel.delete)
    qtbot.waitUntil(lambda: rows() == ["satu"] and len(navigation_rows(window)) == BUILT_IN + 1)
    click(panel.undo)
    qtbot.waitUntil(lambda: rows() == ["kedua", "satu"])
    panel.list.setCurrentRow(0)
    click(panel.pin)
    qtbot.waitUntil(lambda: rows()[0] == "kedua\ntidak di panel kiri")
    qtbot.waitUntil(lambda: [row.partition(",")[0] for row in navigation_rows(window)][BUILT_IN:] == ["satu"])
    click(panel.show_it)
    qtbot.waitUntil(lambda: pane.listing.filter == Filter(secret=True))
    assert pane.findChild(QWidget, "case_list.title").text() == "kedua"  # type: ignore[union-attr]
    console.settled()


def test_a_saved_view_that_was_changed_by_hand_can_be_saved_again(
    window: MainWindow, qtbot: QtBot, console: Console
) -> None:
    console.context.lists.save("Anonim", Listing(filter=Filter(anonymous=True)))
    qtbot.waitUntil(lambda: "Anonim, 6 laporan" in navigation_rows(window))
    go_to(window, BUILT_IN)
    pane = window.case_list
    qtbot.waitUntil(lambda: pane.list.cases.rowCount() == 6)
    pane.bar.wanted.emit(replace(pane.listing, grouping=Grouping.STATUS))
    click(pane.bar.save)
    click(pane.naming.update_it)
    qtbot.waitUntil(lambda: not pane.naming.isVisible())
    qtbot.waitUntil(lambda: not pane.bar.save.isVisible())
    with off_ui_thread_allowed():
        [saved] = console.context.lists.saved()
    assert saved.listing == Listing(filter=Filter(anonymous=True), grouping=Grouping.STATUS)


def test_a_hostile_name_of_a_view_is_text(window: MainWindow, qtbot: QtBot, console: Console) -> None:
    name = "<b>tebal</b> & <img src='file:///etc/hostname'>\u202egnp"
    console.context.lists.save(name, Listing(filter=Filter(anonymous=True)))
    qtbot.waitUntil(lambda: len(navigation_rows(window)) == BUILT_IN + 1)
    assert navigation_rows(window)[BUILT_IN].startswith("<b>tebal</b> & <img src=")
    tip = window.navigation.model().index(BUILT_IN, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert "&lt;b&gt;" in tip and "<b>" not in tip and "\u202e" not in tip
    go_to(window, BUILT_IN)
    title = window.case_list.findChild(QLabel, "case_list.title")
    assert isinstance(title, QLabel) and title.textFormat() is Qt.TextFormat.PlainText
    assert title.text().startswith("<b>tebal</b> & <img") and "\u202e" not in title.text()


def test_one_of_another_version_says_so_and_is_kept(window: MainWindow, qtbot: QtBot, console: Console) -> None:
    later = SavedView("view-9", "Dari versi lain", True, '{"order":"by colour"}')
    with off_ui_thread_allowed(), writing(console.stores.work) as connection:
        keep(connection, [later])
    window.navigation.refresh()
    qtbot.waitUntil(lambda: "Dari versi lain" in navigation_rows(window))
    go_to(window, BUILT_IN)
    pane = window.case_list
    qtbot.waitUntil(pane.empty.isVisible)
    assert pane.empty.sentence.text().endswith("Tampilan itu tetap disimpan.")
    console.take([new_case(91, days_ago=12).case])
    qtbot.waitUntil(lambda: pane.list.cases.rowCount() == 17)
    assert pane.empty.isVisible() and not pane.bar.isVisible()
    go_to(window, 0)
    qtbot.waitUntil(pane.list.isVisible)
    assert pane.bar.isVisible()
    with off_ui_thread_allowed():
        assert console.context.lists.saved() == [later]


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[None]:
    """How large a button is comes from the style sheet."""
    theme.choose(qapp, theme.DARK)
    theme.choose(qapp, theme.LIGHT)
    yield
    theme.choose(qapp, theme.SYSTEM)


def test_everything_of_the_bar_can_be_reached_and_is_large_enough(dressed: None, shown: CaseList, qtbot: QtBot) -> None:
    narrow(shown, qtbot, Filter(anonymous=True, statuses=("disposed",)), 5)
    shown.bar.saved.setFocus()
    reached = []
    for _ in range(9):
        place = QApplication.focusWidget()
        assert isinstance(place, QPushButton)
        reached.append(place.objectName())
        assert min(place.height(), place.width()) >= 24 and place.accessibleName() + place.text()
        QTest.keyClick(place, Qt.Key.Key_Tab)
    names = ["saved", "filter", "order", "grouping", "facts", "chip.statuses", "chip.anonymous", "clear", "save"]
    assert reached == [f"filter_bar.{name}" for name in names]
    assert shown.bar.mapTo(shown, QPoint(0, 0)).y() < shown.list.mapTo(shown, QPoint(0, 0)).y()
