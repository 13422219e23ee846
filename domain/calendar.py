"""Working days as data: weekends, national holidays, joint leave and local holidays, in a versioned calendar."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

SATURDAY = 5
WEEKEND = "weekend"


@dataclass(frozen=True)
class WorkingCalendar:
    """Which days count. `holidays` must include *cuti bersama*, which moves deadlines by up to a week.

    `regional` holds the extra holidays of single areas by their code; those of a province (`99`) are those of its
    regencies (`99.01`) too. `version` names the data, so that a deadline can say which calendar made it.
    """

    version: str
    holidays: Mapping[date, str]
    regional: Mapping[str, Mapping[date, str]] = field(default_factory=dict)

    def why_not_working(self, day: date, region: str = "") -> str | None:
        """The holiday's name, WEEKEND, or None on a working day."""
        name = self.holidays.get(day) or (self._local(day, region) if self.regional else None)
        if name:
            return name
        return WEEKEND if day.weekday() >= SATURDAY else None

    def _local(self, day: date, region: str) -> str | None:
        parts = region.split(".")
        areas = (".".join(parts[:length]) for length in range(len(parts), 0, -1))
        return next((name for area in areas if (name := self.regional.get(area, {}).get(day))), None)

    def days_after(
        self, start: date, region_on: Callable[[date], str] = lambda day: ""
    ) -> Iterator[tuple[date, str | None]]:
        """Every day after `start` (which is itself not counted), each with why it is no working day, if so."""
        day = start
        while True:
            day += timedelta(days=1)
            yield day, self.why_not_working(day, region_on(day))

    def add_working_days(self, start: date, count: int, region: str = "") -> date:
        """The `count`-th working day after `start`; `start` itself for 0."""
        if count <= 0:
            return start
        remaining = count
        for day, obstacle in self.days_after(start, lambda day: region):
            remaining -= obstacle is None
            if remaining == 0:
                return day
        raise AssertionError("unreachable: days_after is endless")

    def working_days_between(self, start: date, end: date, region: str = "") -> int:
        """Working days after `start` up to and including `end`; negative when `end` lies before `start`."""
        if end < start:
            return -self.working_days_between(end, start, region)
        days = (start + timedelta(days=n + 1) for n in range((end - start).days))
        return sum(self.why_not_working(day, region) is None for day in days)


EMPTY_CALENDAR = WorkingCalendar("", {})
