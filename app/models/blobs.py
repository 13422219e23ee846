"""The bytes of attachments on their way out, inside the encrypted work store and named by their SHA-256."""

import hashlib
import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PureWindowsPath
from typing import Final

import sqlalchemy as sa

from app.models import dependants
from app.models.outbox import ATTACHMENT_REFUSED, UNSENT, State
from app.models.tables import blob, blob_chunk, draft, outbox, owner
from app.problems import Problem, ProblemCode
from domain.attachments import Attachment, Limits, media_type_of
from domain.commands import Command, Envelope
from domain.ids import CaseId
from domain.wire import loads

CHUNK_BYTES: Final = 128 * 1024


@dataclass(frozen=True)
class PendingBlob:
    """A blob on its way to the server; `size` in bytes, `refused` why it was not taken when last asked."""

    sha256: str
    size: int
    uploaded: bool = False
    refused: str = ""


def attachments_of(command: Command) -> tuple[Attachment, ...]:
    found: tuple[Attachment, ...] = getattr(command, "attachments", ())
    return found


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
    """Keep the bytes of a file just chosen. One that was here is new again: to be confirmed, and not to be let go."""
    values = {"sha256": sha256, "size": len(content), "uploaded": False}
    connection.execute(blob.insert().prefix_with("OR REPLACE"), values)
    pieces = [
        {"sha256": sha256, "start": start, "data": content[start : start + CHUNK_BYTES]}
        for start in range(0, max(len(content), 1), CHUNK_BYTES)
    ]
    connection.execute(blob_chunk.insert().prefix_with("OR IGNORE"), pieces)


def not_uploaded(connection: sa.Connection, hashes: frozenset[str]) -> list[PendingBlob]:
    """Those of `hashes` kept here that still have to reach the server."""
    return [item for item in standing_of(connection, hashes).values() if not item.uploaded]


def standing_of(connection: sa.Connection, hashes: Collection[str]) -> dict[str, PendingBlob]:
    """Those of `hashes` whose bytes are kept here."""
    query = sa.select(blob).where(blob.c.sha256.in_(list(hashes))).limit(len(hashes))
    return {
        row.sha256: PendingBlob(row.sha256, row.size, row.uploaded, row.refused) for row in connection.execute(query)
    }


def part_of(connection: sa.Connection, sha256: str, start: int, length: int) -> bytes:
    """At most `length` bytes from `start` on; no more than these are read."""
    row = blob_chunk.c
    end = row.start + sa.func.length(row.data)
    query = sa.select(row.start, row.data).where(row.sha256 == sha256, row.start < start + length, end > start)
    found = connection.execute(query.order_by(row.start))
    return b"".join(bytes(data[max(start - at, 0) : start + length - at]) for at, data in found)


def pieces_of(connection: sa.Connection, sha256: str) -> Iterator[bytes]:
    query = sa.select(blob_chunk.c.data).where(blob_chunk.c.sha256 == sha256).order_by(blob_chunk.c.start)
    for data in connection.execution_options(stream_results=True, max_row_buffer=1).scalars(query):
        yield bytes(data)


def is_kept(connection: sa.Connection, sha256: str) -> bool:
    return connection.scalar(sa.select(blob_chunk.c.start).where(blob_chunk.c.sha256 == sha256).limit(1)) is not None


def mark_uploaded(connection: sa.Connection, sha256: str) -> None:
    connection.execute(blob.update().where(blob.c.sha256 == sha256).values(uploaded=True, refused=""))


def refuse(connection: sa.Connection, sha256: str, code: str, now: datetime) -> frozenset[CaseId]:
    """Note that the server does not take a file, and set aside the commands that name it; returns their cases."""
    connection.execute(blob.update().where(blob.c.sha256 == sha256).values(refused=code))
    query = sa.select(outbox.c.dseq, outbox.c.envelope).where(
        outbox.c.state.in_(UNSENT), _names(outbox.c.envelope, sha256)
    )
    touched = set()
    for row in connection.execute(query).all():
        envelope = loads(Envelope, row.envelope)
        names = [item.name for item in attachments_of(envelope.command) if item.sha256 == sha256]
        if not names:
            continue
        touched.add(envelope.case)
        values = {"state": State.QUARANTINED, "code": ATTACHMENT_REFUSED, "changed_at": now.isoformat()}
        values["fields"] = json.dumps({"name": names[0], "reason": code})
        connection.execute(outbox.update().where(outbox.c.dseq == row.dseq).values(**values))
    dependants.follow(connection, now)
    return frozenset(touched)


def release_durable(connection: sa.Connection) -> frozenset[str]:
    """Let go of the bytes that no restored backup of the server can lose; returns whose.

    Asked while somebody works, it spares what is named by nothing but withdrawn commands: their text may be on its
    way back into a draft. A file chosen a moment ago, for a draft not yet stored, is not `uploaded`.
    """
    named = sa.exists().where(_names(outbox.c.envelope, blob.c.sha256))
    query = sa.select(blob.c.sha256).where(blob.c.uploaded, named, ~_wanted(even_withdrawn=True))
    return _let_go(connection, frozenset(connection.scalars(query)))


def release_at_start(connection: sa.Connection) -> frozenset[str]:
    """The same before anybody works: also what nothing names any more, or withdrawn commands only."""
    return _let_go(connection, frozenset(connection.scalars(sa.select(blob.c.sha256).where(~_wanted()))))


def forget_uploaded(connection: sa.Connection) -> None:
    """The server has a new life: whether it still has a file is to be asked again."""
    connection.execute(blob.update().where(blob.c.uploaded).values(uploaded=False))


def _wanted(*, even_withdrawn: bool = False) -> sa.ColumnElement[bool]:
    """Whether a draft names the blob, or a command that is not yet durable at the server or withdrawn."""
    durable = sa.select(owner.c.durable_through).limit(1).scalar_subquery()
    done = (outbox.c.state == State.SETTLED) & (outbox.c.dseq <= sa.func.coalesce(durable, 0))
    if not even_withdrawn:
        done |= outbox.c.state == State.WITHDRAWN
    in_draft = sa.exists().where(_names(draft.c.files, blob.c.sha256))
    return in_draft | sa.exists().where(_names(outbox.c.envelope, blob.c.sha256), ~done)


def _names(text: sa.ColumnElement[str], sha256: sa.ColumnElement[str] | str) -> sa.ColumnElement[bool]:
    return sa.func.instr(text, sha256) > 0


def _let_go(connection: sa.Connection, hashes: frozenset[str]) -> frozenset[str]:
    for sha256 in hashes:
        for table in (blob_chunk, blob):
            connection.execute(table.delete().where(table.c.sha256 == sha256))
    return hashes
