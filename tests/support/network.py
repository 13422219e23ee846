"""Keeps every test on this machine: reaching for another one, or looking up its name, raises.

An audit hook sees all of Python's sockets, whichever library opens them. It cannot see sockets of C libraries
(libpq, Qt): the tests give those only addresses of this machine.
"""

import ipaddress
import sys
from typing import Any


class NetworkBlocked(AssertionError):
    """A test tried to leave this machine."""


def is_here(host: object) -> bool:
    """Whether a host, as handed to a socket, is the loopback interface of this machine."""
    if isinstance(host, (bytes, bytearray)):
        host = host.decode("ascii", "replace")
    if host is None or host == "localhost":
        return True
    try:
        return isinstance(host, str) and ipaddress.ip_address(host.partition("%")[0]).is_loopback
    except ValueError:
        return False


def _destination(event: str, args: tuple[Any, ...]) -> object:
    """The host an audit event is about, None if it concerns this machine only."""
    if event in ("socket.connect", "socket.sendto", "socket.sendmsg"):
        address = args[1]
        is_internet = isinstance(address, tuple) and address and isinstance(address[0], (str, bytes))
        return address[0] if is_internet else None  # the rest: Unix sockets, netlink, already connected
    if event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"):
        return args[0]
    return None


def _guard(event: str, args: tuple[Any, ...]) -> None:
    if event.startswith("socket.") and not is_here(host := _destination(event, args)):
        raise NetworkBlocked(f"{event} to {host!r}: tests stay on this machine")


sys.addaudithook(_guard)
