"""What explains one delay, on a sheet to read: clocks, hops, pauses, approvals, reminders, findings."""

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import Qt

from app.context import Context
from app.models.outbox import OutboxItem
from app.models.queries import CaseView
from app.views.case.inert import one_line
from app.views.case.paper import Paper, Pen
from app.views.dossier import words
from app.views.marks import Mark, MarkRole
from app.views.office_time import when, zone
from app.views.theme import color, mark_color
from app.views.words import clock_word, day, event_title, item_state_text, role_word
from domain.case import Event, EventKind
from domain.dossier import Delay, Hop, Lateness, Told, Wait
from domain.findings import Answer, Finding, findings_of
from domain.ids import AgencyId, CommandId


class DelayHistory(Paper):
    """The delay of the case that is chosen; a refresh keeps the place where somebody is reading."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._delay: Delay | None = None
        self._view: CaseView | None = None
        self.setObjectName("dossier.history")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("What explains the delay"))

    def show_delay(self, delay: Delay | None, view: CaseView | None) -> None:
        """`view` is the case as it stands now, with work that was not sent yet."""
        if (delay, view) == (self._delay, self._view):
            return
        another = delay is None or self._delay is None or delay.case.id != self._delay.case.id
        self._delay, self._view = delay, view
        self.write()
        if another:
            self.show_start()

    def show_start(self) -> None:
        self.verticalScrollBar().setValue(0)

    def compose(self, pen: Pen) -> None:
        if self._delay is None:
            return
        delay = self._delay
        self._section(pen, self.tr("Deadlines that passed"), (self._clock(late) for late in delay.late))
        self._findings(pen)
        self._section(pen, self.tr("Transfers between agencies"), map(self._hop, delay.hops))
        self._section(pen, self.tr("Clocks paused"), (self._wait(pause, "") for pause in delay.pauses))
        self._section(pen, self.tr("Approvals waited for"), (self._wait(w, self._outcome(w)) for w in delay.approvals))
        self._section(pen, self.tr("Reminders and escalations"), map(self._told, delay.told))

    def _section(self, pen: Pen, heading: str, entries: Iterable[tuple[str, str]]) -> None:
        """A heading and, for each entry, a line and what was said about it; nothing where there are no entries."""
        found = list(entries)
        if not found:
            return
        pen.line(heading, bold=True, space=8)
        for text, reason in found:
            pen.line(text, space=2, indent=8)
            if reason.strip():
                pen.line(reason.strip(), color=color("muted"), indent=16)

    def _clock(self, late: Lateness) -> tuple[str, str]:
        text = self.tr("! {clock}: {late}").format(clock=clock_word(late.clock), late=words.days_late(late.days))
        about = self.tr("limit {limit} working days from {start}, due {due} · {source}").format(
            limit=words.number(late.limit), start=self._day(late.started_on), due=self._day(late.due_on),
            source=one_line(late.source),
        )  # fmt: skip
        return text, about

    def _hop(self, hop: Hop) -> tuple[str, str]:
        world = self._context.world()
        text = self.tr("{time}: from {origin} to {target}").format(
            time=when(self._context, hop.at),
            origin=words.agency_name(hop.came_from, world),
            target=words.agency_name(hop.went_to, world),
        )
        return text, hop.reason

    def _wait(self, wait: Wait, outcome: str) -> tuple[str, str]:
        since = when(self._context, wait.since)
        if wait.until is None:
            text = self.tr("since {since}, still waiting").format(since=since)
        else:
            text = self.tr("{since} – {until}").format(since=since, until=when(self._context, wait.until))
        return f"{text} · {outcome}" if outcome else text, wait.reason

    def _outcome(self, wait: Wait) -> str:
        if not wait.outcome or wait.outcome == EventKind.REPLY_SUBMITTED:
            return ""
        ending = (event for event in self._events() if event.kind == wait.outcome and event.counted_at == wait.until)
        event = next(ending, None)
        return event_title(event, self._context.world()) if event is not None else ""

    def _told(self, told: Told) -> tuple[str, str]:
        if told.kind == EventKind.REMINDED:
            text = self.tr("{time}: reminder to {role} · {clock}")
        else:
            text = self.tr("{time}: escalation to {role} · {clock}")
        role, clock = role_word(told.role) or words.NOTHING, clock_word(told.clock) or words.NOTHING
        return text.format(time=when(self._context, told.at), role=role, clock=clock), ""

    def _findings(self, pen: Pen) -> None:
        findings = findings_of(self._view.case) if self._view else ()
        if findings:
            pen.line(self.tr("Findings"), bold=True, space=8)
        for finding in findings:
            self._finding(pen, finding)

    def _finding(self, pen: Pen, finding: Finding) -> None:
        accent = mark_color(MarkRole.PROGRESS if finding.is_open else MarkRole.DONE)
        card = pen.card(accent)
        card.line(f"{self._signed(finding)} · {when(self._context, finding.at)}", color=color("muted"))
        card.line(finding.text)
        card.line(self.tr("Recommendation"), bold=True, space=4)
        card.line(finding.recommendation)
        if finding.due_on is not None:
            late = finding.is_late(self._context.today())
            text = self.tr("! to be done by {day}, passed") if late else self.tr("to be done by {day}")
            shade = mark_color(MarkRole.LATE) if late else color("muted")
            card.line(text.format(day=self._day(finding.due_on)), color=shade)
        if (mark := self._mark(finding.id)) is not None:
            card.line(f"{mark.glyph} {mark.text}", bold=True, color=mark_color(mark.role), space=2)
        for answer in finding.answers:
            card.line(self.tr("Answer"), bold=True, space=4)
            card.line(f"{self._signed(answer)} · {when(self._context, answer.at)}", color=color("muted"))
            card.line(answer.text)
        if finding.is_open:
            card.line(self.tr("○ not answered yet"), color=color("muted"), space=2)

    def _mark(self, entry: str) -> Mark | None:
        """How the finding stands on its way to the server; None once it is there."""
        event = next((event for event in self._events() if event.id == entry), None)
        if event is None or event.received_at is not None:
            return None
        id = CommandId(entry.partition("/")[0])
        item: OutboxItem | None = next((i for i in (self._view.pending if self._view else ()) if i.id == id), None)
        if item is None:
            return Mark("↥", MarkRole.WAITING_TO_SEND, self.tr("Waiting for a connection"))
        return item_state_text(item, self._context.status(), self._context.clock(), zone(self._context))

    def _events(self) -> tuple[Event, ...]:
        return self._view.case.events if self._view else ()

    def _signed(self, entry: Finding | Answer) -> str:
        agency = words.agency_name(AgencyId(entry.by.agency), self._context.world())
        return " · ".join(filter(None, (entry.by.signed, entry.by.title, agency)))

    def _day(self, on: date) -> str:
        return day(on, self._context.today())
