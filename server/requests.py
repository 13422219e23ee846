"""What every route asks of a request: its body within bounds, its record, its token, and the server behind it."""

import gzip
import zlib
from collections.abc import Awaitable, Callable
from typing import Annotated, TypeVar, cast

from fastapi import Depends
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from domain.ids import DeviceId
from domain.wire import WireError, dumps, loads
from server.central import Central
from server.devices import is_id
from server.problems import malformed, too_large, unauthenticated, unknown_coding

T = TypeVar("T")

DEVICE_HEADER = "X-Konsol-Device"
SMALL_BODY = 64 * 1024
# Below this, the packed form is hardly smaller.
WORTH_PACKING = 500
PACKING_EFFORT = 5


async def central_of(request: Request) -> Central:
    return cast(Central, request.app.state.central)


async def bearer_of(request: Request) -> str:
    """The access token of the request. Raises Problem."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token.strip():
        raise unauthenticated()
    return token.strip()


async def device_of(request: Request) -> DeviceId:
    """The console the request comes from, where there is no body to name it. Raises Problem."""
    named = request.headers.get(DEVICE_HEADER, "")
    if not is_id(named):
        raise malformed()
    return DeviceId(named)


def body_up_to(limit: int, *, torn: bool = False) -> Callable[[Request], Awaitable[bytes]]:
    """A dependency that gives the body, or refuses it beyond `limit` bytes without reading on.

    `torn` gives what had arrived when the connection broke, for bodies of which every byte counts.
    """

    async def body(request: Request) -> bytes:
        announced = request.headers.get("Content-Length", "")
        if announced.isdecimal() and int(announced) > limit:
            raise too_large(limit)
        found = bytearray()
        try:
            async for chunk in request.stream():
                found += chunk
                if len(found) > limit:
                    raise too_large(limit)
        except ClientDisconnect:
            if not torn:
                raise
        return bytes(found)

    return body


def plain_body_up_to(limit: int) -> Callable[[Request], Awaitable[bytes]]:
    """A dependency that gives the body as it was before it was packed, or refuses it where either is too large."""
    packed_up_to = body_up_to(limit)

    async def body(request: Request) -> bytes:
        coding = request.headers.get("Content-Encoding", "identity").strip().lower()
        if coding not in ("identity", "gzip"):
            raise unknown_coding()
        found = await packed_up_to(request)
        return found if coding == "identity" else await run_in_threadpool(unpacked, found, limit)

    return body


def unpacked(packed: bytes, limit: int) -> bytes:
    """What was packed, one whole gzip member and nothing else. Stops at `limit`, so that no bomb goes off."""
    member = zlib.decompressobj(16 + zlib.MAX_WBITS)
    try:
        found = member.decompress(packed, limit + 1)
    except zlib.error as error:
        raise malformed() from error
    if len(found) > limit:
        raise too_large(limit)
    if not member.eof or member.unused_data:
        raise malformed()
    return found


def record_of(kind: type[T], body: bytes) -> T:
    """The record of type `kind` in a body. Raises Problem."""
    try:
        return loads(kind, body)
    except WireError as error:
        raise malformed() from error


def reply_with(request: Request, record: object) -> Response:
    """A record as JSON."""
    return reply_with_json(request, dumps(record))


def reply_with_json(request: Request, text: str) -> Response:
    """JSON, packed if the asker can unpack it; done here, on the worker thread, not in the event loop."""
    content = text.encode()
    headers = {"Cache-Control": "no-store", "Vary": "Accept-Encoding"}
    if len(content) >= WORTH_PACKING and "gzip" in request.headers.get("Accept-Encoding", ""):
        content = gzip.compress(content, PACKING_EFFORT, mtime=0)
        headers["Content-Encoding"] = "gzip"
    return Response(content, 200, headers, "application/json")


Server = Annotated[Central, Depends(central_of)]
Bearer = Annotated[str, Depends(bearer_of)]
Device = Annotated[DeviceId, Depends(device_of)]
SmallBody = Annotated[bytes, Depends(plain_body_up_to(SMALL_BODY))]
