"""Action plans stand in their agency's audit and changes of the directory in its own; what is touched unseen shows."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import Connection, delete, or_, select, text, update

from domain import commands as c
from domain import directory_commands as d
from domain.ids import CaseId
from domain.people import Role
from domain.scope import REFERENCE
from server.central import Central
from server.database import reading, writing
from server.inspection import Finding, Wrong, inspect
from server.schema import head_revision, migrate
from server.settings import Settings
from server.tables import amendment, audit, bucket, plan
from tests.server.conftest import SignIn
from tests.server.desk import Desk
from tests.server.directory_desk import must
from tests.server.plan_desk import made, tell
from tests.server.region import HEALTH, PEOPLE, REGENCY, ROADS, Region, change, read

HOME = f"ag:{REGENCY}"
BUDI = PEOPLE["budi"].id
Entries = list[dict[str, Any]]


@pytest.fixture
def budi(at_desk: SignIn) -> Desk:
    return at_desk("budi")


@pytest.fixture
def planned(region: Region, budi: Desk) -> CaseId:
    """A plan with three entries, behind a case's one in the audit of the regency."""
    found = made(budi, region.report())
    tell(budi, found, c.ChangePlan(progress=10))
    tell(budi, found, c.AddToPlan("Aspal sudah datang."))
    return found


def rewritten(connection: Connection, identity: CaseId, entries: Callable[[Entries], Entries]) -> None:
    doc = json.loads(connection.execute(select(plan.c.doc).where(plan.c.id == identity)).scalar_one())
    changed = json.dumps({**doc, "entries": entries(doc["entries"])})
    connection.execute(update(plan).where(plan.c.id == identity).values(doc=changed))


def edited(entries: Entries) -> Entries:
    return [entries[0], {**entries[1], "data": {**entries[1]["data"], "progress": "90"}}, entries[2]]


MISDEEDS: list[tuple[Callable[[Entries], Entries], list[tuple[int, Wrong]]]] = [
    (edited, [(1, Wrong.EVENT_ALTERED)]),
    (lambda entries: entries[:2], [(2, Wrong.EVENT_MISSING)]),
    (lambda entries: [entries[0], entries[2]], [(1, Wrong.EVENT_MISPLACED), (2, Wrong.EVENT_MISSING)]),
    (
        lambda entries: [entries[1], entries[0], entries[2]],
        [(0, Wrong.EVENT_MISPLACED), (1, Wrong.EVENT_MISPLACED)],
    ),
    (lambda entries: [*entries, entries[0]], [(3, Wrong.UNAUDITED)]),
]


@pytest.mark.parametrize(("misdeed", "expected"), MISDEEDS, ids=["edited", "cut", "dropped", "reordered", "added"])
def test_an_entry_that_was_touched_is_named(
    central: Central, planned: CaseId, misdeed: Callable[[Entries], Entries], expected: list[tuple[int, Wrong]]
) -> None:
    with reading(central.engine) as connection:
        assert list(inspect(connection)) == []
    with writing(central.engine) as connection:
        rewritten(connection, planned, misdeed)
    with reading(central.engine) as connection:
        found = list(inspect(connection))
    assert [(each.case, each.position, each.wrong) for each in found] == [(planned, *each) for each in expected]


def test_an_entry_dropped_from_the_audit_is_named(central: Central, planned: CaseId) -> None:
    numbers = read(central, select(audit.c.number).where(audit.c.case == planned).order_by(audit.c.number))
    change(central, delete(audit).where(audit.c.number == numbers[1][0]))
    with reading(central.engine) as connection:
        found = list(inspect(connection))
    assert Finding(HOME, numbers[1][0], "", -1, Wrong.MISSING) in found
    assert Finding("", 0, planned, 1, Wrong.UNAUDITED) in found


def test_a_change_of_the_directory_that_was_touched_is_named(at_desk: SignIn, region: Region, central: Central) -> None:
    andi = at_desk("andi")
    must(andi, ROADS, d.ChangeUnit(name="Dinas Bina Marga"), seen=1)
    must(andi, BUDI, d.GrantRole(Role.SUPERVISOR, REGENCY, ROADS), seen=1)
    must(andi, ROADS, d.RetireUnit(HEALTH), seen=2)
    entered = read(central, select(audit).where(audit.c.bucket == REFERENCE).order_by(audit.c.number))
    assert {row.person for row in entered} == {andi.person.id} and {row.device for row in entered} == {andi.device}
    assert [(row.case, row.position) for row in entered][:2] == [(ROADS, 2), (BUDI, 2)]
    assert (ROADS, 3) in {(row.case, row.position) for row in entered}, "the unit that closed"
    assert (BUDI, 3) in {(row.case, row.position) for row in entered}, "and whoever moved with it"

    mine = (amendment.c.entry == BUDI) & (amendment.c.version == 2)
    doc = read(central, select(amendment.c.doc).where(mine))[0][0]
    change(central, update(amendment).where(mine).values(doc=doc.replace("supervisor", "ombudsman")))
    with reading(central.engine) as connection:
        assert list(inspect(connection)) == [Finding(REFERENCE, 2, BUDI, 2, Wrong.EVENT_ALTERED)]
    change(central, delete(amendment).where(mine))
    with reading(central.engine) as connection:
        assert list(inspect(connection)) == [Finding(REFERENCE, 2, BUDI, 2, Wrong.EVENT_MISSING)]
    change(central, delete(audit).where(audit.c.bucket == REFERENCE, audit.c.case == BUDI))
    with reading(central.engine) as connection:
        assert Finding(REFERENCE, 2, "", -1, Wrong.MISSING) in list(inspect(connection))


def test_what_was_done_before_is_entered_behind_what_was_audited_then(
    central: Central, settings: Settings, planned: CaseId, at_desk: SignIn
) -> None:
    """The database as a server left it that audited neither plans nor the directory yet."""
    must(at_desk("andi"), ROADS, d.ChangeUnit(name="Dinas Bina Marga"), seen=1)
    must(at_desk("joko"), HEALTH, d.ChangeUnit(parent=ROADS), seen=1)
    entered = select(audit).where(or_(audit.c.case == planned, audit.c.bucket == REFERENCE))
    entered = entered.order_by(audit.c.bucket, audit.c.number)
    since = read(central, entered)
    first, gone = since[0], delete(audit).where(audit.c.case == planned)
    assert [(row.bucket, row.number - first.number) for row in since[:3]] == [(HOME, 0), (HOME, 1), (HOME, 2)]
    assert [(row.bucket, row.number) for row in since[3:]] == [(REFERENCE, 1), (REFERENCE, 2)]
    home, ref = (update(bucket).where(bucket.c.name == name) for name in (HOME, REFERENCE))
    change(central, gone)
    change(central, delete(audit).where(audit.c.bucket == REFERENCE))
    change(central, home.values(audited=first.number - 1, audit_hash=first.previous_hash))
    change(central, ref.values(audited=0, audit_hash=""))
    change(central, text("UPDATE alembic_version SET version_num = '0007'"))

    assert migrate(settings.database) == "0007"

    assert [row._mapping for row in read(central, entered)] == [row._mapping for row in since]
    with reading(central.engine) as connection:
        assert list(inspect(connection)) == []
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one() == head_revision()
