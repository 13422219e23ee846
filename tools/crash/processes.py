"""Child processes forked from one that has everything imported and no thread: ready in a millisecond."""

import os
import select
import signal
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib import import_module
from typing import Final

_FAILED = 70
_NEEDED_LATER: Final = ("h11", "uvicorn.lifespan.on", "uvicorn.protocols.http.h11_impl")


@dataclass
class Child:
    """A forked process and the pipe it writes to."""

    pid: int
    pipe: int
    written: bytearray = field(default_factory=bytearray)
    status: int | None = None

    def read_line(self) -> str:
        while b"\n" not in self.written:
            if not self._read_more():
                raise RuntimeError("a child ended before it said anything")
        return self.written.partition(b"\n")[0].decode()

    def read_all(self, seconds: float) -> bool:
        """Read until the child ends; False if it has not within `seconds`."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            ready, _, _ = select.select([self.pipe], [], [], left)
            if ready and not self._read_more():
                return True
        return False

    def kill(self) -> None:
        """End it now, and read what it still had in the pipe."""
        os.kill(self.pid, signal.SIGKILL)
        self.end()

    def end(self) -> int:
        """Wait for the end; the exit status, negative for the signal that killed it."""
        while self._read_more():
            pass
        os.close(self.pipe)
        self.status = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        return self.status

    def _read_more(self) -> bool:
        part = os.read(self.pipe, 65_536)
        self.written += part
        return bool(part)


def warm_up() -> None:
    """Import now what a server imports when it starts, so that its forks need not."""
    for name in _NEEDED_LATER:
        import_module(name)


def outlive_nobody() -> None:
    """Return when the parent has gone; a server has nothing else to wait for."""
    parent = os.getppid()
    while os.getppid() == parent:
        time.sleep(0.2)


def fork(run: Callable[[int], None]) -> Child:
    """Run `run` in a new process with the writing end of a pipe; it never returns to the caller's code."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid:
        os.close(writing)
        return Child(pid, reading)
    status = _FAILED
    try:
        os.close(reading)
        run(writing)
        status = 0
    except BaseException:  # noqa: BLE001 - the outermost edge of a process: whatever it is, the parent must see it
        traceback.print_exc()
    finally:
        os._exit(status)
