"""Views that a person has put together and named: their own work, private, kept whatever becomes of the cache."""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from app.models.listing import Listing
from app.models.tables import saved_view
from domain.wire import dumps, loads, to_wire


@dataclass(frozen=True)
class SavedView:
    """A listing under a name; `listing` is None where this console cannot read what was saved (`doc` keeps it).

    `sharer` is the colleague who shares it; empty for the person's own.
    """

    id: str
    name: str
    pinned: bool
    doc: str
    sharer: str = ""

    @property
    def listing(self) -> Listing | None:
        try:
            return loads(Listing, self.doc)
        except ValueError:
            return None

    @classmethod
    def of(cls, id: str, name: str, listing: Listing, *, pinned: bool = True) -> "SavedView":
        return cls(id, str(to_wire(name)), pinned, dumps(listing))


def every(connection: sa.Connection) -> list[SavedView]:
    """All of them, in the person's own order."""
    query = sa.select(saved_view).order_by(saved_view.c.place, saved_view.c.id)
    return [SavedView(row.id, row.name, row.pinned, row.doc) for row in connection.execute(query)]


def keep(connection: sa.Connection, views: Sequence[SavedView]) -> None:
    """These and no others, in this order: what a person sees after a change is what is stored."""
    connection.execute(saved_view.delete())
    rows = [
        {"id": view.id, "name": view.name, "place": place, "pinned": view.pinned, "doc": view.doc}
        for place, view in enumerate(views)
    ]
    if rows:
        connection.execute(saved_view.insert(), rows)
