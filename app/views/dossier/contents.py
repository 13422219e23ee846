"""The delay dossier as its page shows it: units, in them ages, in them cases; the worst first everywhere."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from app.models.queries import Queries
from app.models.world import World
from app.views.stepwise import Steps
from domain.case import Holder
from domain.dossier import Age, Delay, Dossier, in_order

CASES_A_STEP: Final = 100


@dataclass(frozen=True)
class AgeGroup:
    """The delays of one unit that are equally late."""

    age: Age
    delays: tuple[Delay, ...]


@dataclass(frozen=True)
class UnitGroup:
    """The delays of one agency or unit, the oldest age first."""

    place: Holder
    ages: tuple[AgeGroup, ...]

    @property
    def delays(self) -> tuple[Delay, ...]:
        return tuple(delay for group in self.ages for delay in group.delays)


@dataclass(frozen=True)
class Contents:
    """A dossier in its groups."""

    dossier: Dossier
    units: tuple[UnitGroup, ...]

    @property
    def count(self) -> int:
        return len(self.dossier.delays)


def grouped(dossier: Dossier) -> Contents:
    return Contents(dossier, tuple(UnitGroup(place, _oldest_first(ages)) for place, ages in dossier.by_unit().items()))


def _oldest_first(ages: Mapping[Age, tuple[Delay, ...]]) -> tuple[AgeGroup, ...]:
    return tuple(AgeGroup(age, ages[age]) for age in reversed(Age) if age in ages)


def read(queries: Queries, world: World, at: datetime) -> Steps[Contents]:
    """The dossier at an aware instant, some cases a step."""
    wanted = queries.overdue(at)
    delays: list[Delay] = []
    for done in range(0, len(wanted), CASES_A_STEP):
        yield done, len(wanted)
        delays += queries.delays(wanted[done : done + CASES_A_STEP], world, at)
    return grouped(Dossier(at, world.calendar.version, in_order(delays)))
