"""Attachments: up by the tus protocol (1.0.0), down by digest with `Range`."""

from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from domain.representation import standing_in
from server import blobs, log, tus, uploads
from server.callers import identify
from server.database import reading, writing
from server.edge import PROTOCOL_HEADER, TUS_VERSION
from server.problems import Problem, too_large
from server.requests import Bearer, Server, body_up_to

router = APIRouter()

LARGEST_PIECE = 8 * 1024 * 1024


async def speaks_tus(request: Request) -> None:
    tus.check_version(request.headers)


Tus = Depends(speaks_tus)
Piece = Annotated[bytes, Depends(body_up_to(LARGEST_PIECE, torn=True))]


@router.options("/v1/uploads")
def capabilities(central: Server) -> Response:
    with reading(central.engine) as connection:
        largest = central.reference.at(connection).limits.file_bytes
    told = {
        "Tus-Version": TUS_VERSION,
        "Tus-Extension": tus.EXTENSIONS,
        "Tus-Max-Size": str(largest),
        "Tus-Checksum-Algorithm": ",".join(tus.CHECKSUMS),
    }
    return Response(status_code=204, headers=told)


@router.post("/v1/uploads", dependencies=[Tus])
def create(request: Request, central: Server, bearer: Bearer, first: Piece) -> Response:
    length = tus.whole(request.headers, "Upload-Length")
    named = tus.metadata(request.headers)
    if first:
        tus.check_type(request.headers)
        tus.check_sum(request.headers, first)
    now, data_dir = central.now(), central.settings.data_dir
    # A console goes on with what it began earlier; to other programs a created upload is always a new one.
    go_on = PROTOCOL_HEADER in request.headers
    with writing(central.engine) as connection:
        caller = identify(connection, bearer, now)
        reference = central.reference.at(connection)
        if length > reference.limits.file_bytes:
            raise too_large(reference.limits.file_bytes)
        wanted = uploads.Wanted(named.get("sha256", ""), named.get("name", ""), length)
        found: uploads.Upload | Problem = uploads.begin(
            connection,
            data_dir,
            standing_in(caller.person, reference.directory, now),
            reference.directory,
            wanted,
            now,
            go_on=go_on,
        )
        assert isinstance(found, uploads.Upload)
        location = f"/v1/uploads/{found.id}"
        if not found.complete and found.received == 0 and (first or length == 0):
            found = uploads.append(connection, data_dir, caller.person.id, found.id, 0, first)
    if isinstance(found, Problem):
        raise found
    return Response(status_code=201, headers={"Location": location, **_headers(found)})


@router.head("/v1/uploads/{identity}", dependencies=[Tus])
def reached(central: Server, bearer: Bearer, identity: str) -> Response:
    with writing(central.engine) as connection:
        caller = identify(connection, bearer, central.now())
        found = uploads.standing(connection, central.settings.data_dir, caller.person.id, _plain(identity))
    return Response(headers={"Upload-Length": str(found.length), "Cache-Control": "no-store", **_headers(found)})


@router.patch("/v1/uploads/{identity}", dependencies=[Tus])
def piece(request: Request, central: Server, bearer: Bearer, identity: str, content: Piece) -> Response:
    tus.check_type(request.headers)
    offset = tus.whole(request.headers, "Upload-Offset")
    tus.check_sum(request.headers, content)
    with writing(central.engine) as connection:
        caller = identify(connection, bearer, central.now())
        found = uploads.append(
            connection, central.settings.data_dir, caller.person.id, _plain(identity), offset, content
        )
    if isinstance(found, Problem):
        raise found
    return Response(status_code=204, headers=_headers(found))


@router.delete("/v1/uploads/{identity}", dependencies=[Tus])
def give_up(central: Server, bearer: Bearer, identity: str) -> Response:
    with writing(central.engine) as connection:
        caller = identify(connection, bearer, central.now())
        uploads.end(connection, central.settings.data_dir, caller.person.id, _plain(identity))
    return Response(status_code=204)


@router.get("/v1/blobs/{sha256}")
def download(central: Server, bearer: Bearer, sha256: str) -> Response:
    """The content, or `blob_unknown` both where there is none and where it is not the caller's to have."""
    now = central.now()
    with reading(central.engine) as connection:
        caller = identify(connection, bearer, now)
        directory = central.reference.at(connection).directory
        known = blobs.size_of(connection, sha256) is not None
        reader = standing_in(caller.person, directory, now)
        if not known or not blobs.may_have(connection, sha256, reader, directory):
            raise Problem(404, "blob_unknown")
    path = blobs.path_of(central.settings.data_dir, sha256)
    if not path.is_file():
        log.edge.error("a stored attachment is missing from the data directory")
        raise Problem(404, "blob_unknown")
    # Its name says what it holds, so a download that was cut off may go on years later.
    headers = {"ETag": f'"{sha256}"', "Cache-Control": "private, no-transform", "Content-Disposition": "attachment"}
    return FileResponse(path, headers=headers, media_type="application/octet-stream")


def _headers(found: uploads.Upload) -> dict[str, str]:
    return {"Upload-Offset": str(found.received)}


def _plain(identity: str) -> str:
    return identity if identity.isprintable() else ""
