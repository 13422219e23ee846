"""Who receives which case, and how much of it: buckets, and masking by role.

A bucket is the unit of authorisation and of order in sync: `ref` (reference data), `ag:<agency>`, `ag:<agency>:r`
(its secret cases), `un:<unit>`, `u:<person>`, and `om` and `om:r` (what was escalated to the Ombudsman).
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from domain.case import Audience, Case, Event
from domain.deadlines import CLOCK_DATA, MOVES_CLOCKS
from domain.directory import Directory
from domain.errors import Conflict
from domain.ids import AgencyId, PersonId, UnitId
from domain.knowledge import KNOWLEDGE, Reach, Secrets, standings
from domain.people import Membership, Person
from domain.tasks import TASK_EVENTS, standing_tasks
from domain.veil import NO_COPIES, BareCopy, veiled, veiled_fields

REFERENCE = "ref"


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
    """The buckets a case is in: those of all who work on it, agencies and units, and the Ombudsman's once overseen."""
    agencies = {case.holder.agency, *case.supporting}
    if case.transfer:
        agencies.add(case.transfer.decided_by)
    found = {agency_bucket(agency, case.secret) for agency in agencies}
    if case.holder.unit:
        found.add(unit_bucket(case.holder.unit))
    found |= {unit_bucket(task.unit) for task in standing_tasks(case) if task.unit}
    if case.is_overseen:
        found.add(oversight_bucket(case.secret))
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
    agencies = _agencies_within(member.agency, directory)
    found = {agency_bucket(agency) for agency in agencies}
    if clearance and KNOWLEDGE[member.role].secrets is Secrets.CLEARED:
        found |= {agency_bucket(agency, secret=True) for agency in agencies}
    return frozenset(found)


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
    if known.oversees:
        found.add(oversight_bucket())
        if clearance:
            found.add(oversight_bucket(secret=True))
    return frozenset(found)


@dataclass(frozen=True)
class Insight:
    """What one person knows of one case: who reported, and of which agencies what is shared and inner talk."""

    identity: bool
    sharing: frozenset[AgencyId]
    internal: frozenset[AgencyId]
    answer: bool


def insight(case: Case, person: Person) -> Insight:
    """By the table of `domain.knowledge`: each membership adds what it knows of the cases that it itself receives."""
    there = buckets_of(case)
    identity = answer = False
    sharing, internal = set(), set()
    for member in person.memberships:
        if not _held_at_work(member, person.secret_clearance) & there:
            continue
        known, stands = KNOWLEDGE[member.role], standings(case, member)
        identity = identity or bool(stands & (known.anonymous if case.anonymous else known.identity))
        answer = answer or bool(stands & known.answer)
        if stands & known.shared:
            sharing.add(member.agency)
        if stands & known.internal:
            internal.add(member.agency)
    return Insight(identity, frozenset(sharing), frozenset(internal), answer)


def _agencies_within(agency: AgencyId, directory: Directory) -> set[AgencyId]:
    """The agencies of a monitor's region: that of their own agency, and every area inside it."""
    own = directory.agencies.get(agency)
    region = own.region if own else ""
    return {a.id for a in directory.agencies.values() if region and f"{a.region}.".startswith(f"{region}.")}


def sees_identity(case: Case, person: Person) -> bool:
    """Whether `person` may know by right who reported."""
    return insight(case, person).identity


def masked(case: Case, person: Person, copies: Mapping[str, BareCopy] = NO_COPIES) -> Case:
    """The case as `person` may receive it: what a role may not know is taken out before it is sent.

    `copies` are what is shown in place of the reporter's pictures to those who may not know the reporter.
    """
    known = insight(case, person)
    holds = case.holder.agency in known.sharing
    seen = replace(
        case,
        events=tuple(seen for event in case.events if (seen := _seen(event, case, known))),
        reply=case.reply if known.answer else None,
        transfer=case.transfer if known.sharing else None,
        reveals=case.reveals if known.sharing else (),
        tasks=tuple(task for task in case.tasks if holds or task.agency in known.sharing),
        duplicate_of=case.duplicate_of if known.sharing else None,
        duplicates=case.duplicates if known.sharing else (),
    )
    return seen if known.identity else veiled(seen, copies)


def masked_conflict(conflict: Conflict, case: Case, person: Person) -> Conflict:
    """The conflict as `person` may be told of it: the values that stand are quoted from the case."""
    if sees_identity(case, person):
        return conflict
    return replace(conflict, theirs=veiled_fields(conflict.theirs, case))


def _seen(event: Event, case: Case, known: Insight) -> Event | None:
    """The entry if it may be read; of one that moves a clock, for everybody else, that it happened and when."""
    if _may_read(event, case, known):
        return event
    return _bare(event) if event.kind in MOVES_CLOCKS else None


def _may_read(event: Event, case: Case, known: Insight) -> bool:
    if event.audience == Audience.PUBLIC:
        return True
    if event.audience == Audience.AGENCIES:
        return bool(known.sharing)
    if event.by.agency in known.internal:
        return True
    if event.audience != Audience.NAMED:
        return False
    # A task goes on under the next holder, who then has to know what it is about.
    succeeds = event.kind in TASK_EVENTS and case.holder.agency in known.sharing
    return succeeds or any(agency in known.sharing for agency in event.shared_with)


def _bare(event: Event) -> Event:
    """A watched deadline must fall on the day on which it falls for those who work on the case."""
    by = replace(event.by, person=PersonId(""), name="", title="", on_behalf_of=None)
    data = {name: event.data[name] for name in CLOCK_DATA if name in event.data}
    return replace(event, by=by, text="", data=data, attachments=())
