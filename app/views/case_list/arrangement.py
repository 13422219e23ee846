"""How the keys of a list stand below each other: one after the other, or in groups under headings that fold."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from app.models.listed import Listed
from app.models.listing import Grouping
from app.models.world import World
from app.views.filtering.words import group_place, group_title


@dataclass(frozen=True)
class Heading:
    """The row above a group: it can be reached by keys and folded, but is no report."""

    value: str
    title: str
    count: int
    folded: bool = False


Entry = int | Heading
"""A row of the list: the key of a report, or a heading."""


def arranged(
    found: Listed, grouping: Grouping | None, folded: Collection[str], world: World, today: date
) -> Sequence[Entry]:
    """The rows of a list; `folded` are the values of the groups whose reports are not shown."""
    if grouping is None:
        return found.keys
    titled = [(group, group_title(grouping, group.value, world, today)) for group in found.groups]
    entries: list[Entry] = []
    for group, title in sorted(titled, key=lambda pair: group_place(grouping, pair[0].value, pair[1])):
        away = group.value in folded
        entries.append(Heading(group.value, title, len(group.keys), away))
        if not away:
            entries.extend(group.keys)
    return entries
