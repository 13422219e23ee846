"""A person who stands in for others: what they may read meanwhile, and how they act in an absent person's place."""

from dataclasses import replace
from datetime import datetime

from domain.case import Case
from domain.commands import Command
from domain.directory import Directory
from domain.errors import Code, Refused
from domain.ids import PersonId
from domain.people import Person, Represented
from domain.substitution import lent_to
from domain.workflow import Moment, find


def standing_in(person: Person, directory: Directory, at: datetime) -> Person:
    """The person with everything lent to them at `at`: what they may receive and read, never what they may do."""
    lent = (each.membership for each in lent_to(person.id, directory.substitutes.values(), at))
    found = tuple(member for member in lent if member and member not in person.memberships)
    return replace(person, memberships=(*person.memberships, *found)) if found else person


def represented_by(person: PersonId, directory: Directory, at: datetime) -> tuple[PersonId, ...]:
    """Whom the person may act for at `at`."""
    return tuple(dict.fromkeys(each.absent for each in lent_to(person, directory.substitutes.values(), at)))


def acting(person: Person, absent: PersonId | None, directory: Directory, at: datetime) -> Person | Refused:
    """The person as they act at `at`: under their own name, or with what `absent` has lent them and nothing else."""
    if absent is None:
        return replace(person, on_behalf_of=None)
    appointed = [s for s in directory.substitutes.values() if (s.substitute, s.absent) == (person.id, absent)]
    card = directory.people.get(absent)
    if not appointed or card is None:
        return Refused(Code.NOT_ALLOWED)
    current = [each for each in appointed if each.in_force(at)]
    lent = tuple(member for each in current if (member := each.membership))
    if not lent:
        return Refused(Code.NOT_SUBSTITUTE, {"name": card.name})
    name = Represented(absent, card.name, card.title, current[0].capacity)
    return replace(person, memberships=lent, on_behalf_of=name)


def in_whose_name(case: Case, person: Person, command: type[Command], moment: Moment) -> PersonId | None:
    """In whose place the person can do `command`; None where they can themselves, or cannot for anybody."""
    if isinstance(find(case, person, command, moment), Refused):
        for absent in represented_by(person.id, moment.directory, moment.at):
            acts = acting(person, absent, moment.directory, moment.at)
            if isinstance(acts, Person) and not isinstance(find(case, acts, command, moment), Refused):
                return absent
    return None
