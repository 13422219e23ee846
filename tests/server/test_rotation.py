"""When a unit closes or a person goes, tasks and action plans go on in other hands: nothing is stranded."""

from concurrent.futures import ThreadPoolExecutor
from time import sleep
from typing import Any

import pytest
from sqlalchemy import select, text

from domain import commands as c
from domain import directory_commands as d
from domain.case import Case, EventKind, Holder, Status
from domain.errors import Code
from domain.ids import CaseId, UnitId, new_id
from domain.people import Role
from domain.planning import apply_plan
from domain.plans import Plan, PlanEvent
from domain.protocol import Outcome
from domain.wire import from_wire, loads
from server import subjects
from server.central import Central
from server.database import reading
from server.tables import audit, cases, plan
from tests.server.books import assert_books_balance
from tests.server.conftest import SignIn
from tests.server.desk import Desk
from tests.server.directory_desk import do, message, must
from tests.server.plan_desk import made, tell
from tests.server.region import HEALTH, NEIGHBOUR, NEIGHBOUR_ROADS, PEOPLE, REGENCY, ROADS, Region, read

BUDI, HADI, DEWI = (PEOPLE[name].id for name in ("budi", "hadi", "dewi"))


def stored(central: Central, identity: CaseId) -> Plan:
    return loads(Plan, read(central, select(plan.c.doc).where(plan.c.id == identity))[0][0])


def assert_whole(central: Central) -> None:
    with reading(central.engine) as connection:
        assert_books_balance(connection)


@pytest.fixture
def andi(at_desk: SignIn) -> Desk:
    return at_desk("andi")


def test_the_tasks_of_a_unit_that_closes_go_to_its_successor(at_desk: SignIn, region: Region, andi: Desk) -> None:
    """Those of its own agency and those another agency gave it; what was done or declined stays as it was."""
    eko, dewi, budi = at_desk("eko"), at_desk("dewi"), at_desk("budi")
    theirs = region.report(holder=Holder(NEIGHBOUR, NEIGHBOUR_ROADS), status=Status.IN_PROGRESS)
    ours = region.report(status=Status.IN_PROGRESS)
    eko.sync()
    budi.sync()
    eko.must(theirs, c.GiveTask("Periksa klinik", REGENCY, HEALTH, days=7, mandatory=True))
    eko.must(theirs, c.GiveTask("Data warga", REGENCY, HEALTH))
    budi.must(ours, c.GiveTask("Foto jalan", REGENCY, HEALTH))
    dewi.sync()
    given = {task.title: task for task in dewi.seen(theirs).tasks}
    dewi.must(theirs, c.FinishTask(given["Data warga"].id, "Terlampir."))
    dewi.must(ours, c.AcceptTask(dewi.seen(ours).tasks[0].id))

    must(andi, HEALTH, d.RetireUnit(ROADS), seen=1)

    for desk in (eko, budi, dewi):
        desk.sync()
    now = {task.title: task for task in budi.seen(theirs).tasks}
    assert {title: (task.unit, task.state) for title, task in now.items()} == {
        "Periksa klinik": (ROADS, "open"),
        "Data warga": (HEALTH, "done"),
    }
    assert (now["Periksa klinik"].days, now["Periksa klinik"].given_at) == (7, given["Periksa klinik"].given_at)
    assert [(task.unit, task.state) for task in budi.seen(ours).tasks] == [(ROADS, "accepted")]
    entry = eko.seen(theirs).events[-1]
    assert (entry.kind, entry.by.agency, entry.data["by"]) == (EventKind.TASK_HANDED_OVER, REGENCY, "Andi")
    budi.must(theirs, c.FinishTask(now["Periksa klinik"].id, "Klinik buka."))
    assert_whole(region.central)


def test_a_unit_with_a_task_is_not_dissolved_without_saying_who_does_it(region: Region, andi: Desk) -> None:
    new = UnitId(new_id(region.central.now()))
    must(andi, new, d.AddUnit(REGENCY, "Seksi Air"))
    case = region.report(status=Status.IN_PROGRESS)
    andi.sync()
    andi.must(case, c.GiveTask("Periksa pipa", REGENCY, new))
    assert do(andi, new, d.RetireUnit(), seen=1).code == Code.UNIT_IN_USE
    andi.must(case, c.CancelTask(andi.seen(case).tasks[0].id))
    must(andi, new, d.RetireUnit(), seen=1)
    assert andi.do(case, c.GiveTask("Periksa pipa", REGENCY, new)).code == Code.UNIT_RETIRED
    assert_whole(region.central)


def test_nobody_is_given_a_case_where_they_do_not_work_any_more(at_desk: SignIn, region: Region, andi: Desk) -> None:
    case = region.report()
    andi.sync()
    assert andi.do(case, c.Dispose(ROADS, DEWI)).code == Code.UNKNOWN_SUCCESSOR
    must(andi, BUDI, d.LeaveAgency(REGENCY), seen=1)
    assert andi.do(case, c.Dispose(ROADS, BUDI)).code == Code.UNKNOWN_SUCCESSOR
    andi.must(case, c.Dispose(ROADS, HADI))


def test_plans_change_hands_with_whoever_goes_and_with_a_unit(at_desk: SignIn, region: Region, andi: Desk) -> None:
    case, hadi = region.report(), at_desk("hadi")
    own = made(hadi, case, owner=BUDI)
    others = made(hadi, case, owner=HADI)
    ended = made(hadi, case, owner=BUDI)
    assert tell(hadi, ended, c.ClosePlan("Selesai.")).outcome == Outcome.APPLIED

    must(andi, BUDI, d.LeaveAgency(REGENCY, HADI), seen=1)

    assert [stored(region.central, each).owner for each in (own, others, ended)] == [HADI, HADI, BUDI]
    entry = stored(region.central, own).entries[-1]
    assert (entry.kind, entry.by.agency, entry.data) == (
        PlanEvent.HANDED_OVER,
        REGENCY,
        {"unit": ROADS, "owner": HADI, "was.unit": ROADS, "was.owner": BUDI, "by": "Andi"},
    )
    assert tell(hadi, own, c.ChangePlan(owner=BUDI)).code == Code.UNKNOWN_OWNER
    must(andi, HADI, d.EndRole(Role.LIAISON_OFFICER, REGENCY, ROADS), seen=1)
    assert stored(region.central, own).owner == HADI, "who still works there keeps it"

    must(andi, ROADS, d.RetireUnit(HEALTH), seen=1)

    dewi = at_desk("dewi")
    dewi.sync()
    assert own in dewi.cases() and from_wire(Plan, dewi.buckets[f"un:{HEALTH}"].docs[own][1]).unit == HEALTH
    assert tell(andi, own, c.ChangePlan(unit=ROADS)).code == Code.UNIT_RETIRED
    must(andi, HADI, d.LeaveAgency(REGENCY), seen=3)
    assert stored(region.central, own).owner is None, "nobody was named, and whoever is left sees that"
    sent = read(region.central, select(audit).where(audit.c.case == own).order_by(audit.c.position))
    assert [row.person for row in sent] == [HADI, andi.person.id, andi.person.id, andi.person.id]
    assert [row.device for row in sent][1:] == [andi.device] * 3
    assert_whole(region.central)


def test_what_is_given_out_while_a_unit_is_dissolved_does_not_stay_there(
    at_desk: SignIn, region: Region, andi: Desk
) -> None:
    joko = at_desk("joko")
    asked = region.reports(6, status=Status.IN_PROGRESS)
    joko.sync()
    tasks = [joko.message(case, c.GiveTask("Periksa klinik", REGENCY, HEALTH)) for case in asked]
    retirement = message(andi, HEALTH, d.RetireUnit(ROADS), seen=1)

    with ThreadPoolExecutor(2) as pool:
        first, second = pool.submit(joko.ask, tasks), pool.submit(andi.ask, [retirement])
        assert (first.result().status_code, second.result().status_code) == (200, 200)
    assert {task.unit for case in _cases(region.central) for task in case.tasks} <= {ROADS}
    assert_whole(region.central)


def test_a_unit_does_not_close_while_a_plan_is_being_given_to_it(
    at_desk: SignIn, region: Region, andi: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    joko, case = at_desk("joko"), region.report()
    retirement = message(andi, HEALTH, d.RetireUnit(ROADS), seen=1)
    with ThreadPoolExecutor(1) as pool:
        answers = []

        def meanwhile(*arguments: Any) -> Any:
            answers.append(pool.submit(andi.ask, [retirement]))
            while not answers[0].done() and not _waits(region.central):
                sleep(0.01)
            return apply_plan(*arguments)

        monkeypatch.setattr(subjects, "apply_plan", meanwhile)
        begun = made(joko, case, unit=HEALTH)
        assert answers[0].result().status_code == 200
    assert stored(region.central, begun).unit == ROADS
    assert_whole(region.central)


def _waits(central: Central) -> bool:
    """Whether somebody waits for the directory; in SQLite whoever comes second always waits."""
    if central.engine.dialect.name == "sqlite":
        return True
    waiting = text("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
    with central.engine.connect() as connection:
        return bool(connection.execute(waiting).scalar_one())


def _cases(central: Central) -> list[Case]:
    return [loads(Case, row.doc) for row in read(central, select(cases.c.doc))]
