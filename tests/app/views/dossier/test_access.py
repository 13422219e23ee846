"""The dossier for everybody: by keyboard, by screen reader, with unsteady hands, and with large letters."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.views import theme
from app.views.dossier.model import Column
from app.views.dossier.view import DossierScreen
from tests.app.views.dossier.conftest import OpenScreen
from tests.app.views.dossier.late import LAID_OUT
from tests.support import access
from tests.support.console import Console

SMALLEST_TARGET = 24


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    """The product's own look, in which targets have their size."""
    before = qapp.palette(), qapp.styleSheet(), qapp.font()
    theme.choose(qapp, theme.LIGHT)
    yield
    qapp.setPalette(before[0])
    qapp.setStyleSheet(before[1])
    qapp.setFont(before[2])
    qapp.setProperty("konsol.theme", None)


def situations(screen: DossierScreen, qtbot: QtBot) -> Iterator[str]:
    screen.tree.select(LAID_OUT)
    yield "dossier"
    screen.detail.begin_finding()
    yield "finding"
    screen.detail.leave_form()
    screen.letter.click()
    qtbot.waitUntil(screen.preview.save.isEnabled)
    yield "letter"


def controls(screen: DossierScreen) -> list[QWidget]:
    found = (w for w in screen.findChildren(QWidget) if w.isVisible() and w.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return list(found)


def test_every_control_can_be_named_seen_and_hit(screen: DossierScreen, qtbot: QtBot) -> None:
    seen = 0
    for situation in situations(screen, qtbot):
        assert access.speechless(screen) == access.unseen_focus(screen) == [], situation
        for widget in controls(screen):
            seen += 1
            told = f"{situation}: {widget.metaObject().className()} {widget.objectName()} {widget.size().toTuple()}"
            if isinstance(widget, QAbstractButton | QComboBox | QLineEdit):
                assert widget.objectName() and min(widget.width(), widget.height()) >= SMALLEST_TARGET, told
            assert widget.visibleRegion().boundingRect().width() >= widget.width() - 1, told
    assert seen > 15


def test_tab_goes_as_it_is_read(screen: DossierScreen) -> None:
    screen.tree.select(LAID_OUT)
    screen.detail.begin_finding()
    detail, form = screen.detail, screen.detail.form
    expected = [
        screen.letter,
        screen.booklet,
        screen.tree,
        detail.history,
        *(form.sheet.places[name].control for name in ("text", "recommendation", "due_on")),
        form.cancel,
        form.submit,
        detail.open,
    ]
    screen.letter.setFocus()
    order = [QApplication.focusWidget()]
    for _ in expected[1:]:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        order.append(QApplication.focusWidget())
    assert order == expected


def test_the_tree_tells_a_screen_reader_whole_rows(screen: DossierScreen) -> None:
    interface = QAccessible.queryAccessibleInterface(screen.tree)
    assert interface is not None and interface.role() == QAccessible.Role.Tree
    texts = [interface.child(n).text(QAccessible.Text.Name) for n in range(interface.childCount())]
    assert any("Dinas PUPR · Kabupaten Tanjung Harapan, Reports: 7" in text for text in texts)
    assert any("#8500041" in text and "Working days late: ! 28" in text for text in texts)


def test_letters_of_double_size_are_not_cut_off(
    qtbot: QtBot, qapp: QApplication, admin_console: Console, open_screen: OpenScreen
) -> None:
    larger = qapp.font()
    larger.setPointSizeF(20.0)
    qapp.setFont(larger)
    screen = open_screen(admin_console)
    screen.resize(1900, 1000)
    screen.tree.select(LAID_OUT)
    screen.detail.begin_finding()
    assert not screen.detail.history.isHidden(), "there is room for both"
    QApplication.processEvents()
    for button in screen.findChildren(QAbstractButton):
        if button.isVisible() and button.text():
            assert button.width() >= button.fontMetrics().horizontalAdvance(button.text()), button.text()
            assert button.height() >= button.fontMetrics().height(), button.text()
    assert screen.tree.rowHeight(screen.tree.currentIndex()) >= 2 * screen.tree.fontMetrics().height()
    head = screen.tree.header()
    for column in range(1, head.count()):
        word = screen.tree.cases.headerData(column, Qt.Orientation.Horizontal)
        assert head.sectionSize(column) >= screen.tree.fontMetrics().horizontalAdvance(word), word


def test_on_a_small_screen_the_form_takes_the_place_of_the_history_and_titles_that_of_numbers(
    qtbot: QtBot, qapp: QApplication, admin_console: Console, open_screen: OpenScreen
) -> None:
    larger = qapp.font()
    larger.setPointSizeF(20.0)
    qapp.setFont(larger)
    screen = open_screen(admin_console)
    screen.resize(1142, 640)
    screen.tree.select(LAID_OUT)
    screen.detail.begin_finding()
    qtbot.waitUntil(screen.detail.history.isHidden)
    form, tree = screen.detail.form, screen.tree
    assert form.height() >= form.minimumSizeHint().height(), "not squeezed"
    qtbot.waitUntil(lambda: form.cancel.visibleRegion().boundingRect().size() == form.cancel.size())
    assert tree.header().sectionSize(0) >= 20 * tree.fontMetrics().averageCharWidth()
    assert not tree.isColumnHidden(Column.DAYS) and not tree.isColumnHidden(Column.FINDINGS)
    assert tree.isColumnHidden(Column.TOLD)
    screen.detail.leave_form()
    qtbot.waitUntil(screen.detail.history.isVisible)
    assert screen.minimumSizeHint().width() <= 1_050, "a small screen less the left pane"
    screen.letter.click()
    qtbot.waitUntil(screen.preview.save.isEnabled)
    assert screen.minimumSizeHint().width() <= 1_050
