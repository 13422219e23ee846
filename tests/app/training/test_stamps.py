"""Everything that shows or leaves a training says so: the window, every page, every picture, every file's name."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from app.models.indicators import WEEKS, Indicators, Sums
from app.settings import Settings
from app.views import theme
from app.views.case.saving import Saving
from app.views.dashboard.picture import poster
from app.views.dashboard.view import DashboardScreen
from app.views.main_window import MainWindow
from app.views.printing.output import choose_pdf
from app.views.printing.pages import Printout, blank_document
from app.views.stamp import mark_training, stamp_color, stamped_name, stamped_text
from app.views.training.frame import TrainingFrame
from domain.attachments import Attachment
from tests.app.training.practising import practising
from tests.support.console import NOW, Console
from tests.support.ui_thread import UIGuard


@pytest.fixture(autouse=True)
def the_window_never_waits(ui_guard: UIGuard) -> None:
    """As everywhere."""


def page() -> QImage:
    document = blank_document(landscape=False)
    document.setPlainText("Berkas keterlambatan")
    printout = Printout.of("berkas", "Berkas", "Dinas PUPR", "{page}/{pages}", [document])
    image = QImage((printout.page_size / 4).toSize(), QImage.Format.Format_RGB32)
    image.fill(QColor("#FFFFFF"))
    painter = QPainter(image)
    painter.scale(0.25, 0.25)
    printout.paint(painter, 0)
    painter.end()
    return image


def picture() -> QImage:
    monday = NOW.date() - timedelta(days=NOW.weekday())
    days = tuple(monday - timedelta(weeks=WEEKS - 1 - week) for week in range(WEEKS))
    return poster(Indicators(days, (Sums(),) * WEEKS), "Dinas PUPR", QApplication.font())


def stamped_area(image: QImage, ground: QColor) -> int:
    ink = stamp_color(ground).rgb()
    return sum(image.pixel(x, y) == ink for x in range(0, image.width(), 2) for y in range(0, image.height(), 2))


@pytest.mark.parametrize("draw", [page, picture])
def test_what_is_printed_or_drawn_is_stamped_across(draw: Callable[[], QImage], marked: QApplication) -> None:
    assert stamped_area(draw(), QColor("#FFFFFF")) > 1_000
    mark_training(marked, False)
    assert stamped_area(draw(), QColor("#FFFFFF")) == 0, "real work is not stamped"


def test_words_and_file_names_say_it_too(
    marked: QApplication, indonesian: str, monkeypatch: pytest.MonkeyPatch, console: Console, qtbot: QtBot
) -> None:
    document = blank_document(landscape=False)
    printout = Printout.of("berkas", "Berkas", "Dinas PUPR", "{page}/{pages}", [document])
    assert printout.text.startswith("LATIHAN") and printout.footer == "LATIHAN · Dinas PUPR"
    proposed: list[str] = []

    def ask(parent: object, title: str, place: str, kinds: str = "") -> tuple[str, str]:
        proposed.append(Path(place).name)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    screen = DashboardScreen(console.context)
    qtbot.addWidget(screen)
    screen.show()
    qtbot.waitUntil(lambda: screen._found is not None, timeout=30_000)
    choose_pdf(screen, "berkas")
    screen.export.click()
    Saving(console.context).save(Attachment("0" * 64, "foto.jpg", 1, "image/jpeg"))
    assert proposed == ["LATIHAN - berkas.pdf", "LATIHAN - dasbor.png", "LATIHAN - foto.jpg"]
    assert stamped_text("Jejak") == "LATIHAN\n\nJejak"
    mark_training(marked, False)
    assert (stamped_name("a.pdf"), stamped_text("Jejak")) == ("a.pdf", "Jejak")


@pytest.mark.parametrize("name", theme.THEMES)
def test_what_is_drawn_over_the_stamp_can_be_read(name: str) -> None:
    found = theme.load(name)
    for ground in (found.palette["base"], "#FFFFFF") if name == theme.LIGHT else (found.palette["base"],):
        for ink in (found.palette["text"], found.palette["muted"]):
            assert theme.contrast(ink, stamp_color(QColor(ground)).name()) >= 4.5, (name, ink)


def test_the_window_says_it_in_its_title_and_in_a_banner(
    marked: QApplication, indonesian: str, console: Console, qtbot: QtBot
) -> None:
    window = MainWindow(practising(console), Settings(console.profile.root / "settings.ini"))
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    assert window.windowTitle().startswith("LATIHAN · ")
    frame = window.findChild(TrainingFrame)
    assert frame is not None
    qtbot.waitUntil(frame.bar.isVisible)
    assert "LATIHAN" in frame.bar.text.text()
    banner = frame.bar.grab().toImage()
    assert banner.pixelColor(banner.width() - 2, 2) == theme.color("training")
    for view in range(window.navigation.model().rowCount()):
        window.navigation.setCurrentIndex(window.navigation.model().index(view, 0))
        assert frame.bar.isVisible() and not frame.bar.visibleRegion().isEmpty()
