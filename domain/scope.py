"""Who receives which case, and how much of it: buckets, and masking by role.

A bucket is the unit of authorisation and of order in sync: `ref` (reference data), `ag:<agency>`, `ag:<agency>:r`
(its secret cases), `un:<unit>`, `u:<person>`, and `om` and `om:r` (what was escalated to the Ombudsman).
"""

from collections.abc import Iterable
from dataclasses import replace

from domain.case import Audience, Case
from domain.directory import Directory
from domain.ids import AgencyId, UnitId
from domain.people import Membership, Person, Role

REFERENCE = "ref"
AGENCY_WIDE = frozenset({Role.NATIONAL_ADMIN, Role.AGENCY_ADMIN, Role.OMBUDSMAN})
IDENTITY_ROLES = frozenset({Role.NATIONAL_ADMIN, Role.AGENCY_ADMIN, Role.LIAISON_OFFICER, Role.SUPERVISOR})


def agency_bucket(agency: AgencyId, secret: bool = False) -> str:
    return f"ag:{agency}:r" if secret else f"ag:{agency}"


def unit_bucket(unit: UnitId) -> str:
    return f"un:{unit}"


def oversight_bucket(secret: bool = False) -> str:
    return "om:r" if secret else "om"


def home_of(case: Case) -> str:
    """The one of a case's buckets that answers for it: its holder's agency's."""
    return agency_bucket(case.holder.agency, case.secret)


def buckets_of(case: Case) -> frozenset[str]:
    """The buckets a case is in: its holder's, its unit's, its supporters', and the Ombudsman's once it is overseen."""
    agencies = {case.holder.agency, *case.supporting}
    if case.transfer:
        agencies.add(case.transfer.decided_by)
    found = {agency_bucket(agency, case.secret) for agency in agencies}
    if case.holder.unit:
        found.add(unit_bucket(case.holder.unit))
    if case.is_overseen:
        found.add(oversight_bucket(case.secret))
    return frozenset(found)


def buckets_held(person: Person, directory: Directory) -> frozenset[str]:
    """The buckets whose content may be sent to `person`."""
    found = {REFERENCE, f"u:{person.id}"}
    for member in person.memberships:
        found |= _held_by(member, person.secret_clearance, directory)
    return frozenset(found)


def _held_by(member: Membership, clearance: bool, directory: Directory) -> set[str]:
    if member.role is Role.MONITOR:
        agencies = _agencies_within(member.agency, directory)
        secret = {agency_bucket(agency, secret=True) for agency in agencies} if clearance else set()
        return {agency_bucket(agency) for agency in agencies} | secret
    if member.unit and member.role not in AGENCY_WIDE:
        return {unit_bucket(member.unit)}
    found = {agency_bucket(member.agency)}
    if clearance or member.role in AGENCY_WIDE:
        found.add(agency_bucket(member.agency, secret=True))
    if member.role is Role.OMBUDSMAN:
        found |= {oversight_bucket(), oversight_bucket(secret=True)} if clearance else {oversight_bucket()}
    return found


def _agencies_within(agency: AgencyId, directory: Directory) -> set[AgencyId]:
    """The agencies of a monitor's region: that of their own agency, and every area inside it."""
    own = directory.agencies.get(agency)
    region = own.region if own else ""
    return {a.id for a in directory.agencies.values() if region and f"{a.region}.".startswith(f"{region}.")}


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
    handles = bool(own & {case.holder.agency, *case.supporting, *deciding})
    oversees = case.is_overseen and Role.OMBUDSMAN in person.roles()
    events = tuple(e for e in case.events if _may_read(e.audience, e.by.agency, own, handles, oversees))
    return replace(
        case,
        reporter=case.reporter if sees_identity(case, person) else None,
        events=events,
        reply=case.reply if case.holder.agency in own else None,
        transfer=case.transfer if handles or oversees else None,
    )


def _may_read(audience: str, agency: AgencyId, own: Iterable[AgencyId], handles: bool, oversees: bool) -> bool:
    if audience == Audience.PUBLIC:
        return True
    if audience == Audience.AGENCIES:
        return handles or oversees
    return handles and agency in own
