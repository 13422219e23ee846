"""Instants in the words of the person's office, for views that have a Context."""

from datetime import datetime, tzinfo

from app.context import Context
from app.views.words.moments import moment, office_zone


def zone(context: Context) -> tzinfo:
    return office_zone(context.person, context.world().directory)


def when(context: Context, instant: datetime) -> str:
    """An aware instant as today's time, or with its day."""
    return moment(instant, context.clock(), zone(context))
