"""What each command does to an office's rules of approval, and to who stands in for whom."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from domain.directory import Directory
from domain.directory_commands import AppointSubstitute, EndSubstitution, SetPolicy
from domain.entries import Amended, Amending, EntryKind
from domain.errors import Code, Refused
from domain.ids import PersonId
from domain.people import Capacity, Membership, Role
from domain.policies import ApprovalPolicy
from domain.substitution import Substitution

MOST_STEPS: Final = 5
MOST_DAYS: Final = 60
ESCALATES_TO: Final = frozenset({Role.AGENCY_ADMIN, Role.SUPERVISOR})


def set_policy(amending: Amending, command: SetPolicy) -> Amended | Refused:
    directory, office = amending.directory, (command.agency, command.unit)
    if amending.entry is not None and (amending.entry.agency, amending.entry.unit) != office:
        return Refused(Code.MALFORMED)
    if command.agency not in directory.agencies:
        return Refused(Code.UNKNOWN_AGENCY)
    unit = directory.units.get(command.unit) if command.unit is not None else None
    if command.unit is not None and (unit is None or unit.agency != command.agency or unit.retired):
        return Refused(Code.UNKNOWN_UNIT)
    if any((each.agency, each.unit) == office for each in directory.policies.values() if each.id != amending.id):
        return Refused(Code.NAME_TAKEN)
    fits = 1 <= command.steps <= MOST_STEPS and 0 <= command.decision_days <= MOST_DAYS
    if not fits or command.escalates_to not in ESCALATES_TO:
        return Refused(Code.MALFORMED)
    return Amended(((EntryKind.POLICY, ApprovalPolicy(amending.id, *office, **command.wanted())),))


def appoint_substitute(amending: Amending, command: AppointSubstitute) -> Amended | Refused:
    """Only what the absent person has can be lent, to a colleague of the same agency, and by nobody to themselves."""
    people = amending.directory.people
    absent, substitute = people.get(command.absent), people.get(command.substitute)
    if absent is None or substitute is None:
        return Refused(Code.UNKNOWN_ENTRY)
    if amending.actor.id == command.substitute:
        return Refused(Code.OWN_ROLES)
    if command.role not in set(Role) or command.capacity not in set(Capacity) or command.until <= command.since:
        return Refused(Code.MALFORMED)
    lent = Membership(Role(command.role), command.agency, command.unit)
    colleague = any(m.agency == command.agency for m in substitute.memberships)
    if lent not in absent.memberships or not colleague or absent.id == substitute.id:
        return Refused(Code.UNKNOWN_SUCCESSOR)
    appointed = Substitution(
        amending.id,
        command.substitute,
        command.absent,
        command.role,
        command.agency,
        command.since,
        command.until,
        command.unit,
        command.capacity,
        appointed_by=amending.actor.id,
    )
    return Amended(((EntryKind.SUBSTITUTION, appointed),))


def end_substitution(amending: Amending, command: EndSubstitution) -> Amended | Refused:
    return Amended(((EntryKind.SUBSTITUTION, replace(amending.entry, withdrawn=True)),))


def no_longer_lent(
    directory: Directory, person: PersonId, remaining: tuple[Membership, ...]
) -> Iterator[tuple[EntryKind, Substitution]]:
    """What ends with a person's roles: what was lent out of them, and what they did for others if none is left."""
    for each in directory.substitutes.values():
        lost = each.absent == person and each.membership not in remaining
        if not each.withdrawn and (lost or (each.substitute == person and not remaining)):
            yield EntryKind.SUBSTITUTION, replace(each, withdrawn=True)
