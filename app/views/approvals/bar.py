"""Above the report while answers are decided one after the other: which one this is, and what became of the others."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.context import Context
from app.models.outbox import OutboxItem, State
from app.views.approvals.round import Fate, Round
from app.views.buttons import push_button
from app.views.case.inert import one_line, shown
from app.views.flow import Flow
from app.views.labels import plain_label
from app.views.office_time import zone
from app.views.words import command_word, item_state_text

_SECOND_MS: Final = 1_000


class RoundBar(QFrame):
    """Takes no room outside a round."""

    later_asked = Signal()
    earlier_asked = Signal()
    undo_asked = Signal()
    closed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setObjectName("round_bar")
        self._context = context
        self._said = ""
        self.last: OutboxItem | None = None
        self.place = plain_label(object_name="round_bar.place", kind="heading", wrap=True)
        self.earlier = push_button(self.tr("Back"), object_name="round_bar.earlier")
        self.later = push_button(self.tr("Decide later"), object_name="round_bar.later")
        self.gone = plain_label(object_name="round_bar.gone", kind="banner", wrap=True)
        self.fate = plain_label(object_name="round_bar.fate", kind="muted", wrap=True)
        self.undo = push_button(self.tr("Undo this decision"), object_name="round_bar.undo", kind="link")
        self._second = QTimer(self, interval=_SECOND_MS)
        self._second.timeout.connect(self._tell_fate)
        self._lay_out()
        self.earlier.clicked.connect(self.earlier_asked)
        self.later.clicked.connect(self.later_asked)
        self.undo.clicked.connect(self.undo_asked)
        self.show_last(None)
        self.show_gone(())
        self.hide()

    @property
    def is_undoable(self) -> bool:
        """Whether the last decision is certain not to have left."""
        return self.last is not None and self.last.state is State.QUEUED

    def show_place(self, walk: Round, number: int | None) -> None:
        """Which answer of the round is on the screen; no number where it is none of them."""
        if not walk.left:
            words = self.tr("No answer is left for you to decide on.")
        elif number is None:
            words = self.tr("Answers that wait for your decision: {left}").format(left=walk.left)
        else:
            words = self.tr("{number} of {count}").format(number=number, count=len(walk.cases))
            still = self.tr("{left} still to be decided").format(left=walk.left)
            words = f"{words} · {still}"
        self._say(words)
        self._show_ways(back=True, later=walk.left > 0)

    def show_sum(self, walk: Round) -> None:
        """The round is left: what was done in it."""
        self._say(self.sum_of(walk))
        self._show_ways(back=False, later=False)
        self.show_gone(())

    def sum_of(self, walk: Round) -> str:
        """What was done in the round and what was not, in one line."""
        named = (
            (walk.count(Fate.APPROVED), self.tr("{count} approved")),
            (walk.count(Fate.CHANGED), self.tr("{count} changed, for somebody else to approve")),
            (walk.count(Fate.RETURNED), self.tr("{count} returned")),
            (walk.count(Fate.GONE), self.tr("{count} no longer up for approval")),
            (walk.left, self.tr("{count} still to be decided")),
        )
        return " · ".join(words.format(count=count) for count, words in named if count)

    def offer(self, *, back: bool, later: bool) -> None:
        """Where one can go from here."""
        self.earlier.setEnabled(back)
        self.later.setEnabled(later)

    def show_gone(self, numbers: Sequence[str]) -> None:
        """The tracking numbers of answers that were taken back, or decided by others, before one came to them."""
        words = self.tr("No longer up for approval, so you need not decide: {numbers}")
        said = shown(words.format(numbers=", ".join(f"#{one_line(number)}" for number in numbers)))
        self.gone.setText(said if numbers else "")
        self.gone.setVisible(bool(numbers))
        if numbers and self.isVisible():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def show_last(self, item: OutboxItem | None) -> None:
        """The decision before this one, with the way back as long as it has not left this computer."""
        self.last = item
        self.fate.setVisible(item is not None)
        self.undo.setVisible(self.is_undoable)
        if item is not None and item.held_until is not None and self.is_undoable:
            self._second.start()
        else:
            self._second.stop()
        self._tell_fate()

    def _tell_fate(self) -> None:
        if self.last is None:
            return
        context = self._context
        state = item_state_text(self.last, context.status(), context.clock(), zone(context), counted=True)
        what = f"{command_word(self.last.envelope.command)} #{one_line(self.last.tracking)}"
        self.fate.setText(shown(f"{state.glyph} {what} · {state.text}"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _show_ways(self, *, back: bool, later: bool) -> None:
        self.earlier.setVisible(back)
        self.later.setVisible(later)

    def _say(self, words: str) -> None:
        self.place.setText(words)
        if words != self._said and self.isVisible():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
        self._said = words

    def _lay_out(self) -> None:
        self.gone.setIndent(0)  # or Qt adds half a letter where a style sheet gives the label a frame
        self.setStyleSheet("#round_bar { border-bottom: 1px solid palette(mid); }")
        row, below = Flow(), Flow()
        row.addWidget(self.place)
        row.addStretch(1)
        row.addWidget(self.earlier)
        row.addWidget(self.later)
        below.addWidget(self.fate)
        below.addWidget(self.undo)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.gone)
        column.addLayout(below)


def above(bar: QWidget, page: QWidget) -> QWidget:
    """The page with the bar over it."""
    both = QWidget()
    column = QVBoxLayout(both)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(bar)
    column.addWidget(page, 1)
    return both
