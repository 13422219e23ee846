"""A finding written in the dossier's window without a connection is on the server once there is one again."""

from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.changes import ChangeBus
from app.context import Context
from app.models.outbox import State
from app.models.search.finding import Search
from app.status import Link
from app.views.dossier.view import DossierScreen
from domain.commands import AnswerFinding
from domain.findings import findings_of
from domain.ids import CommandId
from tests.app.views.case.reading import type_keys
from tests.support.bad_server import silent_close
from tests.support.central import CentralServer
from tests.support.console import RATNA, SARI
from tests.support.relay import bad_line, passing
from tests.support.station import Station, now, open_station
from tests.support.ui_thread import UIGuard, off_ui_thread_allowed


@pytest.fixture(autouse=True)
def the_window_never_waits(ui_guard: UIGuard) -> None:
    """The test's own part of the network's side is taken out of it."""


def context_of(station: Station, bus: ChangeBus) -> Context:
    return Context(
        station.person,
        station.queries,
        station.desk,
        bus,
        station.workers.background,
        lambda: station.world[0],
        lambda: station.status,
        lambda: None,
        lambda: None,
        now,
        shelf=station.shelf,
        lists=station.lists,
        unread=station.unread,
        search=Search(station.stores.cache, station.stores.search, lambda: None),
    )


def told(station: Station, bus: ChangeBus) -> None:
    """What the console's own wiring does with every change: hand it to the views."""
    while station.changes:
        bus.tell(station.changes.pop(0))


def test_offline_into_the_outbox_then_onto_the_server_and_answered(
    central: CentralServer, tmp_path: Path, stack: ExitStack, qtbot: QtBot, qapp: object
) -> None:
    with off_ui_thread_allowed():
        line = stack.enter_context(bad_line(central.url))
        ratna = open_station(tmp_path / "ratna", RATNA, line.url, stack)
        sari = open_station(tmp_path / "sari", SARI, central.url, stack)
        ratna.synced()
        line.behaviour = silent_close
    bus = ChangeBus()
    screen = DossierScreen(context_of(ratna, bus))
    qtbot.addWidget(screen)
    screen.show()
    qtbot.waitUntil(screen.isActiveWindow)
    qtbot.waitUntil(lambda: screen.tree.delay is not None)
    case = screen.tree.delay.case.id  # type: ignore[union-attr]

    screen.detail.begin_finding()
    places = screen.detail.form.sheet.places
    type_keys(places["text"].control, "Belum ada tindak lanjut.")
    editor = places["recommendation"].control
    type_keys(editor, "Jawab pelapor.")
    QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(screen.detail.form.isHidden)
    assert "Belum ada tindak lanjut." in screen.detail.history.text()
    with off_ui_thread_allowed():
        assert ratna.synced().link is not Link.CONNECTED
    assert findings_of(central.case(case)) == (), "nothing has left yet"
    assert State.SETTLED not in ratna.states()

    line.behaviour = passing(central.url)
    with off_ui_thread_allowed():
        ratna.synced()
        sari.synced()
        (finding,) = findings_of(central.case(case))
        assert (finding.text, finding.recommendation, finding.by.person) == (
            "Belum ada tindak lanjut.",
            "Jawab pelapor.",
            RATNA.id,
        )
        assert ratna.states() == [State.SETTLED]
        sari.submit(case, AnswerFinding(CommandId(finding.id), "Sudah dijawab hari ini."))
        sari.synced()
        ratna.synced()
    told(ratna, bus)
    qtbot.waitUntil(lambda: "Sudah dijawab hari ini." in screen.detail.history.text())
    assert "↥" not in screen.detail.history.text()
    qtbot.waitUntil(lambda: screen.tree.currentIndex().siblingAtColumn(6).data() == "1")
