"""The small region the server is tested with: who works where, and reports as they come in."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import Connection, func, select

from domain.case import Case, Classification, Holder, Reporter, Status
from domain.directory import Agency, Category, Unit
from domain.ids import AgencyId, CaseId, PersonId, UnitId, new_id
from domain.intake import received
from domain.people import Membership, Person, Role
from server.central import Central
from server.database import writing
from server.directory import put_references
from server.people import create_account
from server.records import store_cases
from server.tables import event
from server.working_calendar import national_calendar
from tests.support.passwords import quick_hash

NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
PASSWORD = "kata-sandi-untuk-uji"

NATIONAL, PROVINCE, REGENCY, NEIGHBOUR, ELSEWHERE = (
    AgencyId(text) for text in ("panrb", "provinsi", "kab-satu", "kab-dua", "kota-lain")
)
ROADS, HEALTH, NEIGHBOUR_ROADS = (UnitId(text) for text in ("satu-jalan", "satu-sehat", "dua-jalan"))

AGENCIES = (
    Agency(NATIONAL, "PANRB", "Kementerian", "national", "00", "WIB"),
    Agency(PROVINCE, "PROV", "Provinsi", "province", "99", "WITA", NATIONAL),
    Agency(REGENCY, "KAB-1", "Kabupaten Satu", "regency", "99.01", "WITA", PROVINCE),
    Agency(NEIGHBOUR, "KAB-2", "Kabupaten Dua", "regency", "99.02", "WITA", PROVINCE),
    Agency(ELSEWHERE, "KOTA-L", "Kota Lain", "city", "88.71", "WIB"),
)
UNITS = (
    Unit(ROADS, REGENCY, "Dinas Jalan"),
    Unit(HEALTH, REGENCY, "Dinas Kesehatan"),
    Unit(NEIGHBOUR_ROADS, NEIGHBOUR, "Dinas Jalan"),
)


def _person(name: str, *memberships: Membership, clearance: bool = False) -> Person:
    return Person(PersonId(f"orang-{name}"), name.capitalize(), "Pegawai", memberships, clearance)


PEOPLE = {
    "nadia": _person("nadia", Membership(Role.NATIONAL_ADMIN, NATIONAL)),
    "andi": _person("andi", Membership(Role.AGENCY_ADMIN, REGENCY)),
    "joko": _person("joko", Membership(Role.AGENCY_ADMIN, REGENCY)),
    "budi": _person("budi", Membership(Role.LIAISON_OFFICER, REGENCY, ROADS)),
    "citra": _person("citra", Membership(Role.SUPERVISOR, REGENCY, ROADS)),
    "dewi": _person("dewi", Membership(Role.LIAISON_OFFICER, REGENCY, HEALTH)),
    "bayu": _person("bayu", Membership(Role.AGENCY_ADMIN, NEIGHBOUR)),
    "eko": _person("eko", Membership(Role.LIAISON_OFFICER, NEIGHBOUR, NEIGHBOUR_ROADS)),
    "gita": _person("gita", Membership(Role.MONITOR, PROVINCE)),
    "oka": _person("oka", Membership(Role.OMBUDSMAN, ELSEWHERE)),
    # Writes answers, and stands in for the head of the unit: two roles, still one person.
    "hadi": _person(
        "hadi", Membership(Role.LIAISON_OFFICER, REGENCY, ROADS), Membership(Role.SUPERVISOR, REGENCY, ROADS)
    ),
}


@dataclass
class Clock:
    """The server's time, which passes only when a test says so."""

    instant: datetime = NOW

    def __call__(self) -> datetime:
        return self.instant

    def advance(self, time: timedelta) -> None:
        self.instant += time


@cache
def password_hash() -> str:
    return quick_hash(PASSWORD)


@dataclass
class Region:
    """The region's data in a server's database."""

    central: Central
    tracking: int = field(default=1_000_000)

    def found(self) -> None:
        """Enter everybody and everything a case refers to."""
        with writing(self.central.engine) as connection:
            put_references(connection, [("agency", agency.id, agency) for agency in AGENCIES])
            put_references(connection, [("unit", unit.id, unit) for unit in UNITS])
            put_references(
                connection,
                [
                    ("category", "1001", Category("1001", "JALAN", "RUSAK")),
                    ("calendar", "calendar", national_calendar()),
                ],
            )
            for username, person in PEOPLE.items():
                create_account(connection, person, username, "", password_hash=password_hash())

    def report(self, **changes: Any) -> Case:
        """A new report in the database, by default disposed to the roads unit of the regency."""
        return self.reports(1, **changes)[0]

    def reports(self, count: int, **changes: Any) -> list[Case]:
        drafts = [self.draft(**changes) for _ in range(count)]
        with writing(self.central.engine) as connection:
            store_cases(connection, [(None, draft) for draft in drafts])
        return drafts

    def draft(self, **changes: Any) -> Case:
        """A report as it comes in, not stored yet."""
        self.tracking += 1
        now = self.central.now()
        values: dict[str, Any] = {
            "id": CaseId(new_id(now)),
            "version": 0,
            "tracking": str(self.tracking),
            "title": "Jalan berlubang",
            "original_text": "Jalan di depan pasar berlubang. \x0b\x00 Tolong 🙏 diperbaiki.",
            "status": Status.DISPOSED,
            "holder": Holder(REGENCY, ROADS),
            "reported_at": now,
            "channel": "Website",
            "classification": Classification.NOT_SUPERVISORY,
            "reporter": Reporter("Pelapor Contoh", "0011223344556677", "+62 000 111", "pelapor@example.invalid"),
        }
        attachments = changes.pop("attachments", ())
        return received(Case(**{**values, **changes}), new_id(now), now, attachments)


def read(central: Central, statement: Any) -> list[Any]:
    """Rows straight from the database."""
    with central.engine.connect() as connection:
        return list(connection.execute(statement).all())


def change(central: Central, statement: Any) -> None:
    """A change behind the server's back."""
    with writing(central.engine) as connection:
        connection.execute(statement)


def everything(connection: Connection, tables: Any) -> str:
    """All that the database holds, as one text to search."""
    return "\n".join(str(tuple(row)) for table in tables for row in connection.execute(table.select()))


def notes(central: Central, case: CaseId) -> int:
    """How many notes the case's timeline holds."""
    found = select(func.count()).select_from(event).where(event.c.case == case, event.c.doc.contains('"kind":"note"'))
    return int(read(central, found)[0][0])
