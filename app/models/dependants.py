"""What becomes of commands that were made on the effect of another: they wait for a person if it will have none."""

import json
from datetime import datetime
from typing import Final

import sqlalchemy as sa

from app.models.outbox_item import NEEDS_REVIEW, State
from app.models.tables import outbox
from domain.errors import Code

WITHOUT_EFFECT: Final = (*NEEDS_REVIEW, State.WITHDRAWN)


def follow(connection: sa.Connection, now: datetime) -> None:
    """Block what has not left and was made on something without effect; release it where that was queued again.

    Works over chains in the order they were made: a dependant always has the higher number.
    """
    rows = connection.execute(_DEPENDANTS).all()
    if not rows:
        return
    after = {row.id: frozenset(json.loads(row.made_after)) for row in rows}
    named = sorted(frozenset().union(*after.values()))
    causes = sa.select(outbox.c.id).where(outbox.c.id.in_(named), outbox.c.state.in_(WITHOUT_EFFECT))
    without = set(connection.scalars(causes))
    for row in rows:
        state = State.BLOCKED if row.answered_at or after[row.id] & without else State.QUEUED
        if state is State.BLOCKED:
            without.add(row.id)
        else:
            without.discard(row.id)
        if state != row.state:
            code = Code.DEPENDENCY_REFUSED if state is State.BLOCKED else ""
            moved = outbox.update().where(outbox.c.id == row.id)
            connection.execute(moved.values(state=state, code=code, changed_at=now.isoformat()))


_DEPENDANTS: Final = (
    sa.select(outbox.c.id, outbox.c.state, outbox.c.made_after, outbox.c.answered_at)
    .where(outbox.c.made_after != "[]", outbox.c.state.in_((State.QUEUED, State.BLOCKED)))
    .order_by(outbox.c.dseq)
)
