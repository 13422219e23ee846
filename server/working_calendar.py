"""Indonesia's working days, taken from the `holidays` package and amended here, named by what they were made of."""

import hashlib
import importlib.metadata
import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import cache

import holidays
from sqlalchemy import Connection, func, select

from domain.calendar import WorkingCalendar
from domain.directory import Agency
from domain.rules import STANDARD
from domain.wire import dumps
from server.directory import CALENDAR, RULES, put_references
from server.tables import reference

YEARS = range(2018, 2029)
# "government" holds the joint leave (cuti bersama), which moves deadlines by up to a week.
CATEGORIES = ("public", "government")
COUNTRY = "ID"
# Any number, as long as it stays the same and nothing else takes it.
_LOCK = 7_263_443


@cache
def national_calendar() -> WorkingCalendar:
    """The national calendar; its version changes whenever one of its days or names does."""
    found = holidays.country_holidays(COUNTRY, years=YEARS, categories=CATEGORIES, language="id")
    days: dict[date, str] = dict(sorted(found.items()))
    version = f"holidays-{importlib.metadata.version('holidays')}/{YEARS.start}-{YEARS.stop - 1}/{_sum(days)}"
    return WorkingCalendar(version, days)


def amended(calendar: WorkingCalendar, day: date, name: str | None, region: str = "") -> WorkingCalendar:
    """The calendar with `day` as a holiday called `name`, or (None) as none; in an area alone if one is named.

    Its version tells that it is a later one, and from which days it was made.
    """
    days = dict(calendar.regional.get(region, {}) if region else calendar.holidays)
    days.pop(day, None)
    if name is not None:
        days[day] = name
    days = dict(sorted(days.items()))
    if region:
        regional = {area: of for area, of in {**calendar.regional, region: days}.items() if of}
        changed = replace(calendar, regional=regional)
    else:
        changed = replace(calendar, holidays=days)
    return replace(changed, version=next_version(calendar.version, changed.holidays, changed.regional))


def next_version(version: str, *content: object) -> str:
    """`name` becomes `name+1.<sum>`, that `name+2.<sum>`, and so on."""
    stem, number = version, 0
    found = re.fullmatch(r"(.*)\+(\d+)\.[0-9a-f]{8}", version)
    if found:
        stem, number = found[1], int(found[2])
    return f"{stem}+{number + 1}.{_sum(*content)}"


def _sum(*content: object) -> str:
    return hashlib.sha256("".join(map(dumps, content)).encode()).hexdigest()[:8]


def areas(calendar: WorkingCalendar, agencies: Iterable[Agency]) -> frozenset[str]:
    """The codes of the areas that are known here: where agencies are, where local holidays hold, and all around."""
    found: set[str] = set()
    for code in {*calendar.regional, *(agency.region for agency in agencies)} - {""}:
        parts = code.split(".")
        found |= {".".join(parts[:length]) for length in range(1, len(parts) + 1)}
    return frozenset(found)


def establish(connection: Connection) -> None:
    """Give a database that has none its calendar and its rules, so that consoles count as the server does.

    Servers that start together do it one after the other; on SQLite writers wait for each other anyway.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(_LOCK)))
    known = frozenset(connection.execute(select(reference.c.id).where(reference.c.id.in_((CALENDAR, RULES)))).scalars())
    wanted = ((CALENDAR, national_calendar()), (RULES, STANDARD))
    put_references(connection, [(id, id, record) for id, record in wanted if id not in known])
