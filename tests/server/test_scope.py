"""Who receives what: cases arrive and leave with responsibility, and what a role may not know is in no byte of it."""

from collections.abc import Callable

import pytest

from domain.case import Holder, Reporter, Status
from domain.commands import (
    AddNote,
    AskTransfer,
    BlockContent,
    Command,
    Correct,
    DecideTransfer,
    Dispose,
    InviteAgency,
    Protect,
    SubmitReply,
    Verify,
)
from domain.errors import Code
from domain.people import Membership, Role
from domain.protocol import OpKind
from domain.scope import agency_bucket, unit_bucket
from server.central import Central
from server.database import writing
from server.people import set_memberships
from tests.server.conftest import SignIn
from tests.server.desk import Desk
from tests.server.region import HEALTH, NATIONAL, NEIGHBOUR, NEIGHBOUR_ROADS, PEOPLE, REGENCY, ROADS, Region

CANARY = "Kenari-Rahasia-7315"


def ops(desk: Desk, bucket: str) -> list[tuple[str, str]]:
    return [(op.op, op.id) for delta in desk.exchange().buckets if delta.bucket == bucket for op in delta.ops]


def test_a_case_disposed_elsewhere_leaves_one_unit_and_reaches_the_other(at_desk: SignIn, region: Region) -> None:
    case, stays = region.reports(2)
    andi, budi, dewi = at_desk("andi"), at_desk("budi"), at_desk("dewi")
    budi.sync()
    dewi.sync()

    andi.must(case, Dispose(HEALTH))

    assert ops(budi, unit_bucket(ROADS)) == [(OpKind.OUT, case.id)]
    assert ops(dewi, unit_bucket(HEALTH)) == [(OpKind.PUT, case.id)]
    assert (budi.cases(), dewi.cases()) == ({stays.id}, {case.id})
    assert budi.do(case, AddNote("terlambat")).code == Code.UNKNOWN_CASE, "what is gone can no longer be worked on"


def test_a_case_that_comes_back_is_there_again(at_desk: SignIn, region: Region) -> None:
    case = region.report()
    andi, budi = at_desk("andi"), at_desk("budi")
    budi.sync()
    andi.must(case, Dispose(HEALTH))
    andi.must(case, Dispose(ROADS))

    assert ops(budi, unit_bucket(ROADS)) == [(OpKind.PUT, case.id)]
    andi.must(case, Dispose(HEALTH))
    assert ops(budi, unit_bucket(ROADS)) == [(OpKind.OUT, case.id)]


def test_a_case_that_leaves_another_agency_by_transfer_goes_all_the_way(at_desk: SignIn, region: Region) -> None:
    case = region.report(status=Status.IN_PROGRESS)
    andi, bayu, nadia, budi = (at_desk(name) for name in ("andi", "bayu", "nadia", "budi"))
    for desk in (bayu, nadia, budi):
        desk.sync()
        assert (desk.case(case) is None) == (desk is not budi)

    andi.must(case, AskTransfer(NEIGHBOUR, "Jalan ini milik kabupaten sebelah."))
    nadia.sync()
    nadia.must(case, DecideTransfer(accept=True))

    for desk in (andi, bayu, nadia, budi):
        desk.sync()
    assert bayu.seen(case).holder == Holder(NEIGHBOUR)
    assert [desk.case(case) for desk in (andi, nadia, budi)] == [None] * 3


def test_a_report_that_turns_secret_leaves_who_may_not_read_secrets(at_desk: SignIn, region: Region) -> None:
    case = region.report()
    andi, gita, budi = at_desk("andi"), at_desk("gita"), at_desk("budi")
    gita.sync()
    assert gita.seen(case)

    andi.must(case, Protect(secret=True))

    assert ops(gita, agency_bucket(REGENCY)) == [(OpKind.OUT, case.id)]
    budi.sync()
    assert budi.seen(case).secret, "the unit that works on it keeps it"
    assert andi.seen(case).secret
    andi.must(case, Protect(secret=False))
    gita.sync()
    assert gita.seen(case)


def test_an_invited_agency_sees_the_case_and_only_what_is_meant_for_it(at_desk: SignIn, region: Region) -> None:
    case = region.report()
    budi, bayu = at_desk("budi"), at_desk("bayu")
    budi.must(case, AddNote(f"{CANARY} hanya untuk kami"))
    budi.must(case, AddNote("untuk semua yang bekerja", audience="agencies"))
    bayu.sync()
    assert bayu.case(case) is None

    budi.must(case, InviteAgency(NEIGHBOUR, "Mohon bantuan alat berat."))
    bayu.sync()
    bayu.must(case, AddNote("Kenari-Tetangga-42"))
    bayu.must(case, AddNote("Alat tersedia Senin.", audience="agencies"))
    budi.sync()

    assert [e.text for e in bayu.seen(case).events] == [
        "", "untuk semua yang bekerja", "Mohon bantuan alat berat.", "Kenari-Tetangga-42", "Alat tersedia Senin.",
    ]  # fmt: skip
    assert CANARY not in bayu.everything_received()
    assert "Kenari-Tetangga-42" not in budi.everything_received()
    assert budi.seen(case).events[-1].text == "Alat tersedia Senin."


def test_the_reporter_of_an_anonymous_report_is_in_no_byte_of_the_agencys_replies(
    at_desk: SignIn, region: Region
) -> None:
    who = Reporter(f"{CANARY} Siti", f"00{CANARY}", f"+62 000 {CANARY}", f"{CANARY}@example.invalid")
    case = region.report(anonymous=True, reporter=who)
    at_ministry = region.report(anonymous=True, reporter=who, holder=Holder(NATIONAL), status=Status.UNVERIFIED)
    desks = [at_desk(name) for name in ("andi", "budi", "citra", "hadi")]
    for desk in desks:
        desk.sync()
        desk.must(case, AddNote("dibaca"))
        assert desk.seen(case).reporter is None
        assert CANARY not in desk.everything_received()

    nadia = at_desk("nadia")
    nadia.sync()
    assert nadia.seen(at_ministry).reporter == who, "who passes it on may know"
    nadia.must(at_ministry, Verify(REGENCY, ROADS))
    assert nadia.case(at_ministry) is None
    desks[1].sync()
    assert desks[1].seen(at_ministry).reporter is None


def test_a_reporter_who_asks_to_be_anonymous_is_taken_from_every_console(at_desk: SignIn, region: Region) -> None:
    case = region.report(reporter=Reporter(CANARY))
    andi, budi = at_desk("andi"), at_desk("budi")
    budi.sync()
    assert budi.seen(case).reporter == Reporter(CANARY)

    andi.must(case, Protect(anonymous=True))
    budi.sync()

    assert budi.seen(case).reporter is None


def test_a_monitor_reads_the_region_without_identities_secrets_or_internal_talk(
    at_desk: SignIn, region: Region
) -> None:
    plain = region.report(reporter=Reporter(f"{CANARY}-nama"))
    secret = region.report(secret=True, title=f"{CANARY}-judul")
    neighbour = region.report(holder=Holder(NEIGHBOUR, NEIGHBOUR_ROADS))
    budi, gita = at_desk("budi"), at_desk("gita")
    budi.must(plain, AddNote(f"{CANARY}-catatan"))
    budi.must(plain, AddNote(f"{CANARY}-koordinasi", audience="agencies"))
    budi.must(plain, SubmitReply(f"{CANARY}-konsep"))

    gita.sync()

    assert gita.cases() == {plain.id, neighbour.id}
    assert CANARY not in gita.everything_received()
    assert gita.do(plain, AddNote("saya juga")).code == Code.NOT_ALLOWED
    assert gita.do(secret, AddNote("saya juga")).code == Code.UNKNOWN_CASE


def test_roles_taken_away_take_their_cases_with_them(at_desk: SignIn, region: Region, central: Central) -> None:
    case = region.report()
    budi = at_desk("budi")
    budi.sync()
    waiting = budi.message(case, AddNote("belum terkirim"))
    with writing(central.engine) as connection:
        set_memberships(connection, budi.person.id, [Membership(Role.LIAISON_OFFICER, REGENCY, HEALTH)])

    reply = budi.exchange([waiting])

    assert unit_bucket(ROADS) not in reply.grants and unit_bucket(HEALTH) in reply.grants
    assert budi.cases() == set()
    assert reply.results[0].code == Code.UNKNOWN_CASE


def test_secret_clearance_opens_the_agencys_secret_cases(at_desk: SignIn, region: Region, central: Central) -> None:
    case = region.report(secret=True, holder=Holder(REGENCY))
    roles = [Membership(Role.SUPERVISOR, REGENCY)]
    citra = at_desk("citra")
    for clearance, count in ((False, 0), (True, 1), (False, 0)):
        with writing(central.engine) as connection:
            set_memberships(connection, citra.person.id, roles, secret_clearance=clearance)
        citra.sync()
        assert len(citra.cases()) == count
    assert citra.case(case) is None


COMMANDS: dict[str, Callable[[], Command]] = {
    "note": lambda: AddNote("x"),
    "dispose": lambda: Dispose(HEALTH),
    "correct": lambda: Correct(title="x"),
    "reply": lambda: SubmitReply("x"),
    "block": lambda: BlockContent("x"),
    "protect": lambda: Protect(secret=True),
}
# What each may do to a case of the regency's roads unit: everything else is refused, and how.
ALLOWED = {
    "andi": {"note", "dispose", "correct", "reply", "block", "protect"},
    "budi": {"note", "reply"},
    "citra": {"note"},
    "gita": set[str](),
}


@pytest.mark.parametrize("name", sorted(PEOPLE.keys() - {"hadi", "joko"}))
def test_every_role_may_do_exactly_its_own(name: str, at_desk: SignIn, region: Region) -> None:
    desk = at_desk(name)
    desk.sync()
    for word, command in COMMANDS.items():
        case = region.report()
        result = desk.do(case, command())
        expected = "" if word in ALLOWED.get(name, ()) else Code.NOT_ALLOWED if name in ALLOWED else Code.UNKNOWN_CASE
        assert (word, result.code) == (word, expected)
