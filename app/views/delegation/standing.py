"""Who is away and who stands in for whom at a person's offices, as lines; what each line can be ended by."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from PySide6.QtCore import QCoreApplication

from app.models.outbox_item import OutboxItem, State
from app.models.world import World
from app.views.case.inert import one_line
from app.views.words import day, role_word
from domain.directory import Directory, Leave, PersonCard
from domain.directory_commands import (
    Amendment,
    AppointSubstitute,
    CancelLeave,
    EndSubstitution,
    TakeLeave,
)
from domain.ids import AgencyId, PersonId
from domain.people import Membership, Person, Role
from domain.substitution import Substitution

translate = QCoreApplication.translate

OURS = (TakeLeave, CancelLeave, AppointSubstitute, EndSubstitution)
_OVER = frozenset({State.APPLIED, State.SETTLED, State.WITHDRAWN})
_ADMINS = frozenset({Role.AGENCY_ADMIN, Role.NATIONAL_ADMIN})


@dataclass(frozen=True)
class Ending:
    """What ends an absence or a substitution: its words, the entry, and the commands in their order."""

    words: str
    entry: str
    commands: tuple[Amendment, ...]


@dataclass(frozen=True)
class Line:
    """`who` it is about, `until` when and why, and how it can be ended by the person who reads it."""

    who: str
    when: str
    ending: Ending | None


def administers(person: Person) -> frozenset[AgencyId]:
    """The agencies whose absences and substitutes the person arranges."""
    return frozenset(m.agency for m in person.in_roles(_ADMINS))


def absences(person: Person, directory: Directory, today: date) -> Iterator[Line]:
    """Who of the person's agencies is or will be away, soonest first."""
    found = [
        (leave, card)
        for card in directory.people.values()
        if any(card.works_at(agency) for agency in person.agencies())
        for leave in card.leave
        if leave.last >= today
    ]
    for leave, card in sorted(found, key=lambda each: (each[0].first, each[1].name)):
        may = card.id == person.id or any(card.works_at(agency) for agency in administers(person))
        yield Line(
            " · ".join(filter(None, map(one_line, (card.name, card.title)))),
            " · ".join(filter(None, (span(leave.first, leave.last, today), one_line(leave.note)))),
            _end_of_leave(card, leave, today) if may else None,
        )


def substitutions(person: Person, directory: Directory, at: datetime, today: date) -> Iterator[Line]:
    """Who stands or will stand in for whom at the person's agencies, soonest first."""
    found = (
        each
        for each in directory.substitutes.values()
        if not each.withdrawn and each.until > at and each.agency in person.agencies()
    )
    for each in sorted(found, key=lambda one: (one.since, one.id)):
        ending = Ending(translate("Delegation", "End"), each.id, (EndSubstitution(),))
        yield Line(
            f" {each.capacity} ".join(one_line(name_of(who, directory)) for who in (each.substitute, each.absent)),
            f"{_lent(each, directory)} · {span(*each.days(directory.zone_of(each.agency)), today)}",
            ending if each.agency in administers(person) else None,
        )


def on_their_way(items: list[OutboxItem]) -> list[OutboxItem]:
    """One's own changes of absences and substitutes that have had no effect yet, as they were made."""
    ours = [item for item in items if isinstance(item.envelope.command, OURS) and item.state not in _OVER]
    return sorted(ours, key=lambda item: item.dseq)


def name_of(person: PersonId, directory: Directory) -> str:
    card = directory.people.get(person)
    return card.name if card else person


def office_of(member: Membership, directory: Directory) -> str:
    """A role and where it is held."""
    unit = directory.units.get(member.unit) if member.unit else None
    agency = directory.agencies.get(member.agency)
    place = unit.name if unit else agency.name if agency else member.agency
    return f"{role_word(member.role)}, {one_line(place)}"


def span(first: date, last: date, today: date) -> str:
    """Days of a calendar, both included."""
    if first == last:
        return day(first, today)
    return translate("Delegation", "{first} to {last}").format(first=day(first, today), last=day(last, today))


def title_of(command: Amendment, entry: str, world: World) -> str:
    """Whom a change is about, for the outbox."""
    directory = world.directory
    match command:
        case AppointSubstitute():
            people = (command.substitute, command.absent)
            return f" {command.capacity} ".join(name_of(person, directory) for person in people)
        case EndSubstitution() if (ended := directory.substitutes.get(entry)) is not None:
            people = (ended.substitute, ended.absent)
            return f" {ended.capacity} ".join(name_of(person, directory) for person in people)
    return name_of(PersonId(entry), directory)


def _lent(each: Substitution, directory: Directory) -> str:
    return office_of(each.membership, directory) if each.membership else each.role


def _end_of_leave(card: PersonCard, leave: Leave, today: date) -> Ending:
    """An absence that has begun keeps the days that are over."""
    cancelled = CancelLeave(leave.first)
    if leave.first >= today:
        return Ending(translate("Delegation", "Cancel the leave"), card.id, (cancelled,))
    taken = TakeLeave(leave.first, today - timedelta(days=1), leave.note)
    return Ending(translate("Delegation", "Back from today"), card.id, (cancelled, taken))
