"""How the server listens: the socket, and uvicorn's settings, the same embedded and on its own."""

import asyncio
import socket
from typing import Any

import uvicorn
from fastapi import FastAPI

# Requests under way when the server is told to stop may finish for so long.
GRACE_SECONDS = 3
LOOK_SECONDS = 0.05  # how often it then looks for connections that came meanwhile
BACKLOG = 2048
# A cursor travels in a header where there is no body, and names every bucket of its console.
HEADERS_BYTES = 128 * 1024


class Serving(uvicorn.Server):
    """Told to stop, it ends the requests that wait for news, and connections that came in that very moment.

    uvicorn would wait for the former, and out its whole grace for the latter: they stand once it has told all others.
    """

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        if isinstance(self.config.app, FastAPI):
            self.config.app.state.watcher.stop()
        turning_away = asyncio.create_task(self._turn_away(set(self.server_state.connections)))
        try:
            await super().shutdown(sockets)
        finally:
            turning_away.cancel()

    async def _turn_away(self, told: set[Any]) -> None:
        while True:
            late = self.server_state.connections - told
            for connection in late:
                connection.shutdown()
            told |= late
            await asyncio.sleep(LOOK_SECONDS)


def listening(host: str, port: int) -> socket.socket:
    """A listening socket; port 0 takes a free one. Raises OSError."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Without the protocol named, the event loop would leave small packets waiting for each other (46 ms a call).
    found = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        found.bind((host, port))
        found.listen(BACKLOG)  # from here on, who connects waits instead of being refused
    except OSError:
        found.close()
        raise
    return found


def configured(app: FastAPI) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        log_config=None,
        log_level="warning",
        access_log=False,  # addresses name attachments and people's devices
        server_header=False,
        ws="none",
        timeout_graceful_shutdown=GRACE_SECONDS,
        h11_max_incomplete_event_size=HEADERS_BYTES,
    )
