"""The action plans this console has, with the person's unsent work laid over them."""

from dataclasses import dataclass

import sqlalchemy as sa

from app.models import outbox
from app.models.engine import reading
from app.models.overlay import still_ahead
from app.models.tables import outbox as outbox_table
from app.models.tables import reference
from app.models.world import World
from domain.ids import CaseId
from domain.people import Person
from domain.planning import planned
from domain.plans import PREFIX, Plan
from domain.wire import loads

KIND = "plan"


@dataclass(frozen=True)
class PlanView:
    """One plan as it is to be shown, beside the version the server last sent (0 where it knows of none yet)."""

    plan: Plan
    server_version: int
    pending: tuple[outbox.OutboxItem, ...]


def plans(cache: sa.Engine, work: sa.Engine, person: Person, world: World) -> list[PlanView]:
    """Every plan, those due first at the top. Unbounded: not for the UI thread."""
    with reading(cache) as connection:
        docs = connection.scalars(sa.select(reference.c.doc).where(reference.c.kind == KIND))
        known = {plan.id: plan for plan in (loads(Plan, doc) for doc in docs)}
    with reading(work) as connection:
        unsent = sa.select(outbox_table.c.case_id).where(
            outbox_table.c.case_id.startswith(PREFIX), outbox_table.c.state.in_(outbox.OVERLAID)
        )
        subjects = {CaseId(subject) for subject in connection.scalars(unsent)} | known.keys()
        pending = {subject: outbox.pending_of(connection, subject) for subject in subjects}
    found = (_shown(known.get(subject), pending[subject], person, world) for subject in subjects)
    return sorted((view for view in found if view), key=_order)


def _shown(known: Plan | None, pending: list[outbox.OutboxItem], person: Person, world: World) -> PlanView | None:
    version = known.version if known else 0
    ahead = tuple(item for item in pending if still_ahead(item, version))
    plan = planned(known, (item.envelope for item in ahead), person, world.directory, world.limits)
    return PlanView(plan, version, ahead) if plan else None


def _order(view: PlanView) -> tuple[bool, str, str]:
    plan = view.plan
    return plan.is_closed, plan.due_on.isoformat() if plan.due_on else "9999", plan.id
