"""The high-water mark: how far the database had come, written outside of it, so that a restored one is noticed.

A restore takes the epoch's file no further back than the database only if somebody remembers it. So the server compares
by itself, before it answers anybody and as long as it runs: a database that is behind the mark, or that no longer has
the row the mark was taken at, is another life of it, and gets a new epoch.
"""

import math
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, bindparam, select

from domain.wire import WireError, dumps, loads
from server import log
from server.central import Central
from server.database import reading
from server.datafile import replaced
from server.tables import bucket, feed

Heads = Mapping[str, int]


@dataclass(frozen=True)
class Mark:
    """The sum of all heads, and one feed row as the witness of what was written shortly before."""

    total: int
    bucket: str = ""
    seq: int = 0
    anchor: str = ""


class HighWater:
    """The file of the mark, and what was seen of the database last."""

    def __init__(self, central: Central) -> None:
        self._central = central
        self._path: Path = central.settings.data_dir / "high-water"
        self._seen: Heads = {}
        self._written_at = -math.inf

    def look(self, *, last: bool = False) -> Heads:
        """All heads as they are now. Raises the epoch if the database is behind its mark.

        The mark follows every few seconds, and at the `last` look.
        """
        due = last or time.monotonic() - self._written_at >= self._central.settings.mark_seconds
        # The file is read first: whatever mark is in it was true of the database before this look at it.
        mark = self._read()
        with reading(self._central.engine) as connection:
            heads = {row.name: row.head for row in connection.execute(_HEADS)}
            restored = mark is not None and not _holds(connection, mark, heads)
            total = sum(heads.values())
            behind = restored or mark is None or (due and mark.total < total)
            fresh = _taken(connection, self._seen, heads, total) if behind else None
        if restored:
            raised = self._central.epoch.raise_()
            self._central.reference.forget()
            log.epoch.warning("the database is behind its mark, so it was restored: the epoch is now %s", raised)
        if fresh is not None:
            replaced(self._path, dumps(fresh))
            self._seen, self._written_at = heads, time.monotonic()
        return heads

    def _read(self) -> Mark | None:
        """The mark; None before the first one. One that cannot be read vouches for nothing."""
        try:
            return loads(Mark, self._path.read_bytes())
        except FileNotFoundError:
            return None
        except WireError:
            return Mark(-1)


def _holds(connection: Connection, mark: Mark, heads: Heads) -> bool:
    """Whether the database has everything it had when the mark was taken."""
    if mark.total < 0 or sum(heads.values()) < mark.total or heads.get(mark.bucket, 0) < mark.seq:
        return False
    if mark.seq == 0:
        return True
    anchor = _anchor(connection, mark.bucket, mark.seq)
    if anchor is not None:
        return anchor == mark.anchor
    floor = select(bucket.c.floor).where(bucket.c.name == mark.bucket)
    return int(connection.execute(floor).scalar_one()) >= mark.seq  # cut off with the rest of the bucket's past


def _taken(connection: Connection, seen: Heads, heads: Heads, total: int) -> Mark:
    """A mark whose witness is among what was written since the last one."""
    moved = [name for name, head in heads.items() if head != seen.get(name)] or list(heads)
    if not moved:
        return Mark(total)
    name = max(moved, key=lambda one: heads[one])
    return Mark(total, name, heads[name], _anchor(connection, name, heads[name]) or "")


def _anchor(connection: Connection, name: str, seq: int) -> str | None:
    return connection.execute(_ANCHOR, {"of": name, "at": seq}).scalar_one_or_none()


_HEADS: Final = select(bucket.c.name, bucket.c.head)
_ANCHOR: Final = select(feed.c.anchor).where(feed.c.bucket == bindparam("of"), feed.c.seq == bindparam("at"))
