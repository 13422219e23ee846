"""What the headers of the tus protocol (1.0.0) say: lengths, names, and the checksum of a piece."""

import base64
import binascii
import hashlib
import hmac
from typing import Final

from starlette.datastructures import Headers

from server.edge import TUS_VERSION
from server.problems import CHECKSUM_MISMATCH, Problem, malformed

EXTENSIONS: Final = "creation,creation-with-upload,checksum,termination"
CHECKSUMS: Final = {"sha1": hashlib.sha1, "sha256": hashlib.sha256}
PIECE_TYPE: Final = "application/offset+octet-stream"


def check_version(headers: Headers) -> None:
    if headers.get("Tus-Resumable") != TUS_VERSION:
        raise Problem(412, "tus_version", headers={"Tus-Version": TUS_VERSION})


def check_type(headers: Headers) -> None:
    if headers.get("Content-Type") != PIECE_TYPE:
        raise Problem(415, "media_type")


def whole(headers: Headers, name: str) -> int:
    text = headers.get(name, "")
    if not (text.isascii() and text.isdecimal() and len(text) <= 15):
        raise malformed()
    return int(text)


def metadata(headers: Headers) -> dict[str, str]:
    """The pairs of the Upload-Metadata header; values are text in base64. Raises Problem."""
    found: dict[str, str] = {}
    for pair in filter(None, (part.strip() for part in headers.get("Upload-Metadata", "").split(","))):
        key, _, value = pair.partition(" ")
        try:
            found[key] = base64.b64decode(value, validate=True).decode("utf-8")
        except (binascii.Error, UnicodeDecodeError) as error:
            raise malformed() from error
    return found


def check_sum(headers: Headers, piece: bytes) -> None:
    """Compare a piece with its Upload-Checksum, if it came with one; nothing of it counts if they differ."""
    given = headers.get("Upload-Checksum")
    if given is None:
        return
    algorithm, _, text = given.partition(" ")
    if algorithm not in CHECKSUMS:
        raise Problem(400, "checksum_algorithm")
    try:
        wanted = base64.b64decode(text, validate=True)
    except binascii.Error as error:
        raise malformed() from error
    if not hmac.compare_digest(CHECKSUMS[algorithm](piece).digest(), wanted):
        raise Problem(CHECKSUM_MISMATCH, "checksum_mismatch")
