"""Whatever admins do, in whatever order, the directory stays whole."""

from collections import Counter
from dataclasses import dataclass
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from domain import directory_commands as d
from domain.case import Holder
from domain.directory import Directory
from domain.entries import Amended, UnitCloses, with_entries
from domain.ids import AgencyId, UnitId
from domain.people import Person, Role
from tests.domain.amending import PEOPLE, done, known
from tests.domain.cast import (
    AGUS,
    BAMBANG,
    DEWI,
    HARAPAN,
    JALAN,
    JOKO,
    LINA,
    MARIA,
    MUARA,
    MUARA_JALAN,
    ORI,
    PANRB,
    PUTU,
    RATNA,
    SARI,
    SEHAT,
    TONO,
    WAYAN,
    YOSEF,
)


@dataclass
class Office:
    """A directory and the open cases under it, as commands change both."""

    directory: Directory
    holders: dict[int, Holder]

    def take(self, actor: Person, id: str, command: d.Amendment) -> bool:
        outcome = done(self.directory, actor, id, command)
        if not isinstance(outcome, Amended):
            return False
        for departure in outcome.departures:
            if isinstance(departure, UnitCloses) and departure.successor is None and self._in(departure.unit):
                return False
            self.holders = {case: departure.next_holder(holder) for case, holder in self.holders.items()}
        self.directory = with_entries(self.directory, outcome)
        return True

    def _in(self, unit: UnitId) -> bool:
        return any(holder.unit == unit for holder in self.holders.values())


def _choices(rng: Random, office: Office) -> tuple[str, d.Amendment]:
    units, people = [*office.directory.units, UnitId("tak-dikenal")], list(office.directory.people)
    agencies = [HARAPAN, HARAPAN, MUARA, PANRB, ORI, AgencyId("tak-dikenal")]
    pick = rng.choice
    unit, agency, person = pick(units), pick(agencies), pick(people)

    def maybe(value: Any) -> Any:
        return pick([value, None])

    made = f"0198c0de-0000-7000-8000-{rng.randrange(16**12):012x}"
    return pick(
        [
            (made, d.AddUnit(agency, "Unit", maybe(pick(units)))),
            (unit, d.ChangeUnit(parent=maybe(pick(units)), to_top=pick([False, False, True]))),
            (unit, d.RetireUnit(maybe(pick(units)))),
            (agency, d.ChangeAgency(parent=pick(agencies))),
            (person, d.GrantRole(pick(list(Role)), agency, maybe(pick(units)))),
            (person, d.EndRole(pick(list(Role)), agency, maybe(pick(units)), maybe(pick(people)))),
            (person, d.LeaveAgency(agency, maybe(pick(people)))),
        ]
    )


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32))
def test_whatever_admins_do_the_directory_holds_and_no_open_case_is_stranded(seed: int) -> None:
    rng = Random(seed)
    holders = [Holder(HARAPAN, JALAN, SARI.id), Holder(HARAPAN, JALAN, JOKO.id), Holder(HARAPAN, SEHAT, LINA.id)]
    holders += [Holder(HARAPAN), Holder(HARAPAN, None, RATNA.id), Holder(MUARA, MUARA_JALAN, TONO.id)]
    office = Office(known(), dict(enumerate(holders)))
    done: Counter[str] = Counter()
    for _ in range(60):
        id, command = _choices(rng, office)
        if office.take(rng.choice([RATNA, AGUS, WAYAN, WAYAN, PUTU]), id, command):
            done[type(command).__name__] += 1
        _assert_whole(office)
    assert done, "something was done"


def _assert_whole(office: Office) -> None:
    found = office.directory
    for shelf in (found.units, found.agencies):
        for entry in shelf.values():
            _assert_rooted(shelf, entry.id)
    for unit in found.units.values():
        above = found.units[unit.parent] if unit.parent else None
        assert above is None or above.agency == unit.agency
        assert above is None or unit.retired or not above.retired, "nothing works below what is dissolved"
    for card in found.people.values():
        assert card.left is not bool(card.memberships) and card.agency in found.agencies
        assert len(set(card.memberships)) == len(card.memberships)
        for m in card.memberships:
            assert m.agency in found.agencies
            assert m.unit is None or (found.units[m.unit].agency == m.agency and not found.units[m.unit].retired)
    for agency in (HARAPAN, MUARA, PANRB):
        admins = {Role.AGENCY_ADMIN, Role.NATIONAL_ADMIN}
        assert any(m.agency == agency and m.role in admins for c in found.people.values() for m in c.memberships)
    for case, holder in office.holders.items():
        assert holder.agency == (MUARA if case == 5 else HARAPAN), "the responsible body stays"
        assert holder.unit is None or not found.units[holder.unit].retired
        if holder.person is not None:
            covers = [m for m in found.people[holder.person].memberships if m.covers(holder.agency, holder.unit)]
            assert covers, "nobody holds a case of a place where they do not work"


def _assert_rooted(shelf: Any, id: str) -> None:
    seen = set()
    place: str | None = id
    while place is not None:
        assert place not in seen, "a tree has no way round"
        seen.add(place)
        place = shelf[place].parent


def test_the_cast_is_whole_to_begin_with() -> None:
    _assert_whole(Office(known(), {}))
    assert {BAMBANG, DEWI, MARIA, YOSEF} <= set(PEOPLE)
