"""Who receives which case, and how much of it: buckets, and masking by role.

A bucket is the unit of authorisation and of order in sync: `ref` (reference data), `ag:<agency>`, `ag:<agency>:r`
(its secret cases), `un:<unit>` and `u:<person>`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from domain.case import Audience, Case, Event
from domain.directory import Directory
from domain.errors import Conflict
from domain.ids import AgencyId, UnitId
from domain.knowledge import KNOWLEDGE, Reach, Secrets, standings
from domain.people import Membership, Person
from domain.veil import NO_COPIES, BareCopy, veiled, veiled_fields

REFERENCE = "ref"


def agency_bucket(agency: AgencyId, secret: bool = False) -> str:
    return f"ag:{agency}:r" if secret else f"ag:{agency}"


def unit_bucket(unit: UnitId) -> str:
    return f"un:{unit}"


def buckets_of(case: Case) -> frozenset[str]:
    """The buckets a case is in: its holder's, its unit's, and those of the agencies that support it."""
    agencies = {case.holder.agency, *case.supporting}
    if case.transfer:
        agencies.add(case.transfer.decided_by)
    found = {agency_bucket(agency, case.secret) for agency in agencies}
    if case.holder.unit:
        found.add(unit_bucket(case.holder.unit))
    return frozenset(found)


def buckets_held(person: Person, directory: Directory) -> frozenset[str]:
    """The buckets whose content may be sent to `person`."""
    found = {REFERENCE, f"u:{person.id}"}
    for member in person.memberships:
        found |= _held_by(member, person.secret_clearance, directory)
    return frozenset(found)


def _held_by(member: Membership, clearance: bool, directory: Directory) -> frozenset[str]:
    if KNOWLEDGE[member.role].reach is not Reach.REGION:
        return _held_at_work(member, clearance)
    own = directory.agencies.get(member.agency)
    region = own.region if own else ""
    return frozenset(agency_bucket(a.id) for a in directory.agencies.values() if region and a.region.startswith(region))


def _held_at_work(member: Membership, clearance: bool) -> frozenset[str]:
    """The buckets of those who handle cases themselves."""
    known = KNOWLEDGE[member.role]
    if known.reach not in (Reach.PLACE, Reach.AGENCY):
        return frozenset()
    if member.unit and known.reach is Reach.PLACE:
        return frozenset({unit_bucket(member.unit)})
    found = {agency_bucket(member.agency)}
    if known.secrets is Secrets.ALWAYS or (clearance and known.secrets is Secrets.CLEARED):
        found.add(agency_bucket(member.agency, secret=True))
    return frozenset(found)


@dataclass(frozen=True)
class Insight:
    """What one person knows of one case: who reported, what the agencies share, and whose inner talk and answer."""

    identity: bool
    shared: bool
    internal: frozenset[AgencyId]
    answer: bool


def insight(case: Case, person: Person) -> Insight:
    """By the table of `domain.knowledge`: each membership adds what it knows of the cases that it itself receives."""
    there = buckets_of(case)
    identity = shared = answer = False
    internal = set()
    for member in person.memberships:
        if not _held_at_work(member, person.secret_clearance) & there:
            continue
        known, stands = KNOWLEDGE[member.role], standings(case, member)
        identity = identity or bool(stands & (known.anonymous if case.anonymous else known.identity))
        shared = shared or bool(stands & known.shared)
        answer = answer or bool(stands & known.answer)
        if stands & known.internal:
            internal.add(member.agency)
    return Insight(identity, shared, frozenset(internal), answer)


def sees_identity(case: Case, person: Person) -> bool:
    """Whether `person` may know by right who reported."""
    return insight(case, person).identity


def masked(case: Case, person: Person, copies: Mapping[str, BareCopy] = NO_COPIES) -> Case:
    """The case as `person` may receive it: what a role may not know is taken out before it is sent.

    `copies` are what is shown in place of the reporter's pictures to those who may not know the reporter.
    """
    known = insight(case, person)
    seen = replace(
        case,
        events=tuple(e for e in case.events if _may_read(e, known)),
        reply=case.reply if known.answer else None,
        transfer=case.transfer if known.shared else None,
        reveals=case.reveals if known.shared else (),
    )
    return seen if known.identity else veiled(seen, copies)


def masked_conflict(conflict: Conflict, case: Case, person: Person) -> Conflict:
    """The conflict as `person` may be told of it: the values that stand are quoted from the case."""
    if sees_identity(case, person):
        return conflict
    return replace(conflict, theirs=veiled_fields(conflict.theirs, case))


def _may_read(entry: Event, known: Insight) -> bool:
    if entry.audience == Audience.PUBLIC:
        return True
    if entry.audience == Audience.AGENCIES:
        return known.shared
    return entry.by.agency in known.internal
