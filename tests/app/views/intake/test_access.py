"""The page at the counter and the palette for everybody: names, targets, and one way through by Tab."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.settings import Settings
from app.views import theme
from app.views.intake.page import IntakePage
from app.views.main_window import MainWindow
from tests.support.console import Console

SMALLEST_TARGET = 24


def stops(widget: QWidget) -> list[QWidget]:
    inside = widget.findChildren(QWidget)
    return [each for each in inside if each.isVisible() and each.focusPolicy() & Qt.FocusPolicy.TabFocus]


def name_of(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    return str(interface.text(QAccessible.Text.Name))


def test_every_place_of_the_page_has_a_name_and_room(
    console: Console, qtbot: QtBot, english: str, qapp: QApplication
) -> None:
    theme.choose(qapp, theme.LIGHT)
    page = IntakePage(console.context)
    qtbot.addWidget(page)
    page.resize(1142, 700)
    page.show()
    page.begin()
    qtbot.waitExposed(page)
    found = stops(page)
    assert len(found) >= 20
    for widget in found:
        assert name_of(widget), widget.objectName()
        if isinstance(widget, QAbstractButton | QComboBox | QLineEdit):
            assert min(widget.width(), widget.height()) >= SMALLEST_TARGET, widget.objectName()
    qapp.setStyleSheet("")
    qapp.setProperty("konsol.theme", None)


def test_tab_goes_through_the_page_as_it_is_read(console: Console, qtbot: QtBot, english: str) -> None:
    page = IntakePage(console.context)
    qtbot.addWidget(page)
    page.resize(1142, 700)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.begin()
    fields = [name for name, place in page.form.sheet.places.items() if place.field.asks]
    reached = []
    for _ in range(len(fields) + 3):
        place = QApplication.focusWidget()
        reached.append(place.objectName())
        QTest.keyClick(place, Qt.Key.Key_Tab)
    buttons = ["case.form.attach", "case.form.cancel", "case.form.submit"]
    assert reached == [*(f"form.{name}" for name in fields), *buttons]


def test_the_palette_has_names_and_its_rows_are_read_whole(
    console: Console, qtbot: QtBot, english: str, tmp_path: Path
) -> None:
    window = MainWindow(console.context, Settings(tmp_path / "settings.ini"))
    qtbot.addWidget(window)
    window.show()
    window.palette_pane.open()
    assert name_of(window.palette_pane.query) == "Find an action"
    assert name_of(window.palette_pane.list) == "Actions"
    model = window.palette_pane.model
    for row, shown in enumerate(model.rows):
        text = model.index(row).data(Qt.ItemDataRole.AccessibleTextRole)
        assert shown.title in text and shown.keys in text and shown.why in text
