"""The bytes of attachments on their way out, inside the encrypted work store and named by their SHA-256."""

import hashlib
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath
from typing import Final

import sqlalchemy as sa

from app.models.tables import blob, blob_chunk
from app.problems import Problem, ProblemCode
from domain.attachments import Attachment, Limits, media_type_of

CHUNK_BYTES: Final = 128 * 1024


@dataclass(frozen=True)
class PendingBlob:
    """A blob the server does not have yet; `size` in bytes."""

    sha256: str
    size: int


def read_file(path: Path, limits: Limits) -> tuple[Attachment, bytes]:
    """A file chosen by the person, checked and read whole. Raises Problem about the file.

    Only the last part of its path is kept: where it lay on this computer is nobody's business.
    """
    name = PureWindowsPath(path.name).name  # a name may hold what is a folder on the receiver's system
    media_type = media_type_of(name)
    if media_type is None:
        raise Problem(ProblemCode.FILE_TYPE_REFUSED, name=name)
    try:
        if not path.is_file():  # reading a pipe would never end
            raise Problem(ProblemCode.FILE_UNREADABLE, name=name)
        with path.open("rb") as file:
            content = file.read(limits.file_bytes + 1)
    except OSError as error:
        raise Problem(ProblemCode.FILE_UNREADABLE, name=name) from error
    if len(content) > limits.file_bytes:
        raise Problem(ProblemCode.FILE_TOO_LARGE, name=name, limit=limits.file_bytes)
    return Attachment(hashlib.sha256(content).hexdigest(), name, len(content), media_type), content


def keep(connection: sa.Connection, sha256: str, content: bytes) -> None:
    values = {"sha256": sha256, "size": len(content), "uploaded": False}
    connection.execute(blob.insert().prefix_with("OR IGNORE"), values)
    pieces = [
        {"sha256": sha256, "start": start, "data": content[start : start + CHUNK_BYTES]}
        for start in range(0, max(len(content), 1), CHUNK_BYTES)
    ]
    connection.execute(blob_chunk.insert().prefix_with("OR IGNORE"), pieces)


def not_uploaded(connection: sa.Connection, hashes: frozenset[str]) -> list[PendingBlob]:
    """Those of `hashes` kept here that still have to reach the server."""
    query = sa.select(blob.c.sha256, blob.c.size).where(blob.c.sha256.in_(hashes), ~blob.c.uploaded)
    return [PendingBlob(row.sha256, row.size) for row in connection.execute(query)]


def content_of(connection: sa.Connection, sha256: str) -> bytes | None:
    query = sa.select(blob_chunk.c.data).where(blob_chunk.c.sha256 == sha256).order_by(blob_chunk.c.start)
    pieces = connection.scalars(query).all()
    return b"".join(pieces) if pieces else None


def mark_uploaded(connection: sa.Connection, sha256: str) -> None:
    connection.execute(blob.update().where(blob.c.sha256 == sha256).values(uploaded=True))
