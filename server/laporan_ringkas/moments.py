"""When a report was made, from the date and time cells of an export.

The export's times carry no zone. Those of real exports look like UTC, so they are taken as UTC: here, and only
here, so that there is one place to change should an export turn out to differ. Dates are read in the forms
listed below and no others; a two-digit year is refused because it would have to be guessed.
"""

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from openpyxl.utils.datetime import from_excel

from server.laporan_ringkas.cells import Cell, short

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan januari january",
            "feb februari february peb pebruari",
            "mar maret march",
            "apr april",
            "mei may",
            "jun juni june",
            "jul juli july",
            "agu agt ags agustus aug august",
            "sep sept september",
            "okt oktober oct october",
            "nov november nop nopember",
            "des desember dec december",
        ),
        start=1,
    )
    for name in names.split()
}
_CLOCK = r"(?P<H>[0-9]{1,2})(?P<sep>[:.])(?P<M>[0-9]{2})(?:(?P=sep)(?P<S>[0-9]{2}))?"
_DAYS = tuple(
    re.compile(rf"{day}(?:(?:T|,? ){_CLOCK})?")
    for day in (
        r"(?P<d>[0-9]{1,2})(?P<mark>[-/])(?P<m>[0-9]{1,2})(?P=mark)(?P<y>[0-9]{4})",
        r"(?P<y>[0-9]{4})-(?P<m>[0-9]{1,2})-(?P<d>[0-9]{1,2})",
        r"(?P<d>[0-9]{1,2})[ -](?P<m>[A-Za-z]{3,9})\.?[ -](?P<y>[0-9]{4})",
    )
)
_TIME = re.compile(_CLOCK)

# A number outside these years is something else in the wrong column, such as a tracking id.
_FIRST_YEAR, _LAST_YEAR = 2000, 2100
_FIRST_SERIAL, _LAST_SERIAL = 35_000.0, 75_000.0


class Day(NamedTuple):
    """A calendar day, and the time of day when the same cell held one."""

    date: date
    clock: time | None


def read_day(cell: Cell, epoch: datetime) -> Day | None:
    """The day in a date cell, or None when it is not one of the accepted forms. `epoch`: the workbook's day 0."""
    match cell:
        case bool():
            return None
        case int() | float():
            if not _FIRST_SERIAL <= cell <= _LAST_SERIAL:
                return None
            return _split(from_excel(cell, epoch))
        case datetime() | date():
            return _split(cell)
        case str():
            return _day_in_text(short(cell))
        case _:
            return None


def read_clock(cell: Cell) -> time | None:
    """The time of day in a time cell: a real time, a fraction of a day, or text H:i[:s] (or with dots)."""
    match cell:
        case datetime():
            return read_clock(cell.time())
        case time():
            return read_clock(datetime.combine(date.min, cell) - datetime.min)
        case timedelta():
            return read_clock(cell / timedelta(days=1))
        case bool():
            return None
        case int() | float() if 0 <= cell < 1:
            # A day's last half second stays on that day.
            return (datetime.min + timedelta(seconds=min(round(cell * 86_400), 86_399))).time()
        case str():
            found = _TIME.fullmatch(short(cell))
            return _clock(found) if found else None
        case _:
            return None


def instant(day: date, clock: time) -> datetime:
    """The UTC instant of an exported day and time."""
    return datetime.combine(day, clock, tzinfo=UTC)


def _day_in_text(value: str) -> Day | None:
    value = " ".join(value.split())
    for form in _DAYS:
        if found := form.fullmatch(value):
            month = _MONTHS.get(found["m"].casefold()) if found["m"].isalpha() else int(found["m"])
            clock = _clock(found) if found["H"] else None
            if month is None or (found["H"] and clock is None):
                return None
            try:
                return _plausible(Day(date(int(found["y"]), month, int(found["d"])), clock))
            except ValueError:  # 31 February
                return None
    return None


def _clock(found: re.Match[str]) -> time | None:
    try:
        return time(int(found["H"]), int(found["M"]), int(found["S"] or 0))
    except ValueError:  # 25:61
        return None


def _split(value: object) -> Day | None:
    if isinstance(value, datetime):
        if not _FIRST_YEAR <= value.year <= _LAST_YEAR:
            return None
        value = _to_second(value)
        return _plausible(Day(value.date(), value.time() if value.time() != time(0) else None))
    return _plausible(Day(value, None)) if isinstance(value, date) else None


def _plausible(day: Day) -> Day | None:
    return day if _FIRST_YEAR <= day.date.year <= _LAST_YEAR else None


def _to_second(value: datetime) -> datetime:
    """Rounded, because a serial number cannot hold most seconds exactly; zoneless, as exported."""
    rounded = value.replace(tzinfo=None) + timedelta(microseconds=500_000)
    return rounded.replace(microsecond=0)
