"""Why a deadline falls on its day: start, days counted, days skipped and why, calendar and source."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.context import Context
from app.models.queries import CaseView
from app.views.buttons import push_button
from app.views.case.facts import clocks_of
from app.views.case.paper import Paper, Pen
from app.views.labels import plain_label
from app.views.theme import color
from app.views.words import clock_word, day
from domain.calendar import WEEKEND
from domain.counting import PAUSED
from domain.deadlines import OFFICE_CLOCKS, Clock


class _Explanation(Paper):
    """The sheet with every clock of a case, day by day."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.view: CaseView | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Why this deadline?"))

    def compose(self, pen: Pen) -> None:
        found = clocks_of(self.view.case, self._context) if self.view else ()
        for clock in sorted(found, key=_urgency):
            pen.line(clock_word(clock.kind), bold=True, space=4)
            pen.pairs(self._rows(clock), color("muted"))
            pen.gap()
        if found:
            calendar, rules = found[0].calendar_version or "–", found[0].rules_version or "–"
            text = self.tr("Calendar {calendar} · limits {rules}").format(calendar=calendar, rules=rules)
            pen.line(text, color=color("muted"))

    def _rows(self, clock: Clock) -> list[tuple[str, str]]:
        due = self._day(clock.due_on) if clock.due_on else self.tr("paused while the reporter is asked")
        counted = "; ".join(self._counted(*run) for run in _runs(clock.counted))
        skipped = "; ".join(f"{self._run(first, last)}: {self._why(why)}" for first, last, why in _skips(clock))
        return [
            (self.tr("Limit"), self.tr("{days} working days").format(days=clock.limit)),
            (self.tr("Source"), clock.source),
            (self.tr("Start (not counted)"), self._day(clock.started_on)),
            (self.tr("Days counted"), counted),
            (self.tr("Days skipped"), skipped or self.tr("none")),
            (self.tr("Last day in time"), due),
            (self.tr("Stopped"), self._day(clock.stopped_on) if clock.stopped_on else self.tr("still running")),
        ]

    def _counted(self, first: date, last: date, number: int) -> str:
        run = self._run(first, last)
        return run if number == 1 else self.tr("{run} ({number} days)").format(run=run, number=number)

    def _why(self, why: str) -> str:
        return {WEEKEND: self.tr("weekend"), PAUSED: self.tr("paused")}.get(why, why)

    def _run(self, first: date, last: date) -> str:
        return self._day(first) if first == last else f"{self._day(first)} – {self._day(last)}"

    def _day(self, when: date) -> str:
        return day(when, self._context.today())


class DeadlinePage(QWidget):
    """The explanation as a page of the pane, not a window over it."""

    closed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.sheet = _Explanation(context)
        self.close_button = push_button(self.tr("Close"), object_name="case.deadline.close")
        self.close_button.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.addWidget(plain_label(self.tr("Why this deadline?"), kind="heading"), 1)
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


def _skips(clock: Clock) -> Iterator[tuple[date, date, str]]:
    """Consecutive skipped days with the same reason as first, last and why."""
    run: list[date] = []
    why = ""
    for skipped in clock.skipped:
        if run and skipped.why == why and skipped.day == run[-1] + timedelta(days=1):
            run.append(skipped.day)
            continue
        if run:
            yield run[0], run[-1], why
        run, why = [skipped.day], skipped.why
    if run:
        yield run[0], run[-1], why
