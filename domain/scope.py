"""Who receives which case, and how much of it: buckets, and masking by role.

A bucket is the unit of authorisation and of order in sync: `ref` (reference data), `ag:<agency>`, `ag:<agency>:r`
(its secret cases), `un:<unit>` and `u:<person>`.
"""

from collections.abc import Collection
from dataclasses import replace

from domain.case import Audience, Case, Event
from domain.directory import Directory
from domain.ids import AgencyId, UnitId
from domain.people import Membership, Person, Role
from domain.tasks import TASK_EVENTS, standing_tasks, taking_part

REFERENCE = "ref"
AGENCY_WIDE = frozenset({Role.NATIONAL_ADMIN, Role.AGENCY_ADMIN, Role.OMBUDSMAN})
IDENTITY_ROLES = frozenset({Role.NATIONAL_ADMIN, Role.AGENCY_ADMIN, Role.LIAISON_OFFICER, Role.SUPERVISOR})


def agency_bucket(agency: AgencyId, secret: bool = False) -> str:
    return f"ag:{agency}:r" if secret else f"ag:{agency}"


def unit_bucket(unit: UnitId) -> str:
    return f"un:{unit}"


def buckets_of(case: Case) -> frozenset[str]:
    """The buckets a case is in: its holder's, its unit's, and those of the agencies and units that work on it too."""
    agencies = {case.holder.agency, *case.supporting}
    if case.transfer:
        agencies.add(case.transfer.decided_by)
    found = {agency_bucket(agency, case.secret) for agency in agencies}
    if case.holder.unit:
        found.add(unit_bucket(case.holder.unit))
    found |= {unit_bucket(task.unit) for task in standing_tasks(case) if task.unit}
    return frozenset(found)


def buckets_held(person: Person, directory: Directory) -> frozenset[str]:
    """The buckets whose content may be sent to `person`."""
    found = {REFERENCE, f"u:{person.id}"}
    for member in person.memberships:
        found |= _held_by(member, person.secret_clearance, directory)
    return frozenset(found)


def _held_by(member: Membership, clearance: bool, directory: Directory) -> set[str]:
    if member.role is Role.MONITOR:
        own = directory.agencies.get(member.agency)
        region = own.region if own else ""
        return {agency_bucket(a.id) for a in directory.agencies.values() if region and a.region.startswith(region)}
    if member.unit and member.role not in AGENCY_WIDE:
        return {unit_bucket(member.unit)}
    found = {agency_bucket(member.agency)}
    if clearance or member.role in AGENCY_WIDE:
        found.add(agency_bucket(member.agency, secret=True))
    return found


def sees_identity(case: Case, person: Person) -> bool:
    """Whether `person` may know who reported: of an anonymous report only the national admin who holds it may."""
    handling = {case.holder.agency, *case.supporting}
    roles = {m.role for m in person.memberships if m.agency in handling}
    if case.anonymous:
        return Role.NATIONAL_ADMIN in roles
    return bool(roles & IDENTITY_ROLES)


def masked(case: Case, person: Person) -> Case:
    """The case as `person` may receive it: what a role may not know is taken out before it is sent."""
    own = {m.agency for m in person.memberships if m.role is not Role.MONITOR}
    deciding = {case.transfer.decided_by} if case.transfer else set()
    handles = bool(own & (taking_part(case) | deciding))
    holds = case.holder.agency in own
    return replace(
        case,
        reporter=case.reporter if sees_identity(case, person) else None,
        events=tuple(event for event in case.events if _may_read(event, case, own, handles)),
        reply=case.reply if holds else None,
        transfer=case.transfer if handles else None,
        tasks=tuple(task for task in case.tasks if holds or (handles and task.agency in own)),
        duplicate_of=case.duplicate_of if handles else None,
        duplicates=case.duplicates if handles else (),
    )


def _may_read(event: Event, case: Case, own: Collection[AgencyId], handles: bool) -> bool:
    if event.audience == Audience.PUBLIC:
        return True
    if not handles:
        return False
    if event.audience == Audience.AGENCIES or event.by.agency in own:
        return True
    if event.audience != Audience.NAMED:
        return False
    # A task goes on under the next holder, who then has to know what it is about.
    succeeds = event.kind in TASK_EVENTS and case.holder.agency in own
    return succeeds or any(agency in own for agency in event.shared_with)
