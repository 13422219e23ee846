"""What a new life of the server's database means for the outbox: what the old one had answered is asked again."""

from datetime import datetime, timedelta
from typing import Final

import sqlalchemy as sa

from app.models import blobs
from app.models.outbox import State, advance_acknowledgement
from app.models.tables import outbox, owner

KEPT: Final = timedelta(days=30)


def take_epoch(connection: sa.Connection, epoch: str, durable_through: int, known: str, now: datetime) -> bool:
    """Note in which life the server is and what of this device's work is durable there; True if there is work to ask.

    `known` is the epoch the cache has followed, for a store that was made before it kept its own. A restored backup
    may have forgotten what it had answered, and may be older than the newest one: all that is still kept here is asked
    again under its own id, and nothing counts as acknowledged.
    """
    row = connection.execute(sa.select(owner.c.epoch, owner.c.durable_through).limit(1)).first()
    if row is None:
        return False
    before = row.epoch or known
    if (row.epoch, row.durable_through) != (epoch, durable_through):
        connection.execute(owner.update().values(epoch=epoch, durable_through=durable_through))
    if before == epoch:
        return False
    had_effect = outbox.c.state.in_((State.APPLIED, State.SETTLED))
    asked = connection.execute(outbox.update().where(had_effect).values(state=State.SENT, changed_at=now.isoformat()))
    connection.execute(owner.update().values(acknowledged_through=0))
    blobs.forget_uploaded(connection)
    advance_acknowledgement(connection)
    return bool(asked.rowcount)


def forget_durable(connection: sa.Connection, data_as_of: datetime) -> int:
    """Let go of settled commands that no restored backup can lose, long after; returns how many."""
    durable = sa.select(owner.c.durable_through).limit(1).scalar_subquery()
    old = (data_as_of - KEPT).isoformat()
    gone = connection.execute(
        outbox.delete().where(outbox.c.state == State.SETTLED, outbox.c.dseq <= durable, outbox.c.changed_at < old)
    )
    return gone.rowcount
