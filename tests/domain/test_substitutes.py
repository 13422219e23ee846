"""Who stands in for whom: with the absent person's rights and no others, in both names, and only for as long."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from domain import commands as c
from domain.case import Case, EventKind, Status
from domain.errors import Code, Conflict, Refused
from domain.ids import AgencyId, PersonId
from domain.people import Capacity, Person, Role
from domain.policies import ApprovalPolicy
from domain.projection import project
from domain.representation import acting, in_whose_name, represented_by, standing_in
from domain.scope import agency_bucket, buckets_held, masked, unit_bucket
from domain.substitution import Substitution
from domain.wire import dumps, loads
from domain.workflow import Moment, available
from tests.domain.cast import (
    AGUS,
    BAMBANG,
    HARAPAN,
    JALAN,
    LINA,
    MONDAY,
    MUARA,
    RATNA,
    RINI,
    SARI,
    SEHAT,
    TONO,
    World,
    directory,
    member,
    person,
)
from tests.domain.test_approvals import waiting

DAY = timedelta(days=1)
UNTIL = MONDAY + 5 * DAY


def stands_in(substitute: Person, absent: Person, index: int = 0, **changes: Any) -> Substitution:
    """The absent person's membership number `index`, lent for the five days that begin with the world's own."""
    lent = absent.memberships[index]
    made = Substitution(
        f"{substitute.id} for {absent.id} {index}",
        substitute.id,
        absent.id,
        lent.role,
        lent.agency,
        MONDAY,
        UNTIL,
        lent.unit,
        Capacity.ACTING,
        RATNA.id,
    )
    return replace(made, **changes)


def office(*substitutions: Substitution, policy: ApprovalPolicy | None = None) -> World:
    policies = {policy.id: policy} if policy else {}
    return World(replace(directory(), substitutes={each.id: each for each in substitutions}, policies=policies))


def attempt(w: World, case: Case, actor: Person, command: c.Command, absent: Person | None = None) -> Code | None:
    outcome = w.attempt(case, actor, command, on_behalf_of=absent.id if absent else None)
    return outcome.code if isinstance(outcome, Refused) else None


def pin_of(case: Case) -> str:
    return waiting(case).pin


def test_a_substitute_approves_in_both_names() -> None:
    w = office(stands_in(RINI, BAMBANG))
    case = w.submitted(author=SARI)
    assert attempt(w, case, RINI, c.ApproveReply(pin_of(case))) is Code.NOT_ALLOWED, "under their own name they may not"
    sent = w.do(case, RINI, c.ApproveReply(pin_of(case)), on_behalf_of=BAMBANG.id)
    approved, answer = sent.events[-2:]
    assert (approved.kind, approved.by.person, approved.by.signed) == (
        EventKind.REPLY_APPROVED,
        RINI.id,
        "Rini (Plt. Bambang)",
    )
    assert answer.data["approved_by"] == "Rini (Plt. Bambang)" and sent.status == Status.IN_PROGRESS
    assert loads(Case, dumps(sent)) == sent


def test_a_substitute_has_the_lent_rights_and_no_others() -> None:
    """Bambang does not write answers, so Rini does not either while she acts for him – though she may for herself."""
    w = office(stands_in(RINI, BAMBANG))
    case = w.case()
    assert attempt(w, case, RINI, c.SubmitReply("Sudah."), BAMBANG) is Code.NOT_ALLOWED
    assert attempt(w, case, RINI, c.SubmitReply("Sudah.")) is None


@pytest.mark.parametrize(
    ("at", "code"),
    [
        (MONDAY - timedelta(seconds=1), Code.NOT_SUBSTITUTE),
        (MONDAY, None),
        (UNTIL - timedelta(seconds=1), None),
        (UNTIL, Code.NOT_SUBSTITUTE),
    ],
    ids=["before", "first instant", "last instant", "after"],
)
def test_an_appointment_holds_between_its_dates(at: datetime, code: Code | None) -> None:
    w = office(stands_in(RINI, BAMBANG))
    case = w.submitted()
    w.now = at
    envelope = w.envelope(case, RINI, c.ApproveReply(pin_of(case)), acted_at=at, on_behalf_of=BAMBANG.id)
    w.now = at + 3 * DAY
    outcome = w.receive(case, RINI, envelope)
    assert (outcome.code if isinstance(outcome, Refused) else None) is code
    if isinstance(outcome, Refused):
        assert outcome.fields["name"] == "Bambang"


def test_what_was_done_offline_as_a_substitute_counts_when_it_arrives_after_the_end() -> None:
    w = office(stands_in(RINI, BAMBANG))
    case = w.submitted()
    done = w.envelope(case, RINI, c.ApproveReply(pin_of(case)), on_behalf_of=BAMBANG.id)
    w.now = UNTIL + 2 * DAY
    assert isinstance(w.receive(case, RINI, done), Case)
    w.now = UNTIL + 20 * DAY  # too long ago to be believed: it counts as done now
    assert isinstance(w.receive(case, RINI, done), Refused)


def test_an_appointment_that_the_server_does_not_know_or_has_withdrawn_opens_nothing() -> None:
    stands = stands_in(RINI, BAMBANG)
    for w, code in (
        (office(), Code.NOT_ALLOWED),
        (office(replace(stands, withdrawn=True)), Code.NOT_SUBSTITUTE),
        (office(replace(stands, role="village_head")), Code.NOT_SUBSTITUTE),
        (office(replace(stands, substitute=SARI.id)), Code.NOT_ALLOWED),
    ):
        case = w.submitted()
        assert attempt(w, case, RINI, c.ApproveReply(pin_of(case)), BAMBANG) is code


def test_nobody_stands_in_for_themselves_nor_for_somebody_unknown() -> None:
    w = office(stands_in(BAMBANG, BAMBANG))
    case = w.submitted()
    assert attempt(w, case, BAMBANG, c.ApproveReply(pin_of(case)), BAMBANG) is Code.NOT_SUBSTITUTE
    stranger = person("Tak Dikenal", "", member(Role.SUPERVISOR, HARAPAN))
    assert attempt(office(stands_in(RINI, stranger)), case, RINI, c.ApproveReply(pin_of(case)), stranger) is (
        Code.NOT_ALLOWED
    )


def test_an_appointment_is_not_passed_on() -> None:
    """Rini stands in for Bambang and Sari for Rini: that does not make Sari Bambang's substitute."""
    w = office(stands_in(RINI, BAMBANG), stands_in(SARI, RINI))
    case = w.submitted(author=RATNA)
    assert attempt(w, case, SARI, c.ApproveReply(pin_of(case)), BAMBANG) is Code.NOT_ALLOWED
    assert attempt(w, case, SARI, c.ApproveReply(pin_of(case)), RINI) is Code.NOT_ALLOWED


@pytest.mark.parametrize(
    ("author", "approver"),
    [
        ((RINI, None), (RINI, BAMBANG)),
        ((RINI, SARI), (RINI, BAMBANG)),
        ((SARI, None), (RINI, SARI)),
        ((RINI, SARI), (SARI, BAMBANG)),
        ((BAMBANG, SARI), (BAMBANG, None)),
        ((BAMBANG, SARI), (RINI, BAMBANG)),
    ],
    ids=lambda pair: "-".join(p.name for p in pair if p),
)
def test_neither_ones_own_nor_the_represented_persons_text_is_approved(
    author: tuple[Person, Person | None], approver: tuple[Person, Person | None]
) -> None:
    both = replace(SARI, memberships=(*SARI.memberships, member(Role.SUPERVISOR, HARAPAN)))
    w = office(
        stands_in(RINI, BAMBANG),
        stands_in(SARI, BAMBANG),
        stands_in(RINI, both),
        stands_in(RINI, both, 1),
        stands_in(BAMBANG, SARI),
    )
    (writer, written_for), (decider, decided_for) = author, approver
    case = w.do(w.case(), writer, c.SubmitReply("Sudah."), on_behalf_of=written_for.id if written_for else None)
    assert attempt(w, case, decider, c.ApproveReply(pin_of(case)), decided_for) is Code.SELF_APPROVAL


def test_two_people_do_not_make_two_steps_by_representing_each_other() -> None:
    lead = person("Joko", "Kepala Dinas", member(Role.SUPERVISOR, HARAPAN))
    w = office(
        stands_in(lead, BAMBANG),
        stands_in(BAMBANG, lead),
        policy=ApprovalPolicy("jalan", HARAPAN, JALAN, steps=2),
    )
    case = w.submitted()
    once = w.do(case, BAMBANG, c.ApproveReply(pin_of(case)))
    assert attempt(w, once, lead, c.ApproveReply(pin_of(case)), BAMBANG) is Code.ALREADY_APPROVED
    assert attempt(w, once, BAMBANG, c.ApproveReply(pin_of(case)), lead) is Code.ALREADY_APPROVED
    for_lead = w.do(case, BAMBANG, c.ApproveReply(pin_of(case)), on_behalf_of=lead.id)
    assert attempt(w, for_lead, lead, c.ApproveReply(pin_of(case))) is Code.ALREADY_APPROVED
    assert attempt(w, once, lead, c.ApproveReply(pin_of(case))) is None


def test_an_author_takes_back_what_a_substitute_wrote_and_the_other_way_round() -> None:
    w = office(stands_in(RINI, SARI))
    for writer, absent, recaller, recalled_for in (
        (RINI, SARI, SARI, None),
        (SARI, None, RINI, SARI),
        (RINI, SARI, RINI, None),
    ):
        case = w.do(w.case(), writer, c.SubmitReply("Sudah."), on_behalf_of=absent.id if absent else None)
        assert attempt(w, case, recaller, c.RecallReply(), recalled_for) is None
    case = w.do(w.case(), SARI, c.SubmitReply("Sudah."))
    assert attempt(w, case, RINI, c.RecallReply()) is Code.NOT_AUTHOR


def test_what_a_substitute_reads_is_what_the_absent_person_reads() -> None:
    """Tono of another agency stands in for Ratna: her cases, her agency's notes, and the reporter's name."""
    w = office(stands_in(TONO, RATNA))
    case = w.do(w.case(), SARI, c.AddNote("Catatan dalam."))
    now, later = (standing_in(TONO, w.directory, at) for at in (MONDAY, UNTIL))
    own = buckets_held(TONO, w.directory)
    lent = {agency_bucket(HARAPAN), agency_bucket(HARAPAN, secret=True)}
    assert buckets_held(now, w.directory) - own == lent
    assert buckets_held(later, w.directory) == own
    assert masked(case, now) == masked(case, RATNA) != masked(case, later)


def test_clearance_is_not_lent() -> None:
    cleared = person("Hasan", "Kepala", member(Role.SUPERVISOR, HARAPAN), cleared=True)
    w = office(stands_in(SARI, cleared))
    held = buckets_held(standing_in(SARI, w.directory, MONDAY), w.directory)
    assert agency_bucket(HARAPAN) in held and agency_bucket(HARAPAN, secret=True) not in held


def test_a_membership_one_has_already_changes_nothing() -> None:
    w = office(stands_in(RINI, SARI))
    assert standing_in(RINI, w.directory, MONDAY) is RINI


def test_a_console_offers_what_an_absent_person_could_do_and_does_it_in_their_name() -> None:
    w = office(stands_in(RINI, BAMBANG), stands_in(RINI, RATNA))
    case, moment = w.submitted(author=SARI), Moment(w.now, w.directory)
    assert represented_by(RINI.id, w.directory, w.now) == (BAMBANG.id, RATNA.id)
    assert in_whose_name(case, RINI, c.AddNote, moment) is None
    assert in_whose_name(case, RINI, c.ApproveReply, moment) == BAMBANG.id
    assert in_whose_name(case, RINI, c.Correct, moment) == RATNA.id
    assert in_whose_name(case, RINI, c.Verify, moment) is None
    acts = acting(RINI, BAMBANG.id, w.directory, w.now)
    assert isinstance(acts, Person)
    offered = {offer.command for offer in available(case, acts, moment) if offer.reason is None}
    assert offered == {c.AddNote, c.ApproveReply, c.ChangeReply, c.ReturnReply}


def test_a_decision_queued_in_anothers_name_shows_at_once_and_not_after_the_end() -> None:
    w = office(stands_in(RINI, BAMBANG))
    case = w.submitted()
    queued = w.envelope(case, RINI, c.ApproveReply(pin_of(case)), on_behalf_of=BAMBANG.id)
    shown = project(case, [queued], RINI, w.directory)
    assert shown.case.reply is None and shown.obstacles == ()
    late = replace(queued, acted_at=UNTIL)
    assert [o.code for _, o in project(case, [late], RINI, w.directory).obstacles if isinstance(o, Refused)] == [
        Code.NOT_SUBSTITUTE
    ]


def test_an_appointment_survives_the_line_and_a_role_that_nobody_knows_yet() -> None:
    stands = stands_in(RINI, BAMBANG)
    assert loads(Substitution, dumps(stands)) == stands
    newer = dumps(stands).replace('"supervisor"', '"village_head"')
    assert loads(Substitution, newer).membership is None
    bare = Substitution("s", PersonId("a"), PersonId("b"), "supervisor", AgencyId("c"), MONDAY, UNTIL)
    assert (bare.capacity, bare.unit, bare.withdrawn) == ("a.n.", None, False)
    assert bare.in_force(datetime(2026, 3, 17, tzinfo=UTC))


def test_a_units_cases_are_lent_like_an_agencys() -> None:
    w = office(stands_in(SARI, LINA))
    assert unit_bucket(SEHAT) in buckets_held(standing_in(SARI, w.directory, MONDAY), w.directory)


def test_who_was_absent_takes_back_what_was_asked_in_their_name() -> None:
    w = office(stands_in(RINI, SARI))
    asked = w.do(w.case(Status.IN_PROGRESS), RINI, c.AskTransfer(MUARA, "Jalan kota."), on_behalf_of=SARI.id)
    assert attempt(w, asked, RINI, c.WithdrawTransfer(), SARI) is None
    assert attempt(w, asked, SARI, c.WithdrawTransfer()) is None
    assert attempt(w, asked, AGUS, c.WithdrawTransfer()) in {Code.NOT_ASKER, Code.NOT_ALLOWED}


def test_a_conflict_names_both_who_changed_it_and_in_whose_place() -> None:
    w = office(stands_in(RINI, AGUS))
    seen = w.case()
    corrected = w.do(seen, RINI, c.Correct(title="Jalan rusak"), on_behalf_of=AGUS.id)
    outcome = w.attempt(corrected, RATNA, c.Correct(title="Lubang"), base=seen.version)
    assert isinstance(outcome, Conflict)
    assert outcome.made["title"].name == f"{RINI.name} (Plt. {AGUS.name})"
