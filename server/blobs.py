"""The attachment store: files named by the SHA-256 of their content, and the question who may have one."""

import re
from pathlib import Path

from sqlalchemy import Connection, select

from domain.attachments import Attachment
from domain.case import Case, attachments_of
from domain.directory import Directory
from domain.people import Person
from domain.plans import Plan, plan_buckets
from domain.scope import buckets_held, buckets_of, masked
from domain.wire import loads
from server.tables import blob, blob_use, cases, plan, plan_use, upload

_SHA256 = re.compile(r"[0-9a-f]{64}")


def is_sha256(text: str) -> bool:
    return _SHA256.fullmatch(text) is not None


def path_of(data_dir: Path, sha256: str) -> Path:
    """Where a file's content lies; nothing but a checked digest may get here."""
    if not is_sha256(sha256):
        raise ValueError("not a SHA-256 digest")
    return data_dir / "blobs" / sha256[:2] / sha256


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
    using = select(cases.c.doc).join(blob_use, blob_use.c.case == cases.c.id).where(blob_use.c.sha256 == sha256)
    if any(_shows(loads(Case, doc), sha256, person, held) for doc in connection.execute(using).scalars()):
        return True
    evidence = select(plan.c.doc).join(plan_use, plan_use.c.plan == plan.c.id).where(plan_use.c.sha256 == sha256)
    return any(plan_buckets(loads(Plan, doc)) & held for doc in connection.execute(evidence).scalars())


def is_usable(connection: Connection, item: Attachment, person: Person, directory: Directory) -> bool:
    """Whether a command of the person may refer to the file: it is here, as large as said, and theirs to show."""
    return size_of(connection, item.sha256) == item.size and may_have(connection, item.sha256, person, directory)


def _shows(case: Case, sha256: str, person: Person, held: frozenset[str]) -> bool:
    if not buckets_of(case) & held:
        return False
    return any(item.sha256 == sha256 for item in attachments_of(masked(case, person)))
