"""Attachments fetched from the server, as encrypted pieces in the cache: a file is whole only once it was verified.

A row whose bytes are not all here is a wish: it is fetched on, also after a restart.
"""

import hashlib
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import sqlalchemy as sa

from app.models.tables import cases, file, file_chunk, file_use
from domain.attachments import Attachment
from domain.case import Case, attachments_of
from domain.ids import CaseId
from domain.wire import loads

BUDGET_BYTES: Final = 500 * 1024 * 1024
IDS_A_STATEMENT: Final = 500
_SHA256: Final = re.compile(r"[0-9a-f]{64}")
_EMPTY: Final = hashlib.sha256(b"").hexdigest()


@dataclass(frozen=True)
class Wanted:
    """A file to be fetched on from `received`; sizes in bytes, `tag` as the server told it."""

    sha256: str
    size: int
    received: int
    tag: str


class WrongContent(Exception):
    """What arrived is not what its name says; nothing of it was kept."""


def want(connection: sa.Connection, case: CaseId, item: Attachment, now: datetime) -> bool:
    """Ask for a file for the sake of a case; False if its name could not be anybody's."""
    if not _SHA256.fullmatch(item.sha256) or item.size < 0 or (item.size == 0 and item.sha256 != _EMPTY):
        return False
    values = {"sha256": item.sha256, "size": item.size, "received": 0, "tag": "", "used_at": now.isoformat()}
    connection.execute(file.insert().prefix_with("OR IGNORE"), values)
    connection.execute(file_use.insert().prefix_with("OR IGNORE"), {"sha256": item.sha256, "case_id": case})
    return True


def next_wanted(connection: sa.Connection, without: Iterable[str] = ()) -> Wanted | None:
    """What to fetch on: what was asked for last comes first, for somebody waits for it."""
    query = sa.select(file).where(file.c.received < file.c.size, file.c.sha256.not_in(list(without)))
    row = connection.execute(query.order_by(file.c.used_at.desc(), file.c.sha256).limit(1)).first()
    return Wanted(row.sha256, row.size, row.received, row.tag) if row else None


def standing_of(connection: sa.Connection, hashes: Collection[str]) -> dict[str, tuple[int, int]]:
    """For each of the files that is here or on its way: how many bytes of how many."""
    query = sa.select(file.c.sha256, file.c.received, file.c.size).where(file.c.sha256.in_(list(hashes)))
    query = query.limit(len(hashes))
    return {row.sha256: (row.received, row.size) for row in connection.execute(query)}


def add(connection: sa.Connection, wanted: Wanted, content: bytes, tag: str) -> Wanted:
    """Keep the piece that follows on `wanted.received`. Raises WrongContent where the whole is not what it should be.

    The caller drops the file then. Nothing can be read of a file before its last piece was compared.
    """
    if content:
        piece = {"sha256": wanted.sha256, "start": wanted.received, "data": content}
        connection.execute(file_chunk.insert().prefix_with("OR REPLACE"), piece)
    received = wanted.received + len(content)
    if received > wanted.size or (received == wanted.size and _sha256_of(connection, wanted.sha256) != wanted.sha256):
        raise WrongContent
    connection.execute(file.update().where(file.c.sha256 == wanted.sha256).values(received=received, tag=tag))
    return Wanted(wanted.sha256, wanted.size, received, tag)


def begin_anew(connection: sa.Connection, wanted: Wanted) -> Wanted:
    """Forget the pieces, keep the wish."""
    connection.execute(file_chunk.delete().where(file_chunk.c.sha256 == wanted.sha256))
    connection.execute(file.update().where(file.c.sha256 == wanted.sha256).values(received=0, tag=""))
    return Wanted(wanted.sha256, wanted.size, 0, "")


def drop(connection: sa.Connection, hashes: Iterable[str]) -> None:
    for sha256 in hashes:
        for table in (file_chunk, file_use, file):
            connection.execute(table.delete().where(table.c.sha256 == sha256))


def is_whole(connection: sa.Connection, sha256: str) -> bool:
    received, size = standing_of(connection, [sha256]).get(sha256, (0, 1))
    return received == size


def pieces_of(connection: sa.Connection, sha256: str) -> Iterator[bytes]:
    query = sa.select(file_chunk.c.data).where(file_chunk.c.sha256 == sha256).order_by(file_chunk.c.start)
    for data in connection.execution_options(stream_results=True, max_row_buffer=1).scalars(query):
        yield bytes(data)


def mark_used(connection: sa.Connection, sha256: str, now: datetime) -> None:
    connection.execute(file.update().where(file.c.sha256 == sha256).values(used_at=now.isoformat()))


def cases_in_use(connection: sa.Connection) -> frozenset[CaseId]:
    return frozenset(map(CaseId, connection.scalars(sa.select(file_use.c.case_id).distinct())))


def shown_by(connection: sa.Connection, wanted: Iterable[CaseId]) -> dict[CaseId, tuple[Attachment, ...]]:
    """The attachments of those of the cases that are in the cache."""
    ids, found = list(wanted), {}
    for start in range(0, len(ids), IDS_A_STATEMENT):
        query = sa.select(cases.c.id, cases.c.doc).where(cases.c.id.in_(ids[start : start + IDS_A_STATEMENT]))
        for id, doc in connection.execute(query):
            unique = {item.sha256: item for item in attachments_of(loads(Case, doc))}
            found[CaseId(id)] = tuple(unique.values())
    return found


def follow_cases(connection: sa.Connection, moved: Iterable[CaseId]) -> frozenset[str]:
    """Take out what the moved cases no longer show; a file that no case is left for goes. Returns which went."""
    users = list(moved)
    shown = shown_by(connection, users)
    for start in range(0, len(users), IDS_A_STATEMENT):
        query = sa.select(file_use).where(file_use.c.case_id.in_(users[start : start + IDS_A_STATEMENT]))
        for row in connection.execute(query).all():
            if all(item.sha256 != row.sha256 for item in shown.get(CaseId(row.case_id), ())):
                here = (file_use.c.sha256 == row.sha256) & (file_use.c.case_id == row.case_id)
                connection.execute(file_use.delete().where(here))
    unused = sa.select(file.c.sha256).where(~sa.exists().where(file_use.c.sha256 == file.c.sha256))
    gone = frozenset(connection.scalars(unused))
    drop(connection, gone)
    return gone


def give_up(connection: sa.Connection, case: CaseId) -> None:
    """What was still to be fetched for this case alone is wanted no longer."""
    others = file_use.alias()
    alone = ~sa.exists().where(others.c.sha256 == file.c.sha256, others.c.case_id != case)
    for_it = sa.exists().where(file_use.c.sha256 == file.c.sha256, file_use.c.case_id == case)
    drop(
        connection,
        connection.scalars(sa.select(file.c.sha256).where(file.c.received < file.c.size, for_it, alone)).all(),
    )


def make_room(connection: sa.Connection, pinned: frozenset[CaseId], budget: int = BUDGET_BYTES) -> frozenset[str]:
    """Let whole files go until all fit the budget, the longest unused first; those of pinned cases stay."""
    sizes = sa.select(file.c.sha256, file.c.size, file.c.received).order_by(file.c.used_at, file.c.sha256)
    rows = connection.execute(sizes).all()
    over = sum(row.size for row in rows) - budget
    if over <= 0:
        return frozenset()
    kept = {row.sha256 for row in connection.execute(sa.select(file_use)) if row.case_id in pinned}
    gone = set()
    for row in rows:
        if over > 0 and row.received == row.size and row.sha256 not in kept:
            gone.add(row.sha256)
            over -= row.size
    drop(connection, gone)
    return frozenset(gone)


def wishes(
    shown: Mapping[CaseId, tuple[Attachment, ...]], without: Iterable[str]
) -> Iterator[tuple[CaseId, Attachment]]:
    """The files that pinned cases show, but for those that are known not to be had."""
    hopeless = frozenset(without)
    for case, items in shown.items():
        yield from ((case, item) for item in items if item.sha256 not in hopeless)


def _sha256_of(connection: sa.Connection, sha256: str) -> str:
    found = hashlib.sha256()
    for data in pieces_of(connection, sha256):
        found.update(data)
    return found.hexdigest()
