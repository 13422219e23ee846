"""Gives the identity behind a protected report to one person while their grant lasts, and never without a record.

The look into it is a command on the case like any other, so it stands in the chained timeline; every attempt also
stands in a log of its own, which no cleaning up and no later edit reaches. Both are stored before anything is said.
"""

from datetime import datetime

from sqlalchemy import Connection, insert

from domain.case import Case
from domain.commands import Envelope, ViewIdentity
from domain.errors import Code, Refused
from domain.ids import CaseId, CommandId, new_id
from domain.protocol import RevealReply
from domain.reveals import ends_at, own_grant
from server.callers import Caller
from server.central import Central
from server.database import writing
from server.directory import held_still
from server.execute import asked_by
from server.records import load_case, store_case
from server.subjects import changed
from server.tables import reveal_log

SHOWN = "shown"


def reveal(central: Central, caller: Caller, wanted: CaseId, now: datetime) -> RevealReply:
    """Who reported the case, or why `caller` is not told. `now` is an aware instant."""
    with writing(central.engine) as connection:
        held_still(connection)
        case = load_case(connection, wanted, for_update=True)
        envelope = Envelope(
            CommandId(new_id(now)),
            wanted,
            case.version if case else 0,
            caller.person.id,
            caller.device,
            now,
            ViewIdentity(),
        )
        asked = asked_by(central, connection, caller, envelope, now)
        found = asked if isinstance(asked, Refused) else changed(asked, case)
        done = found[0][1] if isinstance(found, list) else found
        if isinstance(done, Case) and done.reporter is None:
            done = Refused(Code.IDENTITY_UNKNOWN)
        _note(connection, envelope, case, done, now)
        if case is None or isinstance(asked, Refused) or not isinstance(done, Case):
            assert isinstance(done, Refused)  # looking at something cannot conflict with anything
            return RevealReply(code=done.code, fields=done.fields)
        store_case(connection, case, done, asked.origin)
    grant = own_grant(done, caller.person.id)
    return RevealReply(done.reporter, ends_at(done, grant) if grant else None)


def _note(connection: Connection, envelope: Envelope, case: Case | None, done: object, now: datetime) -> None:
    grant = own_grant(case, envelope.actor) if case else None
    connection.execute(
        insert(reveal_log).values(
            id=envelope.id,
            at=now,
            person=envelope.actor,
            device=envelope.device,
            case=envelope.case,
            request=grant.id if grant else "",
            outcome=str(done.code) if isinstance(done, Refused) else SHOWN,
        )
    )
