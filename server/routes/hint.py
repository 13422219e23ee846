"""Waits until there is something to pull and says in which buckets. It carries no data, and nothing depends on it."""

import asyncio
from collections.abc import Coroutine, Mapping
from typing import Any, TypeVar, cast

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from domain.ids import DeviceId
from domain.protocol import HintReply
from server.callers import identify
from server.central import Central
from server.cursor import Cursor
from server.database import reading
from server.heads import START, heads
from server.problems import malformed
from server.requests import Bearer, Device, Server, reply_with
from server.sync import viewer_of
from server.watcher import Watcher

router = APIRouter()

CURSOR_HEADER = "X-Konsol-Cursor"
LONGEST_WAIT = 55

T = TypeVar("T")


@router.get("/v1/hint")
async def hint(request: Request, central: Server, bearer: Bearer, device: Device) -> Response:
    wait = request.query_params.get("wait", str(LONGEST_WAIT))
    if not (wait.isascii() and wait.isdecimal() and len(wait) < 10):
        raise malformed()
    cursor = Cursor.read(request.headers.get(CURSOR_HEADER, ""))
    known, news = await run_in_threadpool(_standing, central, bearer, device, cursor)
    if not news:
        watcher = cast(Watcher, request.app.state.watcher)
        news = await _while_connected(request, watcher.news(known, min(int(wait), LONGEST_WAIT)))
    return reply_with(request, HintReply(news))


def _standing(
    central: Central, bearer: str, device: DeviceId, cursor: Cursor
) -> tuple[Mapping[str, int], tuple[str, ...]]:
    """The heads of the buckets held, and the names of those in which the cursor is somewhere else."""
    now = central.now()
    with reading(central.engine) as connection:
        viewer = viewer_of(central, connection, identify(connection, bearer, now, device), now)
        found = heads(connection, viewer.held)
    ends = {name: found[name].end if name in found else START for name in viewer.held}
    stale = (cursor.epoch, cursor.grant_version) != (viewer.epoch, viewer.grant_version)
    news = sorted(name for name, end in ends.items() if stale or cursor.positions.get(name, START) != end)
    return {name: end.seq for name, end in ends.items()}, tuple(news)


async def _while_connected(request: Request, waiting: Coroutine[Any, Any, T]) -> T:
    """Wait no longer than somebody is there to be told. Raises ClientDisconnect."""
    wanted = asyncio.create_task(waiting)
    gone = asyncio.create_task(_disconnected(request))
    try:
        await asyncio.wait((wanted, gone), return_when=asyncio.FIRST_COMPLETED)
        if not wanted.done():
            raise ClientDisconnect
        return wanted.result()
    finally:
        wanted.cancel()
        gone.cancel()


async def _disconnected(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass  # the empty body
