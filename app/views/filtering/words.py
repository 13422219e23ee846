"""The words of a filter: its fields, their values, the orders and the groups of a list, the facts of its rows."""

from datetime import date
from typing import Any, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.models.listing import NONE, Deadline, Fact, Filter, Grouping, Order
from app.models.world import World
from app.views.case.inert import one_line
from app.views.words import channel_word, classification_word, day, status_word, time_left
from app.views.words.lookup import said
from domain.case import Status
from domain.ids import AgencyId, UnitId

translate = QCoreApplication.translate

FIELDS: Final = {
    "statuses": QT_TRANSLATE_NOOP("Filter", "Status"),
    "units": QT_TRANSLATE_NOOP("Filter", "Unit"),
    "categories": QT_TRANSLATE_NOOP("Filter", "Category"),
    "classifications": QT_TRANSLATE_NOOP("Filter", "Classification"),
    "channels": QT_TRANSLATE_NOOP("Filter", "Channel"),
    "regions": QT_TRANSLATE_NOOP("Filter", "Area of the incident"),
}
FLAGS: Final = {
    "unread": QT_TRANSLATE_NOOP("Filter", "Only unread ones"),
    "mine": QT_TRANSLATE_NOOP("Filter", "Only on my own desk"),
    "secret": QT_TRANSLATE_NOOP("Filter", "Only secret ones"),
    "anonymous": QT_TRANSLATE_NOOP("Filter", "Only anonymous ones"),
}
_MISSING: Final = {
    "units": QT_TRANSLATE_NOOP("Filter", "No unit yet"),
    "categories": QT_TRANSLATE_NOOP("Filter", "Without a category"),
    "classifications": QT_TRANSLATE_NOOP("Filter", "Not classified"),
    "channels": QT_TRANSLATE_NOOP("Filter", "Channel unknown"),
    "regions": QT_TRANSLATE_NOOP("Filter", "Area unknown"),
}
_ORDERS: Final = {
    Order.DUE: QT_TRANSLATE_NOOP("Filter", "Deadline"),
    Order.NEWEST: QT_TRANSLATE_NOOP("Filter", "Newest first"),
    Order.OLDEST: QT_TRANSLATE_NOOP("Filter", "Oldest first"),
    Order.CHANGED: QT_TRANSLATE_NOOP("Filter", "Last changed"),
}
_GROUPINGS: Final = {
    Grouping.UNIT: QT_TRANSLATE_NOOP("Filter", "Unit"),
    Grouping.CATEGORY: QT_TRANSLATE_NOOP("Filter", "Category"),
    Grouping.STATUS: QT_TRANSLATE_NOOP("Filter", "Status"),
    Grouping.DUE: QT_TRANSLATE_NOOP("Filter", "Day of the deadline"),
    Grouping.AGENCY: QT_TRANSLATE_NOOP("Filter", "Agency"),
}
_FACTS: Final = {
    Fact.REPORTER: QT_TRANSLATE_NOOP("Filter", "Reporter"),
    Fact.UNIT: QT_TRANSLATE_NOOP("Filter", "Unit"),
    Fact.AGE: QT_TRANSLATE_NOOP("Filter", "Age of the report"),
    Fact.STATUS: QT_TRANSLATE_NOOP("Filter", "Status"),
    Fact.CATEGORY: QT_TRANSLATE_NOOP("Filter", "Category"),
    Fact.CLASSIFICATION: QT_TRANSLATE_NOOP("Filter", "Classification"),
    Fact.CHANNEL: QT_TRANSLATE_NOOP("Filter", "Channel"),
    Fact.AREA: QT_TRANSLATE_NOOP("Filter", "Area of the incident"),
    Fact.DESK: QT_TRANSLATE_NOOP("Filter", "Whose desk it is on"),
    Fact.AGENCY: QT_TRANSLATE_NOOP("Filter", "Agency"),
    Fact.TRACKING: QT_TRANSLATE_NOOP("Filter", "Tracking number"),
}
_FIELD_OF: Final = {Grouping.UNIT: "units", Grouping.CATEGORY: "categories", Grouping.STATUS: "statuses"}


def field_word(name: str) -> str:
    return said("Filter", FIELDS[name])


def flag_word(name: str) -> str:
    return said("Filter", FLAGS[name])


def order_word(order: Order) -> str:
    return said("Filter", _ORDERS[order])


def grouping_word(grouping: Grouping | None) -> str:
    return said("Filter", _GROUPINGS[grouping]) if grouping else translate("Filter", "No groups")


def fact_word(fact: Fact | None) -> str:
    return said("Filter", _FACTS[fact]) if fact else translate("Filter", "Nothing")


def deadline_word(deadline: Deadline, days: int) -> str:
    match deadline:
        case Deadline.LATE:
            return translate("Filter", "Past the deadline")
        case Deadline.WITHIN if days == 0:
            return translate("Filter", "Due today")
        case Deadline.WITHIN:
            return translate("Filter", "Due within {days} days").format(days=days)
        case _:
            return translate("Filter", "Without a deadline")


def value_word(name: str, value: str, world: World) -> str:
    """One value of a field, in words; what nobody here has a word for stays as it came."""
    if value == NONE and name in _MISSING:
        return said("Filter", _MISSING[name])
    match name:
        case "statuses":
            return status_word(value)
        case "units":
            unit = world.directory.units.get(UnitId(value))
            return one_line(unit.name if unit else value)
        case "categories":
            category = world.directory.categories.get(value)
            return one_line(" · ".join(filter(None, (category.sub, category.main))) if category else value)
        case "classifications":
            return one_line(classification_word(value))
        case "channels":
            return one_line(channel_word(value))
        case _:
            return one_line(value)


def condition_word(name: str, value: Any, asked: Filter, world: World) -> str:
    """One condition as it stands on its chip."""
    if name == "deadline":
        return deadline_word(value, asked.days)
    return flag_word(name) if name in FLAGS else value_word(name, value, world)


def group_title(grouping: Grouping, value: str, world: World, today: date) -> str:
    match grouping:
        case Grouping.AGENCY:
            agency = world.directory.agencies.get(AgencyId(value))
            return one_line(agency.name if agency else value)
        case Grouping.DUE if value == NONE:
            return translate("Filter", "Without a deadline")
        case Grouping.DUE:
            due = date.fromisoformat(value)
            return f"{day(due, today)} · {time_left(due, today).text}"
        case _:
            return value_word(_FIELD_OF[grouping], value, world)


def group_place(grouping: Grouping, value: str, title: str) -> tuple[Any, ...]:
    """What groups are sorted by: statuses along the way of a report, days by the calendar, all others by name."""
    if grouping is Grouping.STATUS:
        way = list(Status)
        return (way.index(Status(value)) if value in way else len(way), title.casefold())
    return (value == NONE, value if grouping is Grouping.DUE else title.casefold())
