"""Which text of an answer the person of this computer has read, so that the next one can show what differs."""

from dataclasses import dataclass
from typing import Final

import sqlalchemy as sa

from app.models.tables import cases, read_reply
from domain.case import Reply
from domain.ids import CaseId
from domain.wire import to_wire


@dataclass(frozen=True)
class LastRead:
    """The answer of a case that was read last, named by its pin; `before` is the text that was read before it."""

    pin: str
    text: str
    before: str | None

    def to_compare(self, reply: Reply) -> str | None:
        """What this answer differs from; read again, it is still compared with what was read before it."""
        return self.before if self.pin == reply.pin else self.text


def last(connection: sa.Connection, case: CaseId) -> LastRead | None:
    """None where no answer of the case was read here."""
    row = connection.execute(_FIND, {"of": case}).first()
    return LastRead(row.pin, row.text, row.before) if row is not None else None


def note(connection: sa.Connection, case: CaseId, reply: Reply) -> None:
    """This answer has been read; nothing is kept of a case that has left this computer since."""
    known = last(connection, case)
    if (known is not None and known.pin == reply.pin) or connection.scalar(_IS_HERE, {"of": case}) is None:
        return
    before = known.text if known is not None else None
    connection.execute(_KEEP, {"case_id": case, "pin": reply.pin, "text": to_wire(reply.text), "before": before})


_FIND: Final = sa.select(read_reply).where(read_reply.c.case_id == sa.bindparam("of")).limit(1)
_IS_HERE: Final = sa.select(cases.c.row).where(cases.c.id == sa.bindparam("of")).limit(1)
_KEEP: Final = read_reply.insert().prefix_with("OR REPLACE")
