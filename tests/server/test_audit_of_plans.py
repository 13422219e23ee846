"""The timeline of an action plan stands in its agency's audit, and what is done to it unseen shows."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import Connection, delete, select, text, update

from domain import commands as c
from domain.ids import CaseId
from server.central import Central
from server.database import reading, writing
from server.inspection import Finding, Wrong, inspect
from server.schema import head_revision, migrate
from server.settings import Settings
from server.tables import audit, bucket, plan
from tests.server.conftest import SignIn
from tests.server.desk import Desk
from tests.server.plan_desk import made, tell
from tests.server.region import REGENCY, Region, change, read

HOME = f"ag:{REGENCY}"
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


def test_plans_from_before_are_entered_behind_what_was_audited_then(
    central: Central, settings: Settings, planned: CaseId
) -> None:
    """The database as a server left it that audited no plans yet."""
    entered = select(audit).where(audit.c.case == planned).order_by(audit.c.number)
    since = read(central, entered)
    first = since[0].number
    assert [row.number for row in since] == [first, first + 1, first + 2]

    home = update(bucket).where(bucket.c.name == HOME)
    change(central, delete(audit).where(audit.c.case == planned))
    change(central, home.values(audited=first - 1, audit_hash=since[0].previous_hash))
    change(central, text("UPDATE alembic_version SET version_num = '0007'"))

    assert migrate(settings.database) == "0007"

    assert [row._mapping for row in read(central, entered)] == [row._mapping for row in since]
    with reading(central.engine) as connection:
        assert list(inspect(connection)) == []
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one() == head_revision()
