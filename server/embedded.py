"""The real server inside another process, on a loopback port: for the demonstration, and for tests."""

import asyncio
import socket
import threading
from types import TracebackType
from typing import Self

import uvicorn
from fastapi import FastAPI

from server.central import Clock, utc_now
from server.listener import Serving, configured, listening
from server.main import create_app
from server.schema import migrate
from server.settings import Settings

HOST = "127.0.0.1"
PATIENCE_SECONDS = 30


class _Announcing(Serving):
    """Says when it is up."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.up = threading.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.up.set()


class EmbeddedServer:
    """Runs between `start` and `stop`, or as long as it is entered; started again, it keeps its port."""

    def __init__(self, settings: Settings, port: int = 0, now: Clock = utc_now) -> None:
        self.settings = settings
        self.port = port
        self._now = now
        self._server: _Announcing | None = None
        self._thread: threading.Thread | None = None
        self._app: FastAPI | None = None

    @property
    def url(self) -> str:
        return f"http://{HOST}:{self.port}"

    @property
    def waiting(self) -> int:
        """How many consoles wait for news."""
        found: int = self._app.state.watcher.waiting if self._app else 0
        return found

    def start(self) -> Self:
        """Bring the schema up to date and answer; does nothing if it already does."""
        if self._thread is not None:
            return self
        self.settings.data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
        migrate(self.settings.database)
        listener = listening(HOST, self.port)
        self.port = listener.getsockname()[1]
        self._app = create_app(self.settings, self._now)
        server = self._server = _Announcing(configured(self._app))
        self._thread = threading.Thread(target=_run, args=(server, listener), name="server", daemon=True)
        self._thread.start()
        if not server.up.wait(PATIENCE_SECONDS):
            raise TimeoutError("the server did not start")
        return self

    def stop(self) -> None:
        """Refuse new connections, let requests under way finish, and return when the thread has ended."""
        if self._server is None or self._thread is None:
            return
        self._server.should_exit = True
        self._thread.join(PATIENCE_SECONDS)
        self._server = self._thread = None

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()


def _run(server: Serving, listener: socket.socket) -> None:
    try:
        asyncio.run(server.serve([listener]))
    finally:
        listener.close()
