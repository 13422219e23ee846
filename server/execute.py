"""Carries out commands: each exactly once, in one transaction with its answer and its entries in the feeds."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as NoConnection

from domain.commands import Envelope
from domain.errors import Code, Conflict, Refused
from domain.protocol import Outcome, Result, receipt_of
from domain.wire import to_wire
from server import answers, incoming, log
from server.callers import Caller
from server.central import Central
from server.database import writing
from server.incoming import Incoming
from server.people import load_person
from server.subjects import HANDLERS, Answer, Asked

BREAKDOWNS_ALLOWED = 2
AT_ONCE = 200


class _Waits(Exception):
    """A command this one was made on has no final answer yet; nothing of the transaction may stay."""


def execute_all(central: Central, caller: Caller, plains: Iterable[Any], now: datetime) -> list[Result]:
    """Carry out a request's commands in the order of their numbers on the device.

    A command that has to wait makes later ones about the same case wait too; other cases go on. So do those beyond
    what one request may ask for.
    """
    messages = sorted((incoming.read(plain) for plain in plains), key=lambda message: message.dseq)
    results: list[Result] = []
    waiting: set[str] = set()
    for number, message in enumerate(messages):
        if number >= AT_ONCE or (message.case and message.case in waiting):
            result = _deferred(central, message, now)
        else:
            result = execute(central, caller, message, now)
        if result.outcome == Outcome.DEFERRED:
            waiting.add(message.case)
        results.append(result)
    return results


def put_off(plains: Iterable[Any], now: datetime) -> list[Result]:
    """Ask for all of a request's commands once more, at once."""
    messages = sorted((incoming.read(plain) for plain in plains), key=lambda message: message.dseq)
    return [_result(message, now, Outcome.DEFERRED, fields={"retry_after": "0"}) for message in messages]


def execute(central: Central, caller: Caller, message: Incoming, now: datetime) -> Result:
    """Carry out one command, or give the answer it got before. `now` is an aware instant."""
    if not message.is_answerable:
        return _result(message, now, Outcome.REJECTED, code=message.refusal)
    try:
        with writing(central.engine) as connection:
            return _once(central, connection, caller, message, now)
    except _Waits:
        return _deferred(central, message, now)
    except (OperationalError, NoConnection) as error:  # the database's trouble, not the command's
        log.command.warning("a command waits for the database: %s", log.describe(error))
        return _deferred(central, message, now)
    except Exception as error:  # noqa: BLE001 - whatever one command breaks on, the other cases' must go on
        log.command.error("a command broke down: %s", log.describe(error))
        return _broken_down(central, caller, message, now)


def _once(central: Central, connection: Connection, caller: Caller, message: Incoming, now: datetime) -> Result:
    if not answers.claim(connection, caller, message, now):
        given = answers.earlier(connection, caller, message)
        return given or _result(message, now, Outcome.REJECTED, code=Code.REUSED_ID)
    refusal = _refused_dependency(connection, caller, message) if message.envelope else message.refusal
    if message.envelope is None or refusal is not None:
        result = _result(message, now, Outcome.REJECTED, code=refusal or message.refusal)
        answers.settle(connection, result)
        return result
    answer = _carried_out(central, connection, caller, message.envelope, now)
    result = _told(message, answer, now)
    answers.settle(connection, result)
    answer.store()
    return result


def _refused_dependency(connection: Connection, caller: Caller, message: Incoming) -> Code | None:
    """Why the command has no effect because of those it was made on. Raises _Waits while their fate is open."""
    if not message.after:
        return None
    found = answers.outcomes(connection, caller, message.after)
    if any(outcome != Outcome.APPLIED for outcome in found.values()):
        return Code.DEPENDENCY_REFUSED
    if len(found) < len(set(message.after)):
        raise _Waits
    return None


def asked_by(
    central: Central, connection: Connection, caller: Caller, envelope: Envelope, now: datetime
) -> Asked | Refused:
    """The command with the rights that its sender has as this transaction sees them."""
    # Roles are read again: they may have been taken away since the request came in.
    actor = load_person(connection, caller.person.id)
    if actor is None or envelope.actor != actor.id or envelope.device != caller.device:
        return Refused(Code.NOT_ALLOWED)
    return Asked(connection, envelope, actor, central.reference.at(connection), central.numbers, now)


def _carried_out(central: Central, connection: Connection, caller: Caller, envelope: Envelope, now: datetime) -> Answer:
    if envelope.command.online_only:
        return Answer(refusal=Refused(Code.ONLINE_ONLY))
    handler = HANDLERS[envelope.command.subject]
    subject = handler.read(connection, envelope)
    asked = asked_by(central, connection, caller, envelope, now)
    return Answer(refusal=asked) if isinstance(asked, Refused) else handler.carry_out(asked, subject)


def _told(message: Incoming, answer: Answer, now: datetime) -> Result:
    match answer.refusal:
        case Refused(code=code, fields=fields):
            return _result(message, now, Outcome.REJECTED, code=code, fields=fields)
        case Conflict(fields=fields):
            return _result(message, now, Outcome.CONFLICT, version=answer.version, fields=fields)
        case _:
            receipt = receipt_of(message.id, answer.version)
            return _result(message, now, Outcome.APPLIED, version=answer.version, receipt=receipt, fields=answer.fields)


def _broken_down(central: Central, caller: Caller, message: Incoming, now: datetime) -> Result:
    """Try again twice; then set the command aside for good, so that it stops holding up its case."""
    with writing(central.engine) as connection:
        if answers.count_failure(connection, message.id) <= BREAKDOWNS_ALLOWED:
            return _deferred(central, message, now)
        result = _result(message, now, Outcome.QUARANTINED)
        if not answers.claim(connection, caller, message, now):
            given = answers.earlier(connection, caller, message)
            return given or _result(message, now, Outcome.REJECTED, code=Code.REUSED_ID)
        answers.settle(connection, result)
        return result


def _deferred(central: Central, message: Incoming, now: datetime) -> Result:
    wait = {"retry_after": str(central.settings.retry_seconds)}
    return _result(message, now, Outcome.DEFERRED, fields=wait)


def _result(
    message: Incoming,
    now: datetime,
    outcome: Outcome,
    *,
    version: int = 0,
    code: str = "",
    receipt: str = "",
    fields: Mapping[str, str] | None = None,
) -> Result:
    return Result(
        message.id, message.dseq, outcome, message.case, version, str(code), receipt, fields or {}, to_wire(now)
    )
