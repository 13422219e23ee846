"""What a hand has to hit: that parts which are too small are seen, and that dividers are wide to the hand."""

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QListWidget,
    QMenu,
    QMenuBar,
    QPlainTextEdit,
    QScrollBar,
    QSpinBox,
    QSplitter,
    QSplitterHandle,
    QTabBar,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.settings import Settings
from app.views.choice_box import ChoiceBox
from app.views.divider import BELOW_ROWS, BESIDE_LIST, BESIDE_VIEWS, BETWEEN, Divided, Grip
from app.views.main_window import MainWindow
from tests.support import access, targets
from tests.support.console import Console

GRIPS = [BESIDE_LIST, BESIDE_VIEWS, BELOW_ROWS, BETWEEN]


@pytest.mark.usefixtures("dressed")
def test_parts_that_are_too_small_are_seen(qapp: QApplication, qtbot: QtBot) -> None:
    """Each as some style of Qt or of ours once had it."""
    qapp.setStyleSheet("")
    window = QWidget()
    qtbot.addWidget(window)
    window.setStyleSheet("QScrollBar:vertical { width: 10px; } QScrollBar::handle { min-height: 8px; }"
                         "QSpinBox::up-button, QSpinBox::down-button { width: 28px; height: 18px; }"
                         "QTabBar::tab { height: 16px; } QMenu::item, QMenuBar::item { padding: 0px; }")  # fmt: skip
    spin, text, box, tabs, bar, rows, tree = parts = (
        QSpinBox(), QPlainTextEdit("\n" * 5_000), QComboBox(), QTabBar(), QMenuBar(), QListWidget(), QTreeWidget()
    )  # fmt: skip
    panes = QSplitter()
    panes.addWidget(QWidget())
    panes.addWidget(QWidget())
    spin.setMinimumHeight(36)  # it is its parts that are too small
    box.addItem("-")
    tabs.addTab("a tab")
    menu: QMenu = bar.addMenu("a menu")
    menu.addAction("an entry")
    rows.addItem("-")
    tree.addTopLevelItem(QTreeWidgetItem(["-"]))
    tree.topLevelItem(0).addChild(QTreeWidgetItem(["-"]))  # type: ignore[union-attr]
    column = QVBoxLayout(window)
    for part in (*parts, panes):
        column.addWidget(part)
    window.resize(400, 900)
    window.show()
    qtbot.waitUntil(text.verticalScrollBar().isVisible)
    found = "\n".join(access.too_small(window))
    for words in ("QSpinBox  up", "QSpinBox  down", "QScrollBar  handle 10×", "QScrollBar  handle of a long list",
                  "QComboBox  choice", "'a tab'", "'a menu'", "'an entry'", "QListWidget  row 0", "arrow of row 0",
                  "QSplitterHandle"):  # fmt: skip
        assert words in found


@pytest.mark.usefixtures("dressed")
@pytest.mark.parametrize("grip", GRIPS)
@pytest.mark.parametrize("direction", Qt.Orientation)
def test_a_divider_is_taken_at_either_edge_and_goes_where_the_hand_goes(
    grip: Grip, direction: Qt.Orientation, qtbot: QtBot
) -> None:
    panes = Divided(direction, grip, QPlainTextEdit(), QPlainTextEdit(), shares=(1, 1))
    qtbot.addWidget(panes)
    panes.resize(600, 600)
    panes.show()
    panes.setSizes([300, 300])
    beside = direction == Qt.Orientation.Horizontal
    handle = panes.handle(1)
    place = handle.geometry()
    reach = place.width() if beside else place.height()
    assert reach >= targets.SMALLEST
    for at in (0, reach - 1):
        before = panes.sizes()
        point = place.topLeft() + (QPoint(at, 50) if beside else QPoint(50, at))
        assert panes.childAt(point) is handle
        _drag(handle, handle.mapFrom(panes, point), QPoint(7, 0) if beside else QPoint(0, 7))
        assert panes.sizes() == [before[0] + 7, before[1] - 7]
        place = handle.geometry()


def _drag(widget: QWidget, at: QPoint, way: QPoint) -> None:
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(widget, left, pos=at)
    event = QMouseEvent(QMouseEvent.Type.MouseMove, QPointF(at + way), QPointF(widget.mapToGlobal(at + way)),
                        Qt.MouseButton.NoButton, left, Qt.KeyboardModifier.NoModifier)  # fmt: skip
    QApplication.sendEvent(widget, event)
    QTest.mouseRelease(widget, left, pos=at)


@pytest.mark.usefixtures("dressed")
def test_what_lies_under_a_divider_can_still_be_hit(console: Console, qtbot: QtBot, indonesian: str) -> None:
    window = MainWindow(console.context, Settings(console.profile.root / "settings.ini"))
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: window.case_list.list.cases.rowCount() > 0)
    window.case.show_case("case-0000")
    window.case.begin_reply()
    handles = [each for each in window.findChildren(QSplitterHandle) if each.isVisible()]
    assert len(handles) == 3
    aims = [w for w in access.on_screen(window) if isinstance(w, QAbstractButton | QComboBox | QLineEdit | QScrollBar)]
    assert len(aims) > 15
    for aim in aims:
        place = QRect(aim.mapTo(window, QPoint()), aim.size())
        for handle in handles:
            covered = place & QRect(handle.mapTo(window, QPoint()), handle.size())
            left = place.size() - covered.size()
            free = left.width() if handle.orientation() == Qt.Orientation.Horizontal else left.height()
            assert covered.isEmpty() or free >= targets.SMALLEST, access.named(aim)


@pytest.mark.usefixtures("dressed")
def test_a_choice_has_rows_that_can_be_hit(qtbot: QtBot) -> None:
    box = ChoiceBox()
    qtbot.addWidget(box)
    box.addItem("-")
    box.show()
    assert targets.too_small([box]) == []
