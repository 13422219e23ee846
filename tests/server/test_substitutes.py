"""A substitute receives the absent person's cases and acts in their place, from the first instant to the last."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from domain.case import Case, Classification, EventKind
from domain.commands import AddNote, ApproveReply, SubmitReply
from domain.errors import Code
from domain.people import Membership, Person, Role
from domain.policies import ApprovalPolicy
from domain.protocol import Outcome
from domain.scope import agency_bucket, unit_bucket
from domain.substitution import Substitution
from server.central import Central
from server.database import writing
from server.directory import POLICY, put_reference
from server.people import set_memberships
from server.substitutes import appoint, grants_under
from tests.server.conftest import SignIn
from tests.server.region import HEALTH, NOW, PEOPLE, REGENCY, ROADS, Clock, Region

MINUTE = timedelta(minutes=1)
# Beyond what a console's clock may be ahead, and all of it while one access token is good.
SINCE, UNTIL = NOW + 6 * MINUTE, NOW + 12 * MINUTE
NAME = "Kenari-Nama-2291"
CITRA, GITA = PEOPLE["citra"], PEOPLE["gita"]


def stands_in(who: str, whom: str, **changes: Any) -> Substitution:
    """The absent person's first membership, lent for six minutes that begin in six minutes."""
    lent = PEOPLE[whom].memberships[0]
    made = Substitution(
        f"{who} untuk {whom}",
        PEOPLE[who].id,
        PEOPLE[whom].id,
        lent.role,
        lent.agency,
        SINCE,
        UNTIL,
        lent.unit,
        appointed_by=PEOPLE["andi"].id,
    )
    return replace(made, **changes)


@pytest.fixture
def submitted(at_desk: SignIn, region: Region, central: Central) -> Iterator[Case]:
    """A case of the roads unit with an answer of Budi's; Dewi of the health unit stands in for Citra soon."""
    with writing(central.engine) as connection:
        appoint(connection, stands_in("dewi", "citra"))
    case = region.report()
    at_desk("budi").must(case, SubmitReply("Sudah ditambal."))
    yield case


def test_the_cases_come_with_the_first_instant_and_go_with_the_last(
    submitted: Case, at_desk: SignIn, clock: Clock
) -> None:
    """Nobody writes anything at either moment: the console finds out by asking."""
    dewi = at_desk("dewi")
    assert unit_bucket(ROADS) not in dewi.exchange().grants and dewi.cases() == set()
    clock.instant = SINCE
    assert {unit_bucket(ROADS), unit_bucket(HEALTH)} <= set(dewi.exchange().grants)
    assert dewi.cases() == {submitted.id}
    clock.instant = UNTIL - timedelta(seconds=1)
    quiet = dewi.exchange()
    assert unit_bucket(ROADS) in quiet.grants and quiet.buckets == ()
    clock.instant = UNTIL
    assert unit_bucket(ROADS) not in dewi.exchange().grants and dewi.cases() == set()


def test_a_substitute_approves_in_both_names(submitted: Case, at_desk: SignIn, clock: Clock) -> None:
    dewi = at_desk("dewi")
    clock.instant = SINCE
    dewi.sync()
    reply = dewi.seen(submitted).reply
    assert reply is not None
    own = dewi.do(submitted, ApproveReply(reply.pin))
    for_her = dewi.do(submitted, ApproveReply(reply.pin), on_behalf_of=CITRA.id)
    assert (own.code, for_her.outcome) == (Code.NOT_ALLOWED, Outcome.APPLIED)
    answer = dewi.seen(submitted).events[-1]
    assert (answer.kind, answer.data["approved_by"]) == (EventKind.FOLLOW_UP, "Dewi (a.n. Citra)")


def test_outside_its_dates_an_appointment_opens_nothing(submitted: Case, at_desk: SignIn, clock: Clock) -> None:
    dewi, citra = at_desk("dewi"), at_desk("citra")
    citra.sync()
    reply = citra.seen(submitted).reply
    assert reply is not None
    before = dewi.do(submitted, ApproveReply(reply.pin), on_behalf_of=CITRA.id)
    early = dewi.do(submitted, ApproveReply(reply.pin), on_behalf_of=CITRA.id, acted_at=SINCE)
    assert before.code == early.code == Code.UNKNOWN_CASE, "what is not theirs to see is answered like nothing"
    clock.instant = UNTIL
    assert dewi.do(submitted, ApproveReply(reply.pin), on_behalf_of=CITRA.id).code == Code.UNKNOWN_CASE
    hadi = at_desk("hadi")  # sees the case anyway
    assert hadi.do(submitted, AddNote("x"), on_behalf_of=CITRA.id).code == Code.NOT_ALLOWED


def test_an_appointment_that_is_over_is_named_as_that(at_desk: SignIn, region: Region, clock: Clock) -> None:
    with writing(region.central.engine) as connection:
        appoint(connection, stands_in("hadi", "citra"))
    case = region.report()
    refused = at_desk("hadi").do(case, AddNote("x"), on_behalf_of=CITRA.id)
    assert (refused.code, refused.fields) == (Code.NOT_SUBSTITUTE, {"name": "Citra"})


def test_what_was_done_offline_in_time_counts_when_it_arrives(submitted: Case, at_desk: SignIn, clock: Clock) -> None:
    dewi = at_desk("dewi")
    clock.instant = SINCE
    dewi.sync()
    reply = dewi.seen(submitted).reply
    assert reply is not None
    done = dewi.message(submitted, ApproveReply(reply.pin), on_behalf_of=CITRA.id)
    clock.instant = UNTIL + 2 * MINUTE
    assert dewi.exchange([done]).results[0].outcome == Outcome.APPLIED
    assert dewi.cases() == set(), "and nothing of it comes back"


def test_a_bucket_held_before_and_after_is_told_anew_in_between(
    at_desk: SignIn, region: Region, clock: Clock, central: Central
) -> None:
    """Gita watches the region and never learns who reported – but while she stands in for its admin she has to."""
    case = region.report()
    case = region.report(reporter=replace(case.reporter, name=NAME) if case.reporter else None)
    with writing(central.engine) as connection:
        appoint(connection, stands_in("gita", "andi"))
    gita, bucket = at_desk("gita"), agency_bucket(REGENCY)
    gita.sync()
    assert gita.seen(case).reporter is None and NAME not in gita.everything_received()
    clock.instant = SINCE
    assert [delta.reset for delta in gita.exchange().buckets if delta.bucket == bucket] == [True]
    reporter = gita.seen(case).reporter
    assert reporter is not None and reporter.name == NAME
    clock.instant = UNTIL
    gita.received.clear()
    assert [delta.reset for delta in gita.exchange().buckets if delta.bucket == bucket] == [True]
    assert gita.seen(case).reporter is None and NAME not in gita.everything_received()


@pytest.mark.parametrize("how", ["withdrawn", "shortened", "role taken away"])
def test_an_end_before_time_is_noticed_at_once(
    submitted: Case, at_desk: SignIn, clock: Clock, central: Central, how: str
) -> None:
    dewi = at_desk("dewi")
    clock.instant = SINCE + MINUTE
    dewi.sync()
    assert dewi.cases() == {submitted.id}
    reply = dewi.seen(submitted).reply
    assert reply is not None
    with writing(central.engine) as connection:
        if how == "role taken away":
            set_memberships(connection, CITRA.id, [Membership(Role.SUPERVISOR, REGENCY, HEALTH)])
        else:
            changed = {"withdrawn": True} if how == "withdrawn" else {"until": SINCE + MINUTE}
            appoint(connection, stands_in("dewi", "citra", **changed))
    assert dewi.do(submitted, ApproveReply(reply.pin), on_behalf_of=CITRA.id).code == Code.UNKNOWN_CASE
    assert dewi.cases() == set()


def test_a_role_that_stays_keeps_its_substitute(
    submitted: Case, at_desk: SignIn, clock: Clock, central: Central
) -> None:
    with writing(central.engine) as connection:
        set_memberships(connection, CITRA.id, [*CITRA.memberships, Membership(Role.LIAISON_OFFICER, REGENCY, ROADS)])
    clock.instant = SINCE
    dewi = at_desk("dewi")
    dewi.sync()
    assert dewi.cases() == {submitted.id}


@pytest.mark.parametrize(
    "changes",
    [
        {"absent": PEOPLE["dewi"].id},
        {"absent": "orang-entah"},
        {"until": SINCE},
        {"role": Role.AGENCY_ADMIN},
        {"role": "village_head"},
        {"unit": HEALTH},
    ],
    ids=str,
)
def test_only_what_somebody_has_is_lent_to_somebody_else(
    region: Region, central: Central, changes: dict[str, Any]
) -> None:
    with pytest.raises(ValueError, match=r"substitution|lends"), writing(central.engine) as connection:
        appoint(connection, stands_in("dewi", "citra", **changes))


def test_the_name_of_the_grants_follows_what_is_lent() -> None:
    lent = [Membership(Role.SUPERVISOR, REGENCY, unit) for unit in (ROADS, HEALTH)]

    def name(version: int, *more: Membership) -> int:
        reading = Person(GITA.id, "", "", (*GITA.memberships, *more))
        return grants_under(version, GITA, reading)

    assert name(3) == 3
    assert name(3, *lent) == name(3, *reversed(lent))
    assert len({name(3), name(3, lent[0]), name(3, lent[1]), name(3, *lent), name(4, lent[0])}) == 5


def test_two_steps_by_an_offices_policy_and_for_a_delicate_case(at_desk: SignIn, region: Region) -> None:
    policy = ApprovalPolicy("jalan", REGENCY, ROADS, steps=2)
    with writing(region.central.engine) as connection:
        put_reference(connection, POLICY, policy.id, policy)
    budi, citra, hadi = at_desk("budi"), at_desk("citra"), at_desk("hadi")
    for case in (region.report(), region.report(classification=Classification.SUPERVISORY)):
        budi.must(case, SubmitReply("Sudah ditambal."))
        citra.sync()
        reply = citra.seen(case).reply
        assert reply is not None
        citra.must(case, ApproveReply(reply.pin))
        assert citra.do(case, ApproveReply(reply.pin)).code == Code.ALREADY_APPROVED
        hadi.sync()
        hadi.must(case, ApproveReply(reply.pin))
        answer = hadi.seen(case).events[-1]
        assert (answer.data["approved_first_by"], answer.data["approved_by"]) == ("Citra", "Hadi")
