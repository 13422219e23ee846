"""The overlay rows: cases with unsent work as the lists must show them, derived from both stores."""

from collections.abc import Iterable, Sequence
from typing import Final

import sqlalchemy as sa

from app.models import outbox
from app.models.case_columns import columns_of
from app.models.tables import cases, overlay
from app.models.world import World
from domain.case import Case
from domain.commands import Envelope
from domain.ids import CaseId
from domain.people import Person
from domain.projection import begun, project
from domain.wire import dumps, loads

# A case with unsent work is listed as it looks with it: its own row does not count. Told by number and not by id, which
# the index that lists are read from does not have.
UNCOVERED: Final = cases.c.row.not_in(sa.select(cases.c.row).where(cases.c.id.in_(sa.select(overlay.c.id))))


def rebuild(cache: sa.Connection, work: sa.Connection, changed: Iterable[CaseId], actor: Person, world: World) -> None:
    """Derive again the overlay of `changed` cases; a case without pending commands has none."""
    for case in changed:
        pending = outbox.pending_of(work, case)
        cache.execute(_LIFT, {"of": case})
        if not pending:
            continue
        row = cache.execute(_CACHED, {"of": case}).first()
        known = loads(Case, row.doc) if row else None
        ahead = [item for item in pending if still_ahead(item, known.version if known else 0)]
        shown = laid_over(known, [item.envelope for item in ahead], actor, world)
        if shown is None or not ahead:
            continue
        # Until the server has sent the case, its row has the number of the command it begins with, below all others.
        number = row.row if row else -ahead[0].dseq
        cache.execute(_LAY, {**columns_of(shown, world), "row": number, "doc": dumps(shown)})


def laid_over(known: Case | None, pending: Sequence[Envelope], actor: Person, world: World) -> Case | None:
    """The case with unsent commands laid over it; None where they are about no case, or about one that has gone."""
    base = known or begun(pending, actor, world.directory, world.limits)
    return base and project(base, pending, actor, world.directory, world.limits).case


def clear(cache: sa.Connection) -> None:
    cache.execute(overlay.delete())


def still_ahead(item: outbox.OutboxItem, version: int) -> bool:
    """Whether a command's effect is not yet in the cached case at `version`."""
    return item.state in outbox.UNSENT or (item.state == outbox.State.APPLIED and item.result_version > version)


_of: Final[sa.BindParameter[str]] = sa.bindparam("of")
_LIFT: Final = overlay.delete().where(overlay.c.id == _of)
_CACHED: Final = sa.select(cases.c.row, cases.c.doc).where(cases.c.id == _of)
_LAY: Final = overlay.insert()
