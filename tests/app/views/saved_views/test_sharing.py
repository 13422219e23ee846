"""Shared views in the window: what colleagues recommend, where a person has it, and how one recommends a list."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from app.changes import Changes
from app.models.listing import Filter, Listing
from app.models.outbox import State
from app.models.shared_lists import recommended
from app.models.world import World
from app.settings import Settings
from app.views.main_window import MainWindow
from app.views.saved_views.panel import SavedViewsPanel
from app.views.words import refusal_clause
from domain.directory_commands import ShareView, WithdrawView
from domain.errors import Code
from domain.people import Person
from domain.protocol import Outcome, Result
from domain.shared_views import Recommended, SharedView
from tests.support.console import BAMBANG, HEALTH, NOW, RATNA, REGENCY, ROADS, SARI, WORLD, Console, open_console

ANONYMOUS = Listing(filter=Filter(anonymous=True))
ROAD = SharedView("v-jalan", REGENCY, ROADS, "Anonim", recommended(ANONYMOUS), BAMBANG.id)
EVERYBODY = SharedView("v-semua", REGENCY, None, "Warna", Recommended("by_colour"), RATNA.id)
OTHERS = SharedView("v-kes", REGENCY, HEALTH, "Kesehatan", recommended(ANONYMOUS), BAMBANG.id)
PATIENCE_MS = 30_000


@dataclass
class Office:
    """A window whose directory the test changes as a sync would."""

    console: Console
    window: MainWindow
    world: list[World]
    qtbot: QtBot

    @property
    def panel(self) -> SavedViewsPanel:
        return self.window.case_list.saved_views

    def until(self, state: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(state, timeout=PATIENCE_MS)

    def receive(self, *shared: SharedView) -> None:
        self.world[0] = replace(WORLD, directory=replace(WORLD.directory, shared_views={v.id: v for v in shared}))
        self.console.bus.tell(Changes(reference=True))

    def places(self) -> list[str]:
        """The left pane below the built-in views, as it is spoken."""
        model = self.window.navigation.model()
        rows = [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]
        return rows[rows.index("Dasbor") + 1 :]

    def entry(self, name: str) -> Any:
        model = self.window.navigation.model()
        entries = (model.entry(row) for row in range(model.rowCount()))
        return next(entry for entry in entries if getattr(entry, "name", "") == name)

    def rows(self) -> list[str]:
        return [self.panel.list.item(row).text() for row in range(self.panel.list.count())]

    def commands(self) -> list[tuple[State, Any]]:
        self.console.settled()
        return [(item.state, item.envelope.command) for item in self.console.context.queries.outbox_items()]


@pytest.fixture
def sit(tmp_path: Path, qtbot: QtBot, indonesian: str) -> Iterator[Callable[[Person], Office]]:
    with ExitStack() as stack:

        def opened(person: Person) -> Office:
            console = open_console(tmp_path / person.id, person, stack, undo_seconds=600)
            world = [WORLD]
            context = replace(console.context, world=lambda: world[0])
            window = MainWindow(context, Settings(console.profile.root / "settings.ini"))
            qtbot.addWidget(window)
            window.resize(1366, 768)
            window.show()
            return Office(console, window, world, qtbot)

        yield opened


def test_what_colleagues_share_stands_below_one_s_own_and_is_where_one_left_it(
    sit: Callable[[Person], Office],
) -> None:
    sari = sit(SARI)
    sari.console.context.lists.save("Milik saya", Listing())
    sari.receive(ROAD, EVERYBODY, OTHERS)
    first = ["Milik saya, 24 laporan", "Bersama", "Anonim, dibagikan oleh Bambang Prakoso, 6 laporan"]
    sari.until(lambda: sari.places() == [*first, "Warna, dibagikan oleh Ratna Siregar"])
    navigation, pane = sari.window.navigation, sari.window.case_list
    tester = QAbstractItemModelTester(navigation.model(), QAbstractItemModelTester.FailureReportingMode.Fatal)
    navigation.choose(sari.entry("Milik saya"))
    navigation.setFocus()
    QTest.keyClick(navigation, Qt.Key.Key_Down)
    sari.until(lambda: pane.listing == ANONYMOUS and pane.list.cases.rowCount() == 6)

    sari.receive(replace(ROAD, name="Tanpa nama", content=recommended(replace(ANONYMOUS, filter=Filter()))), OTHERS)
    sari.until(lambda: sari.places() == [*first[:2], "Tanpa nama, dibagikan oleh Bambang Prakoso, 24 laporan"])
    sari.until(lambda: pane.list.cases.rowCount() == 24)  # who looks at it sees what it asks for now

    pane.bar.saved.click()
    sari.until(lambda: sari.rows() == ["Milik saya", "Tanpa nama\ndibagikan oleh Bambang Prakoso"])
    panel = sari.panel
    panel.list.setCurrentRow(1)
    known = (panel.share, panel.withdraw, panel.rename, panel.delete, panel.pin, panel.copy)
    assert [button for button in known if button.isVisible()] == [panel.pin, panel.copy]
    panel.list.setFocus()
    QTest.keyClick(panel.list, Qt.Key.Key_Delete)
    away = "Tanpa nama\ndibagikan oleh Bambang Prakoso · tidak di panel kiri"
    sari.until(lambda: sari.rows() == ["Milik saya", away] and sari.places() == first[:1])
    sari.receive(ROAD)
    sari.until(lambda: sari.rows()[1] == away.replace("Tanpa nama", "Anonim"))
    assert sari.places() == first[:1], "changed by its author, it stays where she put it"
    panel.show_it.click()
    sari.until(lambda: pane.listing == ANONYMOUS and pane.list.isVisible())

    pane.bar.saved.click()
    panel.list.setCurrentRow(1)
    panel.pin.click()
    sari.until(lambda: sari.places() == first)
    panel.copy.click()
    sari.until(lambda: sari.places() == ["Milik saya, 24 laporan", "Anonim, 6 laporan"])
    sari.receive()
    sari.until(lambda: sari.rows() == ["Milik saya", "Anonim"] and panel.isVisible())
    assert sari.commands() == [] and tester.model() is navigation.model()


def test_a_supervisor_shares_takes_back_and_is_told_what_came_of_it(
    sit: Callable[[Person], Office],
) -> None:
    bambang = sit(BAMBANG)
    saved = bambang.console.context.lists.save("Anonim", ANONYMOUS).result(10)
    bambang.window.case_list.bar.saved.click()
    bambang.until(lambda: bambang.rows() == ["Anonim"])
    panel, form = bambang.panel, bambang.panel.sharing
    panel.list.setCurrentRow(0)
    panel.share.click()
    assert [form.office.itemText(n) for n in range(form.office.count())] == ["Dinas PUPR"], "not the whole agency"
    QTest.keyClick(form.office, Qt.Key.Key_Escape)
    assert not form.isVisible() and bambang.commands() == []
    panel.share.click()
    QTest.keyClick(form.office, Qt.Key.Key_Return)
    bambang.until(lambda: bambang.rows() == ["Anonim\ndibagikan ke Dinas PUPR · menunggu dikirim"])
    told = ShareView(REGENCY, "Anonim", recommended(ANONYMOUS), ROADS)
    assert bambang.commands() == [(State.QUEUED, told)]
    panel.take_back.click()
    bambang.until(
        lambda: bambang.rows() == ["Anonim"] and panel.message.text() == "Ditarik kembali. Tidak jadi dikirim."
    )
    assert bambang.commands() == [(State.WITHDRAWN, told)]

    bambang.receive(replace(ROAD, id=saved.id), OTHERS)
    other = "Kesehatan\ndibagikan oleh Bambang Prakoso · dibagikan ke Dinas Kesehatan"
    bambang.until(lambda: bambang.rows() == ["Anonim\ndibagikan ke Dinas PUPR", other])
    assert bambang.places() == ["Anonim, 6 laporan"], "his own is not there twice, and what is for others not at all"
    bambang.console.context.lists.change(replace(saved, name="Tanpa nama"))
    bambang.until(lambda: bambang.rows()[0] == "Tanpa nama\ndibagikan ke Dinas PUPR · diubah sejak dibagikan")
    panel.list.setCurrentRow(0)
    panel.withdraw.click()
    bambang.until(lambda: bambang.rows()[0] == "Tanpa nama\nmenunggu dikirim")
    [(state, command), _] = bambang.commands()
    assert (state, command) == (State.QUEUED, WithdrawView())
    [item, _] = bambang.console.context.queries.outbox_items()
    refused = Result(item.id, item.dseq, Outcome.REJECTED, item.case, 2, code=Code.NOT_SHARER, at=NOW.isoformat())
    bambang.console.answer(refused)
    told_why = (
        "Tanpa nama\ndibagikan ke Dinas PUPR · diubah sejak dibagikan · tidak diterima: alasannya ada di kotak keluar"
    )
    bambang.until(lambda: bambang.rows()[0] == told_why)
    assert "atasannya" in refusal_clause(Code.NOT_SHARER)


def test_a_change_to_a_shared_view_is_shared_in_the_same_step_unless_one_says_no(
    sit: Callable[[Person], Office],
) -> None:
    """Without a connection, as everything here: the line says of each change where it stands."""
    bambang = sit(BAMBANG)
    lists, panel, pane = bambang.console.context.lists, bambang.panel, bambang.window.case_list
    saved = lists.save("Anonim", ANONYMOUS).result(10)
    lists.save("Sendiri", Listing()).result(10)
    bambang.receive(replace(ROAD, id=saved.id))
    bambang.until(lambda: bambang.places() == ["Anonim, 6 laporan", "Sendiri, 24 laporan"])
    bambang.window.navigation.choose(bambang.entry("Sendiri"))
    pane.bar.save.click()
    bambang.console.settled()
    assert pane.naming.isVisible() and not pane.naming.shared.isVisible(), "it is shared with nobody"

    changed = replace(ANONYMOUS, filter=Filter(anonymous=True, secret=True))
    bambang.window.navigation.choose(bambang.entry("Anonim"))
    pane.bar.wanted.emit(changed)
    pane.bar.save.click()
    asked = pane.naming.shared
    bambang.until(asked.isVisible)
    assert asked.told.text() == "Dibagikan ke Dinas PUPR." and asked.also.isChecked()
    pane.naming.update_it.click()
    bambang.until(lambda: not pane.naming.isVisible())
    told = ShareView(REGENCY, "Anonim", recommended(changed), ROADS)
    assert bambang.commands() == [(State.QUEUED, told)]
    pane.bar.saved.click()
    bambang.until(lambda: bambang.rows()[:1] == ["Anonim\ndibagikan ke Dinas PUPR · perubahan belum terkirim"])
    assert not panel.share_change.isVisible()

    panel.list.setCurrentRow(0)
    panel.rename.click()
    bambang.until(panel.form.shared.isVisible)
    panel.form.name.setText("Rahasia")
    panel.form.shared.also.click()
    QTest.keyClick(panel.form.name, Qt.Key.Key_Return)
    here = "Rahasia\ndibagikan ke Dinas PUPR · diubah sejak dibagikan · perubahan belum terkirim"
    bambang.until(lambda: bambang.rows()[:1] == [here])
    assert bambang.commands() == [(State.QUEUED, told)], "it is his alone"
    panel.share_change.click()
    bambang.until(lambda: bambang.rows()[:1] == ["Rahasia\ndibagikan ke Dinas PUPR · perubahan belum terkirim"])
    assert bambang.commands()[0] == (State.QUEUED, replace(told, name="Rahasia"))
