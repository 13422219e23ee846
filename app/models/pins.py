"""Which cases the person wants to keep on this computer with all their attachments, whatever becomes of the cache."""

from datetime import datetime

import sqlalchemy as sa

from app.models.tables import pin
from domain.ids import CaseId


def pinned(connection: sa.Connection) -> frozenset[CaseId]:
    return frozenset(map(CaseId, connection.scalars(sa.select(pin.c.case_id))))


def is_pinned(connection: sa.Connection, case: CaseId) -> bool:
    return connection.scalar(sa.select(pin.c.case_id).where(pin.c.case_id == case).limit(1)) is not None


def put(connection: sa.Connection, case: CaseId, now: datetime) -> None:
    connection.execute(pin.insert().prefix_with("OR IGNORE"), {"case_id": case, "pinned_at": now.isoformat()})


def take_out(connection: sa.Connection, case: CaseId) -> None:
    connection.execute(pin.delete().where(pin.c.case_id == case))
