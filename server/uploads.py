"""Attachments on their way in, in pieces, over connections that break: what has arrived stays and is gone on from."""

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from domain.attachments import media_type_of
from domain.directory import Directory
from domain.ids import PersonId, new_id
from domain.people import Person
from server import blobs
from server.problems import CHECKSUM_MISMATCH, Problem, malformed
from server.tables import upload

FORGOTTEN_AFTER = timedelta(days=7)
UNFINISHED_AT_MOST = 50


@dataclass(frozen=True)
class Upload:
    """How far one upload has come; `received` and `length` count bytes."""

    id: str
    length: int
    received: int
    complete: bool


@dataclass(frozen=True)
class Wanted:
    """A file somebody wants to bring in: what it must turn out to be, and what it is called."""

    sha256: str
    name: str
    length: int


def begin(
    connection: Connection,
    data_dir: Path,
    person: Person,
    directory: Directory,
    wanted: Wanted,
    now: datetime,
    *,
    go_on: bool,
) -> Upload:
    """A new upload. With `go_on` it is the one to go on with, and complete if the person may have that very file.

    Only a console asks for that: the tus protocol knows a fresh upload as one that begins with the first byte.
    """
    if not blobs.is_sha256(wanted.sha256) or wanted.length < 0 or "\x00" in wanted.name:
        raise malformed()
    if wanted.name and media_type_of(wanted.name) is None:
        raise Problem(415, "attachment_type")
    _forget_old(connection, data_dir, person.id, now)
    if go_on:
        for row in connection.execute(_of(person.id).where(upload.c.sha256 == wanted.sha256).with_for_update()):
            if row.complete or row.length == wanted.length:
                return _reached(connection, data_dir, row)
    here = go_on and (
        blobs.size_of(connection, wanted.sha256) == wanted.length
        and blobs.path_of(data_dir, wanted.sha256).is_file()
        and blobs.may_have(connection, wanted.sha256, person, directory)
    )
    unfinished = select(func.count()).where(upload.c.person == person.id, upload.c.complete.is_(False))
    if not here and connection.execute(unfinished).scalar_one() >= UNFINISHED_AT_MOST:
        raise Problem(429, "too_many_uploads")
    fresh = Upload(new_id(now), wanted.length, wanted.length if here else 0, here)
    connection.execute(
        insert(upload).values(
            id=fresh.id,
            person=person.id,
            sha256=wanted.sha256,
            name=wanted.name,
            length=fresh.length,
            received=fresh.received,
            complete=fresh.complete,
            started_at=now,
        )
    )
    return fresh


def standing(connection: Connection, data_dir: Path, person: PersonId, identity: str) -> Upload:
    """How far the upload has come. Raises Problem, also for another person's."""
    return _reached(connection, data_dir, _locked(connection, person, identity))


def append(
    connection: Connection, data_dir: Path, person: PersonId, identity: str, offset: int, content: bytes
) -> Upload | Problem:
    """Add a piece; the last one is checked against the digest. A Problem that is returned must still be committed."""
    row = _locked(connection, person, identity)
    reached = _reached(connection, data_dir, row)
    if offset != reached.received:
        return Problem(409, "offset_mismatch", headers={"Upload-Offset": str(reached.received)})
    if offset + len(content) > reached.length:
        return Problem(413, "too_large", {"limit": reached.length})
    if reached.complete:
        return reached
    part = _part(data_dir, identity)
    _write(part, offset, content)
    received = offset + len(content)
    if received < reached.length:
        _update(connection, identity, {"received": received})
        return Upload(identity, reached.length, received, False)
    if _sha256_of(part) != row.sha256:
        part.unlink()
        connection.execute(delete(upload).where(upload.c.id == identity))
        return Problem(CHECKSUM_MISMATCH, "checksum_mismatch")
    target = blobs.path_of(data_dir, row.sha256)
    target.parent.mkdir(parents=True, exist_ok=True)
    part.replace(target)
    blobs.keep(connection, data_dir, row.sha256)
    _update(connection, identity, {"received": received, "complete": True})
    return Upload(identity, reached.length, received, True)


def end(connection: Connection, data_dir: Path, person: PersonId, identity: str) -> None:
    """Give an upload up. Raises Problem. A file that is complete stays for the cases that show it."""
    row = _locked(connection, person, identity)
    _part(data_dir, row.id).unlink(missing_ok=True)
    connection.execute(delete(upload).where(upload.c.id == row.id))


def _of(person: PersonId) -> Any:
    return select(upload).where(upload.c.person == person)


def _locked(connection: Connection, person: PersonId, identity: str) -> Row[Any]:
    row: Row[Any] | None = connection.execute(
        _of(person).where(upload.c.id == identity).with_for_update()
    ).one_or_none()
    if row is None:
        raise Problem(404, "upload_unknown")
    return row


def _reached(connection: Connection, data_dir: Path, row: Row[Any]) -> Upload:
    """What is truly here: pieces on a disk that was restored or cleaned up must be sent again."""
    if row.complete and blobs.path_of(data_dir, row.sha256).is_file():
        return Upload(row.id, row.length, row.received, True)
    if row.complete:
        _update(connection, row.id, {"received": 0, "complete": False})
        return Upload(row.id, row.length, 0, False)
    part = _part(data_dir, row.id)
    there = part.stat().st_size if part.exists() else 0
    if there >= row.received:
        return Upload(row.id, row.length, row.received, False)
    _update(connection, row.id, {"received": there})
    return Upload(row.id, row.length, there, False)


def _sha256_of(part: Path) -> str:
    with part.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _update(connection: Connection, identity: str, values: Mapping[str, object]) -> None:
    connection.execute(update(upload).where(upload.c.id == identity).values(values))


def _part(data_dir: Path, identity: str) -> Path:
    return data_dir / "uploads" / f"{identity}.part"


def _write(part: Path, offset: int, content: bytes) -> None:
    """On the disk before the database says so; what a crash left behind `offset` is cut off first."""
    part.parent.mkdir(parents=True, exist_ok=True)
    with part.open("r+b" if part.exists() else "w+b") as file:
        file.truncate(offset)
        file.seek(offset)
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _forget_old(connection: Connection, data_dir: Path, person: PersonId, now: datetime) -> None:
    old = _of(person).where(upload.c.complete.is_(False), upload.c.started_at < now - FORGOTTEN_AFTER)
    for row in connection.execute(old).all():
        _part(data_dir, row.id).unlink(missing_ok=True)
        connection.execute(delete(upload).where(upload.c.id == row.id))
