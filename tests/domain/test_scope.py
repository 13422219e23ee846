"""Who receives a case at all: its holder, its unit, its supporters and those who decide about it; nobody else."""

from dataclasses import replace

import pytest

from domain import commands as c
from domain.case import Holder
from domain.ids import AgencyId
from domain.people import Person, Role
from domain.scope import agency_bucket, buckets_held, buckets_of, unit_bucket
from tests.domain.cast import (
    BALAI,
    DEWI,
    HARAPAN,
    JALAN,
    MARIA,
    MUARA,
    ORI,
    PANRB,
    PEOPLE,
    PROVINCE,
    RATNA,
    SARI,
    SEHAT,
    TONO,
    WAYAN,
    YOSEF,
    member,
    person,
    world,
)
from tests.domain.viewers import DIRECTORY, THE_OFFICE, reaching, who_receives


def test_who_receives_a_case_of_a_unit() -> None:
    assert who_receives(world().case()) == THE_OFFICE | {"Yosef"}


def test_who_receives_a_case_of_the_whole_agency() -> None:
    """Joko stands in for the head of the whole agency; unit officers receive what is disposed to their unit."""
    assert who_receives(world().case(holder=Holder(HARAPAN))) == {"Ratna", "Agus", "Joko", "Yosef"}


@pytest.mark.parametrize(("agency", "reader"), [(PANRB, WAYAN), (MUARA, TONO), (ORI, DEWI), (BALAI, MARIA)], ids=str)
def test_each_agency_receives_its_own(agency: AgencyId, reader: Person) -> None:
    case = world().case(holder=Holder(agency))
    assert who_receives(case) - {"Yosef"} == {reader.name}


def test_a_supporting_agency_receives_the_case_too() -> None:
    assert who_receives(world().case(supporting=(BALAI, MUARA))) == THE_OFFICE | {"Yosef", "Maria", "Tono"}


@pytest.mark.parametrize("supporting", [(), (BALAI,)])
def test_a_secret_case_reaches_no_ordinary_agency_bucket(supporting: tuple[AgencyId, ...]) -> None:
    case = world().case(secret=True, supporting=supporting)
    assert not {agency_bucket(a) for a in DIRECTORY.agencies} & buckets_of(case)
    assert not who_receives(case) & {"Yosef", "Tono", "Maria", "Lina"}
    assert {"Ratna", "Agus"} <= who_receives(case)


def test_clearance_opens_the_secret_cases_of_ones_own_agency_only() -> None:
    case = world().case(holder=Holder(MUARA), secret=True)
    assert reaching(case, replace(TONO, secret_clearance=True))
    assert not reaching(case, replace(MARIA, secret_clearance=True))
    assert not reaching(case, replace(YOSEF, secret_clearance=True))


def test_a_monitor_never_holds_a_secret_bucket_and_only_their_region() -> None:
    held = buckets_held(replace(YOSEF, secret_clearance=True), DIRECTORY)
    assert {b for b in held if b.startswith("ag:")} == {agency_bucket(a) for a in (PROVINCE, HARAPAN, MUARA)}
    assert not any(b.endswith(":r") for b in held)


def test_a_monitor_of_an_agency_without_a_region_holds_nothing() -> None:
    nowhere = person("Nihil", "", member(Role.MONITOR, PROVINCE))
    without = replace(DIRECTORY, agencies={PROVINCE: replace(DIRECTORY.agencies[PROVINCE], region="")})
    assert not any(b.startswith("ag:") for b in buckets_held(nowhere, without))
    assert not any(b.startswith("ag:") for b in buckets_held(nowhere, replace(DIRECTORY, agencies={})))


def test_everybody_holds_reference_data_and_their_own_bucket() -> None:
    for somebody in PEOPLE:
        assert {"ref", f"u:{somebody.id}"} <= buckets_held(somebody, DIRECTORY)


def test_a_unit_officer_holds_the_bucket_of_the_unit_alone() -> None:
    assert {b for b in buckets_held(SARI, DIRECTORY) if b[:2] in ("ag", "un")} == {unit_bucket(JALAN)}


def test_leaving_and_entering_scope_is_the_difference_of_buckets() -> None:
    w = world()
    before = w.case()
    moved = w.do(before, RATNA, c.Dispose(SEHAT))
    assert buckets_of(before) - buckets_of(moved) == {unit_bucket(JALAN)}
    assert who_receives(before) - who_receives(moved) == {"Sari", "Rini", "Bambang"}
    secret = w.do(before, RATNA, c.Protect(secret=True))
    assert buckets_of(before) - buckets_of(secret) == {agency_bucket(HARAPAN)}
    assert buckets_of(secret) - buckets_of(before) == {agency_bucket(HARAPAN, secret=True)}
