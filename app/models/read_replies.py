"""Which text of an answer the person of this computer has read, so that the next one can show what differs."""

from typing import Final

import sqlalchemy as sa

from app.models.tables import read_reply
from domain.case import Reply
from domain.ids import CaseId
from domain.wire import to_wire


def before(connection: sa.Connection, case: CaseId, reply: Reply) -> str | None:
    """The text that was read last before this answer; None where none was, or it has left this computer."""
    row = connection.execute(_FIND, {"of": case}).first()
    if row is None:
        return None
    text: str | None = row.before if row.pin == reply.pin else row.text
    return text


def note(connection: sa.Connection, case: CaseId, reply: Reply) -> None:
    """This answer has been read; read again, it is still compared with what was read before it."""
    row = connection.execute(_FIND, {"of": case}).first()
    if row is not None and row.pin == reply.pin:
        return
    earlier = row.text if row is not None else None
    read = {"case_id": case, "pin": reply.pin, "text": to_wire(reply.text), "before": earlier}
    connection.execute(_KEEP, read)


_FIND: Final = sa.select(read_reply).where(read_reply.c.case_id == sa.bindparam("of")).limit(1)
_KEEP: Final = read_reply.insert().prefix_with("OR REPLACE")
