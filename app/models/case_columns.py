"""The key columns of a case, derived from its document by the rules of the domain."""

from collections.abc import Iterable
from typing import Any, Final

from app.models.world import World
from domain.case import Case, EventKind, Place, Status
from domain.deadlines import OFFICE_CLOCKS, Clock, clocks, next_due
from domain.rules import ClockKind
from domain.tasks import undone

# One more whenever `columns_of` reads a document otherwise than before: cached rows are then derived anew.
DERIVED: Final = 3


def columns_of(case: Case, world: World) -> dict[str, Any]:
    """Values of every column but `row` and `doc`; days are ISO dates in the holder's zone."""
    found = clocks(case, world.calendar, world.directory, OFFICE_CLOCKS)
    due = next_due(found) if case.is_open else None
    answered = any(e.kind == EventKind.FOLLOW_UP for e in case.events)
    return {
        "id": case.id,
        "version": case.version,
        "tracking": case.tracking,
        "title": case.title,
        "status": case.status,
        "is_open": case.is_open,
        "agency": case.holder.agency,
        "unit": case.holder.unit,
        "reporter": case.reporter.name if case.reporter else "",
        "anonymous": case.anonymous,
        "secret": case.secret,
        "reported_at": case.reported_at.isoformat(),
        "due_on": due.due_on.isoformat() if due and due.due_on else None,
        "due_clock": due.kind.value if due else None,
        "is_new": case.status in (Status.UNVERIFIED, Status.DISPOSED) and not answered and case.reply is None,
        "reply_state": case.reply.state if case.reply else None,
        "coordinated": bool(case.supporting or case.transfer or any(undone(case))),
        "waits_for_reporter": case.status == Status.AWAITING_INFORMATION
        or (case.status == Status.IN_PROGRESS and answered),
        "category": case.category,
        "classification": case.classification,
        "channel": case.channel,
        "region": region_of(case.place),
        "person": case.holder.person,
        "changed_at": max((e.received_at or e.acted_at for e in case.events), default=case.reported_at).isoformat(),
        **_outcome(case, found, world, answered=answered),
    }


def region_of(place: Place) -> str:
    """The regency and the district of an incident as one text, as far as they are known."""
    return ", ".join(filter(None, (place.district, place.regency)))


def _outcome(case: Case, found: Iterable[Clock], world: World, *, answered: bool) -> dict[str, Any]:
    """When it was followed up and settled; a case that ended without an answer was neither."""
    stopped = {clock.kind: clock for clock in found if clock.stopped_on is not None and answered}
    first, settled = stopped.get(ClockKind.FIRST_FOLLOW_UP), stopped.get(ClockKind.SETTLEMENT)
    return {
        "followed_up_on": first.stopped_on.isoformat() if first and first.stopped_on else None,
        "follow_up_days": _days_taken(first, case, world) if first else None,
        "settled_on": settled.stopped_on.isoformat() if settled and settled.stopped_on else None,
        "rating": case.rating,
    }


def _days_taken(clock: Clock, case: Case, world: World) -> int:
    """Working days from the start of a clock to its stop, without those on which it stood still."""
    stopped = clock.stopped_on or clock.started_on
    in_time = sum(day <= stopped for day in clock.counted)
    if clock.due_on is None or stopped <= clock.due_on:
        return in_time
    agency = world.directory.agencies.get(case.holder.agency)
    return in_time + world.calendar.working_days_between(clock.due_on, stopped, agency.region if agency else "")
