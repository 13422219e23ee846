"""The delay dossier: every case past a deadline, with all that a reviewer has to see to judge why.

It is computed from the cases alone, on a console without a network as on the server; findings follow from it as
commands on the case (domain.findings).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from domain.calendar import WorkingCalendar
from domain.case import Case, Event, EventKind, Holder
from domain.deadlines import OFFICE_CLOCKS, Clock, clocks
from domain.directory import Directory
from domain.findings import Finding, findings_of
from domain.ids import AgencyId
from domain.rules import ClockKind
from domain.tenure import Office, office_of


class Age(StrEnum):
    """How late a case is, in working days past its deadline: up to 5, 14, 60, or more."""

    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    OVER_SIXTY = "over_sixty"


_UP_TO = {Age.DAYS: 5, Age.WEEKS: 14, Age.MONTHS: 60}


def age_of(days_late: int) -> Age:
    return next((age for age, most in _UP_TO.items() if days_late <= most), Age.OVER_SIXTY)


@dataclass(frozen=True)
class Lateness:
    """A running clock whose day has passed; `days` are working days since then, in the holder's region."""

    clock: ClockKind
    limit: int
    started_on: date
    due_on: date
    days: int
    source: str


@dataclass(frozen=True)
class Hop:
    """The case went from one agency to another, for the reason that was given when it was asked for."""

    at: datetime
    came_from: AgencyId
    went_to: AgencyId
    reason: str


@dataclass(frozen=True)
class Wait:
    """Something the office waited for: the reporter's information, or an approval; `until` None while it still does."""

    since: datetime
    until: datetime | None
    reason: str
    outcome: str = ""


@dataclass(frozen=True)
class Told:
    """A reminder or an escalation: which clock it was about, and to which role it went."""

    at: datetime
    kind: str
    clock: str
    role: str


@dataclass(frozen=True)
class Delay:
    """One case of the dossier; `late` holds its overdue clocks, the worst first."""

    case: Case
    late: tuple[Lateness, ...]
    hops: tuple[Hop, ...]
    pauses: tuple[Wait, ...]
    approvals: tuple[Wait, ...]
    told: tuple[Told, ...]
    findings: tuple[Finding, ...]

    @property
    def days_late(self) -> int:
        return self.late[0].days

    @property
    def age(self) -> Age:
        return age_of(self.days_late)


@dataclass(frozen=True)
class Dossier:
    """All delays at one moment, the worst first, and who made them so: by the calendar that counted."""

    at: datetime
    calendar_version: str
    delays: tuple[Delay, ...]

    def by_unit(self) -> Mapping[Holder, Mapping[Age, tuple[Delay, ...]]]:
        """The delays of each agency and unit, by age; persons are not told apart."""
        found: defaultdict[Holder, defaultdict[Age, list[Delay]]] = defaultdict(lambda: defaultdict(list))
        for delay in self.delays:
            place = Holder(delay.case.holder.agency, delay.case.holder.unit)
            found[place][delay.age].append(delay)
        return {place: {age: tuple(ages[age]) for age in Age if age in ages} for place, ages in found.items()}


def dossier(cases: Iterable[Case], calendar: WorkingCalendar, directory: Directory, now: datetime) -> Dossier:
    """The delays among `cases` at an aware instant; cases in time leave no trace in it."""
    found = (delay for case in cases if case.is_open and (delay := _delay(case, calendar, directory, now)))
    return Dossier(now, calendar.version, in_order(found))


def in_order(delays: Iterable[Delay]) -> tuple[Delay, ...]:
    """The delays as a dossier has them: the worst first."""
    return tuple(sorted(delays, key=lambda delay: (-delay.days_late, delay.case.tracking, delay.case.id)))


def _delay(case: Case, calendar: WorkingCalendar, directory: Directory, now: datetime) -> Delay | None:
    office = office_of(case.holder.agency, directory)
    today = office.day(now)
    running = clocks(case, calendar, directory, OFFICE_CLOCKS)
    late = tuple(_lateness(clock, calendar, office, today) for clock in running if _is_overdue(clock, today))
    if not late:
        return None
    return Delay(
        case,
        tuple(sorted(late, key=lambda one: (-one.days, one.clock))),
        tuple(_hops(case)),
        tuple(_spans(case, _PAUSE, _RESUMED)),
        tuple(_spans(case, _SUBMITTED, _DECIDED)),
        tuple(_told(case)),
        findings_of(case),
    )


def _is_overdue(clock: Clock, today: date) -> bool:
    return clock.is_running and clock.is_late(today)


def _lateness(clock: Clock, calendar: WorkingCalendar, office: Office, today: date) -> Lateness:
    due = clock.due_on or today
    days = calendar.working_days_between(due, today, office.region)
    return Lateness(clock.kind, clock.limit, clock.started_on, due, days, clock.source)


def _hops(case: Case) -> Iterator[Hop]:
    asked = ""
    for event in case.events:
        if event.kind == EventKind.TRANSFER_ASKED:
            asked = event.text or asked
        elif event.kind == EventKind.TRANSFER_ACCEPTED:
            came_from, went_to = (AgencyId(event.data.get(name, "")) for name in ("from", "agency"))
            yield Hop(event.counted_at, came_from, went_to, event.text or asked)


_PAUSE = frozenset({EventKind.INFORMATION_ASKED})
_RESUMED = frozenset({EventKind.INFORMATION_GIVEN})
_SUBMITTED = frozenset({EventKind.REPLY_SUBMITTED})
_DECIDED = frozenset(
    {EventKind.REPLY_APPROVED, EventKind.REPLY_RETURNED, EventKind.REPLY_RECALLED, EventKind.APPROVAL_VOIDED}
)


def _spans(case: Case, begins: frozenset[EventKind], ends: frozenset[EventKind]) -> Iterator[Wait]:
    """Each time from a beginning to what ended it; another beginning before that replaces the first."""
    begun: Event | None = None
    for event in case.events:
        if begun and (event.kind in ends or event.kind in begins):
            yield Wait(begun.counted_at, event.counted_at, begun.text, event.kind)
            begun = None
        if event.kind in begins:
            begun = event
    if begun:
        yield Wait(begun.counted_at, None, begun.text)


_TOLD = frozenset({EventKind.REMINDED, EventKind.ESCALATED})


def _told(case: Case) -> Iterator[Told]:
    for event in case.events:
        if event.kind in _TOLD:
            yield Told(event.counted_at, event.kind, event.data.get("clock", ""), event.data.get("role", ""))
