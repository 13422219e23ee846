"""The window of settings is made from their declarations, and what is chosen there is seen at once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.settings import Settings
from app.views import theme
from app.views.main_window import MainWindow
from app.views.settings.declared import DENSITY, SETTINGS, TEXT_SIZE, THEME, Declared, declared
from app.views.settings.window import SettingsWindow
from tests.support.console import Console


@pytest.fixture(autouse=True)
def undressed(qapp: QApplication) -> Iterator[None]:
    before = qapp.palette(), qapp.styleSheet(), qapp.font()
    yield
    qapp.setProperty("konsol.theme", None)
    qapp.setProperty("konsol.points", None)
    qapp.setPalette(before[0])
    qapp.setStyleSheet(before[1])
    qapp.setFont(before[2])


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.ini")


@pytest.fixture
def open_settings(console: Console, settings: Settings, qtbot: QtBot, indonesian: str) -> SettingsWindow:
    """Opened from the main window, by its key."""
    window = MainWindow(console.context, settings)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    opened = window.findChild(SettingsWindow)
    assert opened is not None
    qtbot.waitUntil(opened.isActiveWindow)
    return opened


def control(window: QWidget, entry: Declared) -> QWidget:
    found = window.findChild(QWidget, f"settings.{entry.setting.key}")
    assert found is not None
    return found


def pick(box: QComboBox, value: object) -> None:
    """Choose with the arrow keys, as somebody without a mouse does."""
    box.setFocus()
    wanted = box.findData(value)
    key = Qt.Key.Key_Down if box.currentIndex() < wanted else Qt.Key.Key_Up
    for _ in range(abs(wanted - box.currentIndex())):
        QTest.keyClick(box, key)
    assert box.currentIndex() == wanted


def test_each_setting_has_its_control_with_name_and_explanation(open_settings: SettingsWindow) -> None:
    assert not open_settings.isModal()
    for entry in SETTINGS:
        shown = control(open_settings, entry)
        assert isinstance(shown, QCheckBox if entry.is_flag else QComboBox)
        assert shown.accessibleName()
        assert shown.accessibleDescription() in {label.text() for label in open_settings.findChildren(QLabel)}
        assert shown.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert control(open_settings, declared("theme")).accessibleName() == "Warna"


def test_keys_are_unique_and_every_value_has_a_word(english: str) -> None:
    assert len({entry.setting.key for entry in SETTINGS}) == len(SETTINGS)
    for entry in SETTINGS:
        assert entry.setting.default in entry.setting.allowed
        words = [] if entry.is_flag else [entry.value_word(value) for value in entry.setting.allowed]
        assert all(words) and len(set(words)) == len(words)
    assert declared("text_size").value_word(150) == "150 %"


@pytest.mark.parametrize("entry", SETTINGS, ids=lambda entry: entry.setting.key)
def test_every_value_can_be_chosen_and_is_kept(
    open_settings: SettingsWindow, settings: Settings, tmp_path: Path, entry: Declared, qtbot: QtBot
) -> None:
    shown = control(open_settings, entry)
    for value in reversed(entry.setting.allowed):
        if isinstance(shown, QComboBox):
            pick(shown, value)
        else:
            shown.setFocus()
            if shown.isChecked() is not value:
                QTest.keyClick(shown, Qt.Key.Key_Space)
        assert settings.get(entry.setting) == value
        settings.flush()
        assert Settings(tmp_path / "settings.ini").get(entry.setting) == value


def test_looks_change_as_they_are_chosen(open_settings: SettingsWindow, qapp: QApplication) -> None:
    main = open_settings.parentWidget()
    assert isinstance(main, MainWindow)
    usual = main.font().pointSizeF()
    pick(control(open_settings, declared(THEME.key)), theme.HIGH_CONTRAST)
    assert theme.current().name == theme.HIGH_CONTRAST
    row = main.case_list.list.verticalHeader().defaultSectionSize()
    pick(control(open_settings, declared(TEXT_SIZE.key)), 200)
    assert main.font().pointSizeF() == 2 * usual
    assert main.case_list.list.verticalHeader().defaultSectionSize() > row
    pick(control(open_settings, declared(TEXT_SIZE.key)), 100)
    pick(control(open_settings, declared(DENSITY.key)), "dense")
    assert main.case_list.list.verticalHeader().defaultSectionSize() == 30
    assert main.font().pointSizeF() == usual


def test_what_the_menu_chose_is_shown_when_the_window_comes_back(
    open_settings: SettingsWindow, settings: Settings, qtbot: QtBot
) -> None:
    main = open_settings.parentWidget()
    assert isinstance(main, MainWindow)
    box = control(open_settings, declared(THEME.key))
    assert isinstance(box, QComboBox)
    main.activateWindow()
    qtbot.waitUntil(main.isActiveWindow)
    settings.set(THEME, theme.DARK)
    QTest.keyClick(main, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: box.currentData() == theme.DARK)
    assert len(main.findChildren(SettingsWindow)) == 1, "one such window is enough"
    QTest.keyClick(open_settings, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not main.findChildren(SettingsWindow))
    main.activateWindow()
    qtbot.waitUntil(main.isActiveWindow)
    QTest.keyClick(main, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    assert len(main.findChildren(SettingsWindow)) == 1


def test_a_stored_value_that_is_not_known_is_said_and_not_lost(tmp_path: Path, qtbot: QtBot, english: str) -> None:
    (tmp_path / "settings.ini").write_text("[window]\ntheme = sepia\n", encoding="utf-8")
    settings = Settings(tmp_path / "settings.ini")
    window = SettingsWindow(settings, None)
    qtbot.addWidget(window)
    box = control(window, declared("theme"))
    assert isinstance(box, QComboBox) and box.currentData() == theme.SYSTEM
    assert "not known here" in box.accessibleDescription()
    assert settings.text("theme") == "sepia"


def test_the_wheel_does_not_change_what_it_passes_over(open_settings: SettingsWindow, settings: Settings) -> None:
    box = control(open_settings, declared("text_size"))
    before = settings.get(TEXT_SIZE)
    event = QWheelEvent(
        QPointF(4, 4), QPointF(4, 4), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(box, event)
    assert settings.get(TEXT_SIZE) == before
    assert not event.isAccepted(), "it goes on to what can be scrolled"
