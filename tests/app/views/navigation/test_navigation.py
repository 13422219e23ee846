"""The views with their counts: taken in the background, kept fresh, and told to everybody's ears."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.models.queries import View
from app.views.navigation.model import COUNT_ROLE, NavigationListModel, views_for
from app.views.navigation.view import Navigation
from domain.commands import AddNote
from domain.ids import AgencyId, PersonId
from domain.people import Membership, Person, Role
from tests.support.console import SARI, Console, new_case


@pytest.fixture
def navigation(console: Console, qtbot: QtBot) -> Navigation:
    navigation = Navigation(console.context)
    qtbot.addWidget(navigation)
    navigation.resize(204, 600)
    navigation.show()
    qtbot.waitExposed(navigation)
    return navigation


def count(navigation: Navigation, view: View) -> int | None:
    model = navigation.model()
    return next(
        (model.index(n, 0).data(COUNT_ROLE) for n, v in enumerate(View) if v is view),
        None,
    )


def test_qts_rules_are_kept(qapp: object) -> None:
    model = NavigationListModel(tuple(View))
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.take_counts({View.NEW: 3})
    model.take_counts({View.NEW: 4})
    assert tester.model() is model


def test_every_view_has_its_count(navigation: Navigation, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: count(navigation, View.ALL) == 24)
    assert count(navigation, View.TODAY) == 16
    assert count(navigation, View.OUTBOX) == 0


def test_counts_follow_what_arrives_and_what_is_written(navigation: Navigation, console: Console, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: count(navigation, View.ALL) == 24)
    console.take([new_case(n, days_ago=0).case for n in (40, 41)])
    qtbot.waitUntil(lambda: count(navigation, View.ALL) == 26)
    view = console.context.queries.case("case-0018", console.context.world())  # type: ignore[arg-type]
    assert view is not None
    with qtbot.waitSignal(navigation.counted) as told:
        console.context.desk.submit(view, AddNote("Sudah ditelepon."))
    assert told.args[0][View.OUTBOX] == 1


def test_many_changes_are_counted_once(navigation: Navigation, console: Console, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: count(navigation, View.ALL) == 24)
    counted: list[object] = []
    navigation.counted.connect(counted.append)
    for number in range(50, 60):
        console.take([new_case(number, days_ago=0).case])
    qtbot.waitUntil(lambda: count(navigation, View.ALL) == 34)
    assert len(counted) <= 2


def test_keys_choose_and_the_choice_is_told(navigation: Navigation, qtbot: QtBot) -> None:
    navigation.choose(View.TODAY)
    navigation.setFocus()
    with qtbot.waitSignal(navigation.chosen) as chosen:
        QTest.keyClick(navigation, Qt.Key.Key_Down)
    assert chosen.args == [View.NEW]


def test_the_count_is_spoken(navigation: Navigation, qtbot: QtBot, indonesian: str) -> None:
    qtbot.waitUntil(lambda: count(navigation, View.ALL) == 24)
    spoken = [
        navigation.model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)
        for row in range(navigation.model().rowCount())
    ]
    assert spoken[0] == "Hari ini, 16 laporan"
    assert spoken[-3:] == ["Kotak keluar, 0 belum beres", "Semua, 24 laporan", "Dasbor"]


def test_who_only_looks_on_is_offered_nothing_to_approve_or_send() -> None:
    monitor = Person(PersonId("m"), "Pemantau", "", (Membership(Role.MONITOR, AgencyId("prov")),))
    assert View.APPROVAL not in views_for(monitor)
    assert View.OUTBOX not in views_for(monitor)
    assert views_for(SARI) == tuple(View)


def test_a_store_that_cannot_be_counted_leaves_the_old_numbers(
    navigation: Navigation, console: Console, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    qtbot.waitUntil(lambda: count(navigation, View.ALL) == 24)
    console.settled()
    console.stores.cache.dispose()
    console.profile.cache_db.with_name("cache.db-wal").unlink(missing_ok=True)
    console.profile.cache_db.write_bytes(b"no store at all" * 10_000)
    navigation.refresh()
    qtbot.waitUntil(lambda: "count_views met corrupt_cache" in caplog.text)
    QApplication.processEvents()
    assert count(navigation, View.ALL) == 24
