"""Which units answered reports of a category before, as far as this computer has them: a hint, never a decision."""

from dataclasses import dataclass
from typing import Final

import sqlalchemy as sa

from app.models.engine import reading
from app.models.tables import cases
from domain.case import Case, Status
from domain.ids import AgencyId, UnitId

# What a report comes to by an answer. All of it stands in the index of lists.
ANSWERED: Final = (
    Status.IN_PROGRESS,
    Status.REPORTER_REPLIED,
    Status.CLOSED_BY_SYSTEM,
    Status.CLOSED_BY_ADMIN,
    Status.CLOSED_BY_REPORTER,
)


@dataclass(frozen=True)
class UsualUnit:
    """A unit that answered `count` of the `total` reports of the category which any unit of its agency did."""

    agency: AgencyId
    unit: UnitId
    count: int
    total: int


def usual_units(cache: sa.Engine, case: Case) -> tuple[UsualUnit, ...]:
    """Those of each agency, the most usual first; none for a report without a category. Not for the UI thread."""
    if case.category is None:
        return ()
    number = sa.func.count()
    wanted = (
        sa.select(cases.c.agency, cases.c.unit, number.label("number"))
        .where(
            cases.c.category == case.category,
            cases.c.status.in_(ANSWERED),
            cases.c.unit.is_not(None),
        )
        .group_by(cases.c.agency, cases.c.unit)
        .order_by(number.desc(), cases.c.unit)
    )
    with reading(cache) as connection:
        rows = connection.execute(wanted).all()
    totals: dict[str, int] = {}
    for row in rows:
        totals[row.agency] = totals.get(row.agency, 0) + row.number
    return tuple(UsualUnit(row.agency, row.unit, row.number, totals[row.agency]) for row in rows)
