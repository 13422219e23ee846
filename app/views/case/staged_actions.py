"""What is done together with an answer: seen, changed or left out before it goes."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.context import Context
from app.views.buttons import push_button
from app.views.case.inert import shown
from app.views.case.plain_editor import PlainLine
from app.views.case.tones import Tone, head_line
from app.views.flow import Flow
from app.views.forms.places import WorkingDaysBox
from app.views.labels import plain_label
from app.views.words import day
from app.views.words.staged import staged_title
from domain.coordination import LONGEST_DAYS
from domain.staged import Staged, StagedKind
from domain.tasks import due_after


class StagedActions(QWidget):
    """One row for each thing that is staged; takes no room where nothing is."""

    changed = Signal(object)
    """All that is staged, as the person has made it."""
    left_out = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        said = self.tr("Together with this answer, as soon as it is submitted:")
        self.heading = plain_label(said, kind="muted", wrap=True)
        self.rows = {kind: StagedRow(kind, context) for kind in StagedKind}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.heading)
        for row in self.rows.values():
            column.addWidget(row)
            row.changed.connect(self._tell)
            row.left_out.connect(self._leave_out)
        self.hide()

    def staged(self) -> tuple[Staged, ...]:
        return tuple(row.staged for row in self.rows.values() if row.staged is not None)

    def put(self, staged: Sequence[Staged]) -> None:
        by_kind = {each.kind: each for each in staged}
        for kind, row in self.rows.items():
            row.put(by_kind.get(kind))
        self.setVisible(bool(self.staged()))

    def judge(self, obstacle: Callable[[Staged], str]) -> None:
        """Say beside each what stands in its way, which `obstacle` tells in a sentence, or else in none."""
        for row in self.rows.values():
            row.say(obstacle(row.staged) if row.staged else "")

    def obstacle(self) -> str:
        """The first of what was found to stand in the way."""
        return next((row.trouble.text() for row in self.rows.values() if row.trouble.text()), "")

    def set_busy(self, busy: bool) -> None:
        for row in self.rows.values():
            row.set_busy(busy)

    def _tell(self) -> None:
        self.changed.emit(self.staged())

    def _leave_out(self) -> None:
        self.setVisible(bool(self.staged()))
        self._tell()
        self.left_out.emit()


class StagedRow(QWidget):
    """Whom it is for, its words to be changed, the time for a task, and what stands in its way."""

    changed = Signal()
    left_out = Signal()

    def __init__(self, kind: StagedKind, context: Context) -> None:
        super().__init__()
        self._kind = kind
        self._context = context
        self.staged: Staged | None = None
        self.heading = plain_label(wrap=True)
        self.line = PlainLine()
        self.line.setObjectName(f"case.reply.staged.{kind}")
        self.line.setAccessibleName(self._asked())
        self.days = WorkingDaysBox(self.tr("Time for the task"), LONGEST_DAYS)
        self.days.setObjectName(f"case.reply.staged.{kind}.days")
        self.leave_out = push_button(
            self.tr("Leave it out"), object_name=f"case.reply.staged.{kind}.leave_out", kind="link"
        )
        self.trouble = plain_label(kind="error", wrap=True)
        self._lay_out()
        self.line.textEdited.connect(lambda _: self._change(text=self.line.line()))
        self.days.valueChanged.connect(lambda days: self._change(days=days))
        self.leave_out.clicked.connect(self._leave_out)
        self.put(None)

    def put(self, staged: Staged | None) -> None:
        self.staged = staged
        self.setVisible(staged is not None)
        if staged is None:
            self.say("")
            return
        with QSignalBlocker(self.line), QSignalBlocker(self.days):
            if self.line.line() != staged.text:
                self.line.setText(staged.text)
                self.line.setCursorPosition(0)
            self.days.setValue(staged.days)
        self.leave_out.setAccessibleName(f"{self.leave_out.text()}: {self._title()}")
        self._dress()

    def say(self, obstacle: str) -> None:
        self.trouble.setText(shown(obstacle))
        self.trouble.setVisible(bool(obstacle))

    def set_busy(self, busy: bool) -> None:
        self.line.setReadOnly(busy)
        for control in (self.days, self.leave_out):
            control.setDisabled(busy)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._dress()

    def _change(self, **changes: str | int) -> None:
        if self.staged is not None:
            self.staged = replace(self.staged, **changes)  # type: ignore[arg-type]
            self._dress()
            self.changed.emit()

    def _leave_out(self) -> None:
        self.put(None)
        self.left_out.emit()

    def _title(self) -> str:
        staged, context, world = self.staged, self._context, self._context.world()
        if staged is None:
            return ""
        title = staged_title(staged, world)
        if staged.kind != StagedKind.TASK or staged.agency is None:
            return title
        due = due_after(context.clock(), staged.days, staged.agency, world.calendar, world.directory)
        return self.tr("{task}, due {day}").format(task=title, day=day(due, context.today()))

    def _dress(self) -> None:
        head_line(self.heading, Tone.NOTE, shown(self._title()))

    def _asked(self) -> str:
        match self._kind:
            case StagedKind.NOTE:
                return self.tr("Internal note that goes in with the answer")
            case StagedKind.TASK:
                return self.tr("What is to be done by whom the task is for")
            case StagedKind.INVITATION:
                return self.tr("Question to the agency that is invited")

    def _lay_out(self) -> None:
        head = Flow()
        head.addWidget(self.heading)
        head.addStretch()
        head.addWidget(self.leave_out)
        words = QHBoxLayout()
        words.setSpacing(8)
        words.addWidget(self.line, 1)
        words.addWidget(self.days)
        self.days.setVisible(self._kind is StagedKind.TASK)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addLayout(words)
        column.addWidget(self.trouble)
