"""Who receives a case at all: its holder, its unit, its supporters and those who decide about it; nobody else."""

from dataclasses import replace

import pytest

from domain import commands as c
from domain.case import Audience, Case, Event, EventKind, Holder, Signature
from domain.directory import Directory
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
from tests.domain.viewers import CANARY, DIRECTORY, IDENTITY, THE_OFFICE, reaching, who_reads, who_receives


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


def test_a_monitor_holds_their_region_and_its_secret_cases_only_when_cleared() -> None:
    region = (PROVINCE, HARAPAN, MUARA)
    plain = {agency_bucket(a) for a in region}
    assert agencies_held(YOSEF) == plain
    cleared = agencies_held(replace(YOSEF, secret_clearance=True))
    assert cleared == plain | {agency_bucket(a, secret=True) for a in region}


def agencies_held(viewer: Person, known: Directory = DIRECTORY) -> set[str]:
    return {b for b in buckets_held(viewer, known) if b.startswith("ag:")}


@pytest.mark.parametrize("code", ["9", "990", "99.0", "99.011", "991.01", "99-01", ""])
def test_a_region_is_an_area_and_not_a_beginning_of_digits(code: str) -> None:
    """99.01 is inside 99, but 99.011 is not inside 99.01."""
    moved = {**DIRECTORY.agencies, MUARA: replace(DIRECTORY.agencies[MUARA], region=code)}
    of_regency = person("Bupati", "", member(Role.MONITOR, HARAPAN))
    assert agencies_held(of_regency, replace(DIRECTORY, agencies=moved)) == {agency_bucket(HARAPAN)}


def test_what_was_escalated_reaches_the_ombudsman_without_identity_or_inner_talk() -> None:
    case = overdue(world().case(reporter=IDENTITY))
    assert DEWI.name in who_receives(case) and DEWI.name not in who_receives(world().case())
    assert "Alasan bukan wewenang" in reaching(case, DEWI)
    assert CANARY not in reaching(case, DEWI) and "hanya untuk kantor" not in reaching(case, DEWI)
    assert "hanya untuk kantor" in reaching(case, SARI)
    assert not who_reads(case, CANARY) & {"Dewi", "Yosef"}


def test_a_secret_case_that_was_escalated_reaches_the_cleared_ombudsman_only() -> None:
    case = overdue(world().case(secret=True))
    assert not reaching(case, DEWI)
    assert reaching(case, replace(DEWI, secret_clearance=True))


def overdue(case: Case) -> Case:
    """Escalated to the Ombudsman, with an internal note and an entry for all agencies."""
    for kind, audience, text in (
        (EventKind.NOTE, Audience.INTERNAL, "hanya untuk kantor"),
        (EventKind.TRANSFER_ASKED, Audience.AGENCIES, "Alasan bukan wewenang"),
        (EventKind.ESCALATED, Audience.AGENCIES, ""),
    ):
        data = {"role": "ombudsman"} if kind == EventKind.ESCALATED else {}
        by = Signature(SARI.id, SARI.name, "", HARAPAN)
        event = Event(kind, kind, by, case.reported_at, case.reported_at, audience, case.version, text, data)
        case = replace(case, events=(*case.events, event))
    return case


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
