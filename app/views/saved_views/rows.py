"""The lines of the panel of saved views: one's own, and what colleagues share, each with how it stands."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.lists import Lists
from app.models.entries import DirectoryView
from app.models.outbox_item import NEEDS_REVIEW, OutboxItem, State
from app.models.queries import Queries
from app.models.saved_views import SavedView
from app.models.shared_lists import SharedList, recommended
from app.models.world import World
from app.views.case.inert import one_line
from domain.directory import Directory
from domain.directory_commands import ShareView
from domain.ids import AgencyId, CaseId, UnitId
from domain.people import Person
from domain.shared_views import SharedView, may_share

translate = QCoreApplication.translate
Office = tuple[AgencyId, UnitId | None]


@dataclass(frozen=True)
class Row:
    """One line. `shared` is how the view is recommended, if it is, in the `version` that the server knows.

    `of_others` is set where it is not among the person's own. `item` is the last that was asked about it, unless it
    has had its effect; `waits`: that would be accepted and is not sent yet. `is_known`: others have it already.
    """

    view: SavedView
    office: str = ""
    shared: SharedView | None = None
    of_others: SharedList | None = None
    version: int = 0
    waits: bool = False
    is_known: bool = False
    item: OutboxItem | None = None

    @property
    def is_own(self) -> bool:
        return self.of_others is None

    @property
    def is_offered(self) -> bool:
        """Whether it can stand in the person's left pane."""
        return self.of_others is None or self.of_others.offered

    @property
    def can_be_taken_back(self) -> bool:
        return self.item is not None and self.item.state is State.QUEUED

    @property
    def can_be_told(self) -> bool:
        listing = self.view.listing
        return listing is not None and recommended(listing).is_sound

    def may_be_shared_again_by(self, person: Person) -> bool:
        return self.is_own and self.shared is not None and may_share(person, *self.shared.office)

    @property
    def has_moved_on(self) -> bool:
        """Whether it says something else here than what is shared."""
        if self.shared is None or not self.is_own or self.view.listing is None:
            return False
        return (self.shared.name, self.shared.content) != (self.view.name, recommended(self.view.listing))

    def text(self) -> str:
        """The name, and in a second line how it stands where there is anything to say."""
        return "\n".join(filter(None, (one_line(self.view.name), " · ".join(self._said()))))

    def _said(self) -> Iterator[str]:
        if self.view.listing is None:
            yield translate("SavedViewsPanel", "of another version")
        if self.of_others:
            yield translate("SavedViewsPanel", "shared by {name}").format(name=one_line(self.view.sharer))
        if self.shared and not (self.of_others and self.of_others.offered):
            yield translate("SavedViewsPanel", "shared with {office}").format(office=one_line(self.office))
        if self.has_moved_on:
            yield translate("SavedViewsPanel", "changed since it was shared")
        if not self.view.pinned and self.is_offered:
            yield translate("SavedViewsPanel", "not in the left pane")
        if self.waits and self.is_known and self.shared:
            yield translate("SavedViewsPanel", "the change is not sent yet")
        elif self.waits:
            yield translate("SavedViewsPanel", "waiting to be sent")
        elif self.item and self.item.state in NEEDS_REVIEW:
            yield translate("SavedViewsPanel", "not accepted: the outbox says why")


def rows_of(lists: Lists, queries: Queries, world: World) -> tuple[Row, ...]:
    """One's own in their order, then those of others. Not for the UI thread."""
    seen = _Seen.of(queries, world)
    theirs = (seen.row(each.view, each) for each in lists.shared(seen.now.directory))
    return (*map(seen.row, lists.saved()), *theirs)


def row_of(view: SavedView, queries: Queries, world: World) -> Row:
    """The line of one of the person's own. Not for the UI thread."""
    return _Seen.of(queries, world).row(view)


@dataclass(frozen=True)
class _Seen:
    """The directory with the person's unsent changes, as the server has it, and what was last asked about each view."""

    now: DirectoryView
    known: Directory
    asked: Mapping[CaseId, OutboxItem]

    @classmethod
    def of(cls, queries: Queries, world: World) -> "_Seen":
        items = [item for item in reversed(queries.outbox_items()) if item.state in (State.QUEUED, *NEEDS_REVIEW)]
        return cls(queries.directory(world), world.directory, {item.case: item for item in items})

    def row(self, view: SavedView, of_others: SharedList | None = None) -> Row:
        standing = _standing(self.now.directory, view.id)
        return Row(
            view,
            office_name(self.now.directory, standing) if standing else "",
            standing,
            of_others,
            self.now.versions.get(view.id, 0),
            view.id in self.now.pending,
            _standing(self.known, view.id) is not None,
            self.asked.get(CaseId(view.id)),
        )


def _standing(directory: Directory, id: str) -> SharedView | None:
    found = directory.shared_views.get(id)
    return found if found and not found.withdrawn else None


def shared_as_it_is(view: SavedView, office: Office) -> ShareView | None:
    """What tells an office how the view is now; None where this console cannot read it."""
    listing = view.listing
    return ShareView(office[0], view.name, recommended(listing), office[1]) if listing is not None else None


def office_name(directory: Directory, shared: SharedView) -> str:
    unit = directory.units.get(shared.unit) if shared.unit is not None else None
    agency = directory.agencies.get(shared.agency)
    return unit.name if unit else agency.name if agency else shared.agency
