"""A timeline that was edited, shortened or reordered behind the server's back is noticed, and the entry named."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import delete, select, update

from domain.case import Case
from domain.commands import AddNote, Dispose
from server.central import Central
from server.chain import Break, hash_of, verify
from server.database import reading, writing
from server.records import load_case, store_case
from server.tables import cases, event
from tests.server.conftest import SignIn
from tests.server.region import HEALTH, Region, change, read


@pytest.fixture
def case(at_desk: SignIn, region: Region) -> Case:
    """A case with five entries, and others beside it."""
    found = region.reports(3)[1]
    andi = at_desk("andi")
    for command in (AddNote("satu"), AddNote("dua"), Dispose(HEALTH), AddNote("tiga")):
        andi.must(found, command)
    return found


def breaks(central: Central, case: Case | None = None) -> list[Break]:
    with reading(central.engine) as connection:
        return list(verify(connection, case.id if case else None))


def rows(central: Central, case: Case) -> list[Any]:
    return read(central, select(event).where(event.c.case == case.id).order_by(event.c.position))


def at(case: Case, position: int) -> Any:
    return (event.c.case == case.id) & (event.c.position == position)


def edited(central: Central, case: Case) -> None:
    changed = rows(central, case)[2].doc.replace("dua", "DUA")
    change(central, update(event).where(at(case, 2)).values(doc=changed))


def edited_with_a_new_hash(central: Central, case: Case) -> None:
    row = rows(central, case)[2]
    changed = row.doc.replace("dua", "DUA")
    forged = hash_of(case.id, 2, row.previous_hash, changed)
    change(central, update(event).where(at(case, 2)).values(doc=changed, hash=forged))


def dropped(central: Central, case: Case) -> None:
    change(central, delete(event).where(at(case, 2)))


def last_dropped(central: Central, case: Case) -> None:
    change(central, delete(event).where(at(case, 4)))


def exchanged(central: Central, case: Case) -> None:
    second, third = rows(central, case)[2:4]
    for position, row in ((2, third), (3, second)):
        change(central, update(event).where(at(case, position)).values(id=row.id, doc=row.doc))


def taken_from_another_case(central: Central, case: Case) -> None:
    other = read(central, select(event).where(event.c.case != case.id))[0]
    change(central, update(event).where(at(case, 0)).values(id=other.id, doc=other.doc, hash=other.hash))


def edited_in_the_case(central: Central, case: Case) -> None:
    doc = json.loads(read(central, select(cases.c.doc).where(cases.c.id == case.id))[0].doc)
    doc["events"][2]["text"] = "DUA"
    change(central, update(cases).where(cases.c.id == case.id).values(doc=json.dumps(doc)))


@pytest.mark.parametrize(
    ("tamper", "position", "reason"),
    [
        (edited, 2, "altered"),
        (edited_with_a_new_hash, 3, "altered"),
        (dropped, 2, "missing"),
        (last_dropped, 4, "missing"),
        (exchanged, 2, "altered"),
        (taken_from_another_case, 0, "altered"),
        (edited_in_the_case, 2, "differs from the case"),
    ],
)
def test_tampering_is_noticed_and_named(
    tamper: Callable[[Central, Case], None], position: int, reason: str, case: Case, central: Central
) -> None:
    assert breaks(central) == []
    tamper(central, case)
    assert Break(case.id, position, reason) in breaks(central)
    assert {found.case for found in breaks(central)} == {case.id}
    assert breaks(central, case) == breaks(central)


def test_a_timeline_only_grows(case: Case, central: Central) -> None:
    with writing(central.engine) as connection:
        stored = load_case(connection, case.id)
    assert stored is not None
    shorter = replace(stored, version=stored.version + 1, events=stored.events[1:])
    with pytest.raises(ValueError, match="only grow"), writing(central.engine) as connection:
        store_case(connection, stored, shorter)
    stale = replace(stored, version=stored.version - 1)
    with pytest.raises(ValueError, match="moved"), writing(central.engine) as connection:
        store_case(connection, stale, replace(stored, version=stored.version + 1))
    assert breaks(central) == []
