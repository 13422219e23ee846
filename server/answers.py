"""The server's durable answers: one row for each command id, kept for good, so that a repeat gets the same answer."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, bindparam, select, update

from domain.ids import CommandId, DeviceId
from domain.protocol import Result
from domain.wire import dumps, loads
from server.callers import Caller
from server.database import insert_if_missing, insert_missing
from server.incoming import Incoming
from server.tables import command, failure

AT_MOST = 500


def claim(connection: Connection, caller: Caller, incoming: Incoming, now: datetime) -> bool:
    """Take the command's id for this transaction; False if it is taken, by whoever.

    A concurrent transaction with the same id makes this one wait until its fate is known.
    """
    row = {
        "id": incoming.id,
        "device": caller.device,
        "dseq": incoming.dseq,
        "person": caller.person.id,
        "case": incoming.case,
        "fingerprint": incoming.fingerprint,
        "outcome": "",
        "result": "",
        "at": now,
    }
    return insert_if_missing(connection, command, row)


def settle(connection: Connection, result: Result) -> None:
    """Write the answer into the row that `claim` made."""
    connection.execute(_ANSWER, {"of": result.id, "outcome": str(result.outcome), "result": dumps(result)})


def earlier(connection: Connection, caller: Caller, incoming: Incoming) -> Result | None:
    """The answer given to this very message before; None if the id was used for something else."""
    row = connection.execute(select(command).where(command.c.id == incoming.id)).one()
    same = (row.device, row.person, row.fingerprint) == (caller.device, caller.person.id, incoming.fingerprint)
    return loads(Result, row.result) if same else None


def outcomes(connection: Connection, caller: Caller, ids: Sequence[CommandId]) -> dict[str, str]:
    """The final outcomes of the person's commands of these ids, as far as they have one."""
    own = select(command.c.id, command.c.outcome).where(command.c.person == caller.person.id, command.c.id.in_(ids))
    return {row.id: row.outcome for row in connection.execute(own) if row.outcome}


def not_acknowledged(
    connection: Connection, device: DeviceId, through: int, besides: Collection[CommandId]
) -> list[Result]:
    """The device's answers numbered above `through`, oldest first, without `besides`; at most AT_MOST of them."""
    rows = connection.execute(_LATER, {"of": device, "through": through})
    return [loads(Result, row.result) for row in rows if row.id not in besides]


def count_failure(connection: Connection, identity: CommandId) -> int:
    """How often carrying out this command has broken down by now."""
    insert_missing(connection, failure, [{"command": identity, "count": 0}])
    counted = update(failure).where(failure.c.command == identity).values(count=failure.c.count + 1)
    return int(connection.execute(counted.returning(failure.c.count)).scalar_one())


_ANSWER: Final = update(command).where(command.c.id == bindparam("of"))
_LATER: Final = (
    select(command.c.id, command.c.result)
    .where(command.c.device == bindparam("of"), command.c.dseq > bindparam("through"))
    .order_by(command.c.dseq)
    .limit(AT_MOST)
)
