"""The accessibility bus as a screen reader sees it: a display and buses of the tests' own, and a walk over them."""

import os
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from tempfile import TemporaryDirectory

from jeepney import DBusAddress, Properties, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

from tests.support.presence import library, tool

HOW_TO_GET = "apt-get install --no-install-recommends xvfb dbus at-spi2-core libxcb-cursor0"
READY_SECONDS = 20.0
_ACCESSIBLE = "org.a11y.atspi.Accessible"
_ROOT = "/org/a11y/atspi/accessible/root"


@dataclass(frozen=True)
class Desktop:
    """An X display with a session bus; `environment` is for the programs that are to be seen on it."""

    environment: Mapping[str, str]
    bus: str


@contextmanager
def desktop() -> Iterator[Desktop]:
    """Runs while the block does."""
    xvfb, daemon = tool("Xvfb", HOW_TO_GET), tool("dbus-daemon", HOW_TO_GET)
    library("libxcb-cursor.so.0", HOW_TO_GET)
    with ExitStack() as stack:
        sockets = stack.enter_context(TemporaryDirectory(prefix="a11y-"))
        ours = os.environ | {"XDG_RUNTIME_DIR": sockets, "NO_AT_BRIDGE": "0"}
        screen = ["-displayfd", "1", "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
        number = stack.enter_context(_first_line([xvfb, *screen], ours))
        ours |= {"DISPLAY": f":{number}"}
        session = [daemon, "--session", "--nofork", "--nopidfile", "--print-address"]
        bus = stack.enter_context(_first_line(session, ours))
        look = {"QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "DBUS_SESSION_BUS_ADDRESS": bus}
        yield Desktop(ours | look, bus)


@contextmanager
def _first_line(command: list[str], environment: Mapping[str, str]) -> Iterator[str]:
    """A program that says where it can be found as soon as it is ready; it ends with the block."""
    with subprocess.Popen(
        command, env=dict(environment), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        try:
            assert process.stdout
            line = process.stdout.readline().strip()
            assert line, f"{command[0]} did not start"
            yield line
        finally:
            process.terminate()


@dataclass(frozen=True)
class Node:
    """Something accessible: its owner on the bus and its path there."""

    connection: DBusConnection
    owner: str
    path: str

    @property
    def name(self) -> str:
        return str(self._ask(Properties(self._at()).get("Name"))[0][1])

    @property
    def role(self) -> str:
        return str(self._ask(new_method_call(self._at(), "GetRoleName"))[0])

    def children(self) -> list["Node"]:
        (found,) = self._ask(new_method_call(self._at(), "GetChildren"))
        return [Node(self.connection, owner, path) for owner, path in found]

    def first_child(self) -> "Node":
        """Waits for one: a program comes to the bus in its own time."""
        deadline, pause = time.monotonic() + READY_SECONDS, threading.Event()
        while not (found := self.children()):
            assert time.monotonic() < deadline, "nothing came to the accessibility bus"
            pause.wait(0.05)
        return found[0]

    def walk(self, depth: int = 24) -> Iterator["Node"]:
        yield self
        for child in self.children() if depth else ():
            yield from child.walk(depth - 1)

    def _at(self) -> DBusAddress:
        return DBusAddress(self.path, bus_name=self.owner, interface=_ACCESSIBLE)

    def _ask(self, message: object) -> tuple[object, ...]:
        reply = self.connection.send_and_get_reply(message, timeout=20)
        assert reply.header.message_type.name == "method_return", reply.body
        return tuple(reply.body)


@contextmanager
def screen_reader(on: Desktop) -> Iterator[Node]:
    """The root of everything accessible, as a screen reader comes to it."""
    with open_dbus_connection(on.bus) as session:
        ask = new_method_call(DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus"), "GetAddress")
        (address,) = session.send_and_get_reply(ask, timeout=20).body
    with open_dbus_connection(address) as connection:
        yield Node(connection, "org.a11y.atspi.Registry", _ROOT)
