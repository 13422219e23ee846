"""The facts of a row: what each says of a report, and what is shown of them in the room there is."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from enum import IntEnum
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QFontMetrics

from app.models.listing import NONE, Fact
from app.models.queries import CaseRow
from app.models.world import World
from app.views.case.inert import one_line
from app.views.filtering.words import value_word
from app.views.marks import MarkRole
from app.views.words import age, classification_short, status_mark

translate = QCoreApplication.translate

BETWEEN: Final = " · "
_FEW_LETTERS: Final = 7  # of a name that is cut short
_ROUNDED: Final = 1  # px a text may be wider than its metrics say in whole ones


class Hold(IntEnum):
    """How firmly a part keeps its room where there is too little for all."""

    LOOSE = 0
    FIRM = 1
    WHOLE = 2


@dataclass(frozen=True)
class Part:
    """One fact as it is painted; with a `role` it is a mark and has its colour.

    `short` takes the place of the text where there is no room for it; `at_edge`: it stands at the far edge.
    """

    text: str
    hold: Hold = Hold.LOOSE
    role: MarkRole | None = None
    short: str = ""
    at_edge: bool = False


def part_of(fact: Fact, row: CaseRow, world: World, now: datetime, zone: tzinfo) -> Part:
    """What a row says, as of `now` (aware UTC), with days of `zone`."""
    match fact:
        case Fact.STATUS:
            mark = status_mark(row.status)
            return Part(f"{mark.glyph} {mark.text}", Hold.FIRM, mark.role, mark.glyph)
        case Fact.AGE:
            return Part(age(row.reported_at, now, zone), Hold.WHOLE)
        case Fact.TRACKING:
            return Part(one_line(f"#{row.tracking}"), Hold.FIRM)
        case _:
            return Part(one_line(_name(fact, row, world)))


def _name(fact: Fact, row: CaseRow, world: World) -> str:
    directory = world.directory
    match fact:
        case Fact.REPORTER:
            return reporter_word(row)
        case Fact.UNIT if row.unit and (unit := directory.units.get(row.unit)):
            return unit.name
        case Fact.CATEGORY if row.category and (category := directory.categories.get(row.category)):
            return category.sub or category.main
        case Fact.CATEGORY:
            return value_word("categories", row.category or NONE, world)
        case Fact.CLASSIFICATION if row.classification:
            return classification_short(row.classification)
        case Fact.CLASSIFICATION:
            return value_word("classifications", NONE, world)
        case Fact.CHANNEL:
            return value_word("channels", row.channel, world)
        case Fact.AREA:
            return value_word("regions", row.region, world)
        case Fact.DESK if row.person:
            holder = directory.people.get(row.person)
            return translate("CaseList", "desk: {name}").format(name=one_line(holder.name if holder else row.person))
        case Fact.DESK:
            return translate("CaseList", "on no desk")
        case _:
            agency = directory.agencies.get(row.agency)
            return agency.name if agency else row.agency


def reporter_word(row: CaseRow) -> str:
    """The reporter, where this person may know them."""
    if row.reporter:
        return one_line(row.reporter)
    return translate("CaseList", "Anonymous") if row.anonymous else translate("CaseList", "Identity not shown")


def width_of(metrics: QFontMetrics, parts: Sequence[Part]) -> int:
    """What they need side by side in pixels, with `BETWEEN` between them."""
    between = metrics.horizontalAdvance(BETWEEN) * max(len(parts) - 1, 0)
    return between + sum(metrics.horizontalAdvance(part.text) + _ROUNDED for part in parts)


def fitted(metrics: QFontMetrics, parts: Sequence[Part], width: int) -> list[Part]:
    """What is shown of the parts in `width` px.

    Short names stay whole, and long ones share what is left. Where that were no more than a few letters a mark is said
    by its glyph; then the last name is left out, and once there is none, the last mark. An age stays as it is.
    """
    lacking = width_of(metrics, parts) - width
    if lacking <= 0:
        return list(parts)
    needed = {n: width_of(metrics, [part]) for n, part in enumerate(parts) if part.hold is Hold.LOOSE}
    rooms, left = dict(needed), sum(needed.values()) - lacking
    for sharing, number in zip(range(len(needed), 0, -1), sorted(needed, key=needed.__getitem__), strict=True):
        rooms[number] = min(needed[number], left // sharing)
        left -= rooms[number]
    few = metrics.averageCharWidth() * _FEW_LETTERS
    if rooms and all(room >= min(needed[number], few) for number, room in rooms.items()):
        return [_cut(metrics, part, rooms[n]) if n in rooms else part for n, part in enumerate(parts)]
    shorter = [replace(part, text=part.short or part.text, short="") for part in parts]
    if shorter != list(parts):
        return fitted(metrics, shorter, width)
    least = min(range(len(parts)), key=lambda number: (parts[number].hold, -number))
    if parts[least].hold is Hold.WHOLE:
        return list(parts)
    return fitted(metrics, [*parts[:least], *parts[least + 1 :]], width)


def _cut(metrics: QFontMetrics, part: Part, room: int) -> Part:
    """A part in `room` px: what Qt has cut may be a little wider than it was asked for."""
    asked = room
    while width_of(metrics, [part]) > room:
        part = replace(part, text=metrics.elidedText(part.text, Qt.TextElideMode.ElideRight, asked))
        asked -= 1
    return part
