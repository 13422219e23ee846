"""The overlay rows: cases with unsent work as the lists must show them, derived from both stores."""

from collections.abc import Iterable
from typing import Final

import sqlalchemy as sa

from app.models import outbox
from app.models.case_columns import columns_of
from app.models.tables import cases, overlay
from app.models.world import World
from domain.case import Case
from domain.ids import CaseId
from domain.people import Person
from domain.projection import project
from domain.wire import dumps, loads


def rebuild(cache: sa.Connection, work: sa.Connection, changed: Iterable[CaseId], actor: Person, world: World) -> None:
    """Derive again the overlay of `changed` cases; a case without pending commands has none."""
    for case in changed:
        pending = outbox.pending_of(work, case)
        cache.execute(_LIFT, {"of": case})
        row = cache.execute(_CACHED, {"of": case}).first() if pending else None
        if row is None:
            continue
        known = loads(Case, row.doc)
        envelopes = [item.envelope for item in pending if still_ahead(item, known.version)]
        if not envelopes:
            continue
        projected = project(known, envelopes, actor, world.directory, world.limits).case
        cache.execute(_LAY, {**columns_of(projected, world), "row": row.row, "doc": dumps(projected)})


def clear(cache: sa.Connection) -> None:
    cache.execute(overlay.delete())


def still_ahead(item: outbox.OutboxItem, version: int) -> bool:
    """Whether a command's effect is not yet in the cached case at `version`."""
    return item.state in outbox.UNSENT or (item.state == outbox.State.APPLIED and item.result_version > version)


_of: Final[sa.BindParameter[str]] = sa.bindparam("of")
_LIFT: Final = overlay.delete().where(overlay.c.id == _of)
_CACHED: Final = sa.select(cases.c.row, cases.c.doc).where(cases.c.id == _of)
_LAY: Final = overlay.insert()
