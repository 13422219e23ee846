"""What of a case is new to somebody: what other people added to it after they last had it open."""

from datetime import datetime

from domain.case import Event
from domain.ids import PersonId
from domain.people import SYSTEM


def is_news(event: Event, reader: PersonId, since: datetime) -> bool:
    """Whether an entry came from another person, and reached the server after `since`.

    What time called for is nobody's word, and an entry of which only the day may be known has nothing to be read.
    """
    somebody_else = event.by.person not in (reader, SYSTEM.id, "")
    return somebody_else and event.received_at is not None and event.received_at > since
