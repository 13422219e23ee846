"""The Ombudsman and the monitor: what reaches them, that they change nothing of it, and when it leaves them again."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from io import StringIO

import pytest

from domain import commands as c
from domain.case import EventKind, Holder, Reporter
from domain.directory import Agency
from domain.directory_commands import ShareView, WithdrawView
from domain.errors import Code
from domain.findings import findings_of
from domain.ids import AgencyId, CaseId, CommandId, PersonId
from domain.intents import Subject
from domain.people import Membership, Person, Role
from domain.protocol import Outcome
from domain.scope import agency_bucket, oversight_bucket
from server.central import Central
from server.cli import main
from server.database import reading, writing
from server.directory import put_reference
from server.embedded import EmbeddedServer
from server.people import create_account, set_memberships
from server.settings import Settings
from server.sweep import sweep
from tests.server.attaching import bring, fetch
from tests.server.books import assert_books_balance
from tests.server.conftest import SignIn
from tests.server.desk import Desk, seat
from tests.server.every_command import ABOUT_CASES, every_command
from tests.server.plan_desk import made, tell
from tests.server.region import (
    AGENCIES,
    HEALTH,
    NEIGHBOUR,
    NEIGHBOUR_ROADS,
    PROVINCE,
    REGENCY,
    ROADS,
    Clock,
    Region,
    password_hash,
)
from tests.server.test_pull import counted_statements

CANARY = "Kenari-Ombudsman-31"
ORI = AgencyId("ombudsman")
IDENTITY = Reporter(f"{CANARY} Siti", f"00{CANARY}", f"+62 000 {CANARY}", f"{CANARY}@example.invalid")
BEYOND = timedelta(days=150)  # more than 60 working days, whatever the holidays
Employ = Callable[..., Desk]


@pytest.fixture
def employ(server: EmbeddedServer, region: Region) -> Iterator[Employ]:
    """Gives a person a role in an agency, and puts them at a console."""
    with ExitStack() as stack:

        def hire(name: str, role: Role, agency: AgencyId, *, cleared: bool = False) -> Desk:
            person = Person(PersonId(f"orang-{name}"), name.capitalize(), "", (Membership(role, agency),), cleared)
            with writing(region.central.engine) as connection:
                ombudsman = Agency(ORI, "ORI", "Ombudsman", "ombudsman", "00", "WIB")
                put_reference(connection, "agency", ORI, ombudsman)
                create_account(connection, person, name, "", password_hash=password_hash())
            desk = seat(server.url, region.central, person)
            stack.callback(desk.http.close)
            return desk

        yield hire


def test_a_case_beyond_the_last_limit_reaches_the_ombudsman_without_identity(
    region: Region, central: Central, clock: Clock, at_desk: SignIn, employ: Employ
) -> None:
    andi = at_desk("andi")
    late = region.report(status="unverified", holder=Holder(REGENCY), reporter=IDENTITY)
    secret = region.report(status="unverified", holder=Holder(REGENCY), secret=True, title=f"{CANARY} rahasia")
    for case in (late, secret):
        andi.must(case, c.Verify(REGENCY, ROADS))
        andi.must(case, c.AddNote(f"{CANARY} internal"))
        andi.must(case, c.AddNote("Menunggu anggaran.", audience="agencies"))
    dewi = employ("ombudsman-dewi", Role.OMBUDSMAN, ORI)
    dewi.sync()
    assert dewi.cases() == set()
    clock.advance(BEYOND)
    sweep(central, clock())
    dewi, cleared = (
        employ("ombudsman-lagi", Role.OMBUDSMAN, ORI),
        employ("ombudsman-ketua", Role.OMBUDSMAN, ORI, cleared=True),
    )

    dewi.sync()
    cleared.sync()

    assert dewi.cases() == {late.id} and cleared.cases() == {late.id, secret.id}
    assert CANARY not in dewi.everything_received()
    seen = dewi.seen(late)
    assert seen.reporter is None and seen.reply is None
    told = {entry.kind for entry in seen.events}
    assert {EventKind.ESCALATED, EventKind.NOTE} <= told and "Menunggu anggaran." in [e.text for e in seen.events]


def test_the_ombudsman_finds_the_agency_answers_and_nothing_else_is_theirs_to_do(
    region: Region, central: Central, clock: Clock, at_desk: SignIn, employ: Employ
) -> None:
    case = region.report(status="unverified", holder=Holder(REGENCY))
    at_desk("andi").must(case, c.Verify(REGENCY, ROADS))
    clock.advance(BEYOND)
    sweep(central, clock())
    dewi, budi, bayu = employ("ombudsman-dewi", Role.OMBUDSMAN, ORI), at_desk("budi"), at_desk("bayu")
    for desk in (dewi, budi, bayu):
        desk.sync()
    for command in ABOUT_CASES:
        if not isinstance(command, c.RecordFinding):
            code = Code.ONLINE_ONLY if command.online_only else Code.NOT_ALLOWED
            assert (command, dewi.do(case, command).code) == (command, code)
    found = c.RecordFinding("Tidak ada tindak lanjut selama 60 hari kerja.", "Jawab pelapor.", date(2027, 5, 3))
    result = dewi.must(case, found)
    budi.sync()
    (finding,) = findings_of(budi.seen(case))
    assert (finding.recommendation, finding.due_on, finding.by.person) == (
        "Jawab pelapor.", date(2027, 5, 3), dewi.person.id,
    )  # fmt: skip
    assert finding.id == result.id and finding.is_open
    assert budi.do(case, c.AnswerFinding(CommandId("lain"), "x")).code == Code.UNKNOWN_FINDING
    budi.must(case, c.AnswerFinding(finding.id, "Dikerjakan minggu ini."))
    dewi.sync()
    (answered,) = findings_of(dewi.seen(case))
    assert [one.text for one in answered.answers] == ["Dikerjakan minggu ini."] and not answered.is_open
    assert bayu.do(case, found).code == Code.UNKNOWN_CASE


def test_the_ombudsman_handles_what_is_forwarded_to_it_like_any_agency(
    region: Region, at_desk: SignIn, employ: Employ
) -> None:
    """From the ministry to the Ombudsman's own desk, answered there, approved by its own head."""
    dewi = employ("ombudsman-dewi", Role.OMBUDSMAN, ORI)
    head = employ("ombudsman-ketua", Role.SUPERVISOR, ORI)
    case = region.report(status="unverified", holder=Holder(AgencyId("panrb")))
    nadia = at_desk("nadia")
    nadia.sync()
    nadia.must(case, c.Verify(ORI))
    dewi.sync()
    dewi.must(case, c.HandleHere())
    dewi.must(case, c.SubmitReply("Kami periksa."))
    head.sync()
    reply = head.seen(case).reply
    assert reply is not None
    head.must(case, c.ApproveReply(reply.pin))
    dewi.sync()
    assert dewi.seen(case).events[-1].kind == EventKind.FOLLOW_UP
    back = dewi.do(case, c.AskTransfer(REGENCY, "Urusan kabupaten."))
    assert back.outcome == Outcome.APPLIED


def test_the_dossier_from_the_command_line_says_nothing_of_the_reports(
    region: Region, at_desk: SignIn, settings: Settings
) -> None:
    """The command goes by the real time, so that the case is from a year before."""
    reported = datetime.now(UTC) - timedelta(days=365)
    case = region.report(status="unverified", holder=Holder(REGENCY), title=CANARY, reported_at=reported)
    region.report(status="closed_by_system", holder=Holder(REGENCY), reported_at=reported)
    output = StringIO()
    assert main(("dossier", "--agency", REGENCY), settings, output) == 0
    place, row, total = output.getvalue().splitlines()
    assert place == f"{REGENCY} –: 1 laporan" and row.startswith(f"  #{case.tracking}\t>60\t")
    assert total.startswith("1 laporan melewati tenggat") and CANARY not in output.getvalue()


def test_a_monitor_may_do_nothing_at_all(region: Region, at_desk: SignIn) -> None:
    case, other = region.report(), region.report()
    budi, gita = at_desk("budi"), at_desk("gita")
    plan = made(budi, case)
    gita.sync()
    for subject, command in every_command(region, case, other, plan):
        result = tell(gita, CaseId(subject), command)
        shares = isinstance(command, ShareView | WithdrawView)
        of_entries = Code.NOT_SHARER if shares else Code.ADMINS_ONLY
        expected = {Subject.ENTRY: of_entries}.get(command.subject, Code.NOT_ALLOWED)
        expected = Code.ONLINE_ONLY if command.online_only else expected
        assert (command, result.outcome, result.code) == (command, Outcome.REJECTED, expected)
    assert gita.post("/v1/reveal", {"device": gita.device, "case": case.id}).json()["code"] == Code.NOT_ALLOWED
    budi.sync()
    assert budi.seen(case).version == case.version


def test_a_plan_reaches_its_office_the_ombudsman_and_the_monitor_and_nobody_else(
    region: Region, at_desk: SignIn, employ: Employ
) -> None:
    case, theirs = region.report(), region.report(holder=Holder(NEIGHBOUR, NEIGHBOUR_ROADS))
    desks = {name: at_desk(name) for name in ("andi", "budi", "citra", "gita", "dewi", "bayu", "eko", "nadia")}
    desks["ombudsman"] = employ("ombudsman-dewi", Role.OMBUDSMAN, ORI)
    budi = desks["budi"]
    plan = made(budi, case)
    for desk in desks.values():
        desk.sync()
    readers = {name for name, desk in desks.items() if any(plan in bucket.docs for bucket in desk.buckets.values())}
    assert readers == {"andi", "budi", "citra", "gita", "ombudsman"}
    assert tell(desks["bayu"], plan, c.AddToPlan("x")).code == Code.UNKNOWN_PLAN
    assert tell(budi, plan, c.LinkCases(add=(theirs.id,))).code == Code.UNKNOWN_CASE
    assert tell(budi, case.id, c.MakePlan("x", REGENCY, unit=ROADS)).code == Code.MALFORMED
    assert tell(budi, CaseId("plan:x"), c.MakePlan("x", REGENCY, unit=ROADS)).code == Code.MALFORMED
    assert tell(budi, plan, c.MakePlan("x", REGENCY, unit=ROADS)).code == Code.REUSED_ID
    with reading(region.central.engine) as connection:
        assert_books_balance(connection)


def test_evidence_is_for_whoever_reads_the_plan(region: Region, at_desk: SignIn, employ: Employ) -> None:
    case = region.report()
    budi = at_desk("budi")
    item = bring(budi)
    plan = made(budi, case)
    assert tell(budi, plan, c.AddToPlan("Foto.", (item,))).outcome == Outcome.APPLIED
    stolen = replace(item, sha256="0" * 64)
    assert tell(budi, plan, c.AddToPlan("Foto.", (stolen,))).code == Code.ATTACHMENT_MISSING
    for name, status in (("andi", 200), ("gita", 200), ("dewi", 404), ("bayu", 404)):
        assert (name, fetch(at_desk(name), item.sha256).status_code) == (name, status)
    assert fetch(employ("ombudsman-dewi", Role.OMBUDSMAN, ORI), item.sha256).status_code == 200


def test_a_plan_that_changes_its_unit_leaves_the_other(region: Region, at_desk: SignIn) -> None:
    case = region.report()
    andi, budi, dewi = at_desk("andi"), at_desk("budi"), at_desk("dewi")
    plan = made(budi, case)
    dewi.sync()
    assert tell(andi, plan, c.ChangePlan(unit=HEALTH)).outcome == Outcome.APPLIED
    budi.sync()
    dewi.sync()
    assert plan not in budi.cases() and plan in dewi.cases()


def test_a_monitors_region_follows_directory_grants_and_clearance(
    region: Region, central: Central, at_desk: SignIn
) -> None:
    ours, theirs = region.report(), region.report(holder=Holder(NEIGHBOUR, NEIGHBOUR_ROADS))
    secret = region.report(secret=True)
    gita = at_desk("gita")
    gita.sync()
    assert gita.cases() == {ours.id, theirs.id}
    agencies = {agency.id: agency for agency in AGENCIES}

    def move(agency: AgencyId, code: str) -> None:
        with writing(central.engine) as connection:
            put_reference(connection, "agency", agency, replace(agencies[agency], region=code))
        gita.sync()

    move(NEIGHBOUR, "991.02")
    assert gita.cases() == {ours.id} and agency_bucket(NEIGHBOUR) not in gita.replies[-1].grants
    move(NEIGHBOUR, "99.02")
    assert gita.cases() == {ours.id, theirs.id}
    for memberships, cleared, expected in (
        ([Membership(Role.MONITOR, NEIGHBOUR)], False, {theirs.id}),
        ([Membership(Role.MONITOR, PROVINCE)], True, {ours.id, theirs.id, secret.id}),
        ([Membership(Role.MONITOR, PROVINCE)], False, {ours.id, theirs.id}),
        ([], False, set[CaseId]()),
    ):
        with writing(central.engine) as connection:
            set_memberships(connection, gita.person.id, memberships, secret_clearance=cleared)
        gita.sync()
        assert gita.cases() == expected
        assert oversight_bucket() not in gita.replies[-1].grants


def test_a_large_region_still_costs_two_statements_when_nothing_is_new(
    region: Region, central: Central, server: EmbeddedServer, at_desk: SignIn
) -> None:
    with writing(central.engine) as connection:
        for number in range(120):
            agency = Agency(AgencyId(f"kab-{number}"), f"K{number}", "Kabupaten", "regency", f"99.{number}", "WITA")
            put_reference(connection, "agency", agency.id, agency)
    gita = at_desk("gita")
    gita.sync()
    with counted_statements() as statements:
        (reply,) = gita.sync()
    assert len(reply.grants) > 120 and reply.buckets == () and len(statements) <= 2
