"""Profiles as earlier releases left them: copies of the stores that `tools/fixture_stores.py` keeps of every schema."""

import hashlib
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from app.models import blobs, drafts
from app.models.account import Account, WorkSecrets, read_account
from app.models.engine import reading
from app.models.outbox import item_of
from app.models.stores import WORK_SCHEMA, Stores
from app.models.tables import blob, cases, outbox
from app.paths import Profile

FOLDER = Path(__file__).parents[1] / "fixtures" / "stores"
SCHEMAS = sorted(path.name for path in FOLDER.iterdir())
OLDER = [schema for schema in SCHEMAS if schema != WORK_SCHEMA]


def released(schema: str, root: Path) -> Profile:
    """A profile with the stores of that schema."""
    profile = Profile(root)
    profile.make_directories()
    for path in (profile.work_db, profile.cache_db):
        shutil.copyfile(FOLDER / schema / f"{path.stem}.sqlcipher", path)
    return profile


@dataclass(frozen=True)
class Contents:
    """What a person has in a profile, read with the console's own functions."""

    account: Account | None
    secret: str | None
    drafts: tuple[drafts.Draft, ...]
    commands: tuple[tuple[Any, ...], ...]
    blobs: tuple[tuple[str, int, bool, str], ...]
    cached: int


def contents(stores: Stores) -> Contents:
    """Every blob is read whole, and its name proven."""
    with reading(stores.work) as connection:
        items = [item_of(row) for row in connection.execute(sa.select(outbox).order_by(outbox.c.dseq))]
        found = []
        for row in connection.execute(sa.select(blob).order_by(blob.c.sha256)).all():
            content = b"".join(blobs.pieces_of(connection, row.sha256))
            found.append((row.sha256, row.size, row.uploaded, hashlib.sha256(content).hexdigest()))
        written = drafts.recent(connection, 100)
    with reading(stores.cache) as connection:
        cached = connection.execute(sa.select(sa.func.count()).select_from(cases)).scalar_one()
    commands = tuple(
        (item.dseq, item.envelope, item.tracking, item.state, item.code, item.receipt, item.attempts) for item in items
    )
    secret = WorkSecrets(stores.work).get("remembered")
    return Contents(read_account(stores.work), secret, tuple(written), commands, tuple(found), cached)
