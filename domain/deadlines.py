"""The clocks of a case, computed from its timeline and explainable day by day; nothing about them is stored.

Limits are those in force in 2026 (DOMAIN notes in docs/domain.md give the sources); each rule carries its source so
that a deadline can say where it comes from.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timezone
from enum import StrEnum

from domain.calendar import WorkingCalendar
from domain.case import Case, Classification, Event, EventKind, Status


class ClockKind(StrEnum):
    """The clocks that SP4N-LAPOR! runs on a case."""

    NATIONAL_VERIFICATION = "national_verification"
    AGENCY_VERIFICATION = "agency_verification"
    FIRST_FOLLOW_UP = "first_follow_up"
    SETTLEMENT = "settlement"
    COMPLETENESS = "completeness"
    AUTO_CLOSE = "auto_close"


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
class Rules:
    """Limits in working days, with the date from which they hold and where they come from."""

    source: str = "Permenpan RB 46/2020; Permenpan RB 5/2025"
    valid_from: date = date(2020, 1, 1)
    national_verification: int = 3
    agency_verification: int = 3
    first_follow_up: int = 5
    settlement_information: int = 5
    settlement_aspiration: int = 5
    settlement_not_supervisory: int = 14
    settlement_supervisory: int = 60
    completeness: int = 10
    auto_close: int = 10

    def settlement(self, classification: str | None) -> int:
        """The settlement limit; an unclassified report counts as not of a supervisory kind."""
        match classification:
            case Classification.INFORMATION_REQUEST:
                return self.settlement_information
            case Classification.ASPIRATION:
                return self.settlement_aspiration
            case Classification.SUPERVISORY:
                return self.settlement_supervisory
            case _:
                return self.settlement_not_supervisory


@dataclass(frozen=True)
class SkippedDay:
    """A day a clock passed over: `why` is a holiday's name, `weekend` or `paused`."""

    day: date
    why: str


@dataclass(frozen=True)
class Clock:
    """One clock of one case. `due_on` is the last day in time, in the holder's zone; None while paused without end.

    `counted` and `skipped` list every day after `started_on` up to `due_on`, which is the whole explanation.
    """

    kind: ClockKind
    limit: int
    started_on: date
    due_on: date | None
    stopped_on: date | None
    counted: tuple[date, ...]
    skipped: tuple[SkippedDay, ...]
    calendar_version: str
    source: str

    @property
    def is_running(self) -> bool:
        return self.stopped_on is None

    def is_late(self, today: date) -> bool:
        return self.due_on is not None and (self.stopped_on or today) > self.due_on


PAUSED = "paused"
# What shows that an answered case is not over.
_GOES_ON = frozenset({EventKind.REPORTER_REPLY, EventKind.INFORMATION_ASKED, EventKind.REOPENED})


@dataclass(frozen=True)
class _Pause:
    start: date
    end: date | None

    def covers(self, day: date) -> bool:
        return self.start < day and (self.end is None or day <= self.end)


@dataclass(frozen=True)
class _History:
    """The timeline of one case as days in the holder's zone."""

    case: Case
    zone: timezone

    def day(self, instant: datetime) -> date:
        return instant.astimezone(self.zone).date()

    def first(self, *kinds: EventKind) -> Event | None:
        return next((e for e in self.case.events if e.kind in kinds), None)

    def last(self, *kinds: EventKind) -> Event | None:
        return next((e for e in reversed(self.case.events) if e.kind in kinds), None)

    def day_of(self, event: Event | None) -> date | None:
        return self.day(event.counted_at) if event else None

    def pauses(self) -> tuple[_Pause, ...]:
        found: list[_Pause] = []
        for event in self.case.events:
            if event.kind == EventKind.INFORMATION_ASKED:
                found.append(_Pause(self.day(event.counted_at), None))
            elif event.kind == EventKind.INFORMATION_GIVEN and found and found[-1].end is None:
                found[-1] = _Pause(found[-1].start, self.day(event.counted_at))
        return tuple(found)

    def closures(self) -> tuple[_Pause, ...]:
        """From each closing to the reopening: nobody could work on the case in between."""
        found: list[_Pause] = []
        closed: Event | None = None
        for event in self.case.events:
            if event.kind == EventKind.CLOSED:
                closed = event
            elif event.kind == EventKind.REOPENED:
                found.append(_Pause(self.day((closed or event).counted_at), self.day(event.counted_at)))
        return tuple(found)

    def ended_on(self) -> date | None:
        if self.case.is_open:
            return None
        ending = self.last(EventKind.CLOSED, EventKind.ARCHIVED, EventKind.BLOCKED)
        return self.day_of(ending or (self.case.events[-1] if self.case.events else None))


def clocks(
    case: Case, calendar: WorkingCalendar, zone: timezone, region: str = "", rules: Rules | None = None
) -> tuple[Clock, ...]:
    """Every clock that has started on the case, in the order of ClockKind; `zone` and `region` are the holder's."""
    rules = rules or Rules()
    history = _History(case, zone)
    questions = history.pauses()
    pauses = (*questions, *history.closures())

    def clock(kind: ClockKind, limit: int, start: date, stop: date | None, paused: tuple[_Pause, ...]) -> Clock:
        counted, skipped = _walk(calendar, start, limit, region, paused)
        due = counted[-1] if len(counted) == limit else None
        return Clock(kind, limit, start, due, stop, counted, skipped, calendar.version, rules.source)

    ended = history.ended_on()
    forwarded = history.first(EventKind.VERIFIED, EventKind.HANDLED_HERE)
    to_unit = next((e for e in case.events if _reaches_desk(e)), None)
    answered = history.first(EventKind.FOLLOW_UP)
    disposed = history.day_of(forwarded) or _assumed_disposal(history)
    found = [
        clock(
            ClockKind.NATIONAL_VERIFICATION,
            rules.national_verification,
            history.day(case.reported_at),
            disposed or ended,
            pauses,
        )
    ]
    if disposed:
        first_desk = history.day_of(to_unit) or history.day_of(answered) or ended
        found += [
            clock(ClockKind.AGENCY_VERIFICATION, rules.agency_verification, disposed, first_desk, pauses),
            clock(
                ClockKind.FIRST_FOLLOW_UP,
                rules.first_follow_up,
                disposed,
                history.day_of(answered) or ended,
                pauses,
            ),
            clock(
                ClockKind.SETTLEMENT,
                rules.settlement(case.classification),
                disposed,
                _settled_on(history) or ended,
                pauses,
            ),
        ]
    if questions:
        asked = questions[-1]
        found.append(clock(ClockKind.COMPLETENESS, rules.completeness, asked.start, asked.end or ended, ()))
    last_answer = history.last(EventKind.FOLLOW_UP)
    if last_answer:
        replied = next((e for e in case.events if e.kind in _GOES_ON and e.version > last_answer.version), None)
        found.append(
            clock(
                ClockKind.AUTO_CLOSE,
                rules.auto_close,
                history.day(last_answer.counted_at),
                history.day_of(replied) or ended,
                (),
            )
        )
    return tuple(found)


def next_due(found: Iterable[Clock]) -> Clock | None:
    """The office's running clock that is due first."""
    running = (c for c in found if c.is_running and c.kind in OFFICE_CLOCKS and c.due_on is not None)
    return min(running, key=lambda c: (c.due_on or date.max, c.kind), default=None)


def _assumed_disposal(history: _History) -> date | None:
    """The day of the report, for a case known only from an export that says it was forwarded but not when."""
    waiting = (Status.UNVERIFIED, Status.AWAITING_INFORMATION)
    imported = history.first(EventKind.IMPORTED)
    return history.day(history.case.reported_at) if imported and history.case.status not in waiting else None


def _reaches_desk(event: Event) -> bool:
    """Whether the event put the case on somebody's desk: a unit's, or the admin's own."""
    if event.kind == EventKind.HANDLED_HERE:
        return True
    return event.kind in (EventKind.VERIFIED, EventKind.DISPOSED) and bool(event.data.get("unit"))


def _settled_on(history: _History) -> date | None:
    """The day of the last full answer, unless the reporter has contradicted it or the case was reopened since."""
    for event in reversed(history.case.events):
        if event.kind in (EventKind.REPORTER_REPLY, EventKind.REOPENED):
            return None
        if event.kind == EventKind.FOLLOW_UP and not event.data.get("holding"):
            return history.day(event.counted_at)
    return None


def _walk(
    calendar: WorkingCalendar, start: date, limit: int, region: str, pauses: tuple[_Pause, ...]
) -> tuple[tuple[date, ...], tuple[SkippedDay, ...]]:
    """The days counted and skipped after `start`; stops short where a pause has no end yet."""
    counted: list[date] = []
    skipped: list[SkippedDay] = []
    for day, obstacle in calendar.days_after(start, region):
        pause = next((p for p in pauses if p.covers(day)), None)
        if pause and pause.end is None:
            break
        if pause or obstacle:
            skipped.append(SkippedDay(day, obstacle or PAUSED))
        else:
            counted.append(day)
        if len(counted) >= limit:
            break
    return tuple(counted), tuple(skipped)
