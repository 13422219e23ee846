"""Reads one command message as it came over the wire, however broken, far enough to answer for it."""

import re
from dataclasses import dataclass, replace
from typing import Any

from domain.commands import COMMANDS, Envelope
from domain.errors import Code
from domain.ids import CaseId, CommandId
from domain.protocol import CommandMessage, fingerprint
from domain.wire import WireError, from_wire
from server.devices import is_id

LARGEST_NUMBER = 2**53 - 1
MADE_AFTER_AT_MOST = 200
_NAME = re.compile(r"[!-~]{1,64}")


@dataclass(frozen=True)
class Incoming:
    """A command message. `envelope` is None when it cannot be read, and `refusal` then says why.

    `after` names the commands on whose effect it was made.
    """

    id: CommandId
    dseq: int
    case: CaseId
    fingerprint: str
    envelope: Envelope | None = None
    refusal: Code = Code.MALFORMED
    after: tuple[CommandId, ...] = ()

    @property
    def is_answerable(self) -> bool:
        """Whether it has what a stored answer needs: an id, and its number on the device."""
        return bool(self.id and self.dseq)


def read(plain: Any) -> Incoming:
    outer = _object(plain)
    inner = _object(outer.get("envelope"))
    identity, case, dseq = inner.get("id"), inner.get("case"), outer.get("dseq")
    incoming = Incoming(
        CommandId(identity if isinstance(identity, str) and is_id(identity) else ""),
        dseq if is_number(dseq) and dseq else 0,
        CaseId(case if isinstance(case, str) and is_name(case) else ""),
        _fingerprint(plain),
    )
    kind = _object(inner.get("command")).get("type")
    if isinstance(kind, str) and kind not in COMMANDS:
        return replace(incoming, refusal=Code.UNKNOWN_COMMAND)
    if not (incoming.is_answerable and incoming.case and incoming.fingerprint):
        return incoming
    try:
        message = from_wire(CommandMessage, plain)
    except WireError:
        return incoming
    if incoming.id in message.after or len(message.after) > MADE_AFTER_AT_MOST:
        return incoming
    return replace(incoming, envelope=message.envelope, after=message.after)


def is_name(text: str) -> bool:
    """Whether the text may be an entity's id: something that every database can be asked for."""
    return _NAME.fullmatch(text) is not None


def is_number(value: object) -> bool:
    """Whether it is a whole number that every database and every JSON reader keeps exactly."""
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= LARGEST_NUMBER


def _object(plain: Any) -> dict[str, Any]:
    return plain if isinstance(plain, dict) else {}


def _fingerprint(plain: Any) -> str:
    """The message's fingerprint; empty if it is nested absurdly deep."""
    try:
        return fingerprint(plain)
    except RecursionError:
        return ""
