"""An encrypted store: how its file is opened, read, written, checked and, when damaged, moved out of the way.

SQLCipher through SQLAlchemy. Errors of the surroundings leave a store as a `Problem` that says which file; what
leaves it otherwise is a bug of ours. The key goes from the caller to the pragma and nowhere else: not into a URL,
a statement SQLAlchemy sees, or the text of an error.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from itertools import chain, count
from pathlib import Path
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.engine.interfaces import ExceptionContext
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2 as sqlcipher

from app.advance import GivenUp
from app.problems import Problem, ProblemCode, environment_problem

KEY_BYTES: Final = 32
PAGE_BYTES: Final = 16_384  # measured: the first sync takes three quarters of its time with 4,096
BUSY_TIMEOUT_MS: Final = 5_000

# How often a check looks whether it should stop, in SQLite's own instructions: a few times a second.
_STEPS_BETWEEN_LOOKS: Final = 200_000

# How much of a store is copied before whoever waits for it hears of it: 16 MB.
_PAGES_AT_A_TIME: Final = 1_024

# What opening a store takes on the disk for the index of its log.
_ROOM_TO_OPEN: Final = 64 * 1024

# The driver tells what stopped a backup in SQLite's fixed texts alone.
_CODES_OF_TEXTS: Final = {
    "database is locked": 5,
    "attempt to write a readonly database": 8,
    "disk I/O error": 10,
    "database disk image is malformed": 11,
    "database or disk is full": 13,
    "unable to open database file": 14,
    "file is not a database": 26,
}

# Options an engine carries and hands to its connections.
_STORE: Final = "konsol_store"
_DURABLE: Final = "konsol_durable"
_CONNECT: Final = "konsol_connect"
_FILE: Final = "konsol_file"
_READING: Final = "konsol_reading"


def open_store(path: Path, key: bytes, *, durable: bool, busy_timeout_ms: int = BUSY_TIMEOUT_MS) -> sa.Engine:
    """Open the store, or create it empty; the key must have passed its `app.secrets.KeyCheck`.

    SQLCipher says "file is not a database" both of a wrong key and of a damaged first page. Since the key is
    proven beforehand, it means damage here. `durable` is for what exists nowhere else: it is on the disk when
    a commit returns. Raises Problem: corrupt_work (durable) or corrupt_cache, store_locked, disk_full,
    disk_failed, read_only.
    """
    if len(key) != KEY_BYTES:
        raise ValueError("a store's key has 32 bytes")
    before_first_read = (
        "PRAGMA cipher_log_level = NONE",
        f"PRAGMA key = \"x'{key.hex()}'\"",
        f"PRAGMA cipher_page_size = {PAGE_BYTES}",
        "PRAGMA cipher_memory_security = OFF",  # measured: wiping freed memory triples a bulk load
        f"PRAGMA busy_timeout = {busy_timeout_ms}",
    )
    after = (
        "PRAGMA journal_mode = WAL",
        f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}",
        "PRAGMA foreign_keys = ON",
        "PRAGMA secure_delete = ON",  # withdrawn text is gone from the encrypted file, too
        "PRAGMA temp_store = MEMORY",  # a temporary file would be plaintext
    )

    def connect(file: Path = path) -> Any:
        # isolation_level=None: transactions are begun by the event below and by nobody else.
        connection = sqlcipher.connect(str(file), isolation_level=None, check_same_thread=False)
        try:
            for statement in (*before_first_read, "SELECT count(*) FROM sqlite_master", *after):
                connection.execute(statement).fetchall()
        except sqlcipher.Error:
            connection.close()
            raise
        return connection

    engine = sa.create_engine(
        "sqlite://",  # a path or a key in the URL would be shown by repr() and in errors
        module=sqlcipher,
        creator=connect,
        poolclass=QueuePool,
        hide_parameters=True,
        execution_options={_STORE: path.stem, _DURABLE: durable, _CONNECT: connect, _FILE: path},
    )
    event.listen(engine, "begin", _begin)
    event.listen(engine, "handle_error", _as_problem)
    try:
        with _problems_of(engine):
            path.touch(mode=0o600)
            with engine.connect():
                return engine
    except Problem as problem:
        # SQLite calls it a failed disk that there is no room for the index of the log.
        if problem.code is ProblemCode.DISK_FAILED and shutil.disk_usage(path.parent).free < _ROOM_TO_OPEN:
            raise _of_store(Problem(ProblemCode.DISK_FULL), engine) from problem
        raise


def is_store(bind: sa.Engine | sa.Connection) -> bool:
    """Whether this is one of the console's encrypted stores (the test guards ask)."""
    return _STORE in bind.get_execution_options()


@contextmanager
def writing(engine: sa.Engine) -> Iterator[sa.Connection]:
    """One writing transaction: waits for its turn at the start, commits at the end, rolls back on an error."""
    with engine.begin() as connection:
        yield connection
        _refuse_zeros(engine, connection)


@contextmanager
def reading(engine: sa.Engine) -> Iterator[sa.Connection]:
    """One consistent view of the store, which neither waits for writers nor lets anything be written."""
    with engine.connect().execution_options(**{_READING: True}) as connection:
        raw = connection.connection.driver_connection
        assert raw is not None
        raw.execute("PRAGMA query_only = ON")
        try:
            yield connection
            _refuse_zeros(engine, connection)
        finally:
            if not connection.invalidated:
                raw.execute("PRAGMA query_only = OFF")


def _refuse_zeros(engine: sa.Engine, connection: sa.Connection) -> None:
    """Raise corrupt_work or corrupt_cache if a value just read may be false.

    SQLCipher hands out zeros, and no error, for a damaged last page of a long value.
    """
    if connection.invalidated:
        return
    raw: Any = connection.connection.driver_connection
    if raw.execute("PRAGMA cipher_status").fetchone() != ("1",):
        connection.invalidate()
        raise _of_store(Problem(ProblemCode.CORRUPT_WORK), engine)


def translate(error: BaseException, engine: sa.Engine | None = None) -> Problem | None:
    """The problem behind an error of a store, which names the store if the engine is given; None for a bug."""
    problem = environment_problem(error)
    if problem is None or problem is error or engine is None:
        return problem
    return _of_store(problem, engine)


@contextmanager
def stopping(connection: sa.Connection, stop: Callable[[], bool]) -> Iterator[None]:
    """Ask `stop` a few times a second while statements run, however long one of them takes. Raises GivenUp."""
    raw: Any = connection.connection.driver_connection
    raw.set_progress_handler(stop, _STEPS_BETWEEN_LOOKS)
    try:
        yield
    except sa.exc.OperationalError as error:
        if getattr(error.orig, "sqlite_errorname", "") == "SQLITE_INTERRUPT":
            raise GivenUp from error
        raise
    finally:
        raw.set_progress_handler(None, 0)


def check(engine: sa.Engine, stop: Callable[[], bool] = lambda: False) -> bool:
    """Read every page once and raise corrupt_work or corrupt_cache if one is damaged; False if `stop` said so first.

    Takes its time, and keeps nobody from reading or writing meanwhile.
    """
    with reading(engine) as connection:
        try:
            with stopping(connection, stop):
                verdict = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one()
        except GivenUp:
            return False
        if verdict != "ok":
            connection.invalidate()
            raise _of_store(Problem(ProblemCode.CORRUPT_WORK), engine)
    return True


def condemned_mark(path: Path) -> Path:
    """The file whose existence says that damage was met in the cache at `path`."""
    return path.with_suffix(".damaged")


def checkpoint(engine: sa.Engine, *, truncate: bool = False) -> bool:
    """Move the write-ahead log into the file, for idle moments; False if a reader or writer was in the way."""
    with _raw(engine) as raw:
        mode = "TRUNCATE" if truncate else "PASSIVE"
        busy, in_log, moved = raw.execute(f"PRAGMA wal_checkpoint({mode})").fetchone()
    return not busy and in_log == moved


def backup(engine: sa.Engine, destination: Path, reach: Callable[[float], None] = lambda _share: None) -> None:
    """Write a complete copy, encrypted with the same key, while others go on using the store.

    The destination is replaced only when the copy is complete. `reach` is told the share that is copied again and
    again; what it raises leaves the destination as it was.
    """
    partial = destination.with_name(destination.name + ".partial")
    with _problems_of(engine), _raw(engine) as raw:
        partial.unlink(missing_ok=True)
        partial.touch(mode=0o600)
        with closing(engine.get_execution_options()[_CONNECT](partial)) as copy:
            # Without a log of its own: what could not be moved from that into the file on closing would be lost unsaid.
            copy.execute("PRAGMA journal_mode = DELETE").fetchall()
            try:
                raw.backup(
                    copy, pages=_PAGES_AT_A_TIME, progress=lambda _, left, whole: reach(1 - left / max(whole, 1))
                )
            except sqlcipher.Error as error:
                error.sqlite_errorcode = _CODES_OF_TEXTS.get(str(error), 0)
                raise
        partial.replace(destination)


def set_aside(path: Path, directory: Path, now: datetime) -> Path:
    """Move a damaged store, which nobody may have open, where a rescue can find it; returns its new path.

    Nothing is deleted, and nothing that was set aside before is written over. The log goes first: beside a
    new file of the old name SQLite would take it for that file's, and delete it or play it back.
    """
    stamp = now.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    names = chain([f"{path.stem}-{stamp}"], (f"{path.stem}-{stamp}-{n}" for n in count(2)))
    target = next(new for name in names if not (new := directory / (name + path.suffix)).exists())
    for suffix in ("-wal", "-shm", ""):
        part = path.with_name(path.name + suffix)
        if part.exists():
            part.replace(target.with_name(target.name + suffix))
    return target


def _of_store(problem: Problem, engine: sa.Engine) -> Problem:
    options = engine.get_execution_options()
    corrupt_cache = problem.code in (ProblemCode.CORRUPT_WORK, ProblemCode.CORRUPT_CACHE) and not options[_DURABLE]
    if corrupt_cache:
        with suppress(OSError):
            condemned_mark(options[_FILE]).touch(mode=0o600)  # whoever met it: the next start begins it anew
    return Problem(ProblemCode.CORRUPT_CACHE if corrupt_cache else problem.code, store=options[_STORE])


def _begin(connection: sa.Connection) -> None:
    # A transaction that reads first and asks for the write lock later may be refused without any waiting.
    reads = connection.get_execution_options().get(_READING, False)
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")


def _as_problem(context: ExceptionContext) -> Problem | None:
    """What SQLAlchemy raises in place of the driver's error; None leaves it as it is."""
    problem = translate(context.original_exception, context.engine)
    if problem and problem.code in (ProblemCode.CORRUPT_WORK, ProblemCode.CORRUPT_CACHE):
        # SQLCipher lets a connection that has met damage read and write nothing any more, not even what is sound.
        context.is_disconnect = True
    reads = context.connection is not None and context.connection.get_execution_options().get(_READING)
    if problem and problem.code is ProblemCode.READ_ONLY and reads:
        return None  # a write inside reading() is a bug of ours, not a read-only disk
    return problem


@contextmanager
def _problems_of(engine: sa.Engine) -> Iterator[None]:
    """For work on the file that SQLAlchemy's own error event does not see."""
    try:
        yield
    except (OSError, sqlcipher.Error) as error:
        problem = translate(error, engine)
        if problem is None:
            raise
        raise problem from error


@contextmanager
def _raw(engine: sa.Engine) -> Iterator[Any]:
    """The driver's connection, outside any transaction."""
    with _problems_of(engine), closing(engine.raw_connection()) as pooled:
        try:
            yield pooled.driver_connection
        except sqlcipher.Error as error:
            pooled.invalidate(error)
            raise
