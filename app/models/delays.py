"""The delay dossier from the cases this console has, unsent work included: it needs no network."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import sqlalchemy as sa

from app.models.engine import reading
from app.models.tables import cases, overlay
from app.models.world import World
from domain.case import Case
from domain.dossier import Dossier, dossier
from domain.wire import loads

A_ZONE = timedelta(days=1)  # no zone is further from UTC


def delays(cache: sa.Engine, world: World, now: datetime) -> Dossier:
    """Every overdue case in the cache. Reads all of their documents: not for the UI thread."""
    with reading(cache) as connection:
        return dossier(_overdue(connection, now), world.calendar, world.directory, now)


def _overdue(connection: sa.Connection, now: datetime) -> Iterator[Case]:
    """The cases that may be overdue, as they look with unsent work; the domain decides by each holder's own day."""
    latest = (now + A_ZONE).date().isoformat()
    for table in (cases, overlay):
        wanted = sa.select(table.c.doc).where(table.c.is_open, table.c.due_on < latest)
        if table is cases:
            wanted = wanted.where(table.c.id.not_in(sa.select(overlay.c.id)))
        for doc in connection.scalars(wanted):
            yield loads(Case, doc)
