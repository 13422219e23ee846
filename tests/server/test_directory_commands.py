"""Admins change the directory from their consoles: for everybody at once, with nobody's work left behind."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import select

from domain import directory_commands as d
from domain.case import Case, Holder, Status
from domain.commands import AddNote, Dispose, HandOver, SubmitReply
from domain.directory import Unit
from domain.errors import Code
from domain.ids import PersonId, UnitId, new_id
from domain.people import Role
from domain.policies import ApprovalPolicy
from domain.protocol import CommandMessage, Outcome
from domain.wire import from_wire, loads
from server.central import Central
from server.database import reading
from server.records import AT_ONCE
from server.sweep import sweep
from server.tables import account, amendment, audit, cases, reference
from tests.server.books import assert_books_balance
from tests.server.conftest import SignIn
from tests.server.desk import Desk
from tests.server.directory_desk import card, do, message, must, unit
from tests.server.region import HEALTH, NEIGHBOUR, PEOPLE, REGENCY, ROADS, Region, read
from tests.server.sweeping import next_moment

BUDI, CITRA, HADI = (PEOPLE[name].id for name in ("budi", "citra", "hadi"))


def version(central: Central, entry: str) -> int:
    return int(read(central, select(reference.c.version).where(reference.c.id == entry))[0][0])


def held(central: Central) -> dict[str, Holder]:
    return {row.id: loads(Case, row.doc).holder for row in read(central, select(cases.c.id, cases.c.doc))}


def assert_whole(central: Central) -> None:
    with reading(central.engine) as connection:
        assert_books_balance(connection)


def test_a_new_unit_is_known_to_everybody_and_can_be_given_work(at_desk: SignIn, region: Region) -> None:
    andi, eko = at_desk("andi"), at_desk("eko")
    new = UnitId(new_id(region.central.now()))
    result = must(andi, new, d.AddUnit(REGENCY, "Bidang Air"))
    assert (result.version, result.case) == (1, new)
    assert do(andi, new, d.AddUnit(REGENCY, "Bidang Air")).code == Code.REUSED_ID
    assert do(andi, "unit-saya", d.AddUnit(REGENCY, "Bidang Air")).code == Code.MALFORMED
    must(andi, new, d.ChangeUnit(name="Bidang Air Bersih"), seen=1)
    eko.sync()
    assert unit(eko, new) == Unit(new, REGENCY, "Bidang Air Bersih")
    case = region.report()
    andi.sync()
    andi.must(case, Dispose(new))
    assert held(region.central)[case.id].unit == new
    assert_whole(region.central)


def test_sent_again_a_change_is_answered_as_before(at_desk: SignIn, region: Region) -> None:
    andi = at_desk("andi")
    sent = message(andi, ROADS, d.ChangeUnit(name="Dinas Jalan Raya"))
    first = [r for _ in range(2) for r in andi.exchange([sent]).results if r.id == sent.envelope.id]
    assert first[0] == first[1] and first[0].version == version(region.central, ROADS) == 2


def test_the_same_field_changed_on_both_sides_is_a_conflict_and_another_is_none(
    at_desk: SignIn, region: Region
) -> None:
    andi, joko = at_desk("andi"), at_desk("joko")
    must(andi, ROADS, d.ChangeUnit(name="Dinas Bina Marga"), seen=1)
    both = do(joko, ROADS, d.ChangeUnit(name="Dinas Jalan dan Jembatan"), seen=1)
    assert (both.outcome, both.version) == (Outcome.CONFLICT, 2)
    assert (both.fields["name"], both.fields["name.by"]) == ("Dinas Bina Marga", "Andi")
    must(joko, ROADS, d.ChangeUnit(parent=HEALTH), seen=1)
    must(andi, ROADS, d.ChangeUnit(name="Dinas Marga"), seen=1)
    must(joko, ROADS, d.ChangeUnit(name="Dinas Jalan dan Jembatan"), seen=4)
    traces = read(region.central, select(amendment).where(amendment.c.entry == ROADS).order_by(amendment.c.version))
    assert [row.version for row in traces] == [2, 3, 4, 5]
    assert [row.person for row in traces] == [andi.person.id, joko.person.id, andi.person.id, joko.person.id]


WHO: list[tuple[str, str, d.Amendment, Code | None]] = [
    ("andi", HEALTH, d.ChangeUnit(name="x"), None),
    ("nadia", HEALTH, d.ChangeUnit(name="x"), None),
    *((who, HEALTH, d.ChangeUnit(name="x"), Code.ADMINS_ONLY) for who in ("budi", "citra", "bayu", "gita", "hadi")),
    ("andi", "1001", d.ChangeCategory(sub="x"), Code.ADMINS_ONLY),
    ("andi", REGENCY, d.ChangeAgency(name="x"), Code.ADMINS_ONLY),
    ("nadia", REGENCY, d.ChangeAgency(name="x"), None),
    ("budi", BUDI, d.GrantRole(Role.AGENCY_ADMIN, REGENCY), Code.ADMINS_ONLY),
    ("andi", PEOPLE["andi"].id, d.GrantRole(Role.SUPERVISOR, REGENCY), Code.OWN_ROLES),
    ("andi", BUDI, d.GrantRole(Role.NATIONAL_ADMIN, REGENCY), Code.NATIONAL_ONLY),
    ("andi", BUDI, d.GrantRole(Role.LIAISON_OFFICER, NEIGHBOUR), Code.ADMINS_ONLY),
    ("bayu", BUDI, d.GrantRole(Role.LIAISON_OFFICER, NEIGHBOUR), None),
    ("nadia", PEOPLE["bayu"].id, d.LeaveAgency(NEIGHBOUR), Code.LAST_ADMIN),
    ("andi", "tak-ada", d.ChangeUnit(name="x"), Code.UNKNOWN_ENTRY),
]


@pytest.mark.parametrize(("who", "entry", "command", "code"), WHO)
def test_who_may(
    at_desk: SignIn, region: Region, who: str, entry: str, command: d.Amendment, code: Code | None
) -> None:
    result = do(at_desk(who), entry, command, seen=1)
    assert (result.code or None, result.outcome == Outcome.APPLIED) == (code, code is None)
    assert_whole(region.central)


def test_a_change_of_what_clocks_are_computed_from_makes_the_sweep_look_again(at_desk: SignIn, region: Region) -> None:
    nadia, case = at_desk("nadia"), region.report()
    sweep(region.central, region.central.now())
    assert next_moment(region.central, case) != AT_ONCE
    must(nadia, ROADS, d.ChangeUnit(name="x"), seen=1)
    assert next_moment(region.central, case) != AT_ONCE
    must(nadia, REGENCY, d.ChangeAgency(time_zone="WIT"), seen=1)
    assert next_moment(region.central, case) == AT_ONCE
    assert_whole(region.central)


def test_nobody_signs_for_another_and_the_handing_over_is_the_server_s_own(at_desk: SignIn, region: Region) -> None:
    andi = at_desk("andi")
    assert do(andi, HEALTH, d.ChangeUnit(name="x"), on_behalf_of=PEOPLE["joko"].id).code == Code.NOT_ALLOWED
    assert do(andi, HEALTH, d.ChangeUnit(name="x"), actor=PEOPLE["joko"].id).code == Code.NOT_ALLOWED
    case = region.report()
    andi.sync()
    assert andi.do(case, HandOver(HEALTH)).code == Code.NOT_ALLOWED


def test_a_role_given_and_taken_reaches_the_console_with_its_buckets(at_desk: SignIn, region: Region) -> None:
    """One person, two units: a second role shows the second unit's cases, and goes again without the first."""
    andi, budi = at_desk("andi"), at_desk("budi")
    roads, health = region.report(), region.report(holder=Holder(REGENCY, HEALTH))
    budi.sync()
    assert budi.cases() == {roads.id}
    before = read(region.central, select(account.c.grant_version).where(account.c.person == BUDI))[0][0]
    must(andi, BUDI, d.GrantRole(Role.LIAISON_OFFICER, REGENCY, HEALTH), seen=1)
    assert read(region.central, select(account.c.grant_version).where(account.c.person == BUDI))[0][0] == before + 1
    budi.sync()
    assert budi.cases() == {roads.id, health.id}
    assert [m.unit for m in card(budi, BUDI).memberships] == [ROADS, HEALTH]
    budi.must(health, AddNote("dari dua meja"))
    must(andi, BUDI, d.EndRole(Role.LIAISON_OFFICER, REGENCY, HEALTH), seen=2)
    budi.sync()
    assert budi.cases() == {roads.id}
    assert len(read(region.central, select(account).where(account.c.name == "Budi"))) == 1
    assert_whole(region.central)


def test_who_leaves_strands_nothing_and_signs_in_no_more(at_desk: SignIn, region: Region) -> None:
    andi, budi, hadi, dewi = (at_desk(name) for name in ("andi", "budi", "hadi", "dewi"))
    own = [region.report(holder=Holder(REGENCY, ROADS, BUDI), status=Status.IN_PROGRESS) for _ in range(3)]
    elsewhere = region.report(holder=Holder(REGENCY, HEALTH, BUDI))
    done = region.report(holder=Holder(REGENCY, ROADS, BUDI), status=Status.CLOSED_BY_SYSTEM)
    others = region.report(holder=Holder(REGENCY, ROADS, HADI))
    budi.sync()
    budi.must(own[0], SubmitReply("Sudah ditambal."))
    must(andi, BUDI, d.LeaveAgency(REGENCY, HADI), seen=1)
    now = held(region.central)
    assert {now[case.id] for case in own} == {Holder(REGENCY, ROADS, HADI)}
    assert now[elsewhere.id] == Holder(REGENCY, HEALTH), "who does not work there does not get it: the unit does"
    assert now[done.id] == done.holder and now[others.id] == others.holder
    for desk, ids in ((hadi, {case.id for case in own}), (dewi, {elsewhere.id})):
        desk.sync()
        assert ids <= desk.cases()
    seen = hadi.seen(own[0])
    assert (seen.holder.person, seen.events[-1].kind, seen.events[-1].data["by"]) == (HADI, "handed_over", "Andi")
    entered = read(region.central, select(audit).where(audit.c.event == seen.events[-1].id))
    assert [(row.person, row.device) for row in entered] == [(andi.person.id, andi.device)], (
        "the audit names who did it"
    )
    assert seen.reply is not None and seen.reply.basis == seen.material_version, "what waits for approval still does"
    assert budi.ask().status_code in (401, 403)
    assert (card(hadi, BUDI).left, card(hadi, BUDI).name) == (True, "Budi")
    must(andi, BUDI, d.GrantRole(Role.LIAISON_OFFICER, REGENCY, HEALTH), seen=2)
    assert read(region.central, select(account.c.active).where(account.c.person == BUDI))[0][0] is True
    assert_whole(region.central)


def test_a_unit_with_work_is_not_dissolved_without_saying_where_it_goes(at_desk: SignIn, region: Region) -> None:
    andi, dewi, budi = at_desk("andi"), at_desk("dewi"), at_desk("budi")
    new = UnitId(new_id(region.central.now()))
    must(andi, new, d.AddUnit(REGENCY, "Seksi Kosong"))
    case = region.report(holder=Holder(REGENCY, new, BUDI))
    assert do(andi, new, d.RetireUnit(), seen=1).code == Code.UNIT_IN_USE
    assert held(region.central)[case.id].unit == new
    assert do(andi, HEALTH, d.RetireUnit(), seen=1).code == Code.UNIT_IN_USE
    must(andi, new, d.RetireUnit(ROADS), seen=1)
    assert held(region.central)[case.id] == Holder(REGENCY, ROADS, BUDI)
    must(andi, HEALTH, d.RetireUnit(ROADS), seen=1)
    case = region.report()
    for desk in (dewi, budi, andi):
        desk.sync()
        assert case.id in desk.cases()
    assert unit(budi, HEALTH).successor == ROADS
    assert andi.do(case, Dispose(HEALTH)).code == Code.UNIT_RETIRED
    assert_whole(region.central)


def test_changes_at_once_leave_a_tree_and_one_admin(at_desk: SignIn, region: Region) -> None:
    """Two admins each put one unit below the other, and each sends the other away: only one of each pair succeeds."""
    andi, joko = at_desk("andi"), at_desk("joko")
    for _ in range(4):
        crossed = [
            (andi, message(andi, ROADS, d.ChangeUnit(parent=HEALTH), seen=99)),
            (joko, message(joko, HEALTH, d.ChangeUnit(parent=ROADS), seen=99)),
        ]
        assert sorted(_at_once(crossed)) == [Outcome.APPLIED, Outcome.REJECTED]
        for entry in (ROADS, HEALTH):
            do(andi, entry, d.ChangeUnit(to_top=True), seen=99)
    sent_away = [
        (andi, message(andi, joko.person.id, d.LeaveAgency(REGENCY))),
        (joko, message(joko, andi.person.id, d.LeaveAgency(REGENCY))),
    ]
    assert sorted(_at_once(sent_away)) == [Outcome.APPLIED, Outcome.REJECTED]
    assert_whole(region.central)


def _at_once(sent: list[tuple[Desk, CommandMessage]]) -> list[str]:
    def send(desk: Desk, one: CommandMessage) -> str:
        answer = desk.ask([one])
        if answer.status_code != 200:
            return str(Outcome.REJECTED)
        return next(r["outcome"] for r in answer.json()["results"] if r["id"] == one.envelope.id)

    with ThreadPoolExecutor(len(sent)) as pool:
        return list(pool.map(lambda pair: send(*pair), sent))


def test_cases_given_out_while_a_unit_is_dissolved_do_not_stay_there(at_desk: SignIn, region: Region) -> None:
    andi, joko = at_desk("andi"), at_desk("joko")
    given = region.reports(12)
    andi.sync()
    joko.sync()
    disposals = [joko.message(case, Dispose(HEALTH)) for case in given]
    retirement = message(andi, HEALTH, d.RetireUnit(ROADS), seen=1)
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(joko.ask, disposals)
        second = pool.submit(andi.ask, [retirement])
        assert (first.result().status_code, second.result().status_code) == (200, 200)
    assert {holder.unit for holder in held(region.central).values()} == {ROADS}
    assert_whole(region.central)


def test_a_substitute_receives_the_work_until_the_appointment_ends(at_desk: SignIn, region: Region) -> None:
    andi, dewi = at_desk("andi"), at_desk("dewi")
    case = region.report()
    now = region.central.now()
    id = new_id(now)
    lent = d.AppointSubstitute(
        dewi.person.id, BUDI, Role.LIAISON_OFFICER, REGENCY, now, now + timedelta(days=14), ROADS
    )
    must(andi, id, lent)
    dewi.sync()
    assert dewi.cases() == {case.id}
    assert dewi.do(case, SubmitReply("Sudah ditambal."), on_behalf_of=BUDI).outcome == Outcome.APPLIED
    must(andi, id, d.EndSubstitution(), seen=1)
    dewi.sync()
    assert dewi.cases() == set()
    assert do(dewi, new_id(now), lent).code == Code.ADMINS_ONLY
    assert_whole(region.central)


def test_a_rule_of_approval_is_set_once_for_an_office(at_desk: SignIn, region: Region) -> None:
    andi, joko = at_desk("andi"), at_desk("joko")
    id = new_id(region.central.now())
    must(andi, id, d.SetPolicy(REGENCY, ROADS, steps=2))
    assert do(joko, new_id(region.central.now()), d.SetPolicy(REGENCY, ROADS, steps=3)).code == Code.NAME_TAKEN
    assert do(joko, id, d.SetPolicy(REGENCY, ROADS, steps=3)).outcome == Outcome.CONFLICT
    must(joko, id, d.SetPolicy(REGENCY, ROADS, steps=3), seen=1)
    andi.sync()
    assert from_wire(ApprovalPolicy, andi.buckets["ref"].docs[id][1]).steps == 3


def test_a_person_s_new_title_is_on_their_account_too(at_desk: SignIn, region: Region) -> None:
    assert do(at_desk("andi"), PersonId("tak-ada"), d.DescribePerson(title="x")).code == Code.UNKNOWN_ENTRY
    must(at_desk("andi"), CITRA, d.DescribePerson(title="Kepala Dinas"), seen=1)
    assert read(region.central, select(account.c.title).where(account.c.person == CITRA))[0][0] == "Kepala Dinas"
