"""Lists that colleagues share: a listing in the plain words in which it travels, and where a person has them."""

from collections.abc import Collection
from dataclasses import dataclass, fields
from typing import Any, Final

import sqlalchemy as sa

from app.models.listing import Deadline, Filter, Grouping, Listing, Order
from app.models.queries import View
from app.models.saved_views import SavedView
from app.models.tables import unpinned_view
from domain.directory import Directory
from domain.people import Person
from domain.shared_views import Recommended, SharedView, may_withdraw, shared_with
from domain.wire import dumps

_SET: Final = ("yes",)
_UNREADABLE: Final = ""


@dataclass(frozen=True)
class SharedList:
    """A shared view as this console shows it; `offered`: to an office of the person's.

    What is offered to others is known here to whoever may take it back, and never stands in their left pane.
    """

    view: SavedView
    shared: SharedView
    offered: bool = True


def recommended(listing: Listing) -> Recommended:
    """A listing in plain words; what it does not ask for is not said."""
    asked = listing.filter
    held = {field.name: getattr(asked, field.name) for field in fields(asked)}
    conditions: dict[str, tuple[str, ...]] = {name: value for name, value in held.items() if isinstance(value, tuple)}
    conditions |= {name: _SET for name, value in held.items() if value is True}
    if asked.deadline is not None:
        conditions["deadline"] = (asked.deadline.value,)
    if asked.deadline is Deadline.WITHIN:
        conditions["days"] = (str(asked.days),)
    said = {name: values for name, values in conditions.items() if values}
    return Recommended(listing.view.value, said, listing.order or "", listing.grouping or "", listing.facts)


def listing_of(content: Recommended) -> Listing | None:
    """None where it asks for something this console does not know: a wider list would not be what is meant.

    A fact of its rows that is not known here stays away from them, and the list is the same.
    """
    try:
        asked: dict[str, Any] = {name: _value(name, values) for name, values in content.conditions.items()}
        order = Order(content.order) if content.order else None
        grouping = Grouping(content.grouping) if content.grouping else None
        return Listing(View(content.view), Filter(**asked), order, grouping, content.facts)
    except (ValueError, TypeError, KeyError):
        return None


def for_person(person: Person, directory: Directory, unpinned: Collection[str]) -> list[SharedList]:
    """By name: what is offered to the person's offices, pinned unless they took it away; then what else is theirs."""
    every = [each for each in directory.shared_views.values() if not each.withdrawn]
    offered = {each.id for each in shared_with(person, every)}
    pinned = offered - set(unpinned)
    found = [
        SharedList(_saved(each, directory, pinned=each.id in pinned), each, each.id in offered)
        for each in every
        if each.id in offered or may_withdraw(person, each)
    ]
    return sorted(found, key=lambda each: (not each.offered, each.view.name.casefold(), each.view.id))


def _saved(shared: SharedView, directory: Directory, *, pinned: bool) -> SavedView:
    listing, author = listing_of(shared.content), directory.people.get(shared.author)
    by = author.name if author else shared.author
    return SavedView(shared.id, shared.name, pinned, dumps(listing) if listing else _UNREADABLE, by)


def unpinned(work: sa.Connection) -> frozenset[str]:
    return frozenset(work.scalars(sa.select(unpinned_view.c.id)))


def pin(work: sa.Connection, id: str, *, pinned: bool) -> None:
    work.execute(unpinned_view.delete().where(unpinned_view.c.id == id))
    if not pinned:
        work.execute(unpinned_view.insert(), {"id": id})


def _value(name: str, values: tuple[str, ...]) -> Any:
    plain = _PLAIN[name]
    if isinstance(plain, tuple):
        return values
    [value] = values
    if name == "deadline":
        return Deadline(value)
    if name == "days":
        return int(value)
    if values != _SET:
        raise ValueError(f"{name} is asked for or not")
    return True


_PLAIN: Final = {field.name: field.default for field in fields(Filter)}
