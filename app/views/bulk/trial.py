"""What one action would be on each of several reports, asked of the domain before anything is queued."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from app.context import Context
from app.models.queries import ROWS_AT_ONCE, CaseView
from app.views.case.offers import Offers
from app.views.case.rehearsal import refusal_of
from domain import commands as c
from domain.case import Case, Status
from domain.errors import Refused
from domain.ids import UnitId

AT_ONCE: Final = ROWS_AT_ONCE  # reports that one action can be taken on


class Deed(StrEnum):
    """What can sensibly be done to several reports in the same words."""

    DISPOSE = "dispose"
    HANDLE = "handle"
    ASK = "ask"
    ARCHIVE = "archive"
    TAG = "tag"
    NOTE = "note"
    PIN = "pin"


NEEDS_TEXT: Final = (Deed.ASK, Deed.ARCHIVE, Deed.TAG, Deed.NOTE)
_OFFERED_AS: Final[dict[Deed, tuple[type[c.Command], ...]]] = {
    Deed.DISPOSE: (c.Dispose, c.Verify),
    Deed.HANDLE: (c.HandleHere,),
    Deed.ASK: (c.AskInformation,),
    Deed.ARCHIVE: (c.Archive,),
    Deed.TAG: (c.Correct,),
    Deed.NOTE: (c.AddNote,),
}


@dataclass(frozen=True)
class Wish:
    """An action as the form says it; `unit` is for a disposal, which may have a text too."""

    deed: Deed
    text: str = ""
    unit: UnitId | None = None

    @property
    def is_complete(self) -> bool:
        return bool(self.text.strip()) if self.deed in NEEDS_TEXT else self.deed is not Deed.DISPOSE or bool(self.unit)


@dataclass(frozen=True)
class Trial:
    """One report under one wish: the command that would be queued, or why it may not be.

    No command and no refusal: it is kept on this computer, which no server hears of, or there is `nothing_to_do`.
    """

    view: CaseView
    command: c.Command | None = None
    refused: Refused | None = None
    nothing_to_do: bool = False

    @property
    def possible(self) -> bool:
        return self.refused is None and not self.nothing_to_do


@dataclass(frozen=True)
class Trials:
    """All of them for one wish (None: nothing is wished yet), with what can be offered for some of the reports."""

    wish: Wish | None
    offered: tuple[Deed, ...]
    views: tuple[CaseView, ...]
    each: tuple[Trial, ...] = ()


def try_out(context: Context, keys: Sequence[int], wish: Wish | None) -> Trials:
    """Read the reports as they are now and rehearse the wish on each. Not for the UI thread."""
    world = context.world()
    rows = context.queries.rows(keys)
    found = (context.queries.case(rows[key].id, world) for key in keys if key in rows)
    views = tuple(view for view in found if view is not None)
    tried = tuple(_tried(context, view, wish) for view in views) if wish and wish.is_complete else ()
    return Trials(wish, _offered(context, views), views, tried)


def _offered(context: Context, views: Sequence[CaseView]) -> tuple[Deed, ...]:
    moment = context.moment()
    each = [Offers(view.case, context.person, moment) for view in views]

    def by_any(deed: Deed) -> bool:
        return any(offers.offered(command) for offers in each for command in _OFFERED_AS[deed])

    return tuple(deed for deed in Deed if (deed is Deed.PIN or by_any(deed)))


def _tried(context: Context, view: CaseView, wish: Wish) -> Trial:
    if wish.deed is Deed.PIN:
        return Trial(view, nothing_to_do=context.shelf.is_pinned(view.case.id))
    command = _command(wish, view.case)
    if command is None:
        return Trial(view, nothing_to_do=True)
    return Trial(view, command, refusal_of(context, view.case, command))


def _command(wish: Wish, case: Case) -> c.Command | None:
    """None where the report is already as it is wished to be."""
    match wish.deed:
        case Deed.DISPOSE if wish.unit is not None:
            if case.status == Status.UNVERIFIED:
                return c.Verify(case.holder.agency, wish.unit, note=wish.text)
            return c.Dispose(wish.unit, note=wish.text)
        case Deed.HANDLE:
            return c.HandleHere()
        case Deed.ASK:
            return c.AskInformation(wish.text)
        case Deed.ARCHIVE:
            return c.Archive(wish.text)
        case Deed.TAG:
            tag = " ".join(wish.text.split())
            return None if tag in case.tags else c.Correct(tags=(*case.tags, tag))
        case Deed.NOTE:
            return c.AddNote(wish.text)
    return None
