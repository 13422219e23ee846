"""The exercises at the side of the window, each ticked once the stores show that it was done."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.context import Context
from app.practice import PLAYED_BY, Exercise, Practice
from app.status import Changes
from app.views.buttons import push_button
from app.views.labels import plain_label
from app.views.refresh import Refresh
from app.views.sheet import Sheet
from app.views.training.words import instruction, part_name

_MARGIN: Final = 16
_INDENT: Final = 14
_PADDING: Final = 6  # what a link leaves free around itself: with it, as far in as the titles


class ExerciseCard(QFrame):
    """One exercise; how it goes is unfolded on request."""

    unfolded = Signal(object)
    part_asked = Signal(object)

    def __init__(self, exercise: Exercise, practice: Practice) -> None:
        super().__init__()
        self.exercise = exercise
        self.is_done = False
        words = instruction(exercise)
        self._title = words.title
        self.setObjectName(f"exercise.{exercise}")
        self.mark = plain_label("○", kind="exercise", object_name=f"exercise.{exercise}.mark")
        title = plain_label(words.title, kind="exercise", wrap=True)
        self.how = plain_label(words.how, kind="muted", wrap=True, object_name=f"exercise.{exercise}.how")
        self.fold = push_button("", object_name=f"exercise.{exercise}.fold", kind="link")
        self.fold.clicked.connect(lambda: self.unfolded.emit(None if self.how.isVisibleTo(self) else exercise))
        part = PLAYED_BY[exercise]
        self.become = push_button(
            self.tr("Go on as {person}").format(person=part_name(part)), object_name=f"exercise.{exercise}.become"
        )
        self._is_other = part is not practice.part
        self.become.clicked.connect(lambda: self.part_asked.emit(part))
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(title, 1)
        below = QVBoxLayout()
        below.setContentsMargins(_INDENT, 0, 0, 0)
        below.setSpacing(4)
        self.how.setContentsMargins(_PADDING, 0, 0, 0)
        below.addWidget(self.how)
        another = QHBoxLayout()
        another.setContentsMargins(_PADDING, 4, 0, 0)
        another.addWidget(self.become)
        another.addStretch(1)
        below.addLayout(another)
        below.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addLayout(below)
        self.show_how(wanted=False)

    def show_how(self, *, wanted: bool) -> None:
        self.how.setVisible(wanted)
        self.become.setVisible(wanted and self._is_other)
        self.fold.setText(self.tr("Hide") if wanted else self.tr("How it goes"))
        self.fold.setAccessibleName(f"{self._title} · {self.fold.text()}")

    def tick(self) -> bool:
        """Whether it was not ticked before."""
        if self.is_done:
            return False
        self.is_done = True
        self.mark.setText("✓")
        self.mark.setAccessibleName(self.tr("✓ done"))
        return True


class ExerciseSheet(QWidget):
    """Any order; looks again after every change of the stores."""

    part_asked = Signal(object)
    anew_asked = Signal()
    left = Signal()

    def __init__(self, context: Context, practice: Practice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("exercises")
        self._context = context
        self._practice = practice
        self.cards = [ExerciseCard(exercise, practice) for exercise in Exercise]
        self.count = plain_label(kind="muted", object_name="exercises.count", wrap=True)
        self.anew = push_button(self.tr("Start over"), object_name="exercises.anew", kind="link")
        self.warning = plain_label(
            self.tr("All your practice is deleted and the region is made anew. Your real work is not touched."),
            wrap=True,
            object_name="exercises.warning",
        )
        self.sure = push_button(self.tr("Delete all"), object_name="exercises.sure")
        self.rather_not = push_button(self.tr("Cancel"), object_name="exercises.rather_not")
        self._refresh = Refresh(context, self._wanted, self._took, lambda _: None, self)
        self._unfolded_by_hand = False
        self._lay_out()
        self._connect()
        self._ask_anew(asking=False)
        self._took(frozenset())
        self._refresh.now()

    @property
    def done(self) -> frozenset[Exercise]:
        return frozenset(card.exercise for card in self.cards if card.is_done)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """One step back: out of the question whether to start over, then to where the work is."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.rather_not.isVisible():
            self.rather_not.click()
        else:
            self.left.emit()

    def _wanted(self) -> Callable[[], frozenset[Exercise]]:
        queries, world, today = self._context.queries, self._context.world(), self._context.today()
        return lambda: self._practice.look(queries, world, today)

    def _took(self, done: frozenset[Exercise]) -> None:
        fresh = [card for card in self.cards if card.exercise in done and card.tick()]
        counted = self.tr("{done} of {all} done, in any order").format(done=len(self.done), all=len(self.cards))
        self.count.setText(counted)
        for card in fresh:
            text = self.tr("Done: {exercise}").format(exercise=instruction(card.exercise).title)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))
        if not self._unfolded_by_hand or fresh:
            self._unfolded_by_hand = False
            open_ones = [card.exercise for card in self.cards if not card.is_done]
            for_this_person = [one for one in open_ones if PLAYED_BY[one] is self._practice.part]
            self._show_only(next(iter(for_this_person or open_ones), None))

    def _unfold(self, exercise: Exercise | None) -> None:
        self._unfolded_by_hand = True
        self._show_only(exercise)

    def _show_only(self, exercise: Exercise | None) -> None:
        for card in self.cards:
            card.show_how(wanted=card.exercise is exercise)

    def _ask_anew(self, *, asking: bool) -> None:
        for widget in (self.warning, self.sure, self.rather_not):
            widget.setVisible(asking)
        self.anew.setVisible(not asking)
        (self.rather_not if asking else self.anew).setFocus()

    def _on_changes(self, changes: Changes) -> None:
        if changes.outbox or changes.cases:
            self._refresh.soon()

    def _connect(self) -> None:
        self._context.bus.changed.connect(self._on_changes)
        for card in self.cards:
            card.unfolded.connect(self._unfold)
            card.part_asked.connect(self.part_asked)
        self.anew.clicked.connect(lambda: self._ask_anew(asking=True))
        self.rather_not.clicked.connect(lambda: self._ask_anew(asking=False))
        self.sure.clicked.connect(self.anew_asked)

    def _lay_out(self) -> None:
        page = QWidget()
        inside = QVBoxLayout(page)
        inside.setContentsMargins(_MARGIN, 12, _MARGIN, 12)
        inside.setSpacing(12)
        inside.addWidget(plain_label(self.tr("Exercises"), kind="heading"))
        inside.addWidget(self.count)
        for card in self.cards:
            inside.addWidget(card)
        inside.addStretch(1)
        inside.addWidget(self.anew, 0, Qt.AlignmentFlag.AlignLeft)
        for widget in (self.warning, self.sure, self.rather_not):
            inside.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Sheet(page))
