"""Counts what a process does to its stores, its files and the network, and ends it after a chosen deed."""

import os
import signal
import socket
import sys
import threading
from collections.abc import Callable
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.engine.default import DefaultDialect

from app.models.engine import is_store

_ABOUT_TO: Final = {"os.rename", "os.remove", "os.truncate", "os.mkdir", "os.chmod"}
_WRITING: Final = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC


class Effects:
    """Lists effects by kind; the process is killed at once when number `last` is done, `dying` having been told."""

    def __init__(self, last: int | None, dying: Callable[[str], None]) -> None:
        self.kinds: list[str] = []
        self._last = last
        self._dying = dying
        self._guard = threading.Lock()

    def done(self, kind: str) -> None:
        with self._guard:
            self.kinds.append(kind)
            if len(self.kinds) == self._last:
                self._dying(kind)
                os.kill(os.getpid(), signal.SIGKILL)

    def install(self) -> None:
        """Watch this process from now on, for good: there is no way back."""
        event.listen(sa.Engine, "after_cursor_execute", self._after_statement)
        self._watch_commits()
        self._watch_sockets()
        sys.addaudithook(self._on_audit)

    def _after_statement(self, connection: sa.Connection, _cursor: Any, statement: str, *_rest: Any) -> None:
        if is_store(connection):
            word = statement.lstrip().split(None, 1)[0].lower()
            self.done("sql write" if word in ("insert", "update", "delete", "replace") else "sql read")

    def _watch_commits(self) -> None:
        commit = DefaultDialect.do_commit

        def counted(dialect: DefaultDialect, connection: Any) -> None:
            commit(dialect, connection)  # type: ignore[no-untyped-call]
            self.done("commit")

        DefaultDialect.do_commit = counted  # type: ignore[method-assign]

    def _watch_sockets(self) -> None:
        connect, send, receive = socket.socket.connect, socket.socket.sendall, socket.socket.recv_into

        def connected(used: socket.socket, address: Any) -> None:
            connect(used, address)
            self.done("net connect")

        def sent(used: socket.socket, *rest: Any) -> None:
            send(used, *rest)
            self.done("net send")

        def received(used: socket.socket, *rest: Any) -> int:
            size = receive(used, *rest)
            self.done("net receive")
            return size

        socket.socket.connect = connected  # type: ignore[method-assign, assignment]
        socket.socket.sendall = sent  # type: ignore[method-assign, assignment]
        socket.socket.recv_into = received  # type: ignore[method-assign, assignment]

    def _on_audit(self, name: str, args: tuple[Any, ...]) -> None:
        # Told before the deed: the state after it is met by the next effect.
        if name in _ABOUT_TO or (name == "open" and isinstance(args[2], int) and args[2] & _WRITING):
            self.done("file")
