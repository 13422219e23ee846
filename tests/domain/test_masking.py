"""What a person may not know never reaches them, though they receive the case."""

from dataclasses import replace

import pytest

from domain import commands as c
from domain.case import Holder, Signature
from domain.ids import AgencyId, PersonId
from domain.people import REPORTER, SYSTEM, Membership, Person, Represented, Role
from domain.scope import masked
from domain.wire import dumps
from tests.domain.cast import (
    AGUS,
    BALAI,
    BAMBANG,
    DEWI,
    HARAPAN,
    JALAN,
    JOKO,
    MARIA,
    MUARA,
    ORI,
    PANRB,
    PEOPLE,
    PROVINCE,
    RATNA,
    RINI,
    SARI,
    SEHAT,
    TONO,
    WAYAN,
    YOSEF,
    person,
    world,
)
from tests.domain.viewers import CANARY, IDENTITY, THE_OFFICE, reaching, who_reads, who_receives

ROLES_OF_THE_HOLDER = [
    person("Peraga", "", Membership(role, HARAPAN, unit))
    for role in Role
    if role is not Role.NATIONAL_ADMIN
    for unit in (None, JALAN)
]


@pytest.mark.parametrize(
    "viewer", [*PEOPLE, *ROLES_OF_THE_HOLDER], ids=lambda p: f"{p.name}-{'-'.join(sorted(p.roles()))}"
)
@pytest.mark.parametrize("supporting", [(), (BALAI, MUARA, ORI, PANRB, PROVINCE)], ids=["alone", "supported"])
def test_an_anonymous_reporter_is_known_to_no_office(viewer: Person, supporting: tuple[AgencyId, ...]) -> None:
    """Not to the agency that handles the case, nor to supervisor, monitor or Ombudsman, whatever happened to it."""
    w = world()
    case = w.submitted(send_when_approved=False)
    case = w.do(case, RATNA, c.AskTransfer(MUARA, "Jalan kota."))
    case = replace(case, anonymous=True, reporter=IDENTITY, supporting=supporting)
    seen = dumps(masked(case, viewer))
    knows = Role.NATIONAL_ADMIN in viewer.roles() and bool(supporting)
    assert (CANARY in seen) == knows


def test_the_national_admin_who_holds_an_anonymous_case_knows_who_reported() -> None:
    case = world().case(holder=Holder(PANRB), anonymous=True, reporter=IDENTITY)
    assert who_reads(case, CANARY) == {"Wayan"}
    assert CANARY not in dumps(masked(case, DEWI))


def test_an_ordinary_reporter_is_known_to_those_who_handle_the_case() -> None:
    case = world().case(reporter=IDENTITY, supporting=(BALAI, ORI))
    assert who_reads(case, CANARY) == THE_OFFICE | {"Maria"}


def test_a_monitor_sees_the_case_but_not_the_reporter_nor_the_offices_talk() -> None:
    w = world()
    case = w.submitted(f"Jawaban {CANARY}-konsep")
    case = w.do(case, SARI, c.AddNote(f"{CANARY}-catatan"))
    case = w.do(case, SARI, c.AddNote(f"{CANARY}-bersama", audience="agencies"))
    case = replace(case, reporter=IDENTITY)
    seen = reaching(case, YOSEF)
    assert case.original_text in seen and CANARY not in seen


def test_an_internal_note_stays_in_the_agency_that_wrote_it() -> None:
    w = world()
    case = w.case(supporting=(BALAI,))
    case = w.do(case, SARI, c.AddNote(f"{CANARY}-harapan"))
    case = w.do(case, MARIA, c.AddNote(f"{CANARY}-balai"))
    assert who_reads(case, f"{CANARY}-harapan") == THE_OFFICE
    assert who_reads(case, f"{CANARY}-balai") == {"Maria"}


def test_of_an_entry_that_moves_a_clock_others_learn_that_it_happened_and_no_name() -> None:
    """Neither the name of who acted nor of whom they stood in for: the agency and the day are enough to count."""
    w = world()
    case = w.do(w.case(), RATNA, c.Dispose(SEHAT, note=CANARY))
    *before, given = case.events
    absent = Represented(PersonId(CANARY), CANARY, CANARY)
    by = Signature(PersonId(CANARY), CANARY, CANARY, HARAPAN, absent)
    case = replace(case, events=(*before, replace(given, by=by)))
    assert CANARY not in reaching(case, YOSEF)
    bare = masked(case, YOSEF).events[-1]
    assert (bare.by.agency, bare.acted_at, bare.data["unit"]) == (HARAPAN, given.acted_at, given.data["unit"])


def test_an_entry_for_an_audience_nobody_knows_is_read_as_internal() -> None:
    """A newer server may address entries more finely: when in doubt, they stay in the house."""
    case = world().case(supporting=(BALAI,))
    strange = replace(
        case.events[0], audience="supervisors", text=CANARY, by=replace(case.events[0].by, agency=HARAPAN)
    )
    case = replace(case, events=(strange,))
    assert who_reads(case, CANARY) == THE_OFFICE


def test_a_supporting_agency_reads_what_is_shared_and_no_unsent_answer() -> None:
    w = world()
    case = w.do(w.case(supporting=(BALAI,)), SARI, c.SubmitReply(f"{CANARY}-konsep"))
    case = w.do(case, SARI, c.AddNote(f"{CANARY}-bersama", audience="agencies"))
    assert who_reads(case, f"{CANARY}-konsep") == THE_OFFICE
    assert who_reads(case, f"{CANARY}-bersama") == THE_OFFICE | {"Maria"}


def test_an_answer_that_was_sent_is_read_by_all_who_receive_the_case() -> None:
    w = world()
    case = w.do(w.case(supporting=(BALAI,)), SARI, c.SubmitReply(f"{CANARY}-jawaban"))
    assert case.reply is not None
    case = w.do(case, BAMBANG, c.ApproveReply(case.reply.pin))
    case = w.do(case, REPORTER, c.ReporterReply(f"{CANARY}-bantahan"))
    for text in ("jawaban", "bantahan"):
        assert who_reads(case, f"{CANARY}-{text}") == THE_OFFICE | {"Maria", "Yosef"}


def test_the_next_holder_does_not_inherit_internal_notes() -> None:
    w = world()
    case = w.do(w.case(), SARI, c.AddNote(f"{CANARY}-harapan"))
    case = w.do(case, RATNA, c.AskTransfer(MUARA, "Jalan kota."))
    case = w.do(case, WAYAN, c.DecideTransfer(True))
    assert who_receives(case) == {"Tono", "Yosef"}
    assert who_reads(case, CANARY) == set()


ENDS: dict[str, tuple[Person, c.Command]] = {
    "the reporter archives": (REPORTER, c.Archive("Sudah selesai.")),
    "the admin archives": (AGUS, c.Archive("Berulang.")),
    "an import closes": (SYSTEM, c.ImportReport(status="closed_by_system")),
}


@pytest.mark.parametrize("end", ENDS)
def test_an_answer_overtaken_by_the_end_of_the_case_stays_readable_to_its_office(end: str) -> None:
    """Nobody's words are lost because somebody else ended the case."""
    w = world()
    case = w.do(w.case(), SARI, c.SubmitReply(f"{CANARY}-konsep"))
    case = w.do(case, *ENDS[end])
    assert case.reply is None
    assert who_reads(case, f"{CANARY}-konsep") == THE_OFFICE


def test_a_waiting_transfer_reaches_those_who_decide_it() -> None:
    w = world()
    asked = w.do(w.case(), RATNA, c.AskTransfer(MUARA, f"{CANARY}-alasan"))
    assert f"{CANARY}-alasan" in reaching(asked, WAYAN)
    refused = w.do(asked, WAYAN, c.DecideTransfer(False, "Jalan kabupaten."))
    assert not reaching(refused, WAYAN)


def test_the_reason_of_a_transfer_is_not_for_the_monitor() -> None:
    w = world()
    asked = w.do(w.case(), RATNA, c.AskTransfer(MUARA, f"{CANARY}-alasan"))
    assert reaching(asked, YOSEF) and CANARY not in reaching(asked, YOSEF)


@pytest.mark.parametrize("watched", [HARAPAN, PROVINCE], ids=["watches the holder", "watches the region"])
def test_watching_one_agency_and_working_in_another_adds_up_to_no_insight(watched: AgencyId) -> None:
    """Tono also monitors: he reads the case of Harapan as a monitor, not as one of its officers."""
    w = world()
    both = replace(TONO, memberships=(*TONO.memberships, Membership(Role.MONITOR, watched)))
    case = w.do(w.case(reporter=IDENTITY), SARI, c.SubmitReply(f"{CANARY}-konsep"))
    case = w.do(case, SARI, c.AddNote(f"{CANARY}-catatan"))
    seen = reaching(case, both)
    assert seen and CANARY not in seen


def test_masking_takes_out_and_never_adds() -> None:
    w = world()
    case = w.do(replace(w.submitted(), reporter=IDENTITY), SARI, c.AddNote("Catatan"))
    for viewer in PEOPLE:
        seen = masked(case, viewer)
        assert all(event in case.events for event in seen.events)
        same = replace(seen, events=case.events, reply=case.reply, reporter=case.reporter, transfer=case.transfer)
        assert same == case
    assert masked(case, AGUS) == case == masked(case, RINI) == masked(case, JOKO)
