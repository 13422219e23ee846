"""How a due day is found by counting working days, and the account of it: every day counted or skipped, and why."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from domain.calendar import WorkingCalendar

PAUSED = "paused"


@dataclass(frozen=True)
class SkippedDay:
    """A day that did not count: `why` is a holiday's name, `weekend` or `paused`."""

    day: date
    why: str


@dataclass(frozen=True)
class Pause:
    """Days that do not count: those after `start` up to and including `end`; None while nobody knows the end."""

    start: date
    end: date | None

    def covers(self, day: date) -> bool:
        return self.start < day and (self.end is None or day <= self.end)


@dataclass(frozen=True)
class Explanation:
    """Why a deadline falls on its day. `due_on` is the last day in time; None while paused without an end.

    `counted` and `skipped` hold every day after `started_on` up to `due_on`. `source` is the text the limit stands in.
    """

    started_on: date
    limit: int
    due_on: date | None
    counted: tuple[date, ...]
    skipped: tuple[SkippedDay, ...]
    calendar_version: str
    source: str = ""
    rules_version: str = ""


def explain(
    calendar: WorkingCalendar,
    started_on: date,
    limit: int,
    region_on: Callable[[date], str],
    pauses: tuple[Pause, ...] = (),
    source: str = "",
    rules_version: str = "",
) -> Explanation:
    """Count `limit` working days after `started_on`, with the local holidays of `region_on` each day.

    It stops short where a pause has no end yet.
    """
    counted: list[date] = []
    skipped: list[SkippedDay] = []
    days = calendar.days_after(started_on, region_on)
    while len(counted) < limit:
        day, obstacle = next(days)
        pause = next((p for p in pauses if p.covers(day)), None) if pauses else None
        if pause and pause.end is None:
            break
        if pause or obstacle:
            skipped.append(SkippedDay(day, obstacle or PAUSED))
        else:
            counted.append(day)
    due_on = None if len(counted) < limit else counted[-1] if counted else started_on
    return Explanation(
        started_on, limit, due_on, tuple(counted), tuple(skipped), calendar.version, source, rules_version
    )
