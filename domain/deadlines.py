"""The clocks of a case, computed from its timeline and explainable day by day; nothing about them is stored.

Both sides call `clocks` with the same records, hence get the same answer.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from domain.calendar import WorkingCalendar
from domain.case import Case, Event, EventKind, Status
from domain.counting import Explanation, Pause, explain
from domain.directory import Directory
from domain.rules import ClockKind
from domain.tenure import Tenure, tenure_of

# What the officer must do, as against what the reporter is given time for.
OFFICE_CLOCKS = frozenset(
    {
        ClockKind.NATIONAL_VERIFICATION,
        ClockKind.AGENCY_VERIFICATION,
        ClockKind.FIRST_FOLLOW_UP,
        ClockKind.SETTLEMENT,
    }
)


@dataclass(frozen=True)
class Clock(Explanation):
    """One clock of one case, with the account of its due day; `stopped_on` is None while it runs."""

    kind: ClockKind = ClockKind.NATIONAL_VERIFICATION
    stopped_on: date | None = None

    @property
    def is_running(self) -> bool:
        return self.stopped_on is None

    def is_late(self, today: date) -> bool:
        return self.due_on is not None and (self.stopped_on or today) > self.due_on


@dataclass(frozen=True)
class _History:
    """The timeline of one case as days where it was held; an entry is named by its position."""

    case: Case
    tenure: Tenure

    def first(self, *kinds: EventKind) -> int | None:
        return next((n for n, event in enumerate(self.case.events) if event.kind in kinds), None)

    def last(self, *kinds: EventKind) -> int | None:
        events = self.case.events
        return next((n for n in range(len(events) - 1, -1, -1) if events[n].kind in kinds), None)

    def stops(self, position: int | None) -> date | None:
        """The day of an entry for whoever held the case until then."""
        if position is None:
            return None
        return self.tenure.office_at(position - 1).day(self.case.events[position].counted_at)

    def starts(self, position: int) -> date:
        """The day of an entry for whoever held the case from then on."""
        return self.tenure.office_at(position).day(self.case.events[position].counted_at)

    def pauses(self) -> tuple[Pause, ...]:
        found: list[Pause] = []
        for position, event in enumerate(self.case.events):
            if event.kind == EventKind.INFORMATION_ASKED:
                found.append(Pause(self.starts(position), None))
            elif found and found[-1].end is None and _ends_pause(event):
                found[-1] = Pause(found[-1].start, self.stops(position))
        return tuple(found)

    def settled(self, through: int) -> int | None:
        """The last full answer up to an entry, unless the reporter has contradicted it by then."""
        for position in range(through, -1, -1):
            event = self.case.events[position]
            if event.kind == EventKind.REPORTER_REPLY:
                return None
            if event.kind == EventKind.FOLLOW_UP and not event.data.get("holding"):
                return position
        return None

    def ended_on(self) -> date | None:
        if self.case.is_open or not self.case.events:
            return None
        ending = self.last(EventKind.CLOSED, EventKind.ARCHIVED, EventKind.BLOCKED)
        return self.stops(len(self.case.events) - 1 if ending is None else ending)


def clocks(
    case: Case, calendar: WorkingCalendar, directory: Directory, kinds: Collection[ClockKind] = tuple(ClockKind)
) -> tuple[Clock, ...]:
    """Every clock of these `kinds` that has started on the case, in the order of ClockKind.

    A clock keeps to the rule of the day on which it started. One that no rule is known for does not run.
    """
    tenure = tenure_of(case, directory)
    history = _History(case, tenure)
    pauses, region_on, rules = history.pauses(), tenure.region_on(), directory.rules
    found: list[Clock] = []

    def run(kind: ClockKind, start: date, stop: date | None, paused: tuple[Pause, ...] = pauses) -> None:
        rule = rules.find(kind, start, case.classification, case.category) if kind in kinds else None
        if rule is not None:
            account = explain(calendar, start, rule.days, region_on, paused, rule.source, rules.version)
            found.append(Clock(**vars(account), kind=kind, stopped_on=stop))

    ended = history.ended_on()
    forwarded = history.first(EventKind.VERIFIED, EventKind.HANDLED_HERE)
    answered = history.stops(history.first(EventKind.FOLLOW_UP))
    reported = tenure.first.day(case.reported_at)
    disposed = _assumed_disposal(history, reported) if forwarded is None else history.starts(forwarded)
    run(ClockKind.NATIONAL_VERIFICATION, reported, history.stops(forwarded) or disposed or ended)
    if disposed:
        settled = history.stops(history.settled(len(case.events) - 1)) or ended
        run(ClockKind.AGENCY_VERIFICATION, disposed, _reached_desk(history) or answered or ended)
        run(ClockKind.FIRST_FOLLOW_UP, disposed, answered or ended)
        run(ClockKind.SETTLEMENT, disposed, settled)
        run(ClockKind.OVERSIGHT, disposed, settled)
    if pauses:
        run(ClockKind.COMPLETENESS, pauses[-1].start, pauses[-1].end or ended, ())
    last_answer = history.last(EventKind.FOLLOW_UP)
    # A holding reply alone announces an answer: to close on it would close what nobody has answered.
    if last_answer is not None and history.settled(last_answer) is not None:
        run(ClockKind.AUTO_CLOSE, history.starts(last_answer), _replied(history, last_answer) or ended, ())
    return tuple(found)


def next_due(found: Iterable[Clock]) -> Clock | None:
    """The office's running clock that is due first."""
    running = (c for c in found if c.is_running and c.kind in OFFICE_CLOCKS and c.due_on is not None)
    return min(running, key=lambda c: (c.due_on or date.max, c.kind), default=None)


def _ends_pause(event: Event) -> bool:
    """The reporter's answer, or an export that says the case has moved on without telling how."""
    if event.kind == EventKind.IMPORTED:
        return event.data.get("was.status") == Status.AWAITING_INFORMATION
    return event.kind == EventKind.INFORMATION_GIVEN


def _assumed_disposal(history: _History, reported: date) -> date | None:
    """The day of the report, for a case known only from an export that says it was forwarded but not when."""
    waiting = (Status.UNVERIFIED, Status.AWAITING_INFORMATION)
    imported = history.first(EventKind.IMPORTED)
    return reported if imported is not None and history.case.status not in waiting else None


def _reached_desk(history: _History) -> date | None:
    """The day on which the case first came to somebody's desk: a unit's, or the admin's own.

    Forwarded straight to a unit, it came there on the day on which it came to the agency.
    """
    for position, event in enumerate(history.case.events):
        to_unit = event.kind in (EventKind.VERIFIED, EventKind.DISPOSED) and event.data.get("unit")
        if to_unit or event.kind == EventKind.HANDLED_HERE:
            return history.starts(position)
    return None


def _replied(history: _History, answer: int) -> date | None:
    """The day of the reporter's first word after the answer."""
    later = range(answer + 1, len(history.case.events))
    replies = (n for n in later if history.case.events[n].kind == EventKind.REPORTER_REPLY)
    return history.stops(next(replies, None))
