"""The facts of a case beside its story: what it is about, whose it is, who must not be named, and every clock."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from app.context import Context
from app.models.queries import CaseView
from app.views.case.inert import one_line
from app.views.case.paper import Paper, Pen
from app.views.marks import MarkRole
from app.views.office_time import when
from app.views.theme import color, mark_color
from app.views.words import channel_word, classification_word, clock_word, day, status_word
from domain.case import Case
from domain.deadlines import Clock, clocks
from domain.ids import CaseId

TWO_COLUMNS: Final = 400
MOST_NAMED: Final = 10  # of linked reports


def clocks_of(case: Case, context: Context) -> tuple[Clock, ...]:
    """Every clock of the case, by the reference data this console has."""
    world = context.world()
    return clocks(case, world.calendar, world.directory)


def holder_name(case: Case, context: Context) -> str:
    """The unit and agency (and person) that hold the case, as far as they are known here."""
    directory, holder = context.world().directory, case.holder
    person = directory.people.get(holder.person) if holder.person else None
    unit = directory.units.get(holder.unit) if holder.unit else None
    agency = directory.agencies.get(holder.agency)
    parts = (
        person.name if person else "",
        unit.name if unit else holder.unit or "",
        agency.name if agency else holder.agency,
    )
    return ", ".join(filter(None, parts))


class Facts(Paper):
    """A sheet of labels and values; it is text, so that a number can be copied out of it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._case: Case | None = None
        self._stacked = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Facts"))

    def show_view(self, view: CaseView | None, *, opened: bool = False) -> None:
        case = view.case if view else None
        if case != self._case or opened:
            self._case = case
            self.write()
        if opened:
            self.verticalScrollBar().setValue(0)

    def compose(self, pen: Pen) -> None:
        case = self._case
        if case is None:
            return
        muted = color("muted")
        for flag in self._flags(case):
            pen.line(flag, bold=True, color=mark_color(MarkRole.REVIEW))
        pen.pairs(self._about(case), muted, stacked=self._stacked)
        pen.line(self.tr("Reporter"), bold=True, space=12)
        pen.pairs(self._reporter(case), muted, stacked=self._stacked)
        pen.line(self.tr("Handling"), bold=True, space=12)
        pen.pairs(self._handling(case), muted, stacked=self._stacked)
        pen.line(self.tr("Deadlines"), bold=True, space=12)
        pen.pairs(
            [(clock_word(clock.kind), self._due(clock)) for clock in clocks_of(case, self._context)],
            muted,
            stacked=self._stacked,
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        stacked = self.width() < TWO_COLUMNS
        if stacked != self._stacked:
            self._stacked = stacked
            self.write()

    def _flags(self, case: Case) -> Iterator[str]:
        if case.secret:
            yield "⚑ " + self.tr("Secret: the public does not see this report")
        if case.anonymous:
            yield "⚑ " + self.tr("Anonymous: nobody may name the reporter")

    def _about(self, case: Case) -> list[tuple[str, str]]:
        category = self._context.world().directory.categories.get(case.category or "")
        place = case.place
        where = ", ".join(filter(None, (place.village, place.district, place.regency, place.province)))
        return [
            (self.tr("Status"), status_word(case.status)),
            (self.tr("Classification"), classification_word(case.classification) or self.tr("not classified yet")),
            (
                self.tr("Category"),
                " – ".join(filter(None, (category.main, category.sub))) if category else case.category or "",
            ),
            (self.tr("Place"), where),
            (self.tr("Channel"), channel_word(case.channel)),
            (self.tr("Incident"), self._day(case.incident_date) if case.incident_date else ""),
            (self.tr("Reported"), when(self._context, case.reported_at)),
            (self.tr("Tags"), ", ".join(case.tags)),
            (self.tr("Attachments"), "\n".join(item.name for item in case.attachments)),
        ]

    def _reporter(self, case: Case) -> list[tuple[str, str]]:
        reporter = case.reporter
        if reporter is None:
            anonymous, withheld = self.tr("Identity hidden (anonymous)"), self.tr("Identity not visible to your role")
            return [(self.tr("Name"), anonymous if case.anonymous else withheld)]
        return [
            (self.tr("Name"), reporter.name),
            (self.tr("NIK"), reporter.nik),
            (self.tr("Phone"), reporter.phone),
            (self.tr("Email"), reporter.email),
        ]

    def _handling(self, case: Case) -> list[tuple[str, str]]:
        agencies = self._context.world().directory.agencies
        names = [agencies[id].name if id in agencies else id for id in case.supporting]
        target = agencies.get(case.transfer.to) if case.transfer else None
        rating = self.tr("{stars} of 5").format(stars=case.rating) if case.rating is not None else ""
        return [
            (self.tr("Holder"), holder_name(case, self._context)),
            (self.tr("Supporting agencies"), "\n".join(names)),
            (self.tr("Transfer asked to"), target.name if target else case.transfer.to if case.transfer else ""),
            (self.tr("Duplicate of"), self._named([case.duplicate_of] if case.duplicate_of else [])),
            (self.tr("Linked duplicates"), self._named(case.duplicates)),
            (self.tr("Rating"), rating),
        ]

    def _named(self, linked: Sequence[CaseId]) -> str:
        """Number and title of the linked reports, a line each, as far as they are on this computer."""
        if not linked:
            return ""
        queries = self._context.queries
        keys = [queries.key_of(case) for case in linked[:MOST_NAMED]]
        rows = queries.rows([key for key in keys if key is not None])
        found = [rows.get(key) if key is not None else None for key in keys]
        elsewhere = self.tr("a report that is not on this computer")
        lines = [f"#{row.tracking} {one_line(row.title)}".strip() if row else elsewhere for row in found]
        if len(linked) > MOST_NAMED:
            lines.append(self.tr("… and {count} more").format(count=len(linked) - MOST_NAMED))
        return "\n".join(lines)

    def _due(self, clock: Clock) -> str:
        if clock.due_on is None:
            return self.tr("paused")
        due, stopped = self._day(clock.due_on), clock.stopped_on
        if stopped is not None:
            over = self.tr("{due} · done {day}") if stopped <= clock.due_on else self.tr("{due} · done late {day}")
            return over.format(due=due, day=self._day(stopped))
        return self.tr("{due} · late").format(due=due) if clock.is_late(self._context.today()) else due

    def _day(self, when: date) -> str:
        return day(when, self._context.today())
