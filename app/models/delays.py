"""The delay dossier from the cases this console has, unsent work included: it needs no network."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

import sqlalchemy as sa

from app.models.engine import reading
from app.models.tables import cases, overlay
from app.models.world import World
from domain.case import Case
from domain.dossier import Delay, Dossier, dossier
from domain.ids import CaseId
from domain.veil import veiled
from domain.wire import loads

A_ZONE = timedelta(days=1)  # no zone is further from UTC
AT_A_TIME: Final = 500  # SQLite takes so many values in one statement


def delays(cache: sa.Engine, world: World, now: datetime) -> Dossier:
    """Every overdue case in the cache. Reads all of their documents: not for the UI thread."""
    with reading(cache) as connection:
        found = _documents(connection, overdue(connection, now))
        return dossier(found, world.calendar, world.directory, now)


def overdue(connection: sa.Connection, now: datetime) -> list[CaseId]:
    """The cases that may be overdue, with unsent work; the domain decides by each holder's own day. Unbounded."""
    latest = (now + A_ZONE).date().isoformat()
    found: list[CaseId] = []
    for table in (cases, overlay):
        wanted = sa.select(table.c.id).where(table.c.is_open, table.c.due_on < latest)
        if table is cases:
            wanted = wanted.where(table.c.id.not_in(sa.select(overlay.c.id)))
        found += map(CaseId, connection.scalars(wanted))
    return found


def delays_among(connection: sa.Connection, wanted: Sequence[CaseId], world: World, now: datetime) -> tuple[Delay, ...]:
    """The delays of these cases, as far as they are here and late; for a reading in slices."""
    return dossier(_documents(connection, wanted), world.calendar, world.directory, now).delays


def for_paper(found: Iterable[Delay], world: World, now: datetime) -> Dossier:
    """The delays as they may be printed: paper goes from hand to hand, and nobody can take a word back from it.

    Whoever reported is taken out of every text, also where this person may know them, and a secret report keeps its
    number only.
    """
    return dossier((_bare(delay.case) for delay in found), world.calendar, world.directory, now)


def _bare(case: Case) -> Case:
    shown = veiled(case)
    return replace(shown, title="") if case.secret else shown


def _documents(connection: sa.Connection, wanted: Sequence[CaseId]) -> Iterator[Case]:
    """The cases as they look with unsent work."""
    for first in range(0, len(wanted), AT_A_TIME):
        some = wanted[first : first + AT_A_TIME]
        laid_over = set()
        for row in connection.execute(sa.select(overlay.c.id, overlay.c.doc).where(overlay.c.id.in_(some))):
            laid_over.add(row.id)
            yield loads(Case, row.doc)
        for row in connection.execute(sa.select(cases.c.id, cases.c.doc).where(cases.c.id.in_(some))):
            if row.id not in laid_over:
                yield loads(Case, row.doc)
