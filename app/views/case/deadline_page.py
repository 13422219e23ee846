"""Why a deadline falls on its day: start, days counted, days skipped and why, calendar and source."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.context import Context
from app.models.queries import CaseView
from app.views.buttons import push_button
from app.views.case.facts import clocks_of
from app.views.case.inert import one_line
from app.views.case.paper import Paper, Pen
from app.views.case.tasks_sheet import task_mark, task_place
from app.views.labels import plain_label
from app.views.theme import color
from app.views.words import clock_word, day
from app.views.wrapping import Wrapping
from domain.calendar import WEEKEND
from domain.counting import PAUSED, Explanation
from domain.deadlines import OFFICE_CLOCKS, Clock
from domain.tasks import why_due_on


class _Explanation(Paper):
    """The sheet with every clock of a case and the day of every task, day by day."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.view: CaseView | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Why this deadline?"))

    def compose(self, pen: Pen) -> None:
        found = clocks_of(self.view.case, self._context) if self.view else ()
        for clock in sorted(found, key=_urgency):
            stopped = self._day(clock.stopped_on) if clock.stopped_on else self.tr("still running")
            source = (self.tr("Source"), clock.source)
            self._account(pen, clock_word(clock.kind), clock, source, (self.tr("Stopped"), stopped))
        for task in self.view.case.tasks if self.view else ():
            world = self._context.world()
            why = why_due_on(task, world.calendar, world.directory)
            holder = (self.tr("Task of"), task_place(task, self._context))
            heading = self.tr("Task: {title}").format(title=one_line(task.title))
            self._account(pen, heading, why, holder, (self.tr("Status"), task_mark(task.state).text))
        if found:
            calendar, rules = found[0].calendar_version or "–", found[0].rules_version or "–"
            text = self.tr("Calendar {calendar} · limits {rules}").format(calendar=calendar, rules=rules)
            pen.line(text, color=color("muted"))

    def _account(self, pen: Pen, heading: str, why: Explanation, whence: tuple[str, str], now: tuple[str, str]) -> None:
        """`whence` says where the limit comes from, `now` how it stands."""
        due = self._day(why.due_on) if why.due_on else self.tr("paused while the reporter is asked")
        counted = "; ".join(self._counted(*run) for run in _runs(why.counted))
        skipped = "; ".join(f"{self._run(first, last)}: {self._why(reason)}" for first, last, reason in _skips(why))
        rows = [
            (self.tr("Limit"), self.tr("{days} working days").format(days=why.limit)),
            whence,
            (self.tr("Start (not counted)"), self._day(why.started_on)),
            (self.tr("Days counted"), counted),
            (self.tr("Days skipped"), skipped or self.tr("none")),
            (self.tr("Last day in time"), due),
            now,
        ]
        pen.line(heading, bold=True, space=4)
        pen.pairs(rows, color("muted"))
        pen.gap()

    def _counted(self, first: date, last: date, number: int) -> str:
        run = self._run(first, last)
        return run if number == 1 else self.tr("{run} ({number} days)").format(run=run, number=number)

    def _why(self, why: str) -> str:
        return {WEEKEND: self.tr("weekend"), PAUSED: self.tr("paused")}.get(why, why)

    def _run(self, first: date, last: date) -> str:
        return self._day(first) if first == last else f"{self._day(first)} – {self._day(last)}"

    def _day(self, when: date) -> str:
        return day(when, self._context.today())


class DeadlinePage(Wrapping):
    """The explanation as a page of the pane, not a window over it."""

    closed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.sheet = _Explanation(context)
        self.close_button = push_button(self.tr("Close"), object_name="case.deadline.close")
        self.close_button.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.addWidget(plain_label(self.tr("Why this deadline?"), kind="heading", wrap=True), 1)
        head.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.sheet, 1)

    def show_view(self, view: CaseView | None) -> None:
        if view != self.sheet.view:
            self.sheet.view = view
            self.sheet.write()

    def show_start(self) -> None:
        self.sheet.moveCursor(QTextCursor.MoveOperation.Start)


def _urgency(clock: Clock) -> tuple[bool, bool, date]:
    """The clocks that run for the office come first, the one due next before all."""
    return not clock.is_running, clock.kind not in OFFICE_CLOCKS, clock.due_on or date.max


def _runs(days: Iterable[date]) -> Iterator[tuple[date, date, int]]:
    """Consecutive days as first, last and how many."""
    first = last = None
    number = 0
    for each in days:
        if first is not None and last is not None and each == last + timedelta(days=1):
            last, number = each, number + 1
            continue
        if first is not None and last is not None:
            yield first, last, number
        first = last = each
        number = 1
    if first is not None and last is not None:
        yield first, last, number


def _skips(account: Explanation) -> Iterator[tuple[date, date, str]]:
    """Consecutive skipped days with the same reason as first, last and why."""
    run: list[date] = []
    why = ""
    for skipped in account.skipped:
        if run and skipped.why == why and skipped.day == run[-1] + timedelta(days=1):
            run.append(skipped.day)
            continue
        if run:
            yield run[0], run[-1], why
        run, why = [skipped.day], skipped.why
    if run:
        yield run[0], run[-1], why
