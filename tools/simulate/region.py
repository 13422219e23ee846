"""The invented region of the simulation: three agencies, five people at six consoles, and the cases they meet over."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final

from domain.calendar import WorkingCalendar
from domain.case import Case, Classification, Holder, Reporter, Status
from domain.directory import Agency, Category, Directory, Unit
from domain.ids import AgencyId, CaseId, DeviceId, PersonId, UnitId
from domain.people import Membership, Person, Role

START: Final = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)

NATION, CITY, PORT = AgencyId("nasional"), AgencyId("kota"), AgencyId("pelabuhan")
ROADS, WATER, QUAY = UnitId("jalan"), UnitId("air"), UnitId("dermaga")

AGENCIES = (
    Agency(NATION, "N", "Admin Nasional", "national", "", "WIB"),
    Agency(CITY, "K", "Kota Rekaan", "regency", "99.01", "WIB"),
    Agency(PORT, "P", "Pelabuhan Rekaan", "agency", "99.02", "WITA"),
)
UNITS = (
    Unit(ROADS, CITY, "Dinas Jalan"),
    Unit(WATER, CITY, "Dinas Air"),
    Unit(QUAY, PORT, "Bidang Dermaga"),
)
CATEGORIES = (Category("k1", "Jalan", "Lubang"), Category("k2", "Air", "Bocor"))
CALENDAR = WorkingCalendar("rekaan-1", {date(2026, 3, 11): "Hari Rekaan"})
DIRECTORY = Directory(
    {agency.id: agency for agency in AGENCIES},
    {unit.id: unit for unit in UNITS},
    {category.id: category for category in CATEGORIES},
)


def _person(name: str, *memberships: Membership, clearance: bool = False) -> Person:
    return Person(PersonId(name.lower()), name, "Pegawai", memberships, clearance)


OFFICER = _person("Ayu", Membership(Role.LIAISON_OFFICER, CITY, ROADS))
SUPERVISOR = _person("Budi", Membership(Role.SUPERVISOR, CITY))
ADMIN = _person("Citra", Membership(Role.AGENCY_ADMIN, CITY))
NEIGHBOUR = _person("Dewi", Membership(Role.LIAISON_OFFICER, PORT))
PEOPLE = (OFFICER, SUPERVISOR, ADMIN, NEIGHBOUR)


@dataclass(frozen=True)
class Seat:
    """A console and whose it is."""

    person: Person
    device: DeviceId
    name: str


SEATS = tuple(
    Seat(person, DeviceId(f"00000000-0000-7000-8000-{number:012d}"), name)
    for number, (person, name) in enumerate(
        (
            (OFFICER, "officer"),
            (SUPERVISOR, "supervisor"),
            (ADMIN, "admin"),
            (NEIGHBOUR, "neighbour"),
            (OFFICER, "officer's second"),
        ),
        start=1,
    )
)

# What other roles each person may be given and lose again while they work.
OTHER_ROLES = {
    OFFICER.id: (
        (Membership(Role.LIAISON_OFFICER, CITY, WATER),),
        (Membership(Role.LIAISON_OFFICER, CITY, ROADS), Membership(Role.LIAISON_OFFICER, PORT)),
        (Membership(Role.LIAISON_OFFICER, CITY),),
        (),
    ),
    SUPERVISOR.id: ((Membership(Role.SUPERVISOR, PORT),), (Membership(Role.SUPERVISOR, CITY, ROADS),), ()),
    ADMIN.id: ((Membership(Role.SUPERVISOR, CITY),), (Membership(Role.AGENCY_ADMIN, NATION),)),
    NEIGHBOUR.id: ((Membership(Role.LIAISON_OFFICER, PORT, QUAY),), (Membership(Role.MONITOR, PORT),), ()),
}


def case_ids() -> tuple[CaseId, ...]:
    return tuple(case.id for case in cases())


def cases() -> list[Case]:
    """Open, answered, anonymous and secret ones, at both agencies and in several units."""
    return [
        _case(1, Holder(CITY, ROADS), Status.DISPOSED),
        _case(2, Holder(CITY, ROADS), Status.IN_PROGRESS, supporting=(PORT,)),
        _case(3, Holder(CITY), Status.UNVERIFIED, anonymous=True),
        _case(4, Holder(CITY, ROADS), Status.DISPOSED, secret=True),
        _case(5, Holder(CITY, WATER), Status.DISPOSED),
        _case(6, Holder(PORT, QUAY), Status.DISPOSED, anonymous=True, secret=True),
        _case(7, Holder(PORT), Status.IN_PROGRESS, supporting=(CITY,)),
    ]


def _case(
    number: int,
    holder: Holder,
    status: Status,
    supporting: tuple[AgencyId, ...] = (),
    *,
    anonymous: bool = False,
    secret: bool = False,
) -> Case:
    return Case(
        id=CaseId(f"00000000-0000-7000-9000-{number:012d}"),
        version=1,
        tracking=f"{9_000_000 + number}",
        title=f"Laporan {number}",
        original_text=f"Isi laporan {number}.",
        status=status,
        holder=holder,
        reported_at=START - timedelta(days=number),
        channel="web",
        classification=Classification.SUPERVISORY,
        category="k1",
        anonymous=anonymous,
        secret=secret,
        reporter=Reporter("Sukma Rekaan", "0800-0000-0000"),
        supporting=supporting,
        material_version=1,
    )
