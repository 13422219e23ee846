"""What the window may ask about lists of cases, and the views a person has saved; none of it on the window's thread."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import replace
from datetime import date, datetime, tzinfo

import sqlalchemy as sa

from app.background import Worker
from app.models import indicators, listed, saved_views, shared_lists
from app.models.engine import reading, writing
from app.models.indicators import Indicators
from app.models.listed import Listed
from app.models.listing import Filter, Listing
from app.models.queries import ROWS_TOGETHER, View, rows_of
from app.models.saved_views import SavedView
from app.models.shared_lists import SharedList
from app.status import Changes
from domain.directory import Directory
from domain.ids import new_id
from domain.people import Person


class Lists:
    """Readings are unbounded and for the background; what changes a saved view is done by `worker`."""

    def __init__(
        self,
        cache: sa.Engine,
        work: sa.Engine,
        person: Person,
        worker: Worker,
        clock: Callable[[], datetime],
        tell: Callable[[Changes], None],
    ) -> None:
        self._cache = cache
        self._work = work
        self._person = person
        self._worker = worker
        self._clock = clock
        self._tell = tell

    def read(self, listing: Listing, today: date) -> Listed:
        with reading(self._cache) as connection:
            return listed.read(connection, listing, today, self._person)

    def read_for_window(self, listing: Listing, today: date, in_sight: Sequence[int]) -> Listed:
        """With the rows that it begins with and those `in_sight`, so that the window need not read them."""
        with reading(self._cache) as connection:
            found = listed.read(connection, listing, today, self._person)
            wanted = dict.fromkeys([*in_sight, *found.first(ROWS_TOGETHER)])
            return replace(found, rows=rows_of(connection, list(wanted)))

    def shared(self, directory: Directory) -> list[SharedList]:
        """What colleagues share, as far as it is for the person or theirs to take back; without what is their own."""
        with reading(self._work) as connection:
            own = {view.id for view in saved_views.every(connection)}
            unpinned = shared_lists.unpinned(connection)
        found = shared_lists.for_person(self._person, directory, unpinned)
        return [each for each in found if each.view.id not in own]

    def choices(self) -> dict[str, tuple[str, ...]]:
        """What the filter's fields can be set to, by their names."""
        with reading(self._cache) as connection:
            return listed.choices(connection)

    def indicators(self, today: date, zone: tzinfo) -> Indicators:
        with reading(self._cache) as connection:
            return indicators.read(connection, self._person, today, zone)

    def saved(self) -> list[SavedView]:
        with reading(self._work) as connection:
            return saved_views.every(connection)

    def counts(self, views: Sequence[SavedView], today: date) -> dict[str, int]:
        """How many cases the readable ones of these views hold, by their ids."""
        readable = [(view.id, listing) for view in views if (listing := view.listing) is not None]
        with reading(self._cache) as connection:
            found = listed.counts(connection, [listing for _, listing in readable], today, self._person)
        return {id: count for (id, _), count in zip(readable, found, strict=True)}

    def unread(self, views: Sequence[View], today: date) -> dict[View, int]:
        """How many of the cases in each of these views hold something new to the person."""
        asked = [Listing(view, Filter(unread=True)) for view in views]
        with reading(self._cache) as connection:
            return dict(zip(views, listed.counts(connection, asked, today, self._person), strict=True))

    def save(self, name: str, listing: Listing) -> Future[SavedView]:
        """A new saved view, the last of them, shown in the left pane."""
        return self._worker.submit(self._save, name, listing)

    def change(self, view: SavedView) -> Future[SavedView]:
        """Another name, listing or pin under the same id; one that was deleted comes back at the end."""
        return self._worker.submit(self._change, view)

    def delete(self, id: str) -> Future[None]:
        return self._worker.submit(self._delete, id)

    def move(self, id: str, place: int) -> Future[None]:
        """To another place among all saved views, counted from 0."""
        return self._worker.submit(self._move, id, place)

    def put_back(self, view: SavedView, place: int) -> Future[None]:
        """Undo a deletion."""
        return self._worker.submit(self._put_back, view, place)

    def pin(self, id: str, *, pinned: bool) -> Future[None]:
        """Take a colleague's view from the left pane, for this person alone, or show it there again."""
        return self._worker.submit(self._pin, id, pinned)

    def _pin(self, id: str, pinned: bool) -> None:
        with writing(self._work) as connection:
            shared_lists.pin(connection, id, pinned=pinned)
        self._tell(Changes(views=True))

    def _save(self, name: str, listing: Listing) -> SavedView:
        view = SavedView.of(new_id(self._clock()), name, listing)
        self._rearrange(lambda views: [*views, view])
        return view

    def _change(self, view: SavedView) -> SavedView:
        def changed(views: list[SavedView]) -> list[SavedView]:
            known = any(each.id == view.id for each in views)
            return [view if each.id == view.id else each for each in views] + ([] if known else [view])

        self._rearrange(changed)
        return view

    def _delete(self, id: str) -> None:
        self._rearrange(lambda views: [each for each in views if each.id != id])

    def _move(self, id: str, place: int) -> None:
        def moved(views: list[SavedView]) -> list[SavedView]:
            rest = [each for each in views if each.id != id]
            return [*rest[:place], *(each for each in views if each.id == id), *rest[place:]]

        self._rearrange(moved)

    def _put_back(self, view: SavedView, place: int) -> None:
        def restored(views: list[SavedView]) -> list[SavedView]:
            rest = [each for each in views if each.id != view.id]
            return [*rest[:place], view, *rest[place:]]

        self._rearrange(restored)

    def _rearrange(self, change: Callable[[list[SavedView]], list[SavedView]]) -> None:
        with writing(self._work) as connection:
            saved_views.keep(connection, change(saved_views.every(connection)))
        self._tell(Changes(views=True))
