"""The four indicators and the weeks of the trend in words and numbers."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from app.models.indicators import TARGET_DAYS, Indicators, Sums

translate = QCoreApplication.translate

NOTHING = "–"


@dataclass(frozen=True)
class Figure:
    """One indicator: its name, its value, and what the value is made of."""

    name: str
    value: str
    about: str


def figures(total: Sums) -> tuple[Figure, Figure, Figure, Figure]:
    """What was solved comes first."""
    of_all = translate("Dashboard", "{count} of {reports} reports")
    target = translate("Dashboard", "on average · aim: below {days}").format(days=TARGET_DAYS)
    rated = translate("Dashboard", "of 5 · ratings: {count}").format(count=number(total.rated))
    return (
        Figure(
            translate("Dashboard", "Settled"),
            percent(total.settled_share),
            of_all.format(count=number(total.settled), reports=number(total.reports)),
        ),
        Figure(
            translate("Dashboard", "Followed up"),
            percent(total.followed_up_share),
            of_all.format(count=number(total.followed_up), reports=number(total.reports)),
        ),
        Figure(translate("Dashboard", "Working days to the first follow-up"), decimal(total.average_days), target),
        Figure(translate("Dashboard", "Rating by the reporters"), decimal(total.average_rating), rated),
    )


def period(found: Indicators) -> str:
    text = translate("Dashboard", "Reports that came in {first} – {last}")
    last = QDate(found.last_day.year, found.last_day.month, found.last_day.day)
    with_year = QLocale().toString(last, translate("Dashboard", "d MMM yyyy"))
    return text.format(first=short_day(found.first_days[0]), last=with_year)


def spoken(found: Indicators) -> str:
    """The trend in one sentence, for who does not see it; the table has the rest."""
    shares = [week.settled_share for week in found.weeks if week.settled_share is not None]
    if not shares:
        return translate("Dashboard", "No reports came in during these weeks.")
    text = translate("Dashboard", "Settled by week: from {first} in the first to {last} in the last.")
    return text.format(first=percent(shares[0]), last=percent(shares[-1]))


def percent(share: float | None) -> str:
    return NOTHING if share is None else f"{QLocale().toString(round(share * 100))}%"


def decimal(value: float | None) -> str:
    return NOTHING if value is None else QLocale().toString(value, "f", 1)


def number(value: int) -> str:
    return QLocale().toString(value)


def short_day(when: date) -> str:
    return QLocale().toString(QDate(when.year, when.month, when.day), translate("Dashboard", "d MMM"))
