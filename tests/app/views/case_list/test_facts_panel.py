"""An officer chooses what rows say: by keys, with the row as it will be before their eyes, kept with the view."""

from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.models.listing import Fact, Filter, Listing, Order
from app.models.queries import View
from app.settings import Settings
from app.views.actions.registry import ROW_FACTS
from app.views.case_list.view import CaseList
from app.views.main_window import MainWindow
from tests.support.console import SARI, Console, open_console
from tests.support.ui_thread import off_ui_thread_allowed

PATIENCE_MS = 30_000
CHOSEN = (Fact.TRACKING, Fact.UNIT, Fact.STATUS)


@pytest.fixture
def window(console: Console, qtbot: QtBot, indonesian: str) -> MainWindow:
    return opened(console, qtbot)


def opened(console: Console, qtbot: QtBot) -> MainWindow:
    window = MainWindow(console.context, Settings(console.profile.root / "settings.ini"))
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    qtbot.waitActive(window)
    qtbot.waitUntil(lambda: window.case_list.list.cases.rowCount() == 16, timeout=PATIENCE_MS)
    return window


def heard(pane: CaseList, row: int = 0) -> str:
    return str(pane.list.cases.index(row).data(Qt.ItemDataRole.AccessibleTextRole))


def choose_the_number(window: MainWindow) -> None:
    """From the palette to the facts of CHOSEN."""
    window.palette_pane.open()
    QTest.keyClicks(window.palette_pane.query, "kolom")
    QTest.keyClick(window.palette_pane.query, Qt.Key.Key_Return)
    panel = window.case_list.facts_panel
    assert panel.isVisible() and panel.boxes[0].hasFocus() and not window.case_list.bar.isVisible()
    QTest.keyClick(panel.boxes[0], Qt.Key.Key_End)
    for _ in range(3):
        QTest.keyClick(panel.boxes[2], Qt.Key.Key_Up)


def test_what_rows_say_is_chosen_by_keys_and_belongs_to_the_view(window: MainWindow, qtbot: QtBot) -> None:
    pane = window.case_list
    pane.list.choose(9)
    pane.list.setFocus()
    QTest.keyClick(pane.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    chosen, place = pane.list.chosen_keys(9), pane.list.verticalScrollBar().value()
    before = heard(pane)
    choose_the_number(window)
    panel = pane.facts_panel
    assert [box.currentText() for box in panel.boxes] == ["Nomor laporan", "Unit", "Kosong", "Status"]
    assert panel.sample.accessibleName().startswith("Jembatan gantung lapuk, #8500018, Dinas PUPR, Terdisposisi")
    QTest.keyClick(panel.boxes[3], Qt.Key.Key_Escape)
    assert pane.listing == Listing(View.TODAY) and pane.list.hasFocus() and heard(pane) == before

    choose_the_number(window)
    QTest.keyClick(panel.boxes[3], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: heard(pane).startswith("Jembatan gantung lapuk, #8500018, Dinas PUPR"), timeout=PATIENCE_MS)
    assert pane.listing == Listing(View.TODAY, facts=CHOSEN) and pane.list.hasFocus()
    assert len(chosen) == 2 and (pane.list.chosen_keys(9), pane.list.verticalScrollBar().value()) == (chosen, place)
    assert pane.bar.save.isVisible() and "Nomor laporan · Unit · Status" in pane.bar.facts.toolTip()
    next(action for action in pane.bar.order.menu().actions() if action.data() == Order.OLDEST).trigger()
    assert pane.listing == Listing(View.TODAY, order=Order.OLDEST, facts=CHOSEN), "one does not undo the other"
    pane.bar.wanted.emit(Listing(View.TODAY, facts=CHOSEN))
    pane.show_view(View.ALL)
    qtbot.waitUntil(lambda: "Warga Rekaan" in heard(pane) or "Anonim" in heard(pane), timeout=PATIENCE_MS)
    assert not pane.bar.save.isVisible()
    pane.show_view(View.TODAY)
    qtbot.waitUntil(lambda: pane.list.cases.rowCount() == 16 and "#8500018" in heard(pane), timeout=PATIENCE_MS)

    pane.bar.facts.click()
    panel.usual.click()
    panel.apply.click()
    qtbot.waitUntil(lambda: heard(pane) == before, timeout=PATIENCE_MS)
    assert pane.listing == Listing(View.TODAY) and not pane.bar.save.isVisible()


def test_a_saved_view_brings_its_facts_back_after_a_restart(tmp_path: Path, qtbot: QtBot, indonesian: str) -> None:
    anonymous = Listing(filter=Filter(anonymous=True))
    with ExitStack() as stack:
        console = open_console(tmp_path, SARI, stack)
        saved = console.context.lists.save("Anonim", anonymous).result(10)
        window = opened(console, qtbot)
        pane = window.case_list
        pane.show_saved(saved)
        qtbot.waitUntil(lambda: pane.list.cases.rowCount() == 6, timeout=PATIENCE_MS)
        pane.facts_panel.applied.emit(CHOSEN)
        pane.bar.save.click()
        pane.naming.update_it.click()
        qtbot.waitUntil(lambda: not pane.naming.isVisible() and not pane.bar.save.isVisible(), timeout=PATIENCE_MS)
        window.close()
        QApplication.processEvents()
    with ExitStack() as stack:
        console = open_console(tmp_path, SARI, stack, fill=False)
        window = opened(console, qtbot)
        with off_ui_thread_allowed():
            [saved] = console.context.lists.saved()
        assert saved.listing is not None and saved.listing.row_facts == CHOSEN
        window.case_list.show_saved(saved)
        qtbot.waitUntil(lambda: heard(window.case_list).count("#85") == 1, timeout=PATIENCE_MS)
        assert "Anonim" not in heard(window.case_list)


def test_from_where_there_are_no_rows_it_leads_to_all_reports(window: MainWindow) -> None:
    window.navigation.choose(View.OUTBOX)
    window.hands.attempt(ROW_FACTS)
    assert window.case_list.facts_panel.isVisible() and window.case_list.view is View.ALL
    window.case_list.facts_panel.cancel.click()
    window.finder.field.setText("jembatan")
    assert window.finder.is_searching
    window.hands.attempt(ROW_FACTS)
    assert window.case_list.facts_panel.isVisible() and not window.finder.is_searching
