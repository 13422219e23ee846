"""Shared views: who may share what with whom, what becomes of them, and what no console has to take."""

from dataclasses import replace

import pytest

from domain import directory_commands as d
from domain.amendments import amend
from domain.directory import Directory
from domain.entries import Amended
from domain.errors import Code, Conflict, Refused
from domain.ids import UnitId
from domain.people import Membership, Person, Role
from domain.shared_views import (
    LONGEST_CONTENT,
    MOST_CONDITIONS,
    MOST_FACTS,
    MOST_SHARED,
    MOST_VALUES,
    Recommended,
    SharedView,
    shared_with,
    shares_views,
)
from domain.wire import dumps, from_wire, loads, to_wire
from tests.domain.amending import FRESH, PEOPLE, after, done, known, sent
from tests.domain.cast import AGUS, BAMBANG, HARAPAN, JALAN, JOKO, LINA, MUARA, PUTU, RATNA, RINI, SARI, SEHAT, TONO

LATE = Recommended("late", {"units": (JALAN,), "secret": ("yes",)}, "oldest", "status", ("tracking", "age"))
SHARED = d.ShareView(HARAPAN, "Terlambat: jalan", LATE, JALAN)
ALL_OF_IT = replace(SHARED, unit=None)


def shared() -> Directory:
    return after(known(), BAMBANG, FRESH, SHARED)


def content(**conditions: tuple[str, ...]) -> d.ShareView:
    return replace(SHARED, content=Recommended("late", conditions))


def saying(*facts: str) -> d.ShareView:
    return replace(SHARED, content=Recommended("late", facts=facts))


def seen(found: Directory) -> dict[str, list[str]]:
    people = (SARI, RINI, BAMBANG, LINA, RATNA, TONO)
    return {p.name: [v.name for v in shared_with(p, found.shared_views.values())] for p in people}


@pytest.mark.parametrize(
    ("command", "sharers"),
    [
        (SHARED, {BAMBANG, RATNA, AGUS, JOKO}),
        (replace(SHARED, unit=SEHAT), {RATNA, AGUS, JOKO}),
        (ALL_OF_IT, {RATNA, AGUS}),
    ],
    ids=("own unit", "another unit", "the whole agency"),
)
def test_who_may_share_with_whom(command: d.ShareView, sharers: set[Person]) -> None:
    outcomes = {person.name: done(known(), person, FRESH, command) for person in PEOPLE}
    allowed = {name for name, outcome in outcomes.items() if isinstance(outcome, Amended)}
    assert allowed == {person.name for person in sharers}
    assert [each for each in outcomes.values() if not isinstance(each, Amended | Refused)] == []
    assert {each.code for each in outcomes.values() if isinstance(each, Refused)} == {Code.NOT_SHARER}
    assert all(shares_views(person) for person in sharers) and not shares_views(SARI)


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (replace(SHARED, unit=UnitId("tak-dikenal")), Code.UNKNOWN_UNIT),
        (replace(SHARED, name="  "), Code.TEXT_REQUIRED),
        (replace(SHARED, name="a" * 61), Code.TEXT_TOO_LONG),
        (replace(SHARED, content=Recommended("")), Code.MALFORMED),
        (replace(SHARED, content=Recommended("Lewat tenggat")), Code.MALFORMED),
        (replace(SHARED, content=Recommended("late", order="x" * 41)), Code.MALFORMED),
        (content(units=()), Code.MALFORMED),
        (content(**{"a b": ("x",)}), Code.MALFORMED),
        (content(units=("x" * (LONGEST_CONTENT + 1),)), Code.MALFORMED),
        (content(units=("",) * (MOST_VALUES + 1)), Code.MALFORMED),
        (content(**{"a" * (n + 1): ("x",) for n in range(MOST_CONDITIONS + 1)}), Code.MALFORMED),
        (saying("unit", "<b>"), Code.MALFORMED),
        (saying("unit", "age", "unit"), Code.ROW_FACTS),
        (saying(*"abcde"), Code.ROW_FACTS),
    ],
)
def test_what_no_console_has_to_take_is_refused(command: d.ShareView, code: Code) -> None:
    outcome = done(known(), RATNA, FRESH, command)
    assert isinstance(outcome, Refused) and outcome.code == code


def test_it_is_for_those_of_its_office_and_names_who_shared_it() -> None:
    road = ["Terlambat: jalan"]
    assert seen(shared()) == {"Sari": road, "Rini": road, "Bambang": road, "Lina": [], "Ratna": [], "Tono": []}
    assert shared().shared_views[FRESH].author == BAMBANG.id
    everybody = after(known(), RATNA, FRESH, ALL_OF_IT)
    assert [name for name, views in seen(everybody).items() if views] == ["Sari", "Rini", "Bambang", "Lina", "Ratna"]


def test_it_is_set_anew_and_taken_back_by_its_author_or_an_admin_alone() -> None:
    again = replace(SHARED, name="Terlambat", content=Recommended("late"))
    for stranger in (SARI, JOKO, PUTU):
        assert done(shared(), stranger, FRESH, again) == Refused(Code.NOT_SHARER)
        assert done(shared(), stranger, FRESH, d.WithdrawView()) == Refused(Code.NOT_SHARER)
    for allowed in (BAMBANG, RATNA):
        changed = after(shared(), allowed, FRESH, again).shared_views[FRESH]
        assert (changed.name, changed.author) == ("Terlambat", BAMBANG.id)
        gone = after(shared(), allowed, FRESH, d.WithdrawView())
        assert not any(seen(gone).values())
        assert done(gone, allowed, FRESH, d.WithdrawView()) == Refused(Code.ALREADY_SO)
        assert seen(after(gone, BAMBANG, FRESH, SHARED))["Rini"], "shared once more"
    elsewhere = replace(BAMBANG, memberships=(*BAMBANG.memberships, Membership(Role.AGENCY_ADMIN, MUARA)))
    moved = replace(SHARED, agency=MUARA, unit=None)
    assert done(shared(), elsewhere, FRESH, moved) == Refused(Code.MALFORMED), "it stays with its agency"


@pytest.mark.parametrize(("field", "stands"), [("withdrawn", "True"), ("unit", "harapan-sehat"), ("name", "Lain")])
def test_whoever_shares_it_again_does_not_undo_what_another_did_meanwhile(field: str, stands: str) -> None:
    conflict = amend(shared(), sent(BAMBANG, FRESH, ALL_OF_IT), RATNA, {field: stands})
    assert conflict == Conflict({field: stands})
    withdrawal = amend(shared(), sent(BAMBANG, FRESH, d.WithdrawView()), BAMBANG, {field: stands})
    assert isinstance(withdrawal, Amended), "whatever it says now, it is not to be shown"


def test_a_dissolved_unit_takes_its_views_along_and_nobody_else_gets_them() -> None:
    moved = after(shared(), RATNA, JALAN, d.RetireUnit(SEHAT))
    assert moved.shared_views[FRESH].unit == SEHAT
    empty = after(known(), RATNA, FRESH, replace(SHARED, unit=UnitId("harapan-jembatan")))
    gone = after(empty, RATNA, "harapan-jembatan", d.RetireUnit())
    assert gone.shared_views[FRESH].withdrawn
    refused = Refused(Code.UNIT_RETIRED, {"unit": "Bidang Jalan"})
    assert done(moved, RATNA, FRESH.replace("a", "b"), SHARED) == refused


def test_a_row_says_what_the_consoles_have_words_for_and_no_more_than_fits() -> None:
    newer = saying("weather", "moon", "age", "unit")
    assert after(known(), BAMBANG, FRESH, newer).shared_views[FRESH].content == newer.content
    refused = done(known(), BAMBANG, FRESH, saying(*"abcde"))
    assert refused == Refused(Code.ROW_FACTS, {"limit": str(MOST_FACTS)})


def test_an_office_is_not_flooded() -> None:
    many = {f"v{n}": SharedView(f"v{n}", HARAPAN, JALAN, str(n), LATE, RATNA.id) for n in range(MOST_SHARED)}
    full = replace(known(), shared_views=many)
    assert done(full, BAMBANG, FRESH, SHARED) == Refused(Code.TOO_MANY_VIEWS, {"limit": "20"})
    assert "Terlambat: jalan" in seen(after(after(full, RATNA, "v0", d.WithdrawView()), BAMBANG, FRESH, SHARED))["Sari"]


def test_what_a_newer_console_shares_is_kept_and_carried_on() -> None:
    view = shared().shared_views[FRESH]
    newer = {**to_wire(view), "colour": "red"}
    newer["content"] = {**newer["content"], "conditions": {"weather": ["rain"]}, "columns": ["a"]}
    found = from_wire(SharedView, newer)
    assert found.content.conditions == {"weather": ("rain",)} and found.content.is_sound
    assert loads(SharedView, dumps(view)) == view
