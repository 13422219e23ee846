"""Large buckets as a whole, for one person, read once: files in the data directory that a console fetches in pieces.

A snapshot stays what it is, with the place in the feed it was read at; what happens after comes as changes after that
place. It is offered again to whoever starts the same bucket anew soon after, so that a console that gave up waiting
while it was made finds it ready.
"""

import hashlib
import json
import os
import re
import secrets
import shutil
import threading
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, and_, or_, select

from domain.case import EventKind
from domain.ids import PersonId
from domain.protocol import Chunk, Manifest, OpKind, Position
from domain.wire import WireError, dumps, loads
from server import log
from server.chunks import lines, packed
from server.heads import Head, standing
from server.problems import later
from server.records import CASE
from server.tables import cases, event, feed
from server.viewer import Viewer

KEPT: Final = timedelta(hours=24)
OFFERED_AGAIN: Final = timedelta(hours=1)
PATIENCE: Final = timedelta(seconds=20)
_IDENTITY: Final = re.compile(r"[0-9a-f]{24}-([0-9a-f]{8,12})-[0-9a-f]{32}")


@dataclass(frozen=True)
class Snapshot:
    """A snapshot as it is kept: for whom it was made, under which grants, in which life of the database."""

    person: PersonId
    grant_version: int
    epoch: str
    manifest: Manifest


class Snapshots:
    """The snapshots of one installation, each a folder of immutable files."""

    def __init__(self, folder: Path, from_entities: int) -> None:
        self.folder = folder
        self.from_entities = from_entities
        self._guard = threading.Lock()
        self._making: defaultdict[str, threading.Lock] = defaultdict(threading.Lock)

    def of_bucket(
        self, connection: Connection, viewer: Viewer, name: str, head: Head, now: datetime
    ) -> Manifest | None:
        """A snapshot the reader can go on from: one made a short while ago, or a new one. Raises Problem.

        None where none can be kept, on a full disk say: then the bucket comes in pages.
        """
        key = _key(viewer, name)
        with self._guard:
            making = self._making[key]
        if not making.acquire(timeout=PATIENCE.total_seconds()):
            raise later(503, "busy", PATIENCE)
        try:
            for found in self._made(key, now):
                position = found.manifest.position
                stands = standing(connection, {name: head}, {name: position}, {})
                if stands and not _left_since(connection, name, position) and not _protected_since(connection, found):
                    return found.manifest
            self.forget_old(now)
            return self._make(connection, viewer, name, head, f"{key}-{int(now.timestamp()):08x}")
        except OSError as error:
            log.edge.error("a snapshot could not be kept: %s", log.describe(error))
            return None
        finally:
            making.release()

    def find(self, connection: Connection, identity: str, viewer: Viewer, now: datetime) -> Snapshot | None:
        """The snapshot, if it is the viewer's to have and has not been deleted.

        A console half-way through it begins anew when a reporter in it has been protected: its pieces still name them.
        """
        found = self._read(identity, now, KEPT)
        if found is None or found.manifest.bucket not in viewer.held or _protected_since(connection, found):
            return None
        made_for = (found.person, found.grant_version, found.epoch)
        return found if made_for == (viewer.person.id, viewer.grant_version, viewer.epoch) else None

    def chunk(self, snapshot: Snapshot, number: int) -> Path | None:
        """The file of one chunk."""
        path = self.folder / snapshot.manifest.snapshot / f"{number}.gz"
        return path if number < len(snapshot.manifest.chunks) and path.is_file() else None

    def forget_old(self, now: datetime) -> None:
        """Delete what nobody may fetch any more."""
        for path in self.folder.glob("*"):
            made_at = _made_at(path.name.removesuffix(".tmp"))
            if made_at is None or now - made_at >= KEPT:
                shutil.rmtree(path, ignore_errors=True)  # another process may be at it, too

    def _made(self, key: str, now: datetime) -> Iterator[Snapshot]:
        for path in sorted(self.folder.glob(f"{key}-*"), reverse=True):
            found = self._read(path.name, now, OFFERED_AGAIN)
            if found is not None:
                yield found

    def _read(self, identity: str, now: datetime, at_most: timedelta) -> Snapshot | None:
        made_at = _made_at(identity)
        if made_at is None or now - made_at >= at_most:
            return None
        try:
            return loads(Snapshot, (self.folder / identity / "about.json").read_bytes())
        except (OSError, WireError):
            return None

    def _make(self, connection: Connection, viewer: Viewer, name: str, head: Head, stem: str) -> Manifest:
        identity = f"{stem}-{secrets.token_hex(16)}"
        folder = self.folder / f"{identity}.tmp"
        try:
            folder.mkdir(parents=True, mode=0o700)
            chunks = []
            for number, (content, entities) in enumerate(packed(lines(connection, viewer, name))):
                _write(folder / f"{number}.gz", content)
                chunks.append(Chunk(hashlib.sha256(content).hexdigest(), len(content), entities))
            manifest = Manifest(identity, name, head.end, head.digest, head.count, tuple(chunks))
            about = Snapshot(viewer.person.id, viewer.grant_version, viewer.epoch, manifest)
            _write(folder / "about.json", dumps(about).encode())
            folder.rename(self.folder / identity)  # complete, or not there at all
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        return manifest


def _left_since(connection: Connection, name: str, position: Position) -> bool:
    """Whether anything has left the bucket since: what somebody may no longer have is not offered to them again."""
    left = select(feed.c.seq).where(feed.c.bucket == name, feed.c.seq > position.seq, feed.c.op == OpKind.OUT.value)
    return connection.execute(left.limit(1)).first() is not None


def _protected_since(connection: Connection, made: Snapshot) -> bool:
    """Whether a case of the bucket has become anonymous or secret since, by a person or by an official export."""
    since = (feed.c.bucket == made.manifest.bucket, feed.c.seq > made.manifest.position.seq, feed.c.kind == CASE)
    same = and_(event.c.case == feed.c.entity, event.c.version == feed.c.version)
    by = or_(*(event.c.doc.contains(f'"kind":"{kind}"') for kind in (EventKind.PROTECTED, EventKind.IMPORTED)))
    is_protected = or_(cases.c.secret, cases.c.doc.contains('"anonymous":true'))
    found = select(feed.c.seq).join(event, same).join(cases, cases.c.id == feed.c.entity)
    return connection.execute(found.where(*since, by, is_protected).limit(1)).first() is not None


def _key(viewer: Viewer, name: str) -> str:
    parts = json.dumps([viewer.person.id, viewer.grant_version, viewer.epoch, name])
    return hashlib.blake2b(parts.encode(), digest_size=12).hexdigest()


def _made_at(identity: str) -> datetime | None:
    matched = _IDENTITY.fullmatch(identity)
    return datetime.fromtimestamp(int(matched[1], 16), UTC) if matched else None


def _write(path: Path, content: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())  # a power cut must not leave a chunk that can never be the one it is named as
