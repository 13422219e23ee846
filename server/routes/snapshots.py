"""Snapshots down: the manifest, and the chunks, which never change, with `Range`."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from domain.ids import DeviceId
from server.callers import identify
from server.central import Central
from server.database import reading
from server.problems import Problem
from server.requests import Bearer, Device, Server, reply_with
from server.snapshots import Snapshot
from server.sync import viewer_of

router = APIRouter()


@router.get("/v1/snapshots/{identity}")
def manifest(request: Request, central: Server, bearer: Bearer, device: Device, identity: str) -> Response:
    return reply_with(request, _found(central, bearer, device, identity).manifest)


@router.get("/v1/snapshots/{identity}/{number}")
def chunk(central: Server, bearer: Bearer, device: Device, identity: str, number: str) -> Response:
    snapshot = _found(central, bearer, device, identity)
    path = central.snapshots.chunk(snapshot, int(number)) if number.isascii() and number.isdecimal() else None
    if path is None:
        raise _gone()
    sha256 = snapshot.manifest.chunks[int(number)].sha256
    # Packed already, and not to be unpacked on the way: a cut download goes on at its last byte.
    headers = {"ETag": f'"{sha256}"', "Cache-Control": "private, no-transform"}
    return FileResponse(path, headers=headers, media_type="application/octet-stream")


def _found(central: Central, bearer: str, device: DeviceId, identity: str) -> Snapshot:
    """The snapshot, if it is the caller's; somebody else's is answered like one that is gone. Raises Problem."""
    now = central.now()
    with reading(central.engine) as connection:
        viewer = viewer_of(central, connection, identify(connection, bearer, now, device), now)
    found = central.snapshots.find(identity, viewer, now)
    if found is None:
        raise _gone()
    return found


def _gone() -> Problem:
    return Problem(404, "snapshot_gone")
