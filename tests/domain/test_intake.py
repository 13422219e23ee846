"""A report taken in at an office: who may, what it must say, and the number it has until the server gives it one."""

import re
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.apply import apply
from domain.attachments import Limits
from domain.case import Audience, Case, EventKind, Place, Reporter, Status
from domain.commands import AddNote, Correct, Envelope, IntakeReport
from domain.errors import Code, Refused
from domain.ids import CaseId, CommandId, DeviceId, new_id
from domain.intake import CHANNELS, provisional_number
from domain.people import Membership, Person, Role
from domain.projection import begun, made_after, project
from domain.scope import buckets_held, buckets_of, masked
from domain.substitution import Substitution
from tests.domain.cast import (
    BAMBANG,
    DEWI,
    HARAPAN,
    JALAN,
    LINA,
    MONDAY,
    MUARA,
    PHOTO,
    RATNA,
    SARI,
    SEHAT,
    WAYAN,
    YOSEF,
    World,
    person,
)

REPORTER = Reporter("Pelapor Contoh", "0000000000000002", "0800-00-0002")


def report(**changes: Any) -> IntakeReport:
    said = IntakeReport(
        HARAPAN,
        "Jembatan rusak",
        "Papan jembatan lepas.",
        "face_to_face",
        JALAN,
        category="1-2",
        place=Place("Nusa", "Harapan"),
        reporter=REPORTER,
        attachments=(PHOTO,),
    )
    return replace(said, **changes)


def sent(w: World, actor: Person, command: Any, case: str = "") -> Envelope:
    w.now += timedelta(minutes=1)
    subject = CaseId(case or w.new_id())
    return Envelope(CommandId(w.new_id()), subject, 0, actor.id, DeviceId("laptop"), w.now, command)


def outcome(w: World, actor: Person, command: IntakeReport, **changes: Any) -> Any:
    envelope = replace(sent(w, actor, command), **changes)
    return apply(None, envelope, actor, w.directory, w.now, Limits())


def test_it_begins_a_case_at_the_desk_that_took_it_in() -> None:
    w = World()
    case = outcome(w, SARI, report(anonymous=True))
    assert isinstance(case, Case)
    assert (case.version, case.status, case.is_open) == (1, Status.UNVERIFIED, True)
    assert (case.holder.agency, case.holder.unit, case.holder.person) == (HARAPAN, JALAN, None)
    assert (case.title, case.text, case.channel) == ("Jembatan rusak", "Papan jembatan lepas.", "face_to_face")
    assert case.tracking == case.provisional == provisional_number(case.id)
    [event] = case.events
    assert (event.kind, event.audience, event.by.person) == (EventKind.REPORTED, Audience.PUBLIC, SARI.id)
    assert case.attachments == (PHOTO,) and event.data["provisional"] == case.provisional
    assert buckets_of(case) & buckets_held(SARI, w.directory), "whoever took it in goes on seeing it"
    assert masked(case, SARI).reporter is None, "who typed an anonymous reporter's name sees no more of it than others"
    assert masked(replace(case, anonymous=False), SARI).reporter == REPORTER


WHO = [
    (SARI, JALAN, None),
    (RATNA, None, None),
    (RATNA, JALAN, None),
    (LINA, SEHAT, None),
    (SARI, SEHAT, Code.NOT_ALLOWED),
    (SARI, None, Code.NOT_ALLOWED),
    *((actor, JALAN, Code.NOT_ALLOWED) for actor in (BAMBANG, WAYAN, DEWI, YOSEF, LINA)),
]


@pytest.mark.parametrize(("actor", "unit", "code"), WHO)
def test_only_the_desks_of_an_agency_take_reports_in(actor: Person, unit: Any, code: Code | None) -> None:
    found = outcome(World(), actor, report(unit=unit))
    assert (found.code if isinstance(found, Refused) else None) == code


WRONG = [
    ({"text": " \n"}, Code.TEXT_REQUIRED),
    ({"channel": "website"}, Code.MALFORMED),
    ({"classification": "rumour"}, Code.MALFORMED),
    ({"category": "9-9"}, Code.MALFORMED),
    ({"title": "a" * 256}, Code.TEXT_TOO_LONG),
    ({"text": "a" * 20_001}, Code.TEXT_TOO_LONG),
    ({"attachments": (PHOTO,) * 6}, Code.TOO_MANY_ATTACHMENTS),
    ({"attachments": (replace(PHOTO, name="a.exe"),)}, Code.ATTACHMENT_TYPE),
]


@pytest.mark.parametrize(("change", "code"), WRONG)
def test_what_a_report_must_say(change: dict[str, Any], code: Code) -> None:
    found = outcome(World(), SARI, report(**change))
    assert isinstance(found, Refused) and found.code == code


def test_another_agency_s_desk_is_not_one_s_own() -> None:
    for change in ({"agency": MUARA}, {"agency": MUARA, "unit": None}):
        assert outcome(World(), SARI, report(**change)) == Refused(Code.NOT_ALLOWED)
    both = person("Dua", "Pegawai", Membership(Role.AGENCY_ADMIN, HARAPAN), Membership(Role.LIAISON_OFFICER, MUARA))
    assert isinstance(outcome(World(), both, report(agency=MUARA, unit=None)), Case), "with two offices, at either"
    assert outcome(World(), both, report(agency=MUARA, unit=JALAN)) == Refused(Code.UNKNOWN_UNIT)


def test_only_an_appointed_substitute_takes_in_for_somebody_else() -> None:
    w = World()
    assert outcome(w, LINA, report(), on_behalf_of=SARI.id) == Refused(Code.NOT_ALLOWED)
    lent = Substitution("s", LINA.id, SARI.id, Role.LIAISON_OFFICER, HARAPAN, MONDAY, MONDAY + timedelta(1), JALAN)
    w.directory = replace(w.directory, substitutes={"s": lent})
    case = outcome(w, LINA, report(), on_behalf_of=SARI.id)
    assert isinstance(case, Case) and case.events[0].by.person == LINA.id
    represented = case.events[0].by.on_behalf_of
    assert represented is not None and represented.person == SARI.id
    assert outcome(w, LINA, report()) == Refused(Code.NOT_ALLOWED), "under her own name it is not her desk"


def test_a_used_id_begins_nothing() -> None:
    w = World()
    known = w.case()
    again = sent(w, SARI, report(), known.id)
    assert apply(known, again, SARI, w.directory, w.now) == Refused(Code.REUSED_ID)


def test_a_clock_that_is_wrong_decides_nothing() -> None:
    w = World()
    ahead = outcome(w, SARI, report(), acted_at=MONDAY + timedelta(days=90))
    assert ahead.reported_at == w.now and ahead.events[0].clock_is_skewed
    earlier = outcome(w, SARI, report(), acted_at=MONDAY - timedelta(days=3))
    assert earlier.reported_at == MONDAY - timedelta(days=3), "three days without a connection are believed"


@given(st.binary(min_size=10, max_size=10), st.binary(min_size=10, max_size=10))
def test_provisional_numbers_are_recognisable_stable_and_apart(one: bytes, two: bytes) -> None:
    ids = [CaseId(new_id(MONDAY, lambda size, entropy=entropy: entropy)) for entropy in (one, two)]  # type: ignore[misc]
    numbers = [provisional_number(id) for id in ids]
    assert all(re.fullmatch(r"S-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}", number) for number in numbers)
    assert (numbers[0] == numbers[1]) == (ids[0] == ids[1])
    assert numbers == [provisional_number(id) for id in ids]


def test_work_on_what_the_server_does_not_know_yet_lies_over_it() -> None:
    w = World()
    taken = sent(w, SARI, report())
    note = sent(w, SARI, AddNote("Pelapor menunggu di loket."), taken.case)
    corrected = sent(w, RATNA, Correct(title="Jembatan gantung rusak"), taken.case)
    base = begun([taken, note], SARI, w.directory)
    assert base is not None and base.version == 1
    shown = project(base, [taken, note], SARI, w.directory)
    assert [event.kind for event in shown.case.events] == [EventKind.REPORTED, EventKind.NOTE]
    assert shown.pending == {note.id}
    assert made_after(None, [taken], note, SARI, w.directory) == (taken.id,)
    assert made_after(None, [taken, note], corrected, RATNA, w.directory) == (taken.id,)
    assert made_after(None, [note], note, SARI, w.directory) == (), "what begins nothing is waited for by nobody"
    assert begun([note], SARI, w.directory) is None


def test_what_may_not_begin_shows_nothing() -> None:
    w = World()
    taken = sent(w, WAYAN, report())
    assert begun([taken], WAYAN, w.directory) is None
    assert {"face_to_face", "post", "call_center"} == CHANNELS
