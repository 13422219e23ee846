"""What each command does to agencies, units, categories and templates: one small function a command."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from itertools import chain
from typing import Any, Final

from domain.attachments import check_length
from domain.case import Status
from domain.directory import TIME_ZONES, Agency, Category, PersonCard, Template, Unit
from domain.directory_commands import AddAgency, AddCategory, AddTemplate, AddUnit, RetireUnit
from domain.entries import Amended, Amending, Entry, EntryKind, UnitCloses
from domain.errors import Code, Refused
from domain.ids import AgencyId, UnitId
from domain.shared_views import SharedView
from domain.staging import addressing_refusal, refusal_of
from domain.templates import not_filled_in, unknown_variables

Effect = Callable[[Amending, Any], Amended | Refused]
LONGEST_NAME: Final = 200
LONGEST_TEMPLATE: Final = 5_000


def add_agency(amending: Amending, command: AddAgency) -> Amended | Refused:
    known = amending.directory.agencies.values()
    if any(agency.code == command.code or (agency.is_national and command.kind == "national") for agency in known):
        return Refused(Code.NAME_TAKEN)
    if not command.kind.strip():
        return Refused(Code.MALFORMED)
    plain = (command.code, command.name, command.kind, command.region, command.time_zone)
    return _agency(amending, Agency(AgencyId(amending.id), *plain, command.parent))


def change_agency(amending: Amending, command: Any) -> Amended | Refused:
    return _agency(amending, replace(amending.entry, **command.wanted()))


def _agency(amending: Amending, agency: Agency) -> Amended | Refused:
    agencies = amending.directory.agencies
    refused = _unnamed(agency.code, agency.name) or _loop(agency.id, agency.parent, _parents(agencies))
    if refused:
        return refused
    if agency.parent is not None and agency.parent not in agencies:
        return Refused(Code.UNKNOWN_AGENCY)
    if agency.time_zone not in TIME_ZONES:
        return Refused(Code.MALFORMED)
    return Amended(((EntryKind.AGENCY, agency),))


def add_unit(amending: Amending, command: AddUnit) -> Amended | Refused:
    if command.agency not in amending.directory.agencies:
        return Refused(Code.UNKNOWN_AGENCY)
    return _unit(amending, Unit(UnitId(amending.id), command.agency, command.name, command.parent))


def change_unit(amending: Amending, command: Any) -> Amended | Refused:
    if amending.entry.retired:
        return _retired(amending.entry)
    return _unit(amending, replace(amending.entry, **command.wanted()))


def _unit(amending: Amending, unit: Unit) -> Amended | Refused:
    units = amending.directory.units
    refused = _unnamed(unit.name) or _loop(unit.id, unit.parent, _parents(units))
    if refused:
        return refused
    above = units.get(unit.parent) if unit.parent is not None else None
    if unit.parent is not None and (above is None or above.agency != unit.agency):
        return Refused(Code.UNKNOWN_UNIT)
    return _retired(above) if above and above.retired else Amended(((EntryKind.UNIT, unit),))


def retire_unit(amending: Amending, command: RetireUnit) -> Amended | Refused:
    """Whether open cases are left without a successor, the server finds when it hands them on."""
    unit: Unit = amending.entry
    directory = amending.directory
    if unit.retired:
        return Refused(Code.ALREADY_SO)
    below = [each for each in directory.units.values() if each.parent == unit.id and not each.retired]
    people = [card for card in directory.people.values() if any(m.unit == unit.id for m in card.memberships)]
    successor = directory.units.get(command.successor) if command.successor is not None else None
    if command.successor is None and (below or people):
        return Refused(Code.UNIT_IN_USE, {"units": str(len(below)), "people": str(len(people))})
    if command.successor is not None:
        if successor is None or successor.agency != unit.agency or successor.retired:
            return Refused(Code.UNKNOWN_SUCCESSOR)
        refused = _loop(unit.id, successor.id, _parents(directory.units))  # it would end below itself
        if refused:
            return refused
    lent = [each for each in directory.substitutes.values() if each.unit == unit.id and not each.withdrawn]
    recommended = [each for each in directory.shared_views.values() if each.unit == unit.id and not each.withdrawn]
    closed = replace(unit, retired=True, successor=command.successor)
    entries: list[tuple[EntryKind, Entry]] = [(EntryKind.UNIT, closed)]
    entries += [(EntryKind.UNIT, replace(each, parent=command.successor)) for each in below]
    entries += [(EntryKind.PERSON, _following(card, unit.id, command.successor)) for card in people]
    entries += [(EntryKind.SUBSTITUTION, replace(each, unit=command.successor)) for each in lent]
    entries += [(EntryKind.SHARED_VIEW, _recommended_on(each, command.successor)) for each in recommended]
    return Amended(tuple(entries), (UnitCloses(unit.id, command.successor),))


def _recommended_on(view: SharedView, successor: UnitId | None) -> SharedView:
    """The list for the successor's people; where there is none, for nobody, and not for the whole agency."""
    return replace(view, unit=successor) if successor is not None else replace(view, withdrawn=True)


def _following(card: PersonCard, unit: UnitId, successor: UnitId | None) -> PersonCard:
    """The person in the successor of their unit; who was in both has one role there."""
    moved = (replace(m, unit=successor) if m.unit == unit else m for m in card.memberships)
    return card.in_offices(tuple(dict.fromkeys(moved)))


def add_category(amending: Amending, command: AddCategory) -> Amended | Refused:
    return _category(Category(amending.id, command.main, command.sub))


def change_category(amending: Amending, command: Any) -> Amended | Refused:
    return _category(replace(amending.entry, **command.wanted()))


def _category(category: Category) -> Amended | Refused:
    return _unnamed(category.main) or Amended(((EntryKind.CATEGORY, category),))


def add_template(amending: Amending, command: AddTemplate) -> Amended | Refused:
    if command.agency not in amending.directory.agencies:
        return Refused(Code.UNKNOWN_AGENCY)
    said = (command.agency, command.title, command.text, command.categories, command.statuses)
    return _template(amending, Template(amending.id, *said, holding=command.holding, staged=command.staged))


def change_template(amending: Amending, command: Any) -> Amended | Refused:
    return _template(amending, replace(amending.entry, **command.wanted()))


def _template(amending: Amending, template: Template) -> Amended | Refused:
    refused = _unnamed(template.title) or (None if template.text.strip() else Refused(Code.TEXT_REQUIRED))
    if refused:
        return refused
    refused = check_length(template.text, LONGEST_TEMPLATE) or _staging_refusal(amending, template)
    if refused:
        return refused
    open_ends = (not_filled_in(each.text) for each in template.staged)
    unknown = next(chain(unknown_variables(template.text), *open_ends), None)
    if unknown is not None:
        return Refused(Code.UNKNOWN_VARIABLE, {"name": unknown[:40]})
    known = set(template.categories) <= amending.directory.categories.keys() and set(template.statuses) <= set(Status)
    return Amended(((EntryKind.TEMPLATE, template),)) if known else Refused(Code.MALFORMED)


def _staging_refusal(amending: Amending, template: Template) -> Refused | None:
    each_alone = (
        check_length(staged.text, LONGEST_NAME) or addressing_refusal(staged, amending.directory)
        for staged in template.staged
    )
    return next(filter(None, each_alone), None) or refusal_of(template.staged, holding=template.holding)


def _unnamed(*names: str) -> Refused | None:
    if not all(name.strip() for name in names):
        return Refused(Code.TEXT_REQUIRED)
    longest = max(len(name) for name in names)
    too_long = {"limit": str(LONGEST_NAME), "length": str(longest)}
    return Refused(Code.TEXT_TOO_LONG, too_long) if longest > LONGEST_NAME else None


def _retired(unit: Unit) -> Refused:
    return Refused(Code.UNIT_RETIRED, {"unit": unit.name})


def _parents(entries: Mapping[Any, Any]) -> Mapping[str, str | None]:
    return {entry.id: entry.parent for entry in entries.values()}


def _loop(entry: str, parent: str | None, parents: Mapping[str, str | None]) -> Refused | None:
    """Refuses `parent` above `entry` where the way up from there leads back to the entry."""
    return Refused(Code.CYCLE) if entry in _way_up(parent, parents) else None


def _way_up(place: str | None, parents: Mapping[str, str | None]) -> Iterable[str]:
    seen: list[str] = []
    while place is not None and place not in seen:
        seen.append(place)
        place = parents.get(place)
    return seen
