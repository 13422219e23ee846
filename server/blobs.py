"""The attachment store: files named by the SHA-256 of their content, and the question who may have one."""

import hashlib
import os
import re
import secrets
from pathlib import Path

from sqlalchemy import Connection, or_, select

from domain.attachments import Attachment
from domain.case import Case, attachments_of
from domain.directory import Directory
from domain.people import Person
from domain.plans import Plan, plan_buckets
from domain.scope import buckets_held, buckets_of
from domain.wire import loads
from server.database import insert_missing
from server.masking import masked_for
from server.metadata import without_metadata
from server.tables import bare_copy, blob, blob_use, cases, plan, plan_use, upload

_SHA256 = re.compile(r"[0-9a-f]{64}")


def is_sha256(text: str) -> bool:
    return _SHA256.fullmatch(text) is not None


def path_of(data_dir: Path, sha256: str) -> Path:
    """Where a file's content lies; nothing but a checked digest may get here."""
    if not is_sha256(sha256):
        raise ValueError("not a SHA-256 digest")
    return data_dir / "blobs" / sha256[:2] / sha256


def put(data_dir: Path, content: bytes) -> str:
    """Lay a file in its place, all of it or nothing, and give its digest. A case may name it once `keep` has run."""
    sha256 = hashlib.sha256(content).hexdigest()
    target = path_of(data_dir, sha256)
    if not target.is_file():
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        part = target.with_name(f"{sha256}.{secrets.token_hex(4)}.part")
        part.write_bytes(content)
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.replace(target)
    return sha256


def keep(connection: Connection, data_dir: Path, sha256: str) -> None:
    """Enter a file that lies in its place, and beside a picture the copy that shows nothing but the picture.

    The copy is there before a case can name the file, so that masking never waits for it.
    """
    content = path_of(data_dir, sha256).read_bytes()
    insert_missing(connection, blob, [{"sha256": sha256, "size": len(content)}])
    if bare := without_metadata(content):
        copy = put(data_dir, bare)
        insert_missing(connection, blob, [{"sha256": copy, "size": len(bare)}])
        insert_missing(connection, bare_copy, [{"sha256": sha256, "copy": copy, "size": len(bare)}])


def size_of(connection: Connection, sha256: str) -> int | None:
    """The size in bytes of a stored file, or None."""
    if not is_sha256(sha256):
        return None
    return connection.execute(select(blob.c.size).where(blob.c.sha256 == sha256)).scalar_one_or_none()


def may_have(connection: Connection, sha256: str, person: Person, directory: Directory) -> bool:
    """Whether the person brought it in, or is shown it by a case or plan they may see: its name alone opens nothing."""
    own = select(upload.c.id).where(
        upload.c.person == person.id, upload.c.sha256 == sha256, upload.c.complete.is_(True)
    )
    if connection.execute(own.limit(1)).first() is not None:
        return True
    held = buckets_held(person, directory)
    pictures = select(bare_copy.c.sha256).where(bare_copy.c.copy == sha256)
    named = or_(blob_use.c.sha256 == sha256, blob_use.c.sha256.in_(pictures))
    using = connection.execute(select(cases.c.doc).join(blob_use, blob_use.c.case == cases.c.id).where(named))
    if any(_shows(connection, loads(Case, doc), sha256, person, held) for doc in using.scalars()):
        return True
    evidence = select(plan.c.doc).join(plan_use, plan_use.c.plan == plan.c.id).where(plan_use.c.sha256 == sha256)
    return any(plan_buckets(loads(Plan, doc)) & held for doc in connection.execute(evidence).scalars())


def is_usable(connection: Connection, item: Attachment, person: Person, directory: Directory) -> bool:
    """Whether a command of the person may refer to the file: it is here, as large as said, and theirs to show."""
    return size_of(connection, item.sha256) == item.size and may_have(connection, item.sha256, person, directory)


def _shows(connection: Connection, case: Case, sha256: str, person: Person, held: frozenset[str]) -> bool:
    if not buckets_of(case) & held:
        return False
    return any(item.sha256 == sha256 for item in attachments_of(masked_for(connection, case, person)))
