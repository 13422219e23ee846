"""A directory to amend, and the ways to amend it."""

from dataclasses import replace
from typing import Any

from domain import directory_commands as d
from domain.amendments import amend
from domain.commands import Envelope
from domain.directory import Directory
from domain.entries import Amended, with_entries
from domain.ids import CaseId, CommandId, DeviceId, UnitId
from domain.people import Person
from tests.domain.cast import (
    JALAN,
    MONDAY,
    PUTU,
    TONO,
    directory,
)
from tests.domain.cast import PEOPLE as CAST

PEOPLE = (*CAST, PUTU)
FRESH = "0198c0de-0000-7000-8000-00000000000a"


def known() -> Directory:
    """The cast's directory, with an admin at the neighbour's too and a unit below another."""
    found = directory()
    cards = {**found.people, PUTU.id: found.people[TONO.id].in_offices(PUTU.memberships)}
    cards[PUTU.id] = replace(cards[PUTU.id], id=PUTU.id, name=PUTU.name)
    below = replace(found.units[JALAN], id=UnitId("harapan-jembatan"), name="Seksi Jembatan", parent=JALAN)
    return replace(found, people=cards, units={**found.units, below.id: below})


def sent(actor: Person, id: str, command: d.Amendment, number: int = 1) -> Envelope:
    return Envelope(CommandId(f"k{number}"), CaseId(id), 0, actor.id, DeviceId("laptop"), MONDAY, command)


def done(found: Directory, actor: Person, id: str, command: d.Amendment) -> Any:
    return amend(found, sent(actor, id, command), actor)


def after(found: Directory, actor: Person, id: str, command: d.Amendment) -> Directory:
    outcome = done(found, actor, id, command)
    assert isinstance(outcome, Amended), outcome
    return with_entries(found, outcome)
