"""Indonesia's working days, taken from the `holidays` package and named by what they were made of."""

import hashlib
import importlib.metadata
from datetime import date

import holidays

from domain.calendar import WorkingCalendar
from domain.wire import dumps

YEARS = range(2018, 2029)
# "government" holds the joint leave (cuti bersama), which moves deadlines by up to a week.
CATEGORIES = ("public", "government")


def national_calendar() -> WorkingCalendar:
    """The national calendar; its version changes whenever one of its days or names does."""
    found = holidays.country_holidays("ID", years=YEARS, categories=CATEGORIES, language="id")
    days: dict[date, str] = dict(sorted(found.items()))
    content = hashlib.sha256(dumps(days).encode()).hexdigest()[:8]
    version = f"holidays-{importlib.metadata.version('holidays')}/{YEARS.start}-{YEARS.stop - 1}/{content}"
    return WorkingCalendar(version, days)
