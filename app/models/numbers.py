"""Finds a case by a number that a citizen names: the one the server gave, or the provisional one on their slip."""

import sqlalchemy as sa

from app.models.tables import cases, outbox, overlay
from domain.ids import CaseId


def find(cache: sa.Connection, work: sa.Connection, number: str) -> CaseId | None:
    """The newest case of that number. Looks through every cached case: not for the UI thread."""
    wanted = number.strip().removeprefix("#").upper()
    names_it = (cases.c.tracking == wanted) | (sa.func.instr(cases.c.doc, f'"provisional":"{wanted}"') > 0)
    found = cache.scalar(sa.select(cases.c.id).where(names_it).order_by(cases.c.reported_at.desc()).limit(1))
    found = found or cache.scalar(sa.select(overlay.c.id).where(overlay.c.tracking == wanted).limit(1))
    # One's own, which has left the cache since.
    own = sa.select(outbox.c.case_id).where(outbox.c.tracking == wanted).order_by(outbox.c.dseq.desc()).limit(1)
    found = found or work.scalar(own)
    return CaseId(found) if found else None
