"""The lines of the panel of saved views: one's own, and what colleagues share, each with how it stands."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.lists import Lists
from app.models.outbox_item import NEEDS_REVIEW, OutboxItem, State
from app.models.queries import Queries
from app.models.saved_views import SavedView
from app.models.shared_lists import SharedList, recommended
from app.models.world import World
from app.views.case.inert import one_line
from domain.directory import Directory
from domain.ids import CaseId
from domain.shared_views import SharedView

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Row:
    """One line. `shared` is how the view is recommended, if it is, in the `version` that the server knows.

    `of_others` is set where it is not among the person's own. `item` is the last that was asked about it, unless it
    has had its effect; `waits`: that would be accepted and is not sent yet.
    """

    view: SavedView
    office: str = ""
    shared: SharedView | None = None
    of_others: SharedList | None = None
    version: int = 0
    waits: bool = False
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
        if self._has_moved_on:
            yield translate("SavedViewsPanel", "changed since it was shared")
        if not self.view.pinned and self.is_offered:
            yield translate("SavedViewsPanel", "not in the left pane")
        if self.waits:
            yield translate("SavedViewsPanel", "waiting to be sent")
        elif self.item and self.item.state in NEEDS_REVIEW:
            yield translate("SavedViewsPanel", "not accepted: the outbox says why")

    @property
    def _has_moved_on(self) -> bool:
        if self.shared is None or not self.is_own or self.view.listing is None:
            return False
        return (self.shared.name, self.shared.content) != (self.view.name, recommended(self.view.listing))


def rows_of(lists: Lists, queries: Queries, world: World) -> tuple[Row, ...]:
    """One's own in their order, then those of others. Not for the UI thread."""
    seen = queries.directory(world)
    asked = [item for item in reversed(queries.outbox_items()) if item.state in (State.QUEUED, *NEEDS_REVIEW)]
    last = {item.case: item for item in asked}

    def row(view: SavedView, of_others: SharedList | None = None) -> Row:
        shared = seen.directory.shared_views.get(view.id)
        standing = shared if shared and not shared.withdrawn else None
        office = office_name(seen.directory, standing) if standing else ""
        version, item = seen.versions.get(view.id, 0), last.get(CaseId(view.id))
        return Row(view, office, standing, of_others, version, view.id in seen.pending, item)

    theirs = (row(each.view, each) for each in lists.shared(seen.directory))
    return (*map(row, lists.saved()), *theirs)


def office_name(directory: Directory, shared: SharedView) -> str:
    unit = directory.units.get(shared.unit) if shared.unit is not None else None
    agency = directory.agencies.get(shared.agency)
    return unit.name if unit else agency.name if agency else shared.agency
