"""Attachments: up by the tus protocol (1.0.0: core and creation), down by digest with `Range`."""

import base64
import binascii
from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from server import blobs, log, uploads
from server.callers import identify
from server.database import reading, writing
from server.edge import TUS_VERSION
from server.problems import Problem, malformed, too_large
from server.requests import Bearer, Server, body_up_to

router = APIRouter()

PIECE_TYPE = "application/offset+octet-stream"
LARGEST_PIECE = 8 * 1024 * 1024


async def speaks_tus(request: Request) -> None:
    if request.headers.get("Tus-Resumable") != TUS_VERSION:
        raise Problem(412, "tus_version", headers={"Tus-Version": TUS_VERSION})


Tus = Depends(speaks_tus)
Piece = Annotated[bytes, Depends(body_up_to(LARGEST_PIECE, torn=True))]


@router.options("/v1/uploads")
def capabilities(central: Server) -> Response:
    with reading(central.engine) as connection:
        largest = central.reference.at(connection).limits.file_bytes
    return Response(
        status_code=204,
        headers={"Tus-Version": TUS_VERSION, "Tus-Extension": "creation", "Tus-Max-Size": str(largest)},
    )


@router.post("/v1/uploads", dependencies=[Tus])
def create(request: Request, central: Server, bearer: Bearer) -> Response:
    length = _whole(request, "Upload-Length")
    metadata = _metadata(request.headers.get("Upload-Metadata", ""))
    now = central.now()
    with writing(central.engine) as connection:
        caller = identify(connection, bearer, now)
        reference = central.reference.at(connection)
        if length > reference.limits.file_bytes:
            raise too_large(reference.limits.file_bytes)
        wanted = uploads.Wanted(metadata.get("sha256", ""), metadata.get("name", ""), length)
        found = uploads.begin(connection, central.settings.data_dir, caller.person, reference.directory, wanted, now)
    return Response(status_code=201, headers={"Location": f"/v1/uploads/{found.id}", **_headers(found)})


@router.head("/v1/uploads/{identity}", dependencies=[Tus])
def reached(central: Server, bearer: Bearer, identity: str) -> Response:
    with writing(central.engine) as connection:
        caller = identify(connection, bearer, central.now())
        found = uploads.standing(connection, central.settings.data_dir, caller.person.id, _plain(identity))
    return Response(headers={"Upload-Length": str(found.length), "Cache-Control": "no-store", **_headers(found)})


@router.patch("/v1/uploads/{identity}", dependencies=[Tus])
def piece(request: Request, central: Server, bearer: Bearer, identity: str, content: Piece) -> Response:
    if request.headers.get("Content-Type") != PIECE_TYPE:
        raise Problem(415, "media_type")
    offset = _whole(request, "Upload-Offset")
    with writing(central.engine) as connection:
        caller = identify(connection, bearer, central.now())
        found = uploads.append(
            connection, central.settings.data_dir, caller.person.id, _plain(identity), offset, content
        )
    if isinstance(found, Problem):
        raise found
    return Response(status_code=204, headers=_headers(found))


@router.get("/v1/blobs/{sha256}")
def download(central: Server, bearer: Bearer, sha256: str) -> Response:
    """The content, or `blob_unknown` both where there is none and where it is not the caller's to have."""
    with reading(central.engine) as connection:
        caller = identify(connection, bearer, central.now())
        directory = central.reference.at(connection).directory
        known = blobs.size_of(connection, sha256) is not None
        if not known or not blobs.may_have(connection, sha256, caller.person, directory):
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


def _whole(request: Request, header: str) -> int:
    text = request.headers.get(header, "")
    if not (text.isascii() and text.isdecimal() and len(text) <= 15):
        raise malformed()
    return int(text)


def _metadata(header: str) -> dict[str, str]:
    """The pairs of an Upload-Metadata header; values are text in base64. Raises Problem."""
    found: dict[str, str] = {}
    for pair in filter(None, (part.strip() for part in header.split(","))):
        key, _, value = pair.partition(" ")
        try:
            found[key] = base64.b64decode(value, validate=True).decode("utf-8")
        except (binascii.Error, UnicodeDecodeError) as error:
            raise malformed() from error
    return found
