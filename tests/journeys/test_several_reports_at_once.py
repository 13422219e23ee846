"""An admin with a real server: a narrowed list is saved, several reports are handed on, one of them too late."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.changes import ChangeBus
from app.context import Context
from app.models.listing import Filter, Grouping, Listing
from app.models.outbox import UNSENT
from app.models.queries import View
from app.models.search.finding import Search
from app.settings import Settings
from app.views.bulk.trial import Deed
from app.views.main_window import MainWindow
from domain.commands import Archive
from domain.ids import CaseId
from tests.support.central import CentralServer, central
from tests.support.console import HEALTH, RATNA, ROADS
from tests.support.station import Station, now, open_station
from tests.support.ui_thread import off_ui_thread_allowed

__all__ = ["central"]

LATE = CaseId("case-0009")
MOVED = [CaseId("case-0007"), CaseId("case-0008")]


@pytest.fixture
def stack() -> Iterator[ExitStack]:
    with ExitStack() as open_things:
        yield open_things


def context_of(station: Station, bus: ChangeBus) -> Context:
    return Context(
        station.person,
        station.queries,
        station.desk,
        bus,
        station.workers.background,
        lambda: station.world[0],
        lambda: station.status,
        station.sync.ask,
        lambda: None,
        now,
        shelf=station.shelf,
        lists=station.lists,
        unread=station.unread,
        search=Search(station.stores.cache, station.stores.search, lambda: None),
    )


def click(widget: QWidget) -> None:
    assert widget.isVisible() and widget.isEnabled(), widget.objectName()
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def test_several_reports_are_handed_on_together(
    central: CentralServer, tmp_path: Path, stack: ExitStack, qtbot: QtBot, qapp: QApplication
) -> None:
    with off_ui_thread_allowed():
        here = open_station(tmp_path / "here", RATNA, central.url, stack)
        elsewhere = open_station(tmp_path / "elsewhere", RATNA, central.url, stack)
        for station in (here, elsewhere):
            station.synced()
    bus = ChangeBus()
    window = MainWindow(context_of(here, bus), Settings(tmp_path / "settings.ini"))
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    qtbot.waitActive(window)
    pane, navigation = window.case_list, window.navigation

    def seen(is_so: Callable[[], bool]) -> None:
        """Bring on what the workers have told meanwhile until it is on the screen."""

        def look() -> None:
            while here.changes:
                bus.tell(here.changes.pop(0))
            assert is_so(), (here.status, [pane.bulk.list.item(row).text() for row in range(pane.bulk.list.count())])

        qtbot.waitUntil(look, timeout=30_000)

    def is_answered() -> bool:
        """Whether a sync got through; one may meet a closed connection, or a server that asks for patience."""
        with off_ui_thread_allowed():
            here.synced()
            return not set(here.states()) & set(UNSENT)

    navigation.choose(View.ALL)
    seen(lambda: pane.list.cases.rowCount() == 24)
    pane.bar.wanted.emit(Listing(View.ALL, Filter(units=(ROADS,), statuses=("disposed",)), grouping=Grouping.UNIT))
    seen(lambda: len(pane.list.cases.heading_rows) == 1)
    reports = pane.list.cases.rowCount() - 1
    click(pane.bar.save)
    QTest.keyClicks(pane.naming.name, "Di Dinas PUPR")
    QTest.keyClick(pane.naming.name, Qt.Key.Key_Return)
    seen(lambda: navigation.currentIndex().data() == "Di Dinas PUPR")

    with off_ui_thread_allowed():  # a colleague is quicker
        elsewhere.submit(LATE, Archive("Rangkap"))
        elsewhere.synced()
        assert central.case(LATE).status == "archived_by_admin"

    rows = [row for row in range(pane.list.cases.rowCount()) if pane.list.cases.case_at(row) in (*MOVED, LATE)]
    assert len(rows) == 3
    for number, row in enumerate(rows):
        held = Qt.KeyboardModifier.ControlModifier if number else Qt.KeyboardModifier.NoModifier
        pane.list.scrollTo(pane.list.cases.index(row))
        place = pane.list.visualRect(pane.list.cases.index(row)).center()
        QTest.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, held, place)
    click(pane.bulk_bar.act)
    bulk = pane.bulk
    seen(lambda: bulk.deed.count() > 0)
    bulk.deed.setCurrentIndex(bulk.deed.findData(Deed.DISPOSE))
    bulk.unit.setCurrentIndex(bulk.unit.findData(HEALTH))
    seen(lambda: bulk.list.count() == 3 and bulk.go.isEnabled())
    click(bulk.go)
    seen(lambda: bulk.list.count() == 3)

    seen(is_answered)
    seen(lambda: sum("receipt" in bulk.list.item(row).text() for row in range(3)) == 2)
    [refused] = [text for row in range(3) if "receipt" not in (text := bulk.list.item(row).text())]
    assert any(word in refused for word in ("Refused", "Needs review", "Left out")), refused
    with off_ui_thread_allowed():
        assert {central.case(case).holder.unit for case in MOVED} == {HEALTH}
        assert central.case(LATE).holder.unit == ROADS
    click(bulk.cancel)
    seen(lambda: pane.list.cases.rowCount() == reports - 3 + 1)
    index = navigation.currentIndex()
    seen(lambda: index.data(Qt.ItemDataRole.AccessibleTextRole) == f"Di Dinas PUPR, reports: {reports - 3}")
    window.close()
