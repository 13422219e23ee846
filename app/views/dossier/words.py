"""The words of the dossier: how late, whose, how often; numbers as people here write them."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLocale

from app.models.world import World
from app.views.case.inert import one_line
from app.views.dossier.contents import AgeGroup, UnitGroup
from app.views.words import clock_word
from app.views.words.lookup import said
from domain.case import Case, Holder
from domain.dossier import Age, Delay
from domain.ids import AgencyId

translate = QCoreApplication.translate

_AGES: Final = {
    Age.DAYS: QT_TRANSLATE_NOOP("Dossier", "1–5 working days late"),
    Age.WEEKS: QT_TRANSLATE_NOOP("Dossier", "6–14 working days late"),
    Age.MONTHS: QT_TRANSLATE_NOOP("Dossier", "15–60 working days late"),
    Age.OVER_SIXTY: QT_TRANSLATE_NOOP("Dossier", "More than 60 working days late"),
}
AGE_RANGES: Final = {Age.DAYS: "1–5", Age.WEEKS: "6–14", Age.MONTHS: "15–60", Age.OVER_SIXTY: "> 60"}
NOTHING: Final = "–"


def number(count: int) -> str:
    return QLocale().toString(count)


def quantity(count: int) -> str:
    """A count in a table, where nothing is a dash."""
    return number(count) if count else NOTHING


def age_word(age: Age) -> str:
    return said("Dossier", _AGES[age])


def agency_name(agency: AgencyId, world: World) -> str:
    known = world.directory.agencies.get(agency)
    return one_line(known.name if known else agency) or "?"


def place_name(place: Holder, world: World) -> str:
    """The unit, or the agency where no unit has the case."""
    unit = world.directory.units.get(place.unit) if place.unit else None
    return one_line(unit.name) if unit else agency_name(place.agency, world)


def place_in_full(place: Holder, world: World) -> str:
    """The unit with its agency."""
    names = (place_name(place, world), agency_name(place.agency, world))
    return " · ".join(dict.fromkeys(names))


def title_of(case: Case) -> str:
    return one_line(case.title) or translate("CaseList", "Untitled")


def about(delay: Delay) -> str:
    """The number of a case, the deadline it missed most, and how long that one is."""
    worst = delay.late[0]
    limit = translate("Dossier", "{clock} ({days} days)").format(
        clock=clock_word(worst.clock), days=number(worst.limit)
    )
    return f"#{one_line(delay.case.tracking)} · {limit}"


def reports(count: int) -> str:
    return translate("Dossier", "Reports: {count}").format(count=number(count))


def spread(ages: Iterable[AgeGroup]) -> str:
    """How many cases of each age, the oldest first."""
    return " · ".join(f"{AGE_RANGES[group.age]}: {number(len(group.delays))}" for group in ages)


def unit_spoken(group: UnitGroup, world: World) -> str:
    ages = ", ".join(f"{age_word(each.age)}: {number(len(each.delays))}" for each in group.ages)
    return f"{place_in_full(group.place, world)}, {reports(len(group.delays))}, {ages}"


def findings_word(delay: Delay) -> str:
    """How many findings, and how many of them nobody has answered."""
    open_ones = sum(finding.is_open for finding in delay.findings)
    if not open_ones:
        return quantity(len(delay.findings))
    return translate("Dossier", "{count} ({open} open)").format(
        count=number(len(delay.findings)), open=number(open_ones)
    )


def days_late(days: int) -> str:
    if days == 1:
        return translate("Dossier", "1 working day late")
    return translate("Dossier", "{days} working days late").format(days=number(days))
