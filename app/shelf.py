"""What this computer keeps of a case for its person: attachments, fetched and saved; a pin; the answer they read."""

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from uuid import uuid4

import sqlalchemy as sa

from app import log
from app.background import Worker
from app.models import blobs, files, pins, read_replies
from app.models.engine import reading, writing
from app.models.read_replies import LastRead
from app.problems import Problem, ProblemCode, environment_problem
from app.status import Changes
from domain.attachments import Attachment
from domain.case import Case, Reply, attachments_of
from domain.ids import CaseId

_BINARY = getattr(os, "O_BINARY", 0)  # Windows would change line ends


class FileState(StrEnum):
    """Where an attachment is, as far as this computer knows."""

    ON_SERVER = "on_server"
    FETCHING = "fetching"
    HERE = "here"
    FAILED = "failed"
    TO_UPLOAD = "to_upload"
    REFUSED = "refused"


@dataclass(frozen=True)
class FileRow:
    """One attachment of a case; `received` bytes of it are here while it is fetched. `code` says why it failed."""

    item: Attachment
    state: FileState
    received: int = 0
    code: str = ""


class Shelf:
    """Reads are bounded and by key; what writes is done by `worker`. `look_again` tells the transfers."""

    def __init__(
        self,
        cache: sa.Engine,
        work: sa.Engine,
        worker: Worker,
        clock: Callable[[], datetime],
        tell: Callable[[Changes], None],
        look_again: Callable[[frozenset[str]], None],
        failures: Callable[[], Mapping[str, str]],
    ) -> None:
        self._cache = cache
        self._work = work
        self._worker = worker
        self._clock = clock
        self._tell = tell
        self._look_again = look_again
        self._failures = failures

    def rows(self, case: Case) -> tuple[FileRow, ...]:
        """The attachments of a case, each once, in the order in which the case shows them."""
        items = {item.sha256: item for item in attachments_of(case)}
        if not items:
            return ()
        with reading(self._work) as connection:
            outgoing = blobs.standing_of(connection, items)
        with reading(self._cache) as connection:
            here = files.standing_of(connection, items)
        failures = self._failures()
        return tuple(_row(item, outgoing, here, failures) for item in items.values())

    def is_pinned(self, case: CaseId) -> bool:
        with reading(self._work) as connection:
            return pins.is_pinned(connection, case)

    def last_read(self, case: CaseId) -> LastRead | None:
        """The answer of a case that the person read last; None where they read none here."""
        with reading(self._cache) as connection:
            return read_replies.last(connection, case)

    def note_read(self, case: CaseId, reply: Reply) -> None:
        """The person has this answer before them. Not for the UI thread."""
        with writing(self._cache) as connection:
            read_replies.note(connection, case, reply)

    def fetch(self, case: CaseId, item: Attachment) -> Future[None]:
        """Have the file fetched, however long that takes."""
        return self._worker.submit(self._fetch, case, item)

    def save_as(self, item: Attachment, target: Path) -> Future[Path]:
        """Write the file where the person wants it, whole or not at all. Fails with Problem."""
        return self._worker.submit(self._save_as, item, target)

    def content(self, item: Attachment) -> Future[bytes]:
        """The whole file, to be looked at here: it exists decrypted in memory only. Fails with Problem."""
        return self._worker.submit(self._content, item)

    def pin(self, case: CaseId, *, pinned: bool) -> Future[None]:
        """Keep the case's attachments on this computer from now on, those still to come included; or no longer."""
        return self._worker.submit(self._pin, case, pinned)

    def _fetch(self, case: CaseId, item: Attachment) -> None:
        with writing(self._cache) as connection:
            files.want(connection, case, item, self._clock())
            files.mark_used(connection, item.sha256, self._clock())
        self._look_again(frozenset({item.sha256}))
        self._tell(Changes(files=frozenset({item.sha256})))

    def _pin(self, case: CaseId, pinned: bool) -> None:
        with writing(self._work) as connection:
            if pinned:
                pins.put(connection, case, self._clock())
            else:
                pins.take_out(connection, case)
        if not pinned:
            with writing(self._cache) as connection:
                files.give_up(connection, case)
        with reading(self._cache) as connection:
            shown = files.shown_by(connection, [case]).get(case, ())
        hashes = frozenset(item.sha256 for item in shown)
        self._look_again(hashes if pinned else frozenset())
        self._tell(Changes(files=hashes, cases=frozenset({case})))

    def _content(self, item: Attachment) -> bytes:
        with self._pieces(item, ProblemCode.FILE_UNREADABLE) as pieces:
            content = b"".join(pieces)
        if hashlib.sha256(content).hexdigest() != item.sha256:
            log.store.error("an attachment in the store is not what its name says")
            raise Problem(ProblemCode.FILE_UNREADABLE, name=item.name)
        return content

    @contextmanager
    def _pieces(self, item: Attachment, missing: ProblemCode) -> Iterator[Iterator[bytes]]:
        """The file from wherever it is on this computer. Raises the problem `missing` where it is not."""
        with reading(self._cache) as cache, reading(self._work) as work:
            if files.is_whole(cache, item.sha256):
                yield files.pieces_of(cache, item.sha256)
            elif blobs.is_kept(work, item.sha256):
                yield blobs.pieces_of(work, item.sha256)
            else:
                raise Problem(missing, name=item.name)

    def _save_as(self, item: Attachment, target: Path) -> Path:
        with self._pieces(item, ProblemCode.FILE_NOT_SAVED) as pieces:
            try:
                _write(target, pieces, item.sha256)
            except OSError as error:
                raise environment_problem(error) or Problem(ProblemCode.FILE_NOT_SAVED, name=item.name) from error
            except files.WrongContent as error:
                log.store.error("an attachment in the store is not what its name says")
                raise Problem(ProblemCode.FILE_NOT_SAVED, name=item.name) from error
        with writing(self._cache) as connection:
            files.mark_used(connection, item.sha256, self._clock())
        return target


def _row(
    item: Attachment,
    outgoing: Mapping[str, blobs.PendingBlob],
    here: Mapping[str, tuple[int, int]],
    failures: Mapping[str, str],
) -> FileRow:
    pending = outgoing.get(item.sha256)
    if pending is not None and pending.refused:
        return FileRow(item, FileState.REFUSED, code=pending.refused)
    if pending is not None:
        return FileRow(item, FileState.HERE if pending.uploaded else FileState.TO_UPLOAD)
    if item.sha256 in here:
        received, size = here[item.sha256]
        return FileRow(item, FileState.HERE if received == size else FileState.FETCHING, received)
    if item.sha256 in failures:
        return FileRow(item, FileState.FAILED, code=failures[item.sha256])
    return FileRow(item, FileState.ON_SERVER)


def _write(target: Path, pieces: Iterable[bytes], sha256: str) -> None:
    """Beside the target first, readable to nobody else, then in its place; a failed try leaves nothing behind."""
    partial = target.with_name(f".{uuid4().hex}.part")
    found = hashlib.sha256()
    try:
        with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o600), "wb") as file:
            for data in pieces:
                found.update(data)
                file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if found.hexdigest() != sha256:
            raise files.WrongContent
        partial.replace(target)
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
