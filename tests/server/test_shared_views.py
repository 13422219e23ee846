"""A shared view on its way: to every console through `ref`, changed by two at once, and not at all if out of shape."""

from dataclasses import replace
from typing import Any

from sqlalchemy import select

from domain import directory_commands as d
from domain.errors import Code
from domain.ids import new_id
from domain.protocol import Outcome
from domain.scope import REFERENCE
from domain.shared_views import Recommended, SharedView
from domain.wire import from_wire, to_wire
from server.tables import audit
from tests.server.conftest import SignIn
from tests.server.desk import Desk
from tests.server.directory_desk import do, message, must
from tests.server.region import REGENCY, ROADS, Region, read

LATE = d.ShareView(REGENCY, "Terlambat", Recommended("late", {"units": (ROADS,)}, facts=("tracking", "age")), ROADS)
FIVE = Recommended("late", facts=("tracking", "age", "unit", "desk", "status"))


def view(desk: Desk, id: str) -> SharedView:
    desk.sync()
    return from_wire(SharedView, desk.buckets[REFERENCE].docs[id][1])


def test_it_reaches_everybody_and_two_who_change_it_at_once_hear_of_each_other(at_desk: SignIn, region: Region) -> None:
    citra, andi, budi = at_desk("citra"), at_desk("andi"), at_desk("budi")
    id = new_id(region.central.now())
    must(citra, id, LATE)
    assert view(budi, id) == SharedView(id, REGENCY, ROADS, "Terlambat", LATE.content, citra.person.id)
    assert do(budi, id, d.WithdrawView(), seen=1).code == Code.NOT_SHARER
    must(andi, id, d.WithdrawView(), seen=1)
    both = do(citra, id, replace(LATE, name="Terlambat sekali"), seen=1)
    assert (both.outcome, both.fields["withdrawn"], both.fields["withdrawn.by"]) == (Outcome.CONFLICT, "True", "Andi")
    assert view(budi, id).withdrawn, "an admin's withdrawal is not undone unawares"
    must(citra, id, LATE, seen=2)
    assert not view(budi, id).withdrawn
    entered = read(region.central, select(audit).where(audit.c.case == id).order_by(audit.c.number))
    assert [(row.person, row.position) for row in entered] == [
        (who.person.id, n) for who, n in ((citra, 1), (andi, 2), (citra, 3))
    ]


def test_out_of_shape_it_is_answered_and_stored_nowhere(at_desk: SignIn, region: Region) -> None:
    citra, budi = at_desk("citra"), at_desk("budi")
    contents: list[Any] = [
        "late",
        {"view": 7},
        {"view": "late", "conditions": ["units"]},
        {"view": "late", "conditions": {"units": "x"}},
        {"view": "late", "conditions": {"units": ["x" * 5_000]}},
        {"view": "late", "conditions": {"a\x00": ["x"]}},
        {"view": "late", "facts": "age"},
        {"view": "late", "facts": ["<img src='file:///x'>"]},
    ]
    id = new_id(region.central.now())
    sent: list[Any] = [to_wire(message(citra, id, LATE)) for _ in contents]
    for each, content in zip(sent, contents, strict=True):
        each["envelope"]["command"]["content"] = content
    too_much = (replace(LATE, name="n" * 61), replace(LATE, content=FIVE))
    answers = citra.exchange([*sent, *(message(citra, id, each) for each in too_much)]).results
    assert [(r.outcome, r.code) for r in answers[:-2]] == [(Outcome.REJECTED, Code.MALFORMED)] * len(contents)
    assert [(r.code, r.fields) for r in answers[-2:]] == [
        (Code.TEXT_TOO_LONG, {"limit": "60", "length": "61"}),
        (Code.ROW_FACTS, {"limit": "4"}),
    ]
    budi.sync()
    assert id not in budi.buckets[REFERENCE].docs
