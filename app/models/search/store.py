"""The file of the index: opened on the thread that builds it, begun anew whenever it is not as it should be.

Nothing is in it that the cache does not hold, so a damaged, older or newer one is deleted, not rescued.
"""

from pathlib import Path
from typing import Final

import sqlalchemy as sa

from app import log
from app.models.engine import condemned_mark, open_store, reading, writing
from app.models.search.pages import COLUMNS
from app.models.search.vocabulary import edition
from app.problems import Problem, ProblemCode, environment_problem

SHAPE: Final = 1  # one more whenever cases become pages or pages words otherwise than before

_TABLES: Final = (
    "CREATE TABLE entry (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, stamp TEXT NOT NULL)",
    # It keeps the texts: without them FTS5 only hides what is deleted, and the words stay in the file.
    # No index of prefixes: measured, it makes taking words out four times as slow and no answer quicker.
    f"CREATE VIRTUAL TABLE page USING fts5({', '.join(COLUMNS)}, tokenize='unicode61 remove_diacritics 2')",
    "INSERT INTO page(page, rank) VALUES ('secure-delete', 1)",
)


class SearchStore:
    """The encrypted index beside the cache; `engine` is None until `open` has been called."""

    name: Final[str] = "search"  # as problems of its file say it

    def __init__(self, path: Path, key: bytes) -> None:
        self._path = path
        self._key = key
        self.engine: sa.Engine | None = None

    def open(self) -> sa.Engine:
        """The index, empty where there was none that can be used. Raises Problem: store_locked, disk_full, …"""
        if self.engine is None:
            self.engine = self._usable() or self._fresh()
        return self.engine

    def begin_anew(self) -> sa.Engine:
        """Throw away what is there: it was found to be damaged."""
        self.close()
        self.engine = self._fresh()
        return self.engine

    def close(self) -> None:
        if self.engine is not None:
            self.engine.dispose()
            self.engine = None

    def _usable(self) -> sa.Engine | None:
        if not self._path.exists() or condemned_mark(self._path).exists():
            return None
        engine = None
        try:
            engine = open_store(self._path, self._key, durable=False)
            with reading(engine) as connection:
                if connection.exec_driver_sql("PRAGMA user_version").scalar_one() == _version():
                    return engine
            log.store.info("the search index is of another version")
        except Problem as problem:
            if problem.code is not ProblemCode.CORRUPT_CACHE:
                raise
        if engine is not None:
            engine.dispose()
        return None

    def _fresh(self) -> sa.Engine:
        log.store.info("the search index is begun anew")
        self._delete()
        engine = open_store(self._path, self._key, durable=False)
        try:
            with writing(engine) as connection:
                for statement in (*_TABLES, f"PRAGMA user_version = {_version()}"):
                    connection.exec_driver_sql(statement)
        except Problem:
            engine.dispose()
            raise
        return engine

    def _delete(self) -> None:
        """The log first: beside a new file of the old name it would be played back into that."""
        try:
            for end in ("-wal", "-shm", ""):
                self._path.with_name(self._path.name + end).unlink(missing_ok=True)
            condemned_mark(self._path).unlink(missing_ok=True)
        except OSError as error:
            raise environment_problem(error) or error from error


def _version() -> int:
    """Another for every other shape or vocabulary, and never 0, which an unfinished file has."""
    return (edition() * 31 + SHAPE) % 0x7FFF_FFFE + 1
