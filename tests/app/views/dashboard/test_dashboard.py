"""The dashboard says what the reports say: in numbers, drawn, as a table, and as a picture for somebody else."""

from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.models.indicators import WEEKS, Indicators, Sums
from app.settings import Settings
from app.status import Link, SyncStatus
from app.views import theme
from app.views.dashboard.picture import POSTER, poster
from app.views.dashboard.view import DashboardScreen
from app.views.dashboard.weeks import WeeksTableModel
from app.views.dashboard.words import decimal, percent
from app.views.main_window import MainWindow
from app.views.marks import MarkRole
from domain.commands import ApproveReply, SubmitReply
from tests.support.console import BAMBANG, NOW, SARI, Console, new_case, open_console
from tests.support.ui_thread import off_ui_thread_allowed


def answered(console: Console, number: int) -> None:
    maker = new_case(number, days_ago=3).act(SARI, SubmitReply("Sudah ditangani."))
    assert maker.case.reply is not None
    console.take([maker.act(BAMBANG, ApproveReply(maker.case.reply.pin)).case])


@pytest.fixture
def screen(console: Console, qtbot: QtBot, indonesian: str) -> DashboardScreen:
    screen = DashboardScreen(console.context)
    qtbot.addWidget(screen)
    screen.resize(1140, 700)
    screen.show()
    qtbot.waitUntil(lambda: screen.weeks.rowCount() == WEEKS)
    return screen


def found(console: Console) -> Indicators:
    with off_ui_thread_allowed():
        return console.context.lists.indicators(console.context.today(), console.context.clock().tzinfo)  # type: ignore[arg-type]


def test_cards_and_table_say_the_same_numbers(screen: DashboardScreen, qtbot: QtBot, console: Console) -> None:
    total = found(console).total
    assert [card.value.text() for card in screen.cards] == [
        percent(total.settled_share),
        percent(total.followed_up_share),
        decimal(total.average_days),
        "–",
    ]
    assert screen.cards[0].about.text() == f"{total.settled} dari 24 laporan"
    assert "Dinas PUPR" in screen.about.text() and screen.about.text().startswith("Laporan yang masuk ")
    came_in = [int(screen.weeks.index(row, 1).data()) for row in range(WEEKS)]
    assert sum(came_in) == 24 and came_in == [week.reports for week in reversed(found(console).weeks)]
    answered(console, 80)
    qtbot.waitUntil(lambda: screen.cards[0].about.text() == f"{total.settled + 1} dari 25 laporan")


def test_without_reports_it_says_why_and_offers_no_picture(
    tmp_path: Path, qapp: QApplication, qtbot: QtBot, indonesian: str
) -> None:
    with ExitStack() as stack:
        console = open_console(tmp_path, SARI, stack, fill=False)
        console.status = SyncStatus(Link.NEVER)
        screen = DashboardScreen(console.context)
        qtbot.addWidget(screen)
        screen.show()
        qtbot.waitUntil(screen.empty.download.isVisible, timeout=30_000)
        assert screen.empty.sentence.text() == "Belum pernah disinkronkan di komputer ini."
        assert not screen.cards[0].isVisible() and not screen.export.isEnabled()
        console.status = SyncStatus(Link.CONNECTED, NOW)
        console.bus.sync_status.emit(console.status)
        assert screen.empty.sentence.text().startswith("Tidak ada laporan masuk selama dua belas minggu ini. Data per ")
        console.take([new_case(1, days_ago=3).case])
        qtbot.waitUntil(screen.cards[0].isVisible, timeout=30_000)
        assert screen.export.isEnabled() and not screen.empty.isVisible()


def test_the_table_keeps_qts_rules_and_the_picture_is_said(screen: DashboardScreen, console: Console) -> None:
    model = WeeksTableModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.take(found(console))
    assert screen.trend.accessibleName() == "Tren dua belas minggu"
    assert "%" in screen.trend.accessibleDescription()
    headers = [screen.weeks.headerData(n, Qt.Orientation.Horizontal) for n in range(screen.weeks.columnCount())]
    assert headers == ["Minggu", "Masuk", "Selesai", "Tindak lanjut", "Hari"]


@pytest.mark.parametrize("look", [theme.LIGHT, theme.DARK])
def test_what_was_settled_is_drawn_in_the_colour_of_the_theme(
    screen: DashboardScreen, qtbot: QtBot, console: Console, qapp: QApplication, look: str
) -> None:
    theme.choose(qapp, look)
    try:
        for number in range(80, 90):
            answered(console, number)
        qtbot.waitUntil(lambda: screen.cards[0].about.text().endswith("34 laporan"))
        image = screen.trend.grab().toImage()
        done = theme.mark_color(MarkRole.DONE).rgb()
        pixels = sum(image.pixel(x, y) == done for x in range(image.width()) for y in range(0, image.height(), 3))
        assert pixels > 200
        ground = theme.color("base")
        edge = sum(
            theme.contrast(image.pixelColor(x, y), ground) >= 2 and image.pixelColor(x, y).saturation() < 40
            for x in range(image.width())
            for y in range(image.height() // 4, image.height() // 2, 8)
        )
        assert edge > 10, "what was not followed up has an edge that can be seen"
    finally:
        theme.choose(qapp, theme.SYSTEM)


def test_a_picture_is_written_that_others_can_open(screen: DashboardScreen, qtbot: QtBot, tmp_path: Path) -> None:
    target = tmp_path / "kinerja & rekap"
    screen.choose = lambda parent, name: target
    QTest.mouseClick(screen.export, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: screen.saved.text() == "Tersimpan: kinerja & rekap.png")
    image = QImage(str(target.with_suffix(".png")))
    assert image.size() == POSTER
    assert len({image.pixel(x, y) for x in range(48, 400) for y in range(36, 70, 3)}) > 2, "there are words on it"


def test_where_it_cannot_be_written_is_said_beside_it(screen: DashboardScreen, qtbot: QtBot, tmp_path: Path) -> None:
    screen.choose = lambda parent, name: tmp_path / "nowhere" / "dasbor.png"
    QTest.mouseClick(screen.export, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: screen.trouble.text().startswith("“dasbor.png” tidak dapat disimpan di sana."))
    screen.choose = lambda parent, name: None
    QTest.mouseClick(screen.export, Qt.MouseButton.LeftButton)
    assert not screen.trouble.isHidden() and screen.saved.text() == ""


def test_a_poster_of_nothing_can_be_drawn(screen: DashboardScreen, console: Console) -> None:
    first_days = found(console).first_days
    nothing = Indicators(first_days, (Sums(),) * WEEKS)
    assert poster(nothing, "Dinas PUPR", screen.font()).size() == POSTER


def test_it_is_reached_by_keys_and_left_by_f6(console: Console, qtbot: QtBot, indonesian: str) -> None:
    window = MainWindow(console.context, Settings(console.profile.root / "settings.ini"))
    qtbot.addWidget(window)
    window.show()
    qtbot.waitActive(window)
    qtbot.waitUntil(lambda: window.case_list.list.cases.rowCount() == 16)
    window.navigation.setFocus()
    QTest.keyClick(window.navigation, Qt.Key.Key_End)
    index = window.navigation.currentIndex()
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Dasbor"
    screen = window.pages.dashboard
    assert isinstance(screen, DashboardScreen) and screen.isVisible()
    qtbot.waitUntil(lambda: screen.weeks.rowCount() == WEEKS)
    QTest.keyClick(window.navigation, Qt.Key.Key_F6)
    place = QApplication.focusWidget()
    assert place is not None and screen.isAncestorOf(place)
    QTest.keyClick(place, Qt.Key.Key_F6)
    assert window.navigation.hasFocus()
    QTest.keyClick(window.navigation, Qt.Key.Key_Home)
    assert window.case_list.isVisible() and not screen.isVisible()
