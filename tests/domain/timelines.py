"""Cases told as a list of dated happenings, for the rules that read a timeline."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import holidays

from domain.calendar import WorkingCalendar
from domain.case import Audience, Case, Event, EventKind, Holder, Signature, Status
from domain.directory import Agency, Directory
from domain.ids import AgencyId, CaseId, PersonId
from domain.rules import STANDARD, RuleBook

FRIDAY = date(2026, 3, 13)
NOON = timedelta(hours=4)  # 04:00 UTC is the middle of the day in all three zones

Happening = tuple[EventKind, date | datetime] | tuple[EventKind, date | datetime, Mapping[str, str]]


def national_holidays(*categories: str) -> dict[date, str]:
    """National holidays 2018–2028; the tests hand them in, since the domain knows none itself."""
    found = holidays.country_holidays("ID", years=range(2018, 2029), categories=categories, language="id")
    return {day: str(name) for day, name in found.items()}


OFFICIAL = WorkingCalendar("ID-2026", national_holidays("public", "government"))
PUBLIC_ONLY = WorkingCalendar("ID-2026-public", national_holidays("public"))
WEEKENDS_ONLY = WorkingCalendar("weekends", {})


def held_in(zone: str = "WITA", region: str = "", rules: RuleBook = STANDARD) -> Directory:
    """The holder of `told` cases in this zone and region."""
    holder = Agency(AgencyId("kab-harapan"), "HARAPAN", "Kabupaten Harapan", "regency", region, zone)
    return Directory({holder.id: holder}, rules=rules)


def instant(day: date | datetime) -> datetime:
    return day if isinstance(day, datetime) else datetime(day.year, day.month, day.day, tzinfo=UTC) + NOON


def told(reported: date | datetime, *happenings: Happening, status: str = Status.DISPOSED) -> Case:
    """A case reported on a day, to which these things happened, each at once known to the server."""
    by = Signature(PersonId("sari"), "Sari", "Pejabat Penghubung", AgencyId("kab-harapan"))
    case = Case(
        CaseId("case"), 1, "0000001", "", "Lampu mati.", status, Holder(by.agency), instant(reported), "Website"
    )
    events = []
    for version, (kind, day, *rest) in enumerate(((EventKind.REPORTED, reported), *happenings), start=1):
        at = instant(day)
        events.append(Event(f"e{version}", kind, by, at, at, Audience.PUBLIC, version, data=dict(*rest)))
    return replace(case, version=len(events), events=tuple(events))
