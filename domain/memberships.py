"""What each command does to people: their names, roles and absences, and what a rotation leaves behind."""

from dataclasses import replace
from typing import Final

from domain.directory import Directory, Leave, PersonCard
from domain.directory_commands import CancelLeave, DescribePerson, EndRole, GrantRole, LeaveAgency, TakeLeave
from domain.entries import Amended, Amending, Entry, EntryKind, PersonGoes
from domain.errors import Code, Refused
from domain.ids import AgencyId, PersonId
from domain.office_rules import no_longer_lent
from domain.people import Membership, Role

# What an admin may give to others at their own agency; the rest is the national admin's.
AT_ONE_AGENCY: Final = frozenset({Role.AGENCY_ADMIN, Role.LIAISON_OFFICER, Role.SUPERVISOR})
IN_A_UNIT: Final = frozenset({Role.LIAISON_OFFICER, Role.SUPERVISOR})
GIVEN: Final = AT_ONE_AGENCY | {Role.NATIONAL_ADMIN, Role.OMBUDSMAN, Role.MONITOR}
# An agency that has such a person keeps one.
NEEDED: Final = frozenset({Role.AGENCY_ADMIN, Role.NATIONAL_ADMIN})


def describe_person(amending: Amending, command: DescribePerson) -> Amended | Refused:
    card: PersonCard = replace(amending.entry, **command.wanted())
    if not card.name.strip():
        return Refused(Code.TEXT_REQUIRED)
    return _card(card)


def grant_role(amending: Amending, command: GrantRole) -> Amended | Refused:
    card: PersonCard = amending.entry
    if command.role not in GIVEN:
        return Refused(Code.MALFORMED)
    granted = Membership(Role(command.role), command.agency, command.unit)
    refused = _own_roles(amending) or _out_of_reach(amending, granted) or _no_such_office(amending.directory, granted)
    if refused:
        return refused
    return (
        Refused(Code.ALREADY_SO)
        if granted in card.memberships
        else _card(card.in_offices((*card.memberships, granted)))
    )


def end_role(amending: Amending, command: EndRole) -> Amended | Refused:
    card: PersonCard = amending.entry
    ended = [m for m in card.memberships if (m.role, m.agency, m.unit) == (command.role, command.agency, command.unit)]
    remaining = tuple(m for m in card.memberships if m not in ended)
    if ended and not remaining:
        return Refused(Code.LAST_ROLE)  # who leaves altogether says so, and to whom their work goes
    return _without(amending, tuple(ended), remaining, command.agency, command.successor)


def leave_agency(amending: Amending, command: LeaveAgency) -> Amended | Refused:
    card: PersonCard = amending.entry
    ended = tuple(m for m in card.memberships if m.agency == command.agency)
    remaining = tuple(m for m in card.memberships if m.agency != command.agency)
    return _without(amending, ended, remaining, command.agency, command.successor)


def take_leave(amending: Amending, command: TakeLeave) -> Amended | Refused:
    card: PersonCard = amending.entry
    if command.last < command.first:
        return Refused(Code.MALFORMED)
    if any(command.first <= each.last and each.first <= command.last for each in card.leave):
        return Refused(Code.ALREADY_SO)
    leave = sorted((*card.leave, Leave(command.first, command.last, command.note)), key=lambda each: each.first)
    return _card(replace(card, leave=tuple(leave)))


def cancel_leave(amending: Amending, command: CancelLeave) -> Amended | Refused:
    card: PersonCard = amending.entry
    kept = tuple(each for each in card.leave if each.first != command.first)
    return Refused(Code.ALREADY_SO) if kept == card.leave else _card(replace(card, leave=kept))


def _card(card: PersonCard) -> Amended:
    return Amended(((EntryKind.PERSON, card),))


def _without(
    amending: Amending,
    ended: tuple[Membership, ...],
    remaining: tuple[Membership, ...],
    agency: AgencyId,
    successor: PersonId | None,
) -> Amended | Refused:
    card: PersonCard = amending.entry
    if not ended:
        return Refused(Code.ALREADY_SO)
    refused = _own_roles(amending) or next((r for m in ended if (r := _out_of_reach(amending, m))), None)
    refused = refused or _last_of_its_kind(amending.directory, card, ended)
    if refused:
        return refused
    takes_over = amending.directory.people.get(successor) if successor is not None else None
    if successor is not None and not (takes_over and takes_over.id != card.id and takes_over.works_at(agency)):
        return Refused(Code.UNKNOWN_SUCCESSOR)
    lent = no_longer_lent(amending.directory, card.id, remaining)
    entries: tuple[tuple[EntryKind, Entry], ...] = ((EntryKind.PERSON, card.in_offices(remaining)), *lent)
    return Amended(entries, (PersonGoes(card.id, remaining, takes_over),))


def _own_roles(amending: Amending) -> Refused | None:
    """Nobody raises themselves, and nobody leaves their own chair empty by mistake: a colleague does both."""
    return Refused(Code.OWN_ROLES) if amending.actor.id == amending.id else None


def _out_of_reach(amending: Amending, given: Membership) -> Refused | None:
    """A role that is not an agency's to give or to take is the national admin's."""
    everywhere = Role.NATIONAL_ADMIN in amending.actor.roles()
    return None if everywhere or given.role in AT_ONE_AGENCY else Refused(Code.NATIONAL_ONLY)


def _no_such_office(directory: Directory, granted: Membership) -> Refused | None:
    agency = directory.agencies.get(granted.agency)
    if agency is None:
        return Refused(Code.UNKNOWN_AGENCY)
    refused = directory.unit_refusal(granted.unit, granted.agency)
    if refused:
        return refused
    fits = granted.unit is None or granted.role in IN_A_UNIT
    fits &= granted.role is not Role.NATIONAL_ADMIN or agency.is_national
    fits &= granted.role is not Role.OMBUDSMAN or agency.kind == "ombudsman"
    return None if fits else Refused(Code.MALFORMED)


def _last_of_its_kind(directory: Directory, card: PersonCard, ended: tuple[Membership, ...]) -> Refused | None:
    for given in ended:
        if given.role in NEEDED and not any(
            given in other.memberships for other in directory.people.values() if other.id != card.id
        ):
            return Refused(Code.LAST_ADMIN, {"role": given.role.value})
    return None
