"""Dates and times as people here write them, in the office's own zone."""

from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from typing import Final

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

from app.views.marks import MarkRole
from domain.directory import TIME_ZONES, Directory
from domain.people import Person

translate = QCoreApplication.translate

SOON_DAYS: Final = 3


@dataclass(frozen=True)
class TimeLeft:
    """How long until a deadline in calendar days, and which day that is; `role` None while it is far."""

    text: str
    glyph: str
    role: MarkRole | None
    deadline: str


def office_zone(person: Person, directory: Directory) -> tzinfo:
    """The zone of the first office of `person` that is known."""
    own = (directory.agencies[m.agency].zone for m in person.memberships if m.agency in directory.agencies)
    return next(own, TIME_ZONES["WIB"])


def clock_time(instant: datetime, zone: tzinfo) -> str:
    """09.41 for an aware instant."""
    local = instant.astimezone(zone)
    return QLocale().toString(QTime(local.hour, local.minute), translate("Moment", "HH:mm"))


def day(when: date, today: date) -> str:
    """Jum 20 Nov, with the year where it is not this one."""
    form = translate("Moment", "ddd d MMM") if when.year == today.year else translate("Moment", "ddd d MMM yyyy")
    return QLocale().toString(QDate(when.year, when.month, when.day), form)


def moment(instant: datetime, now: datetime, zone: tzinfo) -> str:
    """An aware instant as today's time (09.41) or with its day (Jum 20 Nov 16.02)."""
    then, today = instant.astimezone(zone).date(), now.astimezone(zone).date()
    time = clock_time(instant, zone)
    return time if then == today else f"{day(then, today)} {time}"


def time_left(due_on: date, today: date) -> TimeLeft:
    """What is left of a deadline; the days are those of the calendar, the deadline itself counts working days."""
    days = (due_on - today).days
    deadline = translate("TimeLeft", "due {day}").format(day=day(due_on, today))
    if days < 0:
        return TimeLeft(_late(-days), "!", MarkRole.LATE, deadline)
    role = MarkRole.DUE_SOON if days <= SOON_DAYS else None
    return TimeLeft(_ahead(days), "◔" if role else "", role, deadline)


def age(reported_at: datetime, now: datetime, zone: tzinfo) -> str:
    """How old a report is, in calendar days of `zone`."""
    days = (now.astimezone(zone).date() - reported_at.astimezone(zone).date()).days
    if days <= 0:
        return translate("TimeLeft", "came in today")
    if days == 1:
        return translate("TimeLeft", "1 day old")
    return translate("TimeLeft", "{days} days old").format(days=days)


def _late(days: int) -> str:
    if days == 1:
        return translate("TimeLeft", "1 day late")
    return translate("TimeLeft", "{days} days late").format(days=days)


def _ahead(days: int) -> str:
    if days == 0:
        return translate("TimeLeft", "today")
    if days == 1:
        return translate("TimeLeft", "1 day left")
    return translate("TimeLeft", "{days} days left").format(days=days)
