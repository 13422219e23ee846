"""Action plans: who works on them and reads them, what merges, and what is a conflict."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import commands as c
from domain.commands import Command, Envelope
from domain.errors import Code, Conflict, Refused
from domain.ids import AgencyId, CaseId, CommandId, DeviceId, PersonId, new_id
from domain.people import Person, Role
from domain.planning import apply_plan, planned
from domain.plans import CASES_AT_MOST, Plan, PlanEvent, keeper, new_plan_id, plan_buckets
from domain.scope import buckets_held
from domain.wire import dumps, loads
from tests.domain.cast import (
    AGUS,
    BAMBANG,
    DEWI,
    HARAPAN,
    JALAN,
    LINA,
    MUARA,
    MUARA_JALAN,
    PEOPLE,
    PHOTO,
    PUTU,
    RATNA,
    RINI,
    SARI,
    SEHAT,
    WAYAN,
    YOSEF,
    directory,
    member,
    person,
)

DIRECTORY = directory()
NOW = datetime(2026, 3, 16, 2, tzinfo=UTC)
CASES = tuple(CaseId(f"kasus-{n}") for n in range(6))
MADE = c.MakePlan("Jalan pasar", HARAPAN, "Tambal sebelum musim hujan.", JALAN, SARI.id, date(2026, 4, 30), CASES[:2])


def envelope(command: Command, actor: Person, plan: Plan | None, **changes: Any) -> Envelope:
    subject = plan.id if plan else new_plan_id(NOW)
    base = plan.version if plan else 0
    made = Envelope(CommandId(new_id(NOW)), subject, base, actor.id, DeviceId("d"), NOW, command)
    return replace(made, **changes)


def attempt(plan: Plan | None, actor: Person, command: Command, **changes: Any) -> Plan | Refused | Conflict:
    return apply_plan(plan, envelope(command, actor, plan, **changes), actor, DIRECTORY, NOW)


def do(plan: Plan | None, actor: Person, command: Command, **changes: Any) -> Plan:
    outcome = attempt(plan, actor, command, **changes)
    assert isinstance(outcome, Plan), outcome
    return outcome


def refused(plan: Plan | None, actor: Person, command: Command) -> str:
    outcome = attempt(plan, actor, command)
    assert isinstance(outcome, Refused), outcome
    return outcome.code


@pytest.fixture
def plan() -> Plan:
    return do(None, SARI, MADE)


def test_a_plan_says_who_does_what_about_which_cases_until_when(plan: Plan) -> None:
    assert (plan.version, plan.title, plan.unit, plan.owner) == (1, "Jalan pasar", JALAN, SARI.id)
    assert (plan.due_on, plan.progress, plan.cases) == (date(2026, 4, 30), 0, CASES[:2])
    assert plan.is_late(date(2026, 5, 1)) and not plan.is_late(date(2026, 4, 30))
    assert loads(Plan, dumps(plan)) == plan


def test_it_grows_by_progress_evidence_and_cases_and_ends_with_what_came_of_it(plan: Plan) -> None:
    plan = do(plan, SARI, c.ChangePlan(progress=40))
    plan = do(plan, RINI, c.AddToPlan("Foto setelah ditambal.", (PHOTO,)))
    plan = do(plan, RATNA, c.LinkCases(add=(CASES[2], CASES[0]), remove=(CASES[1],)))
    plan = do(plan, AGUS, c.ClosePlan("Semua lubang ditambal."))
    assert (plan.progress, plan.evidence, plan.cases, plan.is_closed) == (40, (PHOTO,), (CASES[0], CASES[2]), True)
    assert [entry.kind for entry in plan.entries] == [*list(PlanEvent)[:5]]
    assert [entry.by.person for entry in plan.entries] == [SARI.id, SARI.id, RINI.id, RATNA.id, AGUS.id]
    assert plan.entries[1].data == {"was.progress": "0", "progress": "40"}
    assert not plan.is_late(date(2030, 1, 1))
    assert refused(plan, SARI, c.ChangePlan(progress=50)) == Code.PLAN_CLOSED
    assert do(plan, SARI, c.AddToPlan("Garansi setahun.")).version == plan.version + 1


COMMANDS: dict[str, Command] = {
    "make": MADE,
    "change": c.ChangePlan(progress=10),
    "add": c.AddToPlan("Catatan."),
    "link": c.LinkCases(add=CASES[3:4]),
    "close": c.ClosePlan("Selesai."),
}


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("actor", [*PEOPLE, PUTU], ids=lambda one: one.name)
def test_the_owning_office_works_on_a_plan_and_nobody_else(actor: Person, name: str, plan: Plan) -> None:
    command = COMMANDS[name]
    outcome = attempt(None if name == "make" else plan, actor, command)
    if actor.name in {"Sari", "Rini", "Joko", "Ratna", "Agus"}:
        assert isinstance(outcome, Plan)
    else:
        assert isinstance(outcome, Refused) and outcome.code == Code.NOT_ALLOWED


@pytest.mark.parametrize("role", Role)
def test_of_the_agencys_own_people_only_admins_and_officers_keep_its_plans(role: Role, plan: Plan) -> None:
    allowed = role in {Role.AGENCY_ADMIN, Role.LIAISON_OFFICER}
    for unit in (None, JALAN):
        actor = person("Peraga", "", member(role, HARAPAN, unit))
        for name, command in COMMANDS.items():
            assert isinstance(attempt(None if name == "make" else plan, actor, command), Plan) is allowed


def test_who_reads_a_plan(plan: Plan) -> None:
    readers = {p.name for p in (*PEOPLE, PUTU) if plan_buckets(plan) & buckets_held(p, DIRECTORY)}
    assert readers == {"Sari", "Rini", "Bambang", "Joko", "Ratna", "Agus", "Dewi", "Yosef"}
    assert not any(keeper(p, plan.agency, plan.unit) for p in (BAMBANG, DEWI, YOSEF, WAYAN, LINA))


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (replace(MADE, title=" "), Code.TEXT_REQUIRED),
        (replace(MADE, title="x" * 500), Code.TEXT_TOO_LONG),
        (replace(MADE, goal="x" * 100_000), Code.TEXT_TOO_LONG),
        (replace(MADE, owner=PUTU.id), Code.UNKNOWN_OWNER),
        (replace(MADE, owner=PersonId("tak-dikenal")), Code.UNKNOWN_OWNER),
        (replace(MADE, category="9-9"), Code.MALFORMED),
        (replace(MADE, cases=tuple(CaseId(str(n)) for n in range(CASES_AT_MOST + 1))), Code.TOO_MANY_CASES),
    ],
)
def test_a_plan_that_cannot_be_is_refused(command: c.MakePlan, code: Code) -> None:
    assert refused(None, RATNA, command) == code


def test_what_a_plan_cannot_become_is_refused(plan: Plan) -> None:
    assert refused(plan, RATNA, c.ChangePlan(unit=MUARA_JALAN)) == Code.UNKNOWN_UNIT
    assert refused(plan, RATNA, c.ChangePlan(progress=101)) == refused(plan, RATNA, c.ChangePlan(progress=-1))
    assert refused(plan, SARI, c.ChangePlan(unit=SEHAT)) == Code.NOT_ALLOWED, "not into another unit's hands"
    assert do(plan, RATNA, c.ChangePlan(unit=SEHAT)).unit == SEHAT
    assert refused(plan, SARI, c.AddToPlan(" ")) == Code.TEXT_REQUIRED
    assert refused(plan, SARI, c.AddToPlan("", (PHOTO,) * 6)) == Code.TOO_MANY_ATTACHMENTS
    assert refused(plan, SARI, c.ClosePlan("")) == Code.REASON_REQUIRED
    assert refused(None, SARI, c.AddToPlan("x")) == Code.UNKNOWN_PLAN
    assert refused(plan, SARI, MADE) == Code.REUSED_ID
    assert refused(plan, RATNA, c.MakePlan("x", AgencyId("lain"))) == Code.REUSED_ID
    nowhere = person("Nihil", "", member(Role.AGENCY_ADMIN, AgencyId("tak-dikenal")))
    assert refused(None, nowhere, c.MakePlan("x", AgencyId("tak-dikenal"))) == Code.UNKNOWN_AGENCY
    assert refused(plan, SARI, c.AddNote("x")) == Code.NOT_ALLOWED
    forged = attempt(plan, SARI, c.AddToPlan("x"), on_behalf_of=RATNA.id)
    assert isinstance(forged, Refused) and forged.code == Code.NOT_ALLOWED


def test_the_same_field_changed_on_both_sides_is_a_conflict_with_theirs(plan: Plan) -> None:
    theirs = do(plan, RATNA, c.ChangePlan(progress=60, due_on=date(2026, 6, 1)))
    mine = attempt(theirs, SARI, c.ChangePlan(progress=30), base_version=plan.version)
    assert isinstance(mine, Conflict)
    assert mine.theirs == {"progress": "60"} and mine.made["progress"].name == "Ratna"
    assert do(theirs, SARI, c.ChangePlan(title="Jalan pasar lama"), base_version=plan.version).progress == 60
    assert do(theirs, RATNA, c.ChangePlan(progress=70), base_version=plan.version).progress == 70, "one's own"
    assert isinstance(attempt(theirs, SARI, c.ChangePlan(progress=60), base_version=plan.version), Plan), "the same"


additions = st.one_of(
    st.builds(c.AddToPlan, st.sampled_from(["Catatan satu", "Catatan dua"]), st.sampled_from([(), (PHOTO,)])),
    st.builds(lambda cases: c.LinkCases(add=tuple(cases)), st.lists(st.sampled_from(CASES), max_size=3)),
)


@given(st.lists(additions, min_size=2, max_size=3))
def test_additions_commute(commands: list[Command]) -> None:
    begun = do(None, SARI, MADE)
    sent = [envelope(command, SARI, begun) for command in commands]
    ends = set()
    for order in permutations(sent):
        plan: Any = begun
        for one in order:
            plan = apply_plan(plan, one, SARI, DIRECTORY, NOW)
            assert isinstance(plan, Plan)
        ends.add((frozenset(plan.cases), frozenset(e.id for e in plan.entries), plan.version, len(plan.evidence)))
    assert len(ends) == 1


def test_unsent_work_is_laid_over_the_servers_plan_and_not_twice(plan: Plan) -> None:
    sent = [envelope(c.ChangePlan(progress=20), SARI, plan), envelope(c.ClosePlan("Selesai."), SARI, plan)]
    shown = planned(plan, sent, SARI, DIRECTORY)
    assert shown and (shown.progress, shown.is_closed) == (20, True)
    known = apply_plan(plan, sent[0], SARI, DIRECTORY, NOW)
    assert isinstance(known, Plan)
    again = planned(known, sent, SARI, DIRECTORY)
    assert again and len(again.entries) == len(shown.entries)
    begun = envelope(MADE, SARI, None)
    follows = replace(envelope(c.AddToPlan("x"), SARI, None), case=begun.case)
    offline = planned(None, [begun, follows], SARI, DIRECTORY)
    assert offline and (offline.id, offline.version) == (begun.case, 2)
    assert planned(None, [follows], SARI, DIRECTORY) is None


@given(st.integers(-5, 105), st.timedeltas(timedelta(-900), timedelta(900)))
def test_progress_is_a_percentage_whatever_the_due_day(progress: int, later: timedelta) -> None:
    due = date(2026, 4, 30) + later
    outcome = attempt(do(None, SARI, MADE), SARI, c.ChangePlan(progress=progress, due_on=due))
    assert isinstance(outcome, Plan) is (0 <= progress <= 100)


def test_a_plan_of_another_agency_stays_there() -> None:
    theirs = do(None, PUTU, c.MakePlan("Jalan kota", MUARA, unit=MUARA_JALAN))
    assert not plan_buckets(theirs) & buckets_held(SARI, DIRECTORY)
    assert refused(theirs, RATNA, c.AddToPlan("x")) == Code.NOT_ALLOWED
