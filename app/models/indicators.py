"""What an office is judged on, as far as its reports tell it: followed up, settled, how soon, and how it was rated.

Account activity, action plans and decrees are judged too, but stand in no report: the server's own reports have them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Final

import sqlalchemy as sa

from app.models.tables import cases
from domain.people import Person, Role

WEEKS: Final = 12
TARGET_DAYS: Final = 5  # the first follow-up should take less, in working days
_SEE_ALL: Final = frozenset({Role.NATIONAL_ADMIN, Role.OMBUDSMAN, Role.MONITOR})


@dataclass(frozen=True)
class Sums:
    """Of some reports: how many there are, and what became of them.

    `days` are the working days to the first follow-up of those that had one, `stars` what the `rated` were given.
    """

    reports: int = 0
    followed_up: int = 0
    settled: int = 0
    days: int = 0
    rated: int = 0
    stars: int = 0

    @property
    def settled_share(self) -> float | None:
        return self.settled / self.reports if self.reports else None

    @property
    def followed_up_share(self) -> float | None:
        return self.followed_up / self.reports if self.reports else None

    @property
    def average_days(self) -> float | None:
        return self.days / self.followed_up if self.followed_up else None

    @property
    def average_rating(self) -> float | None:
        return self.stars / self.rated if self.rated else None


@dataclass(frozen=True)
class Indicators:
    """The reports that came in over the last weeks, by the week (its Monday first); the last one still goes on."""

    first_days: tuple[date, ...]
    weeks: tuple[Sums, ...]

    @property
    def total(self) -> Sums:
        return Sums(*(sum(getattr(week, field.name) for week in self.weeks) for field in fields(Sums)))

    @property
    def last_day(self) -> date:
        return self.first_days[-1] + timedelta(days=6)


def read(connection: sa.Connection, person: Person, today: date, zone: tzinfo) -> Indicators:
    """Of the reports in the person's own hands, in weeks of `zone`. Not for the UI thread.

    Only what the server has said counts: unsent work is no follow-up yet.
    """
    mondays = _mondays(today)
    starts = [datetime.combine(day, time(), zone).astimezone(UTC).isoformat() for day in mondays]
    c = cases.c
    week = sa.case(*((c.reported_at >= start, n) for n, start in reversed(list(enumerate(starts)))), else_=-1)
    query = (
        sa.select(
            week.label("week"),
            sa.func.count(),
            sa.func.count(c.followed_up_on),
            sa.func.count(c.settled_on),
            sa.func.total(c.follow_up_days),
            sa.func.count(c.rating),
            sa.func.total(c.rating),
        )
        .where(c.reported_at >= starts[0], _in_their_hands(person))
        .group_by(week)
    )
    found = {row[0]: Sums(*map(int, row[1:])) for row in connection.execute(query)}
    return Indicators(tuple(mondays), tuple(found.get(number, Sums()) for number in range(WEEKS)))


def _mondays(today: date) -> list[date]:
    this_week = today - timedelta(days=today.weekday())
    return [this_week - timedelta(weeks=WEEKS - 1 - number) for number in range(WEEKS)]


def _in_their_hands(person: Person) -> sa.ColumnElement[bool]:
    """Reports that an office of theirs holds; who oversees others has all that they receive."""
    if person.roles() & _SEE_ALL:
        return sa.true()
    c = cases.c
    of_each: Sequence[sa.ColumnElement[bool]] = [
        (c.agency == m.agency) & (sa.true() if m.unit is None else c.unit == m.unit) for m in person.memberships
    ]
    return sa.or_(sa.false(), *of_each)
