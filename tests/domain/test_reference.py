"""Small rules about people, places and texts that other rules build on."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from domain import commands as c
from domain.attachments import MEDIA_TYPES, media_type_of
from domain.case import EventKind
from domain.directory import TIME_ZONES
from domain.errors import Code, Refused
from domain.ids import AgencyId
from domain.people import Membership, Role
from tests.domain.cast import BALAI, HARAPAN, JALAN, JOKO, MUARA, PANRB, PHOTO, RATNA, SARI, SEHAT, directory, world


def test_a_membership_of_the_agency_covers_its_units_and_one_of_a_unit_only_that() -> None:
    whole, unit = Membership(Role.SUPERVISOR, HARAPAN), Membership(Role.SUPERVISOR, HARAPAN, JALAN)
    assert [whole.covers(HARAPAN, u) for u in (None, JALAN, SEHAT)] == [True, True, True]
    assert [unit.covers(HARAPAN, u) for u in (None, JALAN, SEHAT)] == [False, True, False]
    assert not whole.covers(MUARA, None) and not unit.covers(MUARA, JALAN)


def test_two_roles_are_one_person() -> None:
    assert JOKO.roles() == {Role.LIAISON_OFFICER, Role.SUPERVISOR}
    assert JOKO.agencies() == {HARAPAN}
    assert [m.unit for m in JOKO.in_roles(frozenset({Role.SUPERVISOR}))] == [None]


def test_the_three_zones_have_their_offsets_and_no_summer_time() -> None:
    for month in (1, 7):
        noon = datetime(2026, month, 1, 12, tzinfo=UTC)
        hours = {name: noon.astimezone(zone).utcoffset() for name, zone in TIME_ZONES.items()}
        assert hours == {"WIB": timedelta(hours=7), "WITA": timedelta(hours=8), "WIT": timedelta(hours=9)}


def test_an_agency_nobody_knows_counts_its_days_in_the_west() -> None:
    known = directory()
    assert known.zone_of(HARAPAN) == TIME_ZONES["WITA"]
    assert known.zone_of(AgencyId("tak-dikenal")) == TIME_ZONES["WIB"]
    assert replace(known.agencies[BALAI], time_zone="Mars").zone == TIME_ZONES["WIB"]
    assert known.agencies[PANRB].is_national and not known.agencies[HARAPAN].is_national


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("FOTO.JPG", "image/jpeg"),
        ("surat.tugas.pdf", "application/pdf"),
        ("jpg", None),
        ("foto.jpg.exe", None),
        ("foto.", None),
        ("", None),
    ],
)
def test_the_ending_says_what_a_file_is(name: str, media_type: str | None) -> None:
    assert media_type_of(name) == media_type


def test_no_kind_of_file_that_can_run_or_draw_by_itself_may_be_attached() -> None:
    assert set(MEDIA_TYPES) == {"jpg", "jpeg", "png", "pdf", "doc", "docx"}


def test_a_reported_case_begins_with_what_the_reporter_did() -> None:
    case = replace(world().case(), attachments=())
    assert (case.version, case.material_version) == (1, 1)
    assert [e.kind for e in case.events] == [EventKind.REPORTED]
    assert case.events[0].acted_at == case.reported_at


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (c.AddNote("a" * 5_000), None),
        (c.AddNote("a" * 5_001), Code.TEXT_TOO_LONG),
        (c.AddNote("", attachments=(PHOTO,)), None),
        (c.AddNote("", attachments=(PHOTO,) * 6), Code.TOO_MANY_ATTACHMENTS),
        (c.Correct(title="a" * 255, edited_text="a" * 20_000), None),
        (c.Correct(title="a" * 256), Code.TEXT_TOO_LONG),
        (c.Correct(edited_text="a" * 20_001), Code.TEXT_TOO_LONG),
        (c.Correct(classification="sangat penting"), Code.MALFORMED),
        (c.Correct(category="9-9"), Code.MALFORMED),
        (c.Correct(title="", edited_text=""), None),
    ],
    ids=lambda value: str(value)[:40],
)
def test_limits_of_what_is_written_on_a_case(command: c.Command, code: Code | None) -> None:
    w = world()
    outcome = w.attempt(w.case(), RATNA, command)
    assert (outcome.code if isinstance(outcome, Refused) else None) == code


def test_a_note_is_internal_unless_shared_on_purpose() -> None:
    w = world()
    wanted = ["internal", "agencies", "public", "", "AGENCIES"]
    made = [w.do(w.case(), SARI, c.AddNote("Halo", audience=audience)).events[-1].audience for audience in wanted]
    assert made == ["internal", "agencies", "internal", "internal", "internal"]


@pytest.mark.parametrize(
    ("reply", "code"),
    [
        (c.SubmitReply("  "), Code.TEXT_REQUIRED),
        (c.SubmitReply("a" * 1_001), Code.TEXT_TOO_LONG),
        (c.SubmitReply("a", (PHOTO,) * 6), Code.TOO_MANY_ATTACHMENTS),
        (c.SubmitReply("a", (replace(PHOTO, size=5 * 1024 * 1024 + 1),)), Code.ATTACHMENT_TOO_LARGE),
        (c.SubmitReply("a", (replace(PHOTO, name="virus.exe"),)), Code.ATTACHMENT_TYPE),
        (c.SubmitReply("a", (replace(PHOTO, name="surat.pdf"),)), Code.ATTACHMENT_TYPE),
        (c.SubmitReply("a", (replace(PHOTO, name="tanpa akhiran"),)), Code.ATTACHMENT_TYPE),
    ],
)
def test_limits_of_an_answer(reply: c.SubmitReply, code: Code) -> None:
    w = world()
    outcome = w.attempt(w.case(), SARI, reply)
    assert isinstance(outcome, Refused) and outcome.code is code


def test_limits_are_inclusive() -> None:
    w = world()
    largest = replace(PHOTO, name="FOTO.JPEG", size=5 * 1024 * 1024)
    assert w.do(w.case(), SARI, c.SubmitReply("a" * 1_000, (largest,) * 5)).reply is not None
