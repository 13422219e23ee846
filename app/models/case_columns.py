"""The key columns of a case, derived from its document by the rules of the domain."""

from typing import Any, Final

from app.models.world import World
from domain.case import Case, EventKind, Status
from domain.deadlines import OFFICE_CLOCKS, clocks, next_due

# One more whenever `columns_of` reads a document otherwise than before: cached rows are then derived anew.
DERIVED: Final = 2


def columns_of(case: Case, world: World) -> dict[str, Any]:
    """Values of every column but `row` and `doc`; `due_on` is an ISO date in the holder's zone."""
    due = next_due(clocks(case, world.calendar, world.directory, OFFICE_CLOCKS)) if case.is_open else None
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
        "coordinated": bool(case.supporting or case.transfer),
        "waits_for_reporter": case.status == Status.AWAITING_INFORMATION
        or (case.status == Status.IN_PROGRESS and answered),
    }
