"""Attachments on the wire, a piece a call: up by the tus protocol (1.0.0), down by `Range`."""

import base64
import hashlib
from dataclasses import dataclass, field
from typing import Final

from app.problems import Problem, ProblemCode
from app.sync.api import PARTIAL, Answer, Api

TUS: Final = {"Tus-Resumable": "1.0.0"}
PIECE_TYPE: Final = "application/offset+octet-stream"


@dataclass(frozen=True)
class Place:
    """Where an upload stands: its address on our server, and how many bytes are there."""

    path: str
    offset: int


@dataclass(frozen=True)
class Piece:
    """What arrived of a file from `start` on, and the file's whole size; `cut` says why there is not more of it."""

    start: int
    total: int
    tag: str
    content: bytes = field(repr=False)
    cut: Problem | None = None


def begin(api: Api, access_token: str, sha256: str, name: str, size: int) -> Place:
    """A new upload, or the one that an earlier try left; `offset` is `size` where the server has the file."""
    metadata = f"sha256 {_base64(sha256)},name {_base64(name)}"
    headers = {**TUS, "Upload-Length": str(size), "Upload-Metadata": metadata}
    created = api.call("POST", "/v1/uploads", access_token, headers=headers)
    path = created.headers.get("Location", "").removeprefix(api.server)
    if not path.startswith("/v1/uploads/"):
        raise Problem(ProblemCode.NOT_OUR_SERVER)  # any other path could lead the token to another host
    return Place(path, _offset(created, size))


def reached(api: Api, access_token: str, path: str, size: int) -> int:
    return _offset(api.call("HEAD", path, access_token, headers=TUS), size)


def send(api: Api, access_token: str, place: Place, content: bytes) -> int:
    """Bring up the next piece; returns how many bytes are there now."""
    headers = {**TUS, "Upload-Offset": str(place.offset), "Content-Type": PIECE_TYPE}
    end = place.offset + len(content)
    if _offset(api.call("PATCH", place.path, access_token, body=content, headers=headers), end) != end:
        raise Problem(ProblemCode.SERVER_ERROR)
    return end


def fetch(api: Api, access_token: str, sha256: str, start: int, length: int, tag: str) -> Piece:
    """At most `length` bytes from `start` on; from the beginning if the server's file is not the one `tag` names.

    `tag` is empty where nothing was fetched yet. What arrived before the line broke is returned.
    """
    headers = {"Range": f"bytes={start}-{start + length - 1}", "Accept-Encoding": "identity"}
    if tag:
        headers["If-Range"] = tag
    answer = api.call("GET", f"/v1/blobs/{sha256}", access_token, headers=headers, keep_cut=True)
    told = answer.headers.get("ETag", "")
    if answer.status != PARTIAL:
        if hashlib.sha256(answer.body).hexdigest() != sha256:
            raise Problem(ProblemCode.NOT_OUR_SERVER)
        return Piece(0, len(answer.body), told, answer.body)
    first, last, total = _range(answer)
    if first != start or not first <= last < total or len(answer.body) > last - first + 1:
        raise Problem(ProblemCode.NOT_OUR_SERVER)
    cut = answer.cut
    if cut is None and len(answer.body) < last - first + 1:
        cut = Problem(ProblemCode.SERVER_DOWN)
    return Piece(start, total, told, answer.body, cut)


def _offset(answer: Answer, most: int) -> int:
    offset = _whole_number(answer.headers.get("Upload-Offset", "0" if answer.status == 201 else ""))
    if not 0 <= offset <= most:
        raise Problem(ProblemCode.NOT_OUR_SERVER)
    return offset


def _range(answer: Answer) -> tuple[int, int, int]:
    unit, _, rest = answer.headers.get("Content-Range", "").partition(" ")
    place, _, total = rest.partition("/")
    first, _, last = place.partition("-")
    if unit != "bytes":
        raise Problem(ProblemCode.NOT_OUR_SERVER)
    return _whole_number(first), _whole_number(last), _whole_number(total)


def _whole_number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 15 else -1


def _base64(text: str) -> str:
    return base64.b64encode(text.encode("utf-8", "replace")).decode("ascii")
