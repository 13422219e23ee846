"""Rows painted from one place look as Qt's own views would have them painted, whatever state they are in."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, QRect
from PySide6.QtGui import QCursor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView, QTableView
from pytestqt.qtbot import QtBot

from app.models.listing import Grouping, Listing
from app.models.queries import View
from app.models.saved_views import SavedView
from app.settings import Settings
from app.views import theme
from app.views.case_list.delegate import DENSE
from app.views.case_list.list_view import CaseListView
from app.views.drawing import Drawings
from app.views.main_window import MainWindow
from app.views.navigation.view import Navigation
from tests.support.console import Console

pytestmark = pytest.mark.usefixtures("dressed", "indonesian")


@pytest.fixture
def window(console: Console, tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    made = MainWindow(console.context, Settings(tmp_path / "settings.ini"))
    qtbot.addWidget(made)
    QCursor.setPos(QPoint(0, 0))
    made.show()
    qtbot.waitActive(made)
    qtbot.waitUntil(lambda: made.case_list.list.cases.rowCount() == 16)
    console.settled()
    yield made
    QCursor.setPos(QPoint(0, 0))


def seen(view: QListView | QTableView) -> QImage:
    return view.viewport().grab().toImage()


def as_qt_paints(view: CaseListView | Navigation, monkeypatch: pytest.MonkeyPatch) -> QImage:
    kind, of_qt = (CaseListView, QTableView) if isinstance(view, CaseListView) else (Navigation, QListView)
    with monkeypatch.context() as patch:
        patch.setattr(kind, "paintEvent", lambda self, event: of_qt.paintEvent(self, event))  # type: ignore[attr-defined]
        return seen(view)


def chosen(window: MainWindow, _qtbot: QtBot) -> None:
    window.case_list.list.choose(3)


def focused(window: MainWindow, qtbot: QtBot) -> None:
    rows = window.case_list.list
    rows.choose(2)
    window.navigation.setFocus()
    qtbot.waitUntil(lambda: not rows.hasFocus())
    elsewhere = seen(rows)
    rows.setFocus()
    qtbot.waitUntil(rows.hasFocus)
    assert seen(rows) != elsewhere


def several(window: MainWindow, _qtbot: QtBot) -> None:
    rows = window.case_list.list
    flags = QItemSelectionModel.SelectionFlag.Select
    for row in (1, 4, 5):
        rows.selectionModel().select(rows.cases.index(row), flags)


def half_a_row_down(window: MainWindow, _qtbot: QtBot) -> None:
    window.resize(window.width(), 480)
    window.case_list.list.verticalScrollBar().setValue(17)


def in_groups(window: MainWindow, qtbot: QtBot) -> None:
    listing = Listing(View.ALL, grouping=Grouping.STATUS)
    window.case_list.show_saved(SavedView.of("v", "Menurut status", listing))
    qtbot.waitUntil(lambda: bool(window.case_list.list.cases.heading_rows))
    rows = window.case_list.list
    rows.selectionModel().setCurrentIndex(rows.cases.index(0), QItemSelectionModel.SelectionFlag.NoUpdate)
    rows.setFocus()
    qtbot.waitUntil(rows.hasFocus)


def under_the_mouse(window: MainWindow, qtbot: QtBot) -> None:
    for view in (window.case_list.list, window.navigation):
        QTest.mouseMove(view.viewport(), QPoint(40, 90))
        QTest.mouseMove(view.viewport(), QPoint(42, 92))
        qtbot.waitUntil(view.viewport().underMouse)


STATES = (chosen, focused, several, half_a_row_down, in_groups, under_the_mouse)


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_rows_look_as_qt_would_paint_them(
    state: Callable[[MainWindow, QtBot], None], window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {view: seen(view) for view in (window.case_list.list, window.navigation)}
    state(window, qtbot)
    changed = False
    for view, earlier in before.items():
        ours = seen(view)
        assert ours == as_qt_paints(view, monkeypatch)
        changed = changed or ours != earlier
    assert changed, "the state can be seen"


def in_the_dark(_window: MainWindow, qapp: QApplication) -> None:
    theme.choose(qapp, theme.DARK)


def dense(window: MainWindow, _qapp: QApplication) -> None:
    window.case_list.list.set_density(DENSE)


def in_letters_a_little_larger(window: MainWindow, qapp: QApplication) -> None:
    high = window.case_list.list.rowHeight(0)
    theme.enlarge(qapp, 108)
    assert window.case_list.list.rowHeight(0) == high, "or the rows were laid out anew for that"


def in_less_room(window: MainWindow, _qapp: QApplication) -> None:
    for view in (window.case_list.list, window.navigation):
        view.setFixedWidth(view.width() - 60)


CHANGES = (in_the_dark, dense, in_letters_a_little_larger, in_less_room)


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_what_was_laid_out_before_a_change_is_not_shown_after_it(
    change: Callable[[MainWindow, QApplication], None], window: MainWindow, qapp: QApplication
) -> None:
    views = (window.case_list.list, window.navigation)
    before = [seen(view) for view in views]
    change(window, qapp)
    QApplication.processEvents()
    after = [seen(view) for view in views]
    assert after != before
    window.case_list.list.rows._drawings = Drawings()
    window.navigation.itemDelegate()._drawings = Drawings()  # type: ignore[attr-defined]
    assert [seen(view) for view in views] == after


def test_only_the_rows_that_are_asked_for_are_painted(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    rows, painted = window.case_list.list, []
    paint = rows.rows.paint

    def noted(painter: Any, option: Any, index: Any) -> None:
        painted.append(index.row())
        paint(painter, option, index)

    monkeypatch.setattr(rows.rows, "paint", noted)
    rows.viewport().repaint(rows.visualRect(rows.cases.index(2)).united(rows.visualRect(rows.cases.index(3))))
    assert painted == [2, 3]
    painted.clear()
    rows.viewport().repaint(QRect(0, 0, 1, 1))
    assert painted == [0]
    rows.take_keys([])
    painted.clear()
    rows.viewport().repaint()
    assert painted == []
