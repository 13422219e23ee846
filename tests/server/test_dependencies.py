"""A command made on another one's effect has none without it, waits while that is open, and holds up nothing else."""

import logging
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select, update

from domain.case import Case
from domain.commands import AddNote, Dispose
from domain.errors import Code
from domain.ids import CommandId, UnitId, new_id
from domain.protocol import CommandMessage, Outcome
from domain.wire import to_wire
from server.central import Central
from server.incoming import MADE_AFTER_AT_MOST
from server.tables import cases as case_table
from server.tables import command
from tests.server.conftest import SignIn
from tests.server.desk import Desk
from tests.server.region import NOW, Region, change, notes, read
from tests.support.guards import ExpectedLog


@pytest.fixture
def cases(region: Region) -> list[Case]:
    return region.reports(3)


@pytest.fixture
def budi(at_desk: SignIn, cases: list[Case]) -> Desk:
    return at_desk("budi")


def after(message: CommandMessage, *earlier: CommandMessage) -> CommandMessage:
    return replace(message, after=tuple(one.envelope.id for one in earlier))


def outcomes(desk: Desk, *sent: Any) -> list[tuple[str, str]]:
    ids = [message.envelope.id for message in sent]
    found = {result.id: (str(result.outcome), result.code) for result in desk.exchange(sent).results}
    return [found[identity] for identity in ids]


APPLIED = ("applied", "")
REFUSED = ("rejected", Code.DEPENDENCY_REFUSED)


def test_what_was_made_on_a_refused_command_is_refused_with_it(
    budi: Desk, cases: list[Case], region: Region, at_desk: SignIn
) -> None:
    andi = at_desk("andi")
    first = andi.message(cases[0], Dispose(UnitId("tidak-ada")))
    second = after(andi.message(cases[1], AddNote("karena itu")), first)
    third = after(andi.message(cases[2], AddNote("dan karena itu")), second)
    free = andi.message(cases[1], AddNote("tidak bergantung"))

    assert outcomes(andi, first, second, third, free) == [
        ("rejected", Code.UNKNOWN_UNIT), REFUSED, REFUSED, APPLIED,
    ]  # fmt: skip
    assert [notes(region.central, case.id) for case in cases] == [0, 1, 0]
    assert outcomes(andi, second, third) == [REFUSED, REFUSED], "and it stays so"


def test_what_was_made_on_an_applied_command_goes_on(budi: Desk, cases: list[Case]) -> None:
    first = budi.message(cases[0], AddNote("dasar"))
    assert outcomes(budi, first, after(budi.message(cases[0], AddNote("lanjutan")), first)) == [APPLIED, APPLIED]
    assert outcomes(budi, after(budi.message(cases[1], AddNote("nanti")), first)) == [APPLIED]


def test_it_waits_for_a_command_that_has_not_come_yet_and_leaves_nothing_behind(
    budi: Desk, cases: list[Case], central: Central
) -> None:
    first = budi.message(cases[0], AddNote("dasar"))
    second = after(budi.message(cases[1], AddNote("lanjutan")), first)
    same_lane, other = budi.message(cases[1], AddNote("sesudahnya")), budi.message(cases[2], AddNote("lain"))

    assert outcomes(budi, second, same_lane, other) == [("deferred", ""), ("deferred", ""), APPLIED]
    assert [row.id for row in read(central, select(command.c.id))] == [other.envelope.id]
    assert outcomes(budi, second, first) == [APPLIED, APPLIED], "in the order of the device, however they are sent"
    assert outcomes(budi, second, same_lane) == [APPLIED, APPLIED]


def test_a_poisoned_case_delays_its_explicit_dependants_and_no_other(
    budi: Desk, cases: list[Case], central: Central, expected_log: ExpectedLog
) -> None:
    expected_log("konsol.server.command", logging.ERROR, "WireError")
    expected_log("konsol.server.edge", logging.ERROR, "WireError")
    change(central, update(case_table).where(case_table.c.id == cases[0].id).values(doc='{"id": 1}'))
    poison = budi.message(cases[0], AddNote("racun"))
    dependant = after(budi.message(cases[1], AddNote("bergantung")), poison)
    free = budi.message(cases[2], AddNote("bebas"))
    unreadable: Any = {**to_wire(budi.message(cases[2], AddNote("x"))), "envelope": {"id": "x"}}

    def tried() -> list[str]:
        results = budi.exchange([poison, dependant, free, unreadable]).results
        found = {result.id: str(result.outcome) for result in results}
        return [found[message.envelope.id] for message in (poison, dependant, free)]

    assert [tried() for _ in range(2)] == [["deferred", "deferred", "applied"]] * 2
    assert tried() == ["quarantined", "rejected", "applied"]


def test_nobody_waits_on_themselves_or_on_endless_lists(budi: Desk, cases: list[Case]) -> None:
    own = budi.message(cases[0], AddNote("x"))
    endless = replace(
        budi.message(cases[0], AddNote("x")), after=tuple(CommandId(new_id(NOW)) for _ in range(MADE_AFTER_AT_MOST + 1))
    )
    odd: Any = {**to_wire(budi.message(cases[0], AddNote("x"))), "after": [7]}
    results = budi.exchange([after(own, own), endless, odd, budi.message(cases[0], AddNote("baik"))]).results
    assert [(r.outcome, r.code) for r in results] == [(Outcome.REJECTED, "malformed")] * 3 + [(Outcome.APPLIED, "")]


def test_another_persons_command_is_nothing_to_wait_on(budi: Desk, cases: list[Case], at_desk: SignIn) -> None:
    andi = at_desk("andi")
    foreign = andi.message(cases[0], AddNote("milik Andi"))
    assert outcomes(andi, foreign) == [APPLIED]
    assert outcomes(budi, after(budi.message(cases[0], AddNote("x")), foreign)) == [("deferred", "")]
