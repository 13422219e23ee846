"""Time-ordered identifiers (UUIDv7, RFC 9562 section 5.7), so that keys sort by creation and index cheaply."""

import secrets
import uuid
from collections.abc import Callable
from datetime import datetime
from typing import NewType

AgencyId = NewType("AgencyId", str)
CaseId = NewType("CaseId", str)
CommandId = NewType("CommandId", str)
DeviceId = NewType("DeviceId", str)
PersonId = NewType("PersonId", str)
UnitId = NewType("UnitId", str)


def new_id(now: datetime, entropy: Callable[[int], bytes] = secrets.token_bytes) -> str:
    """A UUIDv7 in canonical text form; `now` is an aware instant and gives its first 48 bits (milliseconds)."""
    milliseconds = int(now.timestamp() * 1000)
    value = (milliseconds << 80) | int.from_bytes(entropy(10), "big")
    value = value & ~(0xF << 76) | (0x7 << 76)
    value = value & ~(0x3 << 62) | (0x2 << 62)
    return str(uuid.UUID(int=value))
