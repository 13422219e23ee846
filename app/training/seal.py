"""Seals a process in: from then on nothing written in Python can leave this computer, whatever else goes wrong."""

import ipaddress
import sys
from typing import Any, Final

_TO_AN_ADDRESS: Final = ("socket.connect", "socket.sendto", "socket.sendmsg")
_BY_NAME: Final = ("socket.getaddrinfo", "socket.gethostbyname")


class Sealed(PermissionError):
    """Something tried to leave this computer: a bug of ours, which the seal has made harmless."""


def seal_process() -> None:
    """For good: Python offers no way to take an audit hook away again."""
    sys.addaudithook(_refuse)


def _refuse(event: str, told: tuple[Any, ...]) -> None:
    if event in _TO_AN_ADDRESS and isinstance(told[1], tuple) and not _is_here(told[1][0]):
        raise Sealed("the training does not leave this computer")
    if event in _BY_NAME and not _is_here(told[0]):
        raise Sealed("the training looks up no other computer")


def _is_here(host: object) -> bool:
    text = host.decode("ascii", "replace") if isinstance(host, bytes | bytearray) else host
    if text is None or text in ("", "localhost"):
        return True
    try:
        return isinstance(text, str) and ipaddress.ip_address(text.partition("%")[0]).is_loopback
    except ValueError:
        return False
