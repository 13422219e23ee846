"""Who else works on the case: every task with its holder, its day and its state, and whom an answer waits for."""

from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt
from PySide6.QtWidgets import QWidget

from app.context import Context
from app.models.queries import CaseView
from app.views.case.paper import Paper, Pen
from app.views.marks import Mark, MarkRole
from app.views.theme import color, mark_color
from app.views.words import day, time_left
from app.views.words.lookup import readable, said
from domain.case import Case, Task, TaskState
from domain.tasks import UNDONE, due_on

_STATES: Final = {
    TaskState.OPEN: ("○", MarkRole.NEW, QT_TRANSLATE_NOOP("Tasks", "Not taken on yet")),
    TaskState.ACCEPTED: ("▶", MarkRole.PROGRESS, QT_TRANSLATE_NOOP("Tasks", "Taken on")),
    TaskState.DONE: ("✓", MarkRole.DONE, QT_TRANSLATE_NOOP("Tasks", "Done")),
    TaskState.DECLINED: ("⚡", MarkRole.REVIEW, QT_TRANSLATE_NOOP("Tasks", "Returned")),
    TaskState.CANCELLED: ("▪", MarkRole.CLOSED, QT_TRANSLATE_NOOP("Tasks", "Cancelled")),
}
_ORDER: Final = (TaskState.OPEN, TaskState.ACCEPTED, TaskState.DECLINED, TaskState.DONE, TaskState.CANCELLED)


def task_mark(state: str) -> Mark:
    """The state of a task in a word; one this console does not know stays readable."""
    if state not in _STATES:
        return Mark("?", MarkRole.CLOSED, readable(state))
    glyph, role, source = _STATES[TaskState(state)]
    return Mark(glyph, role, said("Tasks", source))


def task_place(task: Task, context: Context) -> str:
    """The unit, or the agency as a whole, that has the task."""
    directory = context.world().directory
    agency = directory.agencies.get(task.agency)
    unit = directory.units.get(task.unit) if task.unit else None
    return ", ".join(filter(None, (unit.name if unit else task.unit or "", agency.name if agency else task.agency)))


class TasksSheet(Paper):
    """The tasks of a case, what is still to be done first."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._case: Case | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Tasks"))

    def show_view(self, view: CaseView | None, *, opened: bool = False) -> None:
        case = view.case if view else None
        if case != self._case or opened:
            self._case = case
            self.write()

    def compose(self, pen: Pen) -> None:
        tasks = self._case.tasks if self._case else ()
        for task in sorted(tasks, key=_place_in_order):
            mark = task_mark(task.state)
            card = pen.card(mark_color(mark.role))
            card.line(f"{mark.glyph} {task.title}", bold=True, color=mark_color(mark.role))
            card.line(" · ".join(filter(None, (mark.text, task_place(task, self._context), self._due(task)))))
            if task.mandatory and task.state in UNDONE:
                card.line(self.tr("Mandatory: a full answer waits for it"), color=color("muted"))
            pen.gap()

    def _due(self, task: Task) -> str:
        world, today = self._context.world(), self._context.today()
        due = due_on(task, world.calendar, world.directory)
        if task.state not in UNDONE:
            return self.tr("was due {day}").format(day=day(due, today))
        left = time_left(due, today)
        return " ".join(filter(None, (left.glyph, left.text))) + f" ({left.deadline})"


def _place_in_order(task: Task) -> tuple[int, float]:
    states = [state.value for state in _ORDER]
    return states.index(task.state) if task.state in states else len(states), -task.given_at.timestamp()
