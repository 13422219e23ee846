"""The palette on the screen: it lies over the window, takes keys only, and gives the focus back where it was."""

import re
from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QItemSelectionModel, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QListView, QVBoxLayout, QWidget

from app.context import Context
from app.views.actions.action import Situation, WindowHands
from app.views.case.plain_editor import PlainLine
from app.views.labels import plain_label
from app.views.later import in_background
from app.views.palette.delegate import PaletteDelegate
from app.views.palette.rows import PaletteModel, Row, rows_for
from domain.ids import CaseId

WIDTH: Final = 640
TOP: Final = 48
MARGIN: Final = 24
ROWS: Final = 10
QUIET_MS: Final = 150
_NUMBER: Final = re.compile(r"#?\s*(\d{4,}|[sS]-[0-9a-zA-Z-]{3,})")
_SELECT: Final = QItemSelectionModel.SelectionFlag.ClearAndSelect
_STEPS: Final = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: ROWS - 1,
    Qt.Key.Key_PageUp: 1 - ROWS,
}


class _Query(PlainLine):
    """The field that keeps the focus; the list follows its keys."""

    stepped = Signal(int)
    entered = Signal()
    escaped = Signal()
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _STEPS:
            self.stepped.emit(_STEPS[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.left.emit()


class Palette(QFrame):
    """Not a dialog: what lies beneath stays readable and goes on. Leaving it by any way closes it."""

    def __init__(self, context: Context, hands: WindowHands, situation: Callable[[], Situation], over: QWidget) -> None:
        super().__init__(over)
        self._context = context
        self._hands = hands
        self._ask = situation
        self._situation = Situation()
        self._came_from: QWidget | None = None
        self.query = _Query()
        self.list = QListView()
        self.model = PaletteModel(self)
        self.nothing = plain_label(kind="muted", wrap=True)
        self.foot = plain_label(kind="muted")
        self._number = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._lay_out()
        self._connect()
        self.hide()

    def open(self) -> None:
        """Show everything that can be done now; again, it only takes the keyboard."""
        if self.isHidden():
            self._came_from = QApplication.focusWidget()
            self._situation = self._ask()
            self.query.clear()
            self.show()  # first, so that its rows have the letters that they are measured with
            self._search("")
            self.raise_()
        self.query.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_up(self) -> None:
        """Close, and give the keyboard back to where it was."""
        came_from, self._came_from = self._came_from, None
        self.hide()
        if came_from is not None and came_from.isVisible():
            came_from.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def current(self) -> Row | None:
        row = self.list.currentIndex().row()
        return self.model.rows[row] if 0 <= row < len(self.model.rows) else None

    def run(self) -> None:
        """Do what is chosen; what is impossible says why, and the palette stays."""
        row = self.current
        if row is None:
            return
        if row.why:
            self._announce(row.why)
            return
        self.close_up()
        row.run(self._hands)

    def _search(self, text: str) -> None:
        self._show(rows_for(text, self._situation))
        if _NUMBER.fullmatch(text.strip()):
            self._number.start()
        else:
            self._number.stop()

    def _show(self, rows: list[Row]) -> None:
        self.model.take(rows)
        self.list.setVisible(bool(rows))
        self.nothing.setVisible(not rows)
        self._choose(0)
        self._place()

    def _look_up(self) -> None:
        text = self.query.text()
        in_background(self, self._context, partial(self._context.queries.find, text), partial(self._found, text))

    def _found(self, text: str, case: CaseId | None) -> None:
        if case is None or text != self.query.text():
            return
        title = self.tr("Open report {number}").format(number=text.strip())
        self._show([Row(title, "", "", "", lambda hands: hands.open_case(case)), *rows_for(text, self._situation)])

    def _choose(self, row: int) -> None:
        if self.model.rows:
            row = min(max(row, 0), len(self.model.rows) - 1)
            self.list.selectionModel().setCurrentIndex(self.model.index(row), _SELECT)
            self.list.scrollTo(self.model.index(row))

    def _step(self, by: int) -> None:
        self._choose(self.list.currentIndex().row() + by)
        if self.current is not None:
            self._announce(self.current.spoken)

    def _announce(self, text: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.query, text))

    def _place(self) -> None:
        over = self.parentWidget()
        if over is None:
            return
        width = min(WIDTH, over.width() - 2 * MARGIN)
        heights = [self.list.sizeHintForRow(row) for row in range(min(len(self.model.rows), ROWS))]
        self.list.setFixedHeight(sum(heights))
        self.setGeometry((over.width() - width) // 2, TOP, width, 0)
        self.resize(width, min(self.sizeHint().height(), over.height() - TOP - MARGIN))

    def _connect(self) -> None:
        self.query.textChanged.connect(self._search)
        self.query.stepped.connect(self._step)
        self.query.entered.connect(self.run)
        self.query.escaped.connect(self.close_up)
        self.query.left.connect(self.hide)
        self.list.clicked.connect(lambda _: self.run())
        self._number.timeout.connect(self._look_up)

    def _lay_out(self) -> None:
        self.setObjectName("palette")
        self.setAutoFillBackground(True)
        self.query.setObjectName("palette.query")
        self.query.setAccessibleName(self.tr("Find an action"))
        self.query.setPlaceholderText(self.tr("What do you want to do? A few letters, or a report's number"))
        self.list.setObjectName("palette.list")
        self.list.setAccessibleName(self.tr("Actions"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(PaletteDelegate(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.nothing.setText(self.tr("No action has this name. Try another word for it."))
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.foot.setText(self.tr("↑ ↓ choose · Enter do it · Esc close"))
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 12, 1, 10)
        column.setSpacing(8)
        for part, stretch, side in ((self.query, 0, 12), (self.list, 1, 0), (self.nothing, 1, 12), (self.foot, 0, 16)):
            inset = QVBoxLayout()
            inset.setContentsMargins(side, 0, side, 0)
            inset.addWidget(part)
            column.addLayout(inset, stretch)
