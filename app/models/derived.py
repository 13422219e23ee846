"""Columns derived by an earlier console, or a later one, are derived anew: their documents were kept as received."""

import sqlalchemy as sa

from app.models import case_rows
from app.models.case_columns import DERIVED
from app.models.tables import feed_state
from app.models.world import World


def rederive(connection: sa.Connection, world: World) -> bool:
    """Whether it was necessary; then it took time with every case there is."""
    found = connection.scalar(sa.select(feed_state.c.derived).limit(1))
    if found is None or found == DERIVED:
        return False
    case_rows.derive(connection, world, sa.true())
    connection.execute(feed_state.update().values(derived=DERIVED))
    return True
