"""Account activity: on which days of a month somebody signed in or worked, as agencies are judged on it.

Work done offline counts on the day it was done, by the rule that the clocks follow (domain.case.counted).
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timezone

from domain.case import counted
from domain.ids import PersonId


@dataclass(frozen=True)
class SignIn:
    """Somebody signed in, or stayed signed in and came back, at an instant of the server."""

    person: PersonId
    at: datetime


@dataclass(frozen=True)
class Deed:
    """Somebody did something on a case."""

    person: PersonId
    acted_at: datetime
    received_at: datetime


@dataclass(frozen=True)
class Activity:
    """One account in one month, in days of the person's own zone; one day is enough (at least one log-in a month)."""

    signed_in: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()

    @property
    def days(self) -> frozenset[date]:
        return self.signed_in | self.worked

    @property
    def is_active(self) -> bool:
        return bool(self.days)


def activity(
    month: date, sign_ins: Iterable[SignIn], deeds: Iterable[Deed], zone_of: Callable[[PersonId], timezone]
) -> dict[PersonId, Activity]:
    """The activity of everybody who has any in the month that `month` lies in."""
    signed_in: defaultdict[PersonId, set[date]] = defaultdict(set)
    worked: defaultdict[PersonId, set[date]] = defaultdict(set)

    def count(days: defaultdict[PersonId, set[date]], person: PersonId, at: datetime) -> None:
        day = at.astimezone(zone_of(person)).date()
        if (day.year, day.month) == (month.year, month.month):
            days[person].add(day)

    for one in sign_ins:
        count(signed_in, one.person, one.at)
    for deed in deeds:
        count(worked, deed.person, counted(deed.acted_at, deed.received_at))
    return {
        person: Activity(frozenset(signed_in[person]), frozenset(worked[person]))
        for person in signed_in.keys() | worked.keys()
    }
