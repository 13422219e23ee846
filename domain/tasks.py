"""Which agencies and units have a part in a case beside its holder, and until when."""

from collections.abc import Iterator
from datetime import date, datetime

from domain.calendar import WorkingCalendar
from domain.case import Case, EventKind, Task, TaskState
from domain.counting import Explanation, explain
from domain.directory import Directory
from domain.ids import AgencyId
from domain.people import Membership, Person, Role

UNDONE = frozenset({TaskState.OPEN, TaskState.ACCEPTED})
# A declined or cancelled task gives nobody a part in the case.
STANDING = UNDONE | {TaskState.DONE}
# Those who answer for their body: a monitor and a supervisor do not take work on.
TASK_ROLES = frozenset({Role.NATIONAL_ADMIN, Role.AGENCY_ADMIN, Role.LIAISON_OFFICER, Role.OMBUDSMAN})
TASK_EVENTS = frozenset(
    {
        EventKind.TASK_GIVEN,
        EventKind.TASK_ACCEPTED,
        EventKind.TASK_DONE,
        EventKind.TASK_DECLINED,
        EventKind.TASK_CANCELLED,
        EventKind.TASK_HANDED_OVER,
    }
)


def taking_part(case: Case) -> frozenset[AgencyId]:
    """The agencies that work on the case."""
    return frozenset({case.holder.agency, *case.supporting})


def standing_tasks(case: Case) -> Iterator[Task]:
    """The tasks that give their holders a part in the case: an agency that is no longer invited has none."""
    working = taking_part(case)
    return (task for task in case.tasks if task.state in STANDING and task.agency in working)


def tasks_of(case: Case, member: Membership) -> Iterator[Task]:
    return (task for task in standing_tasks(case) if member.covers(task.agency, task.unit))


def own_tasks(case: Case, person: Person) -> Iterator[Task]:
    """The tasks that `person` may answer for, in whichever of their memberships."""
    return (task for member in person.in_roles(TASK_ROLES) for task in tasks_of(case, member))


def undone(case: Case) -> Iterator[Task]:
    return (task for task in case.tasks if task.state in UNDONE)


def awaited(case: Case) -> tuple[Task, ...]:
    """The tasks without which the case should not be answered in full."""
    return tuple(task for task in undone(case) if task.mandatory)


def contributors(case: Case, version: int) -> tuple[AgencyId, ...]:
    """The other agencies that had done a task of theirs when the case was at `version`."""
    done = {e.data.get("task") for e in case.events if e.kind == EventKind.TASK_DONE and e.version <= version}
    return tuple(sorted({t.agency for t in case.tasks if t.id in done} - {case.holder.agency}))


def due_on(task: Task, calendar: WorkingCalendar, directory: Directory) -> date:
    """The last day in time, in the zone and region of the task's holder. A question to the reporter moves nothing."""
    return due_after(task.given_at, task.days, task.agency, calendar, directory)


def why_due_on(task: Task, calendar: WorkingCalendar, directory: Directory) -> Explanation:
    """The account of `due_on`, day by day."""
    start, region = _begun(task.given_at, task.agency, directory)
    return explain(calendar, start, task.days, lambda _: region)


def due_after(given_at: datetime, days: int, holder: AgencyId, calendar: WorkingCalendar, directory: Directory) -> date:
    """When a task of `days` working days would be due that `holder` is given at `given_at`, an aware instant."""
    start, region = _begun(given_at, holder, directory)
    return calendar.add_working_days(start, days, region)


def _begun(given_at: datetime, holder: AgencyId, directory: Directory) -> tuple[date, str]:
    """The day on which the holder was given a task, and the region whose holidays count for it."""
    agency = directory.agencies.get(holder)
    return given_at.astimezone(directory.zone_of(holder)).date(), agency.region if agency else ""
